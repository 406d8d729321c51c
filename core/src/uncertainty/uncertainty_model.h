#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <vector>

#include "rescore/error.h"
#include "rescore/method.h"
#include "rescore/published_results.h"
#include "rescore/random.h"
#include "rescore/uncertainty.h"
#include "uncertainty/uncertainty_ranks.h"

/// From drawn weights to keys, on plain columns: one number a country, domain after domain.
namespace rescore {

/// What random numbers are drawn for; each has a stream of its own in every draw. Those of
/// sensitivity begin with first_factor.
enum class Purpose : std::uint32_t { weights, answers, skips, first_factor };
inline RandomStream stream_of(std::uint64_t seed, std::uint64_t draw, Purpose purpose) {
  return {seed, draw, static_cast<std::uint32_t>(purpose)};
}

/// Columns of whole numbers, kept as doubles because they are multiplied by weights and divided:
/// [domain * stride + country]. Beyond the last country they are 0.
struct Grid {
  std::size_t units{};
  std::size_t domains{};
  std::size_t stride{};
  Grid(std::size_t units, std::size_t domains);
  std::vector<double> column_space() const { return std::vector<double>(domains * stride); }
  std::size_t at(DomainIndex domain, UnitIndex unit) const {
    return domain.value * stride + unit.value;
  }
};

/// Every country's points by domain, under a method's weights of layers and dropped indicators, but
/// without its weights of domains.
struct DomainPoints {
  Grid grid;
  std::vector<double> achieved, answered_maximum, all_maximum;
  const std::vector<double>& maximum(Denominator denominator) const {
    return denominator == Denominator::all ? all_maximum : answered_maximum;
  }
};

/// How often an indicator's points count within its domain.
int weight_in_domain(const Edition& edition, const Method& method, IndicatorIndex indicator);
/// The sheets of all countries, in the standings' order; empty when one is not loaded.
std::vector<const Responses*> all_responses(const Dataset& data);
/// The error that says how many sheets lack.
Error lacking_responses_error(const Dataset& data, std::string_view what);

/// Empty, with errors, when the data does not tell; maxima that are not in `needed` need not be
/// known, and are then wrong.
std::optional<DomainPoints> domain_points(const Dataset& data, const Method& method,
                                          std::initializer_list<Denominator> needed,
                                          Errors& errors);

/// How weighted points become keys. A country's share is sum(w A) / sum(w M) or, of a mean,
/// sum(w A/M) / sum(w); both are sum(w x) / sum(w y) with other columns x and y. These are laid out
/// so that one division gives the key: the percentage's units by its first rounding step, or the
/// share in 2^-30ths (shares that are closer count as equal).
class KeyForm {
 public:
  /// `maxima` are those that a country can have in a domain; they make a mean exact as long as
  /// their least common multiple is at most 2^30.
  KeyForm(const Method& method, RankKey key, std::span<const double> maxima);

  struct Columns {
    std::vector<double> x, y;
  };
  void fill(const Grid& grid, std::span<const double> achieved, std::span<const double> maximum,
            Columns& columns) const;
  /// Weights are whole numbers, by domain. Countries of which nothing counts are not ranked.
  void keys(const Grid& grid, const Columns& columns, std::span<const double> weights,
            std::span<DrawKey> keys) const;

 private:
  bool mean_;
  double common_ = 1;                      ///< of a mean: the denominator of every domain's share
  double factor_, half_, whole_;           ///< key = (factor * share + half) / whole, rounded down
  std::vector<std::int32_t> later_steps_;  ///< powers of ten of later rounding steps
};

/// The weights of domains, draw by draw.
class WeightDraws {
 public:
  WeightDraws(const Edition& edition, const Method& method, const UncertaintyOptions& options);

  /// The domains of weight above 0, by id.
  std::span<const std::size_t> counting() const { return order_; }
  bool drawn() const { return model_ != WeightModel::fixed; }
  /// The weights of this draw; before the first one, the method's.
  void draw(RandomStream random);
  /// Whole numbers, by domain.
  std::span<const double> weights() const { return weights_; }
  /// The same as parts of 2^-31 of their sum.
  std::span<const std::uint32_t> fractions() const { return fractions_; }

 private:
  void draw_noise(RandomStream& random);

  WeightModel model_;
  int concentration_;
  std::uint32_t noise_;    ///< of a factor, in parts of kFactorOne
  std::vector<int> base_;  ///< the method's weights
  std::vector<std::size_t> order_;
  std::vector<double> weights_;
  std::vector<std::uint32_t> fractions_, drawn_;
};

}  // namespace rescore
