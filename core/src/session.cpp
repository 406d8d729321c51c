#include "rescore/session.h"

#include <algorithm>
#include <cassert>
#include <charconv>

#include "readers.h"
#include "rescore/json_io.h"
#include "rescore/method_text.h"

namespace rescore {
namespace {

Error needs(std::string_view what, std::string_view file = "") {
  return {ErrorCode::needs_data, std::string(file), "",
          "Load the " + std::string(what) + " first."};
}

}  // namespace

Errors Session::load_edition(std::string_view file, std::string_view text) {
  Errors errors;
  auto edition = read_edition(file, text, errors);
  if (!edition) return errors;
  data_ = Dataset{std::move(*edition), {}, {}};
  scenario_ = {};
  added_.clear();
  from_text_.clear();
  data_changed();
  return {};
}

Errors Session::load_standings(std::string_view file, std::string_view text) {
  if (!data_) return {needs("edition", file)};
  Errors errors;
  auto standings = read_standings(data_->edition, file, text, errors);
  if (!standings) return errors;
  for (const Sheet& sheet : data_->sheets) {
    if (find_country(*standings, sheet.country)) continue;
    errors.push_back({ErrorCode::unknown_country, std::string(file), "/countries",
                      "The standings lack " + sheet.country + ", whose answers are loaded."});
  }
  if (!errors.empty()) return errors;
  data_->standings = std::move(*standings);
  scenario_ = {};
  data_changed();
  return {};
}

Errors Session::load_sheet(std::string_view file, std::string_view text) {
  return put_sheet(file, text, false);
}

Errors Session::replace_sheet(std::string_view file, std::string_view text) {
  return put_sheet(file, text, true);
}

Errors Session::put_sheet(std::string_view file, std::string_view text, bool replace) {
  if (!data_) return {needs("edition", file)};
  Errors errors;
  auto sheet = read_sheet(data_->edition, file, text, errors);
  if (!sheet) return errors;
  if (has_standings() && !find_country(data_->standings, sheet->country)) {
    return {{ErrorCode::unknown_country, std::string(file), "/country",
             "The standings have no country \"" + sheet->country + "\"."}};
  }
  const auto same = std::find_if(data_->sheets.begin(), data_->sheets.end(),
                                 [&](const Sheet& s) { return s.country == sheet->country; });
  if (same == data_->sheets.end()) {
    data_->sheets.push_back(std::move(*sheet));
  } else if (replace) {
    *same = std::move(*sheet);
    scenario_ = {};
  } else {
    return {{ErrorCode::duplicate_country, std::string(file), "/country",
             "The answers of " + sheet->country + " are loaded already."}};
  }
  data_changed();
  return {};
}

Errors Session::set(std::string_view country, std::string_view indicator,
                    std::optional<int> score) {
  return set("", country, indicator, score);
}

Errors Session::set(std::string_view edit, std::string_view country) {
  const auto bad = [&] {
    return Errors{{ErrorCode::bad_edit, std::string(edit), "",
                   "A change is written media-03=3, media-03=skip or AZ.media-03=3."}};
  };
  const std::size_t equals = edit.find('=');
  if (equals == std::string_view::npos) return bad();
  std::string_view indicator = edit.substr(0, equals);
  const std::string_view to = edit.substr(equals + 1);
  const std::size_t dot = indicator.find('.');
  if (dot != std::string_view::npos) {
    country = indicator.substr(0, dot);
    indicator.remove_prefix(dot + 1);
  }
  if (indicator.empty() || country.empty()) return bad();
  if (to == "skip") return set(edit, country, indicator, std::nullopt);
  int score = 0;
  const auto [end, problem] = std::from_chars(to.data(), to.data() + to.size(), score);
  if (problem != std::errc{} || end != to.data() + to.size()) return bad();
  return set(edit, country, indicator, score);
}

Errors Session::set(std::string_view file, std::string_view country, std::string_view indicator,
                    std::optional<int> score) {
  Errors errors;
  const auto at = target(file, country, indicator, errors);
  if (!at) return errors;
  Answer to = Answer::skip();
  if (score) {
    if (!data_->edition.scale_of(at->indicator).option_with(*score)) {
      return {{ErrorCode::no_such_score, std::string(file), "",
               no_such_score(data_->edition, at->indicator, *score)}};
    }
    to = {static_cast<std::int16_t>(*score)};
  }
  scenario_.set(at->country, at->indicator, to, at->published);
  edits_changed();
  return {};
}

Errors Session::reset(std::string_view country, std::string_view indicator) {
  Errors errors;
  const auto at = target("", country, indicator, errors);
  if (!at) return errors;
  scenario_.reset(at->country, at->indicator);
  edits_changed();
  return {};
}

void Session::reset() {
  if (scenario_.edits().empty()) return;
  scenario_.reset();
  edits_changed();
}

bool Session::undo() {
  if (!scenario_.can_undo()) return false;
  scenario_.undo();
  edits_changed();
  return true;
}

bool Session::redo() {
  if (!scenario_.can_redo()) return false;
  scenario_.redo();
  edits_changed();
  return true;
}

std::optional<std::vector<Row>> Session::published_score(std::string_view country,
                                                         std::string_view method,
                                                         Errors& errors) const {
  return score_in(published_, {}, country, method, errors);
}

std::optional<std::vector<Row>> Session::score(std::string_view country, std::string_view method,
                                               Errors& errors) const {
  return score_in(current_, scenario_.edits(), country, method, errors);
}

std::optional<std::vector<Row>> Session::score_in(const Table& plain, Edits edits,
                                                  std::string_view code, std::string_view method_id,
                                                  Errors& errors) const {
  const Method* rule = method(method_id, errors);
  if (rule == nullptr) return std::nullopt;
  if (!has_standings()) {
    const Sheet* sheet = find_sheet(*data_, code);
    if (sheet != nullptr) return score_alone(data_->edition, sheet->answers, *rule);
  }
  const auto found = country(code, errors);
  if (!found || !has_answers_for(*rule, errors)) return std::nullopt;
  if (rule->unweighted()) return score_of(data_->edition, plain, *rule, *found);
  return score_of(data_->edition, weighted_table(*data_, plain, edits, *rule), *rule, *found);
}

std::optional<std::vector<Row>> Session::published_ranking(std::string_view scope,
                                                           std::string_view method,
                                                           Errors& errors) const {
  return ranking_in(published_, {}, scope, method, errors);
}

std::optional<std::vector<Row>> Session::ranking(std::string_view scope, std::string_view method,
                                                 Errors& errors) const {
  return ranking_in(current_, scenario_.edits(), scope, method, errors);
}

std::optional<std::vector<Row>> Session::ranking_in(const Table& plain, Edits edits,
                                                    std::string_view scope_name,
                                                    std::string_view method_id,
                                                    Errors& errors) const {
  const Method* rule = method(method_id, errors);
  if (rule == nullptr) return std::nullopt;
  const auto found = scope(scope_name, errors);
  if (!found) return std::nullopt;
  if (!has_standings()) {
    errors.push_back(needs("standings"));
    return std::nullopt;
  }
  if (!has_answers_for(*rule, errors)) return std::nullopt;
  if (rule->unweighted()) return ranking_of(data_->edition, plain, *rule, *found);
  return ranking_of(data_->edition, weighted_table(*data_, plain, edits, *rule), *rule, *found);
}

bool Session::has_answers_for(const Method& method, Errors& errors) const {
  if (!needs_sheets(method)) return true;
  const std::vector<CountryIndex> lacking = lacking_sheets(*data_);
  if (lacking.empty()) return true;
  const std::string more = lacking.size() == 1 ? ""
                           : lacking.size() == 2
                               ? " and of one other"
                               : " and of " + std::to_string(lacking.size() - 1) + " others";
  errors.push_back({ErrorCode::needs_sheet, "", "",
                    "This method needs the answers of every country; those of " +
                        data_->standings.countries[lacking.front().value].name + more +
                        " are not loaded."});
  return false;
}

std::optional<Situation> Session::situation(std::string_view method_id, Errors& errors) const {
  const Method* rule = method(method_id, errors);
  if (rule == nullptr) return std::nullopt;
  if (!has_standings()) {
    errors.push_back(needs("standings"));
    return std::nullopt;
  }
  if (!has_answers_for(*rule, errors)) return std::nullopt;
  return Situation(*data_, *rule, scenario_.edits(), current_);
}

Errors Session::add_method(std::string_view file, std::string_view text) {
  if (!data_) return {needs("edition", file)};
  Errors errors;
  auto method = read_method(data_->edition, file, text, errors);
  if (!method) return errors;
  std::erase_if(added_, [&](const Method& m) { return m.id == method->id; });
  added_.push_back(std::move(*method));
  return {};
}

const Method* Session::method(std::string_view id, Errors& errors) const {
  if (!data_) {
    errors.push_back(needs("edition"));
    return nullptr;
  }
  if (id.empty()) return &data_->edition.methods.front();
  const Method* found = find_method(data_->edition, id);
  if (found != nullptr) return found;
  for (const Method& method : added_) {
    if (method.id == id) return &method;
  }
  const auto known = from_text_.find(id);
  if (known != from_text_.end()) return &known->second;
  auto read = read_method_text(data_->edition, id, errors);
  if (!read) return nullptr;
  return &from_text_.emplace(std::string(id), std::move(*read)).first->second;
}

std::optional<ScopeIndex> Session::scope(std::string_view id, Errors& errors) const {
  if (!data_) {
    errors.push_back(needs("edition"));
    return std::nullopt;
  }
  const auto found = find_scope(data_->edition, id);
  if (!found) {
    errors.push_back({ErrorCode::unknown_scope, "", "",
                      "There is no scope \"" + std::string(id) +
                          "\"; a scope is overall, domain:media or layer:exposure."});
  }
  return found;
}

std::optional<CountryIndex> Session::country(std::string_view code, Errors& errors) const {
  if (!has_standings()) {
    errors.push_back(needs(has_edition() ? "standings" : "edition"));
    return std::nullopt;
  }
  const auto found = find_country(data_->standings, code);
  if (!found) {
    errors.push_back({ErrorCode::unknown_country, "", "",
                      "There is no country \"" + std::string(code) +
                          "\"; countries go by their ISO 3166-1 code, such as AZ."});
  }
  return found;
}

std::optional<Session::Target> Session::target(std::string_view file, std::string_view code,
                                               std::string_view indicator, Errors& errors) const {
  const std::size_t before = errors.size();
  const auto found = country(code, errors);
  if (found) {
    const auto place = find_indicator(data_->edition, indicator);
    const Sheet* sheet = find_sheet(*data_, code);
    if (!place) {
      errors.push_back({ErrorCode::unknown_indicator, "", "",
                        "There is no indicator \"" + std::string(indicator) + "\"."});
    } else if (sheet == nullptr) {
      errors.push_back({ErrorCode::needs_sheet, "", "",
                        "The answers of " + data_->standings.countries[found->value].name +
                            " are not loaded, so they cannot be changed."});
    } else {
      return Target{*found, *place, sheet->answers[place->value]};
    }
  }
  for (std::size_t i = before; i < errors.size(); ++i) errors[i].file = file;
  return std::nullopt;
}

void Session::data_changed() {
  published_ = table_of(*data_);
  edits_changed();
}

void Session::edits_changed() {
  current_ = with_edits(*data_, published_, scenario_.edits());
}

}  // namespace rescore
