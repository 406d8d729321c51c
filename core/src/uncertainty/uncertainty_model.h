#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/plan.h"
#include "rescore/error.h"
#include "uncertainty/uncertainty_ranks.h"

/// From drawn weights to keys, on plain columns: one number a unit, part after part. The parts are
/// the nodes below the root, such as domains.
namespace rescore {

/// Columns of numbers: [part * stride + unit]. Beyond the last unit they are 0.
struct Grid {
  std::size_t units{};
  std::size_t parts{};
  std::size_t stride{};
  Grid(std::size_t units, std::size_t parts);
  std::vector<double> column_space() const { return std::vector<double>(parts * stride); }
  std::size_t at(std::size_t part, UnitIndex unit) const { return part * stride + unit.value; }
};

/// Which part an indicator is in, and how often its points count there, 0 where it is dropped.
struct InPart {
  std::size_t part;
  double weight;
};

/// Every unit's points by part, under a method's weights but for those of the parts: whole numbers,
/// kept as doubles because they are multiplied by weights and divided. Where the parts are no
/// points, their shares, of a maximum of 1; a part without a share has an answered maximum of 0.
struct PartPoints {
  Grid grid;
  std::vector<NodeIndex> parts;
  std::vector<double> achieved, answered_maximum, all_maximum;
  bool shares = false;
  /// By indicator; empty for one of no part. Weights are whole numbers in the proportions that the
  /// method has them in.
  std::vector<std::optional<InPart>> places{};
};

/// Whether some units' responses are not loaded, an error for what needs them.
bool lacks_responses(const Dataset& data, std::string_view what, Errors& errors);

/// Empty, with errors, when the data does not tell, or indicators are not in a part. Maxima that
/// the method does not take need not be known, unless `all` of them are needed, and are then wrong.
std::optional<PartPoints> part_points(const Dataset& data, const Method& method, bool all,
                                      Errors& errors);

/// How weighted points become keys. A unit's share is sum(w A) / sum(w M) or, of a mean,
/// sum(w A/M) / sum(w); both are sum(w x) / sum(w y) with other columns x and y. Of a geometric
/// mean x holds logarithms, of a harmonic one 1/x.
class KeyForm {
 public:
  /// By the method's root, or with `missing` in place of what it does with missing answers.
  KeyForm(const Method& method, const NodePlan& root, const PartPoints& points,
          std::optional<Missing> missing = std::nullopt);

  /// Takes other points; the maxima stay.
  void fill(std::span<const double> achieved);
  std::span<const double> maximum() const { return maximum_; }
  /// How far apart shares are that tie, for a ranker: sums of points are exact.
  double apart() const { return pooled_ ? 0 : DrawRanker::kMeans; }
  /// Rounded scores in units of their last decimal, or shares, for a ranker. Weights are by part, a
  /// weight of 1 being `one`. Units of which nothing counts, or too little is known, are not
  /// ranked. Valid until the next call.
  std::span<const double> keys(std::span<const double> weights, double one, RankKey key);
  /// Whether enough is known of a unit.
  bool is_covered(std::span<const double> weights, std::size_t unit) const;

 private:
  void sum_up(std::span<const double> weights, double one);
  void finish_shares(std::span<const double> weights);
  void round_shares();

  Grid grid_;
  NodeRule rule_;
  bool pooled_;
  double best_;
  double sign_;  ///< -1 where the lowest value has rank 1
  double coverage_;
  std::vector<double> maximum_;
  std::vector<double> x_, y_;
  std::vector<double> known_, whole_;  ///< for coverage: what is known, of what
  std::vector<double> keys_;
};

}  // namespace rescore
