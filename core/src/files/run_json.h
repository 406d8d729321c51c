#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/json.h"
#include "rescore/io.h"

/// What the files of robustness and sensitivity runs share.
namespace rescore::run_json {

/// What was asked, and which draws are counted.
struct Head {
  std::string edition, fingerprint, method;
  UncertaintyOptions options;
  std::vector<DrawRange> ranges;
};

template <class Result>
Head head_of(const Result& result) {
  return {result.edition, result.fingerprint, result.method, result.options, result.ranges};
}

template <class Result>
// It is moved from, which a template does not show.
// NOLINTNEXTLINE(performance-unnecessary-value-param)
void put_head(Head head, Result& result) {
  result.edition = std::move(head.edition);
  result.fingerprint = std::move(head.fingerprint);
  result.method = std::move(head.method);
  result.options = head.options;
  result.ranges = std::move(head.ranges);
}

/// The fields of the head, into an object that is open.
void write_head(json::Writer& out, std::string_view kind, const Head& head);
/// Reads it: the keys kind, edition, fingerprint, method, options, ranges and, if there, counted.
Head read_head(const json::Cursor& root, std::uint64_t most_draws);

/// The nodes of the countries, and their codes, which must differ.
std::vector<json::Cursor> read_countries(const json::Cursor& root, std::vector<std::string>& codes);

/// What follows from the counts, where it is there: an error unless it is the same number, or null
/// where there is none. Decimals count as they are written.
void check_whole(const json::Cursor& item, std::optional<std::int64_t> wanted);
void check_decimal(const json::Cursor& item, std::optional<double> wanted);
void fail_summary(const json::Cursor& item);
/// The error of counts that cannot be.
void fail_counts(const json::Cursor& item);

/// Readers of one kind, from the root; the kind is known.
std::optional<UncertaintyResult> read_uncertainty(const json::Cursor& root, Errors& errors);
std::optional<SensitivityResult> read_sensitivity(const json::Cursor& root, Errors& errors);

inline constexpr std::string_view kRobustness = "robustness";
inline constexpr std::string_view kSensitivity = "sensitivity";

}  // namespace rescore::run_json
