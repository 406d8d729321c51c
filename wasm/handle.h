#pragma once

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "rescore/rescore.h"
#include "values.h"

// The only handle that JavaScript gets. It has no logic: it converts, calls, and converts back.
// Results are plain objects and arrays, or separate typed arrays (never a view of this memory).
// Errors come back as a list of {code, file, pointer, sentence}. web/src/engine/ adds types and
// documentation.
namespace rescore::wasm {

inline val to_val(const Edition& edition, const Row& row) {
  val object = val::object();
  object.set("scope", node_id(edition, row.node));
  if (has_points(edition)) {
    object.set("achieved", static_cast<double>(row.achieved));
    object.set("maximum", row.maximum ? val(static_cast<double>(*row.maximum)) : val::null());
  }
  object.set(has_points(edition) ? "percent" : "score",
             row.score ? val(number(*row.score)) : val::null());
  object.set("decimals", row.score ? val(int{row.score->decimals}) : val::null());
  object.set("rank", row.rank.value > 0 ? val(row.rank.value) : val::null());
  object.set("tied", row.rank.value > 0 ? val(row.rank.tied) : val::null());
  object.set("of", row.of);
  return object;
}

inline val to_val(const Edition& edition, const std::vector<Row>& rows) {
  val list = val::array();
  for (const Row& row : rows) list.call<void>("push", to_val(edition, row));
  return list;
}

/// A typed array with its own memory.
template <class Number>
val numbers(const char* type, std::span<const Number> list) {
  return val::global(type).new_(val(emscripten::typed_memory_view(list.size(), list.data())));
}

/// The same, with the numbers that `get` returns for each row.
template <class Number, class Get>
val column(const char* type, const std::vector<Row>& rows, Get get) {
  std::vector<Number> list;
  for (const Row& row : rows) list.push_back(get(row));
  return numbers(type, std::span<const Number>(list));
}

inline val null_or(const Fault& fault) {
  return fault ? to_val(*fault) : val::null();
}

/// A score is passed as a number, and a missing answer as NaN.
inline std::optional<double> score_of(double number) {
  return std::isnan(number) ? std::nullopt : std::optional(number);
}

inline Step step_of(bool joined) {
  return joined ? Step::joined : Step::own;
}

inline val answer(Answer answer) {
  return answer.missing() ? val::null() : val(answer.score);
}

/// A result as {value, errors}, with its value converted.
template <class T, class Convert>
val outcome_of(const Result<T>& result, Convert convert) {
  return result ? outcome(convert(*result), {}) : outcome(val::null(), result.errors());
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
    return to_val(*session_.load_edition(file, text));
  }
  val load_published_results(const std::string& file, const std::string& text) {
    return to_val(*session_.load_published_results(file, text));
  }
  val load_responses(const std::string& file, const std::string& text) {
    return to_val(*session_.load_responses(file, text));
  }
  val replace_responses(const std::string& file, const std::string& text) {
    return to_val(*session_.replace_responses(file, text));
  }

  /// A score of NaN means skipped. A slider calls this at every step, so it avoids allocations:
  /// null stands for no errors.
  val set(const std::string& unit, const std::string& indicator, double score, bool joined) {
    return null_or(session_.set(unit, indicator, score_of(score), step_of(joined)));
  }
  /// The same by position in the lists of ids(), so that no text is converted. False if the change
  /// was rejected; set() then gives the reason.
  bool set_at(unsigned unit, unsigned indicator, double score, bool joined) {
    return !session_.set(session_.units()[unit].code, session_.edition().indicators[indicator].id,
                         score_of(score), step_of(joined));
  }
  /// `edits` is a list of {country, indicator, to}.
  val set_all(const val& edits) {
    std::vector<AnswerChange> changes;
    const auto count = edits["length"].as<unsigned>();
    for (unsigned i = 0; i < count; ++i) {
      const val edit = edits[i];
      changes.push_back({edit["country"].as<std::string>(), edit["indicator"].as<std::string>(),
                         score_of(edit["to"].as<double>())});
    }
    return null_or(session_.set_all(changes));
  }
  val reset(const std::string& unit, const std::string& indicator) {
    return null_or(session_.reset(unit, indicator));
  }
  void reset_all() { session_.reset(); }
  val rank_by(const std::string& method, bool joined) {
    return null_or(session_.rank_by(method, step_of(joined)));
  }
  std::string ranked_by() const { return session_.ranked_by(); }
  bool undo() { return session_.undo(); }
  bool redo() { return session_.redo(); }
  bool can_undo() const { return session_.can_undo(); }
  bool can_redo() const { return session_.can_redo(); }

  val edits() const {
    val list = val::array();
    for (const Edit& edit : session_.edits()) {
      val item = val::object();
      item.set("country", session_.units()[edit.unit.value].code);
      item.set("indicator", session_.edition().indicators[edit.indicator.value].id);
      item.set("from", answer(session_.answers(edit.unit)[edit.indicator.value]));
      item.set("to", answer(edit.to));
      list.call<void>("push", item);
    }
    return list;
  }

  val published_score(const std::string& unit, const std::string& method) const {
    return score_val(session_.score_without_edits(unit, method));
  }
  val score(const std::string& unit, const std::string& method) const {
    return score_val(session_.score(unit, method));
  }
  val published_ranking(const std::string& node, const std::string& method) const {
    return ranking_val(session_.ranking_without_edits(node, method));
  }
  val ranking(const std::string& node, const std::string& method) const {
    return ranking_val(session_.ranking(node, method));
  }

  /// A list of numbers; null where there is no such number.
  val points_to_reach(const std::string& unit, const std::string& node,
                      const std::string& method) const {
    return outcome_of(session_.points_to_reach(unit, node, method), [](const auto& points) {
      val list = val::array();
      for (const auto& one : points) {
        list.call<void>("push", one ? val(static_cast<double>(*one)) : val::null());
      }
      return list;
    });
  }

  /// The address of seven numbers: the numbers of units and nodes, and the addresses of the columns
  /// of points, maxima, scores (64-bit floats), ranks and tie counts. 0 if the method is rejected;
  /// result_errors() then gives the reason. JavaScript must copy what it needs at once.
  unsigned results(const std::string& method) {
    asked_ = method;
    return same_results();
  }
  /// The errors for the last requested method.
  unsigned same_results() {
    const auto columns = session_.results(asked_);
    if (!columns) return 0;
    const auto address = [](const auto* data) { return reinterpret_cast<std::uintptr_t>(data); };
    results_[0] = columns->units;
    results_[1] = columns->nodes;
    results_[2] = address(columns->achieved.data());
    results_[3] = address(columns->maximum.data());
    results_[4] = address(columns->score.data());
    results_[5] = address(columns->rank.data());
    results_[6] = address(columns->tied.data());
    return address(results_);
  }
  val result_errors() const { return to_val(session_.results(asked_).errors()); }

  /// Changes that a reader could try first.
  val suggestions(const std::string& unit, const std::string& node, const std::string& method,
                  unsigned most) const {
    return outcome_of(session_.suggestions(unit, node, method, most), [&](const auto& found) {
      val list = val::array();
      for (const auto& [edit, gained, rank] : found) {
        val item = val::object();
        item.set("indicator", session_.edition().indicators[edit.indicator.value].id);
        item.set("to", answer(edit.to));
        item.set("gained", gained);
        item.set("rank", rank.value);
        list.call<void>("push", item);
      }
      return list;
    });
  }

  std::string fingerprint() const { return session_.fingerprint(); }

  /// The ids, in the order of results without ids.
  val ids() const {
    val object = val::object();
    if (!session_.has_edition()) return object;
    const Edition& edition = session_.edition();
    object.set("scopes", id_list(edition.nodes));
    object.set("indicators", id_list(edition.indicators));
    val moved = val::array();
    for (std::size_t i = 0; i < edition.indicators.size(); ++i) {
      val list = val::array();
      for (const NodeIndex node : nodes_above(edition, index_at<IndicatorIndex>(i))) {
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
    return outcome_of(session_.link(unit, method, node, std::move(pairs)),
                      [](const std::string& text) { return val(text); });
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
    for (const Unit& unit : session_.units()) list.call<void>("push", unit.code);
    return list;
  }

  val score_val(const Result<Score>& score) const {
    return outcome_of(score, [&](const Score& s) { return to_val(session_.edition(), s.rows); });
  }

  val ranking_val(const Result<std::vector<Row>>& ranking) const {
    return outcome_of(ranking, [&](const std::vector<Row>& rows) {
      val object = val::object();
      object.set("countries", codes());
      object.set("achieved", column<int>("Int32Array", rows, [](const Row& r) {
                   return static_cast<int>(r.achieved);
                 }));
      object.set("maximum", column<int>("Int32Array", rows, [](const Row& r) {
                   return static_cast<int>(r.maximum.value_or(-1));
                 }));
      object.set("percent", column<double>("Float64Array", rows, [](const Row& r) {
                   return r.score ? number(*r.score) : std::nan("");
                 }));
      object.set("rank",
                 column<int>("Int32Array", rows, [](const Row& r) { return r.rank.value; }));
      object.set("tied", column<int>("Int32Array", rows, [](const Row& r) { return r.rank.tied; }));
      const std::optional<Decimal> median = median_of(rows);
      object.set("median", median ? val(number(*median)) : val::null());
      const std::optional<Decimal> mean = mean_of(rows);
      object.set("mean", mean ? val(number(*mean)) : val::null());
      return object;
    });
  }

  std::uint32_t results_[7] = {};
  std::string asked_;  ///< the method of the last results()
  Session session_;
};

/// Converts a method of the handle to one of a derived class, because Embind registers methods with
/// the class of their type.
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
  return emscripten::class_<H>("Session")
      .template constructor<>()
      .function("loadEdition", own<H>(&Handle::load_edition))
      .function("loadStandings", own<H>(&Handle::load_published_results))
      .function("loadSheet", own<H>(&Handle::load_responses))
      .function("replaceSheet", own<H>(&Handle::replace_responses))
      .function("set", own<H>(&Handle::set))
      .function("setAt", own<H>(&Handle::set_at))
      .function("setAll", own<H>(&Handle::set_all))
      .function("results", own<H>(&Handle::results))
      .function("sameResults", own<H>(&Handle::same_results))
      .function("resultErrors", own<H>(&Handle::result_errors))
      .function("reset", own<H>(&Handle::reset))
      .function("resetAll", own<H>(&Handle::reset_all))
      .function("rankBy", own<H>(&Handle::rank_by))
      .function("rankedBy", own<H>(&Handle::ranked_by))
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
      .function("pointsToReach", own<H>(&Handle::points_to_reach))
      .function("ids", own<H>(&Handle::ids))
      .function("suggestions", own<H>(&Handle::suggestions))
      .function("fingerprint", own<H>(&Handle::fingerprint));
}

}  // namespace rescore::wasm
