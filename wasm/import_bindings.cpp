#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <optional>
#include <string>
#include <string_view>

#include "rescore/china_index/import.h"
#include "rescore/io.h"
#include "rescore/tables/import.h"
#include "values.h"

// The importers as a separate module. Only readers who bring the publisher's data or tables of
// their own load it, in a worker. Like bindings.cpp it has no logic.
namespace {

using emscripten::val;
using namespace rescore;
using wasm::outcome;

/// The importer. The request's `pattern` is an index.json and its `rules` are the publisher's
/// rules, each {path, text} or null. If one of them is broken, that is an error, as in the command,
/// and no raw file is read.
class ImportHandle {
 public:
  explicit ImportHandle(const val& request)
      : pattern_(read(request["pattern"], read_edition)),
        rules_(read(request["rules"], read_china_index_rules)) {
    if (!errors_.empty()) return;
    ImportRequest wanted;
    wanted.edition = request["edition"].as<std::string>();
    wanted.title = request["title"].as<std::string>();
    wanted.commit = request["commit"].as<std::string>();
    wanted.units = request["countries"].as<int>();
    wanted.fingerprint = request["fingerprint"].as<std::string>();
    wanted.regions = request["regions"].as<std::string>();
    wanted.pattern = pattern_ ? &*pattern_ : nullptr;
    wanted.rules = rules_ ? &*rules_ : nullptr;
    importer_.emplace(wanted);
  }

  /// The number of faults so far.
  int add(const std::string& path, const std::string& text) {
    if (importer_) importer_->add(path, text);
    return static_cast<int>((importer_ ? importer_->errors() : errors_).size());
  }

  val finish() {
    if (!importer_) return outcome(val::null(), errors_);
    const auto edition = importer_->finish();
    if (!edition) return outcome(val::null(), importer_->errors());
    val all_responses = val::array();
    for (const auto& [code, text] : edition->responses) {
      val responses = val::object();
      responses.set("country", code);
      responses.set("text", text);
      all_responses.call<void>("push", responses);
    }
    val object = val::object();
    object.set("index", edition->index);
    object.set("standings", edition->published_results);
    object.set("sheets", all_responses);
    object.set("fingerprint", edition->fingerprint);
    object.set("passedOver", val::array(edition->passed_over));
    return outcome(object, importer_->errors());
  }

 private:
  template <class T>
  std::optional<T> read(const val& file,
                        std::optional<T> (*reader)(std::string_view, std::string_view, Errors&)) {
    if (file.isNull()) return std::nullopt;
    return reader(file["path"].as<std::string>(), file["text"].as<std::string>(), errors_);
  }

  Errors errors_;  ///< of the pattern and the rules; if there are none, there is an importer
  std::optional<Edition> pattern_;
  std::optional<ChinaIndexRules> rules_;
  std::optional<Importer> importer_;
};

/// Converts the text of a country page to a sheet of the edition with the given index.json.
val read_page_text(const std::string& index, const std::string& file, const std::string& text) {
  Errors errors;
  const auto edition = read_edition("index.json", index, errors);
  const auto page = edition ? read_page(*edition, file, text, errors) : std::nullopt;
  if (!page) return outcome(val::null(), errors);
  val object = val::object();
  object.set("country", page->unit);
  object.set("sheet", page->responses);
  object.set("read", page->read);
  return outcome(object, errors);
}

TableText table_of(const val& file) {
  return {file["path"].as<std::string>(), file["text"].as<std::string>()};
}

/// A table that may be null.
std::optional<TableText> optional_table(const val& file) {
  return file.isNull() ? std::nullopt : std::optional(table_of(file));
}

val to_val(const Tally& tally) {
  val object = val::object();
  object.set("what", tally.what);
  object.set("agree", tally.agree);
  object.set("of", tally.of);
  return object;
}

/// A list of what `convert` makes of each entry.
template <class List, class Convert>
val list_of(const List& entries, Convert convert) {
  val list = val::array();
  for (const auto& entry : entries) list.call<void>("push", convert(entry));
  return list;
}

val to_val(const RuleFit& fit) {
  val object = val::object();
  object.set("rule", fit.rule);
  object.set("scores", to_val(fit.scores));
  object.set("ranks", to_val(fit.ranks));
  object.set("partScores", to_val(fit.part_scores));
  object.set("partRanks", to_val(fit.part_ranks));
  return object;
}

val to_val(const TableEdition& edition) {
  val object = val::object();
  object.set("id", edition.id);
  object.set("time", edition.time);
  object.set("index", edition.index);
  object.set("responses", edition.responses);
  object.set("published", edition.published);
  object.set("fingerprint", edition.fingerprint);
  object.set("units", edition.units);
  object.set("indicators", edition.indicators);
  object.set("tallies",
             list_of(edition.check.tallies, [](const Tally& tally) { return to_val(tally); }));
  object.set("differences", wasm::to_val(edition.check.errors));
  object.set("tried", edition.tried);
  object.set("fits", list_of(edition.fits, [](const RuleFit& fit) { return to_val(fit); }));
  return object;
}

/// Makes indices of tables, each {path, text}; all but `data` may be null.
val import_spreadsheet(const val& tables) {
  TableRequest request;
  request.data = table_of(tables["data"]);
  request.meta = optional_table(tables["meta"]);
  request.published = optional_table(tables["published"]);
  request.about = optional_table(tables["about"]);
  request.edition = tables["edition"].as<std::string>();
  request.find_rule = tables["findRule"].as<bool>();
  Errors errors;
  const auto made = import_tables(request, errors);
  if (!made) return outcome(val::null(), errors);
  val object = val::object();
  object.set("editions",
             list_of(made->editions, [](const TableEdition& edition) { return to_val(edition); }));
  object.set("notes", wasm::to_val(made->notes));
  return outcome(object, errors);
}

}  // namespace

EMSCRIPTEN_BINDINGS(rescore_import) {
  emscripten::class_<ImportHandle>("Importer")
      .constructor<const val&>()
      .class_function("reads", emscripten::optional_override(
                                   [](const std::string& path) { return Importer::reads(path); }))
      .function("add", &ImportHandle::add)
      .function("finish", &ImportHandle::finish);
  emscripten::function("readPage", &read_page_text);
  emscripten::function("importTables", &import_spreadsheet);
  emscripten::constant("maxFileBytes", static_cast<int>(kMaxFileBytes));
}
