#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <optional>
#include <string>

#include "rescore/import.h"
#include "rescore/json_io.h"
#include "rescore/page_text.h"
#include "values.h"

// The importer as a module of its own: only readers who bring the publisher's data load it, in a
// worker. Like bindings.cpp it has no logic.
namespace {

using emscripten::val;
using namespace rescore;
using wasm::outcome;

/// The importer; `pattern` is the text of an index.json, or empty.
class ImportHandle {
 public:
  explicit ImportHandle(const val& request) : pattern_(read_pattern(request)) {
    ImportRequest wanted;
    wanted.edition = request["edition"].as<std::string>();
    wanted.title = request["title"].as<std::string>();
    wanted.commit = request["commit"].as<std::string>();
    wanted.units = request["countries"].as<int>();
    wanted.fingerprint = request["fingerprint"].as<std::string>();
    wanted.pattern = pattern_ ? &*pattern_ : nullptr;
    importer_.emplace(wanted);
  }

  /// The number of faults so far.
  int add(const std::string& path, const std::string& text) {
    importer_->add(path, text);
    return static_cast<int>(importer_->errors().size());
  }

  val finish() {
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
  static std::optional<Edition> read_pattern(const val& request) {
    const auto text = request["pattern"].as<std::string>();
    Errors errors;
    return text.empty() ? std::nullopt : read_edition("pattern", text, errors);
  }

  std::optional<Edition> pattern_;
  std::optional<Importer> importer_;
};

/// A country page's text as a sheet of the edition whose index.json is given.
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
