#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "rescore/error.h"
#include "rescore/index.h"

/// How firm the overall ranking is: what the ranks would be if weights or answers, which could have
/// been chosen otherwise, were drawn at random, many times over. docs/robustness.md says what is
/// drawn, how to read what comes out, and where the methods are from.
namespace rescore {

struct Dataset;

/// How the weights of the domains are drawn. `fixed`: not at all, they are the method's.
/// `dirichlet`: any split of one whole, whatever the method's weights are; domains of weight 0 stay
/// out. `noise`: the method's weights, each times a factor of its own around 1.
enum class WeightModel : std::uint8_t { fixed, dirichlet, noise };

/// What is drawn. All of it together in each draw; at least one model must be chosen. Whole numbers
/// throughout, so that two parts of one run can be told to be of the same one.
struct UncertaintyOptions {
  std::uint64_t seed = 1;
  std::uint64_t draws = 10'000;  ///< of all shards together, 1 to 10^9
  WeightModel weights = WeightModel::dirichlet;
  int concentration =
      1;           ///< of `dirichlet`, 1 to 1000: 1 is any split alike, more is nearer to even
  int noise = 25;  ///< of `noise`, 0 to 100 per cent: factors are even in 1 +- noise
  bool answers = false;     ///< answers may be one option off, on scales of more than two
  int answer_chance = 500;  ///< that an answer is off, 0 to 10,000 hundredths of a per cent
  bool skips = false;       ///< a skipped answer is one of those that other countries gave
  friend bool operator==(const UncertaintyOptions&, const UncertaintyOptions&) = default;
};

/// One of several parts of a run: number 1 to `of`. It makes the draws from
/// floor(draws * (number - 1) / of) up to floor(draws * number / of).
struct Shard {
  std::uint64_t number = 1;
  std::uint64_t of = 1;  ///< 1 to 1,000,000
};

/// Draws from `begin` up to, but not with, `end`.
struct DrawRange {
  std::uint64_t begin{};
  std::uint64_t end{};
  friend bool operator==(const DrawRange&, const DrawRange&) = default;
};

/// What was asked of a run, and which draws are counted.
struct RunHead {
  std::string edition;      ///< id
  std::string fingerprint;  ///< see run_fingerprint()
  std::string method;       ///< id
  UncertaintyOptions options;
  std::vector<std::string> units;  ///< codes, in the standings' order
  std::vector<DrawRange> ranges;   ///< the draws that are counted, rising and apart
  friend bool operator==(const RunHead&, const RunHead&) = default;
};

/// How many draws are counted.
std::uint64_t draws_of(const RunHead& run);

/// Counts over draws. They are whole numbers, so that those of shards add up to those of one run.
/// n is the number of countries.
struct UncertaintyResult : RunHead {
  std::vector<std::string> domains;  ///< ids, in the edition's order
  /// Draws in which a country has a rank: [country * n + rank - 1]. A row adds up to the draws in
  /// which the country is ranked.
  std::vector<std::uint32_t> acceptability;
  /// Draws in which country i ranks strictly above country j, both ranked: [i * n + j].
  std::vector<std::uint32_t> above;
  /// With drawn weights, their sums over the draws in which a country is first, alone or tied, in
  /// parts of 2^-31: [country * domains + domain]. Otherwise empty.
  std::vector<std::uint64_t> first_weights;
  friend bool operator==(const UncertaintyResult&, const UncertaintyResult&) = default;
};

/// A run in slices: advance it from time to time, and read the result as it firms up. Draw number i
/// is the same whatever the slices and shards are, and does not depend on the order of countries,
/// domains or indicators in the files.
class UncertaintyRun {
 public:
  /// Empty, with errors, for options out of their range or a lack of data: drawn answers and skips
  /// need the sheets of all countries, drawn weights only the standings. The run keeps nothing of
  /// what it is given. For the ranking of a scenario, give data whose sheets have its answers.
  static std::optional<UncertaintyRun> make(const Dataset& data, const Method& method,
                                            const UncertaintyOptions& options, Shard shard,
                                            Errors& errors);
  UncertaintyRun(UncertaintyRun&&) noexcept;
  UncertaintyRun& operator=(UncertaintyRun&&) noexcept;
  ~UncertaintyRun();

  /// Makes up to this many more draws; true while there are more to make. Cost for 98 countries and
  /// nine domains: drawn weights 2 microseconds a draw, drawn answers 10 to 20; slices of at least
  /// some hundreds, as each ends with a pass over all pairs of countries.
  bool advance(std::uint64_t draws);
  bool done() const;
  std::uint64_t draws_made() const;
  std::uint64_t draws_in_all() const;  ///< of this shard
  const UncertaintyResult& result() const;

 private:
  struct State;
  explicit UncertaintyRun(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// One result of the results of all shards. Empty, with errors that say which one does not fit,
/// when they are of different data, methods or options, are damaged, or do not have each draw of
/// the options exactly once. A pointer in an error starts with the place in `results`. Cost: a
/// pass.
std::optional<UncertaintyResult> merge(std::span<const UncertaintyResult> results, Errors& errors);

/// A country's ranks over the draws in which it is ranked. A rank at p per cent is the smallest one
/// that the country has, or is above of, in at least p per cent of them.
struct RankSummary {
  std::uint64_t draws{};  ///< 1 or more
  double mean{};
  int median{};  ///< at 50 per cent
  int high{};    ///< at 5 per cent: only one draw in twenty puts the country higher
  int low{};     ///< at 95 per cent
  friend bool operator==(const RankSummary&, const RankSummary&) = default;
};
/// Empty when the country is never ranked, or before the first draw.
std::optional<RankSummary> rank_summary(const UncertaintyResult& result, UnitIndex unit);

/// The countries whose order with this one the draws leave open: neither is above the other in at
/// least 95 per cent of all draws. Without countries that are never ranked; empty for those.
std::vector<UnitIndex> indistinguishable(const UncertaintyResult& result, UnitIndex unit);

/// The central weights of SMAA-2 (Lahdelma and Salminen 2001): the mean of the weights that put the
/// country first, by domain, adding up to 1. Empty when it is never first or weights are not drawn.
std::optional<std::vector<double>> central_weights(const UncertaintyResult& result, UnitIndex unit);

/// Which choice drives the ranks: how much of their variance over all choices is owed to each of
/// them, alone and together with the others (Sobol indices; Saisana, Saltelli and Tarantola 2005 on
/// composite indicators). docs/robustness.md has the sources and says how to read them.
/// The choices. `weights`: the domains' weights, drawn as UncertaintyOptions say; `rounding`: ranks
/// by the rounded percentage or by the exact ratio; `skips`: a skip leaves the maximum or stays in
/// it; `dropped`: no domain is left out of the overall score, or one, each case equally likely.
enum class Factor : std::uint8_t { weights, rounding, skips, dropped };
inline constexpr std::size_t kFactors = 4;

/// Sums over draws from which Sobol indices follow. Draw j has two independent runs A and B of the
/// model, with results a and b, and for each factor a third one, AB, with that factor as in B and
/// all others as in A. Whole numbers, so that those of shards add up exactly.
template <std::size_t N>
struct SobolSums {
  std::int64_t sum{};      ///< of a + b
  std::int64_t squares{};  ///< of a^2 + b^2
  struct OfFactor {
    std::int64_t change{};   ///< of ab - a
    std::int64_t product{};  ///< of b (ab - a)
    std::int64_t square{};   ///< of (ab - a)^2
    friend bool operator==(const OfFactor&, const OfFactor&) = default;
  };
  std::array<OfFactor, N> factors{};
  friend bool operator==(const SobolSums&, const SobolSums&) = default;

  void add(std::int64_t a, std::int64_t b, const std::array<std::int64_t, N>& ab) {
    sum += a + b;
    squares += a * a + b * b;
    for (std::size_t f = 0; f < N; ++f) {
      const std::int64_t change = ab[f] - a;
      factors[f].change += change;
      factors[f].product += b * change;
      factors[f].square += change * change;
    }
  }

  void add(const SobolSums& other) {
    sum += other.sum;
    squares += other.squares;
    for (std::size_t f = 0; f < N; ++f) {
      factors[f].change += other.factors[f].change;
      factors[f].product += other.factors[f].product;
      factors[f].square += other.factors[f].square;
    }
  }
};

/// Parts of a variance, estimated from draws: with few of them they can be a little below 0 or
/// above 1.
struct SobolIndex {
  double first{};  ///< what fixing this choice alone would take away (S_i)
  double total{};  ///< what would be left if all other choices were fixed (S_Ti)
  friend bool operator==(const SobolIndex&, const SobolIndex&) = default;
};

namespace detail {
/// The indices of one factor. In the library, so that the arithmetic is the same bit for bit
/// however its caller is compiled.
std::optional<SobolIndex> sobol_index(std::int64_t sum, std::int64_t squares, std::int64_t change,
                                      std::int64_t product, std::int64_t square,
                                      std::uint64_t draws);
}  // namespace detail

/// The indices of each factor: the first order by the estimator of Saltelli et al. 2010 (their
/// table 2, row b), with b taken from its mean, which it needs for little noise; the total by
/// Jansen's (row f). Empty when the results do not vary or there are no draws.
template <std::size_t N>
std::optional<std::array<SobolIndex, N>> sobol_indices(const SobolSums<N>& sums,
                                                       std::uint64_t draws) {
  std::array<SobolIndex, N> indices;
  for (std::size_t f = 0; f < N; ++f) {
    const auto& of = sums.factors[f];
    const auto index =
        detail::sobol_index(sums.sum, sums.squares, of.change, of.product, of.square, draws);
    if (!index) return std::nullopt;
    indices[f] = *index;
  }
  return indices;
}

/// Sums over draws of a sensitivity run; n is the number of countries.
struct SensitivityResult : RunHead {
  /// Of each country's overall rank. A country that is not ranked in a run counts as behind all
  /// that are.
  std::vector<SobolSums<kFactors>> ranks;
  /// Of the sum over countries of how far their rank is from their rank by the method itself; its
  /// indices are those of the mean shift.
  SobolSums<kFactors> shift;
  friend bool operator==(const SensitivityResult&, const SensitivityResult&) = default;
};

/// A run in slices, as UncertaintyRun is one. Its draws need domain totals only, so standings will
/// do. Of the options, seed, draws (here 1 to 10^7) and those of weights count, and answers and
/// skips must be off.
class SensitivityRun {
 public:
  static std::optional<SensitivityRun> make(const Dataset& data, const Method& method,
                                            const UncertaintyOptions& options, Shard shard,
                                            Errors& errors);
  SensitivityRun(SensitivityRun&&) noexcept;
  SensitivityRun& operator=(SensitivityRun&&) noexcept;
  ~SensitivityRun();

  /// Makes up to this many more draws; true while there are more to make. Cost for 98 countries and
  /// nine domains: 8 microseconds a draw, which has six runs of the model.
  bool advance(std::uint64_t draws);
  bool done() const;
  std::uint64_t draws_made() const;
  std::uint64_t draws_in_all() const;  ///< of this shard
  const SensitivityResult& result() const;

 private:
  struct State;
  explicit SensitivityRun(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// As for robustness.
std::optional<SensitivityResult> merge(std::span<const SensitivityResult> results, Errors& errors);

}  // namespace rescore
