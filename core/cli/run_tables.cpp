#include "run_tables.h"

#include <algorithm>
#include <cstdio>
#include <limits>
#include <numeric>
#include <ostream>
#include <string>

#include "tables.h"

namespace rescore::cli {
namespace {

/// "40 drawn ranges": what was drawn, in words.
std::string drawn_text(const UncertaintyOptions& options) {
  std::string text;
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
  if (options.weights == WeightModel::dirichlet) {
    add("weights (dirichlet, concentration " + std::to_string(options.concentration) + ")");
  }
  if (options.weights == WeightModel::noise) {
    add("weights (noise of " + std::to_string(options.noise) + " %)");
  }
  if (options.answers) {
    std::string chance = std::to_string(options.answer_chance / 100);
    if (options.answer_chance % 100 != 0) {
      chance += "." + std::to_string(options.answer_chance % 100 + 100).substr(1);
    }
    add("answers (" + chance + " % one option off)");
  }
  if (options.skips) add("skips");
  return text;
}

/// The line above a table.
template <class Result>
void print_title(std::ostream& out, const Result& result, const Ranked* ranked) {
  const std::uint64_t counted = draws_of(result);
  out << (ranked != nullptr ? ranked->session.edition().title : result.edition) << ", overall, "
      << result.method << "\n"
      << counted << (counted == 1 ? " draw" : " draws");
  if (counted != result.options.draws) out << " of " << result.options.draws;
  out << " of " << drawn_text(result.options) << ", seed " << result.options.seed << "\n\n";
}

/// The countries in the order of the table.
template <class Result, class Before>
std::vector<std::size_t> order_of(const Result& result, const Ranked* ranked, Before before) {
  if (ranked != nullptr) {
    return in_rank_order(ranked->session.data(), ranked->rows);
  }
  std::vector<std::size_t> order(result.units.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), before);
  return order;
}

/// The cells that name a line's country: rank, code and name, or only the code.
Cells unit_cells(const std::string& code, std::size_t unit, const Ranked* ranked) {
  if (ranked == nullptr) return {code};
  return {rank_text(ranked->rows[unit].rank), code, ranked->session.units()[unit].name};
}

/// The headings and alignment of those cells, followed by others.
void print_countries(std::ostream& out, const Ranked* ranked, const Cells& others,
                     const std::vector<Cells>& lines) {
  Cells heading =
      ranked != nullptr ? Cells{"rank", "code", ranked->session.edition().unit} : Cells{"code"};
  std::string right = ranked != nullptr ? "rll" : "l";
  heading.insert(heading.end(), others.begin(), others.end());
  right.append(others.size(), 'r');
  print_table(out, heading, lines, right);
}

/// A number with two decimals, without a minus sign before 0.
std::string two_decimals(double number) {
  char text[40];
  static_cast<void>(std::snprintf(text, sizeof text, "%.2f",
                                  number > -0.005 && number < 0 ? 0.0 : number));  // it fits
  return text;
}

Cells index_cells(const SobolSums& sums, std::uint64_t draws) {
  const auto indices = sobol_indices(sums, draws);
  Cells cells;
  for (std::size_t f = 0; f < kFactors; ++f) {
    cells.push_back(indices ? two_decimals((*indices)[f].first) + " " +
                                  two_decimals((*indices)[f].total)
                            : "-");
  }
  return cells;
}

}  // namespace

void print_run(std::ostream& out, const UncertaintyResult& result, const Ranked* ranked) {
  print_title(out, result, ranked);
  const auto mean = [&](std::size_t c) {
    const auto summary = rank_summary(result, index_at<UnitIndex>(c));
    return summary ? summary->mean : std::numeric_limits<double>::infinity();
  };
  const auto order =
      order_of(result, ranked, [&](std::size_t a, std::size_t b) { return mean(a) < mean(b); });
  std::vector<Cells> lines;
  for (const std::size_t c : order) {
    const auto unit = index_at<UnitIndex>(c);
    const auto summary = rank_summary(result, unit);
    Cells line = unit_cells(result.units[c], c, ranked);
    line.push_back(summary ? std::to_string(summary->median) : "-");
    line.push_back(summary ? std::to_string(summary->high) + "-" + std::to_string(summary->low)
                           : "-");
    line.push_back(std::to_string(indistinguishable(result, unit).size()));
    lines.push_back(std::move(line));
  }
  print_countries(out, ranked, {"median", "5-95 %", "order open with"}, lines);
}

void print_run(std::ostream& out, const SensitivityResult& result, const Ranked* ranked) {
  print_title(out, result, ranked);
  const std::uint64_t draws = draws_of(result);
  std::vector<Cells> lines;
  Cells shift = ranked != nullptr ? Cells{"", "", "mean shift of all"} : Cells{"mean shift"};
  const Cells of_shift = index_cells(result.shift, draws);
  shift.insert(shift.end(), of_shift.begin(), of_shift.end());
  lines.push_back(std::move(shift));
  const auto order = order_of(result, ranked, [](std::size_t, std::size_t) { return false; });
  for (const std::size_t c : order) {
    Cells line = unit_cells(result.units[c], c, ranked);
    const Cells indices = index_cells(result.ranks[c], draws);
    line.insert(line.end(), indices.begin(), indices.end());
    lines.push_back(std::move(line));
  }
  print_countries(out, ranked, {"weights", "rounding", "skips", "dropped"}, lines);
  out << "\nThe part of a rank's variance that a choice drives: alone, and with the others.\n";
}

}  // namespace rescore::cli
