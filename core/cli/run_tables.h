#pragma once

#include <iosfwd>
#include <vector>

#include "rescore/rescore.h"

/// Results of runs as text tables for people. If the ranking is given, they are in its order and
/// have names. Otherwise they are sorted by mean rank (sensitivity: in the result's order) and have
/// only codes.
namespace rescore::cli {

/// The overall ranking by the method of a run.
struct Ranked {
  const Session& session;
  std::vector<Row> rows;
};

void print_run(std::ostream& out, const UncertaintyResult& result, const Ranked* ranked);
void print_run(std::ostream& out, const SensitivityResult& result, const Ranked* ranked);

}  // namespace rescore::cli
