#include "support/made_up.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "engine/ratio.h"

namespace rescore::test {
namespace {

std::string letters(const char* what, std::size_t n) {
  return what + std::string(1, static_cast<char>('a' + n));
}

Scale made_up_scale(Generator& generator, std::size_t number, std::size_t options) {
  Scale scale{letters("scale-", number), "Scale", {}};
  int score = generator.below(4) == 0 ? 1 : 0;
  const std::size_t count = 2 + generator.below(options - 1);
  for (std::size_t o = 0; o < count; ++o) {
    scale.options.push_back({score, "Option"});
    score += 1 + static_cast<int>(generator.below(3));
  }
  return scale;
}

/// Weights of 0 to 3 for some nodes, not all of them 0.
void add_weights(const std::vector<NodeIndex>& nodes, Generator& generator,
                 std::vector<double>& weights) {
  bool none = true;
  for (const NodeIndex node : nodes) {
    weights[node.value] = static_cast<double>(generator.below(4));
    none = none && weights[node.value] == 0;
  }
  if (none) weights[generator.pick(nodes).value] = 2;
}

}  // namespace

Answer made_up_answer(const Scale& scale, Generator& generator, std::size_t skips) {
  if (generator.below(skips) == 0) return Answer::skip();
  return {static_cast<double>(generator.pick(scale.options).score)};
}

Dataset made_up_index(Generator& generator, const Size& size) {
  Edition edition{};
  edition.id = "made-up";
  const std::size_t indicators = 1 + generator.below(size.indicators);
  edition.nodes.push_back({"overall", NodeKind::overall, "Overall", ""});
  for (std::size_t d = 0; d < 1 + generator.below(3); ++d) {
    edition.nodes.push_back(
        {"domain:" + letters("domain-", d), NodeKind::domain, "Domain", "Any.", kOverall});
  }
  for (std::size_t l = 0; l < 1 + generator.below(3); ++l) {
    edition.nodes.push_back({"layer:" + letters("layer-", l), NodeKind::layer, "Layer", "Any."});
  }
  for (std::size_t s = 0; s < 3; ++s) {
    edition.scales.push_back(made_up_scale(generator, s, size.options));
  }
  for (std::size_t i = 0; i < indicators; ++i) {
    Indicator indicator{};
    indicator.id = letters("indicator-", i);
    indicator.number = static_cast<int>(i) + 1;
    indicator.nodes = {generator.pick(nodes(edition, NodeKind::domain)),
                       generator.pick(nodes(edition, NodeKind::layer))};
    indicator.scale = index_at<ScaleIndex>(generator.below(edition.scales.size()));
    edition.indicators.push_back(indicator);
  }
  Dataset data{edition, {}, {}, {}};
  const std::size_t units = 2 + generator.below(size.units - 1);
  data.edition.units = static_cast<int>(units);
  for (std::size_t u = 0; u < units; ++u) {
    const std::string code = {'A', static_cast<char>('A' + u)};
    data.units.push_back({code, code, ""});
    Responses responses{"", code, {}};
    for (std::size_t i = 0; i < indicators; ++i) {
      responses.answers.push_back(
          made_up_answer(edition.scale_of(index_at<IndicatorIndex>(i)), generator));
    }
    data.responses.push_back(responses);
  }
  return data;
}

NodeRule made_up_rule(Generator& generator) {
  static const std::vector<std::vector<int>> roundings = {{0}, {1}, {1, 0}, {3, 1}, {2, 2, 0}, {3}};
  NodeRule rule;
  rule.missing = generator.below(3) != 0 ? Missing::left_out : Missing::zero;
  rule.rounding = generator.pick(roundings);
  rule.key = generator.below(2) == 0 ? RankKey::rounded : RankKey::exact;
  rule.ties = generator.below(2) == 0 ? Ties::competition : Ties::dense;
  rule.halves = generator.below(4) == 0 ? Halves::even : Halves::up;
  rule.first = generator.below(5) == 0 ? First::lowest : First::highest;
  return rule;
}

Method made_up_method(const Edition& edition, Generator& generator) {
  Method method{"made-up", "Made up", "Any.", {}};
  for (std::size_t n = 0; n < edition.nodes.size(); ++n) {
    method.rules.push_back(made_up_rule(generator));
  }
  const bool mean = generator.below(3) == 0;
  if (mean) method.rules.front().aggregation = Aggregation::arithmetic;
  std::vector<double> weights(edition.nodes.size(), 1);
  if (generator.below(2) == 0) add_weights(nodes(edition, NodeKind::domain), generator, weights);
  if (!mean && generator.below(3) == 0) {
    add_weights(nodes(edition, NodeKind::layer), generator, weights);
  }
  method.weights = weights;
  if (generator.below(4) == 0 && edition.indicators.size() > 1) {
    method.dropped.push_back(index_at<IndicatorIndex>(generator.below(edition.indicators.size())));
  }
  return method;
}

std::vector<Edit> made_up_edits(const Dataset& data, Generator& generator, std::size_t most) {
  std::vector<Edit> edits;
  for (std::size_t n = generator.below(most + 1); n > 0; --n) {
    const auto unit = index_at<UnitIndex>(generator.below(data.units.size()));
    const auto indicator =
        index_at<IndicatorIndex>(generator.below(data.edition.indicators.size()));
    const Answer to = made_up_answer(data.edition.scale_of(indicator), generator, 4);
    const bool known = std::any_of(edits.begin(), edits.end(), [&](const Edit& e) {
      return e.unit == unit && e.indicator == indicator;
    });
    if (known || to == data.answers(unit)[indicator.value]) continue;
    edits.push_back({unit, indicator, to});
  }
  std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) {
    return std::tuple(a.unit, a.indicator) < std::tuple(b.unit, b.indicator);
  });
  return edits;
}

Answers answers_of(const Dataset& data, std::span<const Edit> edits) {
  Answers answers;
  for (const UnitIndex unit : units(data)) answers.push_back(data.answers(unit));
  for (const Edit& edit : edits) answers[edit.unit.value][edit.indicator.value] = edit.to;
  return answers;
}

namespace {

/// Exact fractions, in lowest terms.
struct Exact {
  Wide numerator = 0, denominator = 0;
};

Wide divisor_of(Wide a, Wide b) {
  return b == 0 ? (a < 0 ? -a : a) : divisor_of(b, a % b);
}

Exact reduced(Wide numerator, Wide denominator) {
  const Wide divisor = divisor_of(numerator, denominator);
  return {numerator / divisor, denominator / divisor};
}

/// One unit's points in a node; each indicator counts with its weights.
struct Plain {
  std::int64_t achieved = 0, answered = 0, all = 0;
};

Plain points_in(const Edition& edition, const std::vector<Answer>& answers, const Method& method,
                NodeIndex node) {
  Plain plain;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const auto indicator = index_at<IndicatorIndex>(i);
    const auto& dropped = method.dropped;
    if (!is_below(edition, indicator, node)) continue;
    if (std::find(dropped.begin(), dropped.end(), indicator) != dropped.end()) continue;
    double weight = 1;
    if (node == kOverall) {
      for (const NodeIndex above : edition.indicators[i].nodes) {
        weight *= weight_of(edition, method, above);
      }
    }
    const auto maximum = static_cast<std::int64_t>(weight) * edition.scale_of(indicator).maximum();
    plain.all += maximum;
    if (answers[i].missing()) continue;
    plain.answered += maximum;
    plain.achieved += static_cast<std::int64_t>(weight * answers[i].score);
  }
  return plain;
}

std::int64_t maximum_in(const Plain& plain, const NodeRule& rule) {
  return rule.missing == Missing::zero ? plain.all : plain.answered;
}

Exact share_in(const Edition& edition, const std::vector<Answer>& answers, const Method& method,
               NodeIndex node) {
  const NodeRule& rule = rule_for(method, node);
  if (rule.aggregation == Aggregation::pooled) {
    const Plain plain = points_in(edition, answers, method, node);
    const std::int64_t maximum = maximum_in(plain, rule);
    if (rule.missing == Missing::none && plain.answered < plain.all) return {};
    return maximum == 0 ? Exact{} : reduced(plain.achieved, maximum);
  }
  Exact sum{0, 1};
  Wide weights = 0;
  for (const NodeIndex domain : nodes(edition, NodeKind::domain)) {
    const auto weight = static_cast<Wide>(weight_of(edition, method, domain));
    const Exact share = share_in(edition, answers, method, domain);
    if (weight == 0) continue;
    if (share.denominator == 0) {
      if (rule.missing == Missing::none) return {};
      weights += rule.missing == Missing::zero ? weight : 0;
      continue;
    }
    weights += weight;
    sum = reduced(sum.numerator * share.denominator + weight * share.numerator * sum.denominator,
                  sum.denominator * share.denominator);
  }
  return weights == 0 ? Exact{} : reduced(sum.numerator, sum.denominator * weights);
}

/// 100 x share, rounded step by step.
Decimal percent_in(const Exact& share, const NodeRule& rule) {
  Exact rest = reduced(share.numerator * 100, share.denominator);
  int decimals = 0;
  Wide units = 0;
  for (const int next : rule.rounding) {
    const Wide power = kPowersOfTen[next];
    // The number of whole units, and the remainder.
    units = rest.numerator * power / rest.denominator;
    const Wide left = 2 * (rest.numerator * power - units * rest.denominator);
    const bool half = left == rest.denominator;
    if (left > rest.denominator || (half && (rule.halves == Halves::up || units % 2 == 1))) ++units;
    rest = reduced(units, power);
    decimals = next;
  }
  return {static_cast<std::int64_t>(units), static_cast<std::int8_t>(decimals)};
}

}  // namespace

std::vector<Row> ranking_from(const Edition& edition, const Answers& answers, const Method& method,
                              NodeIndex node) {
  const NodeRule& rule = rule_for(method, node);
  std::vector<Row> rows;
  std::vector<Exact> keys;
  for (const std::vector<Answer>& unit : answers) {
    const Exact share = share_in(edition, unit, method, node);
    const Plain plain = points_in(edition, unit, method, node);
    Row row{node, plain.achieved, maximum_in(plain, rule), std::nullopt, {}, 0};
    if (share.denominator != 0) row.score = percent_in(share, rule);
    rows.push_back(row);
    keys.push_back(share.denominator != 0 && rule.key == RankKey::rounded
                       ? Exact{row.score->units, 1}
                       : share);
  }
  const auto before = [&](std::size_t a, std::size_t b) {
    const Wide left = keys[a].numerator * keys[b].denominator;
    const Wide right = keys[b].numerator * keys[a].denominator;
    return rule.first == First::highest ? left > right : left < right;
  };
  for (std::size_t u = 0; u < rows.size(); ++u) {
    if (!rows[u].score) continue;
    std::vector<std::size_t> groups;  // one for each distinct key before
    rows[u].rank = {1, 0};
    for (std::size_t v = 0; v < rows.size(); ++v) {
      if (!rows[v].score) continue;
      ++rows[u].of;
      if (!before(u, v) && !before(v, u)) ++rows[u].rank.tied;
      if (!before(v, u)) continue;
      const bool known = std::any_of(groups.begin(), groups.end(),
                                     [&](std::size_t g) { return !before(g, v) && !before(v, g); });
      if (!known) groups.push_back(v);
      if (rule.ties == Ties::competition) ++rows[u].rank.value;
    }
    if (rule.ties == Ties::dense) rows[u].rank.value = 1 + static_cast<int>(groups.size());
  }
  const auto ranked =
      std::count_if(rows.begin(), rows.end(), [](const Row& r) { return r.score.has_value(); });
  for (Row& row : rows) row.of = static_cast<int>(ranked);
  return rows;
}

std::vector<Answer> every_answer(const Scale& scale) {
  std::vector<Answer> all;
  for (const Option& option : scale.options) {
    all.push_back({static_cast<double>(option.score)});
  }
  all.push_back(Answer::skip());
  return all;
}

std::string text_of(const Row& row) {
  return std::to_string(row.achieved) + '/' + (row.maximum ? std::to_string(*row.maximum) : "?") +
         ' ' + (row.score ? to_text(*row.score) : "-") + ' ' + std::to_string(row.rank.value) +
         '=' + std::to_string(row.rank.tied) + " of " + std::to_string(row.of);
}

}  // namespace rescore::test
