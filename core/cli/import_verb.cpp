#include "import_verb.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "data_folder.h"
#include "rescore/china_index/import.h"
#include "rescore/rescore.h"

namespace rescore::cli {
namespace {

namespace fs = std::filesystem;

/// What systems and editors leave in folders: "._AZ.json", "__MACOSX", "Thumbs.db".
bool is_leftover(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.starts_with('.') || name == "__MACOSX" || name.ends_with('~') ||
         name == "Thumbs.db" || name == "desktop.ini";
}

/// The raw files in a stable order; a single file is returned as it is.
std::vector<fs::path> raw_files(const fs::path& raw, std::error_code& problem) {
  std::vector<fs::path> paths;
  if (fs::is_regular_file(raw, problem)) return {raw};
  for (fs::recursive_directory_iterator it(raw, problem), end; !problem && it != end;
       it.increment(problem)) {
    if (is_leftover(it->path())) {
      it.disable_recursion_pending();
    } else if (it->is_regular_file(problem)) {
      paths.push_back(it->path());
    }
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

/// The pattern that an id begins with: "china-index-2024-103" may be a new state of
/// "china-index-2024".
std::string pattern_of(const std::string& edition, const std::vector<KnownEdition>& editions) {
  for (const KnownEdition& known : editions) {
    if (edition.starts_with(known.pattern + "-")) return known.pattern;
  }
  return {};
}

/// The edition's entry in editions.json, with its pattern loaded. An unknown edition may be a new
/// state of a known pattern. Otherwise its files must contain everything except the publisher's
/// rules.
Errors find_known(const ImportArguments& arguments, ImportRequest& request, Known& known) {
  Errors errors;
  const fs::path folder(arguments.known);
  const auto editions = read_as(folder / "editions.json", errors, read_known_editions);
  if (!editions) return errors;
  const auto found = std::find_if(editions->begin(), editions->end(), [&](const KnownEdition& e) {
    return e.edition == arguments.edition;
  });
  const auto use_pattern = [&](const std::string& pattern) {
    known.pattern = read_as(folder / pattern / "index.json", errors, read_edition);
    if (known.pattern) request.pattern = &*known.pattern;
  };
  if (found == editions->end()) {
    if (const std::string pattern = pattern_of(arguments.edition, *editions); !pattern.empty()) {
      use_pattern(pattern);
      if (known.pattern) request.title = known.pattern->title;
      return errors;
    }
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
  use_pattern(found->pattern);
  return errors;
}

FolderFiles files_of(const ImportedEdition& edition) {
  FolderFiles files{{"index.json", edition.index}, {"standings.json", edition.published_results}};
  for (const auto& [code, text] : edition.responses) {
    files.emplace_back("countries/" + code + ".json", text);
  }
  return files;
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
    const std::string name = path.generic_string();
    const auto text = Importer::reads(name) ? read_text(path, errors) : std::string();
    if (text) importer.add(name, *text);
  }
  std::optional<ImportedEdition> edition;
  if (errors.empty()) edition = importer.finish();
  errors.insert(errors.end(), importer.errors().begin(), importer.errors().end());
  if (!edition) return errors;
  result = std::move(*edition);
  return write_folder(arguments.out, files_of(result));
}

}  // namespace rescore::cli
