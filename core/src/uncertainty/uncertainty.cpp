#include "rescore/uncertainty.h"

#include <numeric>

#include "base/lists.h"
#include "engine/unit_scores.h"
#include "uncertainty/uncertainty_draws.h"
#include "uncertainty/uncertainty_model.h"
#include "uncertainty/uncertainty_shards.h"

namespace rescore {

template <>
struct UncertaintyRun::OwnModel : UncertaintyRun::Model {
  PartPoints points;
  WeightDraws weights;
  AnswerDraws answers;
  NodePlan root;  ///< the method's, for exact keys if weights are not drawn
  KeyForm form;
  DrawRanker ranker;
  RankTally tally;
  std::vector<double> achieved;  ///< of one draw

  OwnModel(const Dataset& data, const Method& method, const UncertaintyOptions& options,
           PartPoints known)
      : points(std::move(known)),
        weights(data.edition, method, points.parts, options),
        answers(data, options, points),
        root(Plan(data, method).node(kOverall)),
        form(method, root, points),
        ranker(points.grid.units, root.rule.ties, form.apart()),
        tally(points.grid.units),
        achieved(points.achieved) {}

  void draw(std::uint64_t number, UncertaintyResult& result) override {
    const std::uint64_t seed = result.options.seed;
    if (answers.drawn()) {
      achieved = points.achieved;
      answers.draw(seed, number, achieved);
    }
    if (tally.full()) end_slice(result);
    if (!weights.drawn()) return tally.add(own_ranks());
    weights.draw({seed, number, kWeights});
    if (answers.drawn()) form.fill(achieved);
    const RankKey key = root.rule.key;
    const auto ranks = ranker.rank(form.keys(weights.weights(), weights.one(), key), key);
    tally.add(ranks);
    const auto fractions = weights.fractions();
    for (std::size_t c = 0; c < ranks.size(); ++c) {
      if (ranks[c] != 1) continue;
      std::uint64_t* const sums = result.first_weights.data() + c * fractions.size();
      for (std::size_t d = 0; d < fractions.size(); ++d) sums[d] += fractions[d];
    }
  }

  void end_slice(UncertaintyResult& result) override {
    tally.flush(result.acceptability, result.above);
  }

  /// With the method's own weights, ranks come from the method's own keys.
  std::vector<std::int32_t> own_ranks() const {
    const auto key = [&](UnitIndex unit) { return key_of(root, root_value(unit)); };
    const std::vector<Key> keys = mapped(all_indices<UnitIndex>(points.grid.units), key);
    const RankIndex index(keys, root.rule.ties);
    return mapped(keys, [&](const Key& own) { return index.rank(own).value; });
  }

  NodeValue root_value(UnitIndex unit) const {
    Ratio all;
    std::vector<Ratio> ratios;
    std::vector<double> shares;
    for (std::size_t p = 0; p < points.grid.parts; ++p) {
      const std::size_t at = points.grid.at(p, unit);
      const auto weight = static_cast<std::int64_t>(weights.weights()[p]);
      if (weight == 0) continue;
      const auto own = static_cast<std::int64_t>(achieved[at]);
      const auto most = static_cast<std::int64_t>(form.maximum()[at]);
      all.numerator += weight * own;
      all.denominator += weight * most;
      const std::int64_t common = std::gcd(own, most);
      ratios.push_back(most > 0 ? Ratio{own / common, most / common} : Ratio{});
      shares.push_back(most > 0 ? achieved[at] / form.maximum()[at] : kNone);
    }
    if (root.rule.aggregation != Aggregation::pooled) {
      if (root.form == Form::fraction) return {.ratio = fraction_of(root, ratios)};
      return {.real = real_of(root, {}, shares)};
    }
    if (all.denominator <= 0 || !form.is_covered(weights.weights(), unit.value)) {
      return {.real = kNone};
    }
    return {.ratio = all,
            .real = static_cast<double>(all.numerator) / static_cast<double>(all.denominator)};
  }
};

template <>
std::optional<UncertaintyRun> UncertaintyRun::make(const Dataset& data, const Method& method,
                                                   const UncertaintyOptions& options, Shard shard,
                                                   Errors& errors) {
  const std::size_t before = errors.size();
  check_options(data, options, 1'000'000'000, shard, errors);
  const bool of_answers = options.answers || options.skips;
  const bool of_weights = options.weights != WeightModel::fixed;
  if (!of_weights && !of_answers) {
    errors.push_back({ErrorCode::out_of_range, "", "/weights",
                      "Nothing to draw: choose weights, answers or skips."});
  }
  if (of_answers) lacks_responses(data, "Drawn answers and skips", errors);
  if (errors.size() > before) return std::nullopt;
  auto points = part_points(data, method, false, errors);
  if (!points) return std::nullopt;
  if (of_answers && points->shares) {
    errors.push_back({ErrorCode::bad_request, "", options.answers ? "/answers" : "/skips",
                      "Answers are drawn for indices with points only; draw weights."});
    return std::nullopt;
  }
  UncertaintyResult result{head_of(data, method, options, of_answers), {}, {}, {}, {}};
  for (const NodeIndex part : points->parts) {
    result.domains.emplace_back(short_id(data.edition.node(part)));
  }
  const std::size_t n = data.units.size();
  result.acceptability.resize(n * n);
  result.above.resize(n * n);
  if (of_weights) result.first_weights.resize(n * result.domains.size());
  return UncertaintyRun(std::make_unique<OwnModel>(data, method, options, std::move(*points)),
                        std::move(result), shard);
}

namespace {

/// Whether a result's counts are possible for its draws; it may come from a file.
void check_counts(const UncertaintyResult& result, std::size_t place, Errors& errors) {
  const std::size_t n = result.units.size();
  const bool drawn = result.options.weights != WeightModel::fixed;
  if (result.acceptability.size() != n * n || result.above.size() != n * n ||
      result.first_weights.size() != (drawn ? n * result.domains.size() : 0)) {
    return add_damaged(place, "countries", errors);
  }
  const std::uint64_t draws = draws_of(result);
  for (std::size_t i = 0; i < n; ++i) {
    std::uint64_t ranked = 0;
    bool good = true;
    for (std::size_t j = 0; j < n; ++j) {
      ranked += result.acceptability[i * n + j];
      good &= std::uint64_t{result.above[i * n + j]} + result.above[j * n + i] <= draws;
    }
    if (ranked > draws) return add_damaged(place, "acceptability", errors);
    if (!good) return add_damaged(place, "above", errors);
  }
}

}  // namespace

std::optional<UncertaintyResult> merge(std::span<const UncertaintyResult> results, Errors& errors) {
  const auto check = [&](const UncertaintyResult& result, std::size_t place, Errors& found) {
    check_same(result.domains == results.front().domains, place, "domains",
               "different domains, or a different order,", found);
    check_counts(result, place, found);
  };
  const auto add_all = [](auto& to, const auto& from) {
    for (std::size_t i = 0; i < to.size(); ++i) to[i] += from[i];
  };
  const auto add = [&](UncertaintyResult& whole, const UncertaintyResult& other) {
    add_all(whole.acceptability, other.acceptability);
    add_all(whole.above, other.above);
    add_all(whole.first_weights, other.first_weights);
  };
  return merge_all(results, errors, check, add);
}

std::optional<RankSummary> rank_summary(const UncertaintyResult& result, UnitIndex unit) {
  const std::size_t n = result.units.size();
  const auto counts = std::span(result.acceptability).subspan(unit.value * n, n);
  RankSummary summary;
  std::uint64_t ranks = 0;
  for (std::size_t r = 0; r < n; ++r) {
    summary.draws += counts[r];
    ranks += std::uint64_t{counts[r]} * (r + 1);
  }
  if (summary.draws == 0) return std::nullopt;
  summary.mean = static_cast<double>(ranks) / static_cast<double>(summary.draws);
  const auto rank_at = [&](std::uint64_t percent) {
    int rank = 0;
    for (std::uint64_t with = 0; 100 * with < percent * summary.draws; ++rank) {
      with += counts[static_cast<std::size_t>(rank)];
    }
    return rank;
  };
  summary.high = rank_at(5);
  summary.median = rank_at(50);
  summary.low = rank_at(95);
  return summary;
}

std::vector<UnitIndex> indistinguishable(const UncertaintyResult& result, UnitIndex unit) {
  const std::size_t n = result.units.size();
  const std::uint64_t draws = draws_of(result);
  if (!rank_summary(result, unit)) return {};
  const auto settled = [&](std::size_t i, std::size_t j) {
    return std::uint64_t{100} * result.above[i * n + j] >= 95 * draws;
  };
  std::vector<UnitIndex> open = all_indices<UnitIndex>(n);
  std::erase_if(open, [&](UnitIndex other) {
    return other == unit || settled(other.value, unit.value) || settled(unit.value, other.value) ||
           !rank_summary(result, other);
  });
  return open;
}

std::optional<std::vector<double>> central_weights(const UncertaintyResult& result,
                                                   UnitIndex unit) {
  if (result.first_weights.empty()) return std::nullopt;
  const std::size_t domains = result.domains.size();
  const auto sums = std::span(result.first_weights).subspan(unit.value * domains, domains);
  const auto whole = std::accumulate(sums.begin(), sums.end(), std::uint64_t{0});
  if (whole == 0) return std::nullopt;
  return mapped(sums, [&](std::uint64_t sum) {
    return static_cast<double>(sum) / static_cast<double>(whole);
  });
}

}  // namespace rescore
