#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "rescore/random.h"
#include "rescore/uncertainty.h"
#include "support/runs.h"
#include "support/support.h"

// Runs against a plain implementation of the models.
namespace rescore {
namespace {

using namespace test;

// ---- A plain implementation of the models, in integers, one country and answer after another.
// ----

/// The places of a list in the order of their ids or codes.
template <class List, class Id>
std::vector<std::size_t> by_id(const List& list, Id id) {
  std::vector<std::size_t> order(list.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return id(list[a]) < id(list[b]); });
  return order;
}

struct Plain {
  const Dataset& data;
  const Method& method;
  UncertaintyOptions options;
  UncertaintyResult counts{};

  std::int64_t base_weight(std::size_t domain) const {
    return method.domain_weights.empty() ? 1 : method.domain_weights[domain];
  }

  std::vector<std::int64_t> weights_of(std::uint64_t draw) const {
    const auto& domains = data.edition.domains;
    std::vector<std::int64_t> weights;
    for (std::size_t d = 0; d < domains.size(); ++d) weights.push_back(base_weight(d));
    std::vector<std::size_t> order;
    for (const std::size_t d : by_id(domains, [](const Part& p) { return p.id; })) {
      if (weights[d] > 0) order.push_back(d);
    }
    RandomStream random(options.seed, draw, 0);
    if (options.weights == WeightModel::dirichlet) {
      std::vector<std::uint32_t> fractions(order.size());
      dirichlet(random, options.concentration, fractions);
      for (std::size_t i = 0; i < order.size(); ++i) weights[order[i]] = fractions[i];
    } else if (options.weights == WeightModel::noise) {
      constexpr std::int64_t kOne = 1 << 20;
      const std::int64_t noise = kOne * options.noise / 100;
      for (const std::size_t d : order) {
        const auto up =
            static_cast<std::int64_t>(random.below(static_cast<std::uint32_t>(2 * noise + 1)));
        weights[d] *= std::max<std::int64_t>(1, kOne - noise + up);
      }
    }
    return weights;
  }

  /// The answers of all countries, in the standings' order.
  std::vector<std::vector<Answer>> answers_of(std::uint64_t draw) const {
    std::vector<std::vector<Answer>> answers;
    for (const Unit& unit : data.published_results.units) {
      answers.push_back(find_responses(data, unit.code)->answers);
    }
    struct Cell {
      std::size_t unit, indicator;
    };
    std::vector<Cell> one_off, missing;
    for (const std::size_t c :
         by_id(data.published_results.units, [](const Unit& x) { return x.code; })) {
      for (const std::size_t i :
           by_id(data.edition.indicators, [](const Indicator& x) { return x.id; })) {
        const Indicator& indicator = data.edition.indicators[i];
        const Scale& scale = data.edition.scales[indicator.scale.value];
        if (answers[c][i].missing()) {
          const auto& frequencies = indicator.frequencies;
          if (std::accumulate(frequencies.begin(), frequencies.end(), 0) > 0)
            missing.push_back({c, i});
        } else if (scale.options.size() > 2) {
          one_off.push_back({c, i});
        }
      }
    }
    RandomStream random(options.seed, draw, 1);
    for (std::size_t begin = 0; options.answers && begin < one_off.size(); begin += 64) {
      const std::uint64_t chance =
          (static_cast<std::uint64_t>(options.answer_chance) << 32) / 10'000;
      std::uint64_t off = bernoulli_mask(random, chance);
      for (std::size_t l = one_off.size() - begin; l < 64; ++l) off &= ~(std::uint64_t{1} << l);
      if (off == 0) continue;
      const std::uint64_t up = random.next64();
      for (std::size_t l = 0; l < 64; ++l) {
        if ((off >> l & 1) == 0) continue;
        const Cell cell = one_off[begin + l];
        const auto& list = data.edition.scale_of(index_at<IndicatorIndex>(cell.indicator)).options;
        Answer& answer = answers[cell.unit][cell.indicator];
        int option = 0;
        while (list[static_cast<std::size_t>(option)].score != answer.score) ++option;
        int other = option + ((up >> l & 1) != 0 ? 1 : -1);
        if (other < 0) other = 1;
        if (other == static_cast<int>(list.size())) other -= 2;
        answer.score = static_cast<std::int16_t>(list[static_cast<std::size_t>(other)].score);
      }
    }
    RandomStream skips(options.seed, draw, 2);
    for (const Cell cell : missing) {
      if (!options.skips) break;
      const Indicator& indicator = data.edition.indicators[cell.indicator];
      const auto& list = data.edition.scales[indicator.scale.value].options;
      int left = static_cast<int>(skips.below(static_cast<std::uint32_t>(
          std::accumulate(indicator.frequencies.begin(), indicator.frequencies.end(), 0))));
      std::size_t option = 0;
      while (left >= indicator.frequencies[option]) left -= indicator.frequencies[option++];
      answers[cell.unit][cell.indicator].score = static_cast<std::int16_t>(list[option].score);
    }
    return answers;
  }

  Ratio ratio(const std::vector<Answer>& answers, const std::vector<std::int64_t>& weights) const {
    const std::size_t domains = data.edition.domains.size();
    std::vector<std::int64_t> achieved(domains), maximum(domains);
    for (std::size_t i = 0; i < answers.size(); ++i) {
      const auto index = index_at<IndicatorIndex>(i);
      if (std::count(method.dropped.begin(), method.dropped.end(), index) > 0) continue;
      const Indicator& indicator = data.edition.indicators[i];
      std::int64_t weight = 1;
      if (method.aggregate == Aggregate::pooled && !method.layer_weights.empty()) {
        weight = method.layer_weights[indicator.layer.value];
      }
      if (!answers[i].missing()) achieved[indicator.domain.value] += weight * answers[i].score;
      if (answers[i].missing() && method.overall.denominator == Denominator::answered) continue;
      maximum[indicator.domain.value] += weight * data.edition.scale_of(index).maximum();
    }
    std::int64_t common = 1;
    if (method.aggregate == Aggregate::mean) {
      for (const std::int64_t m : maximum) common = m > 0 ? std::lcm(common, m) : common;
    }
    Ratio sum;
    for (std::size_t d = 0; d < domains; ++d) {
      if (maximum[d] == 0) continue;
      const bool mean = method.aggregate == Aggregate::mean;
      sum.numerator += weights[d] * achieved[d] * (mean ? common / maximum[d] : 1);
      sum.denominator += weights[d] * (mean ? common : maximum[d]);
    }
    return sum;
  }

  Key key(const Ratio& ratio) const {
    if (ratio.denominator == 0 || method.overall.key == RankKey::rounded) {
      return key_of(ratio, method.overall);
    }
    // 30 binary digits of the share, by long division in two steps.
    const std::int64_t first = ratio.numerator << 15;
    const std::int64_t second = (first % ratio.denominator) << 15;
    return static_cast<Key>((first / ratio.denominator << 15) + second / ratio.denominator + 1);
  }

  void draw(std::uint64_t number) {
    const std::size_t n = data.published_results.units.size();
    const std::size_t domains = data.edition.domains.size();
    counts.acceptability.resize(n * n);
    counts.above.resize(n * n);
    const bool drawn = options.weights != WeightModel::fixed;
    if (drawn) counts.first_weights.resize(n * domains);
    const auto weights = weights_of(number);
    std::vector<Key> keys;
    for (const auto& answers : answers_of(number)) {
      keys.push_back(key(ratio(answers, weights)));
    }
    const std::vector<Place> places = places_of(keys, method.overall.ties);
    const std::int64_t sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
    for (std::size_t i = 0; i < n; ++i) {
      if (places[i].rank == 0) continue;
      ++counts.acceptability[i * n + static_cast<std::size_t>(places[i].rank) - 1];
      for (std::size_t j = 0; j < n; ++j) {
        counts.above[i * n + j] += places[j].rank != 0 && keys[i] > keys[j];
      }
      for (std::size_t d = 0; drawn && places[i].rank == 1 && d < domains; ++d) {
        const bool fraction = options.weights == WeightModel::dirichlet;
        counts.first_weights[i * domains + d] += static_cast<std::uint64_t>(
            fraction ? weights[d] : weights[d] * std::int64_t{kOneFraction} / sum);
      }
    }
  }
};

void expect_plain(const Dataset& data, const Method& method, const UncertaintyOptions& options) {
  Plain plain{data, method, options};
  for (std::uint64_t draw = 0; draw < options.draws; ++draw) plain.draw(draw);
  const UncertaintyResult result = result_of(data, method, options);
  EXPECT_EQ(result.acceptability, plain.counts.acceptability);
  EXPECT_EQ(result.above, plain.counts.above);
  EXPECT_EQ(result.first_weights, plain.counts.first_weights);
}

TEST(Robustness, EveryModelIsThatOfAPlainImplementation) {
  const Dataset data = small_with_sheets();
  for (const std::string& text : kMethodTexts) {
    SCOPED_TRACE(text);
    const Method method = method_of(data.edition, text);
    for (const UncertaintyOptions& options :
         {dirichlet_options(few(400)), dirichlet_options(few(300), 40), noise_options(few(400), 30),
          noise_options(few(300), 100), answer_options(few(400), 3000),
          answer_options(few(200), 10'000), skip_options(few(400)),
          answer_options(few(400), 500, true), all_options(few(400))}) {
      expect_plain(data, method, options);
    }
  }
}

TEST(Robustness, AFullIndexIsThatOfAPlainImplementation) {
  const Dataset data = china_with_sheets();
  for (const char* text :
       {"publisher", "exact,mean", "publisher,weight=media:3,weight=pressure:2"}) {
    SCOPED_TRACE(text);
    const Method method = method_of(data.edition, text);
    expect_plain(data, method, dirichlet_options(few(20)));
    expect_plain(data, method, noise_options(few(20), 50));
    expect_plain(data, method, all_options(few(20)));
  }
}

/// Every draw must give each country its own rank under the method.

TEST(Robustness, ACountryThatSkipsEverythingIsRankedOnceItsSkipsAreDrawn) {
  Dataset data = small_with_sheets();
  for (Answer& answer : data.responses.back().answers) answer = Answer::skip();
  const Method& method = data.edition.methods.front();
  const UnitIndex uy = test::unit(data, "UY");
  const UncertaintyResult weights = result_of(data, method, dirichlet_options(100));
  EXPECT_FALSE(rank_summary(weights, uy));
  EXPECT_TRUE(indistinguishable(weights, uy).empty());
  EXPECT_FALSE(central_weights(weights, uy));
  for (const UnitIndex other : indistinguishable(weights, test::unit(data, "IS"))) {
    EXPECT_NE(other, uy);
  }
  const UncertaintyResult drawn = result_of(data, method, skip_options(100));
  EXPECT_EQ(rank_summary(drawn, uy)->draws, 100u);
  expect_plain(data, method, dirichlet_options(100));
  expect_plain(data, method, skip_options(100));
}

}  // namespace
}  // namespace rescore
