#pragma once

#include "verbs.h"

/// Runs of random draws, whole or in shards, and merging. Progress goes to stderr if that is a
/// terminal.
namespace rescore::cli {

int robust_verb(const Arguments& arguments, Session& session);
int sensitivity_verb(const Arguments& arguments, Session& session);
int merge_verb(const Arguments& arguments, Session& session);

}  // namespace rescore::cli
