#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rescore {

/// Converts text with HTML to plain text.
struct HtmlText {
  std::string text;                ///< without tags, entities resolved, blanks collapsed
  std::vector<std::string> links;  ///< the http(s) addresses of its <a href>, in order
};

/// Removes tags. <br>, <p> and similar tags become a space. A '<' that begins no tag stays.
HtmlText html_text(std::string_view html);

/// Appends the http(s) addresses in a text, each once.
void add_links(std::vector<std::string>& links, std::string_view text);

}  // namespace rescore
