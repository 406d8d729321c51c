#include "rescore/known_editions.h"

#include "json.h"

namespace rescore {

using json::Node;

std::optional<std::vector<KnownEdition>> read_known_editions(std::string_view file,
                                                             std::string_view text,
                                                             Errors& errors) {
  const std::size_t before = errors.size();
  const auto value = json::parse(file, text, errors);
  if (!value) return std::nullopt;
  const Node root(*value, file, errors);
  root.only({"editions"});
  std::vector<KnownEdition> editions;
  for (const Node& node : root.key("editions").items(1, 100)) {
    node.only({"edition", "title", "pattern", "countries", "commit", "fingerprint", "regions"});
    editions.push_back(
        {node.key("edition").id().value_or(""), node.key("title").text(100).value_or(""),
         node.key("pattern").id().value_or(""),
         static_cast<int>(node.key("countries").integer(1, 1000).value_or(0)),
         node.key("commit").text(40).value_or(""), node.key("fingerprint").text(8).value_or(""),
         node.key("regions").text(8).value_or("")});
  }
  if (errors.size() > before) return std::nullopt;
  return editions;
}

}  // namespace rescore
