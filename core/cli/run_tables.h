#pragma once

#include <iosfwd>
#include <vector>

#include "rescore/rescore.h"

/// Results of runs as text tables for people. With the ranking that was asked about, in its order
/// and with names; without, by mean rank (sensitivity: in the result's order), and
/// with codes alone.
namespace rescore::cli {

/// The overall ranking by the method of a run.
struct Ranked {
  const Session& session;
  std::vector<Row> rows;
};

void print_run(std::ostream& out, const UncertaintyResult& result, const Ranked* ranked);
void print_run(std::ostream& out, const SensitivityResult& result, const Ranked* ranked);

}  // namespace rescore::cli
