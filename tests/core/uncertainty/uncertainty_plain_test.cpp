#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "engine/ratio.h"
#include "numeric/random.h"
#include "rescore/uncertainty.h"
#include "support/made_up.h"
#include "support/runs.h"
#include "support/support.h"

// Compares runs with a plain implementation of the models.
namespace rescore::uncertainty_plain_test {
namespace {

using namespace test;

// ---- A plain implementation of the models, in integers, one unit and answer after another. ----

/// The places of a list in the order of their ids or codes.
template <class List, class Id>
std::vector<std::size_t> by_id(const List& list, Id id) {
  std::vector<std::size_t> order(list.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return id(list[a]) < id(list[b]); });
  return order;
}

/// numerator / denominator, exact; a denominator of 0 means that there is no value.
struct Fraction {
  Wide numerator = 0, denominator = 0;
};

/// Whether a is below b: by whole parts, and where these are equal by the turned remainders.
bool is_less(Fraction a, Fraction b) {
  const Wide left = a.numerator / a.denominator, right = b.numerator / b.denominator;
  if (left != right) return left < right;
  a.numerator %= a.denominator;
  b.numerator %= b.denominator;
  if (b.numerator == 0) return false;
  if (a.numerator == 0) return true;
  return is_less({b.denominator, b.numerator}, {a.denominator, a.numerator});
}

/// The nearest whole number.
Wide nearest(Wide numerator, Wide denominator, Halves halves) {
  const Wide whole = numerator / denominator;
  const Wide twice_left = 2 * (numerator % denominator);
  const bool half_goes_up = halves == Halves::up || whole % 2 == 1;
  return twice_left > denominator || (twice_left == denominator && half_goes_up) ? whole + 1
                                                                                 : whole;
}

Wide power_of_ten(int exponent) {
  Wide power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

struct Plain {
  const Dataset& data;
  const Method& method;
  UncertaintyOptions options;
  UncertaintyResult counts{};

  const NodeRule& root() const { return method.rules.front(); }
  bool is_mean() const { return root().aggregation == Aggregation::arithmetic; }
  std::vector<NodeIndex> domains() const { return nodes(data.edition, NodeKind::domain); }

  std::int64_t weight_of_node(NodeIndex node) const {
    return method.weights.empty() ? 1 : static_cast<std::int64_t>(method.weights[node.value]);
  }

  std::vector<std::int64_t> weights_of(std::uint64_t draw) const {
    const std::vector<NodeIndex> list = domains();
    std::vector<std::int64_t> weights;
    for (const NodeIndex domain : list) weights.push_back(weight_of_node(domain));
    std::vector<std::size_t> order;
    for (const std::size_t d :
         by_id(list, [&](NodeIndex domain) { return data.edition.node(domain).id; })) {
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

  /// How many units chose each option: as printed, or counted.
  std::vector<int> frequencies_of(std::size_t indicator) const {
    const Indicator& own = data.edition.indicators[indicator];
    if (!own.frequencies.empty()) return own.frequencies;
    std::vector<int> frequencies;
    for (const Option& option : data.edition.scales[own.scale.value].options) {
      frequencies.push_back(static_cast<int>(std::count_if(
          data.responses.begin(), data.responses.end(),
          [&](const Responses& one) { return one.answers[indicator].score == option.score; })));
    }
    return frequencies;
  }

  /// The answers of all units, in the data's order.
  std::vector<std::vector<Answer>> answers_of(std::uint64_t draw) const {
    std::vector<std::vector<Answer>> answers;
    for (const Unit& unit : data.units) answers.push_back(test::answers_of(data, unit.code));
    struct Cell {
      std::size_t unit, indicator;
    };
    std::vector<Cell> one_off, missing;
    for (const std::size_t c : by_id(data.units, [](const Unit& x) { return x.code; })) {
      for (const std::size_t i :
           by_id(data.edition.indicators, [](const Indicator& x) { return x.id; })) {
        const Indicator& indicator = data.edition.indicators[i];
        const Scale& scale = data.edition.scales[indicator.scale.value];
        if (answers[c][i].missing()) {
          const std::vector<int> frequencies = frequencies_of(i);
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
        answer.score = list[static_cast<std::size_t>(other)].score;
      }
    }
    RandomStream skips(options.seed, draw, 2);
    for (const Cell cell : missing) {
      if (!options.skips) break;
      const Indicator& indicator = data.edition.indicators[cell.indicator];
      const auto& list = data.edition.scales[indicator.scale.value].options;
      const std::vector<int> frequencies = frequencies_of(cell.indicator);
      int left = static_cast<int>(skips.below(
          static_cast<std::uint32_t>(std::accumulate(frequencies.begin(), frequencies.end(), 0))));
      std::size_t option = 0;
      while (left >= frequencies[option]) left -= frequencies[option++];
      answers[cell.unit][cell.indicator].score = list[option].score;
    }
    return answers;
  }

  /// A unit's overall share. In a pooled score, missing answers follow the root's rule. In a mean,
  /// they follow the rule of each domain, and the root's rule applies to domains without a share.
  Fraction share_of(const std::vector<Answer>& answers,
                    const std::vector<std::int64_t>& weights) const {
    const std::vector<NodeIndex> list = domains();
    std::vector<std::int64_t> achieved(list.size()), maximum(list.size());
    for (std::size_t i = 0; i < answers.size(); ++i) {
      const auto index = index_at<IndicatorIndex>(i);
      if (std::count(method.dropped.begin(), method.dropped.end(), index) > 0) continue;
      const Indicator& indicator = data.edition.indicators[i];
      const auto d = static_cast<std::size_t>(
          std::find(list.begin(), list.end(), indicator.nodes[0]) - list.begin());
      const std::int64_t weight = is_mean() ? 1 : weight_of_node(indicator.nodes[1]);
      const Missing missing = is_mean() ? rule_for(method, list[d]).missing : root().missing;
      if (answers[i].missing() && missing == Missing::left_out) continue;
      maximum[d] += weight * data.edition.scale_of(index).maximum();
      if (!answers[i].missing())
        achieved[d] += weight * static_cast<std::int64_t>(answers[i].score);
    }
    std::int64_t common = 1;
    for (const std::int64_t m : maximum) common = is_mean() && m > 0 ? std::lcm(common, m) : common;
    Fraction sum;
    for (std::size_t d = 0; d < list.size(); ++d) {
      if (!is_mean()) {
        sum.numerator += Wide{weights[d]} * achieved[d];
        sum.denominator += Wide{weights[d]} * maximum[d];
      } else if (maximum[d] > 0) {
        sum.numerator += Wide{weights[d]} * achieved[d] * (common / maximum[d]);
        sum.denominator += Wide{weights[d]} * common;
      } else if (root().missing == Missing::zero) {
        sum.denominator += Wide{weights[d]} * common;
      }
    }
    return sum;
  }

  /// The key of units: the share, or the rounded percentage.
  Fraction key_of_share(const Fraction& share) const {
    if (share.denominator == 0 || root().key == RankKey::exact) return share;
    int decimals = root().rounding.front();
    Wide units =
        nearest(100 * power_of_ten(decimals) * share.numerator, share.denominator, root().halves);
    for (const int next : root().rounding) {
      units = nearest(units, power_of_ten(decimals - next), root().halves);
      decimals = next;
    }
    return {units, 1};
  }

  void draw(std::uint64_t number) {
    const std::size_t n = data.units.size();
    const std::size_t parts = domains().size();
    counts.acceptability.resize(n * n);
    counts.above.resize(n * n);
    const bool drawn = options.weights != WeightModel::fixed;
    if (drawn) counts.first_weights.resize(n * parts);
    const auto weights = weights_of(number);
    std::vector<Fraction> keys;
    for (const auto& answers : answers_of(number)) {
      keys.push_back(key_of_share(share_of(answers, weights)));
    }
    const auto ranked = [&](std::size_t i) { return keys[i].denominator != 0; };
    const auto is_above = [&](std::size_t i, std::size_t j) {
      const bool highest = root().first == First::highest;
      return ranked(i) && ranked(j) && is_less(keys[highest ? j : i], keys[highest ? i : j]);
    };
    const std::int64_t sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
    for (std::size_t i = 0; i < n; ++i) {
      if (!ranked(i)) continue;
      // The units above; with dense ties, only the first of each group of equals.
      std::size_t above = 0;
      for (std::size_t j = 0; j < n; ++j) {
        if (!is_above(j, i)) continue;
        bool counted = false;
        for (std::size_t k = 0; k < j && root().ties == Ties::dense; ++k) {
          counted = counted || (ranked(k) && !is_above(j, k) && !is_above(k, j));
        }
        above += counted ? 0 : 1;
      }
      ++counts.acceptability[i * n + above];
      for (std::size_t j = 0; j < n; ++j) counts.above[i * n + j] += is_above(i, j) ? 1 : 0;
      for (std::size_t d = 0; drawn && above == 0 && d < parts; ++d) {
        const bool fraction = options.weights == WeightModel::dirichlet;
        counts.first_weights[i * parts + d] += static_cast<std::uint64_t>(
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

TEST(UncertaintyPlain, EveryModelIsThatOfAPlainImplementation) {
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

TEST(UncertaintyPlain, AFullIndexIsThatOfAPlainImplementation) {
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

TEST(UncertaintyPlain, MadeUpIndicesAreThoseOfAPlainImplementation) {
  Generator generator(51);
  for (int trial = 0; trial < (kSlow ? 30 : 300); ++trial) {
    SCOPED_TRACE(trial);
    const Dataset data = made_up_index(generator, {10, 6, 5});
    const Method method = made_up_method(data.edition, generator);
    for (const UncertaintyOptions& options :
         {dirichlet_options(10), noise_options(10, 30), answer_options(10, 3000), skip_options(10),
          all_options(10)}) {
      expect_plain(data, method, options);
    }
    if (HasFailure()) return;
  }
}

TEST(UncertaintyPlain, AUnitThatSkipsEverythingIsRankedOnceItsSkipsAreDrawn) {
  Dataset data = small_with_sheets();
  put_responses(data, "UY", std::vector<Answer>(6, Answer::skip()));
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
}  // namespace rescore::uncertainty_plain_test
