#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/format.h"
#include "rescore/index.h"
#include "rescore/score.h"
#include "tables/meta.h"

namespace rescore::tables {

/// Reports a fault in a column of a meta line.
using MetaFault =
    std::function<void(std::string_view column, std::string_view sentence, FormatArgs args)>;

/// The scales of an index, each once.
class ScaleList {
 public:
  /// The scale of an indicator. Points with decimals are multiplied by a power of ten, which
  /// changes no value; texts with the same points become one option. Reports points that no scale
  /// can have.
  ScaleIndex add(const MetaLine& line, const MetaFault& fault);
  std::vector<Scale> take() { return std::move(scales_); }

 private:
  std::vector<Scale> scales_;
  std::map<std::string, ScaleIndex> known_;  ///< by everything but the id
};

/// Reads the texts of one column as options of its scale.
class ChoiceReader {
 public:
  ChoiceReader(const Table& data, std::size_t column, const MetaLine& line)
      : data_(&data), column_(column), line_(&line) {}

  /// Exactly, or else without regard to case, or as the same number. Any other text is missing and
  /// counted; the error is for a column with more than twenty different ones.
  Answer read(std::size_t row, const Scale& scale, Errors& errors);

  /// The texts that are no choice, with how often each stands in the column.
  const std::map<std::string, int>& unknown() const { return unknown_; }

 private:
  std::optional<std::size_t> choice_of(const std::string& text) const;

  const Table* data_;
  std::size_t column_;
  const MetaLine* line_;
  std::map<std::string, int> unknown_;
};

}  // namespace rescore::tables
