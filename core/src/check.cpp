#include "rescore/check.h"

#include <algorithm>
#include <array>
#include <optional>

#include "rescore/result.h"
#include "sentence.h"
#include "standings_json.h"

namespace rescore {
namespace {

/// The name of a sort of figure, as tallies count them: "overall", "domain" or "layer".
std::string_view kind_name(ScopeKind kind) {
  static constexpr std::array<std::string_view, 3> names = {"overall", "domain", "layer"};
  return names[static_cast<std::size_t>(kind)];
}

class Checker {
 public:
  explicit Checker(const Dataset& data) : data_(data), edition_(data.edition) {}

  CheckReport run() {
    totals_against_parts();
    for (const ScopeKind kind : {ScopeKind::overall, ScopeKind::domain, ScopeKind::layer}) {
      printed_figures(kind);
    }
    counts_per_indicator();
    counts_against_totals();
    sheets_against_standings();
    counts_against_sheets();
    return std::move(report_);
  }

 private:
  void fail(ErrorCode code, std::string_view file, std::string_view pointer,
            std::string_view sentence, Fillings fillings) {
    rescore::tell(report_.errors, code, file, pointer, sentence, fillings);
  }

  /// A printed figure that does not agree: an error, or a slip that the edition knows of.
  void tell(bool slip, ErrorCode code, std::string_view pointer, std::string_view sentence,
            Fillings fillings) {
    rescore::tell(slip ? report_.slips : report_.errors, code, data_.standings.file, pointer,
                  sentence, fillings);
  }
  bool is_slip(std::size_t country, const std::string& scope, std::string_view column,
               const std::string& printed) const {
    const Slip figure{data_.standings.countries[country].code, scope, std::string(column), printed};
    const auto& known = edition_.known_slips;
    return std::find(known.begin(), known.end(), figure) != known.end();
  }

  const Method& publisher() const { return edition_.methods.front(); }
  const Totals& totals(std::size_t country, ScopeIndex scope) const {
    return data_.standings.totals[country * scope_count(edition_) + scope.value];
  }
  const Published& published(std::size_t country, ScopeIndex scope) const {
    return data_.standings.published[country * scope_count(edition_) + scope.value];
  }

  /// The domains, and the layers, of a country add up to its overall total.
  void totals_against_parts() {
    Tally tally{"totals", 0, 0, 0};
    for (std::size_t c = 0; c < data_.standings.countries.size(); ++c) {
      for (const ScopeKind kind : {ScopeKind::domain, ScopeKind::layer}) {
        ++tally.of;
        if (parts_add_up(c, kind)) ++tally.agree;
      }
    }
    report_.tallies.push_back(tally);
  }

  bool parts_add_up(std::size_t country, ScopeKind kind) {
    int achieved = 0;
    int answered = 0;
    for (const ScopeIndex scope : scopes(edition_)) {
      if (scope_at(edition_, scope).kind != kind) continue;
      const Totals& part = totals(country, scope);
      achieved += part.achieved;
      if (part.answered_maximum < 0) answered = -1;
      if (answered >= 0) answered += part.answered_maximum;
    }
    const Totals& overall = totals(country, kOverall);
    const std::string parts = said("{}s", {kind_name(kind)});
    const std::string& name = data_.standings.countries[country].name;
    bool good = true;
    if (achieved != overall.achieved) {
      fail(ErrorCode::totals_mismatch, data_.standings.file,
           standings_pointer(country, "overall", StandingsColumn::achieved),
           "The {} of {} add up to {} points, but its overall total is {}.",
           {parts, name, achieved, overall.achieved});
      good = false;
    }
    if (answered >= 0 && overall.answered_maximum >= 0 && answered != overall.answered_maximum) {
      fail(ErrorCode::totals_mismatch, data_.standings.file,
           standings_pointer(country, "overall", StandingsColumn::maximum),
           "The maxima of the {} of {} add up to {}, but its overall maximum is {}.",
           {parts, name, answered, overall.answered_maximum});
      good = false;
    }
    return good;
  }

  /// Percentages and ranks of one kind of scope, by the publisher's method. Where that needs all
  /// answers and some are not loaded, there is nothing to hold them against.
  void printed_figures(ScopeKind kind) {
    const std::string name(kind_name(kind));
    Tally percentages{name + " percentages", 0, 0, 0};
    Tally ranks{name + " ranks", 0, 0, 0};
    const std::optional<Table> table = printed_table(kind);
    for (const ScopeIndex scope : scopes(edition_)) {
      if (scope_at(edition_, scope).kind != kind || !table) continue;
      const std::vector<Row> rows = ranking_of(edition_, *table, publisher(), scope);
      const bool good = printed_percentages(scope, rows, percentages);
      printed_ranks(scope, rows, ranks, good);
    }
    report_.tallies.push_back(percentages);
    report_.tallies.push_back(ranks);
  }

  /// Empty when the publisher's method needs answers that are not loaded.
  std::optional<Table> printed_table(ScopeKind kind) const {
    if (totals_tell(kind)) {
      // From the standings alone: a sheet that differs is reported as such, not as wrong ranks.
      const Table plain{scope_count(edition_), data_.standings.totals};
      const bool weighted = kind == ScopeKind::overall && !publisher().domain_weights.empty();
      if (!weighted) return plain;
      return weighted_table({edition_, data_.standings, {}}, plain, {}, publisher());
    }
    if (!lacking_sheets(data_).empty()) return std::nullopt;
    return weighted_table(data_, table_of(data_), {}, publisher());
  }

  /// Whether the figures of one kind of scope follow from the countries' totals.
  bool totals_tell(ScopeKind kind) const {
    if (!publisher().dropped.empty()) return false;
    if (kind != ScopeKind::overall) return true;
    if (!publisher().layer_weights.empty()) return false;
    const bool by_domain =
        publisher().aggregate == Aggregate::mean || !publisher().domain_weights.empty();
    if (!by_domain || publisher().overall.denominator == Denominator::all) return true;
    for (std::size_t c = 0; c < data_.standings.countries.size(); ++c) {
      for (const ScopeIndex scope : scopes(edition_)) {
        if (scope_at(edition_, scope).kind != ScopeKind::domain) continue;
        if (totals(c, scope).answered_maximum < 0) return false;
      }
    }
    return true;
  }

  bool printed_percentages(ScopeIndex scope, const std::vector<Row>& rows, Tally& tally) {
    bool good = true;
    for (std::size_t c = 0; c < rows.size(); ++c) {
      const std::optional<Percent>& printed = published(c, scope).percent;
      if (!printed) continue;
      ++tally.of;
      if (rows[c].percent && same(*rows[c].percent, *printed)) {
        ++tally.agree;
        continue;
      }
      const std::string id = scope_id(edition_, scope);
      const bool slip = is_slip(c, id, "percent", to_text(*printed));
      tally.slips += slip ? 1 : 0;
      good = good && slip;
      const std::string maximum = rows[c].maximum ? in_digits(*rows[c].maximum) : "?";
      tell(slip, ErrorCode::percent_mismatch, standings_pointer(c, id, StandingsColumn::percent),
           "{}, {}: {}/{} is {}, not {}.",
           {data_.standings.countries[c].name, id, rows[c].achieved, maximum,
            (rows[c].percent ? to_text(*rows[c].percent) : "no percentage"), to_text(*printed)});
    }
    return good;
  }

  void printed_ranks(ScopeIndex scope, const std::vector<Row>& rows, Tally& tally,
                     bool percentages_good) {
    for (std::size_t c = 0; c < rows.size(); ++c) {
      const std::optional<int>& printed = published(c, scope).rank;
      if (!printed) continue;
      ++tally.of;
      if (rows[c].place.rank == *printed) {
        ++tally.agree;
        continue;
      }
      const std::string id = scope_id(edition_, scope);
      const bool slip = is_slip(c, id, "rank", in_digits(*printed));
      tally.slips += slip ? 1 : 0;
      if (!percentages_good && !slip) continue;
      tell(slip, ErrorCode::rank_mismatch, standings_pointer(c, id, StandingsColumn::rank),
           "{}, {}: the percentages give rank {}, not {}.",
           {data_.standings.countries[c].name, id, rows[c].place.rank, *printed});
    }
  }

  /// Every indicator was answered or skipped by each country once.
  void counts_per_indicator() {
    Tally tally{"indicator counts", 0, 0, 0};
    for (std::size_t i = 0; i < edition_.indicators.size(); ++i) {
      const Indicator& indicator = edition_.indicators[i];
      int sum = indicator.skipped;
      for (const int n : indicator.chosen) sum += n;
      ++tally.of;
      if (sum == edition_.countries) {
        ++tally.agree;
        continue;
      }
      fail(ErrorCode::counts_mismatch, edition_.file, said("/indicators/{}", {i}),
           "{}: the counts add up to {} countries, not {}.",
           {indicator.id, sum, edition_.countries});
    }
    report_.tallies.push_back(tally);
  }

  /// Two ways to the points of all countries together, and to what they skipped: the indicators'
  /// counts, and the countries' totals.
  void counts_against_totals() {
    if (data_.standings.countries.empty()) return;
    Tally tally{"sums over all countries", 0, 0, 0};
    for (const ScopeIndex scope : scopes(edition_)) {
      if (scope == kOverall) continue;
      const auto [points, skipped] = sums_by_indicator(scope);
      int achieved = 0;
      int missing = 0;
      bool missing_known = true;
      for (std::size_t c = 0; c < data_.standings.countries.size(); ++c) {
        const Totals& t = totals(c, scope);
        achieved += t.achieved;
        missing += t.all_maximum - t.answered_maximum;
        missing_known = missing_known && t.answered_maximum >= 0;
      }
      ++tally.of;
      const bool good = achieved == points && (!missing_known || missing == skipped);
      if (good) {
        ++tally.agree;
        continue;
      }
      const Scope parts = scope_at(edition_, scope);
      const std::string list = parts.kind == ScopeKind::domain ? "/domains/" : "/layers/";
      fail(ErrorCode::counts_mismatch, edition_.file, said("{}{}", {list, parts.part}),
           "{}: the indicators' counts give {} points and {} skipped, the countries' totals {} and "
           "{}.",
           {scope_id(edition_, scope), points, skipped, achieved,
            (missing_known ? in_digits(missing) : "?")});
    }
    report_.tallies.push_back(tally);
  }

  /// In 64 bits: the counts of a file may be wrong, and then far larger than the countries allow.
  struct Sums {
    std::int64_t points = 0;
    std::int64_t skipped = 0;  ///< in points of maximum
  };
  Sums sums_by_indicator(ScopeIndex scope) const {
    Sums sums;
    for (const Indicator& indicator : edition_.indicators) {
      if (scope_of(edition_, indicator.domain) != scope &&
          scope_of(edition_, indicator.layer) != scope) {
        continue;
      }
      const Scale& scale = edition_.scales[indicator.scale.value];
      sums.skipped += std::int64_t{indicator.skipped} * scale.maximum();
      for (std::size_t o = 0; o < scale.options.size(); ++o) {
        sums.points += std::int64_t{indicator.chosen[o]} * scale.options[o].score;
      }
    }
    return sums;
  }

  /// An answer was chosen at least as often as the loaded sheets have it; when all are loaded,
  /// exactly.
  void counts_against_sheets() {
    const auto all = static_cast<std::size_t>(edition_.countries);
    for (std::size_t i = 0; i < edition_.indicators.size(); ++i) {
      const Indicator& indicator = edition_.indicators[i];
      const Scale& scale = edition_.scales[indicator.scale.value];
      std::vector<int> chosen(scale.options.size() + 1);  // the last one is the skips
      for (const Sheet& sheet : data_.sheets) {
        const Answer answer = sheet.answers[i];
        ++chosen[answer.skipped() ? scale.options.size() : *scale.option_with(answer.score)];
      }
      for (std::size_t o = 0; o < chosen.size(); ++o) {
        const bool is_skip = o == scale.options.size();
        const int told = is_skip ? indicator.skipped : indicator.chosen[o];
        if (chosen[o] == told || (chosen[o] < told && data_.sheets.size() < all)) continue;
        const std::string place = is_skip ? "/skipped" : "/chosen/" + in_digits(o);
        fail(ErrorCode::counts_mismatch, edition_.file, said("/indicators/{}{}", {i, place}),
             "{}: {} countries are counted here, but {} sheets have this answer.",
             {indicator.id, told, chosen[o]});
      }
    }
  }

  void sheets_against_standings() {
    Tally tally{"totals from the answers", 0, 0, 0};
    for (const Sheet& sheet : data_.sheets) sheet_against_standings(sheet, tally);
    if (tally.of > 0) report_.tallies.push_back(tally);
  }

  void sheet_against_standings(const Sheet& sheet, Tally& tally) {
    const auto country = find_country(data_.standings, sheet.country);
    if (!country) return;
    const std::vector<Totals> own = totals_of(edition_, sheet.answers);
    for (const ScopeIndex scope : scopes(edition_)) {
      const Denominator denominator = rule_for(edition_, publisher(), scope).denominator;
      const Totals& answers = own[scope.value];
      const Totals& printed = totals(country->value, scope);
      const int maximum = *maximum_of(answers, denominator);
      ++tally.of;
      if (answers.achieved == printed.achieved && maximum == maximum_of(printed, denominator)) {
        ++tally.agree;
        continue;
      }
      fail(ErrorCode::sheet_mismatch, sheet.file, "/answers",
           "{}: the answers give {}/{}, the standings {}/{}.",
           {scope_id(edition_, scope), answers.achieved, maximum, printed.achieved,
            maximum_of(printed, denominator).value_or(0)});
    }
  }

  static bool same(const Percent& a, const Percent& b) {
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
