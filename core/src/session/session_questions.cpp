#include <algorithm>
#include <charconv>

#include "base/format.h"
#include "files/readers.h"
#include "links/fragment.h"
#include "rescore/json_io.h"
#include "rescore/method_text.h"
#include "rescore/session.h"

// What a session is asked by id: methods, scopes, countries, and the questions made of them.
namespace rescore {
namespace {

/// Methods from texts that are kept; a slider may ask for any number of them.
constexpr std::size_t kMostMethods = 100;

/// A decimal number in units of 10^-decimals; nothing when it is none, or has more decimals.
std::optional<int> units_of(std::string_view text, int decimals) {
  const std::size_t dot = text.find('.');
  const std::string_view whole = text.substr(0, dot);
  std::string digits(whole);
  const std::string_view rest = dot == text.npos ? std::string_view() : text.substr(dot + 1);
  if (whole.empty() || (dot != text.npos && rest.empty())) return std::nullopt;
  if (rest.size() > static_cast<std::size_t>(decimals) || text.size() > 8) return std::nullopt;
  digits.append(rest).append(static_cast<std::size_t>(decimals) - rest.size(), '0');
  if (digits.find_first_not_of("0123456789") != digits.npos) return std::nullopt;
  int units = 0;
  const auto problem = std::from_chars(digits.data(), digits.data() + digits.size(), units).ec;
  return problem == std::errc{} ? std::optional(units) : std::nullopt;
}

}  // namespace

Errors Session::add_method(std::string_view file, std::string_view text) {
  if (!data_) return {needs_first("edition", file)};
  Errors errors;
  auto method = read_method(data_->edition, file, text, errors);
  if (!method) return errors;
  cache_.rank_table.reset();
  std::erase_if(added_, [&](const Method& m) { return m.id == method->id; });
  added_.push_back(std::move(*method));
  return {};
}

std::optional<Evaluation> Session::evaluation(std::string_view method_id, Errors& errors) const {
  const Method* rule = method(method_id, errors);
  if (rule == nullptr) return std::nullopt;
  if (!has_published_results()) {
    errors.push_back(needs_first("standings"));
    return std::nullopt;
  }
  if (!has_answers_for(*rule, errors)) return std::nullopt;
  return Evaluation(*data_, *rule, scenario_.edits(), current_);
}

std::optional<std::span<const std::int32_t>> Session::ranks(std::string_view method_id,
                                                            Errors& errors) const {
  const Method* rule = method(method_id, errors);
  if (rule == nullptr) return std::nullopt;
  if (!has_published_results()) {
    errors.push_back(needs_first("standings"));
    return std::nullopt;
  }
  if (!has_answers_for(*rule, errors)) return std::nullopt;
  if (!cache_.rank_table || &cache_.rank_table->method() != rule) {
    cache_.rank_table.emplace(data_->edition, *rule,
                              weighted_table(*data_, current_, scenario_.edits(), *rule));
  }
  return cache_.rank_table->ranks();
}

Dataset Session::edited_data() const {
  Dataset data = *data_;
  for (Responses& responses : data.responses) {
    const auto found = find_unit(data.published_results, responses.unit);
    if (found) responses.answers = edited_answers(responses, *found, scenario_.edits());
  }
  return data;
}

std::optional<std::string> Session::link(
    std::string_view code, std::string_view method_id, std::string_view node_id, Errors& errors,
    std::vector<std::pair<std::string, std::string>> others) const {
  const auto found = unit(code, errors);
  const Method* rule = method(method_id, errors);
  const auto where = node(node_id, errors);
  if (!found || rule == nullptr || !where) return std::nullopt;
  if (method_id.size() > kMaxMethodText) {
    report(errors, ErrorCode::bad_request, "", "",
           "A link holds a method of at most {} characters.", {kMaxMethodText});
    return std::nullopt;
  }
  const bool added =
      std::any_of(added_.begin(), added_.end(), [&](const Method& m) { return m.id == method_id; });
  if (added) {
    report(errors, ErrorCode::bad_request, "", "",
           "A link cannot hold a method from a file; it names methods of the edition.");
    return std::nullopt;
  }
  Link link;
  link.unit = code;
  if (rule != &data_->edition.methods.front()) link.method = method_id;
  if (*where != kOverall) link.node = node_id;
  link.edits.assign(scenario_.edits().begin(), scenario_.edits().end());
  link.others = std::move(others);
  return write_link(*data_, link);
}

Link Session::open_link(std::string_view text, Errors& diagnostics) {
  if (!has_published_results()) {
    diagnostics.push_back(needs_first(has_edition() ? "standings" : "edition", "link"));
    return {};
  }
  Link link = read_link(*data_, text, diagnostics);
  Errors wrong;
  if (method(link.method, wrong) == nullptr) {
    for (Error& error : wrong) {
      error.file = "link";
      error.pointer = "/m";
      diagnostics.push_back(std::move(error));
    }
    link.method.clear();
  }
  scenario_.replace(link.edits);
  edits_changed();
  return link;
}

bool Session::has_all_responses(Errors& errors) const {
  const std::vector<UnitIndex> lacking = units_without_responses(*data_);
  if (lacking.empty()) return true;
  const std::string more = lacking.size() == 1 ? ""
                           : lacking.size() == 2
                               ? " and of one other"
                               : format(" and of {} others", {lacking.size() - 1});
  report(errors, ErrorCode::needs_sheet, "", "",
         "This needs the answers of every country; those of {}{} are not loaded.",
         {data_->published_results.units[lacking.front().value].name, more});
  return false;
}

bool Session::has_answers_for(const Method& method, Errors& errors) const {
  return !needs_responses(method) || !has_published_results() || has_all_responses(errors);
}

const Method* Session::method(std::string_view id, Errors& errors) const {
  if (!data_) {
    errors.push_back(needs_first("edition"));
    return nullptr;
  }
  if (id.empty()) return &data_->edition.methods.front();
  const Method* found = find_method(data_->edition, id);
  if (found != nullptr) return found;
  for (const Method& method : added_) {
    if (method.id == id) return &method;
  }
  for (const Method& method : cache_.methods) {
    if (method.id == id) return &method;
  }
  auto read = read_method_text(data_->edition, id, errors);
  if (!read) return nullptr;
  if (cache_.methods.size() >= kMostMethods) {
    cache_.rank_table.reset();
    cache_.methods.clear();
  }
  return &cache_.methods.emplace_back(std::move(*read));
}

std::optional<NodeIndex> Session::node(std::string_view id, Errors& errors) const {
  if (!data_) {
    errors.push_back(needs_first("edition"));
    return std::nullopt;
  }
  const auto found = find_node(data_->edition, id);
  if (!found) {
    report(errors, ErrorCode::unknown_scope, "", "",
           "There is no scope {}; a scope is overall, domain:media or layer:exposure.",
           {fragment::in_quotes(id)});
  }
  return found;
}

std::optional<UnitIndex> Session::unit(std::string_view code, Errors& errors) const {
  if (!has_published_results()) {
    errors.push_back(needs_first(has_edition() ? "standings" : "edition"));
    return std::nullopt;
  }
  const auto found = find_unit(data_->published_results, code);
  if (!found) {
    report(errors, ErrorCode::unknown_country, "", "",
           "There is no country \"{}\"; countries go by their ISO 3166-1 code, such as AZ.",
           {code});
  }
  return found;
}

std::optional<UnitIndex> Session::unit_with_responses(std::string_view code, Errors& errors) const {
  const auto found = unit(code, errors);
  if (!found || find_responses(*data_, code) != nullptr) return found;
  report(errors, ErrorCode::needs_sheet, "", "",
         "This needs the answers of {}, which are not loaded.",
         {data_->published_results.units[found->value].name});
  return std::nullopt;
}

std::optional<Goal> Session::goal(const GoalRequest& request, Errors& errors) const {
  const std::size_t before = errors.size();
  const auto at = unit_with_responses(request.unit, errors);
  if (!at) return std::nullopt;
  const auto where = node(request.node, errors);
  const Method* rule = method(request.method, errors);
  if (!where || rule == nullptr) return std::nullopt;
  const Edition& edition = data_->edition;
  Goal goal{*at, *where, {}, {}, request.lower, request.cost};
  goal.may_raise = request.may_raise;
  goal.may_lower = request.may_lower;
  goal.may_skip = request.may_skip;
  if (request.rank != 0) goal.rank = request.rank;
  if (!request.percent.empty()) {
    const int decimals = rule_for(edition, *rule, *where).rounding.back();
    goal.percent = units_of(request.percent, decimals);
    if (!goal.percent) {
      report(errors, ErrorCode::bad_request, "", "",
             "A percentage is a number from 0 to 100, with at most {}{}",
             {decimals, (decimals == 1 ? " decimal." : " decimals.")});
    }
  }
  goal.locked.assign(edition.indicators.size(), request.only.empty() ? 0 : 1);
  const auto mark = [&](const std::string& id, std::uint8_t locked) {
    const auto domain = find_domain(edition, id);
    const auto layer = find_layer(edition, id);
    const auto indicator = find_indicator(edition, id);
    if (!domain && !layer && !indicator) {
      report(errors, ErrorCode::unknown_indicator, "", "",
             "There is no domain, layer or indicator \"{}\".", {id});
    }
    for (std::size_t i = 0; i < edition.indicators.size(); ++i) {
      if (domain == edition.indicators[i].domain || layer == edition.indicators[i].layer ||
          indicator == index_at<IndicatorIndex>(i)) {
        goal.locked[i] = locked;
      }
    }
  };
  for (const std::string& id : request.only) mark(id, 0);
  for (const std::string& id : request.lock) mark(id, 1);
  if (errors.size() > before) return std::nullopt;
  return goal;
}

}  // namespace rescore
