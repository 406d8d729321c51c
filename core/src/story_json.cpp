#include <algorithm>

#include "readers.h"

namespace rescore {
namespace {

using json::Node;

constexpr std::size_t kMaxList = 1000;

void check_profile(const Node& node) {
  node.only({"population_millions", "gdp_per_head_usd", "gdp_year", "press_freedom_rank",
             "press_freedom_year", "freedom_score", "freedom_status", "freedom_year",
             "relations_since", "updated"});
  const auto decimal = [&](std::string_view key, std::int64_t most) {
    if (const Node n = node.maybe(key); n.present()) n.decimal(2, 0, most * 100);
  };
  const auto whole = [&](std::string_view key, std::int64_t least, std::int64_t most) {
    if (const Node n = node.maybe(key); n.present()) n.integer(least, most);
  };
  const auto date = [&](std::string_view key) {
    if (const Node n = node.maybe(key); n.present()) n.date();
  };
  decimal("population_millions", 10000);
  decimal("gdp_per_head_usd", 10000000);
  whole("gdp_year", 1900, 2200);
  whole("press_freedom_rank", 1, 300);
  whole("press_freedom_year", 1900, 2200);
  whole("freedom_score", 0, 100);
  whole("freedom_year", 1900, 2200);
  if (const Node n = node.maybe("freedom_status"); n.present()) n.text(40);
  date("relations_since");
  date("updated");
}

/// Ids in alphabetical order.
using Ids = std::vector<std::string>;

/// The documents that timeline and contradictions refer to; gives their ids.
Ids check_sources(const Node& list) {
  Ids ids;
  for (const Node& node : list.items(0, kMaxList)) {
    node.only({"id", "title", "publisher", "date", "url"});
    const Node id = node.key("id");
    const auto name = id.id();
    if (name) {
      const auto at = std::lower_bound(ids.begin(), ids.end(), *name);
      if (at != ids.end() && *at == *name) {
        id.fail(ErrorCode::duplicate_id, "The id \"{}\" stands in this list twice.", {*name});
      } else {
        ids.insert(at, *name);
      }
    }
    node.key("title").text(200);
    if (const Node n = node.maybe("publisher"); n.present() && !n.is_null()) n.text(200);
    if (const Node n = node.maybe("date"); n.present() && !n.is_null()) n.date();
    if (const Node n = node.maybe("url"); n.present() && !n.is_null()) n.link();
  }
  return ids;
}

void check_source_names(const Node& list, const Ids& sources) {
  for (const Node& node : list.items(1, kMaxList)) {
    const auto name = node.id();
    if (name && !std::binary_search(sources.begin(), sources.end(), *name)) {
      node.fail(ErrorCode::unknown_source, "There is no source \"{}\".", {*name});
    }
  }
}

void check_timeline(const Node& list, const Edition& edition, const Ids& sources) {
  for (const Node& node : list.items(0, kMaxList)) {
    node.only({"date", "until", "kind", "text", "sources", "indicators"});
    node.key("date").date();
    if (const Node n = node.maybe("until"); n.present() && !n.is_null()) n.date();
    node.key("kind").id();
    node.key("text").text(400);
    check_source_names(node.key("sources"), sources);
    const Node indicators = node.maybe("indicators");
    if (!indicators.present()) continue;
    for (const Node& indicator : indicators.items(0, kMaxList)) {
      const auto id = indicator.id();
      if (id && !find_indicator(edition, *id)) {
        indicator.fail(ErrorCode::unknown_indicator, "There is no indicator \"{}\".", {*id});
      }
    }
  }
}

}  // namespace

void check_story(const Node& root, const Edition& edition) {
  if (const Node n = root.maybe("profile"); n.present()) check_profile(n);
  if (const Node n = root.maybe("takeaways"); n.present()) {
    for (const Node& takeaway : n.items(0, 50)) takeaway.text(2000);
  }
  Ids sources;
  if (const Node n = root.maybe("sources"); n.present()) sources = check_sources(n);
  if (const Node n = root.maybe("timeline"); n.present()) check_timeline(n, edition, sources);
  if (const Node list = root.maybe("contradictions"); list.present()) {
    for (const Node& n : list.items(0, kMaxList)) {
      n.only({"about", "text", "sources"});
      n.key("about").text(100);
      n.key("text").text(500);
      check_source_names(n.key("sources"), sources);
    }
  }
}

}  // namespace rescore
