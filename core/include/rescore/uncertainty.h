#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "rescore/error.h"
#include "rescore/index.h"

/// Uncertainty and sensitivity analysis of the overall ranking: what happens to ranks when weights
/// or answers, which could have been chosen differently, are drawn at random many times.
/// docs/robustness.md explains what is drawn and how to read the results, and names the sources.
namespace rescore {

struct Dataset;

/// How the weights of the domains are drawn. `fixed`: not at all; the method's weights apply.
/// `dirichlet`: random weights that add up to 1, whatever the method's weights are; domains of
/// weight 0 stay out. `noise`: the method's weights, each times a random factor around 1.
enum class WeightModel : std::uint8_t { fixed, dirichlet, noise };

/// What is drawn. Each draw varies all chosen models together; at least one must be chosen. All
/// values are whole numbers, so that shards of one run can be recognised exactly.
struct UncertaintyOptions {
  std::uint64_t seed = 1;
  std::uint64_t draws = 10'000;  ///< total of all shards, 1 to 10^9
  WeightModel weights = WeightModel::dirichlet;
  int concentration = 1;    ///< for `dirichlet`, 1 to 1000; higher gives more even splits
  int noise = 25;           ///< for `noise`, 0 to 100 per cent: factors are uniform in 1 +- noise
  bool answers = false;     ///< answers may move by one option, on scales of more than two
  int answer_chance = 500;  ///< probability that an answer moves, 0 to 10,000, in units of 0.01%
  bool skips = false;       ///< a skipped answer becomes one that another country gave
  friend bool operator==(const UncertaintyOptions&, const UncertaintyOptions&) = default;
};

/// One of several parts of a run: number 1 to `of`. It makes the draws from floor(draws * (number -
/// 1) / of) up to, but not including, floor(draws * number / of).
struct Shard {
  std::uint64_t number = 1;
  std::uint64_t of = 1;  ///< 1 to 1,000,000
};

/// Draws from `begin` up to, but not including, `end`.
struct DrawRange {
  std::uint64_t begin{};
  std::uint64_t end{};
  friend bool operator==(const DrawRange&, const DrawRange&) = default;
};

/// What a result belongs to: data, method and options.
struct RunHead {
  std::string edition;      ///< id
  std::string fingerprint;  ///< see run_fingerprint()
  std::string method;       ///< id
  UncertaintyOptions options;
  std::vector<std::string> units;  ///< codes, in the standings' order
  std::vector<DrawRange> ranges;   ///< the draws that are counted, rising and not overlapping
  friend bool operator==(const RunHead&, const RunHead&) = default;
};

/// How many draws are counted.
std::uint64_t draws_of(const RunHead& result);

/// Counts over draws, as whole numbers, so that the counts of shards add up to those of one run. n
/// is the number of countries.
struct UncertaintyResult : RunHead {
  std::vector<std::string> domains;  ///< ids, in the edition's order
  /// The number of draws in which a country has a rank: [country * n + rank - 1]. A row adds up to
  /// the number of draws in which the country is ranked.
  std::vector<std::uint32_t> acceptability;
  /// In how many draws countries i and j are both ranked and i is strictly above j: [i *
  /// n + j].
  std::vector<std::uint32_t> above;
  /// If weights are drawn: the sums of the weights over the draws in which a country is first,
  /// alone or tied, in units of 2^-31: [country * domains + domain]. Otherwise empty.
  std::vector<std::uint64_t> first_weights;
  friend bool operator==(const UncertaintyResult&, const UncertaintyResult&) = default;
};

/// A run in slices: call advance() repeatedly, and read the result so far at any time. Draw number
/// i is the same whatever the slices and shards are, and does not depend on the order of countries,
/// domains or indicators in the files.
template <class Result>
class DrawRun {
 public:
  /// Empty, with errors, if options are out of range or data is missing: drawn answers and skips
  /// need the sheets of all countries, drawn weights only the standings. The run keeps no reference
  /// to its arguments. To analyse a scenario, pass data whose sheets have the scenario's answers.
  static std::optional<DrawRun> make(const Dataset& data, const Method& method,
                                     const UncertaintyOptions& options, Shard shard,
                                     Errors& errors);

  /// Makes up to this many more draws; returns whether there are more to make. Use slices of at
  /// least some hundreds, because each ends with a pass over all pairs of countries.
  bool advance(std::uint64_t draws) {
    const std::uint64_t end = next_ + std::min(draws, range_.end - next_);
    if (next_ == end) return !done();
    for (; next_ < end; ++next_) model_->draw(next_, result_);
    model_->end_slice(result_);
    result_.ranges = {{range_.begin, next_}};
    return !done();
  }
  bool done() const { return next_ == range_.end; }
  std::uint64_t draws_made() const { return next_ - range_.begin; }
  std::uint64_t draws_in_all() const { return range_.end - range_.begin; }  ///< of this shard
  const Result& result() const { return result_; }

 private:
  /// Makes the draws, each from its number.
  struct Model {
    virtual ~Model() = default;
    virtual void draw(std::uint64_t number, Result& result) = 0;
    virtual void end_slice(Result&) {}
  };
  struct OwnModel;  ///< the model of this kind of run
  DrawRun(std::unique_ptr<Model> model, Result result, const Shard& shard)
      : model_(std::move(model)),
        result_(std::move(result)),
        range_{result_.options.draws * (shard.number - 1) / shard.of,
               result_.options.draws * shard.number / shard.of},
        next_(range_.begin) {}

  std::unique_ptr<Model> model_;
  Result result_;
  DrawRange range_;
  std::uint64_t next_;
};

/// Cost for 98 countries and nine domains: 1 to 2 µs a draw for weights, 10 to 20 for answers.
using UncertaintyRun = DrawRun<UncertaintyResult>;
template <>
std::optional<UncertaintyRun> UncertaintyRun::make(const Dataset&, const Method&,
                                                   const UncertaintyOptions&, Shard, Errors&);

/// Merges the results of all shards. Empty, with errors that say which one does not fit, if they
/// have different data, methods or options, are damaged, or do not contain each draw of the options
/// exactly once. The pointer of an error starts with the position in `results`. Cost: one pass.
std::optional<UncertaintyResult> merge(std::span<const UncertaintyResult> results, Errors& errors);

/// A country's ranks over the draws in which it is ranked. A rank at p per cent is the smallest
/// rank that the country reaches or exceeds in at least p per cent of these draws.
struct RankSummary {
  std::uint64_t draws{};  ///< 1 or more
  double mean{};
  int median{};  ///< at 50 per cent
  int high{};    ///< at 5 per cent: only one draw in twenty puts the country higher
  int low{};     ///< at 95 per cent
  friend bool operator==(const RankSummary&, const RankSummary&) = default;
};
/// Empty if the country is never ranked, or before the first draw.
std::optional<RankSummary> rank_summary(const UncertaintyResult& result, UnitIndex unit);

/// The countries that are too close to call against this one: neither is above the other in at
/// least 95 per cent of all draws. Countries that are never ranked are left out, and get an empty
/// list themselves.
std::vector<UnitIndex> indistinguishable(const UncertaintyResult& result, UnitIndex unit);

/// The central weights of SMAA-2 (Lahdelma and Salminen 2001): the mean weights of the draws that
/// put the country first, by domain, adding up to 1. Empty if it is never first, or if weights are
/// not drawn.
std::optional<std::vector<double>> central_weights(const UncertaintyResult& result, UnitIndex unit);

/// The methodological choices of a sensitivity analysis, which shows how much of the variance of
/// the ranks each choice causes, alone and in interaction with the others (Sobol indices; Saisana,
/// Saltelli and Tarantola 2005 on composite indicators). docs/robustness.md has the sources and
/// explains how to read the results.
/// `weights`: the domains' weights, drawn as in UncertaintyOptions. `rounding`: ranks by the
/// rounded percentage or by the exact ratio. `skips`: a skip leaves the maximum or stays in it.
/// `dropped`: no domain, or one domain, is left out of the overall score; all cases are equally
/// likely.
enum class Factor : std::uint8_t { weights, rounding, skips, dropped };
inline constexpr std::size_t kFactors = 4;
/// The number of model runs in a draw: see SobolSums.
inline constexpr std::size_t kModelRuns = 2 + kFactors;

/// Sums over draws, from which the Sobol indices are computed. Draw j has two independent runs A
/// and B of the model, with results a and b, and for each factor a run AB, which takes that factor
/// from B and all others from A. The sums are whole numbers, so those of shards add up exactly.
struct SobolSums {
  std::int64_t sum{};      ///< of a + b
  std::int64_t squares{};  ///< of a^2 + b^2
  struct OfFactor {
    std::int64_t change{};   ///< of ab - a
    std::int64_t product{};  ///< of b (ab - a)
    std::int64_t square{};   ///< of (ab - a)^2
    friend bool operator==(const OfFactor&, const OfFactor&) = default;
  };
  std::array<OfFactor, kFactors> factors{};
  friend bool operator==(const SobolSums&, const SobolSums&) = default;

  /// The results of a draw: a, b, and ab by factor.
  void add(const std::array<std::int64_t, kModelRuns>& results);
  void add(const SobolSums& other);
};

/// Parts of a variance, estimated from draws; of few draws they can be slightly below 0 or above 1.
struct SobolIndex {
  double first{};  ///< the part that would disappear if only this choice were fixed (S_i)
  double total{};  ///< the part that would remain if all other choices were fixed (S_Ti)
  friend bool operator==(const SobolIndex&, const SobolIndex&) = default;
};

/// The indices of each factor: the first order by the estimator of Saltelli et al. 2010 (their
/// table 2, row b), with b reduced by its mean to lower the noise; the total by Jansen's (row f).
/// Empty if the results do not vary or there are no draws.
std::optional<std::array<SobolIndex, kFactors>> sobol_indices(const SobolSums& sums,
                                                              std::uint64_t draws);

/// The sums of a sensitivity run.
struct SensitivityResult : RunHead {
  /// For each country's overall rank. An unranked country counts as behind all others.
  std::vector<SobolSums> ranks;
  /// For the sum, over all countries, of how far the rank is from the rank by the method itself.
  /// Its indices are those of the mean shift.
  SobolSums shift;
  friend bool operator==(const SensitivityResult&, const SensitivityResult&) = default;
};

/// The draws need only domain totals, so standings are enough. Of the options it uses seed, draws
/// (here 1 to 10^7) and those of weights; answers and skips must be off. Cost for 98 countries and
/// nine domains: 8 microseconds a draw, which has six runs of the model.
using SensitivityRun = DrawRun<SensitivityResult>;
template <>
std::optional<SensitivityRun> SensitivityRun::make(const Dataset&, const Method&,
                                                   const UncertaintyOptions&, Shard, Errors&);

/// As for UncertaintyResult.
std::optional<SensitivityResult> merge(std::span<const SensitivityResult> results, Errors& errors);

}  // namespace rescore
