#include "base/text.h"
#include "json/json.h"
#include "model/dataset.h"
#include "rescore/session.h"
#include "session/session_state.h"

// A session's changes in the words of a reader.
namespace rescore {
namespace {

/// The position of the dot between unit and indicator, as in "AZ.media-03": the first dot with a
/// known unit and indicator around it, otherwise the first after a known unit, otherwise the first.
std::size_t end_of_unit(const std::optional<Dataset>& data, std::string_view text) {
  const std::size_t first = text.find('.');
  std::optional<std::size_t> after_unit;
  for (std::size_t dot = first; data && dot != text.npos; dot = text.find('.', dot + 1)) {
    if (!find_unit(*data, text.substr(0, dot))) continue;
    if (indicator_named(data->edition, text.substr(dot + 1))) return dot;
    if (!after_unit) after_unit = dot;
  }
  return after_unit.value_or(first);
}

/// A number, or the score of the indicator's option with this label, in any case.
std::optional<double> score_in(const std::optional<Dataset>& data, std::string_view indicator,
                               std::string_view text) {
  if (const auto number = json::number_in(text)) return number;
  const auto found = data ? indicator_named(data->edition, indicator) : std::nullopt;
  if (!found) return std::nullopt;
  for (const Option& option : data->edition.scale_of(*found).options) {
    if (lowered(option.label) == lowered(text)) return option.score;
  }
  return std::nullopt;
}

}  // namespace

Fault Session::set_text(std::string_view edit, std::string_view unit) {
  const std::size_t equals = edit.rfind('=');
  std::string_view indicator = edit.substr(0, equals);
  const std::string_view to = edit.substr(equals + 1);  // npos + 1 is 0
  // Codes and ids may contain dots. A text that is an indicator as a whole is taken as one.
  const bool whole = has_edition() && !unit.empty() && indicator_named(edition(), indicator);
  const std::size_t dot = whole ? indicator.npos : end_of_unit(state_->data, indicator);
  if (dot != indicator.npos) {
    unit = indicator.substr(0, dot);
    indicator.remove_prefix(dot + 1);
  }
  const auto score = score_in(state_->data, indicator, to);
  if (equals == edit.npos || indicator.empty() || unit.empty() || (!score && to != "skip")) {
    return Errors{error(ErrorCode::bad_edit, edit, "",
                        "A change is written media-03=3, media-03=skip or AZ.media-03=3.")};
  }
  Errors errors = set(unit, indicator, score).errors();
  for (Error& error : errors) error.file = edit;
  return errors;
}

}  // namespace rescore
