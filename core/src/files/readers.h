#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "json/json.h"
#include "model/dataset.h"
#include "rescore/error.h"

/// The readers for the files of a data folder besides index.json, and code that readers share. They
/// behave like those of io.h.
namespace rescore {

/// standings.json (format 1) or published.json (format 2).
std::optional<PublishedResults> read_published_results(const Edition& edition,
                                                       std::string_view file, std::string_view text,
                                                       Errors& errors);
/// The responses of one unit with their evidence, countries/AZ.json.
std::optional<Responses> read_responses(const Edition& edition, std::string_view file,
                                        std::string_view text, Errors& errors);
/// The responses of many units in a table, responses.json.
std::optional<std::vector<Responses>> read_response_table(const Edition& edition,
                                                          std::string_view file,
                                                          std::string_view text, Errors& errors);

/// A unit's code: 1 to 64 characters on one line; empty after an error.
std::string read_unit_code(const json::Cursor& item);
inline constexpr std::size_t kMaxUnitName = 120;
inline constexpr std::string_view kUnitTwice = "The unit {} stands here twice.";
inline constexpr std::string_view kCountryTwice = "The country {} stands here twice.";

/// Finds duplicates in a list.
class Distinct {
 public:
  /// Returns the text. An empty one, which an earlier error leaves, is ignored.
  std::string add(const json::Cursor& item, std::string text,
                  ErrorCode code = ErrorCode::duplicate_id,
                  std::string_view sentence = "The id \"{}\" stands in this list twice.") {
    if (!text.empty() && !seen_.insert(text).second) item.fail(code, sentence, {text});
    return text;
  }
  std::string id(const json::Cursor& item) { return add(item, item.id()); }
  std::string unit(const json::Cursor& item, std::string_view sentence = kUnitTwice) {
    return add(item, read_unit_code(item), ErrorCode::duplicate_country, sentence);
  }
  bool has(const std::string& text) const { return seen_.contains(text); }

 private:
  std::unordered_set<std::string> seen_;
};

/// Reports a file that belongs to another edition.
void check_edition(const json::Cursor& item, const Edition& edition);

/// Domains or layers of an index in format 1, as nodes; the scales in either format.
void read_parts(const json::Cursor& list, NodeKind kind, Edition& edition);
void read_scales(const json::Cursor& list, Edition& edition);

/// The node of this kind with the id at `item`, which lacks the kind. Reports an unknown node.
std::optional<NodeIndex> read_node(const json::Cursor& item, NodeKind kind, const std::string& id,
                                   const Edition& edition);

/// The indicator named here, searched from `hint` on. Reports an unknown indicator.
std::optional<IndicatorIndex> read_indicator(const json::Cursor& item, const Edition& edition,
                                             std::size_t hint = 0);

/// The largest absolute value of a number.
inline constexpr double kMostNumber = 1e15;

/// Whether an indicator can have this answer: an option of its scale, or any number.
bool can_be_answered(const Edition& edition, IndicatorIndex indicator, double score);
/// The sentence for an invalid answer; it lists the options.
std::string no_such_score(const Edition& edition, IndicatorIndex indicator, double score);

/// The sentence, with a placeholder, for a text that is not the id of a node; of a unit; of a node
/// or an indicator. It uses the edition's terms: domains, layers and countries, or nodes and units.
std::string_view no_such_node(const Edition& edition);
std::string_view no_such_unit(const Edition& edition);
std::string_view no_such_part(const Edition& edition);

/// The error for something that must be loaded first.
Error needs_first(std::string_view what, std::string_view file = "");

}  // namespace rescore
