#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "engine/plan.h"
#include "numeric/random.h"
#include "rescore/error.h"
#include "rescore/uncertainty.h"
#include "uncertainty/uncertainty_ranks.h"

/// From drawn weights to keys, on plain columns: one number a unit, part after part. The parts are
/// the nodes below the root, such as domains.
namespace rescore {

/// What random numbers are drawn for; each has a stream of its own in every draw. Those of
/// sensitivity begin with first_factor.
enum class Purpose : std::uint32_t { weights, answers, skips, first_factor };
inline RandomStream stream_of(std::uint64_t seed, std::uint64_t draw, Purpose purpose) {
  return {seed, draw, static_cast<std::uint32_t>(purpose)};
}

/// Columns of numbers: [part * stride + unit]. Beyond the last unit they are 0.
struct Grid {
  std::size_t units{};
  std::size_t parts{};
  std::size_t stride{};
  Grid(std::size_t units, std::size_t parts);
  std::vector<double> column_space() const { return std::vector<double>(parts * stride); }
  std::size_t at(std::size_t part, UnitIndex unit) const { return part * stride + unit.value; }
};

/// Every unit's points by part, under a method's weights but for those of the parts: whole numbers,
/// kept as doubles because they are multiplied by weights and divided. Where the parts are no
/// points, their shares, of a maximum of 1; a part without a share has an answered maximum of 0.
struct PartPoints {
  Grid grid;
  std::vector<NodeIndex> parts;
  std::vector<double> achieved, answered_maximum, all_maximum;
  bool shares = false;

  /// The maxima by the method, or with `missing` in place of what it does with missing answers:
  /// pooled, by the root's rule; of a mean each part's by its own, and 0 where it has no share.
  std::vector<double> maximum(const Method& method,
                              std::optional<Missing> missing = std::nullopt) const;
};

/// The nodes below the root.
std::vector<NodeIndex> parts_of(const Edition& edition);
/// Which part an indicator is in, and how often its points count there, 0 where it is dropped.
struct InPart {
  std::size_t part;
  std::int64_t weight;
};
/// By indicator; empty for one of no part. Weights are whole numbers in the proportions that the
/// method has them in.
std::vector<std::optional<InPart>> in_parts(const Edition& edition, const Method& method,
                                            const std::vector<NodeIndex>& parts);

/// The error that says how many responses lack.
Error lacking_responses_error(const Dataset& data, std::string_view what);

/// Empty, with errors, when the data does not tell, or indicators are not in a part. Maxima that
/// the method does not take need not be known, unless `all` of them are needed, and are then wrong.
std::optional<PartPoints> part_points(const Dataset& data, const Method& method, bool all,
                                      Errors& errors);

/// How weighted points become keys. A unit's share is sum(w A) / sum(w M) or, of a mean,
/// sum(w A/M) / sum(w); both are sum(w x) / sum(w y) with other columns x and y. Of a geometric
/// mean x holds logarithms, of a harmonic one 1/x. A share becomes the rounded score's units, or a
/// double.
class KeyForm {
 public:
  KeyForm(const NodePlan& root, RankKey key);
  /// How far apart shares are that tie, for a ranker: sums of points are exact.
  static double apart(const NodeRule& root) {
    return root.aggregation == Aggregation::pooled ? 0 : DrawRanker::kMeans;
  }

  struct Columns {
    std::vector<double> x, y;
    /// Where the root needs some coverage: what is known, of what there is.
    std::vector<double> known, whole;
    double coverage = 0;
  };
  void fill(const PartPoints& points, std::span<const double> achieved,
            std::span<const double> maximum, Columns& columns) const;
  /// Weights are by part, a weight of 1 being `one`. Units of which nothing counts, or too little
  /// is known, are not ranked.
  void keys(const Grid& grid, const Columns& columns, std::span<const double> weights, double one,
            DrawRanker& ranker) const;
  /// Whether enough is known of a unit.
  static bool is_covered(const Grid& grid, const Columns& columns, std::span<const double> weights,
                         std::size_t unit);

 private:
  NodeRule rule_;
  double best_;
  bool rounded_;
};

/// The weights of the parts, draw by draw.
class WeightDraws {
 public:
  WeightDraws(const Edition& edition, const Method& method, const std::vector<NodeIndex>& parts,
              const UncertaintyOptions& options);

  /// The parts of weight above 0, by id.
  std::span<const std::size_t> counting() const { return order_; }
  bool drawn() const { return model_ != WeightModel::fixed; }
  /// The weights of this draw; before the first one, the method's.
  void draw(RandomStream random);
  /// Whole numbers, by part.
  std::span<const double> weights() const { return weights_; }
  /// What the method's weight of 1 is among them; of `dirichlet` they add up to the method's.
  double one() const { return one_; }
  /// The same as parts of 2^-31 of their sum.
  std::span<const std::uint32_t> fractions() const { return fractions_; }

 private:
  void draw_noise(RandomStream& random);

  WeightModel model_;
  int concentration_;
  std::uint32_t noise_;  ///< of a factor, in parts of kFactorOne
  double one_ = 1;
  std::vector<std::int64_t> base_;  ///< the method's weights, as whole numbers
  std::vector<std::size_t> order_;
  std::vector<double> weights_;
  std::vector<std::uint32_t> fractions_, drawn_;
};

}  // namespace rescore
