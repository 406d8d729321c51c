#include "method_json.h"

#include <algorithm>

#include "readers.h"
#include "rescore/json_io.h"
#include "rescore/score.h"

namespace rescore {
namespace {

using json::Node;

/// Which of two words stands here: whether it is the second. The first after an error.
bool is_second(const Node& node, std::string_view first, std::string_view second) {
  const auto text = node.text(40);
  if (!text || *text == first) return false;
  if (*text == second) return true;
  node.fail(ErrorCode::bad_text, "Here belongs one of \"{}\", \"{}\".", {first, second});
  return false;
}

ScopeRule read_rule(const Node& node) {
  ScopeRule rule{};
  node.only({"denominator", "rounding", "key", "ties"});
  rule.denominator = is_second(node.key("denominator"), "answered", "all") ? Denominator::all
                                                                           : Denominator::answered;
  std::int64_t last = 3;
  for (const Node& step : node.key("rounding").items(1, 3)) {
    last = step.integer(0, last).value_or(last);
    rule.rounding.push_back(static_cast<int>(last));
  }
  rule.key = is_second(node.key("key"), "rounded", "exact") ? RankKey::exact : RankKey::rounded;
  rule.ties = is_second(node.key("ties"), "competition", "dense") ? Ties::dense : Ties::competition;
  return rule;
}

/// Weights by id; a part that is not named keeps 1. Empty when all are 1.
std::vector<int> read_weights(const Node& node, const std::vector<Part>& parts, ErrorCode unknown,
                              std::string_view what) {
  std::vector<int> weights(parts.size(), 1);
  for (const std::string& id : node.keys()) {
    const auto part =
        std::find_if(parts.begin(), parts.end(), [&](const Part& p) { return p.id == id; });
    const Node weight = node.key(id);
    if (part == parts.end()) {
      weight.fail(unknown, "There is no {} \"{}\".", {what, id});
    } else {
      weights[static_cast<std::size_t>(part - parts.begin())] =
          static_cast<int>(weight.integer(0, kMaxWeight).value_or(1));
    }
  }
  if (std::all_of(weights.begin(), weights.end(), [](int w) { return w == 1; })) return {};
  return weights;
}

std::vector<IndicatorIndex> read_dropped(const Node& list, const Edition& edition) {
  std::vector<IndicatorIndex> dropped;
  if (!list.present()) return dropped;
  for (const Node& node : list.items(0, edition.indicators.size())) {
    const auto id = node.id();
    if (!id) continue;
    const auto found = find_indicator(edition, *id);
    if (!found) {
      node.fail(ErrorCode::unknown_indicator, "There is no indicator \"{}\".", {*id});
    } else if (std::find(dropped.begin(), dropped.end(), *found) == dropped.end()) {
      dropped.push_back(*found);
    }
  }
  return dropped;
}

}  // namespace

Method read_method(const Node& node, const Edition& edition, const std::vector<Method>& earlier) {
  node.only({"id", "name", "about", "overall", "domain", "layer", "aggregate", "domain_weights",
             "layer_weights", "dropped"});
  Method method{new_id(node, earlier),         node.key("name").words(60),
                node.key("about").words(300),  read_rule(node.key("overall")),
                read_rule(node.key("domain")), read_rule(node.key("layer"))};
  if (method.id == "mean" || method.id == "pooled") {
    node.key("id").fail(ErrorCode::bad_id,
                        "\"{}\" changes a method (exact,mean) and cannot name one.", {method.id});
  }
  const Node aggregate = node.maybe("aggregate");
  if (aggregate.present()) {
    method.aggregate = is_second(aggregate, "pooled", "mean") ? Aggregate::mean : Aggregate::pooled;
  }
  method.domain_weights = read_weights(node.maybe("domain_weights"), edition.domains,
                                       ErrorCode::unknown_domain, "domain");
  method.layer_weights =
      read_weights(node.maybe("layer_weights"), edition.layers, ErrorCode::unknown_layer, "layer");
  method.dropped = read_dropped(node.maybe("dropped"), edition);
  const std::string fault = weights_fault(edition, method);
  if (!fault.empty()) node.fail(ErrorCode::out_of_range, "{}", {fault});
  return method;
}

std::string weights_fault(const Edition& edition, const Method& method) {
  if (method.unweighted()) return {};
  if (method.aggregate == Aggregate::mean && !method.layer_weights.empty()) {
    return "A mean of domains has weights of domains only.";
  }
  // Faults of the edition itself are told where they are.
  const bool whole =
      std::all_of(edition.indicators.begin(), edition.indicators.end(), [&](const Indicator& i) {
        return i.domain.value < edition.domains.size() && i.layer.value < edition.layers.size() &&
               i.scale.value < edition.scales.size() &&
               !edition.scales[i.scale.value].options.empty();
      });
  if (!whole) return {};
  const Weights weights = weights_of(edition, method);
  std::int64_t maximum = 0;
  for (std::size_t i = 0; i < edition.indicators.size(); ++i) {
    maximum +=
        std::int64_t{weights.overall[i]} * edition.scale_of(index_at<IndicatorIndex>(i)).maximum();
  }
  if (maximum == 0) return "Nothing is left to score.";
  if (maximum <= kLargestSum) return {};
  return said("With these weights the maximum is {} points; at most {} are counted.",
              {maximum, kLargestSum});
}

std::optional<Method> read_method(const Edition& edition, std::string_view file,
                                  std::string_view text, Errors& errors) {
  const std::size_t before = errors.size();
  const auto value = json::parse(file, text, errors);
  if (!value) return std::nullopt;
  Method method = read_method(Node(*value, file, errors), edition, edition.methods);
  if (errors.size() > before) return std::nullopt;
  return method;
}

}  // namespace rescore
