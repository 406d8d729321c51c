#include "tables/find_rule.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <string>
#include <tuple>

#include "base/format.h"
#include "base/lists.h"
#include "engine/rank_table.h"
#include "engine/terms.h"
#include "tables/rule_words.h"
#include "tables/tried_editions.h"

namespace rescore::tables {
namespace {

/// How much of what is printed a rule reproduces. Ranks and scores of the whole decide, then those
/// of the parts, then whether units without a printed score have none.
struct Agreement {
  Tally scores{"overall scores"}, ranks{"overall ranks"};
  Tally part_scores{"part scores"}, part_ranks{"part ranks"};

  int unprinted = 0;  ///< units with a score, where the publisher prints none

  std::tuple<int, int, int> key() const {
    return {scores.agree + ranks.agree, part_scores.agree + part_ranks.agree, -unprinted};
  }
};

struct Candidate {
  Edition edition;
  Method method;
  Agreement agreement{};
};

void count(Tally& tally, bool good) {
  ++tally.of;
  if (good) ++tally.agree;
}

/// Every printed figure, recomputed by the engine.
Agreement agreement_of(const Dataset& data, const Method& method) {
  const auto plan = std::make_shared<const Plan>(data, method);
  const RankTable table(data, plan, AnswerColumns(data, {}), {});
  Agreement agreement;
  for (const NodeIndex node : nodes(data.edition)) {
    const bool whole = node == kOverall;
    const NodeRule& rule = rule_for(method, node);
    const std::vector<Row> rows = table.ranking(node);
    for (const UnitIndex unit : units(data)) {
      const PublishedFigures& printed = data.figures(unit, node);
      const Row& row = rows[unit.value];
      if (printed.score) {
        const double step = rule.tolerance > 0 ? std::pow(0.1, rule.rounding.back()) : 0;
        const bool good = row.score && std::abs(number(*row.score) - number(*printed.score)) <=
                                           rule.tolerance + step + 1e-9;
        count(whole ? agreement.scores : agreement.part_scores, good);
      }
      if (!printed.score && !printed.rank && whole && row.score) ++agreement.unprinted;
      if (printed.rank) {
        count(whole ? agreement.ranks : agreement.part_ranks, row.rank.value == *printed.rank);
      }
    }
  }
  return agreement;
}

class Search {
 public:
  explicit Search(const Dataset& data) : work_(data) {
    for (const Responses& responses : data.responses) {
      for (const Answer& answer : responses.answers) missing_ = missing_ || answer.missing();
    }
    for (const NodeIndex node : nodes(data.edition)) {
      has_ranks_.push_back(any_of(
          units(data), [&](UnitIndex unit) { return data.figures(unit, node).rank.has_value(); }));
      inner_ = inner_ || (node != kOverall &&
                          children_of(data.edition, data.edition.methods.front(), node).size() > 1);
    }
  }

  int run(Dataset& data, std::vector<RuleFit>& fits) {
    try_editions(data);
    std::vector<Candidate> best = finished();
    if (best.empty()) return tried_;
    show(best.front(), fits);
    for (const Candidate& candidate : runners_up_) {
      if (fits.size() < kShown && candidate.agreement.key() < best.front().agreement.key()) {
        show(candidate, fits);  // what reproduces as much is the same rule by another name
      }
    }
    data.edition = std::move(best.front().edition);
    data.edition.methods = {std::move(best.front().method)};
    drop_unused_scales(data.edition);
    return tried_;
  }

 private:
  static constexpr std::size_t kShown = 3;
  static constexpr std::size_t kFinalists = 4;

  static void show(const Candidate& candidate, std::vector<RuleFit>& fits) {
    const Agreement& found = candidate.agreement;
    std::string words = rule_words(candidate.edition, candidate.method);
    if (find_by(fits, words, &RuleFit::rule) != fits.end()) return;
    fits.push_back(
        {std::move(words), found.scores, found.ranks, found.part_scores, found.part_ranks});
  }

  void try_editions(const Dataset& data) {
    const bool weights =
        any_of(data.edition.nodes, [](const Node& node) { return node.weight != 1; }) ||
        any_of(data.edition.indicators, [](const Indicator& i) { return i.weight != 1; });
    for (const bool equal : {false, true}) {
      if (equal && !weights) continue;
      Edition base = data.edition;
      if (equal) with_equal_weights(base);
      Edition plain = base, added = base, points = base;
      const double top = with_plain_numbers(data, plain, false);
      if (top > 0) {
        with_plain_numbers(data, added, true);
        try_rules(plain, {Aggregation::arithmetic, Aggregation::geometric}, {top});
        try_rules(added, {Aggregation::sum}, {1});
      }
      with_points(points);
      try_rules(base, {Aggregation::arithmetic, Aggregation::geometric}, {100, 1, 10, kBest});
      try_rules(base, {Aggregation::sum}, {1, kBest});
      try_rules(points, {Aggregation::sum}, {1, kBest});
      if (equal == weights) try_fitted({base, plain});
    }
  }

  void try_fitted(std::vector<Edition> bases) {
    for (Edition& edition : bases) {
      if (!with_fitted_weights(work_, edition)) continue;
      try_rules(edition, {Aggregation::arithmetic}, {100, 1, 10});
      try_rules(edition, {Aggregation::sum}, {1});
    }
  }

  /// `kBest` stands for a scale where the best unit has 100.
  static constexpr double kBest = 0;

  void try_rules(const Edition& edition, const std::vector<Aggregation>& tops,
                 const std::vector<double>& scales) {
    const bool sum = tops.front() == Aggregation::sum;
    std::vector<Aggregation> below = {tops.front()};
    if (inner_) below = {Aggregation::arithmetic, Aggregation::geometric, Aggregation::sum};
    work_.edition = edition;
    for (const Aggregation top : tops) {
      for (const Aggregation part : below) {
        for (const Missing missing : {Missing::left_out, Missing::zero, Missing::none}) {
          if (missing != Missing::left_out && !missing_) continue;
          for (const double scale : scales) {
            Method method = edition.methods.front();
            for (std::size_t n = 0; n < method.rules.size(); ++n) {
              NodeRule& rule = method.rules[n];
              rule.aggregation = n == 0 ? top : part;
              rule.missing = missing;
              rule.relative_to_best = scale == kBest;
              rule.scale = scale == kBest ? 100 : scale;
              // Parts of a mean are printed on its scale, parts of a sum as their own sums.
              if (n > 0 && part == Aggregation::sum && !sum) rule.scale = 1;
            }
            try_rule(edition, std::move(method));
          }
        }
      }
    }
  }

  /// Both keys and both ends, so that a rule is judged by what it can reach.
  void try_rule(const Edition& edition, Method method) {
    ++tried_;
    if (!method_fault(edition, method).empty()) return;
    Candidate candidate{edition, method};
    candidate.agreement = best_of_ends(candidate.method);
    const auto same = [&](const Candidate& other) {
      return other.agreement.key() == candidate.agreement.key();
    };
    if (!any_of(runners_up_, same)) keep(candidate, kShown, runners_up_);
    keep(std::move(candidate), kFinalists, candidates_);
  }

  static void keep(Candidate candidate, std::size_t most, std::vector<Candidate>& best) {
    best.push_back(std::move(candidate));
    std::stable_sort(best.begin(), best.end(), better);
    if (best.size() > most) best.pop_back();
  }

  Agreement best_of_ends(Method& method) {
    Agreement best;
    std::optional<Method> kept;
    for (const First first : {First::highest, First::lowest}) {
      for (const RankKey key : {RankKey::exact, RankKey::rounded}) {
        Method trial = method;
        for (std::size_t n = 0; n < trial.rules.size(); ++n) {
          trial.rules[n].first = first;
          // Where no rank is printed, nothing speaks for a coarser key.
          if (has_ranks_[n]) trial.rules[n].key = key;
        }
        const Agreement found = agreement_of(work_, trial);
        if (!kept || found.key() > best.key()) {
          best = found;
          kept = std::move(trial);
        }
      }
    }
    method = *kept;
    return best;
  }

  static bool better(const Candidate& a, const Candidate& b) {
    return a.agreement.key() > b.agreement.key();
  }

  /// The finalists with every way to treat ties and halves, best first.
  std::vector<Candidate> finished() {
    std::vector<Candidate> all;
    for (const Candidate& candidate : candidates_) {
      work_.edition = candidate.edition;
      for (const Ties ties : {Ties::competition, Ties::dense}) {
        for (const Halves halves : {Halves::up, Halves::even}) {
          Candidate trial = candidate;
          for (NodeRule& rule : trial.method.rules) {
            rule.ties = ties;
            rule.halves = halves;
          }
          ++tried_;
          trial.agreement = agreement_of(work_, trial.method);
          all.push_back(std::move(trial));
        }
      }
    }
    std::stable_sort(all.begin(), all.end(), better);
    return all;
  }

  static void drop_unused_scales(Edition& edition) {
    std::vector<Scale> used;
    std::vector<std::optional<ScaleIndex>> now(edition.scales.size());
    for (Indicator& indicator : edition.indicators) {
      auto& to = now[indicator.scale.value];
      if (!to) {
        to = index_at<ScaleIndex>(used.size());
        used.push_back(std::move(edition.scales[indicator.scale.value]));
        used.back().id = format("scale-{}", {used.size()});
      }
      indicator.scale = *to;
    }
    edition.scales = std::move(used);
  }

  Dataset work_;
  std::vector<bool> has_ranks_;  ///< printed ones, by node
  bool missing_ = false;         ///< any answer
  bool inner_ = false;           ///< any part has several children
  std::vector<Candidate> candidates_;
  std::vector<Candidate> runners_up_;  ///< the simplest for each of the best agreements
  int tried_ = 0;
};

}  // namespace

int find_rule(Dataset& data, std::vector<RuleFit>& fits) {
  return Search(data).run(data, fits);
}

}  // namespace rescore::tables
