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
  return item.line(64);
}

Error needs_first(std::string_view what, std::string_view file) {
  return {ErrorCode::needs_data, std::string(file), "", format("Load the {} first.", {what})};
}

bool can_be_answered(const Edition& edition, IndicatorIndex indicator, double score) {
  const Scale& scale = edition.scale_of(indicator);
  if (!scale.number) return scale.option_with(score).has_value();
  constexpr double kMost = 1e15;
  return score >= -kMost && score <= kMost && (!scale.number->logarithmic || score > 0);
}

std::string no_such_score(const Edition& edition, IndicatorIndex indicator, double score) {
  const std::string& id = edition.indicators[indicator.value].id;
  if (edition.scale_of(indicator).number) {
    return format("{} cannot be {}: its logarithm is taken, or it is out of any range.",
                  {id, to_decimal(score)});
  }
  std::string options;
  for (const Option& option : edition.scale_of(indicator).options) {
    options += format("{}, ", {option.score});
  }
  return format("No option of {} has the score {}; its options are {}or skipped.",
                {id, to_decimal(score), options});
}

}  // namespace rescore
