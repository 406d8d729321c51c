#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "rescore/fingerprint.h"
#include "rescore/session.h"
#include "values.h"

// The one handle that JavaScript gets. It has no logic: convert, call, convert. Results are plain
// objects and arrays, or typed arrays of their own (never a view of this memory); what is wrong
// comes back as a list of {code, file, pointer, sentence}. web/src/engine.js gives it types and
// documents it.
namespace {

using emscripten::typed_memory_view;
using emscripten::val;
using namespace rescore;
using wasm::outcome;
using wasm::to_val;

double number(const Percent& percent) {
  double divisor = 1;
  for (int i = 0; i < percent.decimals; ++i) divisor *= 10;
  return percent.units / divisor;
}

val to_val(const Edition& edition, const Row& row) {
  val object = val::object();
  object.set("scope", scope_id(edition, row.scope));
  object.set("achieved", row.achieved);
  object.set("maximum", row.maximum ? val(*row.maximum) : val::null());
  object.set("percent", row.percent ? val(number(*row.percent)) : val::null());
  object.set("decimals", row.percent ? val(int{row.percent->decimals}) : val::null());
  object.set("rank", row.place.rank > 0 ? val(row.place.rank) : val::null());
  object.set("tied", row.place.rank > 0 ? val(row.place.tied) : val::null());
  object.set("of", row.of);
  return object;
}

val to_val(const Edition& edition, const std::optional<std::vector<Row>>& rows) {
  if (!rows) return val::null();
  val list = val::array();
  for (const Row& row : *rows) list.call<void>("push", to_val(edition, row));
  return list;
}

/// A typed array of its own with the numbers that `get` takes from each row.
template <class Number, class Get>
val column(const char* type, const std::vector<Row>& rows, Get get) {
  std::vector<Number> numbers;
  for (const Row& row : rows) numbers.push_back(get(row));
  return val::global(type).new_(val(typed_memory_view(numbers.size(), numbers.data())));
}

std::optional<int> score_or_skip(const val& score) {
  if (score.isNull()) return std::nullopt;
  return score.as<int>();
}

val answer(Answer answer) {
  return answer.skipped() ? val::null() : val(int{answer.score});
}

class Handle {
 public:
  val load_edition(const std::string& file, const std::string& text) {
    return to_val(session_.load_edition(file, text));
  }
  val load_standings(const std::string& file, const std::string& text) {
    return to_val(session_.load_standings(file, text));
  }
  val load_sheet(const std::string& file, const std::string& text) {
    return to_val(session_.load_sheet(file, text));
  }

  val replace_sheet(const std::string& file, const std::string& text) {
    return to_val(session_.replace_sheet(file, text));
  }
  val set(const std::string& country, const std::string& indicator, const val& score) {
    return to_val(session_.set(country, indicator, score_or_skip(score)));
  }
  val reset(const std::string& country, const std::string& indicator) {
    return to_val(session_.reset(country, indicator));
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
      const std::string& code = data.standings.countries[edit.country.value].code;
      val item = val::object();
      item.set("country", code);
      item.set("indicator", data.edition.indicators[edit.indicator.value].id);
      item.set("from", answer(find_sheet(data, code)->answers[edit.indicator.value]));
      item.set("to", answer(edit.to));
      list.call<void>("push", item);
    }
    return list;
  }

  val published_score(const std::string& country, const std::string& method) const {
    Errors errors;
    const auto rows = session_.published_score(country, method, errors);
    return outcome(rows ? to_val(session_.data().edition, rows) : val::null(), errors);
  }
  val score(const std::string& country, const std::string& method) const {
    Errors errors;
    const auto rows = session_.score(country, method, errors);
    return outcome(rows ? to_val(session_.data().edition, rows) : val::null(), errors);
  }

  val published_ranking(const std::string& scope, const std::string& method) const {
    Errors errors;
    const auto rows = session_.published_ranking(scope, method, errors);
    return outcome(rows ? ranking_val(*rows) : val::null(), errors);
  }
  val ranking(const std::string& scope, const std::string& method) const {
    Errors errors;
    const auto rows = session_.ranking(scope, method, errors);
    return outcome(rows ? ranking_val(*rows) : val::null(), errors);
  }

  val check() const {
    val tallies = val::array();
    if (!session_.has_edition()) return outcome(tallies, {});
    const CheckReport report = rescore::check(session_.data());
    for (const Tally& tally : report.tallies) {
      val item = val::object();
      item.set("what", tally.what);
      item.set("agree", tally.agree);
      item.set("of", tally.of);
      item.set("slips", tally.slips);
      tallies.call<void>("push", item);
    }
    return outcome(tallies, report.errors);
  }

  std::string fingerprint() const {
    return session_.has_edition() ? rescore::fingerprint(session_.data()) : "";
  }

 private:
  val ranking_val(const std::vector<Row>& rows) const {
    val countries = val::array();
    for (const Country& country : session_.data().standings.countries) {
      countries.call<void>("push", country.code);
    }
    val object = val::object();
    object.set("countries", countries);
    object.set("achieved",
               column<int>("Int32Array", rows, [](const Row& r) { return r.achieved; }));
    object.set("maximum", column<int>("Int32Array", rows,
                                      [](const Row& r) { return r.maximum.value_or(-1); }));
    object.set("percent", column<double>("Float64Array", rows, [](const Row& r) {
                 return r.percent ? number(*r.percent) : std::nan("");
               }));
    object.set("rank", column<int>("Int32Array", rows, [](const Row& r) { return r.place.rank; }));
    object.set("tied", column<int>("Int32Array", rows, [](const Row& r) { return r.place.tied; }));
    return object;
  }

  Session session_;
};

}  // namespace

EMSCRIPTEN_BINDINGS(rescore) {
  emscripten::class_<Handle>("Session")
      .constructor<>()
      .function("loadEdition", &Handle::load_edition)
      .function("loadStandings", &Handle::load_standings)
      .function("loadSheet", &Handle::load_sheet)
      .function("replaceSheet", &Handle::replace_sheet)
      .function("set", &Handle::set)
      .function("reset", &Handle::reset)
      .function("resetAll", &Handle::reset_all)
      .function("undo", &Handle::undo)
      .function("redo", &Handle::redo)
      .function("canUndo", &Handle::can_undo)
      .function("canRedo", &Handle::can_redo)
      .function("edits", &Handle::edits)
      .function("publishedScore", &Handle::published_score)
      .function("score", &Handle::score)
      .function("publishedRanking", &Handle::published_ranking)
      .function("ranking", &Handle::ranking)
      .function("check", &Handle::check)
      .function("fingerprint", &Handle::fingerprint);
  emscripten::constant("maxFileBytes", static_cast<int>(kMaxFileBytes));
}
