#include "links/link_versions.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "links/link.h"

namespace rescore::link {
namespace {

using fragment::Field;
using fragment::in_quotes;
using fragment::report;

void rename(std::vector<Field>& fields, std::string_view from, std::string_view to) {
  for (Field& field : fields) {
    if (field.key == from) field.key = to;
  }
}

/// Version 0, the form for writing by hand: no v, and words for keys.
void from_hand_written(std::vector<Field>& fields) {
  rename(fields, "edition", "d");
  rename(fields, "country", "c");
  rename(fields, "set", "e");
}

/// Entry n carries a link of version n up to version n + 1.
constexpr std::array<void (*)(std::vector<Field>&), kLinkVersion> kMigrations = {from_hand_written};

/// The version a link says it has, 0 when it is written by hand.
std::optional<int> version_of(const std::vector<Field>& fields, Errors& diagnostics) {
  const Field* field = find(fields, "v");
  if (field == nullptr) {
    if (find(fields, "country") != nullptr || find(fields, "set") != nullptr) return 0;
    report(diagnostics, ErrorCode::broken_link, "", "The link lacks its version (v=1){}",
           {kNothingHolds});
    return std::nullopt;
  }
  const std::string& text = field->value;
  const bool number =
      std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
      text.front() != '0';
  if (!number) {
    report(diagnostics, ErrorCode::broken_link, field->place,
           "The link's version {} is no whole number from 1 on{}",
           {in_quotes(text), kNothingHolds});
    return std::nullopt;
  }
  int version = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), version);
  if (problem == std::errc{} && version <= kLinkVersion) return version;
  report(
      diagnostics, ErrorCode::newer_link, field->place,
      "The link is from a newer Rescore: it has version {}, and this one knows versions up to {}{}",
      {in_quotes(text), kLinkVersion, kNothingHolds});
  return std::nullopt;
}

}  // namespace

std::optional<Opened> open(std::string_view text, Errors& diagnostics) {
  if (text.starts_with('#')) text.remove_prefix(1);
  if (text.empty()) return std::nullopt;
  if (text.size() > kMaxLinkBytes) {
    report(diagnostics, ErrorCode::broken_link, "", "The link has more than {} KB{}",
           {kMaxLinkBytes >> 10, kNothingHolds});
    return std::nullopt;
  }
  std::vector<Field> fields = fragment::read(text, diagnostics);
  fragment::keep_last(fields, diagnostics);
  const auto version = version_of(fields, diagnostics);
  if (!version) return std::nullopt;
  for (int v = *version; v < kLinkVersion; ++v) kMigrations[static_cast<std::size_t>(v)](fields);
  fragment::keep_last(fields, diagnostics);
  return Opened{std::move(fields), *version};
}

const Field* find(const std::vector<Field>& fields, std::string_view key) {
  const auto it = std::find_if(fields.begin(), fields.end(), [&](const Field& field) {
    return field.key == key && !field.value.empty();
  });
  return it == fields.end() ? nullptr : &*it;
}

bool is_key(std::string_view key) {
  constexpr std::array<std::string_view, 7> keys = {"v", "d", "c", "m", "s", "e", "x"};
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

}  // namespace rescore::link
