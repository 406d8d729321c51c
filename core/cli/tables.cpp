#include "tables.h"

#include <algorithm>
#include <ostream>
#include <sstream>
#include <string_view>

namespace rescore::cli {
namespace {

/// Width on the screen in code points, which is right for the names in use.
std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

/// The table without the columns that an index without points cannot fill.
void drop_columns(Cells& heading, std::vector<Cells>& lines, std::string& right,
                  const std::string& name) {
  for (std::size_t c = heading.size(); c-- > 0;) {
    if (heading[c] != name) continue;
    const auto at = static_cast<std::ptrdiff_t>(c);
    heading.erase(heading.begin() + at);
    right.erase(c, 1);
    for (Cells& line : lines) line.erase(line.begin() + at);
  }
}

}  // namespace

void print_results(std::ostream& out, const Edition& edition, Cells heading,
                   std::vector<Cells> lines, std::string right) {
  if (!has_points(edition)) {
    drop_columns(heading, lines, right, "points");
    for (std::string& name : heading) name = name == "percent" ? "score" : name;
  } else {
    for (std::string& name : heading) name = name == "points" ? "score" : name;
  }
  print_table(out, heading, lines, right);
}

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

std::string percent_text(const Edition& edition, const Row& row) {
  if (!row.score) return "-";
  return to_text(*row.score) + (has_points(edition) ? " %" : "");
}

std::string rank_text(const Rank& rank) {
  if (rank.value == 0) return "-";
  return std::to_string(rank.value) + (rank.tied > 1 ? "=" : "");
}

std::string moved_text(int up) {
  if (up == 0) return "";
  return up > 0 ? std::to_string(up) + " higher" : std::to_string(-up) + " lower";
}

std::string answer_text(const Edition& edition, IndicatorIndex indicator, Answer answer) {
  if (answer.missing()) return "skipped";
  const Scale& scale = edition.scale_of(indicator);
  std::ostringstream number;
  number << answer.score;
  if (scale.number) {
    return number.str() + (scale.number->unit.empty() ? "" : " " + scale.number->unit);
  }
  return number.str() + " (" + scale.options[*scale.option_with(answer.score)].label + ")";
}

std::string weights_text(const Edition& edition, const std::vector<NodeIndex>& parts,
                         const std::vector<Fraction>& weights) {
  std::string text;
  for (std::size_t p = 0; p < parts.size(); ++p) {
    if (weights[p].numerator == 0) continue;
    text += (text.empty() ? "" : ", ") + std::string(short_id(edition.node(parts[p]))) + " " +
            to_text(weights[p]);
  }
  return text;
}

void print_score(std::ostream& out, const Session& session, const std::string& unit,
                 const std::vector<Row>& rows) {
  const Edition& edition = session.edition();
  out << session.units()[session.unit(unit)->value].name << ", " << edition.title << "\n\n";
  std::vector<Cells> lines;
  for (const Row& row : rows) {
    lines.push_back({node_id(edition, row.node), score_text(row), percent_text(edition, row),
                     rank_text(row.rank), std::to_string(row.of)});
  }
  print_results(out, edition, {"scope", "points", "percent", "rank", "of"}, std::move(lines),
                "lrrrr");
}

void print_ranking(std::ostream& out, const Session& session, const std::vector<Row>& rows) {
  const Edition& edition = session.edition();
  std::vector<Cells> lines;
  for (const std::size_t u : in_rank_order(session.data(), rows)) {
    const Unit& unit = session.units()[u];
    lines.push_back({rank_text(rows[u].rank), unit.code, unit.name, score_text(rows[u]),
                     percent_text(edition, rows[u])});
  }
  print_results(out, edition, {"rank", "code", edition.unit, "points", "percent"}, std::move(lines),
                "rllrr");
}

void print_what_if(std::ostream& out, const Session& session, const std::string& unit,
                   const std::vector<Row>& before, const std::vector<Row>& after) {
  const Edition& edition = session.edition();
  out << session.units()[session.unit(unit)->value].name << ", " << edition.title << ", what if\n";
  for (const Edit& edit : session.edits()) {
    const Answer from = session.answers(edit.unit)[edit.indicator.value];
    out << "  " << session.units()[edit.unit.value].code << "."
        << edition.indicators[edit.indicator.value].id << ": "
        << answer_text(edition, edit.indicator, from) << " -> "
        << answer_text(edition, edit.indicator, edit.to) << '\n';
  }
  out << '\n';
  std::vector<Cells> lines;
  for (std::size_t n = 0; n < before.size(); ++n) {
    lines.push_back(
        {node_id(edition, before[n].node), score_text(before[n]), percent_text(edition, before[n]),
         rank_text(before[n].rank), score_text(after[n]), percent_text(edition, after[n]),
         rank_text(after[n].rank), moved_text(ranks_gained(before[n].rank, after[n].rank))});
  }
  Cells heading = {"scope", "published", "percent", "rank", "what if", "percent", "rank", "moves"};
  if (!has_points(edition)) {
    for (Cells& line : lines) {
      line.erase(line.begin() + 4);
      line.erase(line.begin() + 1);
    }
    heading = {"scope", "published", "rank", "what if", "rank", "moves"};
    return print_table(out, heading, lines, "lrrrrl");
  }
  print_table(out, heading, lines, "lrrrrrrl");
}

void print_check(std::ostream& out, const Session& session, const CheckReport& report) {
  out << session.edition().title << " (" << session.edition().id << "), fingerprint "
      << session.fingerprint() << '\n';
  for (const Tally& tally : report.tallies) {
    if (tally.of == 0) continue;
    out << "  " << tally.agree << " of " << tally.of << " " << tally.what << '\n';
  }
}

}  // namespace rescore::cli
