#include "tables/about.h"

#include <array>
#include <map>

#include "base/lists.h"
#include "base/text.h"

namespace rescore::tables {

std::optional<About> read_about(const Table& table, Errors& errors) {
  static constexpr std::array<std::string_view, 11> keys = {
      "edition", "title",    "unit",   "publisher", "website", "data",
      "version", "citation", "caveat", "measures",  "highrank"};
  const auto key = table.find({"key"});
  const auto value = table.find({"value"});
  if (!key || !value) {
    table.fail_header(errors, ErrorCode::unknown_form, 0, "expected the columns Key and Value.");
    return std::nullopt;
  }
  const std::size_t before = errors.size();
  std::map<std::string, std::string> values;
  for (std::size_t r = 0; r < table.rows(); ++r) {
    const std::string name = plain_name(table.text(r, *key));
    if (!contains(keys, name)) {
      table.fail(errors, ErrorCode::unknown_key, r, *key,
                 "expected edition, title, unit, publisher, website, data, version, citation, "
                 "caveat, measures or high_rank, found \"{}\".",
                 {excerpt(table.text(r, *key))});
    } else if (!values.emplace(name, table.text(r, *value)).second) {
      table.fail(errors, ErrorCode::duplicate_key, r, *key, "\"{}\" stands here twice.", {name});
    }
    const std::string& text = table.text(r, *value);
    const bool address = text.starts_with("https://") || text.starts_with("http://");
    if ((name == "website" || name == "data") && !text.empty() && !address) {
      table.fail(errors, ErrorCode::bad_link, r, *value,
                 "expected an address that starts with https:// or http://, found \"{}\".",
                 {excerpt(text)});
    } else if (name == "edition" && !text.empty() && text != slug_from(text)) {
      table.fail(errors, ErrorCode::bad_id, r, *value,
                 "expected lower-case letters, digits and hyphens, such as {}, found \"{}\".",
                 {slug_from(text), excerpt(text)});
    }
  }
  About about{values["edition"], values["title"], values["unit"], {}};
  const bool any = any_of(keys, [&](std::string_view name) {
    return name != "edition" && name != "title" && name != "unit" &&
           !values[std::string(name)].empty();
  });
  if (any) {
    for (const char* name : {"publisher", "website", "data", "version", "citation"}) {
      if (!values[name].empty()) continue;
      report(errors, ErrorCode::missing_key, table.file(), "",
             "Expected a line with the key {} as well; a source is named in full.", {name});
    }
    about.source =
        Source{values["publisher"], values["website"], values["data"],     values["version"],
               values["citation"],  values["caveat"],  values["measures"], values["highrank"]};
  }
  if (errors.size() > before) return std::nullopt;
  return about;
}

}  // namespace rescore::tables
