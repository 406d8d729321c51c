#include <algorithm>
#include <cstdio>
#include <iostream>
#include <string>

#include "tables.h"
#include "verbs.h"

// The what-if questions: impact, pivots, goal, explain, bounds, compare.
namespace rescore::cli {
namespace {

const Unit& unit_at(const Session& session, UnitIndex unit) {
  return session.units()[unit.value];
}

void print_title(const Session& session, const Arguments& arguments, const std::string& name) {
  std::cout << name << (name.empty() ? "" : ", ") << session.edition().title << ", "
            << arguments.node << ", " << method_id(session, arguments) << "\n";
}

std::string change_text(const Edition& edition, IndicatorIndex indicator, Answer from, Answer to) {
  return edition.indicators[indicator.value].id + ": " + answer_text(edition, indicator, from) +
         " -> " + answer_text(edition, indicator, to);
}

std::string signed_text(double number) {
  char text[32];
  static_cast<void>(std::snprintf(text, sizeof text, "%+.2f", number));  // it fits
  return text;
}

std::string signed_text(std::int64_t number) {
  return (number > 0 ? "+" : "") + std::to_string(number);
}

}  // namespace

int impact_verb(const Arguments& arguments, Session& session) {
  const auto impacts = session.impact(arguments.unit, arguments.node, arguments.method);
  if (!impacts) return fail(arguments, impacts.errors());
  if (arguments.json) {
    std::cout << impact_json(session.data(), method_id(session, arguments), *impacts) << '\n';
    return kGood;
  }
  const Edition& edition = session.edition();
  print_title(session, arguments, unit_at(session, impacts->unit).name);
  std::cout << '\n';
  std::vector<Cells> lines;
  for (const Impact& impact : impacts->changes) {
    const auto rows = impacts->after(impact);
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [&](const Row& r) { return r.node == impacts->node; });
    if (row == rows.end()) continue;
    const IndicatorIndex indicator = impact.edit.indicator;
    lines.push_back({edition.indicators[indicator.value].id,
                     answer_text(edition, indicator, impact.from),
                     answer_text(edition, indicator, impact.edit.to), score_text(*row),
                     percent_text(edition, *row), rank_text(row->rank), moved_text(impact.gained)});
  }
  print_results(std::cout, edition,
                {"indicator", "answer", "what if", "points", "percent", "rank", "moves"},
                std::move(lines), "lllrrrl");
  return kGood;
}

int pivots_verb(const Arguments& arguments, Session& session) {
  const auto map = session.pivots(arguments.node, arguments.method);
  if (!map) return fail(arguments, map.errors());
  const auto ranking = session.ranking(arguments.node, arguments.method);
  if (arguments.json) {
    std::cout << pivots_json(session.data(), method_id(session, arguments),
                             *session.node(arguments.node), *ranking, *map)
              << '\n';
    return kGood;
  }
  print_title(session, arguments, "");
  std::cout << '\n';
  const std::size_t indicators = session.edition().indicators.size();
  const auto name = [&](const Pivot* pivot, const Pivot* first) {
    const auto i = static_cast<std::size_t>(pivot - first);
    return session.edition().indicators[i].id + " " + std::to_string(pivot->up) + " higher, " +
           std::to_string(pivot->down) + " lower";
  };
  std::vector<Cells> lines;
  for (const std::size_t u : in_rank_order(session.data(), *ranking)) {
    const Pivot* first = map->data() + u * indicators;
    const Pivot* most =
        std::max_element(first, first + indicators, [](const Pivot& a, const Pivot& b) {
          return std::max(a.up, a.down) < std::max(b.up, b.down);
        });
    const auto moving = std::count_if(first, first + indicators,
                                      [](const Pivot& p) { return p.up > 0 || p.down > 0; });
    lines.push_back({rank_text((*ranking)[u].rank), session.units()[u].code,
                     session.units()[u].name, std::to_string(moving),
                     moving > 0 ? name(most, first) : "-"});
  }
  print_table(std::cout,
              {"rank", "code", session.edition().unit, "answers that decide", "the strongest"},
              lines, "rllrl");
  return kGood;
}

int goal_verb(const Arguments& arguments, Session& session) {
  GoalRequest request = arguments.goal;
  request.unit = arguments.unit;
  request.node = arguments.node;
  request.method = arguments.method;
  if (arguments.rank > 0) request.rank = arguments.rank;
  const auto result = session.goal(request);
  if (!result) return fail(arguments, result.errors());
  if (arguments.json) {
    std::cout << goal_json(session.data(), method_id(session, arguments), session.edits(), *result)
              << '\n';
    return kGood;
  }
  const Edition& edition = session.edition();
  print_title(session, arguments, unit_at(session, result->unit).name);
  std::cout << (result->reachable ? "" : "Out of reach. What comes closest:\n");
  for (const Edit& edit : result->sets.front()) {
    Answer from = session.answers(edit.unit)[edit.indicator.value];
    for (const Edit& earlier : session.edits()) {
      if (earlier.unit == edit.unit && earlier.indicator == edit.indicator) from = earlier.to;
    }
    std::cout << "  " << change_text(edition, edit.indicator, from, edit.to) << '\n';
  }
  std::cout << '\n' << result->reason << '\n';
  if (result->count && result->cost > 0) {
    const bool more = *result->count == kMostSets;
    std::cout << *result->count << (more ? " or more" : "")
              << (*result->count == 1 ? " set" : " sets") << " of so few changes reach"
              << (*result->count == 1 ? "es" : "") << " it.\n";
  }
  std::cout << '\n';
  std::vector<Cells> lines;
  for (const auto& [name, row] : {std::pair("now", &result->before), {"then", &result->after}}) {
    lines.push_back({name, score_text(*row), percent_text(edition, *row), rank_text(row->rank)});
  }
  print_results(std::cout, edition, {"", "points", "percent", "rank"}, std::move(lines), "lrrr");
  return kGood;
}

int explain_verb(const Arguments& arguments, Session& session) {
  Session start = session;
  start.reset();
  Errors errors;
  for (const std::string& edit : arguments.from) {
    const Fault fault = start.set_text(edit, arguments.unit);
    errors.insert(errors.end(), fault.errors().begin(), fault.errors().end());
  }
  if (!errors.empty()) return fail(arguments, errors);
  const auto result =
      session.contributions(arguments.unit, arguments.node, arguments.method, start.edits());
  if (!result) return fail(arguments, result.errors());
  if (arguments.json) {
    std::cout << contributions_json(session.data(), method_id(session, arguments), *result) << '\n';
    return kGood;
  }
  const Edition& edition = session.edition();
  print_title(session, arguments, unit_at(session, result->unit).name);
  std::cout << '\n';
  const auto divisor = static_cast<double>(result->divisor);
  std::vector<Cells> lines;
  for (const Contribution& part : result->parts) {
    lines.push_back({unit_at(session, part.edit.unit).code + "." +
                         change_text(edition, part.edit.indicator, part.from, part.edit.to),
                     signed_text(part.achieved), signed_text(part.maximum),
                     signed_text(static_cast<double>(part.gained) / divisor)});
  }
  // The sum of the parts, because a unit without a rank counts as below all ranked ones.
  std::int64_t gained = 0;
  for (const Contribution& part : result->parts) gained += part.gained;
  lines.push_back(
      {"together", signed_text(result->after.achieved - result->before.achieved),
       signed_text(result->after.maximum.value_or(0) - result->before.maximum.value_or(0)),
       signed_text(static_cast<double>(gained) / divisor)});
  if (!has_points(edition)) {
    for (Cells& line : lines) line.erase(line.begin() + 1, line.begin() + 3);
    print_table(std::cout, {"change", "places"}, lines, "lr");
  } else {
    print_table(std::cout, {"change", "points", "maximum", "places"}, lines, "lrrr");
  }
  if (!result->exact) {
    double largest = 0;
    for (const Contribution& part : result->parts) largest = std::max(largest, part.gained_error);
    std::cout << "\nPlaces are sampled over " << result->divisor
              << " orders; standard error at most " << signed_text(largest).substr(1) << ".\n";
  }
  return kGood;
}

int bounds_verb(const Arguments& arguments, Session& session) {
  const auto bounds = session.bounds(arguments.node, arguments.method);
  if (!bounds) return fail(arguments, bounds.errors());
  const auto ranking = session.ranking(arguments.node, arguments.method);
  if (arguments.json) {
    std::cout << bounds_json(session.data(), method_id(session, arguments),
                             *session.node(arguments.node), *ranking, *bounds)
              << '\n';
    return kGood;
  }
  print_title(session, arguments, "");
  std::cout << '\n';
  const auto range = [](const RankBounds& b) {
    if (b.first.value == 0) return std::string("-");
    return std::to_string(b.first.value) + "-" + std::to_string(b.last.value);
  };
  std::vector<Cells> lines;
  for (const std::size_t u : in_rank_order(session.data(), *ranking)) {
    const MissingBounds& own = (*bounds)[u];
    lines.push_back({rank_text((*ranking)[u].rank), session.units()[u].code,
                     session.units()[u].name, std::to_string(own.missing), range(own.own),
                     range(own.everyones)});
  }
  print_table(std::cout,
              {"rank", "code", session.edition().unit, "skipped", "own answered", "all answered"},
              lines, "rllrrr");
  return kGood;
}

int compare_verb(const Arguments& arguments, Session& session) {
  auto moved = session.compare(arguments.method, arguments.against, arguments.node);
  if (!moved) return fail(arguments, moved.errors());
  const std::string against = session.method(arguments.against)->id;
  if (arguments.json) {
    std::cout << comparison_json(session.data(), method_id(session, arguments), against,
                                 *session.node(arguments.node), *moved)
              << '\n';
    return kGood;
  }
  print_title(session, arguments, "");
  const Edition& edition = session.edition();
  std::sort(moved->begin(), moved->end(),
            [](const Moved& a, const Moved& b) { return a.unit < b.unit; });
  std::vector<Cells> lines;
  for (const Moved& one : *moved) {
    const Unit& unit = unit_at(session, one.unit);
    lines.push_back({unit.code, unit.name, rank_text(one.before.rank), rank_text(one.after.rank),
                     percent_text(edition, one.before), percent_text(edition, one.after),
                     moved_text(one.gained)});
  }
  std::cout << lines.size() << " of " << session.units().size()
            << " countries have another rank than by " << against << ".\n\n";
  print_table(std::cout, {"code", edition.unit, "rank", "then", "percent", "then", "moves"}, lines,
              "llrrrrl");
  return kGood;
}

}  // namespace rescore::cli
