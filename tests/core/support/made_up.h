#pragma once

#include <vector>

#include "support/support.h"
#include "support/generator.h"

/// Small made-up indices in which every way to answer can be tried, and results from nothing but
/// answers: the oracle of what is computed by shorter ways.
namespace rescore::test {

/// How large a made-up index may get.
struct Size {
  std::size_t indicators = 12;
  std::size_t units = 6;
  std::size_t options = 5;  ///< of a scale, 2 or more
};

/// Every country has a sheet; about one answer in six is skipped. Scores need not start at 0. Some
/// domains and layers may have no indicator.
Dataset made_up_index(Generator& generator, const Size& size);

/// Any rules, weights, dropped indicators and way to put the overall score together that can go
/// together.
Method made_up_method(const Edition& edition, Generator& generator);
NodeRule made_up_rule(Generator& generator);

/// An answer, one in `skips` of them skipped.
Answer made_up_answer(const Scale& scale, Generator& generator, std::size_t skips = 6);

/// Any edits of a country, or of all: at most one per answer, in order, each another answer than
/// the sheet's.
std::vector<Edit> made_up_edits(const Dataset& data, Generator& generator, std::size_t most);

/// The answers of every country, in the standings' order. Each must have a sheet.
using Answers = std::vector<std::vector<Answer>>;
Answers answers_of(const Dataset& data, std::span<const Edit> edits = {});

/// One node of every unit, from the answers alone: a second way, written out plainly with exact
/// fractions, to what the engine computes.
std::vector<Row> ranking_from(const Edition& edition, const Answers& answers, const Method& method,
                              NodeIndex node);

/// Every option of a scale, then skip.
std::vector<Answer> every_answer(const Scale& scale);

/// "12/44 27.3 5=2 of 6", to compare and to print rows by.
std::string text_of(const Row& row);

}  // namespace rescore::test
