#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/format.h"
#include "questions/goal.h"
#include "support/support.h"

namespace rescore::test {

/// A session's data under one method, and goals asked by ids.
class Asked {
 public:
  explicit Asked(const Session& session, std::string_view method = "publisher",
                 std::string_view node = "overall")
      : session_(session),
        node_(test::node(session.data().edition, node)),
        evaluation_(session_.data(), *session_.method(method), session_.edits()) {}

  const Edition& edition() const { return session_.data().edition; }
  const Evaluation& evaluation() const { return evaluation_; }

  Goal goal(std::string_view unit) const {
    Goal goal;
    goal.unit = test::unit(session_.data(), unit);
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
  Session session_;
  NodeIndex node_;
  Evaluation evaluation_;
};

}  // namespace rescore::test
