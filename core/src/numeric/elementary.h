#pragma once

/// Replacements for C library functions whose last bits differ between machines. They use only + -
/// * / and bit operations, so results are the same everywhere, bit for bit.
namespace rescore {

/// The natural logarithm of a positive, normal, finite number. The relative error is below 4e-16.
double natural_log(double x);

/// e to the power of x; 0 below -708, e to the 709 above 709. Relative error below 1e-15.
double natural_exp(double x);

}  // namespace rescore
