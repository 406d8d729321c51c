#include "china_index/country_names.h"

#include <map>

#include "base/utf8.h"

namespace rescore {
namespace {

struct Name {
  const char* code;
  const char* name;
};
constexpr Name kNames[] = {
#include "china_index/country_names.inc"
};

}  // namespace

std::optional<std::string> country_code(std::string_view name) {
  static const std::map<std::string, const char*> codes = [] {
    std::map<std::string, const char*> by_name;
    for (const auto& [code, text] : kNames) {
      const auto [it, added] = by_name.emplace(utf8::plain(text), code);
      // A name of two countries ("Congo") says neither.
      if (!added && std::string_view(it->second) != code) it->second = nullptr;
    }
    return by_name;
  }();
  const auto it = codes.find(utf8::plain(name));
  if (it == codes.end() || it->second == nullptr) return std::nullopt;
  return it->second;
}

}  // namespace rescore
