#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/plan.h"
#include "rescore/error.h"
#include "uncertainty/uncertainty_ranks.h"

/// Computes keys from drawn weights, on plain columns: one number for each unit, part after part.
/// The parts are the nodes below the root, such as domains.
namespace rescore {

/// Columns of numbers: [part * stride + unit]. Entries beyond the last unit are 0.
struct Grid {
  std::size_t units{};
  std::size_t parts{};
  std::size_t stride{};
  Grid(std::size_t units, std::size_t parts);
  std::vector<double> column_space() const { return std::vector<double>(parts * stride); }
  std::size_t at(std::size_t part, UnitIndex unit) const { return part * stride + unit.value; }
};

/// The part of an indicator, and how many times its points count there; 0 if it is dropped.
struct InPart {
  std::size_t part;
  double weight;
};

/// Every unit's points by part, under a method's weights except those of the parts. They are whole
/// numbers, stored as doubles because they are multiplied by weights and divided. If the parts have
/// no points, they are the parts' shares, with a maximum of 1; a part without a share has an
/// answered maximum of 0.
struct PartPoints {
  Grid grid;
  std::vector<NodeIndex> parts;
  std::vector<double> achieved, answered_maximum, all_maximum;
  bool shares = false;
  /// By indicator; empty for one in no part. Weights are whole numbers in the method's proportions.
  std::vector<std::optional<InPart>> places{};
};

/// Whether some units' responses are not loaded; reports an error that names what needs them.
bool lacks_responses(const Dataset& data, std::string_view what, Errors& errors);

/// Empty, with errors, if the data does not contain enough, or indicators are not in a part. Maxima
/// that the method does not use may be unknown (and are then wrong), unless `all` of them are
/// needed.
std::optional<PartPoints> part_points(const Dataset& data, const Method& method, bool all,
                                      Errors& errors);

/// Converts weighted points to keys. A unit's share is sum(w A) / sum(w M) or, in a mean, sum(w
/// A/M) / sum(w). Both are sum(w x) / sum(w y) with different columns x and y. In a geometric mean
/// x contains logarithms, in a harmonic mean 1/x.
class KeyForm {
 public:
  /// Uses the rule of the method's root, or `missing` as its rule for missing answers.
  KeyForm(const Method& method, const NodePlan& root, const PartPoints& points,
          std::optional<Missing> missing = std::nullopt);

  /// Replaces the points; the maxima stay.
  void fill(std::span<const double> achieved);
  std::span<const double> maximum() const { return maximum_; }
  /// The tolerance for ties between shares, for a ranker; sums of points are exact.
  double apart() const { return pooled_ ? 0 : DrawRanker::kMeans; }
  /// Rounded scores in units of their last decimal, or shares, for a ranker. Weights are by part; a
  /// weight of 1 is `one`. Units are unranked if nothing counts, or too little is known. Valid
  /// until the next call.
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
  double sign_;  ///< -1 if the lowest value has rank 1
  double coverage_;
  std::vector<double> maximum_;
  std::vector<double> x_, y_;
  std::vector<double> known_, whole_;  ///< for coverage: the known weight, and the total
  std::vector<double> keys_;
};

}  // namespace rescore
