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

/// JSON in and out. json.cpp is the one file that knows the library underneath.
namespace rescore {

/// The text that is read as this number again, as JSON writes it; the shortest where 15 digits will
/// do, the same on every machine. "null" where the number is none or infinite.
std::string to_decimal(double number);

namespace json {

/// A parsed JSON value. Numbers keep their exact meaning: a whole number as such, any other as its
/// digits, so that 28.3 is never a binary fraction.
struct Value {
  enum class Type : std::uint8_t { null, boolean, integer, decimal, string, array, object };
  Type type = Type::null;
  std::int64_t integer = 0;         ///< of an integer; of a boolean 0 or 1
  double number = 0;                ///< of an integer or a decimal, the nearest
  std::string text{};               ///< of a string; of a decimal its digits as written
  std::vector<Value> items{};       ///< of an array; of an object the values
  std::vector<std::string> keys{};  ///< of an object, one per item
};

/// Parses a whole file of at most kMaxFileBytes; otherwise appends one error to `errors`.
std::optional<Value> parse(std::string_view file, std::string_view text, Errors& errors);

/// The number that a text is, as JSON writes numbers, with nothing around it.
std::optional<double> number_in(std::string_view text);

/// A place in a document, which knows its pointer and reports what is wrong there. A node can be
/// absent (after an error, or when an optional key is missing); reading an absent node gives
/// nothing and reports nothing, so that one fault is told once.
class Cursor {
 public:
  Cursor(const Value& value, std::string_view file, Errors& errors)
      : root_(&value), value_(&value), file_(file), errors_(&errors) {}

  bool present() const { return value_ != nullptr; }
  bool is_null() const { return present() && value_->type == Value::Type::null; }
  bool is_object() const { return present() && value_->type == Value::Type::object; }
  /// What stands here; nullptr where nothing does.
  const Value* value() const { return value_; }
  bool is_text() const { return present() && value_->type == Value::Type::string; }
  std::string pointer() const;

  /// The value of a key. A missing key is an error for key(); optional() is absent then, and
  /// filled() also where null stands.
  Cursor key(std::string_view name) const;
  Cursor optional(std::string_view name) const;
  Cursor filled(std::string_view name) const;
  /// Reports every key that is not among `known`; at the root "$schema" always is.
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
  /// True or false; false where nothing stands.
  bool flag() const;
  /// Text of 0 to `most` bytes, whatever is in it; for null it is empty.
  std::string text(std::size_t most) const;

  // Texts that are never empty, but after an error.
  /// Text of 1 to `most` characters (Unicode code points) on one line.
  std::string line(std::size_t most) const;
  /// Lower-case letters, digits and hyphens, starting with a letter; at most 64.
  std::string id() const;
  /// An http or https address.
  std::string link() const;
  /// YYYY, YYYY-MM or YYYY-MM-DD.
  std::string date() const;
  /// One of some words, which are in the order of the enumeration (or of false and true);
  /// `otherwise` where none stands.
  template <class Enum>
  Enum word(std::initializer_list<std::string_view> words, Enum otherwise) const {
    const auto which = one_of(words);
    return which ? static_cast<Enum>(*which) : otherwise;
  }

  /// The first place in here where `other` has something else, a list as a whole and numbers by
  /// their value; absent where both are the same.
  Cursor difference(const Value& other) const;

  /// Reports what is wrong here; gives nothing, for readers to return.
  std::nullopt_t fail(ErrorCode code, std::string_view sentence, FormatArgs args = {}) const;

 private:
  Cursor at(const Value* item) const;
  const Value* find(std::string_view name) const;
  std::optional<std::int64_t> whole(std::int64_t least, std::int64_t most) const;
  std::optional<std::size_t> one_of(std::initializer_list<std::string_view> words) const;
  bool is_number() const;
  bool is(Value::Type type, std::string_view wanted) const;
  std::string no_text(ErrorCode code, std::string_view sentence, FormatArgs args = {}) const;

  /// Deeper than any reader goes; a pointer ends there.
  static constexpr std::size_t kMost = 12;

  const Value* root_;
  const Value* value_;
  std::string_view file_;
  Errors* errors_;
  std::size_t depth_ = 0;
  std::array<std::uint32_t, kMost> path_{};  ///< places of the values on the way here
};

/// Parses a whole file and hands its root to `read`: what that returns, or nothing when anything
/// was wrong.
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
  /// A number or literal that is JSON already.
  Writer& raw(std::string_view json);
  Writer& null() { return raw("null"); }

  /// Text, a number with as many digits as tell it from others, true or false. Nothing, and what is
  /// not a number, such as the score of a skipped answer, are null.
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
  /// Names and values in turn, as fields of the object that is open.
  template <class Value, class... More>
  Writer& fields(std::string_view name, const Value& value, const More&... more) {
    key(name).put(value);
    if constexpr (sizeof...(more) > 0) fields(more...);
    return *this;
  }
  /// An object of these fields and no others.
  template <class... Fields>
  Writer& object(const Fields&... names_and_values) {
    return begin_object().fields(names_and_values...).end_object();
  }
  /// A list of what `put` writes for each of the entries.
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
  bool fresh_ = true;  ///< nothing stands before the next value that a comma must part it from
};

/// A key or place as a step of a JSON pointer: "~" and "/" escaped (RFC 6901).
std::string pointer_step(std::string_view name);

}  // namespace json
}  // namespace rescore
