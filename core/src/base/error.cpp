#include "rescore/error.h"

#include <array>
#include <ostream>

#include "base/format.h"

namespace rescore {

std::string_view code_name(ErrorCode code) {
  // In the order of ErrorCode.
  static constexpr std::array<std::string_view,
                              static_cast<std::size_t>(ErrorCode::bad_request) + 1>
      names = {"missing-file",    "file-too-large",  "broken-json",       "not-utf8",
               "broken-csv",      "unknown-form",    "not-a-number",      "too-deep",
               "duplicate-key",   "missing-key",     "unknown-key",       "wrong-type",
               "out-of-range",    "bad-text",        "bad-link",          "bad-id",
               "bad-date",        "duplicate-id",    "duplicate-country", "duplicate-indicator",
               "unknown-domain",  "unknown-layer",   "unknown-scale",     "unknown-indicator",
               "unknown-country", "unknown-scope",   "unknown-method",    "unknown-source",
               "missing-answer",  "missing-scope",   "no-such-score",     "wrong-edition",
               "unknown-name",    "unknown-word",    "disagreement",      "missing-part",
               "totals-mismatch", "counts-mismatch", "percent-mismatch",  "rank-mismatch",
               "sheet-mismatch",  "broken-link",     "newer-link",        "other-data",
               "needs-sheet",     "needs-data",      "bad-edit",          "bad-request"};
  return names[static_cast<std::size_t>(code)];
}

Error file_too_large(std::string_view file, std::uint64_t bytes) {
  return {ErrorCode::file_too_large, std::string(file), "",
          format("The file has {} MB; at most {} MB are read.",
                 {(bytes + (1u << 20) - 1) >> 20, kMaxFileBytes >> 20})};
}

int print(std::ostream& out, const Errors& errors) {
  for (const Error& error : errors) {
    for (const std::string& part : {error.file, error.pointer}) {
      if (!part.empty()) out << part << ": ";
    }
    out << error.sentence << " [" << code_name(error.code) << "]\n";
  }
  return 1;
}

}  // namespace rescore
