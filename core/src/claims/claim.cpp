#include "claims/claim.h"

#include <algorithm>
#include <cstdlib>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "base/format.h"
#include "base/utf8.h"
#include "claims/claim_grammar.h"
#include "claims/claim_sentences.h"

namespace rescore {

UncertaintyOptions claim_trials() {
  return {.weights = WeightModel::noise};
}

namespace {

using claims::Cited;
using claims::Comparison;
using claims::Direction;
using claims::Relation;
using claims::Statement;

/// In how many of 100 trials a unit must be above another.
constexpr std::uint64_t kDecided = 95;

/// In units of 10^-6, the most decimals that a number in a claim or a score has.
std::int64_t millionths(const Decimal& decimal) {
  return decimal.units * kPowersOfTen[6 - decimal.decimals];
}

/// Rounds to as many decimals as the claim has; a half goes away from 0.
bool equal_when_rounded(std::int64_t actual, const Decimal& claimed) {
  const std::int64_t step = kPowersOfTen[6 - claimed.decimals];
  const std::int64_t rounded = (std::abs(actual) + step / 2) / step * step;
  return (actual < 0 ? -rounded : rounded) == millionths(claimed);
}

/// An edition, with its trials once they are needed.
class Judged {
 public:
  explicit Judged(const ClaimEdition& edition) : edition_(edition) {}

  const Dataset& data() const { return *edition_.data; }
  const RankTable& table() const { return *edition_.table; }
  std::optional<int> year() const { return claims::year_of(data().edition); }

  /// Empty if the method has no weights to vary.
  const UncertaintyResult* trials() {
    if (!tried_) {
      tried_ = true;
      Errors errors;
      auto run = UncertaintyRun::make(data(), table().method(), claim_trials(), {}, errors);
      if (run) {
        while (run->advance(run->draws_in_all())) continue;
        trials_ = run->result();
      }
    }
    return trials_ ? &*trials_ : nullptr;
  }

 private:
  ClaimEdition edition_;
  bool tried_ = false;
  std::optional<UncertaintyResult> trials_;
};

class Judge {
 public:
  explicit Judge(std::span<const ClaimEdition> editions) {
    for (const ClaimEdition& edition : editions) editions_.emplace_back(edition);
  }

  ClaimResult run(std::string_view text) {
    Errors errors;
    if (!utf8::check("", text, errors)) return fail(ClaimFault::not_text), std::move(result_);
    if (utf8::characters(text) > kMostClaimCharacters) {
      return fail(ClaimFault::too_long), std::move(result_);
    }
    std::vector<const Dataset*> data;
    for (const Judged& edition : editions_) data.push_back(&edition.data());
    const claims::Names names(data);
    const claims::Reading reading = claims::read_claim(text, names);
    if (!reading.statement) {
      result_.unread_at = reading.begin;
      result_.unread = text.substr(reading.begin, reading.end - reading.begin);
      fail(reading.fault, result_.unread);
    } else {
      said_ = *reading.statement;
      result_.kind = said_.kind;
      judge();
    }
    return std::move(result_);
  }

 private:
  /// No verdict. Returns nullptr for those who look for an edition.
  std::nullptr_t fail(ClaimFault fault, std::string_view part = "") {
    const bool read = fault >= ClaimFault::no_edition;
    result_.verdict = read ? Verdict::no_figure : Verdict::not_read;
    result_.fault = fault;
    result_.reason = claims::fault_sentence(fault, part);
    return nullptr;
  }

  // Which edition, and its figures.

  /// The edition of a year. The one that the claim is about comes first; of others there must be
  /// one only.
  Judged* edition_of(int year) {
    if (editions_.front().year() == year) return &editions_.front();
    Judged* found = nullptr;
    for (Judged& edition : editions_) {
      if (edition.year() != year) continue;
      if (found != nullptr) return nullptr;
      found = &edition;
    }
    return found;
  }

  /// The edition that the claim is about; nullptr after a fault.
  Judged* main_edition() {
    if (!said_.year) return &editions_.front();
    Judged* const found = edition_of(*said_.year);
    return found != nullptr ? found : fail(ClaimFault::no_edition, to_decimal(*said_.year));
  }

  Judged* earlier_edition(const Judged* later) {
    if (said_.since) {
      Judged* const found = edition_of(*said_.since);
      if (found == nullptr) return fail(ClaimFault::no_edition, to_decimal(*said_.since));
      return found != later ? found : fail(ClaimFault::no_edition);
    }
    Judged* found = nullptr;
    for (Judged& edition : editions_) {
      if (&edition == later) continue;
      if (found != nullptr) return fail(ClaimFault::since_when);
      found = &edition;
    }
    return found != nullptr ? found : fail(ClaimFault::since_when);
  }

  struct Found {
    Judged* edition{};
    UnitIndex unit{};
    Row row;
  };

  /// The unit's figures in an edition; empty after a fault.
  std::optional<Found> find(Judged& edition, const std::string& code) {
    const Dataset& data = edition.data();
    const auto unit = find_unit(data, code);
    const auto node = find_node(data.edition, said_.node.value_or(node_id(data.edition, kOverall)));
    if (unit && node) {
      const Row row = edition.table().row(*unit, *node);
      const bool percent = rule_for(edition.table().method(), *node).scale == 100;
      const bool fits = percent || !said_.is_percentage;
      if (row.rank.value > 0 && row.score && fits) return add({&edition, *unit, row});
    }
    fail(ClaimFault::no_rank, data.edition.title);
    return std::nullopt;
  }

  Found add(const Found& found) {
    const Dataset& data = found.edition->data();
    ClaimFigure figure{data.edition.id,
                       data.units[found.unit.value].code,
                       node_id(data.edition, found.row.node),
                       found.row.rank,
                       found.row.of,
                       found.row.score,
                       {},
                       {}};
    const UncertaintyResult* trials =
        compares() && found.row.node == kOverall ? found.edition->trials() : nullptr;
    if (const auto summary = trials == nullptr ? std::nullopt : rank_summary(*trials, found.unit)) {
      figure.high = summary->high;
      figure.low = summary->low;
    }
    result_.figures.push_back(std::move(figure));
    return found;
  }

  // Verdicts.

  /// Whether the claim is a comparison, not a figure.
  bool compares() const {
    const bool figure = said_.exact || said_.places || said_.amount || said_.from || said_.to;
    return said_.kind == ClaimKind::position || (said_.kind == ClaimKind::order && !figure) ||
           (said_.kind == ClaimKind::change && !figure && !said_.of_score);
  }

  void judge() {
    Judged* const edition = main_edition();
    if (edition == nullptr) return;
    const bool changes = said_.kind == ClaimKind::change;
    Judged* const earlier = changes ? earlier_edition(edition) : nullptr;
    if (changes && earlier == nullptr) return;
    const auto from = changes ? find(*earlier, said_.unit) : std::nullopt;
    if (changes && !from) return;
    const auto one = find(*edition, said_.unit);
    if (!one) return;
    const bool orders = said_.kind == ClaimKind::order;
    const auto other = orders ? find(*edition, said_.other) : std::nullopt;
    if (orders && !other) return;
    switch (said_.kind) {
      case ClaimKind::rank:
        decide(place_of(one->row) == said_.rank);
        break;
      case ClaimKind::score:
        decide(score_holds(one->row));
        break;
      case ClaimKind::position:
        judge_position(*one);
        break;
      case ClaimKind::order:
        judge_order(*one, *other);
        break;
      case ClaimKind::change:
        judge_change(*from, *one);
        break;
    }
    // How many are ranked is a figure of the claim, too.
    if (said_.of && *said_.of != one->row.of) result_.verdict = Verdict::refuted;
    put_sentences(edition);
  }

  void decide(bool holds) { result_.verdict = holds ? Verdict::confirmed : Verdict::refuted; }
  /// The published figures decide, unless the trials do not agree.
  void decide(bool holds, bool close) {
    decide(holds);
    if (close) result_.verdict = Verdict::too_close;
  }

  /// The place from the top or, if the claim counts so, from the end: one more than units that are
  /// ranked nearer to it.
  int place_of(const Row& row) const {
    return said_.from_end ? row.of - (row.rank.value + row.rank.tied - 1) + 1 : row.rank.value;
  }

  bool is_in_position(std::int64_t place, std::int64_t of) const {
    if (said_.exact) return place == said_.count.units;
    if (said_.parts > 0) return place * said_.parts <= of;
    const std::int64_t count = millionths(said_.count), one = kPowersOfTen[6];
    return said_.percent ? place * 100 * one <= of * count : place * one <= count;
  }

  void judge_position(const Found& one) {
    const bool holds = is_in_position(place_of(one.row), one.row.of);
    const ClaimFigure& figure = result_.figures.back();
    bool close = false;
    for (int rank = figure.high.value_or(1); rank <= figure.low.value_or(0); ++rank) {
      const int place = said_.from_end ? one.row.of - rank + 1 : rank;
      close |= is_in_position(place, one.row.of) != holds;
    }
    decide(holds, close);
  }

  void judge_order(const Found& one, const Found& other) {
    const int places = other.row.rank.value - one.row.rank.value;  // above 0: `one` is ahead
    const std::int64_t points = millionths(*one.row.score) - millionths(*other.row.score);
    const std::int64_t gap = said_.of_score ? points : places;
    const bool holds = said_.relation == Relation::level   ? gap == 0
                       : said_.relation == Relation::ahead ? gap > 0
                                                           : gap < 0;
    if (said_.exact) return decide(holds);
    if (said_.places) return decide(holds && std::abs(places) == *said_.places);
    // Units that are level stay so, whatever the trials do.
    const bool level = said_.relation == Relation::level && holds;
    decide(holds, !level && is_close(one, other));
  }

  /// Whether neither is above the other in enough trials, or the one that is not published so.
  static bool is_close(const Found& one, const Found& other) {
    const UncertaintyResult* trials = one.row.node == kOverall ? one.edition->trials() : nullptr;
    if (trials == nullptr) return false;
    const std::size_t n = trials->units.size();
    const std::uint64_t draws = draws_of(*trials);
    const auto above = [&](UnitIndex a, UnitIndex b) {
      return std::uint64_t{trials->above[a.value * n + b.value]} * 100 >= kDecided * draws;
    };
    const int places = other.row.rank.value - one.row.rank.value;
    return places > 0   ? !above(one.unit, other.unit)
           : places < 0 ? !above(other.unit, one.unit)
                        : !above(one.unit, other.unit) && !above(other.unit, one.unit);
  }

  void judge_change(const Found& from, const Found& to) {
    const std::int64_t one = kPowersOfTen[6];
    const std::int64_t was =
        said_.of_score ? millionths(*from.row.score) : from.row.rank.value * one;
    const std::int64_t is = said_.of_score ? millionths(*to.row.score) : to.row.rank.value * one;
    // Above 0: it rose.
    const auto holds = [&](std::int64_t gained) {
      return said_.direction == Direction::none ? gained == 0
             : said_.direction == Direction::up ? gained > 0
                                                : gained < 0;
    };
    const std::int64_t gained = said_.of_score ? is - was : was - is;
    if (!compares()) {
      return decide(holds(gained) &&
                    (!said_.amount || equal_when_rounded(std::abs(gained), *said_.amount)) &&
                    (!said_.from || equal_when_rounded(was, *said_.from)) &&
                    (!said_.to || equal_when_rounded(is, *said_.to)));
    }
    const ClaimFigure &then = result_.figures.front(), &now = result_.figures.back();
    const bool ranges = then.high && now.high && said_.direction != Direction::none;
    decide(holds(gained), ranges && (holds(*then.high - *now.low) != holds(gained) ||
                                     holds(*then.low - *now.high) != holds(gained)));
  }

  bool score_holds(const Row& row) const {
    const std::int64_t score = millionths(*row.score), claimed = millionths(said_.score);
    switch (said_.comparison) {
      case Comparison::equal:
        return equal_when_rounded(score, said_.score);
      case Comparison::about:
        return std::abs(score - claimed) <= kPowersOfTen[6 - said_.score.decimals];
      case Comparison::more:
        return score > claimed;
      case Comparison::less:
        return score < claimed;
      case Comparison::at_least:
        return score >= claimed;
      case Comparison::at_most:
        return score <= claimed;
    }
    return false;
  }

  // Sentences.

  void put_sentences(const Judged* edition) {
    std::vector<Cited> cited;
    for (const ClaimFigure& figure : result_.figures) {
      for (const Judged& one : editions_) {
        if (one.data().edition.id != figure.edition) continue;
        const bool past = &one != &editions_.front() || &one != edition;
        cited.push_back({&one.data(), &figure, past});
        break;
      }
    }
    const bool close = result_.verdict == Verdict::too_close;
    result_.sentence = claims::sentence_of(said_, cited, close);
    if (close) {
      result_.reason = claims::trials_sentence(cited);
    } else if (said_.kind == ClaimKind::position && result_.verdict == Verdict::refuted) {
      result_.reason = claims::group_sentence(said_, result_.figures.back().of);
    } else if (said_.kind == ClaimKind::change && !said_.of_score &&
               result_.figures.front().of != result_.figures.back().of) {
      result_.reason = format(
          "One edition ranks {} and the other {}, so the same rank does not mean the same in both.",
          {result_.figures.front().of, result_.figures.back().of});
    }
  }

  std::deque<Judged> editions_;
  Statement said_;
  ClaimResult result_;
};

}  // namespace

ClaimResult judge_claim(std::string_view text, std::span<const ClaimEdition> editions) {
  return Judge(editions).run(text);
}

}  // namespace rescore
