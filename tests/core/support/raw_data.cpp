#include "support/raw_data.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>

#include "rescore/china_index/import.h"

namespace rescore::test {
namespace {

namespace fs = std::filesystem;

fs::path raw_folder() {
  const char* named = std::getenv("RESCORE_RAW");
  return named != nullptr ? fs::path(named)
                          : fs::path(RESCORE_ROOT) / "../shared/china-index-raw-data";
}

File read_raw(const fs::path& folder, const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text(static_cast<std::size_t>(fs::file_size(path)), '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  EXPECT_TRUE(in) << path;
  return {path.lexically_relative(folder).generic_string(), std::move(text)};
}

/// All raw files of an edition, by name.
std::vector<File> read_all(const fs::path& folder) {
  std::vector<File> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const fs::path extension = entry.path().extension();
    if (extension == ".csv" || extension == ".json") {
      files.push_back(read_raw(folder, entry.path()));
    }
  }
  std::sort(files.begin(), files.end(),
            [](const File& a, const File& b) { return a.name < b.name; });
  return files;
}

std::vector<RawForm> forms_of(const RawEdition& edition) {
  const std::vector<File> all = read_all(raw_folder() / edition.folder);
  const auto form = [&](const char* name, auto wanted) {
    RawForm made{edition, name, {}};
    std::copy_if(all.begin(), all.end(), std::back_inserter(made.files),
                 [&](const File& file) { return wanted(file.name); });
    EXPECT_FALSE(made.files.empty()) << edition.id << ", " << name;
    return made;
  };
  const auto is_long = [](std::string_view n) { return n.ends_with("_by_country.csv"); };
  return {form("wide CSV", [&](std::string_view n) { return n.ends_with(".csv") && !is_long(n); }),
          form("long CSV", is_long),
          form("JSON", [](std::string_view n) { return n.find('/') != n.npos; }),
          form("whole folder", [](std::string_view) { return true; })};
}

}  // namespace

std::string raw_missing() {
  if (fs::is_directory(raw_folder() / "2024-98")) return {};
  static const std::string why =
      "Import of the publisher's raw data NOT CHECKED: RESCORE_RAW names no folder with it";
  static const bool format = (std::cerr << "WARNING: " << why << '\n', true);
  return format ? why : std::string();
}

const std::vector<RawEdition>& raw_editions() {
  static const std::vector<RawEdition> editions = {{"china-index-2024-98", "2024-98"},
                                                   {"china-index-2024-101", "2024-101"},
                                                   {"china-index-2022", "2022"},
                                                   {"china-index-2021", "2021"}};
  return editions;
}

const std::vector<RawForm>& raw_forms() {
  static const std::vector<RawForm> forms = [] {
    std::vector<RawForm> all;
    for (const RawEdition& edition : raw_editions()) {
      for (RawForm& form : forms_of(edition)) all.push_back(std::move(form));
    }
    const RawEdition published{"china-index-2024-101", "2024-101-whole"};
    all.push_back({published, "as published", read_all(raw_folder() / published.folder)});
    return all;
  }();
  return forms;
}

const RawForm& raw_form(std::string_view edition, std::string_view name) {
  return *std::find_if(raw_forms().begin(), raw_forms().end(), [&](const RawForm& form) {
    return form.edition.id == edition && form.name == name;
  });
}

ImportRequest request_for(std::string_view id) {
  static std::map<std::string, Edition> patterns;
  Errors errors;
  const auto known = read_known_editions("editions.json", read_text("data/editions.json"), errors);
  EXPECT_EQ(diagnostics(errors), "");
  for (const KnownEdition& edition : known.value()) {
    if (edition.edition != id) continue;
    if (!patterns.contains(edition.pattern)) {
      const std::string text = read_text("data/" + edition.pattern + "/index.json");
      patterns.emplace(edition.pattern, read_edition("index.json", text, errors).value());
    }
    return {edition.edition, edition.title, &patterns.at(edition.pattern),
            edition.commit,  edition.units, edition.fingerprint,
            edition.regions, nullptr};
  }
  ADD_FAILURE() << id << " is not known.";
  return {};
}

Imported import_files(const ImportRequest& request, const std::vector<File>& files) {
  Importer importer(request);
  for (const File& file : files) importer.add(file.name, file.text);
  auto edition = importer.finish();
  return {std::move(edition), importer.errors()};
}

Session session_of(const ImportedEdition& edition) {
  Files files{{"index.json", edition.index}, {"standings.json", edition.published_results}, {}};
  for (const auto& [code, text] : edition.responses) {
    files.responses.push_back({"countries/" + code + ".json", text});
  }
  return session_of(files);
}

const Session& raw_session() {
  static const Session session = [] {
    const char* id = "china-index-2024-98";
    const Imported imported = import_files(request_for(id), raw_form(id, "JSON").files);
    EXPECT_EQ(diagnostics(imported.errors), "");
    return session_of(imported.edition.value());
  }();
  return session;
}

}  // namespace rescore::test
