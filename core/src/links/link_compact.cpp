#include "links/link_compact.h"

#include <cstdint>
#include <unordered_map>

#include "audit/fingerprint.h"
#include "base/format.h"
#include "base/lists.h"
#include "links/arithmetic_coder.h"

namespace rescore::compact {
namespace {

using arithmetic::Chance;
using arithmetic::Coder;

constexpr std::size_t kChecksumBytes = 4;
constexpr std::string_view kDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Every answer of every country: 0 for unchanged, then the options from 1, then skipped.
using Grid = std::vector<std::vector<std::uint8_t>>;

Grid empty_grid(const Dataset& data) {
  return {data.units.size(), std::vector<std::uint8_t>(data.edition.indicators.size())};
}

/// Codes bits with probabilities that depend on the answers around. At first, all values of an
/// answer are equally likely. Without learning they stay so, which bounds the length of any code.
class Model {
 public:
  Model(Coder& coder, bool learns) : coder_(coder), learns_(coder.code(Chance{}, learns)) {}

  /// Whether a country has changes; `before`: whether the previous one has.
  bool unit(bool before, bool yes) { return code({0, before, 0}, 1, 2, yes); }

  /// The cell of an answer with n choices. `left` is the cell before it in its country, `above` the
  /// cell of the same indicator in the last country with changes.
  std::uint8_t cell(std::size_t n, std::uint8_t left, std::uint8_t above, std::uint8_t is) {
    const std::size_t around = (left != 0 ? 2u : 0u) + (above != 0 ? 1u : 0u);
    if (!code({n, around, 0}, n, n + 1, is != 0)) return 0;
    std::uint8_t k = 1;
    while (k < n && !code({n, above, k}, 1, n - k + 1, is == k)) ++k;
    return k;
  }

 private:
  /// Each is below 256.
  struct Place {
    std::size_t choices, around, choice;
  };
  /// For a context without history: `good` of `all` possible values mean yes.
  bool code(const Place& at, std::size_t good, std::size_t all, bool yes) {
    const std::size_t key = (at.choices << 8 | at.around) << 8 | at.choice;
    const Chance first{static_cast<std::uint32_t>(65536 * good / all), 0};
    Chance& chance = chances_.try_emplace(key, first).first->second;
    const bool was = coder_.code(chance, yes);
    if (learns_) chance.learn(was);
    return was;
  }

  Coder& coder_;
  bool learns_;
  std::unordered_map<std::size_t, Chance> chances_;
};

/// Visits all answers: an encoder writes the grid, a decoder fills it.
void code(Coder& coder, const Edition& edition, const SortedLists& lists, Grid& grid, bool learns) {
  Model model(coder, learns);
  std::vector<std::uint8_t> above(lists.indicators.size());
  bool changed = false;
  for (const UnitIndex unit : lists.units) {
    std::vector<std::uint8_t>& row = grid[unit.value];
    const bool has_changes = any_of(row, [](std::uint8_t cell) { return cell != 0; });
    changed = model.unit(changed, has_changes);
    if (!changed) continue;
    std::uint8_t left = 0;
    for (const IndicatorIndex indicator : lists.indicators) {
      const std::size_t choices = edition.scale_of(indicator).options.size() + 1;
      std::uint8_t& cell = row[indicator.value];
      cell = model.cell(choices, left, above[indicator.value], cell);
      left = above[indicator.value] = cell;
    }
  }
}

/// The hash of the lists and the code, as four bytes.
std::string checksum(const Dataset& data, const SortedLists& lists, std::string_view code) {
  std::string text;
  for (const UnitIndex c : lists.units) text += format("{}|", {data.units[c.value].code});
  for (const IndicatorIndex i : lists.indicators) {
    text += data.edition.indicators[i.value].id;
    for (const Option& option : data.edition.scale_of(i).options) {
      text += format(":{}", {option.score});
    }
    text += '|';
  }
  const std::uint32_t hash = folded_hash(text.append(code));
  std::string bytes;
  for (int i = 3; i >= 0; --i) bytes += static_cast<char>(hash >> (8 * i));
  return bytes;
}

std::string base64(std::string_view bytes) {
  std::string text;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : bytes) {
    bits = bits << 8 | static_cast<unsigned char>(c);
    for (held += 8; held >= 6; held -= 6) text += kDigits[bits >> (held - 6) & 63u];
  }
  if (held > 0) text += kDigits[bits << (6 - held) & 63u];
  return text;
}

/// The bytes; empty if the text has other characters, or bits that do not fill a byte.
std::optional<std::string> from_base64(std::string_view text) {
  std::string bytes;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : text) {
    const std::size_t digit = kDigits.find(c);
    if (digit == kDigits.npos) return std::nullopt;
    bits = bits << 6 | static_cast<std::uint32_t>(digit);
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes += static_cast<char>(bits >> held);
  }
  if (held == 6 || (bits & ((1u << held) - 1)) != 0) return std::nullopt;
  return bytes;
}

}  // namespace

bool can_write(const Edition& edition) {
  constexpr std::size_t kMostOptions = 50;
  return all_of(edition.scales, [](const Scale& scale) {
    return !scale.number && scale.options.size() <= kMostOptions;
  });
}

std::string written(const Dataset& data, std::span<const Edit> edits) {
  const SortedLists lists(data);
  Grid grid = empty_grid(data);
  for (const Edit& edit : edits) {
    const Scale& scale = data.edition.scale_of(edit.indicator);
    const std::size_t place =
        edit.to.missing() ? scale.options.size() : scale.option_with(edit.to.score).value();
    grid[edit.unit.value][edit.indicator.value] = static_cast<std::uint8_t>(place + 1);
  }
  const auto coded = [&](bool learns) {
    Coder encoder;
    code(encoder, data.edition, lists, grid, learns);
    return encoder.finish();
  };
  const std::string learned = coded(true);
  const std::string plain = coded(false);
  const std::string& shorter = plain.size() < learned.size() ? plain : learned;
  return base64(checksum(data, lists, shorter) + shorter);
}

std::optional<std::vector<Edit>> read(const Dataset& data, std::string_view text) {
  if (!can_write(data.edition)) return std::nullopt;
  const auto bytes = from_base64(text);
  if (!bytes || bytes->size() < kChecksumBytes) return std::nullopt;
  const std::string_view coded = std::string_view(*bytes).substr(kChecksumBytes);
  const SortedLists lists(data);
  if (!bytes->starts_with(checksum(data, lists, coded))) return std::nullopt;
  Grid grid = empty_grid(data);
  Coder decoder(coded);
  code(decoder, data.edition, lists, grid, false);
  std::vector<Edit> edits;
  for (const UnitIndex unit : lists.units) {
    for (const IndicatorIndex indicator : lists.indicators) {
      const std::size_t cell = grid[unit.value][indicator.value];
      if (cell == 0) continue;
      const std::vector<Option>& options = data.edition.scale_of(indicator).options;
      const Answer to = cell > options.size()
                            ? Answer::skip()
                            : Answer{static_cast<double>(options[cell - 1].score)};
      edits.push_back({unit, indicator, to});
    }
  }
  return edits;
}

}  // namespace rescore::compact
