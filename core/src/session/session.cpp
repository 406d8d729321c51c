#include "rescore/session.h"

#include <algorithm>
#include <cassert>
#include <charconv>

#include "base/format.h"
#include "base/utf8.h"
#include "files/readers.h"
#include "rescore/json_io.h"

namespace rescore {
Errors Session::load_edition(std::string_view file, std::string_view text) {
  Errors errors;
  auto edition = read_edition(file, text, errors);
  if (!edition) return errors;
  data_ = Dataset{std::move(*edition), {}, {}};
  scenario_ = {};
  added_.clear();
  cache_.methods.clear();
  data_changed();
  return {};
}

Errors Session::load_published_results(std::string_view file, std::string_view text) {
  if (!data_) return {needs_first("edition", file)};
  Errors errors;
  auto published_results = read_published_results(data_->edition, file, text, errors);
  if (!published_results) return errors;
  for (const Responses& responses : data_->responses) {
    if (find_unit(*published_results, responses.unit)) continue;
    report(errors, ErrorCode::unknown_country, file, "/countries",
           "The standings lack {}, whose answers are loaded.", {responses.unit});
  }
  if (!errors.empty()) return errors;
  data_->published_results = std::move(*published_results);
  scenario_ = {};
  data_changed();
  return {};
}

Errors Session::load_responses(std::string_view file, std::string_view text) {
  return put_responses(file, text, false);
}

Errors Session::replace_responses(std::string_view file, std::string_view text) {
  return put_responses(file, text, true);
}

Errors Session::put_responses(std::string_view file, std::string_view text, bool replace) {
  if (!data_) return {needs_first("edition", file)};
  Errors errors;
  auto responses = read_responses(data_->edition, file, text, errors);
  if (!responses) return errors;
  if (has_published_results() && !find_unit(data_->published_results, responses->unit)) {
    report(errors, ErrorCode::unknown_country, file, "/country",
           "The standings have no country \"{}\".", {responses->unit});
    return errors;
  }
  const auto same = std::find_if(data_->responses.begin(), data_->responses.end(),
                                 [&](const Responses& s) { return s.unit == responses->unit; });
  if (same == data_->responses.end()) {
    data_->responses.push_back(std::move(*responses));
  } else if (replace) {
    *same = std::move(*responses);
    scenario_ = {};
  } else {
    report(errors, ErrorCode::duplicate_country, file, "/country",
           "The answers of {} are loaded already.", {responses->unit});
    return errors;
  }
  data_changed();
  return {};
}

Errors Session::set(std::string_view unit, std::string_view indicator, std::optional<int> score,
                    bool only_ask) {
  return set("", unit, indicator, score, only_ask);
}

Errors Session::set(std::string_view edit, std::string_view unit) {
  const auto bad = [&] {
    Errors errors;
    report(errors, ErrorCode::bad_edit, edit, "",
           "A change is written media-03=3, media-03=skip or AZ.media-03=3.");
    return errors;
  };
  const std::size_t equals = edit.find('=');
  if (equals == std::string_view::npos) return bad();
  std::string_view indicator = edit.substr(0, equals);
  const std::string_view to = edit.substr(equals + 1);
  const std::size_t dot = indicator.find('.');
  if (dot != std::string_view::npos) {
    unit = indicator.substr(0, dot);
    indicator.remove_prefix(dot + 1);
  }
  if (indicator.empty() || unit.empty()) return bad();
  if (to == "skip") return set(edit, unit, indicator, std::nullopt);
  int score = 0;
  const auto [end, problem] = std::from_chars(to.data(), to.data() + to.size(), score);
  if (problem != std::errc{} || end != to.data() + to.size()) return bad();
  return set(edit, unit, indicator, score);
}

Errors Session::set(std::string_view file, std::string_view unit, std::string_view indicator,
                    std::optional<int> score, bool only_ask) {
  Errors errors;
  const auto at = target(file, unit, indicator, errors);
  if (!at) return errors;
  Answer to = Answer::skip();
  if (score) {
    if (!data_->edition.scale_of(at->indicator).option_with(*score)) {
      report(errors, ErrorCode::no_such_score, file, "", "{}",
             {no_such_score(data_->edition, at->indicator, *score)});
      return errors;
    }
    to = {static_cast<std::int16_t>(*score)};
  }
  if (only_ask) return {};
  const Answer from = scenario_.find(at->unit, at->indicator).value_or(at->published);
  scenario_.set(at->unit, at->indicator, to, at->published);
  answer_changed(*at, from, to);
  return {};
}

Errors Session::reset(std::string_view unit, std::string_view indicator) {
  Errors errors;
  const auto at = target("", unit, indicator, errors);
  if (!at) return errors;
  const Answer from = scenario_.find(at->unit, at->indicator).value_or(at->published);
  scenario_.reset(at->unit, at->indicator);
  answer_changed(*at, from, at->published);
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

Errors Session::save(std::string_view name) {
  constexpr std::size_t most_names = 100;
  constexpr std::size_t most_bytes = 160;
  Errors errors;
  const auto bad = [&](std::string_view sentence, FormatArgs args) {
    report(errors, ErrorCode::bad_request, "", "", sentence, args);
    return errors;
  };
  Errors encoding;
  if (name.empty() || name.size() > most_bytes || utf8::has_control(name) ||
      !utf8::check("", name, encoding)) {
    return bad("A snapshot's name has 1 to 160 bytes of UTF-8 on one line.", {});
  }
  if (scenario_.saved(name) == nullptr && scenario_.snapshots().size() >= most_names) {
    return bad("There are {} snapshots already; forget one first.", {most_names});
  }
  scenario_.save(name);
  return {};
}

Errors Session::restore(std::string_view name) {
  Errors errors;
  auto edits = edits_of(name, errors);
  if (!edits) return errors;
  scenario_.replace(std::move(*edits));
  edits_changed();
  return {};
}

Errors Session::forget(std::string_view name) {
  Errors errors;
  if (!edits_of(name, errors)) return errors;
  scenario_.forget(name);
  return {};
}

std::optional<std::vector<Edit>> Session::edits_of(std::string_view snapshot,
                                                   Errors& errors) const {
  if (snapshot.empty()) return std::vector<Edit>{};
  const std::vector<Edit>* saved = scenario_.saved(snapshot);
  if (saved != nullptr) return *saved;
  report(errors, ErrorCode::bad_request, "", "", "There is no snapshot \"{}\".", {snapshot});
  return std::nullopt;
}

std::optional<std::vector<Row>> Session::published_score(std::string_view unit,
                                                         std::string_view method,
                                                         Errors& errors) const {
  return score_in(published_, {}, unit, method, errors);
}

std::optional<std::vector<Row>> Session::score(std::string_view unit, std::string_view method,
                                               Errors& errors) const {
  return score_in(current_, scenario_.edits(), unit, method, errors);
}

std::optional<std::vector<Row>> Session::score_in(const Table& plain, Edits edits,
                                                  std::string_view code, std::string_view method_id,
                                                  Errors& errors) const {
  const Method* rule = method(method_id, errors);
  if (rule == nullptr) return std::nullopt;
  if (!has_published_results()) {
    const Responses* responses = find_responses(*data_, code);
    if (responses != nullptr) return score_alone(data_->edition, responses->answers, *rule);
  }
  const auto found = unit(code, errors);
  if (!found || !has_answers_for(*rule, errors)) return std::nullopt;
  if (rule->unweighted()) return score_of(data_->edition, plain, *rule, *found);
  return score_of(data_->edition, weighted_table(*data_, plain, edits, *rule), *rule, *found);
}

std::optional<std::vector<Row>> Session::published_ranking(std::string_view node,
                                                           std::string_view method,
                                                           Errors& errors) const {
  return ranking_in(published_, {}, node, method, errors);
}

std::optional<std::vector<Row>> Session::ranking(std::string_view node, std::string_view method,
                                                 Errors& errors) const {
  return ranking_in(current_, scenario_.edits(), node, method, errors);
}

std::optional<std::vector<Row>> Session::ranking_in(const Table& plain, Edits edits,
                                                    std::string_view node_name,
                                                    std::string_view method_id,
                                                    Errors& errors) const {
  const Method* rule = method(method_id, errors);
  if (rule == nullptr) return std::nullopt;
  const auto found = node(node_name, errors);
  if (!found) return std::nullopt;
  if (!has_published_results()) {
    errors.push_back(needs_first("standings"));
    return std::nullopt;
  }
  if (!has_answers_for(*rule, errors)) return std::nullopt;
  if (rule->unweighted()) return ranking_of(data_->edition, plain, *rule, *found);
  return ranking_of(data_->edition, weighted_table(*data_, plain, edits, *rule), *rule, *found);
}

std::optional<Session::Target> Session::target(std::string_view file, std::string_view code,
                                               std::string_view indicator, Errors& errors) const {
  const std::size_t before = errors.size();
  const auto found = unit(code, errors);
  if (found) {
    const auto place = find_indicator(data_->edition, indicator);
    const Responses* responses = find_responses(*data_, code);
    if (!place) {
      report(errors, ErrorCode::unknown_indicator, "", "", "There is no indicator \"{}\".",
             {indicator});
    } else if (responses == nullptr) {
      report(errors, ErrorCode::needs_sheet, "", "",
             "The answers of {} are not loaded, so they cannot be changed.",
             {data_->published_results.units[found->value].name});
    } else {
      return Target{*found, *place, responses->answers[place->value]};
    }
  }
  for (std::size_t i = before; i < errors.size(); ++i) errors[i].file = file;
  return std::nullopt;
}

void Session::data_changed() {
  published_ = table_of(*data_);
  once_ = weights_of(data_->edition, {});
  edits_changed();
}

void Session::edits_changed() {
  current_ = with_edits(*data_, published_, scenario_.edits());
  cache_.rank_table.reset();
}

void Session::answer_changed(const Target& at, Answer from, Answer to) {
  const std::size_t row = at.unit.value * current_.nodes;
  const auto totals = std::span(current_.totals).subspan(row, current_.nodes);
  ScoreDelta(data_->edition, once_, at.indicator).replace(totals, from, to);
  if (!cache_.rank_table) return;
  if (cache_.rank_table->method().unweighted()) {
    cache_.rank_table->update(data_->edition, at.unit, totals);
  } else {
    cache_.rank_table.reset();
  }
}

}  // namespace rescore
