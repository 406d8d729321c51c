#include "rescore/china_index/import.h"

#include "json/json.h"

namespace rescore {

using json::Cursor;

std::optional<std::vector<KnownEdition>> read_known_editions(std::string_view file,
                                                             std::string_view text,
                                                             Errors& errors) {
  const std::size_t before = errors.size();
  const auto value = json::parse(file, text, errors);
  if (!value) return std::nullopt;
  const Cursor root(*value, file, errors);
  root.allow_keys({"editions"});
  std::vector<KnownEdition> editions;
  for (const Cursor& item : root.key("editions").items(1, 100)) {
    item.allow_keys(
        {"edition", "title", "pattern", "countries", "commit", "fingerprint", "regions"});
    editions.push_back({item.key("edition").id().value_or(""),
                        item.key("title").try_line(100).value_or(""),
                        item.key("pattern").id().value_or(""),
                        static_cast<int>(item.key("countries").integer(1, 1000).value_or(0)),
                        item.key("commit").try_line(40).value_or(""),
                        item.key("fingerprint").try_line(8).value_or(""),
                        item.key("regions").try_line(8).value_or("")});
  }
  if (errors.size() > before) return std::nullopt;
  return editions;
}

}  // namespace rescore
