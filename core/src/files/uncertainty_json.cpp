#include "rescore/io.h"

#include <algorithm>

#include "files/run_json.h"
#include "numeric/random.h"

namespace rescore {
namespace {

using json::Cursor;
using json::Writer;

template <class Number>
void put_numbers(Writer& out, std::span<const Number> numbers) {
  out.begin_array();
  for (const Number number : numbers) out.integer(static_cast<std::int64_t>(number));
  out.end_array();
}

/// What follows from the counts of one country.
void put_summary(Writer& out, const UncertaintyResult& result, UnitIndex unit) {
  out.key("summary");
  if (const auto summary = rank_summary(result, unit)) {
    out.begin_object();
    out.key("draws").integer(static_cast<std::int64_t>(summary->draws));
    out.key("mean").decimal(summary->mean);
    out.key("median").integer(summary->median);
    out.key("high").integer(summary->high);
    out.key("low").integer(summary->low);
    out.end_object();
  } else {
    out.null();
  }
  out.key("indistinguishable").begin_array();
  for (const UnitIndex other : indistinguishable(result, unit)) {
    out.string(result.units[other.value]);
  }
  out.end_array();
  out.key("central_weights");
  if (const auto weights = central_weights(result, unit)) {
    out.begin_object();
    for (std::size_t d = 0; d < weights->size(); ++d) {
      out.key(result.domains[d]).decimal((*weights)[d]);
    }
    out.end_object();
  } else {
    out.null();
  }
}

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

/// Whether what stands beside the counts follows from them.
void check_summaries(const UncertaintyResult& result, const Cursor& item, UnitIndex unit) {
  using run_json::check_decimal;
  using run_json::check_whole;
  const auto summary = rank_summary(result, unit);
  const Cursor there = item.optional("summary");
  if (there.present() && (!summary || there.is_null())) {
    if (summary || !there.is_null()) run_json::fail_summary(there);
  } else if (there.present()) {
    there.allow_keys({"draws", "mean", "median", "high", "low"});
    check_whole(there.key("draws"), static_cast<std::int64_t>(summary->draws));
    check_decimal(there.key("mean"), summary->mean);
    check_whole(there.key("median"), summary->median);
    check_whole(there.key("high"), summary->high);
    check_whole(there.key("low"), summary->low);
  }
  if (const Cursor open = item.optional("indistinguishable"); open.present()) {
    std::vector<std::string> wanted, found;
    for (const UnitIndex other : indistinguishable(result, unit)) {
      wanted.push_back(result.units[other.value]);
    }
    for (const Cursor& code : open.items(0, result.units.size())) {
      found.push_back(code.try_line(8).value_or(""));
    }
    if (wanted != found) run_json::fail_summary(open);
  }
  const auto weights = central_weights(result, unit);
  const Cursor central = item.optional("central_weights");
  if (!central.present() || (central.is_null() && !weights)) return;
  if (!central.is_object() || !weights || central.keys() != result.domains) {
    return run_json::fail_summary(central);
  }
  for (std::size_t d = 0; d < weights->size(); ++d) {
    check_decimal(central.key(result.domains[d]), (*weights)[d]);
  }
}

}  // namespace

std::string uncertainty_json(const UncertaintyResult& result) {
  const std::size_t n = result.units.size();
  const std::size_t domains = result.first_weights.empty() ? 0 : result.domains.size();
  Writer out;
  run_json::write_head(out.begin_object(), run_json::kRobustness, run_json::head_of(result));
  out.key("domains").begin_array();
  for (const std::string& domain : result.domains) out.string(domain);
  out.end_array();
  out.key("countries").begin_array();
  for (std::size_t c = 0; c < n; ++c) {
    out.begin_object();
    out.key("country").string(result.units[c]);
    put_summary(out, result, index_at<UnitIndex>(c));
    put_numbers(out.key("acceptability"), std::span(result.acceptability).subspan(c * n, n));
    put_numbers(out.key("above"), std::span(result.above).subspan(c * n, n));
    put_numbers(out.key("first_weights"),
                std::span(result.first_weights).subspan(c * domains, domains));
    out.end_object();
  }
  out.end_array().end_object();
  return out.take();
}

std::optional<UncertaintyResult> run_json::read_uncertainty(const Cursor& root, Errors& errors) {
  const std::size_t before = errors.size();
  UncertaintyResult result;
  root.allow_keys({"kind", "edition", "fingerprint", "method", "options", "ranges", "counted",
                   "domains", "countries"});
  put_head(read_head(root, 1'000'000'000), result);
  for (const Cursor& item : root.key("domains").items(1, kMaxFractions)) {
    std::string id = item.id().value_or("");
    if (std::find(result.domains.begin(), result.domains.end(), id) != result.domains.end()) {
      item.fail(ErrorCode::duplicate_id, "The id \"{}\" stands in this list twice.", {id});
    }
    result.domains.push_back(std::move(id));
  }
  const std::vector<Cursor> entries = read_countries(root, result.units);
  if (errors.size() > before) return std::nullopt;
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
  if (errors.size() > before) return std::nullopt;
  for (std::size_t c = 0; c < n; ++c) check_summaries(result, entries[c], index_at<UnitIndex>(c));
  if (errors.size() > before) return std::nullopt;
  return result;
}

}  // namespace rescore
