#include "json.h"
#include "readers.h"
#include "rescore/json_io.h"

namespace rescore {
namespace {

using json::Node;

constexpr std::size_t kMaxList = 1000;

class AnswersReader {
 public:
  AnswersReader(const Edition& edition, Sheet& sheet) : edition_(edition), sheet_(sheet) {
    sheet_.answers.assign(edition.indicators.size(), Answer::skip());
    seen_.assign(edition.indicators.size(), 0);
  }

  void read(const Node& node) {
    node.only({"indicator", "answer", "evidence", "note", "links", "answered_by"});
    const auto indicator = read_indicator(node.key("indicator"));
    if (indicator) read_answer(node.key("answer"), *indicator);
    optional_text(node.maybe("evidence"), 20000);
    optional_text(node.maybe("note"), 20000);
    optional_text(node.maybe("answered_by"), 200);
    if (const Node links = node.maybe("links"); links.present()) {
      for (const Node& link : links.items(0, kMaxList)) {
        link.only({"url", "part"});
        link.key("url").link();
        link.key("part").text(20);
      }
    }
  }

  void report_missing(const Node& list) const {
    for (std::size_t i = 0; i < seen_.size(); ++i) {
      if (seen_[i] != 0) continue;
      list.fail(ErrorCode::missing_answer,
                "The indicator {} has no answer; a skip is written as null.",
                {edition_.indicators[i].id});
    }
  }

 private:
  /// Absent, null, or text.
  static void optional_text(const Node& node, std::size_t most) {
    if (node.present() && !node.is_null()) node.text(most);
  }

  std::optional<IndicatorIndex> read_indicator(const Node& node) {
    const auto id = node.id();
    if (!id) return std::nullopt;
    const auto indicator = find_indicator(edition_, *id);
    if (!indicator) {
      node.fail(ErrorCode::unknown_indicator, "There is no indicator \"{}\".", {*id});
      return std::nullopt;
    }
    if (seen_[indicator->value] != 0) {
      node.fail(ErrorCode::duplicate_indicator, "The indicator {} is answered twice.", {*id});
      return std::nullopt;
    }
    seen_[indicator->value] = 1;
    return indicator;
  }

  void read_answer(const Node& node, IndicatorIndex indicator) {
    if (node.is_null()) return;
    const auto score = node.integer(INT32_MIN, INT32_MAX);
    if (!score) return;
    if (!edition_.scale_of(indicator).option_with(static_cast<int>(*score))) {
      node.fail(ErrorCode::no_such_score, "{}", {no_such_score(edition_, indicator, *score)});
      return;
    }
    sheet_.answers[indicator.value] = {static_cast<std::int16_t>(*score)};
  }

  const Edition& edition_;
  Sheet& sheet_;
  std::vector<char> seen_;  ///< by indicator
};

}  // namespace

std::optional<Sheet> read_sheet(const Edition& edition, std::string_view file,
                                std::string_view text, Errors& errors) {
  const std::size_t before = errors.size();
  const auto value = json::parse(file, text, errors);
  if (!value) return std::nullopt;
  const Node root(*value, file, errors);
  root.only({"edition", "country", "profile", "takeaways", "answers", "timeline", "contradictions",
             "sources"});
  check_edition(root.key("edition"), edition);
  Sheet sheet{std::string(file), read_country_code(root.key("country")), {}};
  AnswersReader answers(edition, sheet);
  const Node list = root.key("answers");
  const std::size_t before_list = errors.size();
  const auto nodes = list.items(0, edition.indicators.size() + kMaxErrorsPerFile);
  const bool is_list = list.present() && errors.size() == before_list;
  for (const Node& node : nodes) answers.read(node);
  if (is_list) answers.report_missing(list);
  check_story(root, edition);
  if (errors.size() > before) return std::nullopt;
  return sheet;
}

}  // namespace rescore
