#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rescore {

/// Everything that can be wrong with data or with a request. Programmer errors are not listed here:
/// they assert. The names that code_name() returns are part of the API: the command, the page and
/// the fixtures use them.
enum class ErrorCode : std::uint8_t {
  // A file as a whole.
  missing_file,    ///< the file is not there or cannot be read
  file_too_large,  ///< more than kMaxFileBytes
  broken_json,     ///< not JSON, or not UTF-8
  not_utf8,        ///< text in another encoding, such as UTF-16
  broken_csv,      ///< unbalanced quotes, or a line with the wrong number of fields
  unknown_form,    ///< not one of the kinds of file that can be imported
  not_a_number,    ///< NaN or Infinity, which JSON does not have
  too_deep,        ///< nested deeper than any file of ours
  duplicate_key,   ///< an object has the same key twice
  // The shape of a value.
  missing_key,   ///< a required key is not there
  unknown_key,   ///< a key that no file of this kind has (often a typing mistake)
  wrong_type,    ///< for example text instead of a number
  out_of_range,  ///< a number, or the length of a list, outside its limits
  bad_text,      ///< empty, too long, or with control characters
  bad_link,      ///< not an http or https address
  bad_id,        ///< not lower-case letters, digits and hyphens (countries: two capitals)
  bad_date,      ///< not YYYY, YYYY-MM or YYYY-MM-DD
  // How values refer to each other.
  duplicate_id,         ///< two domains, layers, scales, methods, indicators or sources share an id
  duplicate_country,    ///< a country is in the standings, or is loaded, twice
  duplicate_indicator,  ///< a sheet answers, or a link changes, an indicator twice
  unknown_domain,
  unknown_layer,
  unknown_scale,
  unknown_indicator,
  unknown_country,
  unknown_scope,
  unknown_method,
  unknown_source,  ///< a timeline entry names a source the file does not list
  missing_answer,  ///< a sheet leaves out an indicator (a skip is written as null)
  missing_scope,   ///< a country's standings lack a scope
  no_such_score,   ///< an answer with a score that no option of its scale has
  wrong_edition,   ///< the file belongs to another edition
  // How raw files fit together (found by import).
  unknown_name,  ///< a country name that is in no list
  unknown_word,  ///< a number, answer, scale or layer in an unknown form
  disagreement,  ///< two files, or two places in one file, contradict each other
  missing_part,  ///< missing from all files: an indicator, its domain, layer or scale, a
                 ///< country
  // How figures add up (found by check).
  totals_mismatch,   ///< parts do not add up to their whole
  counts_mismatch,   ///< an indicator's counts do not fit the countries or their totals
  percent_mismatch,  ///< a printed percentage is not what its totals give
  rank_mismatch,     ///< a printed rank is not what the percentages give
  sheet_mismatch,    ///< a sheet's answers do not give the country's printed totals
  // A link.
  broken_link,  ///< not a Rescore link, or a part of it cannot be decoded
  newer_link,   ///< written by a newer version, whose format is unknown here
  other_data,   ///< made with other data of the same edition, or changed by hand
  // A request.
  needs_sheet,  ///< the request changes answers of a country whose sheet is not loaded
  needs_data,   ///< the edition (or the standings) must be loaded first
  bad_edit,     ///< not of the form media-03=3, media-03=skip or AZ.media-03=3
  bad_request,  ///< a question that has no answer in this form
};

/// The code as printed: "broken-json", "unknown-indicator", ...
std::string_view code_name(ErrorCode code);

/// One fault, and its place. `pointer` is a JSON pointer (RFC 6901) into `file`, or empty for the
/// file as a whole. `sentence` is for people and ends with a full stop.
struct Error {
  ErrorCode code;
  std::string file;
  std::string pointer;
  std::string sentence;
  friend bool operator==(const Error&, const Error&) = default;
};

/// All errors found, in the order of the file. Empty means that nothing is wrong.
using Errors = std::vector<Error>;

/// The size limit for files: 16 MiB, about a hundred times the largest file of an edition.
inline constexpr std::size_t kMaxFileBytes = std::size_t{16} << 20;

/// The error for a file of more than kMaxFileBytes. Callers check the size before they read.
Error file_too_large(std::string_view file, std::uint64_t bytes);

/// The most errors that are reported for one file. A file with more is probably of the wrong kind,
/// and a longer list would not help anyone.
inline constexpr std::size_t kMaxErrorsPerFile = 100;

/// A value, or the errors that prevented it (modelled on simdjson's results).
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}
  Result(Errors errors) : errors_(std::move(errors)) { assert(!errors_.empty()); }
  /// The value if there is one, otherwise the errors.
  Result(std::optional<T> value, Errors errors) : value_(std::move(value)) {
    if (!value_) errors_ = std::move(errors);
    assert(value_ || !errors_.empty());
  }

  explicit operator bool() const { return value_.has_value(); }
  /// The value; there must be one.
  T& operator*() & { return *value_; }
  const T& operator*() const& { return *value_; }
  T&& operator*() && { return *std::move(value_); }
  T* operator->() { return &*value_; }
  const T* operator->() const { return &*value_; }
  /// Empty when there is a value.
  const Errors& errors() const { return errors_; }

 private:
  std::optional<T> value_;
  Errors errors_;
};

/// The errors of a request that returns no value. True if something was wrong; in that case nothing
/// has changed.
class [[nodiscard]] Fault {
 public:
  Fault() = default;
  Fault(Errors errors) : errors_(std::move(errors)) {}

  explicit operator bool() const { return !errors_.empty(); }
  const Errors& operator*() const { return errors_; }
  const Errors& errors() const { return errors_; }

 private:
  Errors errors_;
};

/// Prints each error on its own line, as "FILE: POINTER: SENTENCE [CODE]", and returns 1, for use
/// as an exit status.
int print(std::ostream& out, const Errors& errors);

}  // namespace rescore
