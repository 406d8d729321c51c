#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <optional>
#include <string>
#include <string_view>

#include "rescore/china_index/import.h"
#include "rescore/io.h"
#include "values.h"

// The importer as a separate module. Only readers who import the publisher's data load it, in a
// worker. Like bindings.cpp it has no logic.
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

}  // namespace

EMSCRIPTEN_BINDINGS(rescore_import) {
  emscripten::class_<ImportHandle>("Importer")
      .constructor<const val&>()
      .function("add", &ImportHandle::add)
      .function("finish", &ImportHandle::finish);
  emscripten::function("readPage", &read_page_text);
  emscripten::constant("maxFileBytes", static_cast<int>(kMaxFileBytes));
}
