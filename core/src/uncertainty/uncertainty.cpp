#include "rescore/uncertainty.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "audit/fingerprint.h"
#include "engine/evaluation.h"
#include "uncertainty/uncertainty_cells.h"
#include "uncertainty/uncertainty_model.h"
#include "uncertainty/uncertainty_shards.h"
#include "uncertainty/uncertainty_tally.h"

namespace rescore {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

}  // namespace

struct UncertaintyRun::State {
  PartPoints points;
  WeightDraws weights;
  std::optional<AnswerDraws> answers;
  std::vector<double> maximum;
  NodePlan root;  ///< of the method, for exact keys where weights are not drawn
  KeyForm form;
  DrawRanker ranker;
  RankTally tally;
  DrawRange range;
  UncertaintyResult result;
  std::uint64_t next = 0;
  std::vector<double> achieved;  ///< of one draw
  KeyForm::Columns columns;
  std::vector<Key> keys;

  State(const Dataset& data, const Method& method, const UncertaintyOptions& options, Shard shard,
        PartPoints known)
      : points(std::move(known)),
        weights(data.edition, method, points.parts, options),
        answers(drawn_answers(data, method, options)),
        maximum(points.maximum(method)),
        root(Plan(data, method).node(kOverall)),
        form(root, root.rule.key),
        ranker(points.grid.units, root.rule.ties, root.rule.first, KeyForm::apart(root.rule)),
        tally(points.grid.units),
        range(range_of(options.draws, shard)),
        next(range.begin),
        achieved(points.achieved),
        keys(points.grid.units) {
    const std::size_t n = points.grid.units;
    result.edition = data.edition.id;
    result.fingerprint = run_fingerprint(data, method, answers.has_value());
    result.method = method.id;
    result.options = options;
    for (const Unit& unit : data.units) result.units.push_back(unit.code);
    for (const NodeIndex part : points.parts) {
      result.domains.emplace_back(short_id(data.edition.node(part)));
    }
    result.acceptability.resize(n * n);
    result.above.resize(n * n);
    if (weights.drawn()) result.first_weights.resize(n * points.grid.parts);
    form.fill(points, points.achieved, maximum, columns);
  }

  /// Where skips are drawn, the answered maxima become those of the draws.
  std::optional<AnswerDraws> drawn_answers(const Dataset& data, const Method& method,
                                           const UncertaintyOptions& options) {
    if (!options.answers && !options.skips) return std::nullopt;
    AnswerDraws drawn(data, method, options, points);
    drawn.add_skips(points.answered_maximum);
    return drawn;
  }

  void draw(std::uint64_t number) {
    const std::uint64_t seed = result.options.seed;
    weights.draw(stream_of(seed, number, Purpose::weights));
    if (answers) {
      achieved = points.achieved;
      answers->draw(seed, number, achieved);
    }
    const std::span<const std::int16_t> ranks =
        weights.drawn() || points.shares ? ranks_by_weights() : exact_ranks();
    if (tally.full()) tally.flush(result.acceptability, result.above);
    tally.add(ranks);
    if (weights.drawn()) add_first(ranks);
  }

  std::span<const std::int16_t> ranks_by_weights() {
    if (answers) form.fill(points, achieved, maximum, columns);
    form.keys(points.grid, columns, weights.weights(), weights.one(), ranker);
    return ranker.rank();
  }

  /// With the method's own weights ranks are those of the method itself: of its own keys.
  std::span<const std::int16_t> exact_ranks() {
    for (std::size_t u = 0; u < points.grid.units; ++u) keys[u] = key_of(root, root_value(u));
    return ranker.rank(keys);
  }

  NodeValue root_value(std::size_t unit) const {
    NodeValue value;
    std::int64_t all = 0;
    std::int64_t most_of_all = 0;
    std::vector<Ratio> ratios;
    std::vector<double> shares;
    for (std::size_t p = 0; p < points.grid.parts; ++p) {
      const std::size_t at = points.grid.at(p, index_at<UnitIndex>(unit));
      const auto weight = static_cast<std::int64_t>(weights.weights()[p]);
      const auto own = static_cast<std::int64_t>(achieved[at]);
      const auto most = static_cast<std::int64_t>(maximum[at]);
      all += weight * own;
      most_of_all += weight * most;
      if (weight == 0) continue;
      const std::int64_t common = std::gcd(own, most);
      ratios.push_back(most > 0 ? Ratio{own / common, most / common} : Ratio{});
      shares.push_back(most > 0 ? achieved[at] / maximum[at] : kNone);
    }
    if (root.rule.aggregation == Aggregation::pooled) {
      const bool known =
          most_of_all > 0 && KeyForm::is_covered(points.grid, columns, weights.weights(), unit);
      value.ratio = known ? Ratio{all, most_of_all} : Ratio{};
      value.real = known ? static_cast<double>(all) / static_cast<double>(most_of_all) : kNone;
    } else if (root.form == Form::fraction) {
      value.ratio = fraction_of(root, ratios);
    } else {
      value.real = real_of(root, {}, shares);
    }
    return value;
  }

  void add_first(std::span<const std::int16_t> ranks) {
    const std::span<const std::uint32_t> fractions = weights.fractions();
    for (std::size_t c = 0; c < ranks.size(); ++c) {
      if (ranks[c] != 1) continue;
      std::uint64_t* const sums = result.first_weights.data() + c * fractions.size();
      for (std::size_t d = 0; d < fractions.size(); ++d) sums[d] += fractions[d];
    }
  }
};

std::optional<UncertaintyRun> UncertaintyRun::make(const Dataset& data, const Method& method,
                                                   const UncertaintyOptions& options, Shard shard,
                                                   Errors& errors) {
  const std::size_t before = errors.size();
  check_options(options, 1'000'000'000, errors);
  check_shard(shard, errors);
  if (options.weights == WeightModel::fixed && !options.answers && !options.skips) {
    errors.push_back({ErrorCode::out_of_range, "", "/weights",
                      "Nothing is to be drawn: choose weights, answers or skips."});
  }
  if (data.units.empty()) {
    errors.push_back({ErrorCode::needs_data, "", "", "Load the standings first."});
    return std::nullopt;
  }
  const bool of_answers = options.answers || options.skips;
  if (of_answers && !units_without_responses(data).empty()) {
    errors.push_back(lacking_responses_error(data, "Drawn answers and skips"));
  }
  if (errors.size() > before) return std::nullopt;
  auto points = part_points(data, method, false, errors);
  if (!points) return std::nullopt;
  if (of_answers && points->shares) {
    errors.push_back({ErrorCode::bad_request, "", options.answers ? "/answers" : "/skips",
                      "Answers are drawn for indices with points only; draw weights."});
    return std::nullopt;
  }
  return UncertaintyRun(std::make_unique<State>(data, method, options, shard, std::move(*points)));
}

UncertaintyRun::UncertaintyRun(std::unique_ptr<State> state) : state_(std::move(state)) {}
UncertaintyRun::UncertaintyRun(UncertaintyRun&&) noexcept = default;
UncertaintyRun& UncertaintyRun::operator=(UncertaintyRun&&) noexcept = default;
UncertaintyRun::~UncertaintyRun() = default;

bool UncertaintyRun::advance(std::uint64_t draws) {
  State& s = *state_;
  const std::uint64_t end = s.next + std::min(draws, s.range.end - s.next);
  if (end > s.next) {
    for (; s.next < end; ++s.next) s.draw(s.next);
    s.tally.flush(s.result.acceptability, s.result.above);
    s.result.ranges = {{s.range.begin, s.next}};
  }
  return !done();
}

bool UncertaintyRun::done() const {
  return state_->next == state_->range.end;
}
std::uint64_t UncertaintyRun::draws_made() const {
  return state_->next - state_->range.begin;
}
std::uint64_t UncertaintyRun::draws_in_all() const {
  return state_->range.end - state_->range.begin;
}
const UncertaintyResult& UncertaintyRun::result() const {
  return state_->result;
}

std::uint64_t draws_of(const RunHead& run) {
  return draws_in(run.ranges);
}

std::optional<RankSummary> rank_summary(const UncertaintyResult& result, UnitIndex unit) {
  const std::size_t n = result.units.size();
  const auto counts = std::span(result.acceptability).subspan(unit.value * n, n);
  RankSummary summary;
  std::uint64_t ranks = 0;
  for (std::size_t r = 0; r < n; ++r) {
    summary.draws += counts[r];
    ranks += std::uint64_t{counts[r]} * (r + 1);
  }
  if (summary.draws == 0) return std::nullopt;
  summary.mean = static_cast<double>(ranks) / static_cast<double>(summary.draws);
  std::uint64_t so_far = 0;
  for (std::size_t r = 0; r < n; ++r) {
    const std::uint64_t with = so_far + counts[r];
    const auto reaches = [&](std::uint64_t percent) {
      return 100 * so_far < percent * summary.draws && 100 * with >= percent * summary.draws;
    };
    const int rank = static_cast<int>(r) + 1;
    if (reaches(5)) summary.high = rank;
    if (reaches(50)) summary.median = rank;
    if (reaches(95)) summary.low = rank;
    so_far = with;
  }
  return summary;
}

std::vector<UnitIndex> indistinguishable(const UncertaintyResult& result, UnitIndex unit) {
  const std::size_t n = result.units.size();
  const std::uint64_t draws = draws_of(result);
  std::vector<UnitIndex> open;
  if (!rank_summary(result, unit)) return open;
  const auto settled = [&](std::size_t i, std::size_t j) {
    return std::uint64_t{100} * result.above[i * n + j] >= 95 * draws;
  };
  for (std::size_t other = 0; other < n; ++other) {
    const auto index = index_at<UnitIndex>(other);
    if (index == unit || settled(other, unit.value) || settled(unit.value, other)) {
      continue;
    }
    if (rank_summary(result, index)) open.push_back(index);
  }
  return open;
}

std::optional<std::vector<double>> central_weights(const UncertaintyResult& result,
                                                   UnitIndex unit) {
  if (result.first_weights.empty()) return std::nullopt;
  const std::size_t domains = result.domains.size();
  const auto sums = std::span(result.first_weights).subspan(unit.value * domains, domains);
  std::uint64_t whole = 0;
  for (const std::uint64_t sum : sums) whole += sum;
  if (whole == 0) return std::nullopt;
  std::vector<double> weights;
  for (const std::uint64_t sum : sums) {
    weights.push_back(static_cast<double>(sum) / static_cast<double>(whole));
  }
  return weights;
}

}  // namespace rescore
