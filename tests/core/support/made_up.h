#pragma once

#include <vector>

#include "support/generator.h"
#include "support/support.h"

/// Small generated indices in which every combination of answers can be tried, with results
/// computed only from answers: the oracle for faster algorithms.
namespace rescore::test {

/// The largest size of a generated index.
struct Size {
  std::size_t indicators = 12;
  std::size_t units = 6;
  std::size_t options = 5;  ///< of a scale, 2 or more
};

/// Every country has a sheet; about one answer in six is skipped. Scores need not start at 0. Some
/// domains and layers may have no indicator.
Dataset made_up_index(Generator& generator, const Size& size);

/// Any valid combination of rules, weights, dropped indicators and aggregation of the overall
/// score.
Method made_up_method(const Edition& edition, Generator& generator);
NodeRule made_up_rule(Generator& generator);

/// An answer, one in `skips` of them skipped.
Answer made_up_answer(const Scale& scale, Generator& generator, std::size_t skips = 6);

/// Any edits to a country, or to all: at most one per answer, in order, each different from the
/// sheet's answer.
std::vector<Edit> made_up_edits(const Dataset& data, Generator& generator, std::size_t most);

/// The answers of every country, in the standings' order. Each must have a sheet.
using Answers = std::vector<std::vector<Answer>>;
Answers answers_of(const Dataset& data, std::span<const Edit> edits = {});

/// One node of every unit, computed only from the answers: a second, plain implementation of the
/// engine with exact fractions.
std::vector<Row> ranking_from(const Edition& edition, const Answers& answers, const Method& method,
                              NodeIndex node);

/// Every option of a scale, then skip.
std::vector<Answer> every_answer(const Scale& scale);

/// "12/44 27.3 5=2 of 6", for comparing and printing rows.
std::string text_of(const Row& row);

}  // namespace rescore::test
