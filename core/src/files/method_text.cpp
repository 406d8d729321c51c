#include <algorithm>
#include <string>

#include "base/format.h"
#include "base/lists.h"
#include "engine/terms.h"
#include "files/method_json.h"
#include "files/readers.h"

namespace rescore {
namespace {

/// Weighs a node of that name, the domain where a domain and a layer share it; false without one.
bool put_weight(const Edition& edition, Method& method, std::string_view name, int weight) {
  std::vector<NodeIndex> found = nodes_named(edition, name);
  std::erase(found, kOverall);
  if (found.empty()) return false;
  if (method.weights.empty()) method.weights = own_weights(edition);
  method.weights[found.front().value] = weight;
  return true;
}

void weigh(const Edition& edition, Method& method, std::string_view value, Errors& errors) {
  const std::size_t colon = std::min(value.rfind(':'), value.size());
  const std::string_view name = value.substr(0, colon);
  const std::string_view digits = value.substr(std::min(colon + 1, value.size()));
  const int weight = integer_in<int>(digits).value_or(-1);
  if (weight < 0 || weight > kMaxWeight) {
    report(errors, ErrorCode::out_of_range,
           "A weight is written weight=media:2, with a whole number of 0 to {}.", {kMaxWeight});
  } else if (!put_weight(edition, method, name, weight)) {
    report(errors, ErrorCode::unknown_domain,
           edition.format == 1 ? "There is no domain and no layer \"{}\"."
                               : "There is no node \"{}\".",
           {name});
  }
}

void drop(const Edition& edition, Method& method, std::string_view id, Errors& errors) {
  if (put_weight(edition, method, id, 0)) return;
  const auto indicator = find_indicator(edition, id);
  if (!indicator) {
    report(errors, ErrorCode::unknown_indicator, no_such_part(edition), {id});
  } else if (!contains(method.dropped, *indicator)) {
    method.dropped.push_back(*indicator);
  }
}

/// False where no change is written so.
bool make_change(const Edition& edition, Method& method, std::string_view change, Errors& errors) {
  std::string_view value = change;
  const std::string_view word = take(value, '=');
  if (change == "mean" || change == "pooled") {
    method.rules.front().aggregation =
        change == "mean" ? Aggregation::arithmetic : Aggregation::pooled;
  } else if (change == "skips=all" || change == "skips=answered") {
    for (NodeRule& rule : method.rules) {
      rule.missing = value == "all" ? Missing::zero : Missing::left_out;
    }
  } else if (word == "weight") {
    weigh(edition, method, value, errors);
  } else if (word == "drop") {
    drop(edition, method, value, errors);
  } else {
    return false;
  }
  return true;
}

}  // namespace

std::optional<Method> read_method_text(const Edition& edition, std::string_view text,
                                       Errors& errors) {
  const std::size_t before = errors.size();
  Method method = edition.methods.front();
  std::string_view rest = text;
  const std::string_view first = rest.substr(0, rest.find(','));
  if (const Method* base = find_method(edition, first)) {
    method = *base;
    take(rest, ',');
  }
  while (!rest.empty()) {
    const std::string_view change = take(rest, ',');
    if (make_change(edition, method, change, errors)) continue;
    std::string known;
    for (const Method& one : edition.methods) known += format(" {}", {one.id});
    if (change == first) {
      report(errors, ErrorCode::unknown_method, "There is no method \"{}\"; there are:{}.",
             {change, known});
    } else {
      report(errors, ErrorCode::unknown_method,
             "A method cannot be changed by \"{}\"; there are: mean, pooled, skips=all, "
             "skips=answered, weight=media:2, drop=media.",
             {change});
    }
  }
  if (method.weights == own_weights(edition)) method.weights.clear();  // it needs no answers
  if (!text.empty()) method.id = text;
  const std::string fault = method_fault(edition, method);
  if (!fault.empty()) report(errors, ErrorCode::out_of_range, "{}", {fault});
  if (errors.size() > before) return std::nullopt;
  return method;
}

}  // namespace rescore
