#include "links/link_compact.h"

#include <algorithm>
#include <array>
#include <cstdint>

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

/// The lists that the code refers to, in an order that no file decides.
struct Lists {
  std::vector<UnitIndex> units;            ///< by code
  std::vector<IndicatorIndex> indicators;  ///< by id
  std::vector<std::size_t> choices;        ///< of each of these: its options, and skipping
};

Lists lists_of(const Dataset& data) {
  Lists lists{units(data), all_indices<IndicatorIndex>(data.edition.indicators.size()), {}};
  sort_by(lists.units, [&](UnitIndex u) -> std::string_view { return data.units[u.value].code; });
  sort_by(lists.indicators, [&](IndicatorIndex i) -> std::string_view {
    return data.edition.indicators[i.value].id;
  });
  for (const IndicatorIndex i : lists.indicators) {
    lists.choices.push_back(data.edition.scale_of(i).options.size() + 1);
  }
  return lists;
}

/// Every answer of every country: 0 unchanged, 1 and on the options, after them skipped.
using Grid = std::vector<std::vector<std::uint8_t>>;

Grid empty_grid(const Lists& lists) {
  return {lists.units.size(), std::vector<std::uint8_t>(lists.indicators.size())};
}

/// What is held likely, by what stands around an answer. At first, all that an answer can be is
/// equally likely; without learning it stays so, which bounds the length of any code.
class Model {
 public:
  Model(std::size_t most, bool learns)
      : most_(most),
        learns_(learns),
        changed_((most + 1) * 4),
        choice_((most + 1) * (most + 1) * (most + 1)) {
    for (std::size_t n = 1; n <= most; ++n) {
      for (std::size_t around = 0; around < 4; ++around) {
        changed_[n * 4 + around] = one_of(n + 1, n);
      }
      for (std::size_t above = 0; above <= most; ++above) {
        for (std::size_t k = 1; k < n; ++k) choice(n, above, k) = one_of(n - k + 1, 1);
      }
    }
  }

  bool unit(Coder& coder, bool before, bool yes) { return code(coder, unit_[before], yes); }

  /// The cell of an answer with n choices; `left` stands before it in its country, `above` at the
  /// same indicator in the last country with changes.
  std::uint8_t cell(Coder& coder, std::size_t n, std::uint8_t left, std::uint8_t above,
                    std::uint8_t is) {
    const std::size_t around = (left != 0 ? 2u : 0u) + (above != 0 ? 1u : 0u);
    if (!code(coder, changed_[n * 4 + around], is != 0)) return 0;
    std::uint8_t k = 1;
    while (k < n && !code(coder, choice(n, above, k), is == k)) ++k;
    return k;
  }

 private:
  static Chance one_of(std::size_t all, std::size_t good) {
    return {static_cast<std::uint32_t>(65536 * good / all), 0};
  }
  Chance& choice(std::size_t n, std::size_t above, std::size_t k) {
    return choice_[(n * (most_ + 1) + above) * (most_ + 1) + k];
  }
  bool code(Coder& coder, Chance& chance, bool yes) {
    const bool was = coder.code(chance, yes);
    if (learns_) chance.learn(was);
    return was;
  }

  std::size_t most_;
  bool learns_;
  std::array<Chance, 2> unit_;
  std::vector<Chance> changed_;
  std::vector<Chance> choice_;
};

/// Goes over all answers: an encoder writes the grid, a decoder fills it.
void code(Coder& coder, const Lists& lists, Grid& grid, bool learns) {
  learns = coder.code(Chance{}, learns);
  const std::size_t most = *std::max_element(lists.choices.begin(), lists.choices.end());
  Model model(most, learns);
  std::vector<std::uint8_t> above(lists.indicators.size());
  bool changed = false;
  for (std::vector<std::uint8_t>& row : grid) {
    const bool has_changes = any_of(row, [](std::uint8_t cell) { return cell != 0; });
    changed = model.unit(coder, changed, has_changes);
    if (!changed) continue;
    std::uint8_t left = 0;
    for (std::size_t column = 0; column < row.size(); ++column) {
      std::uint8_t& cell = row[column];
      cell = model.cell(coder, lists.choices[column], left, above[column], cell);
      left = above[column] = cell;
    }
  }
}

/// The hash of the lists and the code, as four bytes.
std::string checksum(const Dataset& data, const Lists& lists, std::string_view code) {
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

/// The bytes; nothing when the text has other characters, or bits that make no whole byte.
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
  const Lists lists = lists_of(data);
  const auto position = [](const auto& list, auto entry) {
    return static_cast<std::size_t>(std::find(list.begin(), list.end(), entry) - list.begin());
  };
  Grid grid = empty_grid(lists);
  for (const Edit& edit : edits) {
    const Scale& scale = data.edition.scale_of(edit.indicator);
    const std::size_t place =
        edit.to.missing() ? scale.options.size() : scale.option_with(edit.to.score).value();
    grid[position(lists.units, edit.unit)][position(lists.indicators, edit.indicator)] =
        static_cast<std::uint8_t>(place + 1);
  }
  const auto coded = [&](bool learns) {
    Coder encoder;
    code(encoder, lists, grid, learns);
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
  const Lists lists = lists_of(data);
  if (!bytes->starts_with(checksum(data, lists, coded))) return std::nullopt;
  Grid grid = empty_grid(lists);
  Coder decoder(coded);
  code(decoder, lists, grid, false);
  std::vector<Edit> edits;
  for (std::size_t r = 0; r < lists.units.size(); ++r) {
    for (std::size_t c = 0; c < lists.indicators.size(); ++c) {
      const std::size_t cell = grid[r][c];
      if (cell == 0) continue;
      const std::vector<Option>& options = data.edition.scale_of(lists.indicators[c]).options;
      const Answer to = cell > options.size()
                            ? Answer::skip()
                            : Answer{static_cast<double>(options[cell - 1].score)};
      edits.push_back({lists.units[r], lists.indicators[c], to});
    }
  }
  return edits;
}

}  // namespace rescore::compact
