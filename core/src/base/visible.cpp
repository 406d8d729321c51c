#include "base/visible.h"

#include <array>
#include <utility>

#include "base/lists.h"
#include "base/utf8.h"

namespace rescore::utf8 {
namespace {

/// First and last of the characters without a shape: white space, control and format characters,
/// fillers, variation selectors and tags (Unicode's White_Space and Default_Ignorable_Code_Point,
/// and the empty Braille pattern).
constexpr std::array<std::pair<char32_t, char32_t>, 21> kInvisible = {{
    {0x00, 0x20},       {0x7F, 0xA0},     {0xAD, 0xAD},     {0x34F, 0x34F},   {0x61C, 0x61C},
    {0x115F, 0x1160},   {0x1680, 0x1680}, {0x17B4, 0x17B5}, {0x180B, 0x180F}, {0x2000, 0x200F},
    {0x2028, 0x202F},   {0x205F, 0x206F}, {0x2800, 0x2800}, {0x3000, 0x3000}, {0x3164, 0x3164},
    {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFF8}, {0x1D173, 0x1D17A},
    {0xE0000, 0xE0FFF},
}};

}  // namespace

bool is_visible(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next(text, at).value_or(U'?');
    if (!any_of(kInvisible, [&](auto range) { return range.first <= c && c <= range.second; })) {
      return true;
    }
  }
  return false;
}

}  // namespace rescore::utf8
