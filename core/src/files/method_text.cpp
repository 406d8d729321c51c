#include "rescore/method_text.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "base/format.h"
#include "files/method_json.h"

namespace rescore {
namespace {

/// Takes the part before the first `mark` off the text.
std::string_view take(std::string_view& text, char mark) {
  const std::size_t end = text.find(mark);
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(end == text.npos ? text.size() : end + 1);
  return part;
}

class Reader {
 public:
  Reader(const Edition& edition, std::string_view text, Errors& errors)
      : edition_(edition), text_(text), errors_(errors) {}

  Method read() {
    Method method = edition_.methods.front();
    std::string_view rest = text_;
    if (const Method* base = find_method(edition_, rest.substr(0, rest.find(',')))) {
      method = *base;
      take(rest, ',');
    }
    while (!rest.empty()) change(method, take(rest, ','));
    for (std::vector<int>* weights : {&method.domain_weights, &method.layer_weights}) {
      const bool plain =
          std::all_of(weights->begin(), weights->end(), [](int w) { return w == 1; });
      if (plain) weights->clear();  // it needs no answers, then
    }
    if (!text_.empty()) method.id = text_;
    const std::string fault = weights_fault(edition_, method);
    if (!fault.empty()) fail(ErrorCode::out_of_range, "{}", {fault});
    return method;
  }

 private:
  void change(Method& method, std::string_view change) {
    std::string_view value = change;
    const std::string_view word = take(value, '=');
    if (change == "mean" || change == "pooled") {
      method.aggregate = change == "mean" ? Aggregate::mean : Aggregate::pooled;
    } else if (change == "skips=all" || change == "skips=answered") {
      for (NodeRule* rule : {&method.overall, &method.domain, &method.layer}) {
        rule->denominator = value == "all" ? Denominator::all : Denominator::answered;
      }
    } else if (word == "weight") {
      weigh(method, value);
    } else if (word == "drop") {
      drop(method, value);
    } else {
      unknown(change);
    }
  }

  void weigh(Method& method, std::string_view value) {
    const std::string_view part = take(value, ':');
    int weight = -1;
    const auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), weight);
    if (problem != std::errc{} || end != value.data() + value.size() || weight < 0 ||
        weight > kMaxWeight) {
      fail(ErrorCode::out_of_range,
           "A weight is written weight=media:2, with a whole number of 0 to {}.", {kMaxWeight});
    } else if (!put(method, part, weight)) {
      fail(ErrorCode::unknown_domain, "There is no domain and no layer \"{}\".", {part});
    }
  }

  void drop(Method& method, std::string_view id) {
    if (put(method, id, 0)) return;
    const auto indicator = find_indicator(edition_, id);
    if (!indicator) {
      fail(ErrorCode::unknown_indicator, "There is no domain, layer or indicator \"{}\".", {id});
    } else if (std::find(method.dropped.begin(), method.dropped.end(), *indicator) ==
               method.dropped.end()) {
      method.dropped.push_back(*indicator);
    }
  }

  bool put(Method& method, std::string_view id, int weight) {
    const auto domain = find_domain(edition_, id);
    const auto layer = find_layer(edition_, id);
    if (!domain && !layer) return false;
    std::vector<int>& weights = domain ? method.domain_weights : method.layer_weights;
    if (weights.empty()) {
      weights.assign(domain ? edition_.domains.size() : edition_.layers.size(), 1);
    }
    weights[domain ? domain->value : layer->value] = weight;
    return true;
  }

  void unknown(std::string_view change) {
    std::string known;
    for (const Method& method : edition_.methods) known += format(" {}", {method.id});
    const bool first = text_.substr(0, text_.find(',')) == change;
    fail(
        ErrorCode::unknown_method, "{}{}\"; there are:{}.",
        {(first ? "There is no method \"" : "A method cannot be changed by \""), change,
         (first ? known : " mean, pooled, skips=all, skips=answered, weight=media:2, drop=media")});
  }

  void fail(ErrorCode code, std::string_view sentence, FormatArgs args) {
    report(errors_, code, "", "", sentence, args);
  }

  const Edition& edition_;
  std::string_view text_;
  Errors& errors_;
};

}  // namespace

std::optional<Method> read_method_text(const Edition& edition, std::string_view text,
                                       Errors& errors) {
  const std::size_t before = errors.size();
  Method method = Reader(edition, text, errors).read();
  if (errors.size() > before) return std::nullopt;
  return method;
}

}  // namespace rescore
