#include <memory>

#include "bench.h"
#include "rescore/result.h"
#include "rescore/session.h"

// The same results as a session makes them: row by row, and one change after another.
namespace rescore::bench {
namespace {

Timed rows(const Dataset& data) {
  const auto mixed = std::make_shared<Mixed>();
  const auto run = [mixed, &data] {
    *mixed = {};
    const Table table = table_of(data);
    for (const NodeIndex node : nodes(data.edition)) {
      for (const Row& row : ranking_of(data.edition, table, data.edition.methods[0], node)) {
        mixed->add(static_cast<std::uint32_t>(row.place.rank));
      }
    }
  };
  return {run, [mixed] { return mixed->value(); }};
}

/// One more change, and every rank, when so many others stand: one skip a country, then the next.
Timed one_more(const Session& loaded, std::size_t standing) {
  const auto session = std::make_shared<Session>(loaded);
  const Dataset& data = session->data();
  std::size_t made = 0;
  for (std::size_t i = 0; made < standing; ++i) {
    const Responses& responses = data.responses[i % data.responses.size()];
    const Indicator& indicator = data.edition.indicators[i / data.responses.size()];
    if (!session->set(responses.unit, indicator.id, std::nullopt).empty()) break;
    made = session->scenario().edits().size();
  }
  const auto turn = std::make_shared<int>(0);
  return {[session, turn] {
            *turn = *turn == 3 ? 4 : 3;
            session->set("AZ", "media-03", *turn);
            Errors errors;
            session->ranks("", errors);
          },
          {}};
}

}  // namespace

std::vector<Case> table_cases(const Session& session) {
  std::vector<Case> cases = {{"all-scopes-by-rows", [&session] { return rows(session.data()); }}};
  for (const std::size_t standing : {1, 10, 100, 1000, 5000}) {
    cases.push_back({"edits-" + std::to_string(standing),
                     [&session, standing] { return one_more(session, standing); }});
  }
  return cases;
}

}  // namespace rescore::bench
