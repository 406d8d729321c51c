#include "rescore/china_index/import.h"

#include <algorithm>
#include <cassert>

#include "audit/check.h"
#include "audit/fingerprint.h"
#include "base/text.h"
#include "base/utf8.h"
#include "china_index/edition_writer.h"
#include "china_index/imported_edition.h"
#include "china_index/raw.h"
#include "rescore/session.h"

namespace rescore {

namespace {

/// The errors from loading and checking the result: texts may be too long, printed figures wrong.
Errors errors_of(const ImportedEdition& made) {
  Session session;
  if (Fault fault = session.load_edition("index.json", made.index)) return *fault;
  Errors errors = *session.load_published_results("standings.json", made.published_results);
  for (const auto& [code, text] : made.responses) {
    const Fault fault = session.load_responses("countries/" + code + ".json", text);
    errors.insert(errors.end(), fault.errors().begin(), fault.errors().end());
  }
  return errors.empty() ? session.check().errors : errors;
}

/// The file that supplied the regions.
std::string region_file(const raw::Edition& raw) {
  for (const auto& [code, country] : raw.countries) {
    if (country.region.value) return raw.files[country.region.file];
  }
  return raw.files.front();
}

/// The file that supplied a printed figure of the standings, "/countries/3/scopes/overall/2".
std::optional<std::string> figure_file(std::string_view pointer, const Dataset& data,
                                       const raw::Edition& raw) {
  for (std::size_t c = 0; c < data.units.size(); ++c) {
    const std::string& code = data.units[c].code;
    for (const auto& [node, printed] : raw.countries.at(code).printed) {
      for (const auto& [column, fact] : {std::pair(PublishedColumn::achieved, &printed.achieved),
                                         std::pair(PublishedColumn::maximum, &printed.maximum),
                                         std::pair(PublishedColumn::percent, &printed.percent),
                                         std::pair(PublishedColumn::rank, &printed.rank)}) {
        if (fact->value && pointer == published_pointer(c, node, column)) {
          return raw.files[fact->file];
        }
      }
    }
  }
  return std::nullopt;
}

/// The file that supplied a sheet's texts or, without texts, the first that supplied its answers.
std::optional<std::string> sheet_file(std::string_view file, const raw::Edition& raw) {
  for (const auto& [code, country] : raw.countries) {
    if (file != "countries/" + code + ".json") continue;
    if (!country.evidence.empty()) return raw.files[country.evidence.begin()->second.file];
    if (!country.answers.empty()) return raw.files[country.answers.begin()->second.file];
  }
  return std::nullopt;
}

/// Converts an error in a generated file to one in a raw file; the pointer remains that of the
/// generated file.
Error blame(const Error& error, const Dataset& data, const raw::Edition& raw) {
  const auto file = error.file == "standings.json" ? figure_file(error.pointer, data, raw)
                                                   : sheet_file(error.file, raw);
  return {error.code, file.value_or(raw.files.front()), "",
          "In " + error.file + error.pointer + ", made of this: " + error.sentence};
}

}  // namespace

struct Importer::State {
  explicit State(Errors& errors) : raw(errors) {}
  raw::Edition raw;
};

Importer::Importer(ImportRequest request)
    : request_(std::move(request)), state_(std::make_unique<State>(errors_)) {
  if (request_.pattern == nullptr && request_.rules == nullptr) {
    errors_.push_back(china_index_rules_missing(kChinaIndexRulesFile));
  }
}
Importer::~Importer() = default;

bool Importer::reads(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  if (dot == std::string_view::npos || path.find('/', dot) != std::string_view::npos) return true;
  const std::string kind = lowered(path.substr(dot + 1));
  return kind == "csv" || kind == "json" || kind == "txt" || kind == "tsv";
}

void Importer::add(std::string_view path, std::string_view text) {
  if (request_.pattern == nullptr && request_.rules == nullptr) return;
  raw::Edition& raw = state_->raw;
  raw.begin_file(std::string(path));
  if (!reads(path)) {
    raw.fail(ErrorCode::unknown_form, "", "This is none of the publisher's files.");
    return;
  }
  if (text.size() > kMaxFileBytes) {
    errors_.push_back(file_too_large(path, text.size()));
    return;
  }
  const auto decoded = is_utf16(text) ? from_utf16(text) : std::string();
  if (!decoded) {
    errors_.push_back({ErrorCode::not_utf8, std::string(path), "",
                       "The file is in UTF-16 and damaged; save it as UTF-8 and try again."});
    return;
  }
  if (is_utf16(text)) text = *decoded;
  if (!utf8::check(path, text, errors_)) return;
  const std::string_view body = without_mark(text);
  const std::string_view content = trimmed(body);
  // What a failed download leaves may stand for a file that is needed, so it is not passed over.
  if (content.empty() || content == "{}" || content == "[]" || content.front() == '<') {
    errors_.push_back({ErrorCode::unknown_form, std::string(path), "",
                       !content.empty() && content.front() == '<'
                           ? "This is a web page, not one of the publisher's files."
                           : "The file is empty."});
    return;
  }
  const bool is_json = content.front() == '{' || content.front() == '[';
  is_json ? raw::read_json(body, raw) : raw::read_csv(body, raw);
}

std::optional<ImportedEdition> Importer::finish() {
  raw::Edition& raw = state_->raw;
  if (!errors_.empty()) return std::nullopt;
  const auto refuse = [&] {
    // One of them may be meant to hold what is missing.
    errors_.insert(errors_.end(), raw.unknown.begin(), raw.unknown.end());
    return std::nullopt;
  };
  if (raw.countries.empty()) {
    if (raw.unknown.empty() || raw.unknown.size() < raw.files.size()) {
      errors_.push_back(
          {ErrorCode::missing_file, "", "", "No file holds the answers of a country."});
    }
    return refuse();
  }
  std::optional<ImportedData> data = build_edition(request_, raw, errors_);
  if (!data) return refuse();
  ImportedEdition result;
  result.fingerprint = fingerprint(data->data);
  if (!request_.fingerprint.empty() && result.fingerprint != request_.fingerprint) {
    errors_.push_back({ErrorCode::sheet_mismatch, raw.files.front(), "",
                       "Put together, these answers are not those of " + request_.edition +
                           ": their fingerprint is " + result.fingerprint + " instead of " +
                           request_.fingerprint + "."});
    return std::nullopt;
  }
  const std::string regions = region_fingerprint(data->data.units);
  if (!request_.regions.empty() && !regions.empty() && regions != request_.regions) {
    errors_.push_back({ErrorCode::disagreement, region_file(raw), "",
                       "The countries' regions are not those of " + request_.edition + "."});
    return std::nullopt;
  }
  result.index = edition_json(data->data.edition);
  result.published_results = published_results_json(data->data);
  for (std::size_t c = 0; c < data->data.responses.size(); ++c) {
    const Responses& responses = data->data.responses[c];
    result.responses.emplace_back(responses.unit, responses_json(data->data.edition, responses,
                                                                 raw.countries.at(responses.unit)));
  }
  for (const Error& error : errors_of(result)) errors_.push_back(blame(error, data->data, raw));
  if (!errors_.empty()) return std::nullopt;
  for (const Error& error : raw.unknown) result.passed_over.push_back(error.file);
  return result;
}

}  // namespace rescore
