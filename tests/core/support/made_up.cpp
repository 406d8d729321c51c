#include "support/made_up.h"

#include <algorithm>
#include <tuple>

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

/// Weights of 0 to 3, not all of them 0; empty when all are 1, as they are read.
std::vector<int> made_up_weights(std::size_t parts, Generator& generator) {
  std::vector<int> weights(parts);
  for (int& weight : weights) weight = static_cast<int>(generator.below(4));
  if (std::count(weights.begin(), weights.end(), 0) == static_cast<std::ptrdiff_t>(parts)) {
    weights[generator.below(parts)] = 2;
  }
  if (std::count(weights.begin(), weights.end(), 1) == static_cast<std::ptrdiff_t>(parts))
    return {};
  return weights;
}

}  // namespace

Answer made_up_answer(const Scale& scale, Generator& generator, std::size_t skips) {
  if (generator.below(skips) == 0) return Answer::skip();
  return {static_cast<std::int16_t>(generator.pick(scale.options).score)};
}

Dataset made_up_index(Generator& generator, const Size& size) {
  Edition edition{};
  edition.id = "made-up";
  const std::size_t indicators = 1 + generator.below(size.indicators);
  for (std::size_t d = 0; d < 1 + generator.below(3); ++d) {
    edition.domains.push_back({letters("domain-", d), "Domain", "Any."});
  }
  for (std::size_t l = 0; l < 1 + generator.below(3); ++l) {
    edition.layers.push_back({letters("layer-", l), "Layer", "Any."});
  }
  for (std::size_t s = 0; s < 3; ++s) {
    edition.scales.push_back(made_up_scale(generator, s, size.options));
  }
  for (std::size_t i = 0; i < indicators; ++i) {
    Indicator indicator{};
    indicator.id = letters("indicator-", i);
    indicator.number = static_cast<int>(i) + 1;
    indicator.domain = index_at<DomainIndex>(generator.below(edition.domains.size()));
    indicator.layer = index_at<LayerIndex>(generator.below(edition.layers.size()));
    indicator.scale = index_at<ScaleIndex>(generator.below(edition.scales.size()));
    edition.indicators.push_back(indicator);
  }
  Dataset data{edition, {}, {}};
  const std::size_t units = 2 + generator.below(size.units - 1);
  data.edition.units = static_cast<int>(units);
  for (std::size_t c = 0; c < units; ++c) {
    const std::string code = {'A', static_cast<char>('A' + c)};
    data.published_results.units.push_back({code, code, ""});
    Responses responses{"", code, {}};
    for (std::size_t i = 0; i < indicators; ++i) {
      responses.answers.push_back(
          made_up_answer(edition.scale_of(index_at<IndicatorIndex>(i)), generator));
    }
    data.responses.push_back(responses);
  }
  data.published_results.totals.resize(units * node_count(edition));
  data.published_results.published.resize(units * node_count(edition));
  return data;
}

NodeRule made_up_rule(Generator& generator) {
  static const std::vector<std::vector<int>> roundings = {{0}, {1}, {1, 0}, {3, 1}, {2, 2, 0}, {3}};
  return {generator.below(3) != 0 ? Denominator::answered : Denominator::all,
          generator.pick(roundings), generator.below(2) == 0 ? RankKey::rounded : RankKey::exact,
          generator.below(2) == 0 ? Ties::competition : Ties::dense};
}

Method made_up_method(const Edition& edition, Generator& generator) {
  Method method{"made-up",
                "Made up",
                "Any.",
                made_up_rule(generator),
                made_up_rule(generator),
                made_up_rule(generator)};
  if (generator.below(3) == 0) method.aggregate = Aggregate::mean;
  if (generator.below(2) == 0) {
    method.domain_weights = made_up_weights(edition.domains.size(), generator);
  }
  if (method.aggregate == Aggregate::pooled && generator.below(3) == 0) {
    method.layer_weights = made_up_weights(edition.layers.size(), generator);
  }
  if (generator.below(4) == 0 && edition.indicators.size() > 1) {
    method.dropped.push_back(index_at<IndicatorIndex>(generator.below(edition.indicators.size())));
  }
  return method;
}

std::vector<Edit> made_up_edits(const Dataset& data, Generator& generator, std::size_t most) {
  std::vector<Edit> edits;
  for (std::size_t n = generator.below(most + 1); n > 0; --n) {
    const auto unit = index_at<UnitIndex>(generator.below(data.responses.size()));
    const auto indicator =
        index_at<IndicatorIndex>(generator.below(data.edition.indicators.size()));
    const Answer to = made_up_answer(data.edition.scale_of(indicator), generator, 4);
    const bool known = std::any_of(edits.begin(), edits.end(), [&](const Edit& e) {
      return e.unit == unit && e.indicator == indicator;
    });
    if (known || to == data.responses[unit.value].answers[indicator.value]) continue;
    edits.push_back({unit, indicator, to});
  }
  std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) {
    return std::tuple(a.unit, a.indicator) < std::tuple(b.unit, b.indicator);
  });
  return edits;
}

Answers answers_of(const Dataset& data, std::span<const Edit> edits) {
  Answers answers;
  for (const Unit& unit : data.published_results.units) {
    answers.push_back(find_responses(data, unit.code)->answers);
  }
  for (const Edit& edit : edits) answers[edit.unit.value][edit.indicator.value] = edit.to;
  return answers;
}

std::vector<Row> ranking_from(const Edition& edition, const Answers& answers, const Method& method,
                              NodeIndex node) {
  const Weights weights = weights_of(edition, method);
  Table table{node_count(edition), {}};
  for (const std::vector<Answer>& unit : answers) {
    const std::vector<Totals> totals = totals_of(edition, unit, weights);
    table.totals.insert(table.totals.end(), totals.begin(), totals.end());
  }
  return ranking_of(edition, table, method, node);
}

bool in_node(const Edition& edition, NodeIndex node, IndicatorIndex i) {
  const Indicator& indicator = edition.indicators[i.value];
  return node == kOverall || node == node_of(edition, indicator.domain) ||
         node == node_of(edition, indicator.layer);
}

std::vector<Answer> every_answer(const Scale& scale) {
  std::vector<Answer> all;
  for (const Option& option : scale.options) {
    all.push_back({static_cast<std::int16_t>(option.score)});
  }
  all.push_back(Answer::skip());
  return all;
}

std::string text_of(const Row& row) {
  return std::to_string(row.achieved) + '/' + (row.maximum ? std::to_string(*row.maximum) : "?") +
         ' ' + (row.percent ? to_text(*row.percent) : "-") + ' ' + std::to_string(row.place.rank) +
         '=' + std::to_string(row.place.tied) + " of " + std::to_string(row.of);
}

}  // namespace rescore::test
