#include "rescore/link.h"

#include <algorithm>
#include <cassert>
#include <optional>

#include "fragment.h"
#include "link_changes.h"
#include "link_compact.h"
#include "link_versions.h"
#include "rescore/fingerprint.h"

namespace rescore {
namespace {

using fragment::Field;
using fragment::in_quotes;
using fragment::tell;

/// "EDITION.FINGERPRINT"; an edition's id has no dot.
struct Bound {
  std::string edition;
  std::string fingerprint;
};

Bound bound(std::string_view text) {
  const std::size_t dot = std::min(text.find('.'), text.size());
  return {std::string(text.substr(0, dot)),
          std::string(text.substr(std::min(dot + 1, text.size())))};
}

/// Whether the link is for this edition.
bool is_for(const Edition& edition, const link::Opened& opened, Errors& told) {
  const Field* field = link::find(opened.fields, "d");
  if (field == nullptr) {
    if (opened.written_as > 0) {
      tell(told, ErrorCode::missing_key, "",
           "The link does not say for which edition it is (d); it is read for {}.",
           {in_quotes(edition.id)});
    }
    return true;
  }
  const std::string id = bound(field->value).edition;
  if (id == edition.id) return true;
  tell(told, ErrorCode::wrong_edition, field->place, "The link is for the edition {}, not for {}{}",
       {in_quotes(id), in_quotes(edition.id), link::kNothingHolds});
  return false;
}

/// Tells when the fingerprint is another one. The country that is shown can be without a sheet
/// here or where the link was made; changed countries cannot.
void check_fingerprint(const Dataset& data, const Field& field, std::vector<CountryIndex> changed,
                       std::optional<CountryIndex> shown, Errors& told) {
  const std::string made_with = bound(field.value).fingerprint;
  if (made_with.empty() || made_with == fingerprint(data, changed)) return;
  if (shown) changed.push_back(*shown);
  const bool comparable = std::all_of(changed.begin(), changed.end(), [&](CountryIndex c) {
    return find_sheet(data, data.standings.countries[c.value].code) != nullptr;
  });
  if (!comparable || made_with == fingerprint(data, changed)) return;
  tell(told, ErrorCode::other_data, field.place,
       "The link was made with other data, or changed by hand; what fits is taken over, and "
       "results may differ from those of its maker.");
}

std::optional<CountryIndex> read_country(const Dataset& data, const Field& field, Errors& told) {
  const auto country = find_country(data.standings, field.value);
  if (!country) {
    tell(told, ErrorCode::unknown_country, field.place, "There is no country {} in this edition.",
         {in_quotes(field.value)});
  }
  return country;
}

bool is_method_text(std::string_view text) {
  return text.size() <= kMaxMethodText &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

/// Empty for the first method, and for text that cannot be one's.
std::string read_method(const Dataset& data, const Field& field, Errors& told) {
  if (is_method_text(field.value)) {
    return field.value == data.edition.methods.front().id ? "" : field.value;
  }
  tell(told, ErrorCode::bad_text, field.place,
       "The method is not written in at most {} ASCII characters and is left out.",
       {kMaxMethodText});
  return {};
}

/// Empty for overall, and for what is no scope.
std::string read_scope(const Dataset& data, const Field& field, Errors& told) {
  const auto scope = find_scope(data.edition, field.value);
  if (scope) return *scope == kOverall ? "" : field.value;
  tell(told, ErrorCode::unknown_scope, field.place,
       "There is no scope {}; a scope is overall, domain:media or layer:exposure.",
       {in_quotes(field.value)});
  return {};
}

std::vector<std::pair<std::string, std::string>> read_others(const std::vector<Field>& fields,
                                                             Errors& told) {
  std::vector<std::pair<std::string, std::string>> others;
  std::size_t characters = 0;
  for (const Field& field : fields) {
    if (link::is_key(field.key)) continue;
    const std::size_t more = 1 + fragment::written(field.key, field.value).size();
    if (characters + more > kMaxOthers) {
      tell(told, ErrorCode::bad_text, field.place,
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
  const std::vector<Edit> edits = link::in_written_order(data, link.edits);
  std::vector<CountryIndex> countries;
  for (const Edit& edit : edits) countries.push_back(edit.country);
  if (!link.country.empty())
    countries.push_back(find_country(data.standings, link.country).value());
  const std::string bound_to = said("{}.{}", {data.edition.id, fingerprint(data, countries)});
  const auto fragment_with = [&](std::string_view key, std::string_view changes) {
    std::string text = said("v={}", {kLinkVersion});
    const auto add = [&](std::string_view name, std::string_view value) {
      if (!value.empty()) text += said("&{}", {fragment::written(name, value)});
    };
    add("d", bound_to);
    add("c", link.country);
    add("m", link.method == data.edition.methods.front().id ? "" : link.method);
    add("s", link.scope == scope_id(data.edition, kOverall) ? "" : link.scope);
    add(key, changes);
    for (const auto& [name, value] : link.others) {
      assert(!name.empty() && !link::is_key(name));
      text += said("&{}", {fragment::written(name, value)});
    }
    return fragment::with_safe_end(text);
  };
  std::string written = fragment_with("e", link::list_of(data, edits));
  if (!edits.empty() && written.size() > kReadableLink) {
    written = fragment_with("x", compact::written(data, edits));
  }
  return written;
}

Link read_link(const Dataset& data, std::string_view text, Errors& told) {
  const auto opened = link::open(text, told);
  if (!opened || !is_for(data.edition, *opened, told)) return {};
  const auto field = [&](std::string_view key) { return link::find(opened->fields, key); };
  Link result;
  std::optional<CountryIndex> shown;
  if (const Field* country = field("c")) shown = read_country(data, *country, told);
  if (shown) result.country = data.standings.countries[shown->value].code;
  if (const Field* method = field("m")) result.method = read_method(data, *method, told);
  if (const Field* scope = field("s")) result.scope = read_scope(data, *scope, told);
  link::Changes changes(data, told);
  if (const Field* coded = field("x")) changes.read_compact(*coded);
  if (const Field* list = field("e")) changes.read_list(*list);
  result.edits = changes.edits();
  result.others = read_others(opened->fields, told);
  if (const Field* bound_to = field("d")) {
    check_fingerprint(data, *bound_to, changes.countries(), shown, told);
  }
  return result;
}

std::string edition_of_link(std::string_view text) {
  Errors told;
  const auto opened = link::open(text, told);
  const Field* field = opened ? link::find(opened->fields, "d") : nullptr;
  if (field == nullptr) return {};
  const std::string id = bound(field->value).edition;
  const bool good = id.size() <= 64 && std::all_of(id.begin(), id.end(), [](char c) {
                      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
                    });
  return good ? id : std::string();
}

}  // namespace rescore
