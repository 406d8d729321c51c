#pragma once

/// Functions of the C library whose last bits differ between machines, from + - * / and bit
/// operations alone, so that they are the same bit for bit everywhere.
namespace rescore {

/// The natural logarithm of a positive, normal, finite number. The relative error is below 4e-16.
double natural_log(double x);

/// e to the power of x; 0 below -708, and e to the 709 above 709. The relative error is below
/// 1e-15.
double natural_exp(double x);

}  // namespace rescore
