#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "rescore/rescore.h"

/// Results as text tables for people.
namespace rescore::cli {

using Cells = std::vector<std::string>;

/// A table with a heading; columns with 'r' in `right` are right-aligned.
void print_table(std::ostream& out, const Cells& heading, const std::vector<Cells>& lines,
                 std::string_view right);

/// A table of results. For an index without points, it has no "points" columns, and "percent"
/// becomes a score.
void print_results(std::ostream& out, const Edition& edition, Cells heading,
                   std::vector<Cells> lines, std::string right);

std::string score_text(const Row& row);                            ///< "112/396"
std::string percent_text(const Edition& edition, const Row& row);  ///< "28.3 %", or "0.745"
std::string rank_text(const Rank& rank);  ///< "66", or "68=" if it is shared
std::string moved_text(int gained);       ///< "3 higher"; empty for 0
/// "media 1/3, technology 2/3": the parts with a weight.
std::string weights_text(const Edition& edition, const std::vector<NodeIndex>& parts,
                         const std::vector<Fraction>& weights);
std::string answer_text(const Edition& edition, IndicatorIndex indicator, Answer answer);

void print_score(std::ostream& out, const Session& session, const std::string& unit,
                 const std::vector<Row>& rows);
void print_ranking(std::ostream& out, const Session& session, const std::vector<Row>& rows);
void print_what_if(std::ostream& out, const Session& session, const std::string& unit,
                   const std::vector<Row>& before, const std::vector<Row>& after);
void print_check(std::ostream& out, const Session& session, const CheckReport& report);

}  // namespace rescore::cli
