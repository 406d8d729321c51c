#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "rescore/goal.h"
#include "support.h"

namespace rescore::test {

/// A session's data under one method, and goals asked by ids.
class Asked {
 public:
  explicit Asked(const Session& session, std::string_view method = "publisher",
                 std::string_view scope = "overall")
      : session_(session),
        scope_(test::scope(session.data().edition, scope)),
        situation_(*session_.situation(method, errors_)) {}

  const Edition& edition() const { return session_.data().edition; }
  const Situation& situation() const { return situation_; }

  Goal goal(std::string_view country) const {
    Goal goal;
    goal.country = test::country(session_.data(), country);
    goal.scope = scope_;
    return goal;
  }
  Goal rank(std::string_view country, int rank) const {
    Goal wanted = goal(country);
    wanted.rank = rank;
    return wanted;
  }
  Goal lower_rank(std::string_view country, int rank) const {
    Goal wanted = this->rank(country, rank);
    wanted.lower = true;
    return wanted;
  }
  Goal percent(std::string_view country, int units) const {
    Goal wanted = goal(country);
    wanted.percent = units;
    return wanted;
  }
  void lock(Goal& goal, const std::vector<std::string>& indicators) const {
    goal.locked.assign(edition().indicators.size(), 0);
    for (const std::string& id : indicators) {
      goal.locked[test::indicator(edition(), id).value] = 1;
    }
  }

  GoalResult reach(const Goal& goal) const {
    Errors errors;
    const auto result = rescore::reach(situation_, goal, errors);
    EXPECT_EQ(told(errors), "");
    return result.value_or(GoalResult{});
  }
  std::string refused(const Goal& goal) const {
    Errors errors;
    EXPECT_FALSE(rescore::reach(situation_, goal, errors));
    return told(errors);
  }
  std::string proof(const Goal& goal) const { return proof_in_words(goal, reach(goal)); }

  /// "tea-03=3 cake-02=skip".
  std::string text_of(const std::vector<Edit>& set) const {
    std::string text;
    for (const Edit& edit : set) {
      text += (text.empty() ? "" : " ") + edition().indicators[edit.indicator.value].id + "=" +
              (edit.to.skipped() ? "skip" : std::to_string(edit.to.score));
    }
    return text;
  }
  std::vector<std::string> sets(const Goal& goal) const {
    std::vector<std::string> texts;
    for (const std::vector<Edit>& set : reach(goal).sets) texts.push_back(text_of(set));
    std::sort(texts.begin(), texts.end());
    return texts;
  }

 private:
  Errors errors_;
  Session session_;
  ScopeIndex scope_;
  Situation situation_;
};

}  // namespace rescore::test
