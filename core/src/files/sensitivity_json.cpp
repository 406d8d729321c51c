#include <array>

#include "files/run_json.h"
#include "rescore/io.h"

namespace rescore {
namespace {

using json::Cursor;
using json::Writer;
using Sums = SobolSums;

constexpr std::uint64_t kMaxDraws = 10'000'000;
constexpr std::array<std::string_view, kFactors> kNames = {"weights", "rounding", "skips",
                                                           "dropped"};

constexpr std::pair<std::string_view, double SobolIndex::*> kIndices[] = {
    {"first", &SobolIndex::first}, {"total", &SobolIndex::total}};

/// An index, empty where there is none. Beyond this one, which takes next to no spread and very few
/// draws, it says nothing, and its digits would leave the range of what is written.
std::optional<double> shown(const std::optional<std::array<SobolIndex, kFactors>>& indices,
                            std::size_t factor, double SobolIndex::*which) {
  constexpr double kMost = 1e6;
  if (!indices) return std::nullopt;
  const double index = (*indices)[factor].*which;
  return index > -kMost && index < kMost ? std::optional(index) : std::nullopt;
}

void put_index(Writer& out, std::optional<double> index) {
  index ? out.decimal(*index) : out.null();
}

/// The fields of sums and the indices that follow, into an object that is open.
void put_sums(Writer& out, const Sums& sums, std::uint64_t draws) {
  const auto indices = sobol_indices(sums, draws);
  out.fields("sum", sums.sum, "squares", sums.squares).key("factors").begin_object();
  for (std::size_t f = 0; f < kFactors; ++f) {
    out.key(kNames[f]).begin_object();
    for (const auto& [key, which] : kIndices) put_index(out.key(key), shown(indices, f, which));
    const auto& [change, product, square] = sums.factors[f];
    out.fields("change", change, "product", product, "square", square).end_object();
  }
  out.end_object();
}

/// Whether (sum of x)^2 is at most count * (sum of x^2), which holds for any numbers; what rounding
/// can do to the products is let pass.
bool fits(std::int64_t sum, std::int64_t squares, std::uint64_t count) {
  const auto whole = static_cast<double>(sum);
  return whole * whole <= static_cast<double>(count) * static_cast<double>(squares) * (1 + 1e-12);
}

/// Sums over so many draws of results from 0 to `most`, and the indices if they are there.
Sums read_sums(const Cursor& item, std::uint64_t draws, std::int64_t most, const Errors& errors) {
  const std::size_t before = errors.size();
  const auto n = static_cast<std::int64_t>(draws);
  const auto number = [](const Cursor& of, std::string_view key, std::int64_t least,
                         std::int64_t limit) {
    return of.key(key).integer(least, limit).value_or(0);
  };
  Sums sums;
  sums.sum = number(item, "sum", 0, 2 * n * most);
  sums.squares = number(item, "squares", 0, 2 * n * most * most);
  const Cursor factors = item.key("factors");
  factors.allow_keys({kNames[0], kNames[1], kNames[2], kNames[3]});
  for (std::size_t f = 0; f < kFactors; ++f) {
    const Cursor of = factors.key(kNames[f]);
    of.allow_keys({"first", "total", "change", "product", "square"});
    sums.factors[f].change = number(of, "change", -n * most, n * most);
    sums.factors[f].product = number(of, "product", -n * most * most, n * most * most);
    sums.factors[f].square = number(of, "square", 0, n * most * most);
  }
  if (errors.size() > before) return sums;
  if (!fits(sums.sum, sums.squares, 2 * draws)) {
    run_json::fail_counts(item.key("squares"));
    return sums;
  }
  for (std::size_t f = 0; f < kFactors; ++f) {
    // By Cauchy and Schwarz; a little more, as doubles round.
    const auto product = static_cast<double>(sums.factors[f].product);
    const double most_product = static_cast<double>(sums.squares) *
                                static_cast<double>(sums.factors[f].square) * (1 + 1e-9);
    if (!fits(sums.factors[f].change, sums.factors[f].square, draws) ||
        product * product > most_product) {
      run_json::fail_counts(factors.key(kNames[f]).key("square"));
    }
  }
  if (errors.size() > before) return sums;
  const auto indices = sobol_indices(sums, draws);
  for (std::size_t f = 0; f < kFactors; ++f) {
    for (const auto& [key, which] : kIndices) {
      Writer out;
      put_index(out, shown(indices, f, which));
      run_json::check_written(factors.key(kNames[f]).optional(key), out.take());
    }
  }
  return sums;
}

}  // namespace

std::string sensitivity_json(const SensitivityResult& result) {
  const std::uint64_t draws = draws_of(result);
  Writer out;
  run_json::write_head(out.begin_object(), run_json::kSensitivity, result);
  put_sums(out.key("shift").begin_object(), result.shift, draws);
  out.end_object();
  out.key("countries").begin_array();
  for (std::size_t c = 0; c < result.units.size(); ++c) {
    put_sums(out.begin_object().fields("country", result.units[c]), result.ranks[c], draws);
    out.end_object();
  }
  return out.end_array().end_object().take();
}

SensitivityResult run_json::read_sensitivity(const Cursor& root, Errors& errors) {
  const std::size_t before = errors.size();
  SensitivityResult result;
  root.allow_keys({"kind", "edition", "fingerprint", "method", "options", "ranges", "counted",
                   "shift", "countries"});
  const std::vector<Cursor> entries = read_head(root, kMaxDraws, result);
  if (result.options.answers || result.options.skips) {
    root.key("options")
        .key(result.options.answers ? "answers" : "skips")
        .fail(ErrorCode::out_of_range, "Sensitivity is of choices of method; it draws no answers.");
  }
  if (errors.size() > before) return result;
  const std::uint64_t draws = draws_of(result);
  // Not ranked counts as behind all others; a shift adds up the places of all countries.
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

}  // namespace rescore
