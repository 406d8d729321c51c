#include "files/readers.h"

#include <algorithm>

namespace rescore {

void check_edition(const json::Cursor& item, const Edition& edition) {
  const auto id = item.id();
  if (!id || *id == edition.id) return;
  item.fail(ErrorCode::wrong_edition, "The file belongs to the edition \"{}\", not to \"{}\".",
            {*id, edition.id});
}

bool is_country_code(std::string_view text) {
  return text.size() == 2 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::string read_unit_code(const json::Cursor& item) {
  std::string code = item.line(8);
  if (code.empty() || is_country_code(code)) return code;
  item.fail(ErrorCode::bad_id, "A country's code has two capital letters (ISO 3166-1 alpha-2).");
  return "";
}

Error needs_first(std::string_view what, std::string_view file) {
  return {ErrorCode::needs_data, std::string(file), "", format("Load the {} first.", {what})};
}

std::string no_such_score(const Edition& edition, IndicatorIndex indicator, std::int64_t score) {
  std::string options;
  for (const Option& option : edition.scale_of(indicator).options) {
    options += format("{}, ", {option.score});
  }
  return format("No option of {} has the score {}; its options are {}or skipped.",
                {edition.indicators[indicator.value].id, score, options});
}

}  // namespace rescore
