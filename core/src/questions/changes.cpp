#include "questions/changes.h"

#include <algorithm>
#include <bit>
#include <map>
#include <numeric>
#include <utility>

#include "base/format.h"
#include "base/lists.h"
#include "engine/evaluation.h"
#include "engine/terms.h"
#include "questions/state_pair.h"

namespace rescore {
namespace {

/// The causes that are switched one by one; bit c of a state is set if it takes this cause from TO.
constexpr Cause kSwitched[] = {Cause::answers, Cause::questions, Cause::rule};
constexpr std::size_t kStates = 8;
constexpr std::size_t kAnswers = 1, kQuestions = 2, kRule = 4;

/// All units' keys, and their ranks; without a rank, one place after the last.
struct Ranking {
  std::vector<Key> keys;
  std::vector<int> places;

  explicit Ranking(const RankTable& table) : keys(table.keys(kOverall)) {
    int last = 0;
    int ranked = 0;
    for (const Row& row : table.ranking(kOverall)) {
      places.push_back(row.rank.value);
      last = std::max(last, row.rank.value);
      ranked = row.of;
    }
    const bool dense = rule_for(table.method(), kOverall).ties == Ties::dense;
    std::replace(places.begin(), places.end(), 0, 1 + (dense ? last : ranked));
  }
};

/// The data of some units alone.
Dataset restricted(const Dataset& data, const std::vector<UnitIndex>& kept) {
  Dataset part{data.edition, {}, {}, {}};
  const std::size_t nodes = data.edition.nodes.size();
  const auto copy = [&](const auto& all, auto& some, std::size_t each) {
    if (all.empty()) return;
    for (const UnitIndex unit : kept) {
      const auto first = all.begin() + static_cast<std::ptrdiff_t>(unit.value * each);
      some.insert(some.end(), first, first + static_cast<std::ptrdiff_t>(each));
    }
  };
  copy(data.units, part.units, 1);
  copy(data.responses, part.responses, 1);
  if (data.published) {
    part.published = PublishedResults{data.published->file, part.units, {}, {}};
    copy(data.published->totals, part.published->totals, nodes);
    copy(data.published->figures, part.published->figures, nodes);
  }
  return part;
}

/// Answers to the same questions from another state of the same units.
void take_answers(Dataset& data, const Dataset& other, const Crosswalk& same) {
  for (const UnitIndex unit : units(data)) {
    for (std::size_t i = 0; i < same.size(); ++i) {
      if (same[i]) data.responses[unit.value].answers[i] = other.answers(unit)[same[i]->value];
    }
  }
}

/// What two states have in common, and the eight states between them.
class Between {
 public:
  Between(const IndexState& from, const IndexState& to, const std::optional<Crosswalk>& crosswalk)
      : from_(from),
        to_(to),
        same_(same_questions(from.data.edition, to.data.edition, crosswalk)),
        back_(reversed(same_, from.data.edition)) {
    std::map<std::string_view, UnitIndex> left;
    for (const UnitIndex unit : units(from.data)) left[from.data.units[unit.value].code] = unit;
    for (const UnitIndex unit : units(to.data)) {
      const auto found = left.find(to.data.units[unit.value].code);
      if (found == left.end()) {
        came_.push_back(unit);
      } else {
        before_.push_back(found->second);
        after_.push_back(unit);
        left.erase(found);
      }
    }
    for (const auto& [code, unit] : left) left_.push_back(unit);
  }

  /// False, with errors, if the two states cannot be compared.
  bool rank_all(Errors& errors);
  /// The move of a unit in both states; `own` is its position in units().
  RankChange change(std::size_t own) const;

  /// The units in both states, as positions in TO, in its order.
  const std::vector<UnitIndex>& units_in_both() const { return after_; }

 private:
  bool is_one_index(Errors& errors) const;
  bool has_answers(const IndexState& state, const std::vector<UnitIndex>& units,
                   Errors& errors) const;
  void split(RankChange& change, std::size_t own) const;
  void add_newcomers(RankChange& change, std::size_t own) const;
  std::optional<std::vector<AnswerChanged>> answers(UnitIndex before, UnitIndex after) const;

  IndexState from_, to_;
  Crosswalk same_, back_;
  std::vector<UnitIndex> before_, after_;  ///< the units in both, in TO's order
  std::vector<UnitIndex> came_, left_;     ///< of TO, of FROM
  std::vector<Ranking> whole_;             ///< FROM and TO with all their units
  std::vector<Ranking> states_;            ///< the eight states of the units in both
};

bool Between::is_one_index(Errors& errors) const {
  const std::size_t reported = errors.size();
  const Edition& to = to_.data.edition;
  const auto differ = [&](std::string_view pointer, std::string_view what) {
    report(errors, ErrorCode::bad_request, to.file, pointer,
           "{} is in both {} and {}, so these are not two states of one index.",
           {what, from_.data.edition.id, to.id});
  };
  if (all_of(same_, [](const auto& one) { return !one.has_value(); })) {
    differ("/indicators", "No question");
  } else if (before_.empty()) {
    differ("", to.format == 1 ? "No country" : "No unit");
  }
  return errors.size() == reported;
}

bool Between::has_answers(const IndexState& state, const std::vector<UnitIndex>& units,
                          Errors& errors) const {
  std::vector<UnitIndex> without = units;
  std::erase_if(without, [&](UnitIndex unit) { return state.data.has_answers(unit); });
  if (without.empty()) return true;
  const Edition& edition = state.data.edition;
  const std::size_t others = without.size() - 1;
  const std::string more = others == 0   ? ""
                           : others == 1 ? " and of one other"
                                         : format(" and of {} others", {others});
  report(
      errors, ErrorCode::needs_sheet, edition.file, "",
      "Questions or rules differ, so this needs the answers of every {} in both states; those of "
      "{}{} are not loaded.",
      {edition.unit, state.data.units[without.front().value].name, more});
  return false;
}

bool Between::rank_all(Errors& errors) {
  if (!is_one_index(errors)) return false;
  const Edition& from = from_.data.edition;
  const Edition& to = to_.data.edition;
  const Method& old_rule = from_.table.method();
  const Method& new_rule = to_.table.method();
  const Method old_in_to = carried_over(old_rule, from, to, new_rule, back_);
  const Method new_in_from = carried_over(new_rule, to, from, old_rule, same_);
  const bool same = same_index(from, to, same_);
  if (!same || old_in_to.rules != new_rule.rules || old_in_to.weights != new_rule.weights ||
      old_in_to.dropped != new_rule.dropped) {
    const bool first = has_answers(from_, before_, errors);
    if (!has_answers(to_, after_, errors) || !first) return false;
  }
  for (const auto& [rule, index] : {std::pair(&old_in_to, &to), {&new_in_from, &from}}) {
    const std::string fault = method_fault(*index, *rule);
    if (fault.empty()) continue;
    report(errors, ErrorCode::bad_request, index->file, "",
           "The rule of {} does not fit the questions of {}: {}",
           {(index == &to ? from : to).id, index->id, fault});
  }
  if (!errors.empty()) return false;

  whole_.emplace_back(from_.table);
  whole_.emplace_back(to_.table);
  const Dataset old_data = restricted(from_.data, before_);
  const Dataset new_data = restricted(to_.data, after_);
  for (std::size_t state = 0; state < kStates; ++state) {
    const bool new_answers = (state & kAnswers) != 0;
    // If the questions are the same, they come with the answers: totals cannot be taken apart.
    const bool new_questions = same ? new_answers : (state & kQuestions) != 0;
    Dataset data = new_questions ? new_data : old_data;
    if (new_questions != new_answers) {
      take_answers(data, new_answers ? new_data : old_data, new_questions ? same_ : back_);
    }
    const Method& rule = (state & kRule) != 0 ? (new_questions ? new_rule : new_in_from)
                                              : (new_questions ? old_in_to : old_rule);
    states_.emplace_back(Evaluation(data, rule, {}).table());
  }
  return true;
}

/// Calls `put` with each cause, and the sum over all six orders of what switching it adds to
/// `value`, a number for each state. A state of s causes precedes a cause in s! (2 - s)! orders.
template <class Value, class Put>
void in_all_orders(const Value& value, const Put& put) {
  for (std::size_t c = 0; c < std::size(kSwitched); ++c) {
    int sum = 0;
    for (std::size_t state = 0; state < kStates; ++state) {
      if ((state >> c & 1) != 0) continue;
      sum += (std::popcount(state) == 1 ? 1 : 2) * (value(state | 1u << c) - value(state));
    }
    put(kSwitched[c], sum);
  }
}

void Between::split(RankChange& change, std::size_t own) const {
  const auto part = [&](Cause cause) -> ChangePart& {
    return change.parts[static_cast<std::size_t>(cause)];
  };
  in_all_orders([&](std::size_t state) { return -states_[state].places[own]; },
                [&](Cause cause, int sixths) { part(cause).sixths = sixths; });
  for (std::size_t other = 0; other < after_.size(); ++other) {
    const auto below = [&](std::size_t state) {
      const std::vector<Key>& keys = states_[state].keys;
      return keys[other] > keys[own] ? 0 : 1;
    };
    in_all_orders(below, [&](Cause cause, int sixths) {
      if (sixths != 0) part(cause).crossings.push_back({after_[other], false, sixths});
    });
  }
}

void Between::add_newcomers(RankChange& change, std::size_t own) const {
  ChangePart& part = change.parts[static_cast<std::size_t>(Cause::newcomers)];
  const UnitIndex before = before_[own];
  const UnitIndex after = after_[own];
  part.sixths = kPlace * (whole_[0].places[before.value] - states_[0].places[own] +
                          states_[kStates - 1].places[own] - whole_[1].places[after.value]);
  const auto add_above = [&](const Ranking& ranking, UnitIndex self,
                             const std::vector<UnitIndex>& others, bool left, int sixths) {
    for (const UnitIndex other : others) {
      if (!(ranking.keys[other.value] > ranking.keys[self.value])) continue;
      part.crossings.push_back({other, left, sixths});
    }
  };
  add_above(whole_[1], after, came_, false, -kPlace);
  add_above(whole_[0], before, left_, true, kPlace);
}

std::optional<std::vector<AnswerChanged>> Between::answers(UnitIndex before,
                                                           UnitIndex after) const {
  if (!from_.data.has_answers(before) || !to_.data.has_answers(after)) return std::nullopt;
  const std::vector<Answer>& was = from_.data.answers(before);
  const std::vector<Answer>& is = to_.data.answers(after);
  std::vector<AnswerChanged> changed;
  for (const auto i : all_indices<IndicatorIndex>(is.size())) {
    const auto from = same_[i.value];
    const Answer earlier = from ? was[from->value] : Answer::skip();
    if (!from || !(earlier == is[i.value])) changed.push_back({from, i, earlier, is[i.value]});
  }
  for (const auto i : all_indices<IndicatorIndex>(was.size())) {
    if (!back_[i.value]) changed.push_back({i, std::nullopt, was[i.value], Answer::skip()});
  }
  return changed;
}

RankChange Between::change(std::size_t own) const {
  const UnitIndex before = before_[own];
  const UnitIndex after = after_[own];
  RankChange change{after,
                    from_.table.row(before, kOverall).rank,
                    to_.table.row(after, kOverall).rank,
                    {},
                    answers(before, after)};
  split(change, own);
  add_newcomers(change, own);
  return change;
}

}  // namespace

std::string places_text(int sixths) {
  const int divisor = std::gcd(sixths, kPlace);
  const std::string whole = to_decimal(sixths / divisor);
  return divisor == kPlace ? whole : whole + "/" + to_decimal(kPlace / divisor);
}

std::optional<RankChanges> rank_changes(const IndexState& from, const IndexState& to,
                                        const std::optional<Crosswalk>& crosswalk,
                                        std::optional<UnitIndex> unit, Errors& errors) {
  Between between(from, to, crosswalk);
  if (!between.rank_all(errors)) return std::nullopt;
  const std::vector<UnitIndex>& both = between.units_in_both();
  const Edition& edition = from.data.edition;
  RankChanges changes{
      {}, rule_changes(edition, from.table.method(), to.data.edition, to.table.method())};
  if (unit) {
    const auto found = std::find(both.begin(), both.end(), *unit);
    if (found == both.end()) {
      report(errors, ErrorCode::unknown_country, edition.file, "", "{} has no {}.",
             {edition.id, to.data.units[unit->value].name});
      return std::nullopt;
    }
    changes.units.push_back(between.change(static_cast<std::size_t>(found - both.begin())));
    return changes;
  }
  if (both.size() > kMostChanges) {
    report(errors, ErrorCode::bad_request,
           "{} are too many to list the changes of all; ask for one, or have at most {}.",
           {both.size(), kMostChanges});
    return std::nullopt;
  }
  for (std::size_t own = 0; own < both.size(); ++own) changes.units.push_back(between.change(own));
  return changes;
}

}  // namespace rescore
