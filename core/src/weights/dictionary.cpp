#include "weights/dictionary.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "numeric/simd.h"

namespace rescore::weights {
namespace {

constexpr double kZero = 1e-9;    ///< what is smaller counts as 0
constexpr double kNoise = 1e-12;  ///< what is smaller becomes 0
constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
/// Pivots after which the smallest number decides, which cannot go round in circles (Bland 1977).
constexpr int kFastPivots = 60;
constexpr int kMostPivots = 2000;

using simd::F64;
using simd::I64;

}  // namespace

Dictionary::Dictionary(const std::vector<Form>& forms, std::size_t columns)
    : columns_(columns),
      stride_((columns + 2) / 2 * 2),
      cells_(forms.size() * stride_),
      demanded_(columns + forms.size()) {
  for (std::size_t c = 0; c < columns; ++c) {
    nonbasic_.push_back(c);
    demanded_[c] = 1;
  }
  for (std::size_t f = 0; f < forms.size(); ++f) {
    basic_.push_back(columns + f);
    std::int64_t largest = 1;
    for (const std::int64_t one : forms[f]) largest = std::max(largest, std::abs(one));
    scale_.push_back(1 / static_cast<double>(largest));
    for (std::size_t c = 0; c < columns; ++c) {
      row(f)[c] = static_cast<double>(forms[f][c]) * scale_[f];
    }
  }
}

void Dictionary::demand(Condition condition) {
  if (condition.side == Side::not_above) {
    negate(condition.form);
  } else {
    lower(condition.form);
  }
  demanded_[columns_ + condition.form] = 1;
}

void Dictionary::demand_strictly(std::size_t form) {
  lower(form);
}

/// The variable becomes its negative. It is basic: only demanded variables are not.
void Dictionary::negate(std::size_t form) {
  const auto at = std::find(basic_.begin(), basic_.end(), columns_ + form);
  assert(at != basic_.end());
  double* const cells = row(static_cast<std::size_t>(at - basic_.begin()));
  for (std::size_t c = 0; c <= columns_; ++c) cells[c] = -cells[c];
}

/// The variable becomes smaller by 1.
void Dictionary::lower(std::size_t form) {
  const std::size_t variable = columns_ + form;
  const auto at = std::find(basic_.begin(), basic_.end(), variable);
  if (at != basic_.end()) {
    row(static_cast<std::size_t>(at - basic_.begin()))[columns_] -= 1;
    return;
  }
  const auto column = std::find(nonbasic_.begin(), nonbasic_.end(), variable) - nonbasic_.begin();
  for (std::size_t r = 0; r < basic_.size(); ++r) row(r)[columns_] += row(r)[column];
}

std::size_t Dictionary::leaving_row(bool by_number) const {
  std::size_t leaving = kNone;
  double lowest = -kZero;
  for (std::size_t r = 0; r < basic_.size(); ++r) {
    const double value = row(r)[columns_];
    if (demanded_[basic_[r]] == 0 || value >= -kZero) continue;
    const bool better =
        by_number ? leaving == kNone || basic_[r] < basic_[leaving] : value < lowest;
    if (!better) continue;
    leaving = r;
    lowest = value;
  }
  return leaving;
}

std::size_t Dictionary::entering_column(std::size_t leaving, bool by_number) const {
  std::size_t entering = kNone;
  double largest = kZero;
  for (std::size_t c = 0; c < columns_; ++c) {
    const double coefficient = row(leaving)[c];
    if (coefficient <= kZero) continue;
    const bool better =
        by_number ? entering == kNone || nonbasic_[c] < nonbasic_[entering] : coefficient > largest;
    if (!better) continue;
    entering = c;
    largest = coefficient;
  }
  return entering;
}

void Dictionary::pivot(std::size_t leaving, std::size_t entering) {
  double* const solved = row(leaving);
  const double inverse = 1 / solved[entering];
  for (std::size_t c = 0; c < stride_; ++c) solved[c] *= -inverse;
  solved[entering] = inverse;
  for (std::size_t r = 0; r < basic_.size(); ++r) {
    double* const cells = row(r);
    const double factor = cells[entering];
    if (r == leaving || factor == 0) continue;
    cells[entering] = 0;
    const F64 factors = {factor, factor};
    for (std::size_t c = 0; c < stride_; c += 2) {
      const F64 value = simd::load<F64>(cells + c) + factors * simd::load<F64>(solved + c);
      // Masks are -1 where true.
      const auto counts = (value > kNoise) | (value < -kNoise);
      simd::store(cells + c, (F64)((I64)value & (I64)counts));
    }
  }
  std::swap(basic_[leaving], nonbasic_[entering]);
}

bool Dictionary::solve() {
  contradiction_.clear();
  for (int pivots = 0;; ++pivots) {
    const bool by_number = pivots >= kFastPivots;
    const std::size_t leaving = leaving_row(by_number);
    // Giving up is safe: what is found is checked exactly.
    if (leaving == kNone || pivots == kMostPivots) return true;
    const std::size_t entering = entering_column(leaving, by_number);
    if (entering != kNone) {
      pivot(leaving, entering);
      continue;
    }
    failed_ = basic_[leaving];
    const auto add = [&](std::size_t variable, double times) {
      if (times <= kZero || is_weight(variable)) return;
      const std::size_t form = variable - columns_;
      contradiction_.push_back({form, times * scale_[form]});
    };
    add(failed_, 1);
    for (std::size_t c = 0; c < columns_; ++c) add(nonbasic_[c], -row(leaving)[c]);
    return false;
  }
}

std::vector<std::size_t> Dictionary::basic_weights() const {
  std::vector<std::size_t> found;
  for (const std::size_t variable : basic_) {
    if (is_weight(variable)) found.push_back(variable);
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<std::size_t> Dictionary::tight_forms() const {
  std::vector<std::size_t> found;
  for (const std::size_t variable : nonbasic_) {
    if (!is_weight(variable)) found.push_back(variable - columns_);
  }
  return found;
}

std::vector<double> Dictionary::weights() const {
  std::vector<double> found(columns_);
  for (std::size_t r = 0; r < basic_.size(); ++r) {
    if (is_weight(basic_[r])) found[basic_[r]] = std::max(row(r)[columns_], 0.0);
  }
  return found;
}

}  // namespace rescore::weights
