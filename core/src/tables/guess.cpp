#include "tables/guess.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/lists.h"
#include "base/text.h"

namespace rescore::tables {
namespace {

enum class Kind { nothing, numbers, choices, text };

/// What most cells of a column hold.
Kind kind_of(const Table& data, std::size_t column) {
  std::size_t numbers = 0, choices = 0, texts = 0;
  for (std::size_t r = 0; r < data.rows(); ++r) {
    const Cell::Kind kind = data.cell(r, column).kind;
    if (kind == Cell::Kind::missing) continue;
    static constexpr std::array<std::string_view, 4> words = {"yes", "no", "true", "false"};
    numbers += kind == Cell::Kind::number;
    choices += contains(words, lowered(data.text(r, column)));
    texts += kind == Cell::Kind::text;
  }
  if (numbers + texts == 0) return Kind::nothing;
  if (numbers >= texts) return Kind::numbers;
  return choices > 0 && choices * 2 >= texts ? Kind::choices : Kind::text;
}

bool says_true(const Table& data, std::size_t column) {
  for (std::size_t r = 0; r < data.rows(); ++r) {
    const std::string text = lowered(data.text(r, column));
    if (text == "true" || text == "false") return true;
    if (text == "yes" || text == "no") return false;
  }
  return false;
}

/// "budget" of "budget.free", "A" of "A1"; empty if the code has no such part.
std::string prefix_of(const std::string& code) {
  const std::size_t mark = code.find_first_of("._");
  if (mark != std::string::npos && mark > 0 && mark + 1 < code.size()) return code.substr(0, mark);
  std::size_t letters = code.size();
  while (letters > 0 && code[letters - 1] >= '0' && code[letters - 1] <= '9') --letters;
  return letters < code.size() ? code.substr(0, letters) : std::string();
}

/// Puts the indicators below parts that their codes name, where that makes sense.
void add_parts(const std::optional<Printed>& printed, Meta& meta) {
  std::set<std::string> scored, prefixes;
  if (printed) {
    for (const PrintedFigure& figure : printed->figures) scored.insert(figure.node);
  }
  bool all = true;
  for (const MetaLine& line : meta.lines) {
    const std::string prefix = prefix_of(line.code);
    all = all && !prefix.empty();
    if (!prefix.empty() && prefix != line.code) prefixes.insert(prefix);
  }
  const bool printed_parts =
      any_of(prefixes, [&](const std::string& prefix) { return scored.contains(prefix); });
  const bool by_codes =
      scored.size() <= 1 && all && prefixes.size() > 1 && prefixes.size() < meta.lines.size();
  std::string root = "overall";
  if (printed) {
    // The part that is printed first of those that no indicator names is the whole.
    const auto whole = std::find_if(
        printed->figures.begin(), printed->figures.end(), [&](const PrintedFigure& figure) {
          return !figure.node.empty() && !prefixes.contains(figure.node);
        });
    if (whole != printed->figures.end()) root = whole->node;
  }
  std::vector<MetaLine> parts;
  for (MetaLine& line : meta.lines) {
    const std::string prefix = prefix_of(line.code);
    const bool below = !prefix.empty() && (printed_parts ? scored.contains(prefix) : by_codes);
    line.parent = below ? prefix : root;
    if (!below || find_by(parts, prefix, &MetaLine::code) != parts.end()) continue;
    MetaLine part;
    part.type = MetaLine::Type::aggregate;
    part.code = part.name = prefix;
    part.parent = root;
    parts.push_back(std::move(part));
  }
  MetaLine whole;
  whole.type = MetaLine::Type::aggregate;
  whole.code = root;
  whole.name = root == "overall" ? "Overall" : root;
  parts.push_back(std::move(whole));
  meta.lines.insert(meta.lines.end(), parts.begin(), parts.end());
}

}  // namespace

std::optional<Meta> guess_meta(const Table& data, const UnitColumns& columns,
                               const std::optional<Printed>& printed, Errors& notes,
                               Errors& errors) {
  Meta meta;
  for (std::size_t c = 0; c < data.columns(); ++c) {
    if (columns.has(c)) continue;
    const Kind kind = kind_of(data, c);
    if (kind == Kind::nothing || kind == Kind::text) {
      report(notes, ErrorCode::unknown_word, data.file(), "/1/" + to_decimal(c + 1),
             kind == Kind::text ? "The column \"{}\" has texts, and is left out; Points in a table "
                                  "about the index would say what they count."
                                : "The column \"{}\" is empty, and is left out.",
             {excerpt(data.header(c))});
      continue;
    }
    MetaLine line;
    line.code = line.name = data.header(c);
    if (kind == Kind::choices) {
      line.choices = says_true(data, c) ? std::vector<Choice>{{"False", 0}, {"True", 1}}
                                        : std::vector<Choice>{{"No", 0}, {"Yes", 1}};
    }
    meta.lines.push_back(std::move(line));
  }
  if (meta.lines.empty()) {
    report(errors, ErrorCode::unknown_form, data.file(), "",
           "Expected at least one column with numbers, or with Yes and No.");
    return std::nullopt;
  }
  add_parts(printed, meta);
  return meta;
}

}  // namespace rescore::tables
