#include <algorithm>

#include "files/readers.h"
#include "files/run_json.h"
#include "numeric/random.h"
#include "rescore/io.h"

namespace rescore {
namespace {

using json::Cursor;
using json::Writer;

void put_rank_summary(Writer& out, const UncertaintyResult& result, UnitIndex unit) {
  const auto summary = rank_summary(result, unit);
  if (!summary) return static_cast<void>(out.null());
  out.begin_object().fields("draws", summary->draws).key("mean").decimal(summary->mean);
  out.fields("median", summary->median, "high", summary->high, "low", summary->low).end_object();
}

void put_indistinguishable(Writer& out, const UncertaintyResult& result, UnitIndex unit) {
  out.list(indistinguishable(result, unit),
           [&](UnitIndex other) { out.string(result.units[other.value]); });
}

void put_central_weights(Writer& out, const UncertaintyResult& result, UnitIndex unit) {
  const auto weights = central_weights(result, unit);
  if (!weights) return static_cast<void>(out.null());
  out.begin_object();
  for (std::size_t d = 0; d < weights->size(); ++d) {
    out.key(result.domains[d]).decimal((*weights)[d]);
  }
  out.end_object();
}

/// The keys of what follows from the counts of one country, and what writes each.
constexpr std::pair<std::string_view, void (*)(Writer&, const UncertaintyResult&, UnitIndex)>
    kSummaries[] = {{"summary", put_rank_summary},
                    {"indistinguishable", put_indistinguishable},
                    {"central_weights", put_central_weights}};

/// Reads a row of counts from 0 to `most` to the end of `to`, which grows by `size` in any case.
template <class Number>
void read_numbers(const Cursor& item, std::size_t size, std::uint64_t most,
                  std::vector<Number>& to) {
  const std::size_t begin = to.size();
  for (const Cursor& number : item.items(size, size)) {
    to.push_back(
        static_cast<Number>(number.integer(0, static_cast<std::int64_t>(most)).value_or(0)));
  }
  to.resize(begin + size);
}

/// Whether counts can be those of their draws, each told at its country.
void check_counts(const UncertaintyResult& result, const std::vector<Cursor>& entries) {
  const std::size_t n = result.units.size();
  const std::uint64_t draws = draws_of(result);
  std::vector<std::uint64_t> ranked(n), higher(n);
  for (std::size_t i = 0; i < n; ++i) {
    std::uint64_t places = 0;
    for (std::size_t j = 0; j < n; ++j) {
      ranked[i] += result.acceptability[i * n + j];
      places += std::uint64_t{result.acceptability[i * n + j]} * j;
      higher[i] += result.above[j * n + i];
    }
    // Whoever has rank r has at least r - 1 countries above.
    if (ranked[i] > draws || places > higher[i])
      run_json::fail_counts(entries[i].key("acceptability"));
  }
  for (std::size_t i = 0; i < n; ++i) {
    bool good = result.above[i * n + i] == 0;
    for (std::size_t j = 0; j < n; ++j) {
      const std::uint64_t apart = std::uint64_t{result.above[i * n + j]} + result.above[j * n + i];
      good &= apart <= std::min(ranked[i], ranked[j]);
    }
    if (!good) run_json::fail_counts(entries[i].key("above"));
  }
  if (result.first_weights.empty()) return;
  const std::size_t domains = result.domains.size();
  for (std::size_t i = 0; i < n; ++i) {
    std::uint64_t sum = 0;
    for (std::size_t d = 0; d < domains; ++d) sum += result.first_weights[i * domains + d];
    // The weights of a draw add up to one but for a unit each.
    const std::uint64_t first = result.acceptability[i * n];
    const std::uint64_t whole = first * kOneFraction, off = first * domains;
    if (sum > whole + off || sum + off < whole)
      run_json::fail_counts(entries[i].key("first_weights"));
  }
}

}  // namespace

std::string uncertainty_json(const UncertaintyResult& result) {
  const std::size_t n = result.units.size();
  const std::size_t domains = result.first_weights.empty() ? 0 : result.domains.size();
  Writer out;
  run_json::write_head(out.begin_object(), run_json::kRobustness, result);
  out.key("domains").list(result.domains).key("countries").begin_array();
  for (std::size_t c = 0; c < n; ++c) {
    out.begin_object().fields("country", result.units[c]);
    for (const auto& [key, put] : kSummaries) put(out.key(key), result, index_at<UnitIndex>(c));
    out.key("acceptability").list(std::span(result.acceptability).subspan(c * n, n));
    out.key("above").list(std::span(result.above).subspan(c * n, n));
    out.key("first_weights").list(std::span(result.first_weights).subspan(c * domains, domains));
    out.end_object();
  }
  return out.end_array().end_object().take();
}

UncertaintyResult run_json::read_uncertainty(const Cursor& root, Errors& errors) {
  const std::size_t before = errors.size();
  UncertaintyResult result;
  root.allow_keys({"kind", "edition", "fingerprint", "method", "options", "ranges", "counted",
                   "domains", "countries"});
  const std::vector<Cursor> entries = read_head(root, 1'000'000'000, result);
  Distinct ids;
  for (const Cursor& item : root.key("domains").items(1, kMaxFractions)) {
    result.domains.push_back(item.id().value_or(""));
    ids.add(item, result.domains.back());
  }
  if (errors.size() > before) return result;
  const std::size_t n = result.units.size();
  const std::uint64_t draws = draws_of(result);
  const bool drawn = result.options.weights != WeightModel::fixed;
  for (const Cursor& item : entries) {
    item.allow_keys({"country", "summary", "indistinguishable", "central_weights", "acceptability",
                     "above", "first_weights"});
    read_numbers(item.key("acceptability"), n, draws, result.acceptability);
    read_numbers(item.key("above"), n, draws, result.above);
    read_numbers(item.key("first_weights"), drawn ? result.domains.size() : 0, draws * kOneFraction,
                 result.first_weights);
  }
  if (errors.size() == before) check_counts(result, entries);
  if (errors.size() > before) return result;
  for (std::size_t c = 0; c < n; ++c) {
    for (const auto& [key, put] : kSummaries) {
      Writer out;
      put(out, result, index_at<UnitIndex>(c));
      check_written(entries[c].optional(key), out.take());
    }
  }
  return result;
}

}  // namespace rescore
