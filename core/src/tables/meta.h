#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rescore/index.h"
#include "tables/table.h"

namespace rescore::tables {

/// A text that an answer may be, and its points.
struct Choice {
  std::string text;
  double points{};
};

/// What the table about the index says of one column of the data, or of one part of the index.
struct MetaLine {
  enum class Type { indicator, aggregate, group, other };
  std::size_t row{};  ///< in its table
  Type type = Type::indicator;
  std::string code, name;
  std::string parent;  ///< code of the aggregate above; empty for the root
  double weight = 1;
  // Of an indicator:
  bool reversed = false;
  NumberScale number{};         ///< used if there are no choices
  std::vector<Choice> choices;  ///< empty for a number
  // Of an aggregate:
  NodeRule rule{.aggregation = Aggregation::arithmetic};
};

struct Meta {
  std::vector<MetaLine> lines;  ///< in the file's order
  bool has_rule = false;        ///< whether it says how an aggregate is scored
};

/// Reads COINr's iMeta with Rescore's further columns (docs/your-index.md). Columns that it does
/// not know are ignored. Reports every cell that has something else than what it expects, and codes
/// that stand twice.
std::optional<Meta> read_meta(const Table& table, Errors& errors);

}  // namespace rescore::tables
