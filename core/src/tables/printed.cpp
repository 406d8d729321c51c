#include "tables/printed.h"

#include <algorithm>
#include <cmath>

#include "base/lists.h"
#include "json/json.h"

namespace rescore::tables {
namespace {

/// Where the figures stand; `code` always exists.
struct Places {
  std::size_t code{};
  std::optional<std::size_t> node{}, time{}, score{}, rank{};
};

constexpr int kMostRank = 20'000;

/// "101-150", "101–150", "1001+": a range, as rankings print them.
bool is_band(const Table& table, std::string_view text) {
  const std::size_t at = text.find_first_of("-+<>\xE2", 1);
  return at != std::string_view::npos &&
         table.cell_of(text.substr(0, at)).kind == Cell::Kind::number;
}

class Reader {
 public:
  Reader(const Table& table, Places places, Errors& errors)
      : table_(table), places_(places), errors_(errors) {}

  Printed run(Errors& notes) {
    printed_.file = table_.file();
    for (std::size_t r = 0; r < table_.rows(); ++r) read_row(r);
    if (bands_ > 0) {
      report(notes, ErrorCode::unknown_word, table_.file(), "",
             "{} ranks and scores are bands, such as 101-150; they are not compared.", {bands_});
    }
    return std::move(printed_);
  }

 private:
  void read_row(std::size_t row) {
    const auto text = [&](std::optional<std::size_t> column) {
      return column ? table_.text(row, *column) : std::string();
    };
    PrintedFigure figure{
        table_.line(row), text(places_.code), text(places_.node), text(places_.time), {}, {}};
    if (places_.score) figure.score = score(row, *places_.score);
    if (places_.rank) figure.rank = rank(row, *places_.rank);
    if (!figure.score.empty() || figure.rank) printed_.figures.push_back(std::move(figure));
  }

  std::string score(std::size_t row, std::size_t column) {
    const Cell cell = table_.cell(row, column);
    if (cell.kind == Cell::Kind::text) return unread(row, column, "a score");
    if (cell.kind == Cell::Kind::missing) return {};
    std::string digits = to_decimal(cell.number);
    const std::size_t point = digits.find('.');
    if (point != std::string::npos && digits.find('e') == std::string::npos) {
      printed_.decimals = std::max(printed_.decimals, static_cast<int>(digits.size() - point) - 1);
    }
    return digits;
  }

  std::optional<int> rank(std::size_t row, std::size_t column) {
    std::string_view text = table_.text(row, column);
    if (text.starts_with('=')) text.remove_prefix(1);
    if (text.ends_with('=')) text.remove_suffix(1);
    const Cell cell = table_.cell_of(text);
    if (cell.kind == Cell::Kind::missing) return std::nullopt;
    const bool whole = cell.kind == Cell::Kind::number && cell.number >= 1 &&
                       cell.number <= kMostRank && cell.number == std::floor(cell.number);
    if (whole) return static_cast<int>(cell.number);
    unread(row, column, "a rank, 1 or more");
    return std::nullopt;
  }

  std::string unread(std::size_t row, std::size_t column, std::string_view wanted) {
    if (is_band(table_, table_.text(row, column))) {
      ++bands_;
    } else {
      table_.fail(errors_, ErrorCode::unknown_word, row, column, "expected {}, found \"{}\".",
                  {wanted, excerpt(table_.text(row, column))});
    }
    return {};
  }

  const Table& table_;
  Places places_;
  Errors& errors_;
  Printed printed_;
  int bands_ = 0;
};

}  // namespace

std::optional<Printed> read_printed(const Table& table, Errors& notes, Errors& errors) {
  Errors none;
  const auto columns = find_unit_columns(table, {}, none);
  const auto score = table.find({"score", "value", "index"});
  const auto rank = table.find({"rank"});
  if (!columns || (!score && !rank)) {
    table.fail_header(errors, ErrorCode::unknown_form, 0,
                      "expected the columns uCode and score or rank; node, if parts are printed.");
    return std::nullopt;
  }
  const Places places{columns->code, table.find({"node", "icode", "indicator", "part"}),
                      columns->time, score, rank};
  const std::size_t before = errors.size();
  Printed printed = Reader(table, places, errors).run(notes);
  if (errors.size() > before) return std::nullopt;
  return printed;
}

std::optional<Printed> printed_beside(const Table& data, const UnitColumns& columns, Errors& notes,
                                      Errors& errors) {
  if (!columns.score && !columns.rank) return std::nullopt;
  const Places places{columns.code, {}, columns.time, columns.score, columns.rank};
  return Reader(data, places, errors).run(notes);
}

}  // namespace rescore::tables
