#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rescore/china_index/import.h"
#include "support/support.h"

/// The publisher's raw data, which is not part of the project. The environment variable RESCORE_RAW
/// names its folder; the default is shared/china-index-raw-data beside the project.
namespace rescore::test {

/// If tests take about ten times as long, they try less: every form once, without the folders that
/// contain them all, and fewer changes.
#if defined(__EMSCRIPTEN__) || defined(__SANITIZE_ADDRESS__)
inline constexpr bool kSlow = true;
#else
inline constexpr bool kSlow = false;
#endif

/// Why tests of the raw data are skipped; empty if the data exists. Also printed on stderr, once.
std::string raw_missing();

/// A published edition from data/editions.json, with the folder of its raw files.
struct RawEdition {
  std::string id;
  std::string folder;
};
const std::vector<RawEdition>& raw_editions();

/// A form in which the publisher gives an edition: "wide CSV", "long CSV", "JSON", "whole folder",
/// with its files, read once. Names start at the edition's folder. The publisher's own folder of
/// 2024 holds more than one edition's files need; of 101 countries it is there "as published".
struct RawForm {
  RawEdition edition;
  std::string name;
  std::vector<File> files;
};
const std::vector<RawForm>& raw_forms();
const RawForm& raw_form(std::string_view edition, std::string_view name);

/// The edition's entry in data/editions.json, with its pattern, which lives as long as the program.
ImportRequest request_for(std::string_view edition);

/// An import's outcome.
struct Imported {
  std::optional<ImportedEdition> edition;
  Errors errors;
};
Imported import_files(const ImportRequest& request, const std::vector<File>& files);

/// A session with the imported data. Errors fail the test.
Session session_of(const ImportedEdition& edition);
/// The China Index 2024 with the answers of all 98 countries, imported once; only where the raw
/// data is there.
const Session& raw_session();

}  // namespace rescore::test
