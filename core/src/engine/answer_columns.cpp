#include "engine/answer_columns.h"

#include <algorithm>

#include "numeric/simd.h"

namespace rescore {
namespace {

/// Units that are summed at once.
constexpr std::size_t kBlock = 16;

/// As many answers as a vector has 32-bit sums.
using Four = std::int16_t __attribute__((vector_size(8)));

/// Never a valid number of points.
constexpr std::int16_t kMissing = INT16_MIN;

std::int16_t in_column(Answer answer) {
  return answer.missing() ? kMissing : static_cast<std::int16_t>(answer.score);
}

}  // namespace

AnswerColumns::AnswerColumns(const Dataset& data, std::span<const Edit> edits)
    : stride_((data.units.size() + kBlock - 1) / kBlock * kBlock),
      has_options_(data.edition.indicators.size()),
      points_(stride_ * has_options_.size(), kMissing) {
  const auto indicators = all_indices<IndicatorIndex>(has_options_.size());
  for (const IndicatorIndex i : indicators) {
    has_options_[i.value] = !data.edition.scale_of(i).number;
  }
  // Works on a few units at a time, so that writes within each column are close together.
  for (std::size_t first = 0; first < data.units.size(); first += kBlock) {
    const std::size_t end = std::min(first + kBlock, data.units.size());
    for (const IndicatorIndex i : indicators) {
      if (!has_options_[i.value]) continue;
      for (std::size_t u = first; u < end; ++u) {
        const std::vector<Answer>& answers = data.answers(index_at<UnitIndex>(u));
        if (!answers.empty()) points_[i.value * stride_ + u] = in_column(answers[i.value]);
      }
    }
  }
  for (const Edit& edit : edits) set(edit.unit, edit.indicator, edit.to);
}

void AnswerColumns::set(UnitIndex unit, IndicatorIndex indicator, Answer to) {
  if (!has_options_[indicator.value]) return;
  points_[indicator.value * stride_ + unit.value] = in_column(to);
}

AnswerColumns::Sums AnswerColumns::sums(const Plan& plan) const {
  Sums sums{std::vector<std::int32_t>(plan.nodes().size() * stride_), {}, stride_};
  sums.answered.resize(sums.achieved.size());
  for (const NodeIndex index : plan.order()) {
    const NodePlan& node = plan.node(index);
    std::int32_t* const achieved = sums.achieved.data() + index.value * stride_;
    std::int32_t* const answered = sums.answered.data() + index.value * stride_;
    if (node.parts.empty()) {
      node.small ? add<simd::I16, simd::I16>(plan, node, achieved, answered)
                 : add<Four, simd::I32>(plan, node, achieved, answered);
    }
    for (const Term& part : node.parts) {
      const auto weight = static_cast<std::int32_t>(part.whole);
      const std::size_t from = part.at * stride_;
      for (std::size_t u = 0; u < stride_; ++u) {
        achieved[u] += weight * sums.achieved[from + u];
        answered[u] += weight * sums.answered[from + u];
      }
    }
  }
  return sums;
}

template <class Column, class Sums>
void AnswerColumns::add(const Plan& plan, const NodePlan& node, std::int32_t* achieved,
                        std::int32_t* answered) const {
  constexpr std::size_t kLanes = simd::kLanesOf<Sums>;
  constexpr std::size_t kVectors = kBlock / kLanes;
  using Sum = simd::Lane<Sums>;
  for (std::size_t block = 0; block < stride_; block += kBlock) {
    Sums points[kVectors]{};
    Sums maxima[kVectors]{};
    for (const Term& term : node.points) {
      const auto weight = static_cast<Sum>(term.whole);
      const auto maximum = static_cast<Sum>(term.whole * plan.leaves()[term.at].maximum);
      const std::int16_t* const from = points_.data() + term.at * stride_ + block;
      simd::unrolled<kVectors>([&](auto v) {
        const auto column = __builtin_convertvector(simd::load<Column>(from + v * kLanes), Sums);
        const Sums there = column != kMissing;
        points[v] += (column & there) * weight;
        maxima[v] += there & maximum;
      });
    }
    simd::unrolled<kVectors>([&](auto v) {
      for (std::size_t u = 0; u < kLanes; ++u) {
        achieved[block + v * kLanes + u] = points[v][u];
        answered[block + v * kLanes + u] = maxima[v][u];
      }
    });
  }
}

}  // namespace rescore
