#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "weights/conditions.h"
#include "weights/dictionary.h"

/// Proofs in whole numbers of what a dictionary proposes.
namespace rescore::weights {

/// Whether conditions, of forms that have `side[form]`, contradict each other. The proof adds
/// multiples, 0 or more, of `form > 0` and `-form >= 0` and gets a sum that is 0 or less for
/// any weights, although one of its parts must be above 0 (Motzkin's transposition theorem). The
/// multiples come from the basis of a dictionary whose solve() has failed. False means that this
/// basis proves nothing.
bool contradict(const std::vector<Form>& forms, std::span<const Side> side,
                const Dictionary& dictionary);

/// The weights at a dictionary's current basis, as whole numbers without a common factor. Empty if
/// they do not fit into 62 bits, or one is negative.
std::optional<std::vector<std::int64_t>> weights_at(const std::vector<Form>& forms,
                                                    std::span<const Side> side,
                                                    const Dictionary& dictionary);

}  // namespace rescore::weights
