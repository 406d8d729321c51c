#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rescore {

/// Text with HTML in it, made plain.
struct HtmlText {
  std::string text;                ///< without tags, entities resolved, blanks collapsed
  std::vector<std::string> links;  ///< the http(s) addresses of its <a href>, in order
};

/// Tags fall away, <br>, <p> and the like become a blank; a '<' that begins no tag stays.
HtmlText html_text(std::string_view html);

/// Appends the http(s) addresses that stand in a text, each once; what is no address is left out.
void add_links(std::vector<std::string>& links, std::string_view text);

}  // namespace rescore
