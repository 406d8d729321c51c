#include <iostream>
#include <string>

#include "tables.h"
#include "verbs.h"

// Ranks under all weights: weights.
namespace rescore::cli {
namespace {

/// "18", or "18 (at most 15)" if the search was cut short.
std::string end_text(const RankEnd& end, const char* relation) {
  const std::string rank = std::to_string(end.rank);
  return end.exact() ? rank : rank + " (" + relation + " " + std::to_string(end.limit) + ")";
}

void print_ranges(const Session& session, const std::string& method, const WeightRanges& ranges) {
  const Edition& edition = session.edition();
  const auto rows = session.ranking("overall", method);
  std::vector<Cells> lines;
  for (const WeightRange& range : ranges.units) {
    const Unit& unit = session.units()[range.unit.value];
    lines.push_back({unit.code, unit.name, rank_text((*rows)[range.unit.value].rank),
                     end_text(range.best, "no better than"), end_text(range.worst, "no worse than"),
                     weights_text(edition, ranges.parts, range.best.weights)});
  }
  print_table(std::cout, {"code", edition.unit, "rank", "best", "worst", "best with"}, lines,
              "llrrrl");
  std::cout << '\n'
            << ranges.decided << " of " << ranges.pairs
            << " pairs are decided whatever the weights\n";
}

void print_one(const Session& session, const WeightRanges& ranges) {
  const WeightRange& range = ranges.units.front();
  std::cout << session.units()[range.unit.value].name << ", " << session.edition().title
            << ", under all weights\n\n";
  std::vector<Cells> lines;
  lines.push_back({"best", end_text(range.best, "no better than"),
                   weights_text(session.edition(), ranges.parts, range.best.weights)});
  lines.push_back({"worst", end_text(range.worst, "no worse than"),
                   weights_text(session.edition(), ranges.parts, range.worst.weights)});
  print_table(std::cout, {"", "rank", "with"}, lines, "lrl");
  std::cout << '\n'
            << ranges.decided << " of " << ranges.pairs
            << " others are above or below whatever the weights\n";
}

/// "9.5 points": hundredths of the sum of all weights.
std::string points_text(std::int64_t steps) {
  std::string digits = std::to_string(steps);
  if (digits.size() < 5) digits.insert(0, 5 - digits.size(), '0');
  digits.insert(digits.size() - 4, ".");
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.back() == '.') digits.pop_back();
  return digits + " points";
}

void print_shift(const Session& session, const WeightShift& shift) {
  const std::string& name = session.units()[shift.unit.value].name;
  const std::string goal =
      "rank " + std::to_string(shift.rank) + (shift.lower ? " or lower" : " or higher");
  std::cout << name << ", " << session.edition().title << ", from rank " << shift.before << " to "
            << goal << "\n\n";
  if (!shift.steps) {
    std::cout << (shift.exact() ? "No weights do that.\n"
                                : "No weights were found that do that.\n");
    return;
  }
  std::cout << "Shift each weight by at most " << points_text(*shift.steps)
            << (shift.exact() ? "; with less, no weights do:\n\n"
                              : "; less than " + points_text(shift.limit) + " is not enough:\n\n");
  std::vector<Cells> lines;
  for (std::size_t p = 0; p < shift.parts.size(); ++p) {
    lines.push_back({node_id(session.edition(), shift.parts[p]), to_text(shift.from[p]),
                     to_text(shift.weights[p])});
  }
  print_table(std::cout, {"scope", "weight", "then"}, lines, "lrr");
}

int shift(const Arguments& arguments, const Session& session) {
  const auto shift = session.weight_shift(arguments.unit, arguments.rank, arguments.method);
  if (!shift) return fail(arguments, shift.errors());
  if (arguments.json) {
    std::cout << weight_shift_json(session.data(), method_id(session, arguments), *shift) << '\n';
  } else {
    print_shift(session, *shift);
  }
  return kGood;
}

}  // namespace

int weights_verb(const Arguments& arguments, Session& session) {
  if (arguments.rank > 0) return shift(arguments, session);
  const auto ranges = session.weight_ranges(arguments.unit, arguments.method, arguments.at_least);
  if (!ranges) return fail(arguments, ranges.errors());
  if (arguments.json) {
    std::cout << weight_ranges_json(session.data(), method_id(session, arguments), *ranges) << '\n';
  } else if (arguments.unit.empty()) {
    print_ranges(session, arguments.method, *ranges);
  } else {
    print_one(session, *ranges);
  }
  return kGood;
}

}  // namespace rescore::cli
