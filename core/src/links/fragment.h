#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/format.h"
#include "rescore/error.h"

/// The fragment of an address as keys and values: splits, percent-decodes and checks it, and writes
/// it so that mail and chat programs do not break it.
namespace rescore::fragment {

/// A key with its value, decoded: UTF-8 on one line. Errors point to `place`, the key as written.
struct Field {
  std::string key;
  std::string value;
  std::string place;
};

/// Appends an error for the file "link", up to kMaxErrorsPerFile errors.
void report(Errors& diagnostics, ErrorCode code, std::string_view pointer,
            std::string_view sentence, FormatArgs args = {});

/// Untrusted text in quotes, cut at some forty bytes, for a sentence.
std::string in_quotes(std::string_view text);

/// The text with percent escapes decoded; empty if one is broken.
std::optional<std::string> decoded(std::string_view text);
/// The text with the necessary percent escapes.
std::string escaped(std::string_view text, const std::function<bool(char)>& must);

/// The fields in order; broken ones are reported and left out. A key without "=" is empty.
std::vector<Field> read(std::string_view text, Errors& diagnostics);

/// Of fields with the same key, keeps the last in the place of the first, and reports each.
void keep_last(std::vector<Field>& fields, Errors& diagnostics);

/// "key=value", or "key" without a value, percent-encoded where necessary.
std::string written(std::string_view key, std::string_view value);

/// The text with its last character encoded, unless that is a letter or digit: programs cut any
/// other character off the end of an address.
std::string with_safe_end(std::string text);

}  // namespace rescore::fragment
