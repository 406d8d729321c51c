#pragma once

#include <span>
#include <string>

#include "rescore/published_results.h"

namespace rescore {

/// Eight hexadecimal digits that stand for everything a result depends on: the edition's scales,
/// indicators, counts and methods, all countries' totals, and the full answers of `countries`
/// (those a scenario changes, or one that is shown). Two data sets give the same results for these
/// countries when their fingerprints agree, whichever tier they come from: the built-in data and
/// the publisher's raw data share the fingerprint of any country whose sheet both have. It does not
/// depend on the order of lists or keys, on white space or on wording. FNV-1a (64 bit, folded to
/// 32) over a sorted, textual form: it guards against mix-ups, not malice. A country without a
/// sheet counts with its totals only.
std::string fingerprint(const Dataset& data, std::span<const UnitIndex> units);

/// The same over every sheet that is loaded.
std::string fingerprint(const Dataset& data);

/// What a run of draws depends on: the totals, with `answers` every sheet, and the method, which
/// may be none of the edition's.
std::string run_fingerprint(const Dataset& data, const Method& method, bool answers);

/// Eight hexadecimal digits that stand for which country is in which region; results do not depend
/// on it. Empty unless every country has a region.
std::string region_fingerprint(const PublishedResults& published_results);

}  // namespace rescore
