#include "engine/answer_columns.h"

#include <algorithm>

#include "numeric/simd.h"

namespace rescore {
namespace {

using simd::I16;

/// Units that are added up at once.
constexpr std::size_t kBlock = 16;
constexpr std::size_t kLanes = simd::kLanesOf<I16>;
static_assert(kBlock % kLanes == 0);

/// Sixteen bits become thirty-two.
void store_wide(std::int32_t* to, const I16& lanes) {
  for (std::size_t i = 0; i < kLanes; ++i) to[i] = lanes[i];
}

}  // namespace

AnswerColumns::AnswerColumns(const Dataset& data, std::span<const Edit> edits)
    : stride_((data.units.size() + kBlock - 1) / kBlock * kBlock) {
  points_.resize(stride_ * data.edition.indicators.size());
  answered_.resize(points_.size());
  for (const UnitIndex unit : units(data)) {
    if (!data.has_answers(unit)) continue;
    const std::vector<Answer>& answers = data.answers(unit);
    for (std::size_t i = 0; i < answers.size(); ++i) {
      const auto indicator = index_at<IndicatorIndex>(i);
      if (!data.edition.scale_of(indicator).number) set(unit, indicator, answers[i]);
    }
  }
  for (const Edit& edit : edits) {
    if (!data.edition.scale_of(edit.indicator).number) set(edit.unit, edit.indicator, edit.to);
  }
}

void AnswerColumns::set(UnitIndex unit, IndicatorIndex indicator, Answer to) {
  const std::size_t at = indicator.value * stride_ + unit.value;
  points_[at] = to.missing() ? std::int16_t{0} : static_cast<std::int16_t>(to.score);
  answered_[at] = to.missing() ? std::int16_t{0} : std::int16_t{-1};
}

void AnswerColumns::add_up(const Plan& plan, const NodePlan& node, std::int32_t* achieved,
                           std::int32_t* answered) const {
  node.small ? add_small(plan, node, achieved, answered) : add_large(plan, node, achieved, answered);
}

void AnswerColumns::add_small(const Plan& plan, const NodePlan& node, std::int32_t* achieved,
                              std::int32_t* answered) const {
  constexpr std::size_t kVectors = kBlock / kLanes;
  for (std::size_t block = 0; block < stride_; block += kBlock) {
    I16 points[kVectors]{};
    I16 maxima[kVectors]{};
    for (const Term& term : node.points) {
      const auto weight = static_cast<std::int16_t>(term.whole);
      const auto maximum = static_cast<std::int16_t>(term.whole * plan.leaves()[term.at].maximum);
      const std::size_t at = term.at * stride_ + block;
      simd::unrolled<kVectors>([&](auto v) {
        points[v] += simd::load<I16>(points_.data() + at + v * kLanes) * weight;
        maxima[v] += simd::load<I16>(answered_.data() + at + v * kLanes) & maximum;
      });
    }
    simd::unrolled<kVectors>([&](auto v) {
      store_wide(achieved + block + v * kLanes, points[v]);
      store_wide(answered + block + v * kLanes, maxima[v]);
    });
  }
}

void AnswerColumns::add_large(const Plan& plan, const NodePlan& node, std::int32_t* achieved,
                              std::int32_t* answered) const {
  std::fill_n(achieved, stride_, 0);
  std::fill_n(answered, stride_, 0);
  for (const Term& term : node.points) {
    const auto weight = static_cast<std::int32_t>(term.whole);
    const auto maximum = static_cast<std::int32_t>(term.whole * plan.leaves()[term.at].maximum);
    const std::int16_t* const points = points_.data() + term.at * stride_;
    const std::int16_t* const there = answered_.data() + term.at * stride_;
    for (std::size_t u = 0; u < stride_; ++u) {
      achieved[u] += weight * points[u];
      answered[u] += maximum & there[u];
    }
  }
}

}  // namespace rescore
