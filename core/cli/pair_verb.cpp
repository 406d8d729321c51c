#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iostream>
#include <string>

#include "tables.h"
#include "verbs.h"

// Why one country is above another: pair.
namespace rescore::cli {
namespace {

/// A gap in points of the score, such as "+1.26": the share times the rule's scale.
class GapText {
 public:
  GapText(const PairResult& pair, const Method& method)
      : factor_(rule_for(method, kOverall).scale / static_cast<double>(pair.denominator)) {}
  std::string operator()(std::int64_t gap) const {
    const auto hundredths = std::llround(std::abs(static_cast<double>(gap) * factor_) * 100);
    const std::string digits = std::to_string(hundredths % 100);
    return (gap > 0   ? "+"
            : gap < 0 ? "-"
                      : "") +
           std::to_string(hundredths / 100) + (digits.size() < 2 ? ".0" : ".") + digits;
  }

 private:
  double factor_;
};

std::string turn_text(const std::optional<Turn>& turn) {
  if (!turn) return "not known, as answers are not loaded";
  const std::string count = std::to_string(turn->edits.size());
  if (!turn->possible) return "all " + count + " that would help are not enough";
  return count + (turn->edits.size() == 1 ? " answer" : " answers");
}

std::string turning_weights(const Edition& edition, const PairResult& pair) {
  if (!pair.weights_turn) return "not computed for this method";
  if (!*pair.weights_turn) return "no weights do";
  return weights_text(edition, pair.weight_parts, pair.weights);
}

void print_answers(const Session& session, const PairResult& pair, const GapText& text) {
  const Edition& edition = session.edition();
  std::vector<AnswerGap> answers = *pair.answers;
  std::erase_if(answers, [](const AnswerGap& answer) { return answer.gap == 0; });
  std::stable_sort(answers.begin(), answers.end(), [](const AnswerGap& a, const AnswerGap& b) {
    return std::abs(a.gap) > std::abs(b.gap);
  });
  std::vector<Cells> lines;
  for (const AnswerGap& answer : answers) {
    lines.push_back({edition.indicators[answer.indicator.value].id,
                     answer_text(edition, answer.indicator, answer.one),
                     answer_text(edition, answer.indicator, answer.other), text(answer.gap)});
  }
  const auto name = [&](UnitIndex unit) { return session.units()[unit.value].name; };
  std::cout << '\n';
  print_table(std::cout, {"indicator", name(pair.one), name(pair.other), "gap"}, lines, "lllr");
}

void print_pair(const Session& session, const PairResult& pair, const Method& method) {
  const Edition& edition = session.edition();
  const auto name = [&](UnitIndex unit) { return session.units()[unit.value].name; };
  const GapText text(pair, method);
  std::cout << name(pair.one) << " and " << name(pair.other) << ", " << edition.title << ", gap "
            << text(pair.gap) << "\n\n";
  std::vector<Cells> lines;
  for (const PartGap& part : pair.parts) {
    lines.push_back({node_id(edition, part.part), text(part.gap)});
  }
  print_table(std::cout, {"scope", "gap"}, lines, "lr");
  if (pair.answers) print_answers(session, pair, text);
  if (pair.gap == 0) return;
  std::cout << '\n';
  print_table(std::cout, {"the order turns by", ""},
              {{"answers of " + name(pair.one), turn_text(pair.turn_one)},
               {"answers of " + name(pair.other), turn_text(pair.turn_other)},
               {"answers of either", turn_text(pair.turn_either)},
               {"weights", turning_weights(edition, pair)}},
              "ll");
}

}  // namespace

int pair_verb(const Arguments& arguments, Session& session) {
  const auto pair = session.pair(arguments.unit, arguments.other_unit, arguments.method);
  if (!pair) return fail(arguments, pair.errors());
  if (arguments.json) {
    std::cout << pair_json(session.data(), method_id(session, arguments), *pair) << '\n';
  } else {
    print_pair(session, *pair, *session.method(arguments.method));
  }
  return kGood;
}

}  // namespace rescore::cli
