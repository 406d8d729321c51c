#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/format.h"
#include "questions/questions.h"
#include "support/support.h"

namespace rescore::test {

/// An index without domains: a question for each scale, and each unit's answers; below 0 means
/// none. The units are AA, AB and so on.
inline Dataset flat_index(const std::vector<Scale>& scales,
                          const std::vector<std::vector<double>>& units) {
  Dataset data;
  data.edition.nodes.push_back({"overall", NodeKind::overall, "", ""});
  data.edition.scales = scales;
  for (std::size_t s = 0; s < scales.size(); ++s) {
    Indicator indicator{};
    indicator.nodes = {kOverall};
    indicator.scale = index_at<ScaleIndex>(s);
    data.edition.indicators.push_back(indicator);
  }
  for (std::size_t u = 0; u < units.size(); ++u) {
    const std::string code = {'A', static_cast<char>('A' + u)};
    data.units.push_back({code, code, ""});
    Responses responses{"", code, {}};
    for (const double score : units[u]) {
      responses.answers.push_back(score < 0 ? Answer::skip() : Answer{score});
    }
    data.responses.push_back(responses);
  }
  return data;
}

/// All points from 0 to the most.
inline Scale scale_to(int most) {
  Scale scale{"points", "", {}};
  for (int score = 0; score <= most; ++score) scale.options.push_back({score, ""});
  return scale;
}

/// The rank of a key among the others', by counting.
inline int rank_of(const Key& own, const std::vector<Key>& others, Ties ties) {
  std::vector<Key> above;
  for (const Key& key : others) {
    const bool seen = std::find(above.begin(), above.end(), key) != above.end();
    if (key > own && (ties == Ties::competition || !seen)) above.push_back(key);
  }
  return static_cast<int>(above.size()) + 1;
}

/// The cost of a set of changes, by counting.
inline int cost_of(const Evaluation& evaluation, const Goal& goal, const std::vector<Edit>& set) {
  if (goal.cost == Cost::changes) return static_cast<int>(set.size());
  const std::vector<Answer> answers = evaluation.answers(goal.unit);
  int steps = 0;
  for (const Edit& edit : set) {
    const Answer from = answers[edit.indicator.value];
    const Scale& scale = evaluation.edition().scale_of(edit.indicator);
    steps += from.missing() || edit.to.missing() || scale.number
                 ? 1
                 : std::abs(static_cast<int>(*scale.option_with(from.score)) -
                            static_cast<int>(*scale.option_with(edit.to.score)));
  }
  return steps;
}

/// Data under one method, with goals by ids.
class Asked {
 public:
  Asked(Dataset data, const Method& method, std::span<const Edit> edits = {},
        std::string_view node = "overall")
      : data_(std::move(data)),
        node_(test::node(data_.edition, node)),
        evaluation_(data_, method, edits) {}
  explicit Asked(const Session& session, std::string_view method = "publisher",
                 std::string_view node = "overall")
      : Asked(session.data(), *session.method(method), session.edits(), node) {}
  Asked(const Asked&) = delete;
  Asked& operator=(const Asked&) = delete;

  const Dataset& data() const { return data_; }
  const Edition& edition() const { return data_.edition; }
  const Evaluation& evaluation() const { return evaluation_; }

  Goal goal(std::string_view unit) const {
    Goal goal;
    goal.unit = test::unit(data_, unit);
    goal.node = node_;
    return goal;
  }
  Goal rank(std::string_view unit, int rank) const {
    Goal wanted = goal(unit);
    wanted.rank = rank;
    return wanted;
  }
  Goal lower_rank(std::string_view unit, int rank) const {
    Goal wanted = this->rank(unit, rank);
    wanted.lower = true;
    return wanted;
  }
  Goal score(std::string_view unit, std::int64_t units) const {
    Goal wanted = goal(unit);
    wanted.score = units;
    return wanted;
  }
  void lock(Goal& goal, const std::vector<std::string>& indicators) const {
    goal.locked.assign(edition().indicators.size(), 0);
    for (const std::string& id : indicators) {
      goal.locked[test::indicator(edition(), id).value] = 1;
    }
  }

  GoalResult fewest_changes(const Goal& goal) const {
    Errors errors;
    const auto result = rescore::fewest_changes(evaluation_, goal, errors);
    EXPECT_EQ(diagnostics(errors), "");
    return result.value_or(GoalResult{});
  }
  std::string refused(const Goal& goal) const {
    Errors errors;
    EXPECT_FALSE(rescore::fewest_changes(evaluation_, goal, errors));
    return diagnostics(errors);
  }
  std::string proof(const Goal& goal) const { return fewest_changes(goal).reason; }

  /// "tea-03=3 cake-02=skip".
  std::string text_of(const std::vector<Edit>& set) const {
    std::string text;
    for (const Edit& edit : set) {
      text += (text.empty() ? "" : " ") + edition().indicators[edit.indicator.value].id + "=" +
              (edit.to.missing() ? "skip" : to_decimal(edit.to.score));
    }
    return text;
  }
  std::vector<std::string> sets(const Goal& goal) const {
    std::vector<std::string> texts;
    for (const std::vector<Edit>& set : fewest_changes(goal).sets) texts.push_back(text_of(set));
    std::sort(texts.begin(), texts.end());
    return texts;
  }

 private:
  Dataset data_;
  NodeIndex node_;
  Evaluation evaluation_;
};

}  // namespace rescore::test
