#include "questions/changes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "support/made_up_tree.h"
#include "support/raw_data.h"
#include "support/support.h"

// Two states that a test made, and the published ones.
namespace rescore::changes_test {
namespace {

using test::Generator;

/// Two states, with the origin of each indicator of TO.
struct Pair {
  Dataset from, to;
  Crosswalk origins;

  RankTable table(const Dataset& data) const {
    return test::table_of(data, data.edition.methods.front());
  }
  std::optional<RankChanges> changes(Errors& errors, bool with_crosswalk = false) const {
    const RankTable before = table(from);
    const RankTable after = table(to);
    return rank_changes({from, before}, {to, after},
                        with_crosswalk ? std::optional(origins) : std::nullopt, {}, errors);
  }
};

/// Which causes differ, as bits by Cause.
constexpr unsigned bit(Cause cause) {
  return 1u << static_cast<unsigned>(cause);
}

/// TO is FROM with random differences of these causes.
Pair made_up_pair(Generator& generator, unsigned causes) {
  Pair pair{test::made_up_index(generator, {8, 7, 4}), {}, {}};
  pair.from.edition.methods = {test::made_up_method(pair.from.edition, generator)};
  pair.to = pair.from;
  Edition& edition = pair.to.edition;
  for (std::size_t i = 0; i < edition.indicators.size(); ++i) {
    pair.origins.push_back(index_at<IndicatorIndex>(i));
  }
  const auto answer = [&](std::size_t i) {
    return test::made_up_answer(edition.scale_of(index_at<IndicatorIndex>(i)), generator);
  };
  if ((causes & bit(Cause::answers)) != 0) {
    for (Responses& unit : pair.to.responses) {
      for (std::size_t i = 0; i < unit.answers.size(); ++i) {
        if (generator.below(3) == 0) unit.answers[i] = answer(i);
      }
    }
  }
  if ((causes & bit(Cause::questions)) != 0) {
    for (std::size_t i = 0; i < pair.origins.size(); ++i) {
      Indicator& indicator = edition.indicators[i];
      if (generator.below(3) != 0) continue;
      if (generator.below(2) == 0) {
        indicator.id += "-new";
      } else {
        indicator.nodes.front() = generator.pick(nodes(edition, NodeKind::domain));
        if (indicator.nodes == pair.from.edition.indicators[i].nodes) continue;
      }
      pair.origins[i].reset();
      for (Responses& unit : pair.to.responses) unit.answers[i] = answer(i);
    }
    Indicator more = edition.indicators.front();
    more.id = "one-more";
    edition.indicators.push_back(more);
    pair.origins.emplace_back();
    for (Responses& unit : pair.to.responses) unit.answers.push_back(answer(0));
    // Another order.
    std::rotate(pair.origins.begin(), pair.origins.begin() + 1, pair.origins.end());
    std::rotate(edition.indicators.begin(), edition.indicators.begin() + 1,
                edition.indicators.end());
    for (Responses& unit : pair.to.responses) {
      std::rotate(unit.answers.begin(), unit.answers.begin() + 1, unit.answers.end());
    }
    // The method drops the same questions, as far as there are any.
    std::vector<IndicatorIndex>& dropped = edition.methods.front().dropped;
    dropped.clear();
    for (std::size_t i = 0; i < pair.origins.size(); ++i) {
      const auto& all = pair.from.edition.methods.front().dropped;
      const bool was =
          pair.origins[i] && std::find(all.begin(), all.end(), *pair.origins[i]) != all.end();
      if (was) dropped.push_back(index_at<IndicatorIndex>(i));
    }
  }
  if ((causes & bit(Cause::rule)) != 0) {
    edition.methods = {test::made_up_method(edition, generator)};
  }
  if ((causes & bit(Cause::newcomers)) != 0) {
    for (std::size_t n = generator.below(3); n > 0; --n) {
      pair.to.units.push_back({"N" + std::to_string(n), "Newcomer", ""});
      Responses responses{"", pair.to.units.back().code, {}};
      for (std::size_t i = 0; i < pair.origins.size(); ++i) responses.answers.push_back(answer(i));
      pair.to.responses.push_back(responses);
    }
    if (generator.below(2) == 0) {
      pair.to.units.erase(pair.to.units.begin());
      pair.to.responses.erase(pair.to.responses.begin());
    }
    const std::size_t first = generator.below(pair.to.units.size());
    std::rotate(pair.to.units.begin(), pair.to.units.begin() + static_cast<std::ptrdiff_t>(first),
                pair.to.units.end());
    std::rotate(pair.to.responses.begin(),
                pair.to.responses.begin() + static_cast<std::ptrdiff_t>(first),
                pair.to.responses.end());
  }
  edition.units = static_cast<int>(pair.to.units.size());
  return pair;
}

/// A unit's place among some units by a plain second implementation; without a rank, one after the
/// last.
int place(const Edition& edition, const test::Answers& answers, const Method& method,
          std::size_t unit) {
  const std::vector<Row> rows = test::ranking_from(edition, answers, method, kOverall);
  if (rows[unit].rank.value > 0) return rows[unit].rank.value;
  int last = 0;
  for (const Row& row : rows) {
    const bool dense = rule_for(method, kOverall).ties == Ties::dense;
    last = std::max(last, dense ? row.rank.value : row.of);
  }
  return last + 1;
}

/// Every order of the four causes, by the definition in docs/changes.md.
class Plain {
 public:
  explicit Plain(const Pair& pair) : pair_(pair) {
    for (const Unit& unit : pair.to.units) {
      const auto before = find_unit(pair.from, unit.code);
      if (!before) continue;
      both_.push_back(*find_unit(pair.to, unit.code));
      before_.push_back(*before);
    }
  }

  /// The place of the unit at this position of those in both, with the causes in `state` from TO.
  int value(unsigned state, std::size_t own) const {
    const auto whole = [&](const Dataset& data, UnitIndex unit) {
      return place(data.edition, test::answers_of(data), data.edition.methods.front(), unit.value);
    };
    const bool came = (state & bit(Cause::newcomers)) != 0;
    const int with_all = came ? whole(pair_.to, both_[own]) : whole(pair_.from, before_[own]);
    return among_both(state, own) + with_all - among_both(came ? 15u : 0u, own);
  }

  /// The places that each cause gains, over all 24 orders.
  std::array<int, kCauses> parts(std::size_t own) const {
    std::array<int, 16> values{};
    for (unsigned state = 0; state < 16; ++state) values[state] = value(state, own);
    std::array<int, kCauses> parts{};
    std::array<unsigned, kCauses> order{0, 1, 2, 3};
    do {
      unsigned state = 0;
      for (const unsigned cause : order) {
        const unsigned next = state | 1u << cause;
        parts[cause] += values[state] - values[next];
        state = next;
      }
    } while (std::next_permutation(order.begin(), order.end()));
    return parts;
  }

  std::size_t units_in_both() const { return both_.size(); }

 private:
  int among_both(unsigned state, std::size_t own) const {
    const bool new_questions = (state & bit(Cause::questions)) != 0;
    const bool new_answers = (state & bit(Cause::answers)) != 0;
    const bool new_rule = (state & bit(Cause::rule)) != 0;
    const Edition& edition = (new_questions ? pair_.to : pair_.from).edition;
    test::Answers answers;
    for (std::size_t n = 0; n < both_.size(); ++n) {
      const std::vector<Answer>& is = pair_.to.answers(both_[n]);
      const std::vector<Answer>& was = pair_.from.answers(before_[n]);
      answers.push_back(new_questions ? is : was);
      for (std::size_t i = 0; i < is.size(); ++i) {
        if (!pair_.origins[i]) continue;
        const std::size_t origin = pair_.origins[i]->value;
        answers.back()[new_questions ? i : origin] = new_answers ? is[i] : was[origin];
      }
    }
    Method method = (new_rule ? pair_.to : pair_.from).edition.methods.front();
    if (new_rule != new_questions) {  // its dropped questions, in the other list
      std::vector<IndicatorIndex> dropped;
      for (std::size_t i = 0; i < pair_.origins.size(); ++i) {
        if (!pair_.origins[i]) continue;
        const auto in_to = index_at<IndicatorIndex>(i);
        const IndicatorIndex own_one = new_rule ? in_to : *pair_.origins[i];
        const auto& all = method.dropped;
        if (std::find(all.begin(), all.end(), own_one) == all.end()) continue;
        dropped.push_back(new_rule ? *pair_.origins[i] : in_to);
      }
      method.dropped = dropped;
    }
    return place(edition, answers, method, own);
  }

  const Pair& pair_;
  std::vector<UnitIndex> both_, before_;
};

bool counts_units(const Pair& pair) {
  return rule_for(pair.from.edition.methods.front(), kOverall).ties == Ties::competition &&
         rule_for(pair.to.edition.methods.front(), kOverall).ties == Ties::competition;
}

TEST(Changes, AgreeWithEveryOrderOfTheFourCauses) {
  Generator generator(2401);
  int compared = 0;
  int fractions = 0;
  for (unsigned trial = 0; trial < (test::kSlow ? 64u : 400u); ++trial) {
    const Pair pair = made_up_pair(generator, trial % 16);
    Errors errors;
    const auto changes = pair.changes(errors);
    if (!changes) continue;  // all questions are new, or a rule drops all of them
    const Plain plain(pair);
    ASSERT_EQ(changes->units.size(), plain.units_in_both());
    for (std::size_t own = 0; own < plain.units_in_both(); ++own) {
      const RankChange& change = changes->units[own];
      const std::array<int, kCauses> parts = plain.parts(own);
      for (std::size_t c = 0; c < kCauses; ++c) {
        EXPECT_EQ(change.parts[c].sixths * 4, parts[c]) << "trial " << trial << ", cause " << c;
        if ((trial % 16 & 1u << c) == 0) {
          EXPECT_EQ(change.parts[c].sixths, 0) << trial;
        }
        fractions += change.parts[c].sixths % kPlace != 0 ? 1 : 0;
        if (!counts_units(pair)) continue;
        const auto& crossings = change.parts[c].crossings;
        EXPECT_EQ(std::accumulate(crossings.begin(), crossings.end(), 0,
                                  [](int sum, const Crossing& one) { return sum + one.sixths; }),
                  change.parts[c].sixths);
      }
      ++compared;
    }
    ASSERT_FALSE(HasFailure());
  }
  EXPECT_GT(compared, test::kSlow ? 150 : 1000);
  EXPECT_GT(fractions, 20);
}

TEST(Changes, ACrosswalkMakesAMovedQuestionTheSame) {
  Generator generator(7);
  Pair pair = made_up_pair(generator, 0);
  Indicator& moved = pair.to.edition.indicators.front();
  moved.id = "elsewhere";
  Errors errors;
  const auto crossed = pair.changes(errors, true);
  for (const RankChange& change : crossed->units) {
    EXPECT_TRUE(change.answers->empty());
  }
  EXPECT_EQ(test::diagnostics(errors), "");
  // By id it is a question that was dropped, and another one.
  const auto by_id = pair.changes(errors);
  for (const RankChange& change : by_id->units) {
    ASSERT_EQ(change.answers->size(), 2u);
    EXPECT_EQ(change.answers->front().cause(), Cause::questions);
    EXPECT_FALSE(change.answers->front().from_indicator);
    EXPECT_FALSE(change.answers->back().to_indicator);
  }
}

TEST(Changes, AddUpToTheMoveInTreesWithNumbers) {
  Generator generator(99);
  int moved = 0;
  for (int trial = 0; trial < 200; ++trial) {
    Pair pair{test::made_up_tree(generator), {}, {}};
    pair.to = pair.from;
    for (Responses& unit : pair.to.responses) {
      for (std::size_t i = 0; i < unit.answers.size(); ++i) {
        if (generator.below(3) != 0) continue;
        unit.answers[i] = test::another_answer(pair.to, index_at<IndicatorIndex>(i), generator);
      }
    }
    pair.to.edition.nodes.back().weight *= 2;
    pair.to.edition.methods.front().rules.front().key = RankKey::rounded;
    Errors errors;
    const auto changes = pair.changes(errors);
    if (!changes) continue;  // all weights are 0
    const RankTable before = pair.table(pair.from);
    const RankTable after = pair.table(pair.to);
    for (const RankChange& change : changes->units) {
      EXPECT_EQ(change.from, before.row(change.unit, kOverall).rank);
      EXPECT_EQ(change.to, after.row(change.unit, kOverall).rank);
      if (change.from.value == 0 || change.to.value == 0) continue;
      int sum = 0;
      for (const ChangePart& part : change.parts) sum += part.sixths;
      EXPECT_EQ(sum, kPlace * (change.from.value - change.to.value)) << trial;
      moved += sum != 0 ? 1 : 0;
    }
  }
  EXPECT_GT(moved, 100);
}

TEST(Changes, PlacesAreWholeNumbersOrFractions) {
  EXPECT_EQ(places_text(0), "0");
  EXPECT_EQ(places_text(-18), "-3");
  EXPECT_EQ(places_text(-2), "-1/3");
  EXPECT_EQ(places_text(9), "3/2");
  EXPECT_EQ(places_text(1), "1/6");
}

/// A published state with the answers of all countries.
const Session& state(const std::string& edition) {
  static std::map<std::string, Session> states;
  if (!states.contains(edition)) {
    const auto imported =
        test::import_files(test::request_for(edition), test::raw_form(edition, "wide CSV").files);
    EXPECT_EQ(test::diagnostics(imported.errors), "");
    states.emplace(edition, test::session_of(imported.edition.value()));
  }
  return states.at(edition);
}

RankChanges changes_between(const std::string& from, const std::string& to) {
  const auto changes = state(to).changes_from(state(from));
  EXPECT_EQ(test::diagnostics(changes.errors()), "");
  return *changes;
}

const RankChange& change_of(const RankChanges& changes, const std::string& to,
                            std::string_view code) {
  const UnitIndex unit = *state(to).unit(code);
  return *std::find_if(changes.units.begin(), changes.units.end(),
                       [&](const RankChange& change) { return change.unit == unit; });
}

int part(const RankChange& change, Cause cause) {
  return change.parts[static_cast<std::size_t>(cause)].sixths;
}

TEST(Changes, MoveThe81CountriesOf2024ByThreeNewcomersAlone) {
  if (const std::string why = test::raw_missing(); !why.empty()) GTEST_SKIP() << why;
  const RankChanges changes = changes_between("china-index-2024-98", "china-index-2024-101");
  EXPECT_EQ(changes.units.size(), 98u);
  EXPECT_TRUE(changes.rule.empty());
  int moved = 0;
  std::set<std::string> names;
  for (const RankChange& change : changes.units) {
    const int gained = change.from.value - change.to.value;
    moved += gained != 0 ? 1 : 0;
    EXPECT_EQ(part(change, Cause::newcomers), kPlace * gained);
    EXPECT_TRUE(change.answers->empty());
    for (const Cause cause : {Cause::answers, Cause::questions, Cause::rule}) {
      EXPECT_EQ(part(change, cause), 0);
    }
    for (const Crossing& one : change.parts.front().crossings) {
      names.insert(state("china-index-2024-101").units()[one.unit.value].code);
    }
  }
  EXPECT_EQ(moved, 81);
  EXPECT_EQ(names, (std::set<std::string>{"GH", "SL", "TZ"}));
}

TEST(Changes, TellNewcomersFromAnswersBetween2021And2022) {
  if (const std::string why = test::raw_missing(); !why.empty()) GTEST_SKIP() << why;
  const std::string to = "china-index-2022";
  const RankChanges changes = changes_between("china-index-2021", to);
  EXPECT_EQ(changes.units.size(), 46u);
  const struct {
    const char* country;
    int from, to;
  } moves[] = {{"SG", 2, 3}, {"TW", 9, 11}, {"DE", 15, 19}};
  for (const auto& move : moves) {
    const RankChange& change = change_of(changes, to, move.country);
    EXPECT_EQ(change.from.value, move.from);
    EXPECT_EQ(change.to.value, move.to);
    EXPECT_EQ(part(change, Cause::newcomers), kPlace * (move.from - move.to)) << move.country;
    EXPECT_TRUE(change.answers->empty());
  }
  const RankChange& kazakhstan = change_of(changes, to, "KZ");
  EXPECT_EQ(kazakhstan.answers->size(), 5u);
  EXPECT_EQ(part(kazakhstan, Cause::newcomers), -3 * kPlace);
  EXPECT_EQ(part(kazakhstan, Cause::answers), -1 * kPlace);
  std::size_t with_other_answers = 0;
  for (const RankChange& change : changes.units) {
    with_other_answers += change.answers->empty() ? 0 : 1;
    EXPECT_EQ(part(change, Cause::questions) + part(change, Cause::rule), 0);
  }
  EXPECT_EQ(with_other_answers, 4u);
}

TEST(Changes, AddUpBetween2022And2024) {
  if (const std::string why = test::raw_missing(); !why.empty()) GTEST_SKIP() << why;
  const RankChanges changes = changes_between("china-index-2022", "china-index-2024-98");
  EXPECT_EQ(changes.units.size(), 78u);
  std::array<bool, kCauses> effective{};
  for (const RankChange& change : changes.units) {
    int sum = 0;
    for (std::size_t c = 0; c < kCauses; ++c) {
      sum += change.parts[c].sixths;
      effective[c] |= change.parts[c].sixths != 0;
      int of_units = 0;
      for (const Crossing& one : change.parts[c].crossings) of_units += one.sixths;
      EXPECT_EQ(of_units, change.parts[c].sixths);
    }
    EXPECT_EQ(sum, kPlace * (change.from.value - change.to.value));
  }
  EXPECT_EQ(effective, (std::array<bool, kCauses>{true, true, true, true}));
  std::vector<std::string> settings;
  for (const RuleChanged& rule : changes.rule) {
    settings.push_back(rule.node + " " + rule.setting + " " + rule.from + " " + rule.to);
  }
  EXPECT_EQ(settings, (std::vector<std::string>{"overall rounding 0 1", "overall halves even up",
                                                "overall key exact rounded"}));
}

/// The errors of a question, with their files.
std::string told(const Session& from, const Session& to, std::string_view unit = "") {
  std::string text;
  const auto changes = to.changes_from(from, unit);
  for (const Error& error : changes.errors()) {
    text += error.file + ": " + test::diagnostics({error});
  }
  return text;
}

TEST(Changes, NeedOnlyTotalsIfQuestionsAndRuleAreTheSame) {
  const Session china = test::china_session();
  const auto changes = china.changes_from(china);
  ASSERT_TRUE(changes);
  EXPECT_EQ(changes->units.size(), 98u);
  for (const RankChange& change : changes->units) {
    EXPECT_EQ(change.from, change.to);
    for (const ChangePart& part : change.parts) EXPECT_EQ(part.sixths, 0);
    const bool loaded = china.units()[change.unit.value].code == "AZ";
    EXPECT_EQ(change.answers.has_value(), loaded);
  }
  Session other;
  const std::string index =
      test::with(test::china().index.text, "/methods/0/overall/key", R"("exact")");
  ASSERT_FALSE(other.load_edition("other/index.json", index));
  ASSERT_FALSE(
      other.load_published_results("standings.json", test::china().published_results.text));
  EXPECT_EQ(told(china, other).substr(0, told(china, other).find('\n')),
            "index.json: : Questions or rules differ, so this needs the answers of every country "
            "in both states; those of Afghanistan and of 96 others are not loaded. [needs-sheet]");
}

TEST(Changes, RejectWhatHasNoAnswerAndNameTheFile) {
  const Session china = test::china_session();
  const Session small = test::small_session();
  EXPECT_EQ(told(small, china),
            "index.json: /indicators: No question is in both " + small.edition().id +
                " and china-index-2024-98, so these are not two states of one index. "
                "[bad-request]\n");
  EXPECT_EQ(told(china, china, "QQ"),
            "index.json: : There is no country \"QQ\"; countries go by their ISO 3166-1 code, such "
            "as AZ. [unknown-country]\n");
  EXPECT_EQ(told(Session(), china), ": : Load the edition first. [needs-data]\n");
  Session empty;
  ASSERT_FALSE(empty.load_edition("empty/index.json", test::china().index.text));
  EXPECT_EQ(told(china, empty), "empty/index.json: : Load the standings first. [needs-data]\n");
}

TEST(Changes, OfACountryThatCameAreAnError) {
  if (const std::string why = test::raw_missing(); !why.empty()) GTEST_SKIP() << why;
  const Session& from = state("china-index-2024-98");
  const Session& to = state("china-index-2024-101");
  EXPECT_EQ(told(from, to, "GH"),
            from.edition().file + ": : china-index-2024-98 has no Ghana. [unknown-country]\n");
  const auto one = to.changes_from(from, "AZ");
  ASSERT_TRUE(one);
  ASSERT_EQ(one->units.size(), 1u);
  EXPECT_EQ(part(one->units.front(), Cause::newcomers), -3 * kPlace);
}

}  // namespace
}  // namespace rescore::changes_test
