#pragma once

#include <iosfwd>

#include "rescore/robustness.h"
#include "rescore/sensitivity.h"
#include "rescore/situation.h"

/// Results of runs as text tables for people. With the situation that was asked about, in the order
/// of its ranks and with names; without, by mean rank (sensitivity: in the result's order), and
/// with codes alone.
namespace rescore::cli {

void print_run(std::ostream& out, const RobustnessResult& result, const Situation* situation);
void print_run(std::ostream& out, const SensitivityResult& result, const Situation* situation);

}  // namespace rescore::cli
