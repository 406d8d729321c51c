#include "tables/fit_weights.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>

#include "base/lists.h"

namespace rescore::tables {
namespace {

using Matrix = std::vector<std::vector<double>>;

constexpr std::size_t kMostChildren = 200;

bool has_gap(const std::vector<double>& row) {
  return any_of(row, [](double value) { return std::isnan(value); });
}

/// Solves a symmetric system; empty if it has no single solution.
std::vector<double> solve(Matrix a, std::vector<double> b) {
  const std::size_t n = b.size();
  for (std::size_t c = 0; c < n; ++c) {
    std::size_t pivot = c;
    for (std::size_t r = c + 1; r < n; ++r) {
      if (std::abs(a[r][c]) > std::abs(a[pivot][c])) pivot = r;
    }
    if (std::abs(a[pivot][c]) < 1e-9) return {};
    std::swap(a[c], a[pivot]);
    std::swap(b[c], b[pivot]);
    for (std::size_t r = c + 1; r < n; ++r) {
      const double factor = a[r][c] / a[c][c];
      for (std::size_t k = c; k < n; ++k) a[r][k] -= factor * a[c][k];
      b[r] -= factor * b[c];
    }
  }
  for (std::size_t r = n; r-- > 0;) {
    for (std::size_t k = r + 1; k < n; ++k) b[r] -= a[r][k] * b[k];
    b[r] /= a[r][r];
  }
  return b;
}

/// The coarsest rounding that reproduces the scores hardly worse.
std::vector<double> rounded(const Matrix& rows, const std::vector<double>& scores,
                            const std::vector<double>& weights) {
  double total = 0;
  for (const double weight : weights) total += weight;
  const double allowed = misfit(rows, scores, weights) * 1.1 + total * 1e-9;
  for (const double part : {10.0, 20.0, 40.0, 100.0, 200.0, 1000.0, 2000.0, 10'000.0}) {
    // Weights that add up to 100 are rounded to 10, 5, 2.5, 1, 0.5, ...
    const double step = std::pow(10, std::round(std::log10(total))) / part;
    std::vector<double> round;
    for (const double weight : weights) {
      // Six decimals, as an index may have: 29.5, not 29.499999999999996.
      round.push_back(std::round(std::round(weight / step) * step * 1e6) / 1e6);
    }
    if (misfit(rows, scores, round) <= allowed) return round;
  }
  return weights;
}

}  // namespace

double misfit(const Matrix& values, const std::vector<double>& scores,
              const std::vector<double>& weights) {
  double squares = 0;
  for (std::size_t u = 0; u < values.size(); ++u) {
    double sum = -scores[u];
    for (std::size_t c = 0; c < weights.size(); ++c) {
      if (!std::isnan(values[u][c])) sum += weights[c] * values[u][c];
    }
    squares += sum * sum;
  }
  return std::sqrt(squares / static_cast<double>(std::max<std::size_t>(values.size(), 1)));
}

std::vector<double> fit_weights(const Matrix& values, const std::vector<double>& scores) {
  const std::size_t n = values.empty() ? 0 : values.front().size();
  if (n < 2 || n > kMostChildren) return {};
  const auto whole =
      static_cast<std::size_t>(std::count_if(values.begin(), values.end(), std::not_fn(has_gap)));
  const bool fill = whole < 2 * n;
  Matrix rows;
  std::vector<double> printed;
  for (std::size_t u = 0; u < values.size(); ++u) {
    if (has_gap(values[u]) && !fill) continue;
    rows.push_back(values[u]);
    for (double& value : rows.back()) value = std::isnan(value) ? 0 : value;
    printed.push_back(scores[u]);
  }
  if (rows.size() < n + 2) return {};
  Matrix normal(n, std::vector<double>(n));
  std::vector<double> right(n);
  for (std::size_t u = 0; u < rows.size(); ++u) {
    for (std::size_t i = 0; i < n; ++i) {
      right[i] += rows[u][i] * printed[u];
      for (std::size_t j = 0; j < n; ++j) normal[i][j] += rows[u][i] * rows[u][j];
    }
  }
  std::vector<double> weights = solve(std::move(normal), std::move(right));
  double total = 0;
  for (const double weight : weights) total += weight;
  if (weights.empty() || total <= 0) return {};
  weights = rounded(rows, printed, weights);
  const bool good = all_of(weights, [](double weight) { return weight >= 0 && weight <= 1e6; });
  return good ? weights : std::vector<double>{};
}

}  // namespace rescore::tables
