#include "files/method_json.h"

#include <algorithm>

#include "files/readers.h"
#include "rescore/json_io.h"
#include "rescore/score.h"

namespace rescore {
namespace {

using json::Cursor;

/// Which of two words stands here: whether it is the second. The first after an error.
bool is_second(const Cursor& item, std::string_view first, std::string_view second) {
  const auto text = item.try_line(40);
  if (!text || *text == first) return false;
  if (*text == second) return true;
  item.fail(ErrorCode::bad_text, "Here belongs one of \"{}\", \"{}\".", {first, second});
  return false;
}

NodeRule read_rule(const Cursor& item) {
  NodeRule rule{};
  item.allow_keys({"denominator", "rounding", "halves", "key", "ties"});
  rule.denominator = is_second(item.key("denominator"), "answered", "all") ? Denominator::all
                                                                           : Denominator::answered;
  std::int64_t last = 3;
  for (const Cursor& step : item.key("rounding").items(1, 3)) {
    last = step.integer(0, last).value_or(last);
    rule.rounding.push_back(static_cast<int>(last));
  }
  if (const Cursor halves = item.optional("halves"); halves.present()) {
    rule.halves = is_second(halves, "up", "even") ? Halves::even : Halves::up;
  }
  rule.key = is_second(item.key("key"), "rounded", "exact") ? RankKey::exact : RankKey::rounded;
  rule.ties = is_second(item.key("ties"), "competition", "dense") ? Ties::dense : Ties::competition;
  return rule;
}

/// Weights by id; a part that is not named keeps 1. Empty when all are 1.
std::vector<int> read_weights(const Cursor& item, const std::vector<Part>& parts, ErrorCode unknown,
                              std::string_view what) {
  std::vector<int> weights(parts.size(), 1);
  for (const std::string& id : item.keys()) {
    const auto part =
        std::find_if(parts.begin(), parts.end(), [&](const Part& p) { return p.id == id; });
    const Cursor weight = item.key(id);
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

std::vector<IndicatorIndex> read_dropped(const Cursor& list, const Edition& edition) {
  std::vector<IndicatorIndex> dropped;
  if (!list.present()) return dropped;
  for (const Cursor& item : list.items(0, edition.indicators.size())) {
    const auto id = item.id();
    if (!id) continue;
    const auto found = find_indicator(edition, *id);
    if (!found) {
      item.fail(ErrorCode::unknown_indicator, "There is no indicator \"{}\".", {*id});
    } else if (std::find(dropped.begin(), dropped.end(), *found) == dropped.end()) {
      dropped.push_back(*found);
    }
  }
  return dropped;
}

}  // namespace

Method read_method(const Cursor& item, const Edition& edition, const std::vector<Method>& earlier) {
  item.allow_keys({"id", "name", "about", "overall", "domain", "layer", "aggregate",
                   "domain_weights", "layer_weights", "dropped"});
  Method method{new_id(item, earlier),         item.key("name").line(60),
                item.key("about").line(300),   read_rule(item.key("overall")),
                read_rule(item.key("domain")), read_rule(item.key("layer"))};
  if (method.id == "mean" || method.id == "pooled") {
    item.key("id").fail(ErrorCode::bad_id,
                        "\"{}\" changes a method (exact,mean) and cannot name one.", {method.id});
  }
  const Cursor aggregate = item.optional("aggregate");
  if (aggregate.present()) {
    method.aggregate = is_second(aggregate, "pooled", "mean") ? Aggregate::mean : Aggregate::pooled;
  }
  method.domain_weights = read_weights(item.optional("domain_weights"), edition.domains,
                                       ErrorCode::unknown_domain, "domain");
  method.layer_weights = read_weights(item.optional("layer_weights"), edition.layers,
                                      ErrorCode::unknown_layer, "layer");
  method.dropped = read_dropped(item.optional("dropped"), edition);
  const std::string fault = weights_fault(edition, method);
  if (!fault.empty()) item.fail(ErrorCode::out_of_range, "{}", {fault});
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
  return format("With these weights the maximum is {} points; at most {} are counted.",
                {maximum, kLargestSum});
}

std::optional<Method> read_method(const Edition& edition, std::string_view file,
                                  std::string_view text, Errors& errors) {
  const std::size_t before = errors.size();
  const auto value = json::parse(file, text, errors);
  if (!value) return std::nullopt;
  Method method = read_method(Cursor(*value, file, errors), edition, edition.methods);
  if (errors.size() > before) return std::nullopt;
  return method;
}

}  // namespace rescore
