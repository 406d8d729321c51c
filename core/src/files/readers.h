#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "json/json.h"
#include "model/dataset.h"
#include "rescore/error.h"

/// The readers of the files of a data folder beside index.json, and what readers share. They read
/// as those of io.h do.
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

/// Tells what stands in a list twice.
class Distinct {
 public:
  /// Gives the text. An empty one, which an error leaves, stands for nothing.
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

/// Reports when a file belongs to another edition.
void check_edition(const json::Cursor& item, const Edition& edition);

/// Domains or layers of an index of format 1, as nodes; the scales of either format.
void read_parts(const json::Cursor& list, NodeKind kind, Edition& edition);
void read_scales(const json::Cursor& list, Edition& edition);

/// The node of this kind and id, which stands at `item` without its kind; reports one that there is
/// not.
std::optional<NodeIndex> read_node(const json::Cursor& item, NodeKind kind, const std::string& id,
                                   const Edition& edition);

/// The indicator that is named here, looked for from `hint` on; reports one that there is not.
std::optional<IndicatorIndex> read_indicator(const json::Cursor& item, const Edition& edition,
                                             std::size_t hint = 0);

/// Numbers go from minus to plus this.
inline constexpr double kMostNumber = 1e15;

/// Whether an indicator can be answered so: with an option of its scale, or any number.
bool can_be_answered(const Edition& edition, IndicatorIndex indicator, double score);
/// The sentence for an answer that it cannot have; it lists the options there are.
std::string no_such_score(const Edition& edition, IndicatorIndex indicator, double score);

/// The sentence, with a gap for it, about what is the id of no node; of no unit; of no node and no
/// indicator. It speaks as the edition does: of domains, layers and countries, or of nodes and
/// units.
std::string_view no_such_node(const Edition& edition);
std::string_view no_such_unit(const Edition& edition);
std::string_view no_such_part(const Edition& edition);

/// The error for something that must be loaded before.
Error needs_first(std::string_view what, std::string_view file = "");

}  // namespace rescore
