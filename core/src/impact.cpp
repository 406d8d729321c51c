#include "rescore/impact.h"

#include <array>
#include <cstdlib>
#include <span>

#include "order.h"

namespace rescore {
namespace {

/// The answers other than the present one: every other option, then skip.
template <class Do>
void for_each_other(const Scale& scale, Answer from, Do act) {
  for (const Option& option : scale.options) {
    const Answer to{static_cast<std::int16_t>(option.score)};
    if (to != from) act(to);
  }
  if (!from.skipped()) act(Answer::skip());
}

struct Outcome {
  Row row;
  std::int64_t share;  ///< in millionths
};

/// What a country's other answers come to, each outcome worked out once: of hundreds of other
/// answers most change points and maximum like some other one.
class Outcomes {
 public:
  Outcomes(const Situation& situation, CountryIndex country)
      : situation_(situation),
        country_(country),
        scopes_(scope_count(situation.edition())),
        known_(scopes_ + situation.edition().domains.size()) {}

  /// In a scope, with these totals in every one, after a change in the domain. Valid until the
  /// next one is asked for.
  const Outcome& of(ScopeIndex scope, DomainIndex domain, std::span<const Totals> totals) {
    // A mean of domains depends on which domain it was.
    const bool mean = situation_.method().aggregate == Aggregate::mean && scope == kOverall;
    std::vector<Known>& known =
        known_[mean ? scopes_ + domain.value : static_cast<std::size_t>(scope.value)];
    const Totals& own = totals[scope.value];
    for (const Known& one : known) {
      if (one.achieved == own.achieved && one.maximum == own.answered_maximum) return one.outcome;
    }
    const Share share = share_of(situation_.edition(), situation_.method(), totals, scope);
    known.push_back({own.achieved,
                     own.answered_maximum,
                     {situation_.row_if(country_, scope, totals), millionths(share)}});
    return known.back().outcome;
  }

 private:
  struct Known {
    int achieved;
    int maximum;
    Outcome outcome;
  };
  const Situation& situation_;
  CountryIndex country_;
  std::size_t scopes_;
  std::vector<std::vector<Known>> known_;  ///< by scope, then of the mean by domain
};

/// The impacts in the order of their effect, the largest first, else as they are. They are long,
/// and each is moved once.
std::vector<Impact> by_effect(const std::vector<Impact>& impacts) {
  const auto before = [&](std::size_t one, std::size_t other) {
    const Impact& a = impacts[one];
    const Impact& b = impacts[other];
    const int places = std::abs(a.gained) - std::abs(b.gained);
    return places > 0 || (places == 0 && std::abs(a.share) > std::abs(b.share));
  };
  std::vector<Impact> sorted;
  sorted.reserve(impacts.size());
  for (const std::size_t place : ordered(impacts.size(), before)) sorted.push_back(impacts[place]);
  return sorted;
}

}  // namespace

std::vector<Impact> impact_of(const Situation& situation, CountryIndex country, ScopeIndex scope) {
  const Edition& edition = situation.edition();
  const std::vector<Answer> answers = situation.answers(country);
  const auto now = situation.table().of(country);
  const Place place = situation.row(country, scope).place;
  const std::int64_t share = millionths(share_of(edition, situation.method(), now, scope));
  std::vector<Totals> totals(now.begin(), now.end());
  Outcomes outcomes(situation, country);
  std::vector<Impact> impacts;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const auto indicator = index_at<IndicatorIndex>(i);
    const DomainIndex domain = edition.indicators[i].domain;
    const std::array<ScopeIndex, 3> moved = {kOverall, scope_of(edition, domain),
                                             scope_of(edition, edition.indicators[i].layer)};
    const Stake stake(edition, situation.weights(), indicator);
    for_each_other(edition.scale_of(indicator), answers[i], [&](Answer to) {
      stake.replace(totals, answers[i], to);
      Impact impact{{country, indicator, to}, answers[i], {}, 0, 0};
      for (std::size_t m = 0; m < moved.size(); ++m) {
        const Outcome& outcome = outcomes.of(moved[m], domain, totals);
        impact.after[m] = outcome.row;
        if (moved[m] != scope) continue;
        impact.gained = places_gained(place, outcome.row.place);
        impact.share = outcome.share - share;
      }
      impacts.push_back(impact);
      stake.replace(totals, to, answers[i]);
    });
  }
  return by_effect(impacts);
}

std::vector<Pivot> pivots_of(const Situation& situation, CountryIndex country, ScopeIndex scope) {
  const Edition& edition = situation.edition();
  std::vector<Pivot> pivots(edition.indicators.size());
  if (!situation.has_answers(country)) return pivots;
  const std::vector<Answer> answers = situation.answers(country);
  const Place place = situation.row(country, scope).place;
  const auto own = situation.table().of(country);
  std::vector<Totals> totals(own.begin(), own.end());
  Outcomes outcomes(situation, country);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const auto indicator = index_at<IndicatorIndex>(i);
    Pivot& pivot = pivots[i];
    pivot.up_to = pivot.down_to = answers[i];
    const Indicator& asked = edition.indicators[i];
    if (scope != kOverall && scope != scope_of(edition, asked.domain) &&
        scope != scope_of(edition, asked.layer)) {
      continue;
    }
    const Stake stake(edition, situation.weights(), indicator);
    for_each_other(edition.scale_of(indicator), answers[i], [&](Answer to) {
      stake.replace(totals, answers[i], to);
      const int gained = places_gained(place, outcomes.of(scope, asked.domain, totals).row.place);
      stake.replace(totals, to, answers[i]);
      if (gained > pivot.up) {
        pivot.up = static_cast<std::int16_t>(gained);
        pivot.up_to = to;
      } else if (-gained > pivot.down) {
        pivot.down = static_cast<std::int16_t>(-gained);
        pivot.down_to = to;
      }
    });
  }
  return pivots;
}

std::vector<Pivot> pivot_map(const Situation& situation, ScopeIndex scope) {
  std::vector<Pivot> map;
  for (std::size_t c = 0; c < situation.data().standings.countries.size(); ++c) {
    const std::vector<Pivot> line = pivots_of(situation, index_at<CountryIndex>(c), scope);
    map.insert(map.end(), line.begin(), line.end());
  }
  return map;
}

}  // namespace rescore
