#pragma once

#include <iosfwd>

#include "rescore/evaluation.h"
#include "rescore/sensitivity.h"
#include "rescore/uncertainty.h"

/// Results of runs as text tables for people. With the situation that was asked about, in the order
/// of its ranks and with names; without, by mean rank (sensitivity: in the result's order), and
/// with codes alone.
namespace rescore::cli {

void print_run(std::ostream& out, const UncertaintyResult& result, const Evaluation* evaluation);
void print_run(std::ostream& out, const SensitivityResult& result, const Evaluation* evaluation);

}  // namespace rescore::cli
