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
#include "links/link_repair.h"

namespace rescore {
namespace {

using fragment::Field;
using fragment::in_quotes;

/// Whether the current version knows the key.
bool is_key(std::string_view key) {
  return key.size() == 1 && contains(std::string_view("vdcmsex"), key.front());
}

/// The same, or a key of the form for writing by hand.
bool is_link_key(std::string_view key) {
  return is_key(key) || key == "edition" || key == "country" || key == "set";
}

/// The page's own: the indicator that the link leads to.
constexpr std::string_view kPlaceKey = "i";

/// So many characters of unknown keys are quoted before the rest is "more".
constexpr std::size_t kQuotedKeys = 60;

bool is_method_text(std::string_view text) {
  return text.size() <= kMaxMethodText && all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

/// Whether a change sets an answer to its published value.
bool is_published(const Dataset& data, const Edit& edit) {
  return data.has_answers(edit.unit) && data.answers(edit.unit)[edit.indicator.value] == edit.to;
}

/// Reads one link, and reports what does not fit.
class Reader {
 public:
  Reader(const Dataset& data, Errors& diagnostics)
      : data_(data), edition_(data.edition), diagnostics_(diagnostics) {}

  Link read(std::string_view text) {
    Link link;
    if (!open(text) || !is_for_edition()) return link;
    std::optional<UnitIndex> shown;
    if (const Field* unit = find("c")) shown = read_unit(unit->value, unit->place);
    if (shown) link.unit = data_.units[shown->value].code;
    if (const Field* method = find("m")) link.method = read_method(*method);
    if (const Field* node = find("s")) link.node = read_node(*node);
    if (const Field* code = find("x")) read_compact(*code);
    if (const Field* list = find("e")) read_list(*list);
    for (const auto& [answer, to] : changes_) {
      const Edit edit{answer.first, answer.second, to};
      if (!is_published(data_, edit)) link.edits.push_back(edit);
    }
    read_others(link);
    check_fingerprint(shown);
    return link;
  }

 private:
  void tell(ErrorCode code, std::string_view place, std::string_view sentence,
            FormatArgs args = {}) {
    fragment::report(diagnostics_, code, place, sentence, args);
  }

  /// Reports why nothing of the link can be used.
  bool refuse(ErrorCode code, std::string_view place, std::string_view sentence,
              FormatArgs args = {}) {
    tell(code, place, "{}, so the published answers hold.", {format(sentence, args)});
    return false;
  }

  /// The field of a key, or nullptr. An empty value counts as missing.
  const Field* find(std::string_view key) const {
    const auto it = find_by(fields_, key, &Field::key);
    return it == fields_.end() || it->value.empty() ? nullptr : &*it;
  }

  /// Reads the fields, each key once, and converts them to the current version. False if the text
  /// is too long or of an unknown version.
  bool open(std::string_view text) {
    if (text.starts_with('#')) text.remove_prefix(1);
    if (text.size() > kMaxLinkBytes) {
      return refuse(ErrorCode::broken_link, "", "The link has more than {} KB",
                    {kMaxLinkBytes >> 10});
    }
    fields_ = fragment::read_repaired(text, is_link_key, diagnostics_);
    fragment::keep_last(fields_, diagnostics_);
    if (const Field* version = find("v")) return is_known(*version);
    if (find("country") == nullptr && find("set") == nullptr) {
      return text.empty() || refuse(ErrorCode::broken_link, "", "The link lacks its version (v=1)");
    }
    // The form for writing by hand has words as keys, and no version.
    for (Field& field : fields_) {
      if (field.key == "edition") field.key = "d";
      if (field.key == "country") field.key = "c";
      if (field.key == "set") field.key = "e";
    }
    fragment::keep_last(fields_, diagnostics_);
    return true;
  }

  bool is_known(const Field& version) {
    const std::string& text = version.value;
    if (text == to_decimal(kLinkVersion)) return true;
    if (text.front() == '0' || text.find_first_not_of("0123456789") != text.npos) {
      return refuse(ErrorCode::broken_link, version.place,
                    "The link's version {} is not a whole number of 1 or more", {in_quotes(text)});
    }
    return refuse(ErrorCode::newer_link, version.place,
                  "The link is from a newer Rescore: it has version {}, and this one knows "
                  "versions up to {}",
                  {in_quotes(text), kLinkVersion});
  }

  bool is_for_edition() {
    if (const Field* field = find("d")) {
      std::string_view bound = field->value;
      const std::string_view id = take(bound, '.');  // which has no dot
      return id == edition_.id || refuse(ErrorCode::wrong_edition, field->place,
                                         "The link is for the edition {}, not for {}",
                                         {in_quotes(id), in_quotes(edition_.id)});
    }
    if (find("v") != nullptr) {
      tell(ErrorCode::missing_key, "",
           "The link does not say for which edition it is (d); it is read for {}.",
           {in_quotes(edition_.id)});
    }
    return true;
  }

  std::optional<UnitIndex> read_unit(std::string_view code, const std::string& place) {
    const auto unit = find_unit(data_, code);
    if (!unit) tell(ErrorCode::unknown_country, place, no_such_unit(edition_), {in_quotes(code)});
    return unit;
  }

  /// Empty for the first method, and for text that cannot be a method.
  std::string read_method(const Field& field) {
    if (is_method_text(field.value)) {
      return field.value == edition_.methods.front().id ? "" : field.value;
    }
    tell(ErrorCode::bad_text, field.place,
         "The method is not written in at most {} ASCII characters and is left out.",
         {kMaxMethodText});
    return {};
  }

  /// Empty for overall, and for an unknown scope.
  std::string read_node(const Field& field) {
    const auto node = find_node(edition_, field.value);
    if (node) return *node == kOverall ? "" : field.value;
    tell(ErrorCode::unknown_scope, field.place, no_such_node(edition_), {in_quotes(field.value)});
    return {};
  }

  void read_compact(const Field& field) {
    const auto edits = compact::read(data_, field.value);
    if (!edits) {
      return tell(ErrorCode::broken_link, field.place,
                  "The changes in x are damaged, or belong to other lists of {} and indicators; "
                  "none of them is taken over.",
                  {edition_.format == 1 ? "countries" : "units"});
    }
    for (const Edit& edit : *edits) change(edit, field.place);
  }

  void read_list(const Field& field) {
    // The last one also ends with a separator, so that an empty one after it is reported.
    const std::string value = field.value + '~';
    std::string_view rest = value;
    for (std::size_t place = 0; !rest.empty(); ++place) {
      read_change(take(rest, '~'), format("{}/{}", {field.place, place}));
    }
  }

  void read_change(std::string_view text, const std::string& place) {
    const std::size_t dot = std::min(text.find('.'), text.size());
    const std::size_t colon = text.rfind(':');
    const auto code = fragment::decoded(text.substr(0, dot));
    const std::string_view value = text.substr(colon + 1);  // npos + 1 is 0
    const auto number = json::number_in(value);
    if (colon == text.npos || colon < dot || !code || !utf8::is_line(*code) ||
        (!number && value != "-")) {
      return tell(ErrorCode::bad_edit, place,
                  "{} is no change; one is written AZ.media-03:3, or AZ.media-03:- to skip.",
                  {in_quotes(text)});
    }
    const auto unit = read_unit(*code, place);
    if (!unit) return;
    units_.insert(*unit);
    const std::string_view id = text.substr(dot + 1, colon - dot - 1);
    const auto indicator = indicator_named(edition_, id);
    if (!indicator) {
      return tell(ErrorCode::unknown_indicator, place, "There is no indicator {}.",
                  {in_quotes(id)});
    }
    if (number && !can_be_answered(edition_, *indicator, *number)) {
      return tell(ErrorCode::no_such_score, place, "{}",
                  {no_such_score(edition_, *indicator, *number)});
    }
    change({*unit, *indicator, number ? Answer{*number} : Answer::skip()}, place);
  }

  /// Of two changes to an answer the last one wins.
  void change(const Edit& edit, const std::string& place) {
    units_.insert(edit.unit);
    const Unit& unit = data_.units[edit.unit.value];
    if (!data_.has_answers(edit.unit)) {
      if (!reported_.insert(edit.unit).second) return;
      return tell(ErrorCode::needs_sheet, place,
                  "The answers of {} are not loaded, so they cannot be changed.", {unit.name});
    }
    if (changes_.insert_or_assign({edit.unit, edit.indicator}, edit.to).second) return;
    tell(ErrorCode::duplicate_indicator, place, "{}.{} is changed twice; the last change holds.",
         {unit.code, edition_.indicators[edit.indicator.value].id});
  }

  /// Keeps what other versions may know, and tells of it once.
  void read_others(Link& link) {
    std::size_t characters = 0;
    std::string unknown;
    const std::string* first = nullptr;
    for (const Field& field : fields_) {
      if (is_key(field.key)) continue;
      const std::size_t more = 1 + fragment::written(field.key, field.value).size();
      if (characters + more > kMaxOthers) {
        tell(ErrorCode::bad_text, field.place,
             "The unknown key {} is left out: such keys may have {} characters in all.",
             {in_quotes(field.key), kMaxOthers});
        continue;
      }
      characters += more;
      link.others.emplace_back(field.key, field.value);
      if (field.key == kPlaceKey) continue;
      if (first == nullptr) first = &field.place;
      if (unknown.size() < kQuotedKeys) {
        unknown += format("{}{}", {unknown.empty() ? "" : ", ", in_quotes(field.key)});
      } else if (!unknown.ends_with("more")) {
        unknown += " and more";
      }
    }
    if (first == nullptr) return;
    tell(ErrorCode::unknown_key, *first, "This version does not know {} and ignores it.",
         {unknown});
  }

  /// Reports a different fingerprint. The country shown may have no sheet, here or where the link
  /// was made; changed countries must have one.
  void check_fingerprint(std::optional<UnitIndex> shown) {
    const Field* field = find("d");
    if (field == nullptr) return;
    std::string_view made_with = field->value;
    take(made_with, '.');  // the edition
    std::vector<UnitIndex> units(units_.begin(), units_.end());
    if (made_with.empty() || made_with == fingerprint(data_, units)) return;
    if (shown) units.push_back(*shown);
    const bool comparable = all_of(units, [&](UnitIndex unit) { return data_.has_answers(unit); });
    if (!comparable || made_with == fingerprint(data_, units)) return;
    tell(ErrorCode::other_data, field->place,
         "The link was made with other data, or changed by hand; what fits is taken over, and "
         "results may differ from those of its maker.");
  }

  const Dataset& data_;
  const Edition& edition_;
  Errors& diagnostics_;
  std::vector<Field> fields_;
  std::set<UnitIndex> units_;     ///< that the link would change, whether or not that is possible
  std::set<UnitIndex> reported_;  ///< without answers: reported once, not for each of them
  std::map<std::pair<UnitIndex, IndicatorIndex>, Answer> changes_;
};

/// "AZ.media-03:3~AZ.foreign-policy-08:-".
std::string list_of(const Dataset& data, const std::vector<Edit>& edits) {
  // The separator after a unit's code. The whole value is escaped once more.
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

}  // namespace

std::string write_link(const Dataset& data, const Link& link) {
  assert(is_method_text(link.method));
  std::vector<Edit> edits = link.edits;
  std::erase_if(edits, [&](const Edit& edit) { return is_published(data, edit); });
  sort_by(edits, [&](const Edit& edit) {
    return std::tie(data.units[edit.unit.value].code, edit.indicator);
  });
  std::vector<UnitIndex> units = mapped(edits, &Edit::unit);
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
  return Reader(data, diagnostics).read(text);
}

}  // namespace rescore
