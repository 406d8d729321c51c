#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rescore/edition.h"
#include "rescore/error.h"

namespace rescore {

/// A published country page, read from its text.
struct PageSheet {
  std::string unit;       ///< ISO 3166-1 alpha-2
  std::string responses;  ///< the sheet in our JSON: answers, evidence, notes, links
  int read{};             ///< indicators that were read
};

/// Reads the text of a country page as it is copied from the publisher's site: head, domains, and
/// per indicator its layer, answer, how many countries chose each option, evidence, notes and
/// links. Layers and counts must be those of the edition. Every line that is not understood, and
/// every indicator that lacks, is an error with its line as the pointer ("/512"); then there is no
/// sheet.
std::optional<PageSheet> read_page(const Edition& edition, std::string_view file,
                                   std::string_view text, Errors& errors);

}  // namespace rescore
