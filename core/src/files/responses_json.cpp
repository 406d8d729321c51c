#include "files/readers.h"
#include "json/json.h"
#include "rescore/json_io.h"

namespace rescore {
namespace {

using json::Cursor;

constexpr std::size_t kMaxList = 1000;

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

 private:
  /// Absent, null, or text.
  static void optional_text(const Cursor& item, std::size_t most) {
    if (item.present() && !item.is_null()) item.try_line(most);
  }

  std::optional<IndicatorIndex> read_indicator(const Cursor& item) {
    const auto id = item.id();
    if (!id) return std::nullopt;
    const auto indicator = find_indicator(edition_, *id);
    if (!indicator) {
      item.fail(ErrorCode::unknown_indicator, "There is no indicator \"{}\".", {*id});
      return std::nullopt;
    }
    if (seen_[indicator->value] != 0) {
      item.fail(ErrorCode::duplicate_indicator, "The indicator {} is answered twice.", {*id});
      return std::nullopt;
    }
    seen_[indicator->value] = 1;
    return indicator;
  }

  void read_answer(const Cursor& item, IndicatorIndex indicator) {
    if (item.is_null()) return;
    const auto score = item.integer(INT32_MIN, INT32_MAX);
    if (!score) return;
    if (!edition_.scale_of(indicator).option_with(static_cast<int>(*score))) {
      item.fail(ErrorCode::no_such_score, "{}", {no_such_score(edition_, indicator, *score)});
      return;
    }
    responses_.answers[indicator.value] = {static_cast<std::int16_t>(*score)};
  }

  const Edition& edition_;
  Responses& responses_;
  std::vector<char> seen_;  ///< by indicator
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

}  // namespace rescore
