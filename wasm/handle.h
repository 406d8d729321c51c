#pragma once

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "rescore/fingerprint.h"
#include "rescore/session.h"
#include "rescore/suggestion.h"
#include "values.h"

// The one handle that JavaScript gets. It has no logic: convert, call, convert. Results are plain
// objects and arrays, or typed arrays of their own (never a view of this memory); what is wrong
// comes back as a list of {code, file, pointer, sentence}. web/src/core.js gives it types and
// documents it.
namespace rescore::wasm {

inline double number(const Decimal& percent) {
  double divisor = 1;
  for (int i = 0; i < percent.decimals; ++i) divisor *= 10;
  return percent.units / divisor;
}

inline val to_val(const Edition& edition, const Row& row) {
  val object = val::object();
  object.set("scope", node_id(edition, row.node));
  object.set("achieved", row.achieved);
  object.set("maximum", row.maximum ? val(*row.maximum) : val::null());
  object.set("percent", row.percent ? val(number(*row.percent)) : val::null());
  object.set("decimals", row.percent ? val(int{row.percent->decimals}) : val::null());
  object.set("rank", row.place.rank > 0 ? val(row.place.rank) : val::null());
  object.set("tied", row.place.rank > 0 ? val(row.place.tied) : val::null());
  object.set("of", row.of);
  return object;
}

inline val to_val(const Edition& edition, const std::optional<std::vector<Row>>& rows) {
  if (!rows) return val::null();
  val list = val::array();
  for (const Row& row : *rows) list.call<void>("push", to_val(edition, row));
  return list;
}

/// A typed array of its own.
template <class Number>
val numbers(const char* type, std::span<const Number> list) {
  return val::global(type).new_(val(emscripten::typed_memory_view(list.size(), list.data())));
}

/// The same with the numbers that `get` takes from each row.
template <class Number, class Get>
val column(const char* type, const std::vector<Row>& rows, Get get) {
  std::vector<Number> list;
  for (const Row& row : rows) list.push_back(get(row));
  return numbers(type, std::span<const Number>(list));
}

inline val null_or(const Errors& errors) {
  return errors.empty() ? val::null() : to_val(errors);
}

/// How a skip crosses where a score does: a number, not null, as numbers cross quicker.
inline constexpr int kMissing = INT32_MIN;

inline val answer(Answer answer) {
  return answer.missing() ? val::null() : val(int{answer.score});
}

/// The ids of a list's entries.
template <class List>
val id_list(const List& list) {
  val ids = val::array();
  for (const auto& entry : list) ids.call<void>("push", entry.id);
  return ids;
}

class Handle {
 public:
  val load_edition(const std::string& file, const std::string& text) {
    return to_val(session_.load_edition(file, text));
  }
  val load_published_results(const std::string& file, const std::string& text) {
    return to_val(session_.load_published_results(file, text));
  }
  val load_responses(const std::string& file, const std::string& text) {
    return to_val(session_.load_responses(file, text));
  }

  val replace_responses(const std::string& file, const std::string& text) {
    return to_val(session_.replace_responses(file, text));
  }
  /// A score of kSkipped is skipped. These two are asked at every turn of a slider, so
  /// they make nothing that is not needed: null stands for no errors.
  val set(const std::string& unit, const std::string& indicator, int score, bool only_ask) {
    return null_or(session_.set(unit, indicator,
                                score == kMissing ? std::nullopt : std::optional(score), only_ask));
  }
  val reset(const std::string& unit, const std::string& indicator) {
    return null_or(session_.reset(unit, indicator));
  }
  void reset_all() { session_.reset(); }
  bool undo() { return session_.undo(); }
  bool redo() { return session_.redo(); }
  bool can_undo() const { return session_.scenario().can_undo(); }
  bool can_redo() const { return session_.scenario().can_redo(); }

  val edits() const {
    val list = val::array();
    for (const Edit& edit : session_.scenario().edits()) {
      const Dataset& data = session_.data();
      const std::string& code = data.published_results.units[edit.unit.value].code;
      val item = val::object();
      item.set("country", code);
      item.set("indicator", data.edition.indicators[edit.indicator.value].id);
      item.set("from", answer(find_responses(data, code)->answers[edit.indicator.value]));
      item.set("to", answer(edit.to));
      list.call<void>("push", item);
    }
    return list;
  }

  val published_score(const std::string& unit, const std::string& method) const {
    Errors errors;
    const auto rows = session_.published_score(unit, method, errors);
    return outcome(rows ? to_val(session_.data().edition, rows) : val::null(), errors);
  }
  val score(const std::string& unit, const std::string& method) const {
    Errors errors;
    const auto rows = session_.score(unit, method, errors);
    return outcome(rows ? to_val(session_.data().edition, rows) : val::null(), errors);
  }

  val published_ranking(const std::string& node, const std::string& method) const {
    Errors errors;
    const auto rows = session_.published_ranking(node, method, errors);
    return outcome(rows ? ranking_val(*rows) : val::null(), errors);
  }
  val ranking(const std::string& node, const std::string& method) const {
    Errors errors;
    const auto rows = session_.ranking(node, method, errors);
    return outcome(rows ? ranking_val(*rows) : val::null(), errors);
  }

  val suggestions(const std::string& unit, const std::string& node, const std::string& method,
                  unsigned most) const {
    Errors errors;
    const auto at = session_.unit_with_responses(unit, errors);
    const auto where = session_.node(node, errors);
    const auto evaluation = session_.evaluation(method, errors);
    if (!at || !where || !evaluation) return outcome(val::null(), errors);
    val list = val::array();
    for (const Suggestion& suggestion : suggestions_of(*evaluation, *at, *where, most)) {
      val item = val::object();
      item.set("indicator", session_.data().edition.indicators[suggestion.indicator.value].id);
      item.set("to", answer(suggestion.to));
      item.set("rank", suggestion.rank);
      item.set("gained", suggestion.gained);
      list.call<void>("push", item);
    }
    return outcome(list, errors);
  }

  std::string fingerprint() const {
    return session_.has_edition() ? rescore::fingerprint(session_.data()) : "";
  }

  /// Ids in the order in which results without ids have them.
  val ids() const {
    val object = val::object();
    if (!session_.has_edition()) return object;
    const Edition& edition = session_.data().edition;
    val nodes = val::array();
    for (const NodeIndex node : rescore::nodes(edition)) {
      nodes.call<void>("push", node_id(edition, node));
    }
    object.set("scopes", nodes);
    object.set("indicators", id_list(edition.indicators));
    val moved = val::array();
    for (const Indicator& indicator : edition.indicators) {
      val list = val::array();
      for (const NodeIndex node :
           {kOverall, node_of(edition, indicator.domain), node_of(edition, indicator.layer)}) {
        list.call<void>("push", int{node.value});
      }
      moved.call<void>("push", list);
    }
    object.set("moved", moved);
    object.set("countries", codes());
    return object;
  }
  /// `others` is a list of [key, value].
  val link(const std::string& unit, const std::string& method, const std::string& node,
           const val& others) const {
    std::vector<std::pair<std::string, std::string>> pairs;
    const auto count = others["length"].as<unsigned>();
    for (unsigned i = 0; i < count; ++i) {
      pairs.emplace_back(others[i][0].as<std::string>(), others[i][1].as<std::string>());
    }
    Errors errors;
    const auto text = session_.link(unit, method, node, errors, std::move(pairs));
    return outcome(text ? val(*text) : val::null(), errors);
  }
  val open_link(const std::string& text) {
    Errors diagnostics;
    const Link link = session_.open_link(text, diagnostics);
    val others = val::array();
    for (const auto& [key, value] : link.others) {
      val pair = val::array();
      pair.call<void>("push", key);
      pair.call<void>("push", value);
      others.call<void>("push", pair);
    }
    val object = val::object();
    object.set("country", link.unit);
    object.set("method", link.method);
    object.set("scope", link.node);
    object.set("others", others);
    return outcome(object, diagnostics);
  }

 protected:
  Session& session() { return session_; }
  const Session& session() const { return session_; }

 private:
  val codes() const {
    val list = val::array();
    for (const Unit& unit : session_.data().published_results.units) {
      list.call<void>("push", unit.code);
    }
    return list;
  }

  val ranking_val(const std::vector<Row>& rows) const {
    val object = val::object();
    object.set("countries", codes());
    object.set("achieved",
               column<int>("Int32Array", rows, [](const Row& r) { return r.achieved; }));
    object.set("maximum", column<int>("Int32Array", rows,
                                      [](const Row& r) { return r.maximum.value_or(-1); }));
    object.set("percent", column<double>("Float64Array", rows, [](const Row& r) {
                 return r.percent ? number(*r.percent) : std::nan("");
               }));
    object.set("rank", column<int>("Int32Array", rows, [](const Row& r) { return r.place.rank; }));
    object.set("tied", column<int>("Int32Array", rows, [](const Row& r) { return r.place.tied; }));
    const std::optional<Decimal> median = median_of(rows);
    object.set("median", median ? val(number(*median)) : val::null());
    return object;
  }

  Session session_;
};

/// A method of the handle as one of a class derived from it: Embind registers methods with the
/// class of their type.
template <class H, class R, class... A>
auto own(R (Handle::*method)(A...)) {
  return static_cast<R (H::*)(A...)>(method);
}
template <class H, class R, class... A>
auto own(R (Handle::*method)(A...) const) {
  return static_cast<R (H::*)(A...) const>(method);
}

/// Makes a handle known to JavaScript as "Session".
template <class H>
emscripten::class_<H> register_session() {
  emscripten::constant("maxFileBytes", static_cast<int>(kMaxFileBytes));
  emscripten::constant("skipped", kMissing);
  return emscripten::class_<H>("Session")
      .template constructor<>()
      .function("loadEdition", own<H>(&Handle::load_edition))
      .function("loadStandings", own<H>(&Handle::load_published_results))
      .function("loadSheet", own<H>(&Handle::load_responses))
      .function("replaceSheet", own<H>(&Handle::replace_responses))
      .function("set", own<H>(&Handle::set))
      .function("reset", own<H>(&Handle::reset))
      .function("resetAll", own<H>(&Handle::reset_all))
      .function("undo", own<H>(&Handle::undo))
      .function("redo", own<H>(&Handle::redo))
      .function("canUndo", own<H>(&Handle::can_undo))
      .function("canRedo", own<H>(&Handle::can_redo))
      .function("edits", own<H>(&Handle::edits))
      .function("link", own<H>(&Handle::link))
      .function("openLink", own<H>(&Handle::open_link))
      .function("publishedScore", own<H>(&Handle::published_score))
      .function("score", own<H>(&Handle::score))
      .function("publishedRanking", own<H>(&Handle::published_ranking))
      .function("ranking", own<H>(&Handle::ranking))
      .function("ids", own<H>(&Handle::ids))
      .function("suggestions", own<H>(&Handle::suggestions))
      .function("fingerprint", own<H>(&Handle::fingerprint));
}

}  // namespace rescore::wasm
