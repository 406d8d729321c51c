#pragma once

#include "verbs.h"

/// Runs with drawn numbers, whole or in shards, and their merging. Progress goes to stderr when
/// that is a terminal.
namespace rescore::cli {

int robust_verb(const Arguments& arguments, Session& session);
int sensitivity_verb(const Arguments& arguments, Session& session);
int merge_verb(const Arguments& arguments, Session& session);

}  // namespace rescore::cli
