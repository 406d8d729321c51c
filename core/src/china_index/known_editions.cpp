#include "json/json.h"
#include "rescore/china_index/import.h"

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
    editions.push_back(
        {item.key("edition").id(), item.key("title").line(100), item.key("pattern").id(),
         item.key("countries").integer(1, 1000).value_or(0), item.key("commit").line(40),
         item.key("fingerprint").line(8), item.key("regions").line(8)});
  }
  if (errors.size() > before) return std::nullopt;
  return editions;
}

}  // namespace rescore
