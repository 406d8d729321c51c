#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "weights/conditions.h"

namespace rescore::weights {

/// The simplex method's dictionary (Chvatal 1983, chapter 2) for weights of 0 or more: every
/// variable, a weight or the slack of a form, is written in terms of as many nonbasic ones. It
/// finds weights that satisfy conditions, or conditions that contradict each other. It computes in
/// doubles, so its findings are only proposals, which exact arithmetic must confirm (exact.h).
class Dictionary {
 public:
  /// The forms have a coefficient for each weight.
  Dictionary(const std::vector<Form>& forms, std::size_t columns);

  /// Adds a condition. "Above 0" becomes "at least 1", which is the same for proportions.
  void demand(Condition condition);
  /// Demands that a form, which is demanded to be not above 0, is at most -1.
  void demand_strictly(std::size_t form);

  /// Changes the basis until all demands hold; false if they contradict each other. Cost: usually a
  /// few pivots, each of one pass over all forms.
  bool solve();

  /// A form as demanded, times this, 0 or more.
  struct Multiple {
    std::size_t form;
    double times;
  };
  /// After solve() has failed: the forms whose demands contradict each other, together with weights
  /// of 0 or more, and how to add them to see it.
  const std::vector<Multiple>& contradiction() const { return contradiction_; }

  /// The variable that cannot be 0 or more: a weight, or columns() plus a form.
  std::size_t failed_variable() const { return failed_; }

  /// The weights in the basis, and all forms with demands that are not in it: as many.
  std::vector<std::size_t> basic_weights() const;
  std::vector<std::size_t> tight_forms() const;
  /// The current weights.
  std::vector<double> weights() const;
  std::size_t columns() const { return columns_; }

 private:
  double* row(std::size_t r) { return cells_.data() + r * stride_; }
  const double* row(std::size_t r) const { return cells_.data() + r * stride_; }
  bool is_weight(std::size_t variable) const { return variable < columns_; }
  std::size_t leaving_row(bool by_number) const;
  std::size_t entering_column(std::size_t leaving, bool by_number) const;
  void pivot(std::size_t leaving, std::size_t entering);
  void negate(std::size_t form);
  void lower(std::size_t form);

  std::size_t columns_;
  std::size_t stride_;              ///< the columns and the constant, padded
  std::vector<double> cells_;       ///< a row for each basic variable
  std::vector<std::size_t> basic_;  ///< variable by row: weights, then forms
  std::vector<std::size_t> nonbasic_;
  std::vector<char> demanded_;  ///< by variable: it must be 0 or more
  std::vector<double> scale_;   ///< by form: cells are the form's coefficients times this
  std::vector<Multiple> contradiction_;
  std::size_t failed_{};
};

}  // namespace rescore::weights
