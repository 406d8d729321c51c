#include "rescore/import.h"

#include <algorithm>
#include <cassert>

#include "imported_edition.h"
#include "raw.h"
#include "rescore/fingerprint.h"
#include "rescore/json_io.h"
#include "utf8.h"

namespace rescore {

struct Importer::State {
  explicit State(Errors& errors) : raw(errors) {}
  raw::Edition raw;
};

Importer::Importer(ImportRequest request)
    : request_(std::move(request)), state_(std::make_unique<State>(errors_)) {}
Importer::~Importer() = default;

void Importer::add(std::string_view path, std::string_view text) {
  raw::Edition& raw = state_->raw;
  raw.begin_file(std::string(path));
  if (text.size() > kMaxFileBytes) {
    errors_.push_back(file_too_large(path, text.size()));
    return;
  }
  if (!utf8::check(path, text, errors_)) return;
  const std::string_view body = utf8::without_mark(text);
  const std::size_t begin = body.find_first_not_of(" \t\r\n");
  const bool is_json =
      begin != std::string_view::npos && (body[begin] == '{' || body[begin] == '[');
  is_json ? raw::read_json(body, raw) : raw::read_csv(body, raw);
}

std::optional<ImportedEdition> Importer::finish() {
  raw::Edition& raw = state_->raw;
  if (raw.files.empty() || (raw.countries.empty() && errors_.empty())) {
    errors_.push_back({ErrorCode::missing_file, "", "", "No file holds the answers of a country."});
  }
  if (!errors_.empty()) return std::nullopt;
  std::optional<ImportedData> data = build_edition(request_, raw, errors_);
  if (!data) return std::nullopt;
  ImportedEdition result;
  result.fingerprint = fingerprint(data->data);
  if (!request_.fingerprint.empty() && result.fingerprint != request_.fingerprint) {
    errors_.push_back({ErrorCode::sheet_mismatch, raw.files.front(), "",
                       "Put together, these answers are not those of " + request_.edition +
                           ": their fingerprint is " + result.fingerprint + " instead of " +
                           request_.fingerprint + "."});
    return std::nullopt;
  }
  result.index = edition_json(data->data.edition);
  result.standings = standings_json(data->data);
  for (std::size_t c = 0; c < data->data.sheets.size(); ++c) {
    const Sheet& sheet = data->data.sheets[c];
    result.sheets.emplace_back(
        sheet.country, sheet_json(data->data.edition, sheet, raw.countries.at(sheet.country)));
  }
  return result;
}

}  // namespace rescore
