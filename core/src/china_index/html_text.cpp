#include "china_index/html_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/lists.h"
#include "base/text.h"

namespace rescore {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_blank(char c) {
  return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F;
}

/// The length of the entity at the beginning of `text`, and its character; 0 if there is none.
std::pair<std::size_t, std::string_view> entity(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 9> known = {
      {{"&amp;", "&"},
       {"&lt;", "<"},
       {"&gt;", ">"},
       {"&quot;", "\""},
       {"&#39;", "'"},
       {"&apos;", "'"},
       {"&nbsp;", " "},
       {"&laquo;", "«"},
       {"&raquo;", "»"}}};
  for (const auto& [name, sign] : known) {
    if (lowered(text.substr(0, name.size())) == name) return {name.size(), sign};
  }
  return {0, {}};
}

/// The value of href inside a tag; empty if there is none.
std::string_view href(std::string_view tag) {
  const std::size_t at = lowered(tag).find("href=");
  if (at == std::string::npos || at + 6 > tag.size()) return {};
  const char quote = tag[at + 5];
  if (quote != '"' && quote != '\'') return {};
  const std::size_t end = tag.find(quote, at + 6);
  return end == std::string_view::npos ? std::string_view{} : tag.substr(at + 6, end - at - 6);
}

}  // namespace

HtmlText html_text(std::string_view html) {
  HtmlText result;
  std::string& text = result.text;
  const auto put = [&](char c) {
    if (!is_blank(c)) {
      text += c;
    } else if (!text.empty() && text.back() != ' ') {
      text += ' ';
    }
  };
  // No tag begins after the last tag end, so the search stops there.
  const std::size_t last = std::min(html.rfind('>') + 1, html.size());  // npos + 1 is 0
  for (std::size_t i = 0; i < html.size(); ++i) {
    const bool opens = i + 1 < last && html[i] == '<' &&
                       (is_letter(html[i + 1]) || html[i + 1] == '/' || html[i + 1] == '!');
    if (opens) {
      const std::size_t end = html.find('>', i);
      const std::string_view tag = html.substr(i + 1, end - i - 1);
      add_links(result.links, href(tag));
      const std::string name = lowered(tag.substr(0, tag.find_first_of(" /\t\n", 1)));
      if (name != "a" && name != "/a" && name != "b" && name != "i" && name != "em" &&
          name != "/b" && name != "/i" && name != "/em" && name != "span" && name != "/span") {
        put(' ');
      }
      i = end;
      continue;
    }
    const auto [length, sign] = html[i] == '&' ? entity(html.substr(i)) : entity({});
    if (length > 0) {
      for (const char c : sign) put(c);
      i += length - 1;
      continue;
    }
    put(html[i]);
  }
  if (!text.empty() && text.back() == ' ') text.pop_back();
  return result;
}

void add_links(std::vector<std::string>& links, std::string_view text) {
  // Keeps one more than a sheet may have, so that an excess is reported.
  constexpr std::size_t kMostLinks = 1001;
  for (std::size_t at = 0;
       links.size() < kMostLinks && (at = text.find("http", at)) != std::string_view::npos;) {
    const std::string_view rest = text.substr(at);
    const std::size_t scheme = rest.starts_with("https://")  ? 8
                               : rest.starts_with("http://") ? 7
                                                             : 0;
    if (scheme == 0) {
      at += 4;
      continue;
    }
    const std::size_t end = std::min(rest.find_first_of(" \t\r\n\"<>\\^`{|}"), rest.size());
    const std::string address(rest.substr(0, end));
    const bool good = address.size() > scheme && address[scheme] != '/' && address.size() <= 2048;
    if (good && !contains(links, address)) {
      links.push_back(address);
    }
    at += end;
  }
}

}  // namespace rescore
