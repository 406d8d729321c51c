
#include <algorithm>
#include <charconv>
#include <string>

#include "base/format.h"
#include "engine/terms.h"
#include "files/method_json.h"
#include "files/readers.h"

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
    if (method.weights == own_weights(edition_)) method.weights.clear();  // it needs no answers
    if (!text_.empty()) method.id = text_;
    const std::string fault = fault_of(edition_, method);
    if (!fault.empty()) fail(ErrorCode::out_of_range, "{}", {fault});
    return method;
  }

 private:
  void change(Method& method, std::string_view change) {
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
      weigh(method, value);
    } else if (word == "drop") {
      drop(method, value);
    } else {
      unknown(change);
    }
  }

  void weigh(Method& method, std::string_view value) {
    const std::size_t colon = value.rfind(':');
    const std::string_view name = value.substr(0, colon);
    const std::string_view digits =
        colon == value.npos ? std::string_view() : value.substr(colon + 1);
    int weight = -1;
    const auto [end, problem] =
        std::from_chars(digits.data(), digits.data() + digits.size(), weight);
    if (problem != std::errc{} || end != digits.data() + digits.size() || weight < 0 ||
        weight > kMaxWeight) {
      fail(ErrorCode::out_of_range,
           "A weight is written weight=media:2, with a whole number of 0 to {}.", {kMaxWeight});
    } else if (!put(method, name, weight)) {
      fail(ErrorCode::unknown_domain,
           edition_.format == 1 ? "There is no domain and no layer \"{}\"."
                                : "There is no node \"{}\".",
           {name});
    }
  }

  void drop(Method& method, std::string_view id) {
    if (put(method, id, 0)) return;
    const auto indicator = find_indicator(edition_, id);
    if (!indicator) {
      fail(ErrorCode::unknown_indicator, no_such_part(edition_), {id});
    } else if (std::find(method.dropped.begin(), method.dropped.end(), *indicator) ==
               method.dropped.end()) {
      method.dropped.push_back(*indicator);
    }
  }

  /// Where a domain and a layer share an id, the domain, which comes first, is meant.
  bool put(Method& method, std::string_view name, int weight) {
    std::vector<NodeIndex> found = nodes_named(edition_, name);
    std::erase(found, kOverall);
    if (found.empty()) return false;
    if (method.weights.empty()) method.weights = own_weights(edition_);
    method.weights[found.front().value] = weight;
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
