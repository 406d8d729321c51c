#pragma once

#include <optional>
#include <string_view>

#include "files/readers.h"
#include "json/json.h"
#include "rescore/index.h"

namespace rescore {

/// A method of an index.json, or of a separate file, in the form of the edition's format. `ids` are
/// those of the methods before it.
Method read_method(const json::Cursor& item, const Edition& edition, Distinct& ids);

/// A method on one line, for commands and links: the id of one of the edition's methods (the first
/// one when left out), then changes, parted by commas:
///   exact                      a method of the edition
///   exact,mean                 mean of the domains' shares; `pooled` is the opposite
///   skips=all                  skips stay in every maximum; `skips=answered`: they leave it
///   weight=media:2             a domain's or layer's weight in the overall score
///   drop=media                 a domain or layer leaves the overall score (weight 0)
///   drop=media-03              an indicator leaves every scope
/// Changes are made one after the other. Where a domain and a layer share an id, the domain is
/// meant. The method's id is the text. What is wrong comes back in `errors`.
std::optional<Method> read_method_text(const Edition& edition, std::string_view text,
                                       Errors& errors);

}  // namespace rescore
