#include <memory>

#include "bench.h"
#include "rescore/result.h"

// The same results as a session makes them, row by row.
namespace rescore::bench {

std::vector<Case> table_cases(const Dataset& data) {
  const auto mixed = std::make_shared<Mixed>();
  const auto run = [mixed, &data] {
    *mixed = {};
    const Table table = table_of(data);
    for (const ScopeIndex scope : scopes(data.edition)) {
      for (const Row& row : ranking_of(data.edition, table, data.edition.methods[0], scope)) {
        mixed->add(static_cast<std::uint32_t>(row.place.rank));
      }
    }
  };
  return {{"all-scopes-by-rows", run, [mixed] { return mixed->value(); }}};
}

}  // namespace rescore::bench
