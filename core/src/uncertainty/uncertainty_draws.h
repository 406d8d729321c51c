#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "numeric/random.h"
#include "rescore/uncertainty.h"
#include "uncertainty/uncertainty_model.h"

/// Draws weights and answers. Everything is sorted by codes and ids, so that a draw does not depend
/// on the order in files.
namespace rescore {

/// The purposes of random numbers; each has its own stream in every draw. Those of sensitivity
/// begin with kFirstFactor.
inline constexpr std::uint32_t kWeights = 0, kAnswers = 1, kSkips = 2, kFirstFactor = 3;

/// The weights of the parts, draw by draw.
class WeightDraws {
 public:
  WeightDraws(const Edition& edition, const Method& method, const std::vector<NodeIndex>& parts,
              const UncertaintyOptions& options);

  /// The parts of weight above 0, by id.
  std::span<const std::size_t> counting() const { return order_; }
  bool drawn() const { return options_.weights != WeightModel::fixed; }
  /// The weights of this draw; before the first one, the method's.
  void draw(RandomStream random);
  /// Whole numbers, by part.
  std::span<const double> weights() const { return weights_; }
  /// The value that stands for the method's weight of 1. With `dirichlet` they add up to the
  /// method's.
  double one() const { return one_; }
  /// The same, in units of 2^-31 of their sum.
  std::span<const std::uint32_t> fractions() const { return fractions_; }

 private:
  UncertaintyOptions options_;
  double one_ = 1;
  std::vector<std::int64_t> base_;  ///< the method's weights, as whole numbers
  std::vector<std::size_t> order_;  ///< those that count, by id
  std::vector<double> weights_;
  std::vector<std::uint32_t> fractions_;
};

/// The answers that a draw may change, each with its effect on its unit's points in its part.
class AnswerDraws {
 public:
  /// If any are drawn, the responses of all units must be loaded. Adds the drawn skips to the
  /// answered maxima: every draw replaces them by an answer.
  AnswerDraws(const Dataset& data, const UncertaintyOptions& options, PartPoints& points);

  bool drawn() const { return !one_off_.empty() || !skips_.empty(); }

  /// Changes the points of a draw, which start as in the data.
  void draw(std::uint64_t seed, std::uint64_t draw, std::span<double> achieved) const;

 private:
  /// An answer on a scale of more than two options: the points one option up and one down; at an
  /// end of the scale, the only neighbour twice.
  struct OneOff {
    std::uint32_t at;
    double up, down;
  };
  struct Skip {
    std::uint32_t at;
    IndicatorIndex indicator;
    double weight;
  };

  /// By indicator: the scores that all units gave, each repeated by its frequency.
  std::vector<std::vector<std::int16_t>> scores_;
  std::vector<OneOff> one_off_;
  std::vector<Skip> skips_;
  std::uint64_t chance_;  ///< in units of 2^-32
};

}  // namespace rescore
