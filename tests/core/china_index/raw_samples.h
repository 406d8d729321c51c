#pragma once

#include <initializer_list>
#include <string>
#include <utility>

#include "rescore/china_index/import.h"
#include "support/support.h"

/// A made-up index in the publisher's forms: 2 domains with 2 indicators each, Iceland and Malta.
namespace rescore::test {

inline const char* const kWide =
    "\xEF\xBB\xBF"
    "indicator no.,grading,domain,Iceland,Malta\n"
    "01,1,Tea,0,4\n"
    "02,0,Tea,4,na\n"
    "03,2,Cake,2,0\n"
    "04,1,Cake,3,1\n";

inline const char* const kLong =
    "indicator no.,Grading,Domain,Country,Score,Region,Layer\r\n"
    "01,1,Tea,Iceland,0,Europe,Exposure\r\n"
    "01,1,Tea,Malta,4,Europe,Exposure\r\n"
    "02,0,Tea,Iceland,4,Europe,Pressure\r\n"
    "02,0,Tea,Malta,NA,Europe,Pressure\r\n"
    "03,2,Cake,Iceland,2,Europe,Alignment\r\n"
    "03,2,Cake,Malta,0,Europe,Alignment\r\n"
    "04,1,Cake,Iceland,3,Europe,Exposure\r\n"
    "04,1,Cake,Malta,1,Europe,Exposure\r\n";

inline const char* const kIndicators = R"({
  "01": {"number": "01", "domain": "Tea", "indicator": "There is <a href='#'>tea</a>.",
         "layer": "Exposure", "grading": "1", "counties": [["IS"], [], [], [], ["MT"]], "skip": []},
  "02": {"number": "02", "domain": "Tea", "indicator": "It is hot.",
         "layer": "Pressure", "grading": "0", "counties": [[], [], [], [], ["IS"]], "skip": ["MT"]},
  "03": {"number": "03", "domain": "Cake", "indicator": "There is cake.",
         "layer": "Alignment", "grading": "2", "counties": [["MT"], [], ["IS"], [], []], "skip": []},
  "04": {"number": "04", "domain": "Cake", "indicator": "It is sweet.",
         "layer": "Exposure", "grading": 1, "counties": [[], ["MT"], [], ["IS"], []], "skip": []}
})";

inline const char* const kIceland = R"({
  "name": "Iceland", "year": "May 2024", "population": "0.39", "GDP": "$79,637.4",
  "freemap": 95, "freemap_status": "Free", "freedom_index": "18", "date_prc": "8-Dec-71",
  "takeaway": ["Tea &amp; cake  abound.", ""],
  "original": "9/16", "ranking": "1", "overall": "56.3%",
  "exposure": "38%", "pressure": "100%", "alignment": "50%",
  "exposure_rank": "2", "pressure_rank": "1", "alignment_rank": "1",
  "answer": {
    "Tea": [
      {"number": "01", "score": "0", "grading": "1", "evidence": "None <b>seen</b>.",
       "evidence_urls": [" https://tea.example/1 "], "note": "",
       "answerer": "Answered by 2 anonymous experts, and has been reviewed by A Name"},
      {"number": "02", "score": "4", "grading": "0", "evidence": "", "evidence_urls": [], "note": "Hot."}
    ],
    "Cake": [
      {"number": "03", "score": "2", "grading": "2"},
      {"number": "04", "score": "3", "grading": "1"}
    ]
  }
})";

/// Imports files as an unknown edition.
inline std::pair<std::optional<ImportedEdition>, Errors> import_sample(
    std::initializer_list<std::pair<const char*, std::string>> files) {
  ImportRequest request;
  request.edition = "tea-and-cake";
  request.rules = &china_index_rules();
  Importer importer(request);
  for (const auto& [name, text] : files) importer.add(name, text);
  auto edition = importer.finish();
  return {std::move(edition), importer.errors()};
}

/// The errors in files, as lines "FILE POINTER: SENTENCE [CODE]".
inline std::string wrong_with(std::initializer_list<std::pair<const char*, std::string>> files) {
  std::string lines;
  for (const Error& error : import_sample(files).second) {
    lines += error.file + " " + diagnostics({error});
  }
  return lines;
}

/// A text with the only occurrence of a part replaced.
inline std::string put(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  if (at == text.npos) return "There is no " + std::string(from);
  return text.replace(at, from.size(), to);
}

}  // namespace rescore::test
