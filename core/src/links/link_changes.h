#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "links/fragment.h"
#include "model/dataset.h"

/// The changes of a link, in both of their forms: the readable list of the key e and the compact
/// code of the key x.
namespace rescore::link {

/// The edits that differ from the published answers, by country's code and in the edition's order.
std::vector<Edit> in_written_order(const Dataset& data, const std::vector<Edit>& edits);

/// "AZ.media-03:3~AZ.foreign-policy-08:-".
std::string list_of(const Dataset& data, const std::vector<Edit>& edits);

/// Collects what a link changes, and tells what it cannot change.
class Changes {
 public:
  Changes(const Dataset& data, Errors& diagnostics) : data_(data), diagnostics_(diagnostics) {}

  void read_compact(const fragment::Field& field);
  /// Of two changes of an answer the last one holds, which is told.
  void read_list(const fragment::Field& field);

  /// The countries whose answers the link would change, whether or not they can be.
  std::vector<UnitIndex> units() const { return {units_.begin(), units_.end()}; }
  /// What differs from the published answers, by country and indicator.
  std::vector<Edit> edits() const;

 private:
  void read_one(std::string_view text, const std::string& place);
  void bad_edit(std::string_view text, const std::string& place);
  void add(const Edit& edit, const std::string& place);

  const Dataset& data_;
  Errors& diagnostics_;
  std::set<UnitIndex> units_;
  std::set<UnitIndex> reported_;  ///< without answers: said once, not for each of them
  std::map<std::pair<UnitIndex, IndicatorIndex>, Answer> changes_;
};

}  // namespace rescore::link
