#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "rescore/check.h"
#include "rescore/result.h"
#include "rescore/standings.h"

/// Results as text tables for people.
namespace rescore::cli {

void print_score(std::ostream& out, const Dataset& data, const std::string& country,
                 const std::vector<Row>& rows);
void print_ranking(std::ostream& out, const Dataset& data, const std::vector<Row>& rows);
void print_what_if(std::ostream& out, const Dataset& data, const std::string& country,
                   std::span<const Edit> edits, const std::vector<Row>& before,
                   const std::vector<Row>& after);
void print_check(std::ostream& out, const Dataset& data, const CheckReport& report);

}  // namespace rescore::cli
