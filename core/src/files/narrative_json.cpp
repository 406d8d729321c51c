#include "files/narrative_json.h"

#include "files/readers.h"

namespace rescore {
namespace {

using json::Cursor;

constexpr std::size_t kMaxList = 1000;

void check_profile(const Cursor& item) {
  item.allow_keys({"population_millions", "gdp_per_head_usd", "gdp_year", "press_freedom_rank",
                   "press_freedom_year", "freedom_score", "freedom_status", "freedom_year",
                   "relations_since", "updated", "partner"});
  item.optional("population_millions").decimal(2, 0, 10'000 * 100);
  item.optional("gdp_per_head_usd").decimal(2, 0, 10'000'000 * 100);
  item.optional("press_freedom_rank").integer(1, 300);
  item.optional("freedom_score").integer(0, 100);
  for (const char* year : {"gdp_year", "press_freedom_year", "freedom_year"}) {
    item.optional(year).integer(1900, 2200);
  }
  item.optional("freedom_status").line(40);
  item.optional("relations_since").date();
  item.optional("updated").date();
  item.optional("partner").line(200);
}

/// The documents that timeline and contradictions refer to; returns their ids.
Distinct check_sources(const Cursor& list) {
  Distinct ids;
  for (const Cursor& item : list.items(0, kMaxList)) {
    item.allow_keys({"id", "name", "author", "title", "publisher", "date", "url"});
    ids.id(item.key("id"));
    item.filled("name").line(60);
    item.filled("author").line(200);
    item.key("title").line(200);
    item.filled("publisher").line(200);
    item.filled("date").date();
    item.filled("url").link();
  }
  return ids;
}

void check_source_names(const Cursor& list, const Distinct& sources) {
  for (const Cursor& item : list.items(1, kMaxList)) {
    const std::string name = item.id();
    if (!name.empty() && !sources.has(name)) {
      item.fail(ErrorCode::unknown_source, "There is no source \"{}\".", {name});
    }
  }
}

/// Events with their dates, or those without any.
void check_events(const Cursor& list, bool dated, const Edition& edition, const Distinct& sources) {
  for (const Cursor& item : list.items(0, kMaxList)) {
    if (dated) {
      item.allow_keys({"date", "until", "kind", "text", "sources", "indicators"});
      item.key("date").date();
      item.filled("until").date();
    } else {
      item.allow_keys({"kind", "text", "sources", "indicators"});
    }
    item.key("kind").id();
    item.key("text").line(400);
    check_source_names(item.key("sources"), sources);
    for (const Cursor& indicator : item.optional("indicators").items(0, kMaxList)) {
      read_indicator(indicator, edition);
    }
  }
}

}  // namespace

void check_evidence(const Cursor& item) {
  item.filled("tag").word({"supporting-evidence", "not-found", "not-available"}, 0);
  item.filled("evidence").line(20000);
  item.filled("note").line(20000);
  item.filled("remark").line(2000);
  item.filled("answered_by").line(200);
  for (const Cursor& link : item.optional("links").items(0, kMaxList)) {
    link.allow_keys({"url", "part"});
    link.key("url").link();
    link.key("part").line(20);
  }
}

void check_narrative(const Cursor& root, const Edition& edition) {
  check_profile(root.optional("profile"));
  for (const Cursor& takeaway : root.optional("takeaways").items(0, 50)) takeaway.line(2000);
  const Distinct sources = check_sources(root.optional("sources"));
  check_events(root.optional("timeline"), true, edition, sources);
  check_events(root.optional("undated"), false, edition, sources);
  for (const Cursor& item : root.optional("contradictions").items(0, kMaxList)) {
    item.allow_keys({"about", "text", "sources"});
    item.key("about").line(100);
    item.key("text").line(500);
    check_source_names(item.key("sources"), sources);
  }
}

}  // namespace rescore
