#include <gtest/gtest.h>

#include <map>
#include <tuple>

#include "audit/fingerprint.h"
#include "model/scenario.h"
#include "rescore/io.h"
#include "support/generator.h"
#include "support/support.h"

// Laws of scenarios, tried on generated sequences of steps.
namespace rescore {
namespace {

using test::Generator;

/// A scenario as simple as can be: every state is kept, and undo goes back to the one before.
class Model {
 public:
  using State = std::map<std::pair<int, int>, int>;

  const State& now() const { return states_[cursor_]; }
  bool can_undo() const { return cursor_ > 0; }
  bool can_redo() const { return cursor_ + 1 < states_.size(); }
  void undo() { cursor_ -= can_undo() ? 1 : 0; }
  void redo() { cursor_ += can_redo() ? 1 : 0; }
  void step(const State& next) {
    if (next == now()) return;
    states_.resize(cursor_ + 1);
    states_.push_back(next);
    ++cursor_;
  }

 private:
  std::vector<State> states_{State{}};
  std::size_t cursor_ = 0;
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

/// One generated step, done to both. The published answer to indicator i is i % 3 - 1, a skip or a
/// score.
void step(Scenario& scenario, Model& model, Generator& generator) {
  const UnitIndex unit{static_cast<std::uint16_t>(generator.below(3))};
  const IndicatorIndex indicator{static_cast<std::uint16_t>(generator.below(4))};
  const std::pair<int, int> key = {unit.value, indicator.value};
  const int published = indicator.value % 3 - 1;
  const int to = static_cast<int>(generator.below(4)) - 1;
  Model::State next = model.now();
  switch (generator.below(10)) {
    case 0:
      scenario.replace({});
      model.step({});
      break;
    case 1:
      scenario.set(unit, indicator, answer_of(published), answer_of(published));
      next.erase(key);
      model.step(next);
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
    default:
      scenario.set(unit, indicator, answer_of(to), answer_of(published));
      next.erase(key);
      if (to != published) next[key] = to;
      model.step(next);
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
          EXPECT_FALSE(session.set(change.unit, change.indicator, change.score));
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
}  // namespace rescore
