#include "uncertainty/uncertainty_draws.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

#include "base/lists.h"
#include "engine/ratio.h"

namespace rescore {
namespace {

/// The factor 1 of drawn weights. It is a power of two, so that weights that are all drawn as 1
/// change no bit of a share.
constexpr std::uint32_t kFactorOne = std::uint32_t{1} << 20;

/// The scores of all answers to an indicator, rising: by printed frequencies, or all responses.
std::vector<std::int16_t> scores_of(const Dataset& data, IndicatorIndex index) {
  const Indicator& indicator = data.edition.indicators[index.value];
  const Scale& scale = data.edition.scale_of(index);
  std::vector<std::int16_t> scores;
  for (std::size_t o = 0; o < indicator.frequencies.size(); ++o) {
    scores.insert(scores.end(), static_cast<std::size_t>(indicator.frequencies[o]),
                  static_cast<std::int16_t>(scale.options[o].score));
  }
  if (scale.number || !indicator.frequencies.empty()) return scores;
  for (const Responses& responses : data.responses) {
    const Answer answer = responses.answers[index.value];
    if (!answer.missing()) scores.push_back(static_cast<std::int16_t>(answer.score));
  }
  std::sort(scores.begin(), scores.end());
  return scores;
}

}  // namespace

WeightDraws::WeightDraws(const Edition& edition, const Method& method,
                         const std::vector<NodeIndex>& parts, const UncertaintyOptions& options)
    : options_(options), fractions_(parts.size()) {
  const std::vector<double> base =
      mapped(parts, [&](NodeIndex part) { return weight_of(edition, method, part); });
  base_ = whole_weights(base);
  weights_.assign(base_.begin(), base_.end());
  for (std::size_t p = 0; p < base_.size(); ++p) {
    if (base_[p] > 0) order_.push_back(p);
  }
  sort_by(order_, [&](std::size_t p) -> std::string_view { return edition.node(parts[p]).id; });
  const double sum = std::accumulate(base.begin(), base.end(), 0.0);
  double whole_sum = std::accumulate(weights_.begin(), weights_.end(), 0.0);
  if (options.weights == WeightModel::dirichlet) whole_sum = kOneFraction;
  if (options.weights == WeightModel::noise) whole_sum *= kFactorOne;
  if (sum > 0) one_ = whole_sum / sum;
}

void WeightDraws::draw(RandomStream random) {
  if (!drawn() || order_.empty()) return;
  if (options_.weights == WeightModel::dirichlet) {
    std::array<std::uint32_t, kMaxFractions> drawn;
    dirichlet(random, options_.concentration, std::span(drawn).first(order_.size()));
    for (std::size_t i = 0; i < order_.size(); ++i) {
      weights_[order_[i]] = fractions_[order_[i]] = drawn[i];
    }
    return;
  }
  const std::uint32_t noise = kFactorOne * static_cast<std::uint32_t>(options_.noise) / 100;
  std::uint64_t sum = 0;
  for (const std::size_t p : order_) {
    const std::uint32_t factor = kFactorOne - noise + random.below(2 * noise + 1);
    const std::uint64_t weight =
        std::uint64_t{std::max(factor, std::uint32_t{1})} * static_cast<std::uint64_t>(base_[p]);
    sum += weight;
    weights_[p] = static_cast<double>(weight);
  }
  for (const std::size_t p : order_) {
    fractions_[p] = static_cast<std::uint32_t>(static_cast<Wide>(weights_[p]) * kOneFraction / sum);
  }
}

AnswerDraws::AnswerDraws(const Dataset& data, const UncertaintyOptions& options, PartPoints& points)
    : chance_((static_cast<std::uint64_t>(options.answer_chance) << 32) / 10'000) {
  if (!options.answers && !options.skips) return;
  const Edition& edition = data.edition;
  scores_ = mapped(all_indices<IndicatorIndex>(edition.indicators.size()),
                   [&](IndicatorIndex indicator) { return scores_of(data, indicator); });
  const SortedLists sorted(data);
  for (const UnitIndex unit : sorted.units) {
    for (const IndicatorIndex indicator : sorted.indicators) {
      const Scale& scale = edition.scale_of(indicator);
      const auto& place = points.places[indicator.value];
      if (!place || scale.number) continue;
      const double weight = place->weight;
      const auto at = static_cast<std::uint32_t>(points.grid.at(place->part, unit));
      const Answer answer = data.answers(unit)[indicator.value];
      if (answer.missing()) {
        if (!options.skips || scores_[indicator.value].empty()) continue;
        skips_.push_back({at, indicator, weight});
        points.answered_maximum[at] += weight * scale.maximum();
      } else if (options.answers && scale.options.size() > 2) {
        const std::size_t option = *scale.option_with(answer.score);
        const bool lowest = option == 0, highest = option + 1 == scale.options.size();
        const auto points_to = [&](std::size_t other) {
          return weight * (scale.options[other].score - answer.score);
        };
        one_off_.push_back({at, points_to(highest ? option - 1 : option + 1),
                            points_to(lowest ? option + 1 : option - 1)});
      }
    }
  }
}

void AnswerDraws::draw(std::uint64_t seed, std::uint64_t draw, std::span<double> achieved) const {
  RandomStream answers(seed, draw, kAnswers);
  for (std::size_t begin = 0; begin < one_off_.size(); begin += 64) {
    std::uint64_t off = bernoulli_mask(answers, chance_);
    const std::size_t left = one_off_.size() - begin;
    if (left < 64) off &= (std::uint64_t{1} << left) - 1;
    if (off == 0) continue;
    for (const std::uint64_t up = answers.next64(); off != 0; off &= off - 1) {
      const int bit = std::countr_zero(off);
      const OneOff& cell = one_off_[begin + static_cast<std::size_t>(bit)];
      achieved[cell.at] += (up >> bit & 1) != 0 ? cell.up : cell.down;
    }
  }
  RandomStream skips(seed, draw, kSkips);
  for (const Skip& skip : skips_) {
    const std::vector<std::int16_t>& scores = scores_[skip.indicator.value];
    const std::uint32_t one = skips.below(static_cast<std::uint32_t>(scores.size()));
    achieved[skip.at] += skip.weight * scores[one];
  }
}

}  // namespace rescore
