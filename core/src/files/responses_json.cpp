#include <algorithm>
#include <unordered_set>

#include "files/narrative_json.h"
#include "files/readers.h"
#include "json/json.h"

namespace rescore {
namespace {

using json::Cursor;

/// Missing for null, and after an error.
Answer read_answer(const Cursor& item, const Edition& edition, IndicatorIndex indicator) {
  if (item.is_null()) return Answer::skip();
  const bool whole = !edition.scale_of(indicator).number;
  if (whole && !item.integer(INT32_MIN, INT32_MAX)) return Answer::skip();
  const auto score = item.number(-kMostNumber, kMostNumber);
  if (!score) return Answer::skip();
  if (can_be_answered(edition, indicator, *score)) return {*score};
  item.fail(ErrorCode::no_such_score, "{}", {no_such_score(edition, indicator, *score)});
  return Answer::skip();
}

/// One answer to each indicator, by id.
std::vector<Answer> read_answers(const Cursor& list, const Edition& edition) {
  std::vector<std::optional<Answer>> answers(edition.indicators.size());
  std::size_t next = 0;  // files usually follow the order of the index
  const std::vector<Cursor> entries = list.items(1, answers.size() + kMaxErrorsPerFile);
  for (const Cursor& item : entries) {
    item.allow_keys(
        {"indicator", "answer", "tag", "evidence", "note", "remark", "links", "answered_by"});
    check_evidence(item);
    const Cursor name = item.key("indicator");
    const auto indicator = read_indicator(name, edition, next);
    if (!indicator) continue;
    if (answers[indicator->value]) {
      name.fail(ErrorCode::duplicate_indicator, "The indicator {} is answered twice.",
                {edition.indicators[indicator->value].id});
    } else {
      answers[indicator->value] = read_answer(item.key("answer"), edition, *indicator);
      next = indicator->value + std::size_t{1};
    }
  }
  std::vector<Answer> all;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (!answers[i] && !entries.empty()) {
      list.fail(ErrorCode::missing_answer,
                "The indicator {} has no answer; a skip is written as null.",
                {edition.indicators[i].id});
    }
    all.push_back(answers[i].value_or(Answer::skip()));
  }
  return all;
}

/// A missing goalpost is the lowest or highest number of all units. Reports cases where that is on
/// the wrong side of the given one. `table` has all units.
void check_goalposts(const Cursor& item, const Edition& edition, IndicatorIndex indicator,
                     const std::vector<Responses>& table) {
  const auto& scale = edition.scale_of(indicator).number;
  if (!scale || scale->lower.has_value() == scale->upper.has_value()) return;
  const double post = scale->lower ? *scale->lower : *scale->upper;
  bool answered = false;
  for (const Responses& responses : table) {
    const double score = responses.answers[indicator.value].score;
    if (scale->lower ? score > post : score < post) return;
    answered = answered || !responses.answers[indicator.value].missing();
  }
  if (!answered) return;
  item.fail(ErrorCode::out_of_range, "No number of {} is {} its goalpost {}, so it has no range.",
            {edition.indicators[indicator.value].id, (scale->lower ? "above" : "below"),
             to_decimal(post)});
}

}  // namespace

std::optional<Responses> read_responses(const Edition& edition, std::string_view file,
                                        std::string_view text, Errors& errors) {
  return json::read_file(file, text, errors, [&](const Cursor& root) {
    root.allow_keys({"edition", "country", "profile", "takeaways", "answers", "timeline", "undated",
                     "contradictions", "sources"});
    check_edition(root.key("edition"), edition);
    Responses responses{std::string(file), read_unit_code(root.key("country")),
                        read_answers(root.key("answers"), edition)};
    check_narrative(root, edition);
    return responses;
  });
}

std::optional<std::vector<Responses>> read_response_table(const Edition& edition,
                                                          std::string_view file,
                                                          std::string_view text, Errors& errors) {
  return json::read_file(file, text, errors, [&](const Cursor& root) {
    const std::size_t before = errors.size();
    root.allow_keys({"edition", "indicators", "units"});
    check_edition(root.key("edition"), edition);
    const std::size_t count = edition.indicators.size();
    std::vector<std::optional<IndicatorIndex>> columns;  // empty if unknown, which is reported
    Distinct indicators, units;
    const std::vector<Cursor> heads = root.key("indicators").items(count, count);
    for (const Cursor& item : heads) {
      columns.push_back(read_indicator(item, edition, columns.size()));
      if (!columns.back()) continue;
      indicators.add(item, edition.indicators[columns.back()->value].id,
                     ErrorCode::duplicate_indicator, "The indicator {} stands here twice.");
    }
    std::unordered_set<std::string_view> listed;
    for (const Unit& unit : edition.listed) listed.insert(unit.code);
    std::vector<Responses> table;
    const auto most = static_cast<std::size_t>(std::max(edition.units, 0));
    for (const Cursor& item : root.key("units").items(0, most)) {
      item.allow_keys({"unit", "answers"});
      const Cursor code = item.key("unit");
      Responses responses{std::string(file), read_unit_code(code),
                          std::vector<Answer>(count, Answer::skip())};
      if (!responses.unit.empty() && !listed.empty() && !listed.contains(responses.unit)) {
        code.fail(ErrorCode::unknown_country, "The index lists no such unit.");
      } else {
        units.add(code, responses.unit, ErrorCode::duplicate_country, kUnitTwice);
      }
      const std::vector<Cursor> answers = item.key("answers").items(count, count);
      for (std::size_t i = 0; i < answers.size() && i < columns.size(); ++i) {
        if (!columns[i]) continue;
        responses.answers[columns[i]->value] = read_answer(answers[i], edition, *columns[i]);
      }
      table.push_back(std::move(responses));
    }
    const bool is_whole = table.size() == most && errors.size() == before;
    for (std::size_t i = 0; is_whole && i < columns.size(); ++i) {
      check_goalposts(heads[i], edition, *columns[i], table);
    }
    return table;
  });
}

}  // namespace rescore
