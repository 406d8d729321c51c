#include "files/readers.h"

namespace rescore {
namespace {

using json::Cursor;

constexpr std::size_t kMaxList = 1000;

void check_profile(const Cursor& item) {
  item.allow_keys({"population_millions", "gdp_per_head_usd", "gdp_year", "press_freedom_rank",
                   "press_freedom_year", "freedom_score", "freedom_status", "freedom_year",
                   "relations_since", "updated"});
  item.optional("population_millions").decimal(2, 0, 10'000 * 100);
  item.optional("gdp_per_head_usd").decimal(2, 0, 10'000'000 * 100);
  item.optional("gdp_year").integer(1900, 2200);
  item.optional("press_freedom_rank").integer(1, 300);
  item.optional("press_freedom_year").integer(1900, 2200);
  item.optional("freedom_score").integer(0, 100);
  item.optional("freedom_year").integer(1900, 2200);
  item.optional("freedom_status").try_line(40);
  item.optional("relations_since").date();
  item.optional("updated").date();
}

/// The documents that timeline and contradictions refer to; gives their ids.
Distinct check_sources(const Cursor& list) {
  Distinct ids;
  for (const Cursor& item : list.items(0, kMaxList)) {
    item.allow_keys({"id", "title", "publisher", "date", "url"});
    ids.add(item.key("id"), item.key("id").id().value_or(""));
    item.key("title").try_line(200);
    item.filled("publisher").try_line(200);
    item.filled("date").date();
    item.filled("url").link();
  }
  return ids;
}

void check_source_names(const Cursor& list, const Distinct& sources) {
  for (const Cursor& item : list.items(1, kMaxList)) {
    const auto name = item.id();
    if (name && !sources.has(*name)) {
      item.fail(ErrorCode::unknown_source, "There is no source \"{}\".", {*name});
    }
  }
}

void check_timeline(const Cursor& list, const Edition& edition, const Distinct& sources) {
  for (const Cursor& item : list.items(0, kMaxList)) {
    item.allow_keys({"date", "until", "kind", "text", "sources", "indicators"});
    item.key("date").date();
    item.filled("until").date();
    item.key("kind").id();
    item.key("text").try_line(400);
    check_source_names(item.key("sources"), sources);
    for (const Cursor& indicator : item.optional("indicators").items(0, kMaxList)) {
      read_indicator(indicator, edition);
    }
  }
}

}  // namespace

void check_narrative(const Cursor& root, const Edition& edition) {
  check_profile(root.optional("profile"));
  for (const Cursor& takeaway : root.optional("takeaways").items(0, 50)) takeaway.try_line(2000);
  const Distinct sources = check_sources(root.optional("sources"));
  check_timeline(root.optional("timeline"), edition, sources);
  for (const Cursor& item : root.optional("contradictions").items(0, kMaxList)) {
    item.allow_keys({"about", "text", "sources"});
    item.key("about").try_line(100);
    item.key("text").try_line(500);
    check_source_names(item.key("sources"), sources);
  }
}

}  // namespace rescore
