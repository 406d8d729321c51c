#include "links/link_changes.h"

#include <algorithm>
#include <cassert>
#include <tuple>

#include "base/order.h"
#include "base/utf8.h"
#include "files/readers.h"
#include "json/json.h"
#include "links/link_compact.h"

namespace rescore::link {
namespace {

using fragment::Field;
using fragment::in_quotes;
using fragment::report;

/// A unit's code in a list: what parts the list is escaped, and once more with the whole value.
std::string escaped(std::string_view code) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string text;
  for (const char c : code) {
    if (std::string_view(".~:%").find(c) == std::string_view::npos) {
      text += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    text += {'%', digits[byte >> 4], digits[byte & 15u]};
  }
  return text;
}

/// A unit's code out of a list; nothing when it is no text on one line.
std::optional<std::string> decoded_code(std::string_view text) {
  auto code = fragment::decoded(text);
  Errors faults;
  if (code && (utf8::has_control(*code) || !utf8::check("", *code, faults))) code.reset();
  return code;
}

}  // namespace

std::vector<Edit> in_written_order(const Dataset& data, const std::vector<Edit>& all) {
  std::vector<Edit> edits;
  for (const Edit& edit : all) {
    const bool published =
        data.has_answers(edit.unit) && data.answers(edit.unit)[edit.indicator.value] == edit.to;
    if (!published) edits.push_back(edit);
  }
  const auto before = [&](std::size_t a, std::size_t b) {
    const auto key = [&](const Edit& edit) {
      return std::tie(data.units[edit.unit.value].code, edit.indicator);
    };
    return key(edits[a]) < key(edits[b]);
  };
  std::vector<Edit> in_order;
  for (const std::size_t place : ordered(edits.size(), before)) {
    assert(in_order.empty() || in_order.back().unit != edits[place].unit ||
           in_order.back().indicator != edits[place].indicator);
    in_order.push_back(edits[place]);
  }
  return in_order;
}

std::string list_of(const Dataset& data, const std::vector<Edit>& edits) {
  std::string list;
  for (const Edit& edit : edits) {
    if (!list.empty()) list += '~';
    list += format("{}.{}:{}", {escaped(data.units[edit.unit.value].code),
                                data.edition.indicators[edit.indicator.value].id,
                                edit.to.missing() ? "-" : to_decimal(edit.to.score)});
  }
  return list;
}

Changes::Changes(const Dataset& data, Errors& diagnostics)
    : data_(data),
      diagnostics_(diagnostics),
      reported_(data.units.size()),
      changes_(data.units.size() * data.edition.indicators.size()) {}

void Changes::read_compact(const Field& field) {
  const auto edits = compact::read(data_, field.value);
  if (!edits) {
    report(
        diagnostics_, ErrorCode::broken_link, field.place,
        "The changes in x are damaged, or belong to other lists of countries and indicators; none "
        "of them is taken over.");
    return;
  }
  for (const Edit& edit : *edits) add(edit, field.place);
}

void Changes::read_list(const Field& field) {
  std::string_view rest = field.value;
  for (std::size_t place = 0;; ++place) {
    const std::size_t end = rest.find('~');
    read_one(rest.substr(0, end), format("{}/{}", {field.place, place}));
    if (end == rest.npos) return;
    rest.remove_prefix(end + 1);
  }
}

void Changes::read_one(std::string_view text, const std::string& place) {
  const std::size_t dot = text.find('.');
  if (dot == text.npos) return bad_edit(text, place);
  const std::size_t colon = text.rfind(':');
  if (colon == text.npos || colon < dot) return bad_edit(text, place);
  const auto code = decoded_code(text.substr(0, dot));
  const std::string_view id = text.substr(dot + 1, colon - dot - 1);
  const std::string_view value = text.substr(colon + 1);
  const auto number = json::number_in(value);
  if (!code || (!number && value != "-")) return bad_edit(text, place);
  const Answer to = number ? Answer{*number} : Answer::skip();
  const auto unit = find_unit(data_, *code);
  if (!unit) {
    return report(diagnostics_, ErrorCode::unknown_country, place,
                  "There is no country {} in this edition.", {in_quotes(*code)});
  }
  note(*unit);
  const auto indicator = find_indicator(data_.edition, id);
  if (!indicator) {
    return report(diagnostics_, ErrorCode::unknown_indicator, place, "There is no indicator {}.",
                  {in_quotes(id)});
  }
  if (!to.missing() && !can_be_answered(data_.edition, *indicator, to.score)) {
    return report(diagnostics_, ErrorCode::no_such_score, place, "{}",
                  {no_such_score(data_.edition, *indicator, to.score)});
  }
  add({*unit, *indicator, to}, place);
}

void Changes::bad_edit(std::string_view text, const std::string& place) {
  report(diagnostics_, ErrorCode::bad_edit, place,
         "{} is no change; one is written AZ.media-03:3, or AZ.media-03:- to skip.",
         {in_quotes(text)});
}

void Changes::add(const Edit& edit, const std::string& place) {
  note(edit.unit);
  const Unit& unit = data_.units[edit.unit.value];
  if (!data_.has_answers(edit.unit)) {
    if (reported_[edit.unit.value] != 0) return;
    reported_[edit.unit.value] = 1;
    return report(diagnostics_, ErrorCode::needs_sheet, place,
                  "The answers of {} are not loaded, so they cannot be changed.", {unit.name});
  }
  std::optional<Answer>& change =
      changes_[edit.unit.value * data_.edition.indicators.size() + edit.indicator.value];
  const bool is_new = !change;
  change = edit.to;
  if (is_new) return;
  report(diagnostics_, ErrorCode::duplicate_indicator, place,
         "{}.{} is changed twice; the last change holds.",
         {unit.code, data_.edition.indicators[edit.indicator.value].id});
}

void Changes::note(UnitIndex unit) {
  const auto at = std::lower_bound(units_.begin(), units_.end(), unit);
  if (at == units_.end() || *at != unit) units_.insert(at, unit);
}

std::vector<Edit> Changes::edits() const {
  std::vector<Edit> edits;
  const std::size_t columns = data_.edition.indicators.size();
  for (std::size_t cell = 0; cell < changes_.size(); ++cell) {
    const std::size_t unit = cell / columns;
    const std::size_t indicator = cell % columns;
    const std::optional<Answer>& to = changes_[cell];
    if (!to || data_.answers(index_at<UnitIndex>(unit))[indicator] == *to) continue;
    edits.push_back({index_at<UnitIndex>(unit), index_at<IndicatorIndex>(indicator), *to});
  }
  return edits;
}

}  // namespace rescore::link
