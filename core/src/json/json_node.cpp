#include <algorithm>
#include <chrono>

#include "base/format.h"
#include "base/lists.h"
#include "base/utf8.h"
#include "base/visible.h"
#include "json/json.h"

namespace rescore::json {
namespace {

using Type = Value::Type;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

/// "YYYY", "YYYY-MM" or "YYYY-MM-DD", with month and day in range.
bool is_date(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool good = i == 4 || i == 7 ? text[i] == '-' : is_digit(text[i]);
    if (!good) return false;
  }
  const auto two = [&](std::size_t i) {
    return i < text.size() ? (text[i] - '0') * 10 + (text[i + 1] - '0') : 1;
  };
  return std::chrono::year_month_day(std::chrono::year(two(0) * 100 + two(2)),
                                     std::chrono::month(static_cast<unsigned>(two(5))),
                                     std::chrono::day(static_cast<unsigned>(two(8))))
      .ok();
}

/// A number's digits as written.
std::string digits_of(const Value& value) {
  return value.type == Type::integer ? to_decimal(value.integer) : value.text;
}

}  // namespace

Cursor Cursor::at(const Value* item) const {
  Cursor cursor = *this;
  cursor.value_ = item;
  if (item != nullptr && depth_ < kMost) {
    cursor.path_[cursor.depth_++] = static_cast<std::uint32_t>(item - value_->items.data());
  }
  return cursor;
}

std::string Cursor::pointer() const {
  std::string pointer;
  const Value* value = root_;
  for (std::size_t i = 0; i < depth_; ++i) {
    const std::size_t place = path_[i];
    pointer += format("/{}", {value->type == Type::object ? pointer_step(value->keys[place])
                                                          : to_decimal(place)});
    value = &value->items[place];
  }
  return pointer;
}

Cursor Cursor::key(std::string_view name) const {
  if (!is(Type::object, "an object")) return at(nullptr);
  const Cursor value = optional(name);
  if (!value.present()) fail(ErrorCode::missing_key, "The key \"{}\" is missing here.", {name});
  return value;
}

Cursor Cursor::optional(std::string_view name) const {
  if (!is_object()) return at(nullptr);
  const auto it = std::find(value_->keys.begin(), value_->keys.end(), name);
  if (it == value_->keys.end()) return at(nullptr);
  return at(&value_->items[static_cast<std::size_t>(it - value_->keys.begin())]);
}

Cursor Cursor::filled(std::string_view name) const {
  const Cursor value = optional(name);
  return value.is_null() ? at(nullptr) : value;
}

void Cursor::allow_keys(std::initializer_list<std::string_view> known) const {
  if (!is(Type::object, "an object")) return;
  for (std::size_t i = 0; i < value_->keys.size(); ++i) {
    const std::string& name = value_->keys[i];
    if ((name == "$schema" && depth_ == 0) || contains(known, name)) continue;
    at(&value_->items[i]).fail(ErrorCode::unknown_key, "No key \"{}\" is known here.", {name});
  }
}

std::vector<std::string> Cursor::keys() const {
  if (!is(Type::object, "an object")) return {};
  return value_->keys;
}

std::vector<Cursor> Cursor::items(std::size_t least, std::size_t most) const {
  if (!is(Type::array, "a list")) return {};
  const std::size_t size = value_->items.size();
  if (size < least || size > most) {
    const std::string wanted =
        least == most ? to_decimal(least) : format("{} to {}", {least, most});
    fail(ErrorCode::out_of_range, "The list has {} entries instead of {}.", {size, wanted});
    return {};
  }
  return mapped(value_->items, [&](const Value& item) { return at(&item); });
}

std::optional<std::int64_t> Cursor::whole(std::int64_t least, std::int64_t most) const {
  if (!is(Type::integer, "a whole number")) return std::nullopt;
  if (value_->integer < least || value_->integer > most) {
    return fail(ErrorCode::out_of_range, "The number {} is not between {} and {}.",
                {value_->integer, least, most});
  }
  return value_->integer;
}

std::optional<double> Cursor::number(double least, double most) const {
  if (!is_number()) return std::nullopt;
  if (value_->number < least || value_->number > most) {
    return fail(ErrorCode::out_of_range, "The number {} is not between {} and {}.",
                {excerpt(digits_of(*value_)), to_decimal(least), to_decimal(most)});
  }
  return value_->number;
}

std::optional<std::int64_t> Cursor::decimal(int decimals, std::int64_t least,
                                            std::int64_t most) const {
  if (!is_number()) return std::nullopt;
  const std::string digits = digits_of(*value_);
  const auto value = units_in(digits, decimals);
  if (!value || *value < least || *value > most) {
    const std::int64_t power = kPowersOfTen[decimals];
    return fail(ErrorCode::out_of_range, "The number {} is not between {} and {} with at most {}{}",
                {digits, least / power, most / power, decimals,
                 (decimals == 1 ? " decimal." : " decimals.")});
  }
  return value;
}

std::string Cursor::line(std::size_t most) const {
  if (!is(Type::string, "text")) return {};
  const std::size_t length = utf8::characters(value_->text);
  if (length == 0 || length > most) {
    return no_text(ErrorCode::bad_text, "The text has {} characters instead of 1 to {}.",
                   {length, most});
  }
  if (utf8::has_control(value_->text)) {
    return no_text(ErrorCode::bad_text, "The text has a control character.");
  }
  if (!utf8::is_visible(value_->text)) {
    return no_text(ErrorCode::bad_text, "The text has no character that can be seen.");
  }
  return value_->text;
}

std::string Cursor::text(std::size_t most) const {
  if (is_null() || !is(Type::string, "text")) return {};
  if (value_->text.size() <= most) return value_->text;
  return no_text(ErrorCode::bad_text, "The text has more than {} bytes.", {most});
}

bool Cursor::flag() const {
  return is(Type::boolean, "true or false") && value_->integer != 0;
}

std::optional<std::size_t> Cursor::one_of(std::initializer_list<std::string_view> words) const {
  const std::string word = line(40);
  if (word.empty()) return std::nullopt;
  const auto it = std::find(words.begin(), words.end(), word);
  if (it != words.end()) return static_cast<std::size_t>(it - words.begin());
  std::string list;
  for (const std::string_view one : words) {
    list += format("{}\"{}\"", {(list.empty() ? "" : ", "), one});
  }
  return fail(ErrorCode::bad_text, "Expected one of {}.", {list});
}

std::string Cursor::id() const {
  if (!is(Type::string, "text")) return {};
  const std::string& id = value_->text;
  const bool good = !id.empty() && id.size() <= 64 && is_lower(id.front()) &&
                    all_of(id, [](char c) { return is_lower(c) || is_digit(c) || c == '-'; });
  if (good) return id;
  return no_text(
      ErrorCode::bad_id,
      "An id has 1 to 64 lower-case letters, digits and hyphens, and starts with a letter.");
}

std::string Cursor::link() const {
  std::string address = line(2048);
  if (address.empty()) return address;
  const bool http = address.starts_with("http://") || address.starts_with("https://");
  const bool plain = address.find_first_of(" \"<>\\^`{|}") == std::string::npos;
  const std::size_t host = address.find("//") + 2;
  if (http && plain && host < address.size() && address[host] != '/') return address;
  return no_text(ErrorCode::bad_link,
                 "Only an address that starts with http:// or https:// can be a link.");
}

std::string Cursor::date() const {
  if (!is(Type::string, "text")) return {};
  if (is_date(value_->text)) return value_->text;
  return no_text(ErrorCode::bad_date, "A date is written YYYY, YYYY-MM or YYYY-MM-DD.");
}

std::nullopt_t Cursor::fail(ErrorCode code, std::string_view sentence, FormatArgs args) const {
  const auto of_file = std::count_if(errors_->begin(), errors_->end(),
                                     [&](const Error& e) { return e.file == file_; });
  if (static_cast<std::size_t>(of_file) >= kMaxErrorsPerFile) return std::nullopt;
  Error error{code, std::string(file_), pointer(), format(sentence, args)};
  // Reports a fault only once, although callers often ask one value for several keys.
  if (errors_->empty() || errors_->back() != error) errors_->push_back(std::move(error));
  return std::nullopt;
}

Cursor Cursor::difference(const Value& other) const {
  if (!present()) return *this;
  const auto is_number = [](Type type) { return type == Type::integer || type == Type::decimal; };
  const bool same = is_number(value_->type)
                        ? is_number(other.type) && value_->number == other.number
                        : value_->type == other.type && value_->text == other.text &&
                              value_->integer == other.integer && value_->keys == other.keys &&
                              value_->items.size() == other.items.size();
  if (!same) return *this;
  for (std::size_t i = 0; i < value_->items.size(); ++i) {
    const Cursor inner = at(&value_->items[i]).difference(other.items[i]);
    if (inner.present()) return is_object() ? inner : *this;
  }
  return at(nullptr);
}

std::string Cursor::no_text(ErrorCode code, std::string_view sentence, FormatArgs args) const {
  fail(code, sentence, args);
  return {};
}

bool Cursor::is_number() const {
  return present() && (value_->type == Type::integer || is(Type::decimal, "a number"));
}

bool Cursor::is(Type type, std::string_view wanted) const {
  if (!present()) return false;
  if (value_->type == type) return true;
  fail(ErrorCode::wrong_type, "Expected {}.", {wanted});
  return false;
}

}  // namespace rescore::json
