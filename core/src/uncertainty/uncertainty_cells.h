#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "uncertainty/uncertainty_model.h"

namespace rescore {

/// The answers that a draw may change, each with what it does to its country's points in its
/// domain. Laid out by country code and indicator id, so that a draw does not depend on the order
/// of files.
class AnswerDraws {
 public:
  /// The responses of all units must be there.
  AnswerDraws(const Dataset& data, const Method& method, const UncertaintyOptions& options,
              const PartPoints& points);

  /// Adds to the answered maxima those of the skips that are drawn: as every draw has an answer in
  /// their place, the maxima are the same in all of them.
  void add_skips(std::span<double> answered_maximum) const;

  /// Changes the points of a draw, which begin as the data has them.
  void draw(std::uint64_t seed, std::uint64_t draw, std::span<double> achieved) const;

 private:
  /// An answer on a scale of more than two options: the points one option up or down, at an end of
  /// the scale twice the one that there is.
  struct OneOff {
    std::uint32_t at;
    double up, down;
  };
  /// A skip, and the scores that other countries gave in its place, each as often as it was given.
  struct Skip {
    std::uint32_t at;
    std::uint32_t first, count;  ///< in scores_
    double weight;
    double maximum;
  };
  void add_unit(const Dataset& data, const std::vector<std::optional<InPart>>& places,
                UnitIndex unit, const UncertaintyOptions& options, const PartPoints& points);

  std::vector<std::size_t> order_;  ///< indicators by id
  std::vector<std::uint32_t> first_score_;
  std::vector<std::int16_t> scores_;
  std::vector<OneOff> one_off_;
  std::vector<Skip> skips_;
  std::uint64_t chance_;  ///< in parts of 2^32
};

}  // namespace rescore
