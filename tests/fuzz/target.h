#pragma once

#include <span>
#include <string>
#include <string_view>

#include "rescore/session.h"

/// The fuzz targets: functions that take any bytes and check what the core promises about them.
/// libFuzzer runs them (libfuzzer.cpp), and so do the core's tests with the committed corpus
/// (tests/core/files/fuzz_corpus_test.cpp). targets.json names the seeds and the dictionary of
/// each.
namespace rescore::fuzz {

struct Target {
  const char* name;
  void (*run)(std::string_view bytes);
};

/// All of them.
std::span<const Target> targets();

/// Called when a promise is broken; defined by the program that runs the targets.
void broken(std::string_view promise);

inline void must(bool kept, std::string_view promise) {
  if (!kept) broken(promise);
}

/// Every error must name the file, have a pointer into it or none, and be one sentence, in UTF-8 if
/// the bytes are UTF-8. There must be no more errors than the limit for one file.
void must_be_told_well(const Errors& errors, std::string_view file, std::string_view bytes);

/// The text of a file of the project.
std::string text_of(const std::string& path);

/// The small made-up index, with the answers of all but Uruguay.
const Session& small();

/// A made-up index of format 2, with all responses.
const Session& cities();

void index(std::string_view bytes);
void published_results(std::string_view bytes);
void published(std::string_view bytes);
void responses(std::string_view bytes);
void response_table(std::string_view bytes);
void method(std::string_view bytes);
void crosswalk(std::string_view bytes);
void method_text(std::string_view bytes);
void link(std::string_view bytes);
void claim(std::string_view bytes);
void page(std::string_view bytes);
void csv(std::string_view bytes);
void raw_json(std::string_view bytes);
void run_result(std::string_view bytes);
void json(std::string_view bytes);

}  // namespace rescore::fuzz
