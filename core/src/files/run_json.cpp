#include <algorithm>
#include <array>
#include <cmath>

#include "files/readers.h"
#include "json/json.h"
#include "numeric/random.h"
#include "rescore/io.h"

/// The files of robustness and sensitivity runs.
namespace rescore {
namespace {

using json::Cursor;
using json::Writer;

/// In the order of the enumeration, and of false and true.
const std::initializer_list<std::string_view> kWeights = {"fixed", "dirichlet", "noise"};
const std::initializer_list<std::string_view> kDrawn = {"fixed", "drawn"};

std::uint64_t read_seed(const Cursor& item) {
  const std::string text = item.line(20);
  const std::uint64_t seed = integer_in<std::uint64_t>(text).value_or(0);
  if (!text.empty() && text != to_decimal(seed)) {
    item.fail(ErrorCode::out_of_range,
              "A seed is a whole number from 0 to 18446744073709551615, written as text.");
  }
  return seed;
}

UncertaintyOptions read_options(const Cursor& item, std::uint64_t most_draws) {
  item.allow_keys(
      {"seed", "draws", "weights", "concentration", "noise", "answers", "chance", "skips"});
  UncertaintyOptions options;
  options.seed = read_seed(item.key("seed"));
  options.draws = item.key("draws").integer(1, most_draws).value_or(1);
  options.weights = item.key("weights").word(kWeights, WeightModel::fixed);
  options.concentration = item.key("concentration").integer(1, 1000).value_or(1);
  options.noise = item.key("noise").integer(0, 100).value_or(0);
  options.answers = item.key("answers").word(kDrawn, false);
  options.answer_chance = static_cast<int>(item.key("chance").decimal(2, 0, 10'000).value_or(0));
  options.skips = item.key("skips").word(kDrawn, false);
  return options;
}

std::vector<DrawRange> read_ranges(const Cursor& list, std::uint64_t draws) {
  std::vector<DrawRange> ranges;
  std::uint64_t so_far = 0;
  for (const Cursor& item : list.items(0, 1'000'000)) {
    const std::vector<Cursor> ends = item.items(2, 2);
    if (ends.empty()) continue;
    const auto begin = ends[0].integer(0, draws);
    const auto end = ends[1].integer(0, draws);
    if (!begin || !end) continue;
    if (*begin < so_far || *end <= *begin) {
      item.fail(ErrorCode::disagreement, "Ranges rise and do not overlap; none is empty.");
    }
    so_far = *end;
    ranges.push_back({*begin, *end});
  }
  return ranges;
}

/// Writes the fields of the head into an open object.
void write_head(Writer& out, std::string_view kind, const RunHead& head) {
  const UncertaintyOptions& options = head.options;
  out.fields("kind", kind, "edition", head.edition, "fingerprint", head.fingerprint, "method",
             head.method);
  out.key("options").begin_object();
  out.fields("seed", to_decimal(options.seed), "draws", options.draws);
  out.fields("weights", kWeights.begin()[static_cast<std::size_t>(options.weights)]);
  out.fields("concentration", options.concentration, "noise", options.noise);
  out.fields("answers", kDrawn.begin()[options.answers ? 1 : 0]);
  out.key("chance").decimal(options.answer_chance / 100.0);
  out.fields("skips", kDrawn.begin()[options.skips ? 1 : 0]).end_object();
  out.key("ranges").list(head.ranges, [&](const DrawRange& range) {
    out.begin_array().put(range.begin).put(range.end).end_array();
  });
  out.fields("counted", draws_of(head));
}

/// Checks derived values, if present: an error for each field that differs from what `put` writes.
template <class Put>
void check_written(const Cursor& item, Put put) {
  Writer out;
  put(out.begin_object());
  Errors none;
  const json::Value written = json::parse("", out.end_object().take(), none).value();
  for (std::size_t i = 0; i < written.keys.size(); ++i) {
    const Cursor different = item.optional(written.keys[i]).difference(written.items[i]);
    if (!different.present()) continue;
    different.fail(ErrorCode::disagreement,
                   "This does not follow from the counts; the file is damaged.");
  }
}

/// The error for impossible counts.
void fail_counts(const Cursor& item) {
  item.fail(ErrorCode::disagreement,
            "These counts cannot be those of the draws; the file is damaged.");
}

/// Reads the head, and returns the entries of the countries. Only this kind of run has the key
/// `own`.
std::vector<Cursor> read_head(const Cursor& root, std::string_view own, std::uint64_t most_draws,
                              RunHead& head) {
  root.allow_keys({"kind", "edition", "fingerprint", "method", "options", "ranges", "counted", own,
                   "countries"});
  head.edition = root.key("edition").id();
  const Cursor fingerprint = root.key("fingerprint");
  head.fingerprint = fingerprint.line(8);
  const bool good = head.fingerprint.size() == 8 &&
                    head.fingerprint.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (!head.fingerprint.empty() && !good) {
    fingerprint.fail(ErrorCode::bad_text, "A fingerprint has eight digits of 0 to 9 and a to f.");
  }
  head.method = root.key("method").text(10'000);
  head.options = read_options(root.key("options"), most_draws);
  head.ranges = read_ranges(root.key("ranges"), head.options.draws);
  check_written(root, [&](Writer& out) { out.fields("counted", draws_of(head)); });
  std::vector<Cursor> entries = root.key("countries").items(1, kMaxRunUnits);
  Distinct codes;
  for (const Cursor& item : entries) {
    head.units.push_back(codes.unit(item.key("country"), kCountryTwice));
  }
  return entries;
}

/// Writes the values derived from one country's counts into an open object.
void put_summary(Writer& out, const UncertaintyResult& result, UnitIndex unit) {
  out.key("summary");
  if (const auto summary = rank_summary(result, unit)) {
    out.begin_object().fields("draws", summary->draws).key("mean").decimal(summary->mean);
    out.fields("median", summary->median, "high", summary->high, "low", summary->low).end_object();
  } else {
    out.null();
  }
  out.key("indistinguishable").list(indistinguishable(result, unit), [&](UnitIndex other) {
    out.string(result.units[other.value]);
  });
  out.key("central_weights");
  const auto weights = central_weights(result, unit);
  if (!weights) return static_cast<void>(out.null());
  out.begin_object();
  for (std::size_t d = 0; d < weights->size(); ++d) {
    out.key(result.domains[d]).decimal((*weights)[d]);
  }
  out.end_object();
}

/// Appends a row of counts from 0 to `most` to `to`, which grows by `size` in any case.
template <class Number>
void read_numbers(const Cursor& item, std::size_t size, std::uint64_t most,
                  std::vector<Number>& to) {
  const std::size_t begin = to.size();
  for (const Cursor& number : item.items(size, size)) {
    to.push_back(static_cast<Number>(number.integer(0, most).value_or(0)));
  }
  to.resize(begin + size);
}

/// Whether the counts are possible for their draws. Reports each fault at its country.
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
    // A country at rank r has at least r - 1 countries above it.
    if (ranked[i] > draws || places > higher[i]) fail_counts(entries[i].key("acceptability"));
  }
  for (std::size_t i = 0; i < n; ++i) {
    bool good = result.above[i * n + i] == 0;
    for (std::size_t j = 0; j < n; ++j) {
      const std::uint64_t apart = std::uint64_t{result.above[i * n + j]} + result.above[j * n + i];
      good &= apart <= std::min(ranked[i], ranked[j]);
    }
    if (!good) fail_counts(entries[i].key("above"));
  }
  if (result.first_weights.empty()) return;
  const std::size_t domains = result.domains.size();
  for (std::size_t i = 0; i < n; ++i) {
    std::uint64_t sum = 0;
    for (std::size_t d = 0; d < domains; ++d) sum += result.first_weights[i * domains + d];
    // The weights of a draw add up to one, except for one unit each.
    const std::uint64_t first = result.acceptability[i * n];
    const std::uint64_t whole = first * kOneFraction, off = first * domains;
    if (sum > whole + off || sum + off < whole) fail_counts(entries[i].key("first_weights"));
  }
}

UncertaintyResult read_uncertainty(const Cursor& root, Errors& errors) {
  const std::size_t before = errors.size();
  UncertaintyResult result;
  const std::vector<Cursor> entries = read_head(root, "domains", 1'000'000'000, result);
  Distinct ids;
  for (const Cursor& item : root.key("domains").items(1, kMaxFractions)) {
    result.domains.push_back(ids.id(item));
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
    check_written(entries[c],
                  [&](Writer& out) { put_summary(out, result, index_at<UnitIndex>(c)); });
  }
  return result;
}

constexpr std::array<std::string_view, kFactors> kNames = {"weights", "rounding", "skips",
                                                           "dropped"};

using Indices = std::optional<std::array<SobolIndex, kFactors>>;

/// Writes the fields of a factor's indices, null if there is none. Beyond this limit, which needs
/// almost no spread and very few draws, an index is meaningless, and its digits would exceed the
/// range of the output.
void put_indices(Writer& out, const Indices& indices, std::size_t factor) {
  constexpr double kMost = 1e6;
  const auto [first, total] = indices ? (*indices)[factor] : SobolIndex{kMost, kMost};
  for (const auto& [key, index] : {std::pair("first", first), std::pair("total", total)}) {
    out.key(key);
    std::abs(index) < kMost ? out.decimal(index) : out.null();
  }
}

/// Writes sums and the derived indices into an open object.
void put_sums(Writer& out, const SobolSums& sums, std::uint64_t draws) {
  const auto indices = sobol_indices(sums, draws);
  out.fields("sum", sums.sum, "squares", sums.squares).key("factors").begin_object();
  for (std::size_t f = 0; f < kFactors; ++f) {
    out.key(kNames[f]).begin_object();
    put_indices(out, indices, f);
    const auto& [change, product, square] = sums.factors[f];
    out.fields("change", change, "product", product, "square", square).end_object();
  }
  out.end_object();
}

/// Whether (sum of x)^2 is at most count * (sum of x^2), which is true for any numbers. Allows for
/// rounding errors of the products.
bool fits(std::int64_t sum, std::int64_t squares, std::uint64_t count) {
  const auto whole = static_cast<double>(sum);
  return whole * whole <= static_cast<double>(count) * static_cast<double>(squares) * (1 + 1e-12);
}

/// Reads sums over this many draws of results from 0 to `most`, and the indices if present.
SobolSums read_sums(const Cursor& item, std::uint64_t draws, std::int64_t most,
                    const Errors& errors) {
  const std::size_t before = errors.size();
  const std::int64_t limit = static_cast<std::int64_t>(draws) * most;
  SobolSums sums;
  sums.sum = item.key("sum").integer(0, 2 * limit).value_or(0);
  sums.squares = item.key("squares").integer(0, 2 * limit * most).value_or(0);
  const Cursor factors = item.key("factors");
  factors.allow_keys({kNames[0], kNames[1], kNames[2], kNames[3]});
  for (std::size_t f = 0; f < kFactors; ++f) {
    const Cursor of = factors.key(kNames[f]);
    of.allow_keys({"first", "total", "change", "product", "square"});
    sums.factors[f].change = of.key("change").integer(-limit, limit).value_or(0);
    sums.factors[f].product = of.key("product").integer(-limit * most, limit * most).value_or(0);
    sums.factors[f].square = of.key("square").integer(0, limit * most).value_or(0);
  }
  if (errors.size() > before) return sums;
  if (!fits(sums.sum, sums.squares, 2 * draws)) {
    fail_counts(item.key("squares"));
    return sums;
  }
  for (std::size_t f = 0; f < kFactors; ++f) {
    // By Cauchy-Schwarz; slightly more, because doubles round.
    const auto product = static_cast<double>(sums.factors[f].product);
    const double most_product = static_cast<double>(sums.squares) *
                                static_cast<double>(sums.factors[f].square) * (1 + 1e-9);
    if (!fits(sums.factors[f].change, sums.factors[f].square, draws) ||
        product * product > most_product) {
      fail_counts(factors.key(kNames[f]).key("square"));
    }
  }
  if (errors.size() > before) return sums;
  const auto indices = sobol_indices(sums, draws);
  for (std::size_t f = 0; f < kFactors; ++f) {
    check_written(factors.key(kNames[f]), [&](Writer& out) { put_indices(out, indices, f); });
  }
  return sums;
}

SensitivityResult read_sensitivity(const Cursor& root, Errors& errors) {
  const std::size_t before = errors.size();
  SensitivityResult result;
  const std::vector<Cursor> entries = read_head(root, "shift", 10'000'000, result);
  if (result.options.answers || result.options.skips) {
    const Cursor drawn = root.key("options").key(result.options.answers ? "answers" : "skips");
    drawn.fail(ErrorCode::out_of_range,
               "Sensitivity is about choices of method; it draws no answers.");
  }
  if (errors.size() > before) return result;
  const std::uint64_t draws = draws_of(result);
  // Unranked counts as behind all others. A shift adds up the places of all countries.
  const auto most = static_cast<std::int64_t>(result.units.size()) + 1;
  const Cursor shift = root.key("shift");
  shift.allow_keys({"sum", "squares", "factors"});
  result.shift = read_sums(shift, draws, most * most, errors);
  for (const Cursor& item : entries) {
    item.allow_keys({"country", "sum", "squares", "factors"});
    result.ranks.push_back(read_sums(item, draws, most, errors));
  }
  return result;
}

}  // namespace

std::string uncertainty_json(const UncertaintyResult& result) {
  const std::size_t n = result.units.size();
  const std::size_t domains = result.first_weights.empty() ? 0 : result.domains.size();
  Writer out;
  write_head(out.begin_object(), "robustness", result);
  out.key("domains").list(result.domains).key("countries").begin_array();
  for (std::size_t c = 0; c < n; ++c) {
    out.begin_object().fields("country", result.units[c]);
    put_summary(out, result, index_at<UnitIndex>(c));
    out.key("acceptability").list(std::span(result.acceptability).subspan(c * n, n));
    out.key("above").list(std::span(result.above).subspan(c * n, n));
    out.key("first_weights").list(std::span(result.first_weights).subspan(c * domains, domains));
    out.end_object();
  }
  return out.end_array().end_object().take();
}

std::string sensitivity_json(const SensitivityResult& result) {
  const std::uint64_t draws = draws_of(result);
  Writer out;
  write_head(out.begin_object(), "sensitivity", result);
  put_sums(out.key("shift").begin_object(), result.shift, draws);
  out.end_object();
  out.key("countries").begin_array();
  for (std::size_t c = 0; c < result.units.size(); ++c) {
    put_sums(out.begin_object().fields("country", result.units[c]), result.ranks[c], draws);
    out.end_object();
  }
  return out.end_array().end_object().take();
}

std::optional<RunResult> read_run(std::string_view file, std::string_view text, Errors& errors) {
  return json::read_file(file, text, errors, [&](const Cursor& root) -> RunResult {
    const Cursor kind = root.key("kind");
    const std::string name = kind.line(40);
    if (name == "robustness") return read_uncertainty(root, errors);
    if (name == "sensitivity") return read_sensitivity(root, errors);
    if (!name.empty()) {
      kind.fail(ErrorCode::unknown_form,
                "Only results of \"robustness\" and \"sensitivity\" are read here.");
    }
    return {};
  });
}

}  // namespace rescore
