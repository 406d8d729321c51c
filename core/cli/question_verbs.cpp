#include <algorithm>
#include <cstdio>
#include <iostream>
#include <string>

#include "rescore/questions_json.h"
#include "tables.h"
#include "verbs.h"

// The what-if questions: impact, pivots, goal, explain, bounds, compare.
namespace rescore::cli {
namespace {

/// What most questions are about.
struct Subject {
  Evaluation evaluation;
  UnitIndex unit;
  NodeIndex node;
};

std::optional<Subject> subject(const Arguments& arguments, const Session& session, Errors& errors) {
  const auto unit = session.unit_with_responses(arguments.unit, errors);
  const auto node = session.node(arguments.node, errors);
  auto evaluation = session.evaluation(arguments.method, errors);
  if (!unit || !node || !evaluation) return std::nullopt;
  return Subject{std::move(*evaluation), *unit, *node};
}

const Unit& unit_at(const Session& session, std::size_t c) {
  return session.data().published_results.units[c];
}

void print_title(const Evaluation& evaluation, const std::string& name, NodeIndex node) {
  std::cout << name << (name.empty() ? "" : ", ") << evaluation.edition().title << ", "
            << node_id(evaluation.edition(), node) << ", " << evaluation.method().id << "\n";
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

std::string signed_text(int number) {
  return (number > 0 ? "+" : "") + std::to_string(number);
}

}  // namespace

int impact_verb(const Arguments& arguments, Session& session) {
  Errors errors;
  const auto about = subject(arguments, session, errors);
  if (!about) return fail(arguments, errors);
  const auto impacts = impact_of(about->evaluation, about->unit, about->node);
  if (arguments.json) {
    std::cout << impact_json(about->evaluation, about->unit, about->node, impacts) << '\n';
    return kGood;
  }
  const Edition& edition = session.data().edition;
  print_title(about->evaluation, unit_at(session, about->unit.value).name, about->node);
  std::cout << '\n';
  std::vector<Cells> lines;
  for (const Impact& impact : impacts) {
    const auto row = std::find_if(impact.after.begin(), impact.after.end(),
                                  [&](const Row& r) { return r.node == about->node; });
    if (row == impact.after.end()) continue;
    lines.push_back({edition.indicators[impact.edit.indicator.value].id,
                     answer_text(edition, impact.edit.indicator, impact.from),
                     answer_text(edition, impact.edit.indicator, impact.edit.to), score_text(*row),
                     percent_text(*row), rank_text(row->place), moved_text(impact.gained)});
  }
  print_table(std::cout, {"indicator", "answer", "what if", "score", "percent", "rank", "moves"},
              lines, "lllrrrl");
  return kGood;
}

int pivots_verb(const Arguments& arguments, Session& session) {
  Errors errors;
  const auto node = session.node(arguments.node, errors);
  const auto evaluation = session.evaluation(arguments.method, errors);
  if (!node || !evaluation || !session.has_all_responses(errors)) return fail(arguments, errors);
  const std::vector<Pivot> map = pivot_map(*evaluation, *node);
  if (arguments.json) {
    std::cout << pivots_json(*evaluation, *node, map) << '\n';
    return kGood;
  }
  print_title(*evaluation, "", *node);
  std::cout << '\n';
  const std::size_t indicators = session.data().edition.indicators.size();
  const auto name = [&](const Pivot* pivot, const Pivot* first) {
    const auto i = static_cast<std::size_t>(pivot - first);
    return session.data().edition.indicators[i].id + " " + std::to_string(pivot->up) + " higher, " +
           std::to_string(pivot->down) + " lower";
  };
  std::vector<Cells> lines;
  for (const std::size_t c : in_rank_order(
           session.data().published_results,
           ranking_of(evaluation->edition(), evaluation->table(), evaluation->method(), *node))) {
    const Pivot* first = map.data() + c * indicators;
    const Pivot* most =
        std::max_element(first, first + indicators, [](const Pivot& a, const Pivot& b) {
          return std::max(a.up, a.down) < std::max(b.up, b.down);
        });
    const auto moving = std::count_if(first, first + indicators,
                                      [](const Pivot& p) { return p.up > 0 || p.down > 0; });
    const auto unit = index_at<UnitIndex>(c);
    lines.push_back({rank_text(evaluation->row(unit, *node).place), unit_at(session, c).code,
                     unit_at(session, c).name, std::to_string(moving),
                     moving > 0 ? name(most, first) : "-"});
  }
  print_table(std::cout, {"rank", "code", "country", "answers that decide", "the strongest"}, lines,
              "rllrl");
  return kGood;
}

int goal_verb(const Arguments& arguments, Session& session) {
  Errors errors;
  GoalRequest request = arguments.goal;
  request.unit = arguments.unit;
  request.node = arguments.node;
  request.method = arguments.method;
  const auto goal = session.goal(request, errors);
  const auto evaluation = goal ? session.evaluation(arguments.method, errors) : std::nullopt;
  const auto result = evaluation ? fewest_changes(*evaluation, *goal, errors) : std::nullopt;
  if (!result) return fail(arguments, errors);
  if (arguments.json) {
    std::cout << goal_json(*evaluation, *goal, *result) << '\n';
    return kGood;
  }
  const Edition& edition = session.data().edition;
  print_title(*evaluation, unit_at(session, goal->unit.value).name, goal->node);
  std::cout << (result->reachable ? "" : "Out of reach. What comes closest:\n");
  const std::vector<Answer> answers = evaluation->answers(goal->unit);
  for (const Edit& edit : result->sets.front()) {
    std::cout << "  "
              << change_text(edition, edit.indicator, answers[edit.indicator.value], edit.to)
              << '\n';
  }
  std::cout << '\n' << proof_in_words(*goal, *result) << '\n';
  if (result->count && result->cost > 0) {
    const bool more = *result->count == kMostSets;
    std::cout << (more ? "More than " : "") << *result->count
              << (*result->count == 1 ? " set" : " sets") << " of so few changes reach"
              << (*result->count == 1 ? "es" : "") << " it.\n";
  }
  std::cout << '\n';
  std::vector<Cells> lines;
  for (const auto& [name, row] : {std::pair("now", &result->before), {"then", &result->after}}) {
    lines.push_back({name, score_text(*row), percent_text(*row), rank_text(row->place)});
  }
  print_table(std::cout, {"", "score", "percent", "rank"}, lines, "lrrr");
  return kGood;
}

int explain_verb(const Arguments& arguments, Session& session) {
  Errors errors;
  const auto unit = session.unit(arguments.unit, errors);
  const auto node = session.node(arguments.node, errors);
  const Method* method = session.method(arguments.method, errors);
  if (!unit || !node || method == nullptr) return fail(arguments, errors);
  const auto edits = session.scenario().edits();
  const std::vector<Edit> to(edits.begin(), edits.end());
  session.reset();
  for (const std::string& edit : arguments.from) {
    const Errors found = session.set(edit, arguments.unit);
    errors.insert(errors.end(), found.begin(), found.end());
  }
  if (!errors.empty()) return fail(arguments, errors);
  const auto start = session.evaluation(arguments.method, errors);
  if (!start) return fail(arguments, errors);
  const Contributions result = contributions_of(*start, to, *unit, *node);
  if (arguments.json) {
    std::cout << contributions_json(*start, *unit, *node, result) << '\n';
    return kGood;
  }
  print_title(*start, unit_at(session, unit->value).name, *node);
  std::cout << '\n';
  const auto divisor = static_cast<double>(result.divisor);
  std::vector<Cells> lines;
  for (const Contribution& part : result.parts) {
    const std::string& code = unit_at(session, part.edit.unit.value).code;
    lines.push_back(
        {code + "." +
             change_text(session.data().edition, part.edit.indicator, part.from, part.edit.to),
         signed_text(part.achieved), signed_text(part.maximum),
         signed_text(static_cast<double>(part.gained) / divisor)});
  }
  // The sum of the parts, since a country without a rank counts as one below all that have one.
  std::int64_t gained = 0;
  for (const Contribution& part : result.parts) gained += part.gained;
  lines.push_back(
      {"together", signed_text(result.after.achieved - result.before.achieved),
       signed_text(result.after.maximum.value_or(0) - result.before.maximum.value_or(0)),
       signed_text(static_cast<double>(gained) / divisor)});
  print_table(std::cout, {"change", "points", "maximum", "places"}, lines, "lrrr");
  if (!result.exact) {
    double largest = 0;
    for (const Contribution& part : result.parts) largest = std::max(largest, part.gained_error);
    std::cout << "\nPlaces are sampled over " << result.divisor
              << " orders; standard error at most " << signed_text(largest).substr(1) << ".\n";
  }
  return kGood;
}

int bounds_verb(const Arguments& arguments, Session& session) {
  Errors errors;
  const auto node = session.node(arguments.node, errors);
  const auto evaluation = session.evaluation(arguments.method, errors);
  if (!node || !evaluation || !session.has_all_responses(errors)) return fail(arguments, errors);
  const std::vector<SkipBounds> bounds = skip_bounds(*evaluation, *node);
  if (arguments.json) {
    std::cout << bounds_json(*evaluation, *node, bounds) << '\n';
    return kGood;
  }
  print_title(*evaluation, "", *node);
  std::cout << '\n';
  const auto range = [](const PlaceBounds& b) {
    if (b.highest.rank == 0) return std::string("-");
    return std::to_string(b.highest.rank) + "-" + std::to_string(b.lowest.rank);
  };
  std::vector<Cells> lines;
  for (const std::size_t c : in_rank_order(
           session.data().published_results,
           ranking_of(evaluation->edition(), evaluation->table(), evaluation->method(), *node))) {
    const auto unit = index_at<UnitIndex>(c);
    lines.push_back({rank_text(evaluation->row(unit, *node).place), unit_at(session, c).code,
                     unit_at(session, c).name, std::to_string(bounds[c].missing),
                     range(bounds[c].own), range(bounds[c].everyones)});
  }
  print_table(std::cout, {"rank", "code", "country", "skipped", "own answered", "all answered"},
              lines, "rllrrr");
  return kGood;
}

int compare_verb(const Arguments& arguments, Session& session) {
  Errors errors;
  const auto node = session.node(arguments.node, errors);
  const auto one = session.evaluation(arguments.against, errors);
  const auto other = session.evaluation(arguments.method, errors);
  if (!node || !one || !other) return fail(arguments, errors);
  if (arguments.json) {
    std::cout << comparison_json(*one, *other, *node) << '\n';
    return kGood;
  }
  print_title(*other, "", *node);
  std::vector<Cells> lines;
  for (std::size_t c = 0; c < session.data().published_results.units.size(); ++c) {
    const auto unit = index_at<UnitIndex>(c);
    const Row before = one->row(unit, *node);
    const Row after = other->row(unit, *node);
    if (before.place.rank == after.place.rank) continue;
    lines.push_back({unit_at(session, c).code, unit_at(session, c).name, rank_text(before.place),
                     rank_text(after.place), percent_text(before), percent_text(after),
                     moved_text(places_gained(before.place, after.place))});
  }
  std::cout << lines.size() << " of " << session.data().published_results.units.size()
            << " countries have another rank than by " << one->method().id << ".\n\n";
  print_table(std::cout, {"code", "country", "rank", "then", "percent", "then", "moves"}, lines,
              "llrrrrl");
  return kGood;
}

}  // namespace rescore::cli
