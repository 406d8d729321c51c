#include "session/session_state.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "base/format.h"
#include "base/lists.h"
#include "files/methods.h"
#include "files/readers.h"
#include "json/json.h"
#include "links/fragment.h"

namespace rescore {
namespace {

/// Limit for cached methods from texts and for compiled ones; a slider requests many.
constexpr std::size_t kMostMethods = 100;
/// The number of methods whose results are cached: the page's own method, and those that it is
/// compared with.
constexpr std::size_t kMostTables = 4;

/// The cache entry of a method, which moves to the front; nullptr if there is none.
template <class Kept>
std::shared_ptr<Kept> recent(std::list<std::shared_ptr<Kept>>& list, std::string_view method) {
  const auto found = std::find_if(list.begin(), list.end(),
                                  [&](const auto& one) { return one->method().id == method; });
  if (found == list.end()) return nullptr;
  list.splice(list.begin(), list, found);
  return list.front();
}

/// The position of the entry whose `part` is this name. Fills the map if it is empty.
template <class I, class Entry>
std::optional<I> look_up(std::unordered_map<std::string_view, I>& map,
                         const std::vector<Entry>& list, std::string_view name,
                         std::string Entry::*part) {
  if (map.empty()) {
    for (const Entry& entry : list) map.emplace(entry.*part, index_at<I>(map.size()));
  }
  const auto found = map.find(name);
  return found == map.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

Errors distinct(Errors errors) {
  Errors once;
  for (Error& error : errors) {
    if (!contains(once, error)) once.push_back(std::move(error));
  }
  return once;
}

const Method* Session::State::method(std::string_view id, Errors& errors) const {
  if (!data) {
    errors.push_back(needs_first("edition"));
    return nullptr;
  }
  if (id.empty()) return &data->edition.methods.front();
  if (const Method* found = find_method(data->edition, id)) return found;
  for (const std::list<Method>* methods : {&added, &std::as_const(texts_)}) {
    const auto found = find_by(*methods, id, &Method::id);
    if (found != methods->end()) return &*found;
  }
  auto read = read_method_text(data->edition, id, errors);
  if (!read) return nullptr;
  if (texts_.size() >= kMostMethods) texts_.clear();
  return &texts_.emplace_back(std::move(*read));
}

std::optional<NodeIndex> Session::State::node(std::string_view id, Errors& errors) const {
  if (!data) {
    errors.push_back(needs_first("edition"));
    return std::nullopt;
  }
  const auto found = find_node(data->edition, id);
  if (!found) {
    report(errors, ErrorCode::unknown_scope, no_such_node(data->edition),
           {fragment::in_quotes(id)});
  }
  return found;
}

bool Session::State::has_units(Errors& errors) const {
  if (data && !data->units.empty()) return true;
  errors.push_back(needs_first(data ? "standings" : "edition"));
  return false;
}

std::optional<UnitIndex> Session::State::unit(std::string_view code, Errors& errors) const {
  if (!has_units(errors)) return std::nullopt;
  const auto found = look_up(units_by_code_, data->units, code, &Unit::code);
  if (!found) {
    report(errors, ErrorCode::unknown_country,
           data->edition.format == 1
               ? "There is no country \"{}\"; countries go by their ISO 3166-1 code, such as AZ."
               : "There is no unit \"{}\".",
           {code});
  }
  return found;
}

std::optional<UnitIndex> Session::State::unit_with_responses(std::string_view code,
                                                             Errors& errors) const {
  const auto found = unit(code, errors);
  if (!found || data->has_answers(*found)) return found;
  report(errors, ErrorCode::needs_sheet, "This needs the answers of {}, which are not loaded.",
         {data->units[found->value].name});
  return std::nullopt;
}

bool Session::State::has_all_responses(Errors& errors) const {
  if (!has_units(errors)) return false;
  const std::vector<UnitIndex> without = units_without_responses(*data);
  if (without.empty()) return true;
  const std::string more = without.size() == 1 ? ""
                           : without.size() == 2
                               ? " and of one other"
                               : format(" and of {} others", {without.size() - 1});
  report(errors, ErrorCode::needs_sheet,
         "This needs the answers of every {}; those of {}{} are not loaded.",
         {data->edition.format == 1 ? "country" : "unit", data->units[without.front().value].name,
          more});
  return false;
}

std::shared_ptr<const Plan> Session::State::plan(const Method& method, Errors& errors) const {
  if (!has_units(errors)) return nullptr;
  if (auto known = recent(plans_, method.id)) return known;
  if (!has_all_units()) {
    report(errors, ErrorCode::needs_data,
           "Load the standings first, or the answers of all {} countries.", {data->edition.units});
    return nullptr;
  }
  auto plan = std::make_shared<const Plan>(*data, method);
  const bool from_answers = plan->needs_responses() || !data->has_totals();
  if (from_answers && !has_all_responses(errors)) return nullptr;
  if (plans_.size() >= kMostMethods) plans_.pop_back();
  return plans_.emplace_front(std::move(plan));
}

std::shared_ptr<const RankTable> Session::State::table(std::string_view id, Errors& errors,
                                                       bool with_edits) const {
  const Method* rule = method(id, errors);
  if (rule == nullptr) return nullptr;
  auto& kept = with_edits ? kept_ : published_;
  if (auto known = recent(kept, rule->id)) return known;
  const auto compiled = plan(*rule, errors);
  if (!compiled) return nullptr;
  if (with_edits && !columns_) columns_.emplace(*data, scenario.edits());
  if (kept.size() >= kMostTables) kept.pop_back();
  return kept.emplace_front(std::make_shared<RankTable>(
      *data, compiled, with_edits ? *columns_ : AnswerColumns(*data, {}), edits(with_edits)));
}

std::optional<Evaluation> Session::State::evaluation(std::string_view id, Errors& errors) const {
  auto results = table(id, errors);
  if (!results) return std::nullopt;
  return Evaluation(*data, std::move(results), scenario.edits());
}

std::optional<Edit> Session::State::edit(std::string_view code, std::string_view id,
                                         std::optional<double> score, Errors& errors) const {
  const auto found = unit(code, errors);
  if (!found) return std::nullopt;
  auto indicator = look_up(indicators_by_id_, data->edition.indicators, id, &Indicator::id);
  if (!indicator) indicator = indicator_named(data->edition, id);
  if (!indicator) {
    report(errors, ErrorCode::unknown_indicator, "There is no indicator \"{}\".", {id});
  } else if (!data->has_answers(*found)) {
    report(errors, ErrorCode::needs_sheet,
           "The answers of {} are not loaded, so they cannot be changed.",
           {data->units[found->value].name});
  } else if (score && !can_be_answered(data->edition, *indicator, *score)) {
    report(errors, ErrorCode::no_such_score, "{}",
           {no_such_score(data->edition, *indicator, *score)});
  } else {
    return Edit{*found, *indicator, score ? Answer{*score} : Answer::skip()};
  }
  return std::nullopt;
}

void Session::State::answer_changed(const Edit& change) {
  if (columns_) columns_->set(change.unit, change.indicator, change.to);
  for (const auto& table : kept_) table->set(change, scenario.edits());
}

void Session::State::set(const Edit& edit, Step step) {
  scenario.set(edit.unit, edit.indicator, edit.to, published(edit), step);
  answer_changed(edit);
}

bool Session::State::change_edits(const std::function<bool(Scenario&)>& change) {
  const std::vector<Edit> before(scenario.edits().begin(), scenario.edits().end());
  if (!change(scenario)) return false;
  const auto key = [](const Edit& edit) {
    const bool missing = edit.to.missing();
    return std::tuple(edit.unit, edit.indicator, missing, missing ? 0 : edit.to.score);
  };
  const auto earlier = [&](const Edit& a, const Edit& b) { return key(a) < key(b); };
  std::vector<Edit> changed;  // an answer that had another edit before occurs twice
  std::set_symmetric_difference(before.begin(), before.end(), scenario.edits().begin(),
                                scenario.edits().end(), std::back_inserter(changed), earlier);
  // Beyond a few changes it is faster to start again.
  if (changed.size() > data->units.size()) kept_.clear();
  for (Edit& edit : changed) {
    edit.to = scenario.find(edit.unit, edit.indicator).value_or(published(edit));
    answer_changed(edit);
  }
  return true;
}

void Session::State::data_changed() {
  kept_.clear();
  published_.clear();
  plans_.clear();
  columns_.reset();
}

Fault Session::State::put_responses(Responses responses, bool replace, std::string_view place) {
  const auto found = look_up(units_by_code_, data->units, responses.unit, &Unit::code);
  const bool units_known = data->published.has_value() || data->edition.format == 2;
  if (!found && units_known) {
    return Errors{error(ErrorCode::unknown_country, responses.file, place,
                        data->edition.format == 1 ? "The standings have no country \"{}\"."
                                                  : "The index has no unit \"{}\".",
                        {responses.unit})};
  }
  if (!found) {
    data->units.push_back({responses.unit, responses.unit, ""});
    units_changed();
    data->responses.push_back(std::move(responses));
  } else if (replace || !data->has_answers(*found)) {
    if (data->has_answers(*found)) scenario = {};
    data->responses[found->value] = std::move(responses);
  } else {
    return Errors{error(ErrorCode::duplicate_country, responses.file, place,
                        "The answers of {} are loaded already.", {responses.unit})};
  }
  data_changed();
  return {};
}

Dataset Session::State::edited_data() const {
  Dataset edited = *data;
  for (const Edit& edit : scenario.edits()) {
    edited.responses[edit.unit.value].answers[edit.indicator.value] = edit.to;
  }
  return edited;
}

}  // namespace rescore
