#include "rescore/check.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/format.h"
#include "files/published_results_json.h"
#include "rescore/result.h"

namespace rescore {
namespace {

/// The name of a sort of figure, as tallies count them: "overall", "domain" or "layer".
std::string_view kind_name(NodeKind kind) {
  static constexpr std::array<std::string_view, 3> names = {"overall", "domain", "layer"};
  return names[static_cast<std::size_t>(kind)];
}

class Checker {
 public:
  explicit Checker(const Dataset& data) : data_(data), edition_(data.edition) {}

  CheckReport run() {
    totals_against_parts();
    for (const NodeKind kind : {NodeKind::overall, NodeKind::domain, NodeKind::layer}) {
      printed_figures(kind);
    }
    counts_per_indicator();
    counts_against_totals();
    responses_against_published();
    frequencies_against_responses();
    return std::move(report_);
  }

 private:
  void fail(ErrorCode code, std::string_view file, std::string_view pointer,
            std::string_view sentence, FormatArgs args) {
    rescore::report(report_.errors, code, file, pointer, sentence, args);
  }

  const Method& publisher() const { return edition_.methods.front(); }
  const Totals& totals(std::size_t unit, NodeIndex node) const {
    return data_.published_results.totals[unit * node_count(edition_) + node.value];
  }
  const PublishedFigures& published(std::size_t unit, NodeIndex node) const {
    return data_.published_results.published[unit * node_count(edition_) + node.value];
  }

  /// The domains, and the layers, of a country add up to its overall total.
  void totals_against_parts() {
    Tally tally{"totals", 0, 0};
    for (std::size_t c = 0; c < data_.published_results.units.size(); ++c) {
      for (const NodeKind kind : {NodeKind::domain, NodeKind::layer}) {
        ++tally.of;
        if (parts_add_up(c, kind)) ++tally.agree;
      }
    }
    report_.tallies.push_back(tally);
  }

  bool parts_add_up(std::size_t unit, NodeKind kind) {
    int achieved = 0;
    int answered = 0;
    for (const NodeIndex node : nodes(edition_)) {
      if (node_at(edition_, node).kind != kind) continue;
      const Totals& part = totals(unit, node);
      achieved += part.achieved;
      if (part.answered_maximum < 0) answered = -1;
      if (answered >= 0) answered += part.answered_maximum;
    }
    const Totals& overall = totals(unit, kOverall);
    const std::string parts = format("{}s", {kind_name(kind)});
    const std::string& name = data_.published_results.units[unit].name;
    bool good = true;
    if (achieved != overall.achieved) {
      fail(ErrorCode::totals_mismatch, data_.published_results.file,
           published_pointer(unit, "overall", PublishedColumn::achieved),
           "The {} of {} add up to {} points, but its overall total is {}.",
           {parts, name, achieved, overall.achieved});
      good = false;
    }
    if (answered >= 0 && overall.answered_maximum >= 0 && answered != overall.answered_maximum) {
      fail(ErrorCode::totals_mismatch, data_.published_results.file,
           published_pointer(unit, "overall", PublishedColumn::maximum),
           "The maxima of the {} of {} add up to {}, but its overall maximum is {}.",
           {parts, name, answered, overall.answered_maximum});
      good = false;
    }
    return good;
  }

  /// Percentages and ranks of one kind of scope, by the publisher's method. Where that needs all
  /// answers and some are not loaded, there is nothing to hold them against.
  void printed_figures(NodeKind kind) {
    const std::string name(kind_name(kind));
    Tally percentages{name + " percentages", 0, 0};
    Tally ranks{name + " ranks", 0, 0};
    const std::optional<Table> table = printed_table(kind);
    for (const NodeIndex node : nodes(edition_)) {
      if (node_at(edition_, node).kind != kind || !table) continue;
      const std::vector<Row> rows = ranking_of(edition_, *table, publisher(), node);
      const bool good = printed_percentages(node, rows, percentages);
      printed_ranks(node, rows, ranks, good);
    }
    report_.tallies.push_back(percentages);
    report_.tallies.push_back(ranks);
  }

  /// Empty when the publisher's method needs answers that are not loaded.
  std::optional<Table> printed_table(NodeKind kind) const {
    if (totals_tell(kind)) {
      // From the standings alone: a sheet that differs is reported as such, not as wrong ranks.
      const Table plain{node_count(edition_), data_.published_results.totals};
      const bool weighted = kind == NodeKind::overall && !publisher().domain_weights.empty();
      if (!weighted) return plain;
      return weighted_table({edition_, data_.published_results, {}}, plain, {}, publisher());
    }
    if (!units_without_responses(data_).empty()) return std::nullopt;
    return weighted_table(data_, table_of(data_), {}, publisher());
  }

  /// Whether the figures of one kind of scope follow from the countries' totals.
  bool totals_tell(NodeKind kind) const {
    if (!publisher().dropped.empty()) return false;
    if (kind != NodeKind::overall) return true;
    if (!publisher().layer_weights.empty()) return false;
    const bool by_domain =
        publisher().aggregate == Aggregate::mean || !publisher().domain_weights.empty();
    if (!by_domain || publisher().overall.denominator == Denominator::all) return true;
    for (std::size_t c = 0; c < data_.published_results.units.size(); ++c) {
      for (const NodeIndex node : nodes(edition_)) {
        if (node_at(edition_, node).kind != NodeKind::domain) continue;
        if (totals(c, node).answered_maximum < 0) return false;
      }
    }
    return true;
  }

  bool printed_percentages(NodeIndex node, const std::vector<Row>& rows, Tally& tally) {
    bool good = true;
    for (std::size_t c = 0; c < rows.size(); ++c) {
      const std::optional<Decimal>& printed = published(c, node).percent;
      if (!printed) continue;
      ++tally.of;
      if (rows[c].percent && same(*rows[c].percent, *printed)) {
        ++tally.agree;
        continue;
      }
      const std::string id = node_id(edition_, node);
      good = false;
      const std::string maximum = rows[c].maximum ? to_decimal(*rows[c].maximum) : "?";
      fail(ErrorCode::percent_mismatch, data_.published_results.file,
           published_pointer(c, id, PublishedColumn::percent), "{}, {}: {}/{} is {}, not {}.",
           {data_.published_results.units[c].name, id, rows[c].achieved, maximum,
            (rows[c].percent ? to_text(*rows[c].percent) : "no percentage"), to_text(*printed)});
    }
    return good;
  }

  void printed_ranks(NodeIndex node, const std::vector<Row>& rows, Tally& tally,
                     bool percentages_good) {
    for (std::size_t c = 0; c < rows.size(); ++c) {
      const std::optional<int>& printed = published(c, node).rank;
      if (!printed) continue;
      ++tally.of;
      if (rows[c].place.rank == *printed) {
        ++tally.agree;
        continue;
      }
      const std::string id = node_id(edition_, node);
      if (!percentages_good) continue;
      fail(ErrorCode::rank_mismatch, data_.published_results.file,
           published_pointer(c, id, PublishedColumn::rank),
           "{}, {}: the percentages give rank {}, not {}.",
           {data_.published_results.units[c].name, id, rows[c].place.rank, *printed});
    }
  }

  /// Every indicator was answered or skipped by each country once.
  void counts_per_indicator() {
    Tally tally{"indicator counts", 0, 0};
    for (std::size_t i = 0; i < edition_.indicators.size(); ++i) {
      const Indicator& indicator = edition_.indicators[i];
      int sum = indicator.missing;
      for (const int n : indicator.frequencies) sum += n;
      ++tally.of;
      if (sum == edition_.units) {
        ++tally.agree;
        continue;
      }
      fail(ErrorCode::counts_mismatch, edition_.file, format("/indicators/{}", {i}),
           "{}: the counts add up to {} countries, not {}.", {indicator.id, sum, edition_.units});
    }
    report_.tallies.push_back(tally);
  }

  /// Two ways to the points of all countries together, and to what they skipped: the indicators'
  /// counts, and the countries' totals.
  void counts_against_totals() {
    if (data_.published_results.units.empty()) return;
    Tally tally{"sums over all countries", 0, 0};
    for (const NodeIndex node : nodes(edition_)) {
      if (node == kOverall) continue;
      const auto [points, missing] = sums_by_indicator(node);
      int achieved = 0;
      int absent = 0;
      bool missing_known = true;
      for (std::size_t c = 0; c < data_.published_results.units.size(); ++c) {
        const Totals& t = totals(c, node);
        achieved += t.achieved;
        absent += t.all_maximum - t.answered_maximum;
        missing_known = missing_known && t.answered_maximum >= 0;
      }
      ++tally.of;
      const bool good = achieved == points && (!missing_known || absent == missing);
      if (good) {
        ++tally.agree;
        continue;
      }
      const NodePlace parts = node_at(edition_, node);
      const std::string list = parts.kind == NodeKind::domain ? "/domains/" : "/layers/";
      fail(ErrorCode::counts_mismatch, edition_.file, format("{}{}", {list, parts.part}),
           "{}: the indicators' counts give {} points and {} skipped, the countries' totals {} and "
           "{}.",
           {node_id(edition_, node), points, missing, achieved,
            (missing_known ? to_decimal(absent) : "?")});
    }
    report_.tallies.push_back(tally);
  }

  /// In 64 bits: the counts of a file may be wrong, and then far larger than the countries allow.
  struct Sums {
    std::int64_t points = 0;
    std::int64_t missing = 0;  ///< in points of maximum
  };
  Sums sums_by_indicator(NodeIndex node) const {
    Sums sums;
    for (const Indicator& indicator : edition_.indicators) {
      if (node_of(edition_, indicator.domain) != node &&
          node_of(edition_, indicator.layer) != node) {
        continue;
      }
      const Scale& scale = edition_.scales[indicator.scale.value];
      sums.missing += std::int64_t{indicator.missing} * scale.maximum();
      for (std::size_t o = 0; o < scale.options.size(); ++o) {
        sums.points += std::int64_t{indicator.frequencies[o]} * scale.options[o].score;
      }
    }
    return sums;
  }

  /// An answer was chosen at least as often as the loaded sheets have it; when all are loaded,
  /// exactly.
  void frequencies_against_responses() {
    const auto all = static_cast<std::size_t>(edition_.units);
    for (std::size_t i = 0; i < edition_.indicators.size(); ++i) {
      const Indicator& indicator = edition_.indicators[i];
      const Scale& scale = edition_.scales[indicator.scale.value];
      std::vector<int> frequencies(scale.options.size() + 1);  // the last one is the skips
      for (const Responses& responses : data_.responses) {
        const Answer answer = responses.answers[i];
        ++frequencies[answer.missing() ? scale.options.size() : *scale.option_with(answer.score)];
      }
      for (std::size_t o = 0; o < frequencies.size(); ++o) {
        const bool is_skip = o == scale.options.size();
        const int diagnostics = is_skip ? indicator.missing : indicator.frequencies[o];
        if (frequencies[o] == diagnostics ||
            (frequencies[o] < diagnostics && data_.responses.size() < all))
          continue;
        const std::string place = is_skip ? "/skipped" : "/chosen/" + to_decimal(o);
        fail(ErrorCode::counts_mismatch, edition_.file, format("/indicators/{}{}", {i, place}),
             "{}: {} countries are counted here, but {} sheets have this answer.",
             {indicator.id, diagnostics, frequencies[o]});
      }
    }
  }

  void responses_against_published() {
    Tally tally{"totals from the answers", 0, 0};
    for (const Responses& responses : data_.responses) unit_against_published(responses, tally);
    if (tally.of > 0) report_.tallies.push_back(tally);
  }

  void unit_against_published(const Responses& responses, Tally& tally) {
    const auto unit = find_unit(data_.published_results, responses.unit);
    if (!unit) return;
    const std::vector<Totals> own = totals_of(edition_, responses.answers);
    for (const NodeIndex node : nodes(edition_)) {
      const Denominator denominator = rule_for(edition_, publisher(), node).denominator;
      const Totals& answers = own[node.value];
      const Totals& printed = totals(unit->value, node);
      const int maximum = *maximum_of(answers, denominator);
      ++tally.of;
      if (answers.achieved == printed.achieved && maximum == maximum_of(printed, denominator)) {
        ++tally.agree;
        continue;
      }
      fail(ErrorCode::sheet_mismatch, responses.file, "/answers",
           "{}: the answers give {}/{}, the standings {}/{}.",
           {node_id(edition_, node), answers.achieved, maximum, printed.achieved,
            maximum_of(printed, denominator).value_or(0)});
    }
  }

  static bool same(const Decimal& a, const Decimal& b) {
    // A whole percentage may be printed as 32 or 32.0.
    std::int64_t left = a.units;
    std::int64_t right = b.units;
    for (int d = a.decimals; d < b.decimals; ++d) left *= 10;
    for (int d = b.decimals; d < a.decimals; ++d) right *= 10;
    return left == right;
  }

  const Dataset& data_;
  const Edition& edition_;
  CheckReport report_;
};

}  // namespace

CheckReport check(const Dataset& data) {
  return Checker(data).run();
}

}  // namespace rescore
