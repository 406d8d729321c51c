#include "links/link.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "audit/fingerprint.h"
#include "base/lists.h"
#include "base/utf8.h"
#include "files/readers.h"
#include "json/json.h"
#include "links/fragment.h"
#include "links/link_compact.h"

namespace rescore {
namespace {

using fragment::Field;
using fragment::in_quotes;
using fragment::report;

/// The end of the sentence about a link of which nothing can be used.
constexpr const char* kNothingHolds = ", so the published answers hold.";

/// The field of a key, or nullptr; an empty value counts as left out.
const Field* find(const std::vector<Field>& fields, std::string_view key) {
  const auto it = find_by(fields, key, &Field::key);
  return it == fields.end() || it->value.empty() ? nullptr : &*it;
}

/// Whether the current version knows the key.
bool is_key(std::string_view key) {
  return key.size() == 1 && std::string_view("vdcmsex").find(key) != key.npos;
}

/// Whether the version a link says it has is known here.
bool is_known(const Field& version, Errors& diagnostics) {
  const std::string& text = version.value;
  if (text.front() == '0' || text.find_first_not_of("0123456789") != text.npos) {
    report(diagnostics, ErrorCode::broken_link, version.place,
           "The link's version {} is no whole number from 1 on{}",
           {in_quotes(text), kNothingHolds});
    return false;
  }
  if (text == to_decimal(kLinkVersion)) return true;
  report(
      diagnostics, ErrorCode::newer_link, version.place,
      "The link is from a newer Rescore: it has version {}, and this one knows versions up to {}{}",
      {in_quotes(text), kLinkVersion, kNothingHolds});
  return false;
}

/// A link's fields, each key once, in the version that is written today. None for an empty text,
/// and, told, for one that is too long or of no known version.
std::vector<Field> open(std::string_view text, Errors& diagnostics) {
  if (text.starts_with('#')) text.remove_prefix(1);
  if (text.size() > kMaxLinkBytes) {
    report(diagnostics, ErrorCode::broken_link, "", "The link has more than {} KB{}",
           {kMaxLinkBytes >> 10, kNothingHolds});
    return {};
  }
  std::vector<Field> fields = fragment::read(text, diagnostics);
  fragment::keep_last(fields, diagnostics);
  if (const Field* version = find(fields, "v")) {
    if (!is_known(*version, diagnostics)) fields.clear();
  } else if (find(fields, "country") != nullptr || find(fields, "set") != nullptr) {
    // The form for writing by hand has words for keys, and no version.
    for (Field& field : fields) {
      if (field.key == "edition") field.key = "d";
      if (field.key == "country") field.key = "c";
      if (field.key == "set") field.key = "e";
    }
    fragment::keep_last(fields, diagnostics);
  } else if (!text.empty()) {
    report(diagnostics, ErrorCode::broken_link, "", "The link lacks its version (v=1){}",
           {kNothingHolds});
    fields.clear();
  }
  return fields;
}

/// The edition of "EDITION.FINGERPRINT", whose id has no dot, and the fingerprint.
std::pair<std::string_view, std::string_view> bound(std::string_view text) {
  const std::size_t dot = std::min(text.find('.'), text.size());
  return {text.substr(0, dot), text.substr(std::min(dot + 1, text.size()))};
}

/// Whether the link is for this edition.
bool is_for(const Edition& edition, const std::vector<Field>& fields, Errors& diagnostics) {
  const Field* field = find(fields, "d");
  if (field == nullptr) {
    if (find(fields, "v") != nullptr) {
      report(diagnostics, ErrorCode::missing_key, "",
             "The link does not say for which edition it is (d); it is read for {}.",
             {in_quotes(edition.id)});
    }
    return true;
  }
  const std::string_view id = bound(field->value).first;
  if (id == edition.id) return true;
  report(diagnostics, ErrorCode::wrong_edition, field->place,
         "The link is for the edition {}, not for {}{}",
         {in_quotes(id), in_quotes(edition.id), kNothingHolds});
  return false;
}

/// Tells when the fingerprint is another one. The country that is shown can be without a sheet
/// here or where the link was made; changed countries cannot.
void check_fingerprint(const Dataset& data, const Field& field, std::vector<UnitIndex> changed,
                       std::optional<UnitIndex> shown, Errors& diagnostics) {
  const std::string_view made_with = bound(field.value).second;
  if (made_with.empty() || made_with == fingerprint(data, changed)) return;
  if (shown) changed.push_back(*shown);
  const bool comparable = all_of(changed, [&](UnitIndex unit) { return data.has_answers(unit); });
  if (!comparable || made_with == fingerprint(data, changed)) return;
  report(diagnostics, ErrorCode::other_data, field.place,
         "The link was made with other data, or changed by hand; what fits is taken over, and "
         "results may differ from those of its maker.");
}

std::optional<UnitIndex> read_unit(const Dataset& data, const Field& field, Errors& diagnostics) {
  const auto unit = find_unit(data, field.value);
  if (!unit) {
    report(diagnostics, ErrorCode::unknown_country, field.place, no_such_unit(data.edition),
           {in_quotes(field.value)});
  }
  return unit;
}

bool is_method_text(std::string_view text) {
  return text.size() <= kMaxMethodText && all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

/// Empty for the first method, and for text that cannot be one's.
std::string read_method(const Dataset& data, const Field& field, Errors& diagnostics) {
  if (is_method_text(field.value)) {
    return field.value == data.edition.methods.front().id ? "" : field.value;
  }
  report(diagnostics, ErrorCode::bad_text, field.place,
         "The method is not written in at most {} ASCII characters and is left out.",
         {kMaxMethodText});
  return {};
}

/// Empty for overall, and for what is no scope.
std::string read_node(const Dataset& data, const Field& field, Errors& diagnostics) {
  const auto node = find_node(data.edition, field.value);
  if (node) return *node == kOverall ? "" : field.value;
  report(diagnostics, ErrorCode::unknown_scope, field.place, no_such_node(data.edition),
         {in_quotes(field.value)});
  return {};
}

/// Whether a change leaves an answer as it was published.
bool is_published(const Dataset& data, const Edit& edit) {
  return data.has_answers(edit.unit) && data.answers(edit.unit)[edit.indicator.value] == edit.to;
}

/// Collects what a link changes, in both of its forms, and tells what it cannot change.
class Changes {
 public:
  Changes(const Dataset& data, Errors& diagnostics) : data_(data), diagnostics_(diagnostics) {}

  /// The compact code of the key x.
  void read_compact(const Field& field) {
    const auto edits = compact::read(data_, field.value);
    if (!edits) {
      return report(diagnostics_, ErrorCode::broken_link, field.place,
                    "The changes in x are damaged, or belong to other lists of {} and indicators; "
                    "none of them is taken over.",
                    {data_.edition.format == 1 ? "countries" : "units"});
    }
    for (const Edit& edit : *edits) add(edit, field.place);
  }

  /// The readable list of the key e.
  void read_list(const Field& field) {
    std::string_view rest = field.value;
    for (std::size_t place = 0;; ++place) {
      const std::size_t end = rest.find('~');
      read_one(rest.substr(0, end), format("{}/{}", {field.place, place}));
      if (end == rest.npos) return;
      rest.remove_prefix(end + 1);
    }
  }

  /// The countries whose answers the link would change, whether or not they can be.
  std::vector<UnitIndex> units() const { return {units_.begin(), units_.end()}; }

  /// What differs from the published answers, by country and indicator.
  std::vector<Edit> edits() const {
    std::vector<Edit> edits;
    for (const auto& [answer, to] : changes_) edits.push_back({answer.first, answer.second, to});
    std::erase_if(edits, [&](const Edit& edit) { return is_published(data_, edit); });
    return edits;
  }

 private:
  void read_one(std::string_view text, const std::string& place) {
    const std::size_t dot = std::min(text.find('.'), text.size());
    const std::size_t colon = text.rfind(':');
    const auto code = fragment::decoded(text.substr(0, dot));
    const std::string_view value = text.substr(colon + 1);  // npos + 1 is 0
    const auto number = json::number_in(value);
    if (colon == text.npos || colon < dot || !code || !utf8::is_line(*code) ||
        (!number && value != "-")) {
      return report(diagnostics_, ErrorCode::bad_edit, place,
                    "{} is no change; one is written AZ.media-03:3, or AZ.media-03:- to skip.",
                    {in_quotes(text)});
    }
    const auto unit = find_unit(data_, *code);
    if (!unit) {
      return report(diagnostics_, ErrorCode::unknown_country, place, no_such_unit(data_.edition),
                    {in_quotes(*code)});
    }
    units_.insert(*unit);
    const std::string_view id = text.substr(dot + 1, colon - dot - 1);
    const auto indicator = find_indicator(data_.edition, id);
    if (!indicator) {
      return report(diagnostics_, ErrorCode::unknown_indicator, place, "There is no indicator {}.",
                    {in_quotes(id)});
    }
    if (number && !can_be_answered(data_.edition, *indicator, *number)) {
      return report(diagnostics_, ErrorCode::no_such_score, place, "{}",
                    {no_such_score(data_.edition, *indicator, *number)});
    }
    add({*unit, *indicator, number ? Answer{*number} : Answer::skip()}, place);
  }

  /// Of two changes of an answer the last one holds, which is told.
  void add(const Edit& edit, const std::string& place) {
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

  const Dataset& data_;
  Errors& diagnostics_;
  std::set<UnitIndex> units_;
  std::set<UnitIndex> reported_;  ///< without answers: said once, not for each of them
  std::map<std::pair<UnitIndex, IndicatorIndex>, Answer> changes_;
};

/// "AZ.media-03:3~AZ.foreign-policy-08:-".
std::string list_of(const Dataset& data, const std::vector<Edit>& edits) {
  // What parts a unit's code from the rest; with the whole value it is escaped once more.
  const auto is_sign = [](char c) { return contains(std::string_view(".~:%"), c); };
  std::string list;
  for (const Edit& edit : edits) {
    if (!list.empty()) list += '~';
    list += format("{}.{}:{}", {fragment::escaped(data.units[edit.unit.value].code, is_sign),
                                data.edition.indicators[edit.indicator.value].id,
                                edit.to.missing() ? "-" : to_decimal(edit.to.score)});
  }
  return list;
}

std::vector<std::pair<std::string, std::string>> read_others(const std::vector<Field>& fields,
                                                             Errors& diagnostics) {
  std::vector<std::pair<std::string, std::string>> others;
  std::size_t characters = 0;
  for (const Field& field : fields) {
    if (is_key(field.key)) continue;
    const std::size_t more = 1 + fragment::written(field.key, field.value).size();
    if (characters + more > kMaxOthers) {
      report(diagnostics, ErrorCode::bad_text, field.place,
             "The unknown key {} is left out: such keys may have {} characters in all.",
             {in_quotes(field.key), kMaxOthers});
      continue;
    }
    characters += more;
    others.emplace_back(field.key, field.value);
  }
  return others;
}

}  // namespace

std::string write_link(const Dataset& data, const Link& link) {
  assert(is_method_text(link.method));
  std::vector<Edit> edits = link.edits;
  std::erase_if(edits, [&](const Edit& edit) { return is_published(data, edit); });
  sort_by(edits, [&](const Edit& edit) {
    return std::tie(data.units[edit.unit.value].code, edit.indicator);
  });
  std::vector<UnitIndex> units;
  for (const Edit& edit : edits) units.push_back(edit.unit);
  if (!link.unit.empty()) units.push_back(find_unit(data, link.unit).value());
  const std::string bound_to = format("{}.{}", {data.edition.id, fingerprint(data, units)});
  const auto fragment_with = [&](std::string_view key, std::string_view changes) {
    std::string text = format("v={}", {kLinkVersion});
    const auto add = [&](std::string_view name, std::string_view value) {
      if (!value.empty()) text += format("&{}", {fragment::written(name, value)});
    };
    add("d", bound_to);
    add("c", link.unit);
    add("m", link.method == data.edition.methods.front().id ? "" : link.method);
    add("s", link.node == node_id(data.edition, kOverall) ? "" : link.node);
    add(key, changes);
    for (const auto& [name, value] : link.others) {
      assert(!name.empty() && !is_key(name));
      text += format("&{}", {fragment::written(name, value)});
    }
    return fragment::with_safe_end(text);
  };
  std::string written = fragment_with("e", list_of(data, edits));
  if (!edits.empty() && written.size() > kReadableLink && compact::can_write(data.edition)) {
    written = fragment_with("x", compact::written(data, edits));
  }
  return written;
}

Link read_link(const Dataset& data, std::string_view text, Errors& diagnostics) {
  const std::vector<Field> fields = open(text, diagnostics);
  if (!is_for(data.edition, fields, diagnostics)) return {};
  const auto field = [&](std::string_view key) { return find(fields, key); };
  Link result;
  std::optional<UnitIndex> shown;
  if (const Field* unit = field("c")) shown = read_unit(data, *unit, diagnostics);
  if (shown) result.unit = data.units[shown->value].code;
  if (const Field* method = field("m")) result.method = read_method(data, *method, diagnostics);
  if (const Field* node = field("s")) result.node = read_node(data, *node, diagnostics);
  Changes changes(data, diagnostics);
  if (const Field* coded = field("x")) changes.read_compact(*coded);
  if (const Field* list = field("e")) changes.read_list(*list);
  result.edits = changes.edits();
  result.others = read_others(fields, diagnostics);
  if (const Field* bound_to = field("d")) {
    check_fingerprint(data, *bound_to, changes.units(), shown, diagnostics);
  }
  return result;
}

}  // namespace rescore
