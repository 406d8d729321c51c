#include "tables/tried_editions.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "base/format.h"
#include "base/lists.h"
#include "engine/plan.h"
#include "engine/terms.h"
#include "engine/unit_scores.h"
#include "tables/fit_weights.h"

namespace rescore::tables {
namespace {

/// The smallest number of the form 1, 10, 100, ... that is not below `most`; `most` itself if it is
/// whole and small, as the points of a choice are.
double ceiling_of(double most, bool whole) {
  if (whole && most >= 1 && most <= 20) return most;
  double ceiling = 1;
  while (ceiling < most) ceiling *= 10;
  return ceiling;
}

/// The values of a node's children and its printed score, by unit.
struct Equations {
  std::vector<Term> terms;
  std::vector<std::vector<double>> values;  ///< NaN for a gap
  std::vector<double> scores;
};

/// Those of every node that is directly above indicators only.
std::vector<Equations> equations(const Dataset& given, const Edition& edition) {
  Dataset data = given;
  data.edition = edition;
  const Method& method = edition.methods.front();
  const Plan plan(data, method);
  std::vector<Equations> all;
  for (const NodeIndex node : nodes(edition)) {
    Equations one{children_of(edition, method, node), {}, {}};
    if (!all_of(one.terms, [](const Term& term) { return term.leaf; })) continue;
    for (const UnitIndex unit : units(data)) {
      const auto& score = data.figures(unit, node).score;
      if (!score) continue;
      one.scores.push_back(number(*score));
      std::vector<double>& row = one.values.emplace_back();
      for (const Term& term : one.terms) {
        const Answer answer = data.answers(unit)[term.at];
        row.push_back(answer.missing() ? kNone
                                       : plan.share(index_at<IndicatorIndex>(term.at), answer));
      }
    }
    all.push_back(std::move(one));
  }
  return all;
}

/// The indicator's scale with goalposts 0 and `top`, made if there is none.
ScaleIndex scale_up_to(Edition& edition, std::size_t indicator, double top) {
  Scale wanted = edition.scale_of(index_at<IndicatorIndex>(indicator));
  wanted.number->lower = 0;
  wanted.number->upper = top;
  for (std::size_t s = 0; s < edition.scales.size(); ++s) {
    const Scale& scale = edition.scales[s];
    if (scale.number && scale.name == wanted.name && scale.number->unit == wanted.number->unit &&
        scale.number->lower == 0.0 && scale.number->upper == top &&
        scale.number->clamped == wanted.number->clamped &&
        scale.number->reversed == wanted.number->reversed) {
      return index_at<ScaleIndex>(s);
    }
  }
  wanted.id = format("scale-{}", {edition.scales.size() + 1});
  edition.scales.push_back(std::move(wanted));
  return index_at<ScaleIndex>(edition.scales.size() - 1);
}

}  // namespace

double with_plain_numbers(const Dataset& data, Edition& edition, bool each) {
  double common = 0;
  std::vector<double> tops(edition.indicators.size());
  for (std::size_t i = 0; i < tops.size(); ++i) {
    const auto& number = edition.scale_of(index_at<IndicatorIndex>(i)).number;
    if (!number || number->lower || number->upper || number->logarithmic) continue;
    double most = 0;
    bool whole = true;
    for (const Responses& responses : data.responses) {
      const Answer answer = responses.answers[i];
      if (answer.missing()) continue;
      most = std::max(most, answer.score);
      whole = whole && answer.score == std::floor(answer.score);
    }
    tops[i] = ceiling_of(most, whole);
    common = std::max(common, tops[i]);
  }
  for (std::size_t i = 0; i < tops.size() && common > 0; ++i) {
    if (tops[i] == 0) continue;
    const double top = each ? tops[i] : common;
    edition.indicators[i].scale = scale_up_to(edition, i, top);
    if (each) edition.indicators[i].weight *= top;
  }
  return common;
}

void with_equal_weights(Edition& edition) {
  for (Node& node : edition.nodes) node.weight = 1;
  for (Indicator& indicator : edition.indicators) indicator.weight = 1;
}

bool with_fitted_weights(const Dataset& data, Edition& edition) {
  std::map<std::size_t, std::vector<Equations>> alike;  // by number of children
  for (Equations& one : equations(data, edition)) alike[one.terms.size()].push_back(std::move(one));
  bool any = false;
  for (const auto& [children, nodes] : alike) {
    // Parts that are built alike often have the same weights, which more scores decide better.
    Equations all;
    for (const Equations& one : nodes) {
      all.values.insert(all.values.end(), one.values.begin(), one.values.end());
      all.scores.insert(all.scores.end(), one.scores.begin(), one.scores.end());
    }
    const std::vector<double> common = fit_weights(all.values, all.scores);
    const double step = std::pow(0.1, edition.methods.front().rules.front().rounding.back());
    const bool same = !common.empty() && misfit(all.values, all.scores, common) <= step / 2;
    for (const Equations& one : nodes) {
      const std::vector<double> weights = same ? common : fit_weights(one.values, one.scores);
      for (std::size_t t = 0; t < weights.size(); ++t) {
        edition.indicators[one.terms[t].at].weight = weights[t];
      }
      any = any || !weights.empty();
    }
  }
  return any;
}

void with_points(Edition& edition) {
  for (std::size_t i = 0; i < edition.indicators.size(); ++i) {
    const Scale& scale = edition.scale_of(index_at<IndicatorIndex>(i));
    if (!scale.options.empty()) {
      edition.indicators[i].weight *= scale.maximum();
    } else if (scale.number->lower == 0 && scale.number->upper) {
      edition.indicators[i].weight *= *scale.number->upper;
    }
  }
}

}  // namespace rescore::tables
