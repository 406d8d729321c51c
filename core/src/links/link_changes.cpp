#include "links/link_changes.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "base/lists.h"
#include "base/utf8.h"
#include "files/readers.h"
#include "json/json.h"
#include "links/link_compact.h"

namespace rescore::link {
namespace {

using fragment::Field;
using fragment::in_quotes;
using fragment::report;

/// What parts a unit's code from the rest of the list.
constexpr std::string_view kSigns = ".~:%";

}  // namespace

std::vector<Edit> in_written_order(const Dataset& data, const std::vector<Edit>& all) {
  std::vector<Edit> edits;
  std::copy_if(all.begin(), all.end(), std::back_inserter(edits), [&](const Edit& edit) {
    return !data.has_answers(edit.unit) || data.answers(edit.unit)[edit.indicator.value] != edit.to;
  });
  sort_by(edits, [&](const Edit& edit) {
    return std::tie(data.units[edit.unit.value].code, edit.indicator);
  });
  return edits;
}

std::string list_of(const Dataset& data, const std::vector<Edit>& edits) {
  std::string list;
  for (const Edit& edit : edits) {
    if (!list.empty()) list += '~';
    // With the whole value it is escaped once more.
    const std::string code = fragment::escaped(
        data.units[edit.unit.value].code, [](char c) { return kSigns.find(c) != kSigns.npos; });
    list += format("{}.{}:{}", {code, data.edition.indicators[edit.indicator.value].id,
                                edit.to.missing() ? "-" : to_decimal(edit.to.score)});
  }
  return list;
}

void Changes::read_compact(const Field& field) {
  const auto edits = compact::read(data_, field.value);
  if (!edits) {
    report(diagnostics_, ErrorCode::broken_link, field.place,
           "The changes in x are damaged, or belong to other lists of {} and indicators; none of "
           "them is taken over.",
           {data_.edition.format == 1 ? "countries" : "units"});
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
  const auto code = fragment::decoded(text.substr(0, dot));
  const std::string_view id = text.substr(dot + 1, colon - dot - 1);
  const std::string_view value = text.substr(colon + 1);
  const auto number = json::number_in(value);
  if (!code || !utf8::is_line(*code) || (!number && value != "-")) return bad_edit(text, place);
  const Answer to = number ? Answer{*number} : Answer::skip();
  const auto unit = find_unit(data_, *code);
  if (!unit) {
    return report(diagnostics_, ErrorCode::unknown_country, place, no_such_unit(data_.edition),
                  {in_quotes(*code)});
  }
  units_.insert(*unit);
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
  units_.insert(edit.unit);
  const Unit& unit = data_.units[edit.unit.value];
  if (!data_.has_answers(edit.unit)) {
    if (!reported_.insert(edit.unit).second) return;
    return report(diagnostics_, ErrorCode::needs_sheet, place,
                  "The answers of {} are not loaded, so they cannot be changed.", {unit.name});
  }
  if (changes_.insert_or_assign({edit.unit, edit.indicator}, edit.to).second) return;
  report(diagnostics_, ErrorCode::duplicate_indicator, place,
         "{}.{} is changed twice; the last change holds.",
         {unit.code, data_.edition.indicators[edit.indicator.value].id});
}

std::vector<Edit> Changes::edits() const {
  std::vector<Edit> edits;
  for (const auto& [answer, to] : changes_) {
    const auto& [unit, indicator] = answer;
    if (data_.answers(unit)[indicator.value] != to) edits.push_back({unit, indicator, to});
  }
  return edits;
}

}  // namespace rescore::link
