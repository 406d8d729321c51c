#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <tuple>

#include "audit/fingerprint.h"
#include "model/scenario.h"
#include "rescore/io.h"
#include "support/generator.h"
#include "support/support.h"

// Properties of scenarios, tested on generated sequences of steps.
namespace rescore::scenario_property_test {
namespace {

using test::Generator;

/// The simplest possible scenario: keeps every state, and undo returns to the one before.
class Model {
 public:
  using State = std::map<std::pair<int, int>, int>;

  const State& now() const { return states_[cursor_]; }
  bool can_undo() const { return cursor_ > 0; }
  bool can_redo() const { return cursor_ + 1 < states_.size(); }
  void undo() { go(can_undo() ? cursor_ - 1 : cursor_); }
  void redo() { go(can_redo() ? cursor_ + 1 : cursor_); }
  void step(const State& next) {
    if (next == now()) return;
    states_.resize(cursor_ + 1);
    states_.push_back(next);
    go(cursor_ + 1);
  }
  /// A change of one answer. If it joins the last step, the states within that step are dropped.
  void set(std::pair<int, int> answer, std::optional<int> to, bool joined) {
    if (!joined || set_last_ != answer) began_ = cursor_;
    const std::size_t began = began_;
    if (cursor_ > began) {
      cursor_ = began;
      states_.resize(began + 1);
    }
    State next = now();
    next.erase(answer);
    if (to) next[answer] = *to;
    step(next);
    set_last_ = answer;
    began_ = began;
  }

 private:
  void go(std::size_t cursor) {
    if (cursor != cursor_) set_last_.reset();
    cursor_ = cursor;
  }

  std::vector<State> states_{State{}};
  std::size_t cursor_ = 0;
  std::optional<std::pair<int, int>> set_last_;  ///< until something else is done
  std::size_t began_ = 0;                        ///< where it began
};

/// An answer from a number, of which -1 stands for a skip.
Answer answer_of(int number) {
  return number < 0 ? Answer::skip() : Answer{static_cast<double>(number)};
}

Model::State state_of(const Scenario& scenario) {
  Model::State state;
  for (const Edit& edit : scenario.edits()) {
    const int number = edit.to.missing() ? -1 : static_cast<int>(edit.to.score);
    state[{edit.unit.value, edit.indicator.value}] = number;
  }
  return state;
}

/// One generated step, made on both. The published answer to indicator i is i % 3 - 1, a skip or a
/// score.
void step(Scenario& scenario, Model& model, Generator& generator) {
  const UnitIndex unit{static_cast<std::uint16_t>(generator.below(3))};
  const IndicatorIndex indicator{static_cast<std::uint16_t>(generator.below(4))};
  const std::pair<int, int> key = {unit.value, indicator.value};
  const int published = indicator.value % 3 - 1;
  const auto set = [&](int to, Step how) {
    scenario.set(unit, indicator, answer_of(to), answer_of(published), how);
    model.set(key, to == published ? std::nullopt : std::optional(to), how == Step::joined);
  };
  const auto any = [&] { return static_cast<int>(generator.below(4)) - 1; };
  switch (generator.below(12)) {
    case 0:
      scenario.replace({}, "");
      model.step({});
      break;
    case 1:
      set(published, Step::own);
      break;
    case 2:
    case 3:
    case 4:
      scenario.undo();
      model.undo();
      break;
    case 5:
      scenario.redo();
      model.redo();
      break;
    case 6:
    case 7: {
      // A moving slider: mostly through one answer.
      const std::size_t presses = 1 + generator.below(4);
      for (std::size_t i = 0; i < presses; ++i) set(any(), Step::joined);
      break;
    }
    default:
      set(any(), Step::own);
  }
}

TEST(ScenarioProperty, UndoAndRedoWalkThroughTheStates) {
  Generator generator(21);
  for (int trial = 0; trial < 100; ++trial) {
    Scenario scenario;
    Model model;
    for (int i = 0; i < 60; ++i) {
      step(scenario, model, generator);
      ASSERT_EQ(state_of(scenario), model.now());
      ASSERT_EQ(scenario.edits().size(), model.now().size());
      ASSERT_EQ(scenario.can_undo(), model.can_undo());
      ASSERT_EQ(scenario.can_redo(), model.can_redo());
    }
  }
}

TEST(ScenarioProperty, RedoAfterUndoIsTheIdentity) {
  Generator generator(22);
  Scenario scenario;
  Model model;
  for (int i = 0; i < 300; ++i) {
    step(scenario, model, generator);
    if (!scenario.can_undo()) continue;
    const Model::State before = state_of(scenario);
    scenario.undo();
    EXPECT_NE(state_of(scenario), before);  // a step that changes nothing leaves no trace
    scenario.redo();
    EXPECT_EQ(state_of(scenario), before);
  }
}

TEST(ScenarioProperty, AJoinedSetEqualsUndoAndAnotherSet) {
  Generator generator(25);
  for (int trial = 0; trial < 300; ++trial) {
    Scenario joined;
    Model model;
    for (int i = 0; i < 8; ++i) step(joined, model, generator);
    const auto any = [&] { return answer_of(static_cast<int>(generator.below(4)) - 1); };
    const Answer published = any();
    const Answer last = any();
    Scenario once = joined;
    joined.set({7}, {0}, any(), published);
    for (int i = 0; i < 3; ++i) joined.set({7}, {0}, any(), published, Step::joined);
    joined.set({7}, {0}, last, published, Step::joined);
    once.set({7}, {0}, last, published);
    ASSERT_EQ(state_of(joined), state_of(once));
    ASSERT_EQ(joined.can_undo(), once.can_undo());
    joined.undo();
    once.undo();
    ASSERT_EQ(state_of(joined), state_of(once));
  }
}

/// All results of a session, as text.
std::string results(const Session& session) {
  std::string text;
  for (const Method& method : session.data().edition.methods) {
    for (const NodeIndex node : nodes(session.data().edition)) {
      const std::string id = node_id(session.data().edition, node);
      text += ranking_json(session.data(), node, *session.ranking(id, method.id)) + '\n';
    }
  }
  return text;
}

/// An answer to be set: "AZ.media-03=skip" and its parts.
struct Change {
  std::string unit;
  std::string indicator;
  std::optional<double> score;
};

Change any_change(const Dataset& data, Generator& generator) {
  const Indicator& indicator = generator.pick(data.edition.indicators);
  const Scale& scale = data.edition.scales[indicator.scale.value];
  const std::size_t choice = generator.below(scale.options.size() + 1);
  std::vector<std::string> loaded;
  for (const Responses& responses : data.responses) {
    if (!responses.answers.empty()) loaded.push_back(responses.unit);
  }
  Change change{generator.pick(loaded), indicator.id, std::nullopt};
  if (choice < scale.options.size()) change.score = scale.options[choice].score;
  return change;
}

TEST(ScenarioProperty, SetThenResetIsTheIdentity) {
  Generator generator(23);
  for (Session session : {test::china_session(), test::small_session()}) {
    const std::string published = results(session);
    const std::string print = fingerprint(session.data());
    for (int i = 0; i < 10; ++i) {
      const Change change = any_change(session.data(), generator);
      EXPECT_FALSE(session.set(change.unit, change.indicator, change.score));
      EXPECT_FALSE(session.reset(change.unit, change.indicator));
      EXPECT_TRUE(session.edits().empty());
      EXPECT_EQ(results(session), published);
    }
    EXPECT_EQ(fingerprint(session.data()), print);
  }
}

TEST(ScenarioProperty, ASessionEqualsAFreshOneWithTheSameEdits) {
  Generator generator(24);
  for (const Session& original : {test::china_session(), test::small_session()}) {
    Session session = original;
    for (int i = 0; i < 40; ++i) {
      const Change change = any_change(session.data(), generator);
      switch (generator.below(6)) {
        case 0:
          session.undo();
          break;
        case 1:
          session.redo();
          break;
        case 2:
          EXPECT_FALSE(session.reset(change.unit, change.indicator));
          break;
        default:
          EXPECT_FALSE(session.set(change.unit, change.indicator, change.score,
                                   generator.below(2) == 0 ? Step::own : Step::joined));
      }
      if (i % 4 != 3) continue;
      Session fresh = original;
      for (const Edit& edit : session.edits()) {
        const Dataset& data = session.data();
        const bool missing = edit.to.missing();
        EXPECT_FALSE(fresh.set(data.units[edit.unit.value].code,
                               data.edition.indicators[edit.indicator.value].id,
                               missing ? std::nullopt : std::optional(edit.to.score)));
      }
      EXPECT_EQ(results(session), results(fresh));
    }
    EXPECT_FALSE(session.edits().empty());
    session.reset();
    EXPECT_EQ(results(session), results(original));
  }
}

}  // namespace
}  // namespace rescore::scenario_property_test
