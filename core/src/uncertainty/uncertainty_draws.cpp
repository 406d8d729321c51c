#include "uncertainty/uncertainty_draws.h"

#include <algorithm>
#include <bit>
#include <cassert>

#include "base/order.h"
#include "engine/ratio.h"

namespace rescore {
namespace {

/// The factor 1 of drawn weights. A power of two, so that weights that are all drawn as 1 change no
/// bit of a share.
constexpr std::uint32_t kFactorOne = std::uint32_t{1} << 20;

/// The positions of a list in the order of what `name` gives for its items.
template <class List, class Name>
std::vector<std::size_t> ordered_by(const List& list, Name name) {
  return ordered(list.size(),
                 [&](std::size_t a, std::size_t b) { return list[a].*name < list[b].*name; });
}

/// How many units chose each option: as printed, or of all responses.
std::vector<int> frequencies_of(const Dataset& data, std::size_t i) {
  const Indicator& indicator = data.edition.indicators[i];
  if (!indicator.frequencies.empty()) return indicator.frequencies;
  const Scale& scale = data.edition.scales[indicator.scale.value];
  std::vector<int> frequencies(scale.options.size());
  for (const Responses& responses : data.responses) {
    if (scale.number || responses.answers[i].missing()) continue;
    ++frequencies[*scale.option_with(responses.answers[i].score)];
  }
  return frequencies;
}

}  // namespace

WeightDraws::WeightDraws(const Edition& edition, const Method& method,
                         const std::vector<NodeIndex>& parts, const UncertaintyOptions& options)
    : model_(options.weights),
      concentration_(options.concentration),
      noise_(static_cast<std::uint32_t>(std::uint64_t{kFactorOne} *
                                        static_cast<std::uint64_t>(options.noise) / 100)),
      fractions_(parts.size()) {
  std::vector<double> base;
  for (const NodeIndex part : parts) base.push_back(weight_of(edition, method, part));
  base_ = whole_weights(base);
  weights_.assign(base_.begin(), base_.end());
  double sum = 0;
  double whole_sum = 0;
  for (std::size_t p = 0; p < base_.size(); ++p) {
    if (base_[p] > 0) order_.push_back(p);
    sum += base[p];
    whole_sum += static_cast<double>(base_[p]);
  }
  if (model_ == WeightModel::dirichlet) whole_sum = kOneFraction;
  if (model_ == WeightModel::noise) whole_sum *= kFactorOne;
  if (sum > 0) one_ = whole_sum / sum;
  std::sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
    return edition.node(parts[a]).id < edition.node(parts[b]).id;
  });
  drawn_.resize(order_.size());
}

void WeightDraws::draw(RandomStream random) {
  if (!drawn() || order_.empty()) return;
  if (model_ == WeightModel::noise) return draw_noise(random);
  dirichlet(random, concentration_, drawn_);
  for (std::size_t i = 0; i < order_.size(); ++i) {
    fractions_[order_[i]] = drawn_[i];
    weights_[order_[i]] = drawn_[i];
  }
}

void WeightDraws::draw_noise(RandomStream& random) {
  std::uint64_t sum = 0;
  for (const std::size_t p : order_) {
    const std::uint32_t factor = kFactorOne - noise_ + random.below(2 * noise_ + 1);
    const std::uint64_t weight =
        std::uint64_t{std::max(factor, std::uint32_t{1})} * static_cast<std::uint64_t>(base_[p]);
    sum += weight;
    weights_[p] = static_cast<double>(weight);
  }
  assert(sum > 0);
  for (const std::size_t p : order_) {
    fractions_[p] = static_cast<std::uint32_t>(static_cast<Wide>(weights_[p]) * kOneFraction / sum);
  }
}

AnswerDraws::AnswerDraws(const Dataset& data, const UncertaintyOptions& options,
                         const PartPoints& points)
    : chance_((static_cast<std::uint64_t>(options.answer_chance) << 32) / 10'000) {
  const Edition& edition = data.edition;
  std::vector<std::uint32_t> first_score = {0};
  for (std::size_t i = 0; i < edition.indicators.size(); ++i) {
    const auto& choices = edition.scale_of(index_at<IndicatorIndex>(i)).options;
    const std::vector<int> frequencies = frequencies_of(data, i);
    for (std::size_t o = 0; o < choices.size(); ++o) {
      scores_.insert(scores_.end(), static_cast<std::size_t>(frequencies[o]),
                     static_cast<std::int16_t>(choices[o].score));
    }
    first_score.push_back(static_cast<std::uint32_t>(scores_.size()));
  }
  const std::vector<std::size_t> by_id = ordered_by(edition.indicators, &Indicator::id);
  for (const std::size_t u : ordered_by(data.units, &Unit::code)) {
    const auto unit = index_at<UnitIndex>(u);
    for (const std::size_t i : by_id) {
      const Scale& scale = edition.scale_of(index_at<IndicatorIndex>(i));
      const auto& place = points.places[i];
      if (!place || scale.number) continue;
      const auto weight = static_cast<double>(place->weight);
      const auto at = static_cast<std::uint32_t>(points.grid.at(place->part, unit));
      const Answer answer = data.answers(unit)[i];
      if (answer.missing()) {
        const std::uint32_t count = first_score[i + 1] - first_score[i];
        if (!options.skips || count == 0) continue;
        skips_.push_back({at, first_score[i], count, weight, weight * scale.maximum()});
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

void AnswerDraws::add_skips(std::span<double> answered_maximum) const {
  for (const Skip& skip : skips_) answered_maximum[skip.at] += skip.maximum;
}

void AnswerDraws::draw(std::uint64_t seed, std::uint64_t draw, std::span<double> achieved) const {
  RandomStream answers = stream_of(seed, draw, Purpose::answers);
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
  RandomStream skips = stream_of(seed, draw, Purpose::skips);
  for (const Skip& skip : skips_) {
    achieved[skip.at] += skip.weight * scores_[skip.first + skips.below(skip.count)];
  }
}

}  // namespace rescore
