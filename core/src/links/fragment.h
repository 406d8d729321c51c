#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/format.h"
#include "rescore/error.h"

/// The fragment of an address as keys and values: split, percent-decoded, checked as text, and
/// written so that mail and chat leave it whole.
namespace rescore::fragment {

/// A key with its value, decoded: UTF-8 on one line. Errors point at `place`, the key as written.
struct Field {
  std::string key;
  std::string value;
  std::string place;
};

/// Appends an error of the file "link", at most kMaxErrorsPerFile of them.
void report(Errors& diagnostics, ErrorCode code, std::string_view pointer,
            std::string_view sentence, FormatArgs args = {});

/// Text from outside in quotes, cut at some forty bytes, for a sentence.
std::string in_quotes(std::string_view text);

/// The text without percent escapes; nothing when one is broken.
std::optional<std::string> decoded(std::string_view text);
/// The text with percent escapes of the characters that must have one.
std::string escaped(std::string_view text, const std::function<bool(char)>& must);

/// The fields in order. What is broken is told and left out; a key without "=" has an empty value.
std::vector<Field> read(std::string_view text, Errors& diagnostics);

/// Of fields with the same key the last one holds, at the place of the first; each is told.
void keep_last(std::vector<Field>& fields, Errors& diagnostics);

/// "key=value", or "key" without a value, percent-encoded where it must be.
std::string written(std::string_view key, std::string_view value);

/// The text with its last character encoded, unless that is a letter or digit: where an address
/// ends in anything else, programs cut it off.
std::string with_safe_end(std::string text);

}  // namespace rescore::fragment
