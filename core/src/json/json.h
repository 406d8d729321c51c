#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/format.h"
#include "rescore/error.h"

/// Reads and writes JSON. Only json.cpp includes the underlying library.
namespace rescore {

/// The JSON text of a number, which reads back as the same number: the shortest if 15 digits are
/// enough, and the same on every machine. "null" for NaN and infinities.
std::string to_decimal(double number);

namespace json {

/// A parsed JSON value. Numbers keep their exact value: whole numbers as integers, others as their
/// digits, so that 28.3 is never a binary fraction.
struct Value {
  enum class Type : std::uint8_t { null, boolean, integer, decimal, string, array, object };
  Type type = Type::null;
  std::int64_t integer = 0;         ///< for an integer; for a boolean 0 or 1
  double number = 0;                ///< for an integer or a decimal, the nearest double
  std::string text{};               ///< for a string; for a decimal its digits as written
  std::vector<Value> items{};       ///< for an array; for an object, the values
  std::vector<std::string> keys{};  ///< for an object, one per item
};

/// Parses a whole file of at most kMaxFileBytes; otherwise appends one error to `errors`.
std::optional<Value> parse(std::string_view file, std::string_view text, Errors& errors);

/// Parses a text that consists of exactly one JSON number.
std::optional<double> number_in(std::string_view text);

/// A place in a document, which knows its pointer and reports faults there. A node can be absent
/// (after an error, or if an optional key is missing). Reading an absent node gives nothing and
/// reports nothing, so that each fault is reported once.
class Cursor {
 public:
  Cursor(const Value& value, std::string_view file, Errors& errors)
      : root_(&value), value_(&value), file_(file), errors_(&errors) {}

  bool present() const { return value_ != nullptr; }
  bool is_null() const { return present() && value_->type == Value::Type::null; }
  bool is_object() const { return present() && value_->type == Value::Type::object; }
  /// The value here; nullptr if absent.
  const Value* value() const { return value_; }
  bool is_text() const { return present() && value_->type == Value::Type::string; }
  std::string pointer() const;

  /// The value of a key. A missing key is an error in key(). optional() is then absent; filled() is
  /// absent also if the value is null.
  Cursor key(std::string_view name) const;
  Cursor optional(std::string_view name) const;
  Cursor filled(std::string_view name) const;
  /// Reports every key that is not in `known`. "$schema" is always allowed at the root.
  void allow_keys(std::initializer_list<std::string_view> known) const;
  /// The keys of an object, in the file's order.
  std::vector<std::string> keys() const;

  /// The items of an array with `least` to `most` of them.
  std::vector<Cursor> items(std::size_t least, std::size_t most) const;

  /// A whole number, of the type of its bounds.
  template <class Number>
  std::optional<Number> integer(std::type_identity_t<Number> least, Number most) const {
    const auto found = whole(static_cast<std::int64_t>(least), static_cast<std::int64_t>(most));
    return found ? std::optional(static_cast<Number>(*found)) : std::nullopt;
  }
  /// Any number.
  std::optional<double> number(double least, double most) const;
  /// A number with at most `decimals` decimals, times 10^decimals.
  std::optional<std::int64_t> decimal(int decimals, std::int64_t least, std::int64_t most) const;
  /// True or false; false if absent.
  bool flag() const;
  /// Text of 0 to `most` bytes with any content; empty for null.
  std::string text(std::size_t most) const;

  // These texts are empty only after an error.
  /// Text of 1 to `most` characters (Unicode code points) on one line, one of which can be seen.
  std::string line(std::size_t most) const;
  /// Lower-case letters, digits and hyphens, starting with a letter; at most 64.
  std::string id() const;
  /// An http or https address.
  std::string link() const;
  /// YYYY, YYYY-MM or YYYY-MM-DD.
  std::string date() const;
  /// One of some words, in the order of the enumeration (or of false and true); else `otherwise`.
  template <class Enum>
  Enum word(std::initializer_list<std::string_view> words, Enum otherwise) const {
    const auto which = one_of(words);
    return which ? static_cast<Enum>(*which) : otherwise;
  }

  /// The first place in this node where `other` differs, comparing lists as a whole and numbers by
  /// value; absent if both are the same.
  Cursor difference(const Value& other) const;

  /// Reports an error here; returns an empty value, for readers to return.
  std::nullopt_t fail(ErrorCode code, std::string_view sentence, FormatArgs args = {}) const;

 private:
  Cursor at(const Value* item) const;
  std::optional<std::int64_t> whole(std::int64_t least, std::int64_t most) const;
  std::optional<std::size_t> one_of(std::initializer_list<std::string_view> words) const;
  bool is_number() const;
  bool is(Value::Type type, std::string_view wanted) const;
  std::string no_text(ErrorCode code, std::string_view sentence, FormatArgs args = {}) const;

  /// Deeper than any reader goes; longer pointers are cut there.
  static constexpr std::size_t kMost = 12;

  const Value* root_;
  const Value* value_;
  std::string_view file_;
  Errors* errors_;
  std::size_t depth_ = 0;
  std::array<std::uint32_t, kMost> path_{};  ///< positions of the values on the path to here
};

/// Parses a whole file and passes its root to `read`. Returns the result of `read`, or nothing if
/// anything was wrong.
template <class Read>
auto read_file(std::string_view file, std::string_view text, Errors& errors, Read read)
    -> std::optional<decltype(read(std::declval<const Cursor&>()))> {
  const std::size_t before = errors.size();
  const auto value = parse(file, text, errors);
  if (!value) return std::nullopt;
  auto result = read(Cursor(*value, file, errors));
  if (errors.size() > before) return std::nullopt;
  return result;
}

/// Writes JSON text piece by piece, in the order called.
class Writer {
 public:
  Writer& begin_object() { return open('{'); }
  Writer& end_object() { return close('}'); }
  Writer& begin_array() { return open('['); }
  Writer& end_array() { return close(']'); }
  Writer& key(std::string_view name);
  Writer& string(std::string_view text);
  /// A number to six decimals, without trailing zeros; the same digits on every machine.
  Writer& decimal(double number);
  /// A number or literal that is already JSON.
  Writer& raw(std::string_view json);
  Writer& null() { return raw("null"); }

  /// Text, a number with as many digits as it needs, true or false. Empty values and NaN, such as
  /// the score of a skipped answer, become null.
  template <class Value>
  Writer& put(const Value& value) {
    if constexpr (std::is_same_v<Value, bool>) {
      return raw(value ? "true" : "false");
    } else if constexpr (std::is_arithmetic_v<Value>) {
      return raw(to_decimal(value));
    } else {
      return string(value);
    }
  }
  template <class Value>
  Writer& put(const std::optional<Value>& value) {
    return value ? put(*value) : null();
  }
  /// Alternating names and values, as fields of the open object.
  template <class Value, class... More>
  Writer& fields(std::string_view name, const Value& value, const More&... more) {
    key(name).put(value);
    if constexpr (sizeof...(more) > 0) fields(more...);
    return *this;
  }
  /// An object with exactly these fields.
  template <class... Fields>
  Writer& object(const Fields&... names_and_values) {
    return begin_object().fields(names_and_values...).end_object();
  }
  /// A list with what `put` writes for each entry.
  template <class List, class Put>
  Writer& list(const List& entries, const Put& put) {
    begin_array();
    for (const auto& entry : entries) put(entry);
    return end_array();
  }
  template <class List>
  Writer& list(const List& entries) {
    return list(entries, [this](const auto& entry) { this->put(entry); });
  }
  /// A list of objects; `put` writes the fields of each.
  template <class List, class Put>
  Writer& objects(const List& entries, const Put& put) {
    return list(entries, [&](const auto& entry) {
      begin_object();
      put(entry);
      end_object();
    });
  }
  std::string take() { return std::move(out_); }

 private:
  Writer& open(char bracket);
  Writer& close(char bracket);
  void comma();

  std::string out_;
  bool fresh_ = true;  ///< the next value needs no comma before it
};

/// A key or position as a step of a JSON pointer: "~" and "/" escaped (RFC 6901).
std::string pointer_step(std::string_view name);

}  // namespace json
}  // namespace rescore
