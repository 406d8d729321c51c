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

/// A method on one line, for commands and links: the id of one of the edition's methods (by default
/// the first), then changes, separated by commas:
///   exact                      a method of the edition
///   exact,mean                 mean of the domains' shares; `pooled` reverses this
///   skips=all                  skips stay in every maximum; `skips=answered`: they leave it
///   weight=media:2             a domain's or layer's weight in the overall score
///   drop=media                 removes a domain or layer from the overall score (weight 0)
///   drop=media-03              removes an indicator from every scope
/// Changes apply in order. If a domain and a layer share an id, it means the domain. The method's
/// id is the text. Appends all faults to `errors`.
std::optional<Method> read_method_text(const Edition& edition, std::string_view text,
                                       Errors& errors);

}  // namespace rescore
