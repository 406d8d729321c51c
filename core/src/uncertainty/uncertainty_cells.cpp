#include "uncertainty/uncertainty_cells.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <numeric>

namespace rescore {
namespace {

/// The places of a list in the order of what `name` gives for them.
template <class Name>
std::vector<std::size_t> ordered(std::size_t size, Name name) {
  std::vector<std::size_t> order(size);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return name(a) < name(b); });
  return order;
}

}  // namespace

AnswerDraws::AnswerDraws(const Dataset& data, const Method& method,
                         const UncertaintyOptions& options, const Grid& grid)
    : chance_((static_cast<std::uint64_t>(options.answer_chance) << 32) / 10'000) {
  const Edition& edition = data.edition;
  const std::vector<const Responses*> all = all_responses(data);
  assert(!all.empty());
  order_ = ordered(edition.indicators.size(),
                   [&](std::size_t i) -> const std::string& { return edition.indicators[i].id; });
  for (const Indicator& indicator : edition.indicators) {
    first_score_.push_back(static_cast<std::uint32_t>(scores_.size()));
    const auto& options_of_scale = edition.scales[indicator.scale.value].options;
    for (std::size_t o = 0; o < options_of_scale.size(); ++o) {
      scores_.insert(scores_.end(), static_cast<std::size_t>(indicator.frequencies[o]),
                     static_cast<std::int16_t>(options_of_scale[o].score));
    }
  }
  first_score_.push_back(static_cast<std::uint32_t>(scores_.size()));
  const auto& units = data.published_results.units;
  for (const std::size_t c :
       ordered(units.size(), [&](std::size_t i) -> const std::string& { return units[i].code; })) {
    add_unit(edition, method, *all[c], index_at<UnitIndex>(c), options, grid);
  }
}

void AnswerDraws::add_unit(const Edition& edition, const Method& method, const Responses& responses,
                           UnitIndex unit, const UncertaintyOptions& options, const Grid& grid) {
  for (const std::size_t i : order_) {
    const auto indicator = index_at<IndicatorIndex>(i);
    const Scale& scale = edition.scale_of(indicator);
    const int weight = weight_in_domain(edition, method, indicator);
    const auto at = static_cast<std::uint32_t>(grid.at(edition.indicators[i].domain, unit));
    const Answer answer = responses.answers[i];
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
