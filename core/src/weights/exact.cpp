#include "weights/exact.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

#include "base/lists.h"
#include "engine/ratio.h"
#include "numeric/big_integer.h"

namespace rescore::weights {
namespace {

/// A system of linear equations, a row each: its coefficients, then its right side.
using Equations = std::vector<std::vector<std::int64_t>>;

/// Bits that hold everything computed from equations with `size` unknowns: products of two
/// determinants (which Hadamard's inequality bounds), and sums of determinants times coefficients.
std::size_t bits_of(const Equations& equations, std::size_t size) {
  std::uint64_t largest = 1;
  for (const auto& row : equations) {
    for (const std::int64_t one : row) {
      largest = std::max(largest, static_cast<std::uint64_t>(std::abs(one)));
    }
  }
  const auto width = [](std::uint64_t number) {
    return static_cast<std::size_t>(std::bit_width(number));
  };
  const std::size_t determinant = size * (width(largest) + width(size) / 2 + 1);
  constexpr std::size_t kLargestForm = 46 + 6;  // a coefficient, added up
  return std::max(2 * determinant, determinant + kLargestForm) + 4;
}

/// x with A x = divisor b, the divisor above 0.
template <std::size_t Limbs>
struct Solution {
  std::vector<BigInteger<Limbs>> x;
  BigInteger<Limbs> divisor;
};

/// Solves equations without fractions (Bareiss 1968, in Jordan's form). Empty if many solutions
/// satisfy them. There may be more equations than unknowns; those that are not needed are ignored.
template <std::size_t Limbs>
std::optional<Solution<Limbs>> solution_of(const Equations& equations) {
  using Big = BigInteger<Limbs>;
  const std::size_t size = equations.empty() ? 0 : equations.front().size() - 1;
  std::vector<std::vector<Big>> rows;
  for (const auto& row : equations) rows.emplace_back(row.begin(), row.end());
  Big last(1);
  for (std::size_t k = 0; k < size; ++k) {
    const auto pivot = std::find_if(rows.begin() + static_cast<std::ptrdiff_t>(k), rows.end(),
                                    [&](const auto& row) { return row[k].sign() != 0; });
    if (pivot == rows.end()) return std::nullopt;
    std::iter_swap(rows.begin() + static_cast<std::ptrdiff_t>(k), pivot);
    const ExactDivisor<Limbs> by_last(last);
    for (std::size_t r = 0; r < rows.size(); ++r) {
      if (r == k) continue;
      const Big factor = rows[r][k];
      for (std::size_t c = k; c <= size; ++c) {
        rows[r][c] = by_last(rows[k][k] * rows[r][c] - factor * rows[k][c]);
      }
      // The columns before keep their only number, the determinant so far.
      if (r < k) rows[r][r] = rows[k][k];
    }
    last = rows[k][k];
  }
  const bool negative = last.sign() < 0;
  Solution<Limbs> solution{{}, negative ? -last : last};
  for (std::size_t k = 0; k < size; ++k) {
    solution.x.push_back(negative ? -rows[k][size] : rows[k][size]);
  }
  return solution;
}

/// Calls `work` with a size of at least so many bits.
template <class Work>
auto with_room(std::size_t needed, Work work) {
  if (needed <= 128) return work.template operator()<2>();
  if (needed <= 256) return work.template operator()<4>();
  if (needed <= 512) return work.template operator()<8>();
  if (needed <= 1024) return work.template operator()<16>();
  return work.template operator()<32>();
}

/// A proof that conditions contradict each other: multiples of their forms.
class Proof {
 public:
  Proof(const std::vector<Form>& forms, std::span<const Side> side, const Dictionary& dictionary)
      : forms_(forms), side_(side), dictionary_(dictionary) {}

  /// By the dictionary's own multiples, rounded. Rounding does not matter if the sum is below 0 for
  /// all weights, which cannot all be 0: something is demanded to be above 0.
  bool by_rounding() const {
    constexpr double kLargestMultiple = 1 << 20;
    double largest = 0;
    for (const auto& [form, times] : dictionary_.contradiction())
      largest = std::max(largest, times);
    Wide sums[kMostColumns] = {};
    // A form without negative coefficients is above 0 anyway, and only makes room for rounding.
    const auto is_needed = [&](std::size_t form) {
      return side_[form] == Side::not_above ||
             any_of(forms_[form], [](std::int64_t one) { return one < 0; });
    };
    for (const auto& [form, times] : dictionary_.contradiction()) {
      if (!is_needed(form)) continue;
      const auto whole = static_cast<std::int64_t>(times / largest * kLargestMultiple);
      for (std::size_t column = 0; column < dictionary_.columns(); ++column) {
        sums[column] += static_cast<Wide>(whole) * demanded(form, column);
      }
    }
    return std::all_of(sums, sums + dictionary_.columns(), [](Wide sum) { return sum < 0; });
  }

  /// By exact multiples of these forms and of what failed.
  bool by_solving(std::vector<std::size_t> added) const {
    const std::size_t failed = dictionary_.failed_variable();
    const bool is_form = failed >= dictionary_.columns();
    const std::size_t failed_form = is_form ? failed - dictionary_.columns() : 0;
    if (is_form) std::erase(added, failed_form);
    Equations equations;
    for (const std::size_t column : dictionary_.basic_weights()) {
      auto& row = equations.emplace_back();
      for (const std::size_t form : added) row.push_back(demanded(form, column));
      row.push_back(is_form ? -demanded(failed_form, column) : column == failed ? -1 : 0);
    }
    if (equations.size() < added.size()) return false;
    if (is_form) added.push_back(failed_form);
    return with_room(bits_of(equations, added.size()), [&]<std::size_t Limbs>() {
      auto solution = solution_of<Limbs>(equations);
      if (!solution) return false;
      if (is_form) solution->x.push_back(solution->divisor);
      return adds_up<Limbs>(added, solution->x);
    });
  }

 private:
  /// A form as it is demanded: 0 or more, or above 0.
  std::int64_t demanded(std::size_t form, std::size_t column) const {
    return side_[form] == Side::above ? forms_[form][column] : -forms_[form][column];
  }

  template <std::size_t Limbs>
  bool adds_up(const std::vector<std::size_t>& added,
               const std::vector<BigInteger<Limbs>>& multiples) const {
    bool strict = false;
    for (std::size_t i = 0; i < added.size(); ++i) {
      if (multiples[i].sign() < 0) return false;
      strict = strict || (multiples[i].sign() > 0 && side_[added[i]] == Side::above);
    }
    if (!strict) return false;
    for (std::size_t column = 0; column < dictionary_.columns(); ++column) {
      BigInteger<Limbs> sum;
      for (std::size_t i = 0; i < added.size(); ++i) {
        sum += multiples[i] * BigInteger<Limbs>(demanded(added[i], column));
      }
      if (sum.sign() > 0) return false;
    }
    return true;
  }

  const std::vector<Form>& forms_;
  std::span<const Side> side_;
  const Dictionary& dictionary_;
};

}  // namespace

bool contradict(const std::vector<Form>& forms, std::span<const Side> side,
                const Dictionary& dictionary) {
  const Proof proof(forms, side, dictionary);
  if (proof.by_rounding()) return true;
  std::vector<std::size_t> added;
  for (const auto& [form, times] : dictionary.contradiction()) added.push_back(form);
  return proof.by_solving(std::move(added)) || proof.by_solving(dictionary.tight_forms());
}

std::optional<std::vector<std::int64_t>> weights_at(const std::vector<Form>& forms,
                                                    std::span<const Side> side,
                                                    const Dictionary& dictionary) {
  const std::vector<std::size_t> columns = dictionary.basic_weights();
  Equations equations;
  for (const std::size_t form : dictionary.tight_forms()) {
    auto& row = equations.emplace_back();
    for (const std::size_t column : columns) row.push_back(forms[form][column]);
    row.push_back(side[form] == Side::above ? 1 : 0);
  }
  if (columns.empty() || equations.size() != columns.size()) return std::nullopt;
  std::vector<std::int64_t> found(dictionary.columns());
  const bool fits = with_room(bits_of(equations, equations.size()), [&]<std::size_t Limbs>() {
    const auto solution = solution_of<Limbs>(equations);
    if (!solution) return false;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto small = solution->x[i].small();
      if (!small || *small < 0 || *small >= std::int64_t{1} << 62) return false;
      found[columns[i]] = *small;
    }
    return true;
  });
  if (!fits) return std::nullopt;
  const std::int64_t common = std::accumulate(found.begin(), found.end(), std::int64_t{0},
                                              std::gcd<std::int64_t, std::int64_t>);
  if (common == 0) return std::nullopt;
  for (std::int64_t& weight : found) weight /= common;
  return found;
}

}  // namespace rescore::weights
