#include "import_verb.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "rescore/china_index/import.h"
#include "rescore/rescore.h"

namespace rescore::cli {
namespace {

namespace fs = std::filesystem;

bool is_raw(const fs::path& path) {
  return path.extension() == ".csv" || path.extension() == ".json";
}

/// The raw files in a stable order; a single file is returned as it is.
std::vector<fs::path> raw_files(const fs::path& raw, std::error_code& problem) {
  std::vector<fs::path> paths;
  if (fs::is_regular_file(raw, problem)) return {raw};
  for (fs::recursive_directory_iterator it(raw, problem), end; !problem && it != end;
       it.increment(problem)) {
    if (it->is_regular_file(problem) && is_raw(it->path())) paths.push_back(it->path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::optional<std::string> read_text(const fs::path& path, Errors& errors) {
  auto text = read_file(path.string());
  if (text) return std::move(*text);
  errors.insert(errors.end(), text.errors().begin(), text.errors().end());
  return std::nullopt;
}

/// A JSON file of the known folder, read by `read`; errors carry its path.
template <class T>
std::optional<T> read_as(const fs::path& path, Errors& errors,
                         std::optional<T> (*read)(std::string_view, std::string_view, Errors&)) {
  const auto text = read_text(path, errors);
  return text ? read(path.generic_string(), *text, errors) : std::nullopt;
}

/// The data that the request points to.
struct Known {
  std::optional<Edition> pattern;
  std::optional<ChinaIndexRules> rules;
};

/// The edition's entry in editions.json, with its pattern loaded. An unknown edition has none: its
/// files must contain everything except the publisher's rules.
Errors find_known(const ImportArguments& arguments, ImportRequest& request, Known& known) {
  Errors errors;
  const fs::path folder(arguments.known);
  const auto editions = read_as(folder / "editions.json", errors, read_known_editions);
  if (!editions) return errors;
  const auto found = std::find_if(editions->begin(), editions->end(), [&](const KnownEdition& e) {
    return e.edition == arguments.edition;
  });
  if (found == editions->end()) {
    const fs::path path = folder / kChinaIndexRulesFile;
    std::error_code problem;
    if (!fs::exists(path, problem)) return {china_index_rules_missing(path.generic_string())};
    known.rules = read_as(path, errors, read_china_index_rules);
    if (known.rules) request.rules = &*known.rules;
    return errors;
  }
  request.title = found->title;
  request.commit = found->commit;
  request.units = found->units;
  request.fingerprint = found->fingerprint;
  request.regions = found->regions;
  known.pattern = read_as(folder / found->pattern / "index.json", errors, read_edition);
  if (known.pattern) request.pattern = &*known.pattern;
  return errors;
}

bool write(const fs::path& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary);
  out << text << '\n';
  return static_cast<bool>(out.flush());
}

/// Whether a path may be replaced: only an earlier edition, or something empty.
bool may_replace(const fs::path& whole) {
  std::error_code problem;
  if (!fs::exists(fs::symlink_status(whole, problem))) return true;
  if (!fs::is_directory(whole, problem)) return false;
  return fs::is_empty(whole, problem) || (fs::is_regular_file(whole / "index.json", problem) &&
                                          fs::is_regular_file(whole / "standings.json", problem));
}

/// Writes beside the target folder, and moves the result there when it is complete. An earlier
/// folder is deleted only after the new one is in place.
Errors write_folder(const fs::path& out, const ImportedEdition& edition) {
  std::error_code problem;
  fs::path whole = fs::absolute(out, problem).lexically_normal();
  if (whole.filename().empty()) whole = whole.parent_path();
  const auto failed = [&](std::string sentence) {
    return Errors{{ErrorCode::missing_file, out.generic_string(), "", std::move(sentence)}};
  };
  if (!may_replace(whole)) {
    return failed("Something other than an edition is here; it is not replaced.");
  }
  fs::path part = whole;
  fs::path old = whole;
  part += ".part";
  old += ".old";
  fs::remove_all(part, problem);
  fs::create_directories(part / "countries", problem);
  bool good = !problem && write(part / "index.json", edition.index) &&
              write(part / "standings.json", edition.published_results);
  for (const auto& [code, text] : edition.responses) {
    good = good && write(part / "countries" / (code + ".json"), text);
  }
  if (good && fs::exists(whole, problem)) {
    fs::remove_all(old, problem);
    fs::rename(whole, old, problem);
  }
  if (good && !problem) fs::rename(part, whole, problem);
  if (good && !problem) {
    fs::remove_all(old, problem);
    return {};
  }
  std::error_code ignored;
  if (!fs::exists(whole, ignored)) fs::rename(old, whole, ignored);
  fs::remove_all(part, ignored);
  return failed("The folder cannot be written.");
}

}  // namespace

Errors import_folder(const ImportArguments& arguments, ImportedEdition& result) {
  ImportRequest request;
  request.edition = arguments.edition;
  Known known;
  Errors errors = find_known(arguments, request, known);
  if (!errors.empty()) return errors;

  const fs::path raw(arguments.raw);
  std::error_code problem;
  const std::vector<fs::path> paths = raw_files(raw, problem);
  if (paths.empty() || problem) {
    return {{ErrorCode::missing_file, raw.generic_string(), "",
             "There is no file here, and no folder with .csv or .json files."}};
  }
  Importer importer(request);
  for (const fs::path& path : paths) {
    const auto text = read_text(path, errors);
    if (text) importer.add(path.generic_string(), *text);
  }
  std::optional<ImportedEdition> edition;
  if (errors.empty()) edition = importer.finish();
  errors.insert(errors.end(), importer.errors().begin(), importer.errors().end());
  if (!edition) return errors;
  result = std::move(*edition);
  return write_folder(fs::path(arguments.out), result);
}

}  // namespace rescore::cli
