#include <algorithm>

#include "files/readers.h"

namespace rescore {
namespace {

using json::Cursor;

constexpr std::size_t kMaxList = 1000;

void check_profile(const Cursor& item) {
  item.allow_keys({"population_millions", "gdp_per_head_usd", "gdp_year", "press_freedom_rank",
                   "press_freedom_year", "freedom_score", "freedom_status", "freedom_year",
                   "relations_since", "updated"});
  const auto decimal = [&](std::string_view key, std::int64_t most) {
    if (const Cursor n = item.optional(key); n.present()) n.decimal(2, 0, most * 100);
  };
  const auto whole = [&](std::string_view key, std::int64_t least, std::int64_t most) {
    if (const Cursor n = item.optional(key); n.present()) n.integer(least, most);
  };
  const auto date = [&](std::string_view key) {
    if (const Cursor n = item.optional(key); n.present()) n.date();
  };
  decimal("population_millions", 10000);
  decimal("gdp_per_head_usd", 10000000);
  whole("gdp_year", 1900, 2200);
  whole("press_freedom_rank", 1, 300);
  whole("press_freedom_year", 1900, 2200);
  whole("freedom_score", 0, 100);
  whole("freedom_year", 1900, 2200);
  if (const Cursor n = item.optional("freedom_status"); n.present()) n.try_line(40);
  date("relations_since");
  date("updated");
}

/// Ids in alphabetical order.
using Ids = std::vector<std::string>;

/// The documents that timeline and contradictions refer to; gives their ids.
Ids check_sources(const Cursor& list) {
  Ids ids;
  for (const Cursor& item : list.items(0, kMaxList)) {
    item.allow_keys({"id", "title", "publisher", "date", "url"});
    const Cursor id = item.key("id");
    const auto name = id.id();
    if (name) {
      const auto at = std::lower_bound(ids.begin(), ids.end(), *name);
      if (at != ids.end() && *at == *name) {
        id.fail(ErrorCode::duplicate_id, "The id \"{}\" stands in this list twice.", {*name});
      } else {
        ids.insert(at, *name);
      }
    }
    item.key("title").try_line(200);
    if (const Cursor n = item.optional("publisher"); n.present() && !n.is_null()) n.try_line(200);
    if (const Cursor n = item.optional("date"); n.present() && !n.is_null()) n.date();
    if (const Cursor n = item.optional("url"); n.present() && !n.is_null()) n.link();
  }
  return ids;
}

void check_source_names(const Cursor& list, const Ids& sources) {
  for (const Cursor& item : list.items(1, kMaxList)) {
    const auto name = item.id();
    if (name && !std::binary_search(sources.begin(), sources.end(), *name)) {
      item.fail(ErrorCode::unknown_source, "There is no source \"{}\".", {*name});
    }
  }
}

void check_timeline(const Cursor& list, const Edition& edition, const Ids& sources) {
  for (const Cursor& item : list.items(0, kMaxList)) {
    item.allow_keys({"date", "until", "kind", "text", "sources", "indicators"});
    item.key("date").date();
    if (const Cursor n = item.optional("until"); n.present() && !n.is_null()) n.date();
    item.key("kind").id();
    item.key("text").try_line(400);
    check_source_names(item.key("sources"), sources);
    const Cursor indicators = item.optional("indicators");
    if (!indicators.present()) continue;
    for (const Cursor& indicator : indicators.items(0, kMaxList)) {
      const auto id = indicator.id();
      if (id && !find_indicator(edition, *id)) {
        indicator.fail(ErrorCode::unknown_indicator, "There is no indicator \"{}\".", {*id});
      }
    }
  }
}

}  // namespace

void check_narrative(const Cursor& root, const Edition& edition) {
  if (const Cursor n = root.optional("profile"); n.present()) check_profile(n);
  if (const Cursor n = root.optional("takeaways"); n.present()) {
    for (const Cursor& takeaway : n.items(0, 50)) takeaway.try_line(2000);
  }
  Ids sources;
  if (const Cursor n = root.optional("sources"); n.present()) sources = check_sources(n);
  if (const Cursor n = root.optional("timeline"); n.present()) check_timeline(n, edition, sources);
  if (const Cursor list = root.optional("contradictions"); list.present()) {
    for (const Cursor& n : list.items(0, kMaxList)) {
      n.allow_keys({"about", "text", "sources"});
      n.key("about").try_line(100);
      n.key("text").try_line(500);
      check_source_names(n.key("sources"), sources);
    }
  }
}

}  // namespace rescore
