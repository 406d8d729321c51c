#include <algorithm>
#include <iostream>
#include <string>

#include "tables.h"
#include "verbs.h"

// Why ranks changed between two states: changes.
namespace rescore::cli {
namespace {

constexpr const char* kNames[kCauses] = {"newcomers", "answers", "questions", "rule"};

/// "+3", "-1/3"
std::string signed_places(int sixths) {
  return (sixths > 0 ? "+" : "") + places_text(sixths);
}

class ChangesTable {
 public:
  ChangesTable(const Session& from, const Session& to, const RankChanges& changes)
      : from_(from), to_(to), changes_(changes) {}

  /// A line for each unit, by rank in TO.
  void print_all() const {
    std::vector<Cells> lines;
    for (const std::size_t i : by_rank()) {
      const RankChange& change = changes_.units[i];
      const Unit& unit = to_.units()[change.unit.value];
      Cells line{rank_text(change.from), rank_text(change.to), unit.code, unit.name, moved(change)};
      for (const ChangePart& part : change.parts) {
        line.push_back(part.sixths == 0 ? "" : signed_places(part.sixths));
      }
      lines.push_back(std::move(line));
    }
    const Cells heading{"rank",    "then",    "code",    to_.edition().unit, "moves",
                        kNames[0], kNames[1], kNames[2], kNames[3]};
    print_table(std::cout, heading, lines, "rrllrrrrr");
  }

  /// A unit's parts, and what is behind each.
  void print_one(const RankChange& change) const {
    std::cout << "from rank " << rank_text(change.from) << " to " << rank_text(change.to) << ": "
              << moved(change) << "\n\n";
    std::vector<Cells> lines;
    for (std::size_t c = 0; c < kCauses; ++c) {
      const ChangePart& part = change.parts[c];
      lines.push_back({kNames[c], signed_places(part.sixths), units_of(part)});
      if (change.answers) add_answers(*change.answers, static_cast<Cause>(c), lines);
    }
    for (const RuleChanged& rule : changes_.rule) {
      lines.push_back(
          {"", "", rule.node + ", " + rule.setting + ": " + rule.from + " -> " + rule.to});
    }
    print_table(std::cout, {"cause", "places", "with"}, lines, "lrl");
  }

 private:
  std::vector<std::size_t> by_rank() const {
    std::vector<std::size_t> order(changes_.units.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const auto key = [&](std::size_t i) {
        const int rank = changes_.units[i].to.value;
        return std::pair(rank == 0, rank);
      };
      return key(a) < key(b);
    });
    return order;
  }

  static std::string moved(const RankChange& change) {
    int sixths = 0;
    for (const ChangePart& part : change.parts) sixths += part.sixths;
    return sixths == 0 ? "0" : signed_places(sixths);
  }

  std::string units_of(const ChangePart& part) const {
    std::string text;
    for (const Crossing& one : part.crossings) {
      const Unit& unit = (one.left ? from_ : to_).units()[one.unit.value];
      text += (text.empty() ? "" : ", ") + unit.name + " " + signed_places(one.sixths);
    }
    return text;
  }

  std::string answer_in(const Session& session, const std::optional<IndicatorIndex>& indicator,
                        Answer answer) const {
    if (!indicator) return "not asked";
    return session.edition().indicators[indicator->value].id + " " +
           answer_text(session.edition(), *indicator, answer);
  }

  void add_answers(const std::vector<AnswerChanged>& answers, Cause cause,
                   std::vector<Cells>& lines) const {
    for (const AnswerChanged& one : answers) {
      if (one.cause() != cause) continue;
      lines.push_back({"", "",
                       answer_in(from_, one.from_indicator, one.from) + " -> " +
                           answer_in(to_, one.to_indicator, one.to)});
    }
  }

  const Session& from_;
  const Session& to_;
  const RankChanges& changes_;
};

}  // namespace

int changes_verb(const Arguments& arguments, Session& session) {
  const auto from = open_folder(arguments.earlier);
  if (!from) return fail(arguments, from.errors());
  std::optional<Crosswalk> crosswalk;
  if (!arguments.crosswalk.empty()) {
    const auto text = read_file(arguments.crosswalk);
    if (!text) return fail(arguments, text.errors());
    Errors errors;
    crosswalk =
        read_crosswalk(from->edition(), session.edition(), arguments.crosswalk, *text, errors);
    if (!crosswalk) return fail(arguments, errors);
  }
  const auto changes = session.changes_from(*from, arguments.unit, crosswalk);
  if (!changes) return fail(arguments, changes.errors());
  if (arguments.json) {
    std::cout << changes_json(from->data(), session.data(), *changes) << '\n';
    return kGood;
  }
  const ChangesTable table(*from, session, *changes);
  const std::string states = from->edition().id + " to " + session.edition().id;
  if (arguments.unit.empty()) {
    std::cout << states << "\n\n";
    table.print_all();
  } else {
    std::cout << session.units()[changes->units.front().unit.value].name << ", " << states << ", ";
    table.print_one(changes->units.front());
  }
  return kGood;
}

}  // namespace rescore::cli
