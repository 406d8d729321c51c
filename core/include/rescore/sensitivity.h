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
#include "rescore/method.h"
#include "rescore/published_results.h"
#include "rescore/uncertainty.h"

/// Which choice drives the ranks: how much of their variance over all choices is owed to each of
/// them, alone and together with the others (Sobol indices; Saisana, Saltelli and Tarantola 2005 on
/// composite indicators). docs/robustness.md has the sources and says how to read them.
namespace rescore {

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
struct SensitivityResult {
  std::string edition;      ///< id
  std::string fingerprint;  ///< see run_fingerprint()
  std::string method;       ///< id
  UncertaintyOptions options;
  std::vector<std::string> units;  ///< codes, in the standings' order
  std::vector<DrawRange> ranges;   ///< the draws that are counted, rising and apart
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
std::uint64_t draws_of(const SensitivityResult& result);

}  // namespace rescore
