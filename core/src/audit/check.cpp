#include "audit/check.h"

#include <cmath>
#include <numeric>
#include <optional>

#include "base/format.h"
#include "base/lists.h"
#include "engine/evaluation.h"
#include "json/json.h"

namespace rescore {
namespace {

/// Counts a figure as good or not, and returns `good`.
bool count(Tally& tally, bool good) {
  ++tally.of;
  if (good) ++tally.agree;
  return good;
}

class Checker {
 public:
  explicit Checker(const Dataset& data) : data_(data), edition_(data.edition) {}

  CheckReport run() {
    if (data_.has_totals()) totals_against_parts();
    if (data_.published) printed_figures();
    if (edition_.format == 1) {
      counts_per_indicator();
      if (data_.has_totals()) counts_against_totals();
    }
    if (data_.has_totals()) responses_against_published();
    frequencies_against_responses();
    return std::move(report_);
  }

 private:
  /// The domains of a unit, and its layers, must add up to its overall total.
  void totals_against_parts() {
    Tally& tally = report_.tallies.emplace_back(Tally{"totals"});
    for (const UnitIndex unit : units(data_)) {
      for (const NodeKind kind : {NodeKind::domain, NodeKind::layer}) {
        count(tally, parts_add_up(unit, kind));
      }
    }
  }

  bool parts_add_up(UnitIndex unit, NodeKind kind) {
    Totals parts{0, 0, 0};
    for (const NodeIndex node : nodes(edition_, kind)) parts += data_.totals(unit, node);
    const Totals& overall = data_.totals(unit, kOverall);
    const std::string what = format("{}s", {kind_name(kind)});
    const std::string& name = data_.units[unit.value].name;
    const auto agree = [&](std::int64_t sum, std::int64_t whole, PublishedColumn column,
                           std::string_view sentence) {
      if (sum == whole) return true;
      report(report_.errors, ErrorCode::totals_mismatch, data_.published->file,
             published_pointer(unit.value, "overall", column), sentence, {what, name, sum, whole});
      return false;
    };
    const bool points = agree(parts.achieved, overall.achieved, PublishedColumn::achieved,
                              "The {} of {} add up to {} points, but its overall total is {}.");
    if (!parts.answered_maximum || !overall.answered_maximum) return points;
    return agree(*parts.answered_maximum, *overall.answered_maximum, PublishedColumn::maximum,
                 "The maxima of the {} of {} add up to {}, but its overall maximum is {}.") &&
           points;
  }

  /// Scores and ranks, by the publisher's method. They are computed from printed totals where
  /// possible, so that responses which differ from these are reported as such, not as wrong ranks.
  void printed_figures() {
    const auto plan = std::make_shared<const Plan>(data_, edition_.methods.front());
    std::optional<Dataset> totals;  // the data without responses
    std::optional<RankTable> printed, answered;
    if (data_.has_totals()) {
      totals = Dataset{edition_, data_.units, std::vector<Responses>(data_.units.size()),
                       data_.published};
      printed.emplace(*totals, plan, AnswerColumns(*totals, {}), std::span<const Edit>());
    }
    if (units_without_responses(data_).empty()) {
      answered.emplace(data_, plan, AnswerColumns(data_, {}), std::span<const Edit>());
    }
    const auto has_maximum = [](const Row& row) { return row.maximum.has_value(); };
    for (const NodeKind kind :
         {NodeKind::overall, NodeKind::domain, NodeKind::layer, NodeKind::other}) {
      const std::vector<NodeIndex> all = nodes(edition_, kind);
      if (all.empty()) continue;
      const std::string name(kind_name(kind));
      Tally scores{name + (edition_.format == 1 ? " percentages" : " scores")};
      Tally ranks{name + " ranks"};
      for (const NodeIndex node : all) {
        std::vector<Row> rows;
        if (printed && plan->node(node).from_totals) rows = printed->ranking(node);
        if (rows.empty() || !all_of(rows, has_maximum)) {
          if (!answered) continue;
          rows = answered->ranking(node);
        }
        printed_scores(*plan, node, rows, scores);
        printed_ranks(*plan, node, rows, ranks);
      }
      report_.tallies.push_back(scores);
      report_.tallies.push_back(ranks);
    }
  }

  std::string place(UnitIndex unit, NodeIndex node, PublishedColumn column) const {
    if (edition_.format == 1) {
      return published_pointer(unit.value, node_id(edition_, node), column);
    }
    return format("/units/{}", {unit.value});
  }

  void printed_scores(const Plan& plan, NodeIndex node, const std::vector<Row>& rows,
                      Tally& tally) {
    const NodePlan& own = plan.node(node);
    for (const UnitIndex unit : units(data_)) {
      const std::optional<Decimal>& printed = data_.figures(unit, node).score;
      if (!printed) continue;
      const Row& row = rows[unit.value];
      if (count(tally, row.score && agree(own.rule, *row.score, *printed))) continue;
      const std::string& id = node_id(edition_, node);
      const std::string& name = data_.units[unit.value].name;
      const std::string_view none = edition_.format == 1 ? "no percentage" : "no score";
      const std::string score = row.score ? to_text(*row.score) : std::string(none);
      const std::string at = place(unit, node, PublishedColumn::percent);
      const std::string maximum = row.maximum ? to_decimal(*row.maximum) : "?";
      const std::string found =
          own.form == Form::points && plan.has_points()
              ? format("{}/{} is {}", {row.achieved, maximum, score})
              : format("its parts give {}{}", {row.score ? "a score of " : "", score});
      report(report_.errors, ErrorCode::percent_mismatch, data_.published->file, at,
             "{}, {}: {}, not {}.", {name, id, found, to_text(*printed)});
    }
  }

  static bool agree(const NodeRule& rule, const Decimal& ours, const Decimal& printed) {
    const double difference = std::abs(number(ours) - number(printed));
    // Both are rounded, so they may differ by one unit more than the tolerance; the bound must not
    // be lower by even one bit.
    const double unit = std::pow(10.0, -ours.decimals);
    return difference == 0 ||
           (rule.tolerance > 0 && difference <= rule.tolerance + unit * 1.000001);
  }

  void printed_ranks(const Plan& plan, NodeIndex node, const std::vector<Row>& rows, Tally& tally) {
    for (const UnitIndex unit : units(data_)) {
      const std::optional<int>& printed = data_.figures(unit, node).rank;
      if (!printed) continue;
      const int rank = rows[unit.value].rank.value;
      if (count(tally, rank == *printed)) continue;
      if (plan.node(node).rule.tolerance > 0) continue;
      report(report_.errors, ErrorCode::rank_mismatch, data_.published->file,
             place(unit, node, PublishedColumn::rank), "{}, {}: the scores give {}, not {}.",
             {data_.units[unit.value].name, node_id(edition_, node),
              (rank > 0 ? "rank " + to_decimal(rank) : "no rank"), *printed});
    }
  }

  /// Each unit must have answered or skipped every indicator exactly once.
  void counts_per_indicator() {
    Tally& tally = report_.tallies.emplace_back(Tally{"indicator counts"});
    for (std::size_t i = 0; i < edition_.indicators.size(); ++i) {
      const Indicator& indicator = edition_.indicators[i];
      const std::vector<int>& chosen = indicator.frequencies;
      const int sum = std::accumulate(chosen.begin(), chosen.end(), indicator.missing);
      if (count(tally, sum == edition_.units)) continue;
      report(report_.errors, ErrorCode::counts_mismatch, edition_.file,
             format("/indicators/{}", {i}), "{}: the counts add up to {} countries, not {}.",
             {indicator.id, sum, edition_.units});
    }
  }

  /// Computes the points and skips of all units together in two ways: from the indicators'
  /// frequencies, and from the units' totals.
  void counts_against_totals() {
    Tally& tally = report_.tallies.emplace_back(Tally{"sums over all countries"});
    for (const NodeKind kind : {NodeKind::domain, NodeKind::layer}) {
      const std::vector<NodeIndex> parts = nodes(edition_, kind);
      for (std::size_t p = 0; p < parts.size(); ++p) {
        const auto [points, skipped] = sums_by_indicator(parts[p]);
        Totals all{0, 0, 0};
        for (const UnitIndex unit : units(data_)) all += data_.totals(unit, parts[p]);
        const std::int64_t absent = all.all_maximum - all.answered_maximum.value_or(0);
        const bool good = all.achieved == points && (!all.answered_maximum || absent == skipped);
        if (count(tally, good)) continue;
        report(report_.errors, ErrorCode::counts_mismatch, edition_.file,
               format("/{}s/{}", {kind_name(kind), p}),
               "{}: the indicators' counts give {} points and {} skipped, the countries' totals {} "
               "and {}.",
               {node_id(edition_, parts[p]), points, skipped, all.achieved,
                (all.answered_maximum ? to_decimal(absent) : "?")});
      }
    }
  }

  /// The points, and the points of the maximum that were skipped. 64 bits, because a file's
  /// frequencies may be wrong and then far larger than the units allow.
  std::pair<std::int64_t, std::int64_t> sums_by_indicator(NodeIndex node) const {
    std::int64_t points = 0, skipped = 0;
    for (std::size_t i = 0; i < edition_.indicators.size(); ++i) {
      if (!is_below(edition_, index_at<IndicatorIndex>(i), node)) continue;
      const Indicator& indicator = edition_.indicators[i];
      const Scale& scale = edition_.scales[indicator.scale.value];
      skipped += std::int64_t{indicator.missing} * scale.maximum();
      for (std::size_t o = 0; o < scale.options.size(); ++o) {
        points += std::int64_t{indicator.frequencies[o]} * scale.options[o].score;
      }
    }
    return {points, skipped};
  }

  /// An answer's frequency must be at least its count in the loaded responses, and equal to it if
  /// all are loaded.
  void frequencies_against_responses() {
    const std::size_t loaded = data_.units.size() - units_without_responses(data_).size();
    const bool all = static_cast<int>(loaded) >= edition_.units;
    for (std::size_t i = 0; i < edition_.indicators.size(); ++i) {
      const Indicator& indicator = edition_.indicators[i];
      if (indicator.frequencies.empty()) continue;
      const Scale& scale = edition_.scales[indicator.scale.value];
      std::vector<int> seen(scale.options.size() + 1);  // the last one counts the skips
      for (const Responses& responses : data_.responses) {
        if (responses.answers.empty()) continue;
        const Answer answer = responses.answers[i];
        ++seen[answer.missing() ? scale.options.size() : *scale.option_with(answer.score)];
      }
      std::vector<int> printed = indicator.frequencies;
      printed.push_back(indicator.missing);
      for (std::size_t o = 0; o < seen.size(); ++o) {
        if (seen[o] == printed[o] || (seen[o] < printed[o] && !all)) continue;
        const std::string place =
            o == scale.options.size() ? "/skipped" : "/chosen/" + to_decimal(o);
        report(report_.errors, ErrorCode::counts_mismatch, edition_.file,
               format("/indicators/{}{}", {i, place}),
               "{}: {} countries are counted here, but {} sheets have this answer.",
               {indicator.id, printed[o], seen[o]});
      }
    }
  }

  void responses_against_published() {
    Tally tally{"totals from the answers"};
    for (const UnitIndex unit : units(data_)) {
      if (!data_.has_answers(unit)) continue;
      const std::vector<Totals> own = totals_of(edition_, data_.answers(unit));
      for (const NodeIndex node : nodes(edition_)) {
        const Missing missing = rule_for(edition_.methods.front(), node).missing;
        const Totals& answers = own[node.value];
        const Totals& printed = data_.totals(unit, node);
        const std::int64_t maximum = *maximum_of(answers, missing);
        const bool good =
            answers.achieved == printed.achieved && maximum == maximum_of(printed, missing);
        if (count(tally, good)) continue;
        report(report_.errors, ErrorCode::sheet_mismatch, data_.responses[unit.value].file,
               "/answers", "{}: the answers give {}/{}, the standings {}/{}.",
               {node_id(edition_, node), answers.achieved, maximum, printed.achieved,
                maximum_of(printed, missing).value_or(0)});
      }
    }
    if (tally.of > 0) report_.tallies.push_back(tally);
  }

  const Dataset& data_;
  const Edition& edition_;
  CheckReport report_;
};

}  // namespace

CheckReport check(const Dataset& data) {
  return Checker(data).run();
}

std::string published_pointer(std::size_t unit, std::string_view node, PublishedColumn column) {
  return format("/countries/{}/scopes/{}/{}",
                {unit, json::pointer_step(node), static_cast<int>(column)});
}

}  // namespace rescore
