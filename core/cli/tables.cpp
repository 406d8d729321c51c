#include "tables.h"

#include <algorithm>
#include <ostream>
#include <string_view>

#include "rescore/fingerprint.h"

namespace rescore::cli {
namespace {

/// Characters on the screen: code points, which is right for the names in use.
std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

/// The name, or the code when there are no standings.
std::string unit_name(const Dataset& data, const std::string& code) {
  const auto unit = find_unit(data.published_results, code);
  return unit ? data.published_results.units[unit->value].name : code;
}

}  // namespace

void print_table(std::ostream& out, const Cells& heading, const std::vector<Cells>& lines,
                 std::string_view right) {
  std::vector<std::size_t> widths;
  for (std::size_t c = 0; c < heading.size(); ++c) {
    std::size_t widest = width(heading[c]);
    for (const Cells& line : lines) widest = std::max(widest, width(line[c]));
    widths.push_back(widest);
  }
  const auto print_line = [&](const Cells& line) {
    std::string text;
    for (std::size_t c = 0; c < line.size(); ++c) {
      const std::string gap(widths[c] - width(line[c]), ' ');
      text += (c == 0 ? "" : "  ") + (right[c] == 'r' ? gap + line[c] : line[c] + gap);
    }
    text.erase(text.find_last_not_of(' ') + 1);
    out << text << '\n';
  };
  print_line(heading);
  for (const Cells& line : lines) print_line(line);
}

std::string score_text(const Row& row) {
  return std::to_string(row.achieved) + "/" + (row.maximum ? std::to_string(*row.maximum) : "?");
}

std::string percent_text(const Row& row) {
  return row.percent ? to_text(*row.percent) + " %" : "-";
}

std::string rank_text(const Place& place) {
  if (place.rank == 0) return "-";
  return std::to_string(place.rank) + (place.tied > 1 ? "=" : "");
}

std::string moved_text(int up) {
  if (up == 0) return "";
  return up > 0 ? std::to_string(up) + " higher" : std::to_string(-up) + " lower";
}

std::string answer_text(const Edition& edition, IndicatorIndex indicator, Answer answer) {
  if (answer.missing()) return "skipped";
  const Scale& scale = edition.scale_of(indicator);
  return std::to_string(answer.score) + " (" +
         scale.options[*scale.option_with(answer.score)].label + ")";
}

void print_score(std::ostream& out, const Dataset& data, const std::string& unit,
                 const std::vector<Row>& rows) {
  out << unit_name(data, unit) << ", " << data.edition.title << "\n\n";
  std::vector<Cells> lines;
  for (const Row& row : rows) {
    lines.push_back({node_id(data.edition, row.node), score_text(row), percent_text(row),
                     rank_text(row.place), std::to_string(row.of)});
  }
  print_table(out, {"scope", "score", "percent", "rank", "of"}, lines, "lrrrr");
}

void print_ranking(std::ostream& out, const Dataset& data, const std::vector<Row>& rows) {
  std::vector<Cells> lines;
  for (const std::size_t c : in_rank_order(data.published_results, rows)) {
    const Unit& unit = data.published_results.units[c];
    lines.push_back({rank_text(rows[c].place), unit.code, unit.name, score_text(rows[c]),
                     percent_text(rows[c])});
  }
  print_table(out, {"rank", "code", "country", "score", "percent"}, lines, "rllrr");
}

void print_what_if(std::ostream& out, const Dataset& data, const std::string& unit,
                   std::span<const Edit> edits, const std::vector<Row>& before,
                   const std::vector<Row>& after) {
  out << unit_name(data, unit) << ", " << data.edition.title << ", what if\n";
  for (const Edit& edit : edits) {
    const std::string& code = data.published_results.units[edit.unit.value].code;
    const Answer from = find_responses(data, code)->answers[edit.indicator.value];
    out << "  " << code << "." << data.edition.indicators[edit.indicator.value].id << ": "
        << answer_text(data.edition, edit.indicator, from) << " -> "
        << answer_text(data.edition, edit.indicator, edit.to) << '\n';
  }
  out << '\n';
  std::vector<Cells> lines;
  for (std::size_t s = 0; s < before.size(); ++s) {
    lines.push_back({node_id(data.edition, before[s].node), score_text(before[s]),
                     percent_text(before[s]), rank_text(before[s].place), score_text(after[s]),
                     percent_text(after[s]), rank_text(after[s].place),
                     moved_text(places_gained(before[s].place, after[s].place))});
  }
  print_table(out, {"scope", "published", "percent", "rank", "what if", "percent", "rank", "moves"},
              lines, "lrrrrrrl");
}

void print_check(std::ostream& out, const Dataset& data, const CheckReport& report) {
  out << data.edition.title << " (" << data.edition.id << "), fingerprint " << fingerprint(data)
      << '\n';
  for (const Tally& tally : report.tallies) {
    if (tally.of == 0) continue;
    out << "  " << tally.agree << " of " << tally.of << " " << tally.what;
    out << '\n';
  }
}

}  // namespace rescore::cli
