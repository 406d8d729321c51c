#include <unordered_map>
#include <utility>

#include "files/dataset_json.h"
#include "files/readers.h"
#include "json/json.h"

namespace rescore {
namespace {

using json::Cursor;

constexpr std::size_t kMaxList = 1000;
constexpr double kMostNumber = 1e15;

std::optional<double> as_number(std::optional<std::int64_t> whole) {
  return whole ? std::optional(static_cast<double>(*whole)) : std::nullopt;
}

class AnswersReader {
 public:
  AnswersReader(const Edition& edition, Responses& responses)
      : edition_(edition), responses_(responses) {
    responses_.answers.assign(edition.indicators.size(), Answer::skip());
    seen_.assign(edition.indicators.size(), 0);
  }

  void read(const Cursor& item) {
    item.allow_keys({"indicator", "answer", "evidence", "note", "links", "answered_by"});
    const auto indicator = read_indicator(item.key("indicator"));
    if (indicator) read_answer(item.key("answer"), *indicator);
    optional_text(item.optional("evidence"), 20000);
    optional_text(item.optional("note"), 20000);
    optional_text(item.optional("answered_by"), 200);
    if (const Cursor links = item.optional("links"); links.present()) {
      for (const Cursor& link : links.items(0, kMaxList)) {
        link.allow_keys({"url", "part"});
        link.key("url").link();
        link.key("part").try_line(20);
      }
    }
  }

  void report_missing(const Cursor& list) const {
    for (std::size_t i = 0; i < seen_.size(); ++i) {
      if (seen_[i] != 0) continue;
      list.fail(ErrorCode::missing_answer,
                "The indicator {} has no answer; a skip is written as null.",
                {edition_.indicators[i].id});
    }
  }

  void read_answer(const Cursor& item, IndicatorIndex indicator) {
    if (item.is_null()) return;
    const bool whole = !edition_.scale_of(indicator).number;
    const auto score = whole ? as_number(item.integer(INT32_MIN, INT32_MAX))
                             : item.number(-kMostNumber, kMostNumber);
    if (!score) return;
    if (!can_be_answered(edition_, indicator, *score)) {
      item.fail(ErrorCode::no_such_score, "{}", {no_such_score(edition_, indicator, *score)});
      return;
    }
    responses_.answers[indicator.value] = {*score};
  }

 private:
  /// Absent, null, or text.
  static void optional_text(const Cursor& item, std::size_t most) {
    if (item.present() && !item.is_null()) item.try_line(most);
  }

  std::optional<IndicatorIndex> read_indicator(const Cursor& item) {
    const auto id = edition_.format == 1 ? item.id() : item.try_line(64);
    if (!id) return std::nullopt;
    const auto indicator = find_indicator(edition_, *id, next_);
    if (!indicator) {
      item.fail(ErrorCode::unknown_indicator, "There is no indicator \"{}\".", {*id});
      return std::nullopt;
    }
    if (seen_[indicator->value] != 0) {
      item.fail(ErrorCode::duplicate_indicator, "The indicator {} is answered twice.", {*id});
      return std::nullopt;
    }
    seen_[indicator->value] = 1;
    next_ = indicator->value + std::size_t{1};
    return indicator;
  }

  const Edition& edition_;
  Responses& responses_;
  std::vector<char> seen_;  ///< by indicator
  std::size_t next_ = 0;    ///< files follow the order of the index
};

}  // namespace

std::optional<Responses> read_responses(const Edition& edition, std::string_view file,
                                        std::string_view text, Errors& errors) {
  const std::size_t before = errors.size();
  const auto value = json::parse(file, text, errors);
  if (!value) return std::nullopt;
  const Cursor root(*value, file, errors);
  root.allow_keys({"edition", "country", "profile", "takeaways", "answers", "timeline",
                   "contradictions", "sources"});
  check_edition(root.key("edition"), edition);
  Responses responses{std::string(file), read_unit_code(root.key("country")), {}};
  AnswersReader answers(edition, responses);
  const Cursor list = root.key("answers");
  const std::size_t before_list = errors.size();
  const auto entries = list.items(0, edition.indicators.size() + kMaxErrorsPerFile);
  const bool is_list = list.present() && errors.size() == before_list;
  for (const Cursor& item : entries) answers.read(item);
  if (is_list) answers.report_missing(list);
  check_narrative(root, edition);
  if (errors.size() > before) return std::nullopt;
  return responses;
}

std::optional<std::vector<Responses>> read_response_table(const Edition& edition,
                                                          std::string_view file,
                                                          std::string_view text, Errors& errors) {
  const std::size_t before = errors.size();
  const auto value = json::parse(file, text, errors);
  if (!value) return std::nullopt;
  const Cursor root(*value, file, errors);
  root.allow_keys({"edition", "indicators", "units"});
  check_edition(root.key("edition"), edition);
  const std::size_t count = edition.indicators.size();
  std::vector<std::optional<IndicatorIndex>> columns;  // without one: unknown, and reported
  std::vector<char> seen(count);
  for (const Cursor& item : root.key("indicators").items(count, count)) {
    const std::string id = item.line(64);
    const auto indicator = find_indicator(edition, id, columns.size());
    if (!id.empty() && !indicator) {
      item.fail(ErrorCode::unknown_indicator, "There is no indicator \"{}\".", {id});
    } else if (indicator && std::exchange(seen[indicator->value], 1) != 0) {
      item.fail(ErrorCode::duplicate_indicator, "The indicator {} stands here twice.", {id});
    }
    columns.push_back(indicator);
  }
  std::vector<Responses> table;
  std::unordered_map<std::string, int> times;  // each unit stands in the table
  for (const Unit& unit : edition.listed) times.emplace(unit.code, 0);
  const auto most = static_cast<std::size_t>(std::max(edition.units, 0));
  for (const Cursor& item : root.key("units").items(0, most)) {
    item.allow_keys({"unit", "answers"});
    const Cursor code = item.key("unit");
    Responses responses{std::string(file), read_unit_code(code),
                        std::vector<Answer>(count, Answer::skip())};
    const bool listed = edition.listed.empty() || times.contains(responses.unit);
    if (!responses.unit.empty() && !listed) {
      code.fail(ErrorCode::unknown_country, "The index lists no such unit.");
    } else if (!responses.unit.empty() && times[responses.unit]++ > 0) {
      code.fail(ErrorCode::duplicate_country, "The unit {} stands here twice.", {responses.unit});
    }
    AnswersReader reader(edition, responses);
    const std::vector<Cursor> answers = item.key("answers").items(count, count);
    for (std::size_t i = 0; i < answers.size() && i < columns.size(); ++i) {
      if (columns[i]) reader.read_answer(answers[i], *columns[i]);
    }
    table.push_back(std::move(responses));
  }
  if (errors.size() > before) return std::nullopt;
  return table;
}

}  // namespace rescore
