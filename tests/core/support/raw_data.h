#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rescore/china_index/import.h"
#include "support/support.h"

/// The publisher's raw data, which is no part of the project: the environment variable RESCORE_RAW
/// names its folder, otherwise shared/china-index-raw-data beside the project is tried.
namespace rescore::test {

/// Where a test takes some ten times as long, less is tried: every form once, without the folders
/// that hold them all, and fewer changes.
#if defined(__EMSCRIPTEN__) || defined(__SANITIZE_ADDRESS__)
inline constexpr bool kSlow = true;
#else
inline constexpr bool kSlow = false;
#endif

/// Why tests of the raw data are skipped; empty when it is there. Said on stderr as well, once.
std::string raw_missing();

/// A published edition as data/editions.json knows it, and the folder of its raw files.
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

/// What data/editions.json says of an edition, and its pattern, which lives as long as the program.
ImportRequest request_for(std::string_view edition);

/// An import's outcome.
struct Imported {
  std::optional<ImportedEdition> edition;
  Errors errors;
};
Imported import_files(const ImportRequest& request, const std::vector<File>& files);

/// A session on what was imported. Errors fail the test.
Session session_of(const ImportedEdition& edition);
/// The China Index 2024 with the answers of all 98 countries, imported once; only where the raw
/// data is there.
const Session& raw_session();

}  // namespace rescore::test
