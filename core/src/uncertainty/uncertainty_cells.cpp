#include "uncertainty/uncertainty_cells.h"

#include <algorithm>
#include <bit>

#include "base/order.h"

namespace rescore {
namespace {

/// The positions of a list in the order of what `name` gives for them.
template <class Name>
std::vector<std::size_t> ordered_by(std::size_t size, Name name) {
  return ordered(size, [&](std::size_t a, std::size_t b) { return name(a) < name(b); });
}

/// How many units chose each option: as printed, or of all responses.
std::vector<int> frequencies_of(const Dataset& data, std::size_t i) {
  const Indicator& indicator = data.edition.indicators[i];
  if (!indicator.frequencies.empty()) return indicator.frequencies;
  const Scale& scale = data.edition.scales[indicator.scale.value];
  std::vector<int> frequencies(scale.options.size());
  for (const Responses& responses : data.responses) {
    if (scale.number) break;
    if (!responses.answers[i].missing()) {
      ++frequencies[*scale.option_with(responses.answers[i].score)];
    }
  }
  return frequencies;
}

}  // namespace

AnswerDraws::AnswerDraws(const Dataset& data, const Method& method,
                         const UncertaintyOptions& options, const PartPoints& points)
    : chance_((static_cast<std::uint64_t>(options.answer_chance) << 32) / 10'000) {
  const Edition& edition = data.edition;
  order_ = ordered_by(edition.indicators.size(), [&](std::size_t i) -> const std::string& {
    return edition.indicators[i].id;
  });
  for (std::size_t i = 0; i < edition.indicators.size(); ++i) {
    first_score_.push_back(static_cast<std::uint32_t>(scores_.size()));
    const auto& choices = edition.scale_of(index_at<IndicatorIndex>(i)).options;
    const std::vector<int> frequencies = frequencies_of(data, i);
    for (std::size_t o = 0; o < choices.size(); ++o) {
      scores_.insert(scores_.end(), static_cast<std::size_t>(frequencies[o]),
                     static_cast<std::int16_t>(choices[o].score));
    }
  }
  first_score_.push_back(static_cast<std::uint32_t>(scores_.size()));
  const auto places = in_parts(edition, method, points.parts);
  for (const std::size_t u :
       ordered_by(data.units.size(),
                  [&](std::size_t i) -> const std::string& { return data.units[i].code; })) {
    add_unit(data, places, index_at<UnitIndex>(u), options, points);
  }
}

void AnswerDraws::add_unit(const Dataset& data, const std::vector<std::optional<InPart>>& places,
                           UnitIndex unit, const UncertaintyOptions& options,
                           const PartPoints& points) {
  for (const std::size_t i : order_) {
    const auto indicator = index_at<IndicatorIndex>(i);
    const Scale& scale = data.edition.scale_of(indicator);
    const auto& place = places[i];
    if (!place || scale.number) continue;
    const auto weight = static_cast<double>(place->weight);
    const auto at = static_cast<std::uint32_t>(points.grid.at(place->part, unit));
    const Answer answer = data.answers(unit)[i];
    if (answer.missing()) {
      const std::uint32_t count = first_score_[i + 1] - first_score_[i];
      if (!options.skips || count == 0) continue;
      skips_.push_back({at, first_score_[i], count, weight, weight * scale.maximum()});
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
