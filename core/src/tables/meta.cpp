#include "tables/meta.h"

#include <cmath>
#include <initializer_list>
#include <map>
#include <string_view>

#include "base/lists.h"
#include "base/text.h"

namespace rescore::tables {
namespace {

constexpr double kMostNumber = 1e15;
constexpr double kMostWeight = 1e6;

/// Reads the cells of one row by the names of their columns.
class Row {
 public:
  Row(const Table& table, std::size_t row, Errors& errors)
      : table_(table), row_(row), errors_(errors) {}

  /// Empty if there is no such column, or the cell has nothing.
  std::string text(std::string_view column) const {
    const auto found = table_.find({column});
    if (!found) return {};
    const std::string& text = table_.text(row_, *found);
    return says_missing(text) ? std::string() : text;
  }

  std::optional<double> number(std::string_view column, double least, double most) const {
    const auto found = table_.find({column});
    if (!found) return std::nullopt;
    const Cell cell = table_.cell(row_, *found);
    if (cell.kind == Cell::Kind::missing) return std::nullopt;
    if (cell.kind == Cell::Kind::number && cell.number >= least && cell.number <= most) {
      return cell.number;
    }
    fail(column,
         least == 0 && most == kMostWeight ? "expected a number from 0 to 1000000, found \"{}\"."
                                           : "expected a number, found \"{}\".",
         {excerpt(text(column))});
    return std::nullopt;
  }

  /// The position of the cell's word, in any case; 0 for an empty cell.
  std::size_t word(std::string_view column, std::initializer_list<std::string_view> words) const {
    const std::string found = plain_name(text(column));
    if (found.empty()) return 0;
    std::string list;
    std::size_t at = 0;
    for (const std::string_view word : words) {
      if (plain_name(word) == found) return at;
      list += (at == 0 ? "" : at + 1 == words.size() ? " or " : ", ") + std::string(word);
      ++at;
    }
    fail(column, "expected {}, found \"{}\".", {list, excerpt(text(column))});
    return 0;
  }

  void fail(std::string_view column, std::string_view sentence, FormatArgs args) const {
    table_.fail(errors_, ErrorCode::unknown_word, row_, *table_.find({column}), sentence, args);
  }

 private:
  const Table& table_;
  std::size_t row_;
  Errors& errors_;
};

MetaLine::Type type_of(const Row& row) {
  using enum MetaLine::Type;
  // Denominators and other columns of the data are in no score.
  constexpr MetaLine::Type types[] = {indicator, aggregate, group, other, other};
  return types[row.word("type", {"Indicator", "Aggregate", "Group", "Denominator", "Other"})];
}

/// "No=0|Partly=0.5|Yes=1"
std::vector<Choice> read_choices(const Table& table, const Row& row, Errors& errors,
                                 std::size_t at) {
  std::vector<Choice> choices;
  std::string text = row.text("points");
  if (text.empty()) return choices;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::string_view part = take(rest, '|');
    const std::size_t equals = part.rfind('=');
    const bool whole = equals != std::string_view::npos;
    const Cell cell = whole ? table.cell_of(trimmed(part.substr(equals + 1))) : Cell{};
    if (cell.kind != Cell::Kind::number) {
      table.fail(errors, ErrorCode::unknown_word, at, *table.find({"points"}),
                 "expected texts with their points, such as No=0|Yes=1, found \"{}\".",
                 {excerpt(part)});
      return choices;
    }
    choices.push_back({one_line(part.substr(0, equals)), cell.number});
  }
  sort_by(choices, [](const Choice& choice) { return choice.points; });
  return choices;
}

void read_number(const Row& row, MetaLine& line) {
  line.number.unit = row.text("unit");
  line.number.lower = row.number("min", -kMostNumber, kMostNumber);
  line.number.upper = row.number("max", -kMostNumber, kMostNumber);
  line.number.clamped = row.word("clamp", {"no", "yes", "false", "true", "0", "1"}) % 2 == 1;
  line.number.logarithmic = row.word("transform", {"none", "log"}) == 1;
  line.number.reversed = line.reversed;
  const auto& [lower, upper] = std::pair(line.number.lower, line.number.upper);
  if (lower && upper && *lower >= *upper) {
    row.fail("max", "expected a number above Min, found \"{}\".", {excerpt(row.text("max"))});
  }
  if (line.number.logarithmic && lower && *lower <= 0) {
    row.fail("min", "expected a number above 0 for a logarithm, found \"{}\".",
             {excerpt(row.text("min"))});
  }
}

bool read_rule(const Row& row, NodeRule& rule) {
  constexpr Aggregation kinds[] = {Aggregation::arithmetic, Aggregation::arithmetic,
                                   Aggregation::sum, Aggregation::geometric, Aggregation::harmonic};
  rule.aggregation =
      kinds[row.word("aggregation", {"mean", "arithmetic", "sum", "geometric", "harmonic"})];
  rule.missing = static_cast<Missing>(row.word("missing", {"reweight", "zero", "none"}));
  rule.coverage = row.number("minshare", 0, 1).value_or(0);
  // The points of a sum are its score.
  const double usual = rule.aggregation == Aggregation::sum ? 1 : 100;
  rule.scale = row.number("scale", 1e-6, kMostWeight).value_or(usual);
  rule.relative_to_best = row.word("scaleto", {"none", "best"}) == 1;
  if (rule.relative_to_best) rule.scale = 100;
  const auto decimals = row.number("decimals", 0, 6);
  if (decimals && *decimals != std::floor(*decimals)) {
    row.fail("decimals", "expected a whole number from 0 to 6, found \"{}\".",
             {excerpt(row.text("decimals"))});
  }
  rule.rounding = {static_cast<int>(decimals.value_or(1))};
  rule.key = row.word("rankby", {"exact", "rounded"}) == 1 ? RankKey::rounded : RankKey::exact;
  rule.ties = static_cast<Ties>(row.word("ties", {"competition", "dense"}));
  rule.first = static_cast<First>(row.word("first", {"highest", "lowest"}));
  rule.tolerance = row.number("tolerance", 0, kMostWeight).value_or(0);
  return any_of(
      std::initializer_list<std::string_view>{"aggregation", "missing", "minshare", "scale",
                                              "scaleto", "decimals", "rankby", "ties", "first"},
      [&](std::string_view column) { return !row.text(column).empty(); });
}

}  // namespace

std::optional<Meta> read_meta(const Table& table, Errors& errors) {
  const std::size_t before = errors.size();
  if (!table.find({"icode"})) {
    table.fail_header(errors, ErrorCode::unknown_form, 0,
                      "expected the columns iCode, iName, Type, Parent, Weight and Direction.");
    return std::nullopt;
  }
  Meta meta;
  std::map<std::string, std::size_t> lines;
  for (std::size_t r = 0; r < table.rows(); ++r) {
    const Row row(table, r, errors);
    MetaLine line;
    line.row = r;
    line.code = row.text("icode");
    if (line.code.empty()) {
      table.fail(errors, ErrorCode::bad_text, r, *table.find({"icode"}), "expected a code.");
      continue;
    }
    if (const auto [it, fresh] = lines.emplace(line.code, table.line(r)); !fresh) {
      table.fail(errors, ErrorCode::duplicate_id, r, *table.find({"icode"}),
                 "\"{}\" also stands in line {}.", {excerpt(line.code), it->second});
    }
    line.type = type_of(row);
    line.name = row.text("iname");
    if (line.name.empty()) line.name = line.code;
    line.parent = row.text("parent");
    line.weight = row.number("weight", 0, kMostWeight).value_or(1);
    const double direction = row.number("direction", -1, 1).value_or(1);
    line.reversed = direction < 0;
    if (std::abs(direction) != 1) {
      row.fail("direction", "expected 1 or -1, found \"{}\".", {excerpt(row.text("direction"))});
    }
    if (line.type == MetaLine::Type::indicator) {
      read_number(row, line);
      line.choices = read_choices(table, row, errors, r);
    } else if (line.type == MetaLine::Type::aggregate) {
      meta.has_rule = read_rule(row, line.rule) || meta.has_rule;
    }
    meta.lines.push_back(std::move(line));
  }
  if (errors.size() > before) return std::nullopt;
  return meta;
}

}  // namespace rescore::tables
