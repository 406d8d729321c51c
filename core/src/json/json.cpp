#include "json/json.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/lists.h"
#include "base/utf8.h"

namespace rescore {
namespace json {
namespace {

/// Our files nest at most 6 deep.
constexpr std::size_t kMaxDepth = 32;
/// More values than any of our files can have: 1000 countries with 5 values in each of 201 scopes.
/// A value takes about a hundred bytes, so a file full of zeros would otherwise take a gigabyte.
constexpr std::size_t kMaxValues = 1'500'000;
/// Lookups in objects are linear. Our largest objects have one key per country.
constexpr std::size_t kMaxKeys = 1024;

using Library = nlohmann::json;

/// Builds a Value from the library's events. It stops at the first fault.
class Builder : public nlohmann::json_sax<Library> {
 public:
  Builder(std::string_view file, std::string_view text, Errors& errors)
      : file_(file), text_(text), errors_(errors) {}

  bool null() override { return put({}); }
  bool boolean(bool value) override {
    return put({.type = Value::Type::boolean, .integer = value ? 1 : 0});
  }
  bool number_integer(std::int64_t value) override {
    return put({Value::Type::integer, value, static_cast<double>(value)});
  }
  bool number_unsigned(std::uint64_t value) override {
    if (value > INT64_MAX) return number_float(static_cast<double>(value), std::to_string(value));
    return number_integer(static_cast<std::int64_t>(value));
  }
  bool number_float(double number, const std::string& digits) override {
    return put({.type = Value::Type::decimal, .number = number, .text = digits});
  }
  bool string(std::string& text) override {
    return put({.type = Value::Type::string, .text = std::move(text)});
  }
  bool binary(Library::binary_t&) override { return false; }

  bool key(std::string& name) override {
    std::vector<std::string>& keys = open_.back().keys;
    if (keys.size() >= kMaxKeys) {
      return fail(ErrorCode::out_of_range, pointer(), "An object has more than {} keys.",
                  {kMaxKeys});
    }
    if (contains(keys, name)) {
      return fail(ErrorCode::duplicate_key, format("{}/{}", {pointer(), pointer_step(name)}),
                  "The key \"{}\" stands here twice.", {name});
    }
    keys.push_back(std::move(name));
    return true;
  }

  bool start_object(std::size_t) override { return start(Value::Type::object); }
  bool start_array(std::size_t) override { return start(Value::Type::array); }
  bool end_object() override { return end(); }
  bool end_array() override { return end(); }

  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception&) override {
    broken(position == 0 ? 0 : position - 1);
    return false;
  }

  /// Reports that the text is not JSON from the byte at `at` on, or ends too early.
  void broken(std::size_t at) {
    at = std::min(at, text_.size());
    const std::string_view word = word_at(at);
    const std::string_view number = word.substr(word.starts_with('-') ? 1 : 0);
    if (number == "NaN" || number == "nan" || number == "Infinity" || number == "inf") {
      const auto begin = static_cast<std::size_t>(word.data() - text_.data());
      fail(ErrorCode::not_a_number, inner_pointer(),
           "{}: JSON has no {}; an answer that was skipped is written as null.",
           {line_and_column(begin), word});
      return;
    }
    fail(ErrorCode::broken_json, inner_pointer(), "{}: this is not valid JSON.",
         {line_and_column(at)});
  }

  Value take() { return std::move(root_); }

 private:
  bool start(Value::Type type) {
    if (open_.size() >= kMaxDepth) {
      return fail(ErrorCode::too_deep, pointer(), "Lists and objects are nested more than {} deep.",
                  {kMaxDepth});
    }
    open_.emplace_back().type = type;
    return true;
  }
  bool end() {
    Value value = std::move(open_.back());
    open_.pop_back();
    return put(std::move(value));
  }

  bool put(Value value) {
    if (++values_ > kMaxValues) {
      return fail(ErrorCode::out_of_range, pointer(), "The file has more than {} values.",
                  {kMaxValues});
    }
    if (open_.empty()) {
      root_ = std::move(value);
    } else {
      open_.back().items.push_back(std::move(value));
    }
    return true;
  }

  /// The container being read.
  std::string pointer() const {
    std::string pointer;
    for (std::size_t i = 0; i + 1 < open_.size(); ++i) pointer += format("/{}", {step(open_[i])});
    return pointer;
  }
  /// The value being read in it.
  std::string inner_pointer() const {
    if (open_.empty()) return "";
    const Value& inner = open_.back();
    const bool between_keys =
        inner.type == Value::Type::object && inner.keys.size() == inner.items.size();
    return between_keys ? pointer() : format("{}/{}", {pointer(), step(inner)});
  }
  static std::string step(const Value& container) {
    return container.type == Value::Type::object ? pointer_step(container.keys.back())
                                                 : to_decimal(container.items.size());
  }

  /// The letters and minus signs around a position, which may be in the middle of a word: parsers
  /// stop at the second letter of "nan", because "null" also begins with n.
  std::string_view word_at(std::size_t at) const {
    constexpr std::string_view kInWord = "-ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    const std::size_t end = std::min(text_.find_first_not_of(kInWord, at), text_.size());
    const std::size_t begin = end > at ? text_.find_last_not_of(kInWord, at) + 1 : at;
    return text_.substr(begin, end - begin);  // npos + 1 is 0
  }

  std::string line_and_column(std::size_t at) const {
    const std::string_view before = text_.substr(0, at);
    const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
    const auto lines = std::count(before.begin(), before.end(), '\n');
    const std::size_t columns = utf8::characters(before.substr(line_start));
    return format("Line {}, column {}", {lines + 1, columns + 1});
  }

  bool fail(ErrorCode code, std::string_view pointer, std::string_view sentence,
            FormatArgs args = {}) {
    report(errors_, code, file_, pointer, sentence, args);
    return false;
  }

  std::string_view file_;
  std::string_view text_;
  Errors& errors_;
  Value root_;
  std::vector<Value> open_;
  std::size_t values_ = 0;
};

}  // namespace

std::optional<Value> parse(std::string_view file, std::string_view text, Errors& errors) {
  if (text.size() > kMaxFileBytes) {
    errors.push_back(file_too_large(file, text.size()));
    return std::nullopt;
  }
  Builder builder(file, text, errors);
  if (!Library::sax_parse(text.begin(), text.end(), &builder)) return std::nullopt;
  // The library treats a zero byte as the end of the text.
  if (const std::size_t zero = text.find('\0'); zero != std::string_view::npos) {
    builder.broken(zero);
    return std::nullopt;
  }
  return builder.take();
}

std::optional<double> number_in(std::string_view text) {
  constexpr std::size_t kMost = 40;
  if (text.empty() || text.size() > kMost || text.find_first_of(" \t\r\n") != text.npos) {
    return std::nullopt;
  }
  Errors errors;
  const auto value = parse("", text, errors);
  if (!value) return std::nullopt;
  const bool number = value->type == Value::Type::integer || value->type == Value::Type::decimal;
  return number ? std::optional(value->number) : std::nullopt;
}

std::string pointer_step(std::string_view name) {
  std::string step;
  for (const char c : name) c == '~' ? step += "~0" : c == '/' ? step += "~1" : step += c;
  return step;
}

Writer& Writer::key(std::string_view name) {
  string(name);
  out_ += ':';
  fresh_ = true;
  return *this;
}

Writer& Writer::string(std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  constexpr std::string_view named = "\b\t\n\f\r\"\\";
  constexpr std::string_view names = "btnfr\"\\";
  std::string quoted = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const auto point = utf8::next(text, at);
    const std::size_t name = named.find(text[begin]);
    if (!point) {
      quoted += "\xEF\xBF\xBD";  // U+FFFD, the replacement character
    } else if (name != named.npos) {
      quoted += {'\\', names[name]};
    } else if (*point < 0x20) {
      quoted += {'\\', 'u', '0', '0', hex[*point >> 4], hex[*point & 0xF]};
    } else {
      quoted += text.substr(begin, at - begin);
    }
  }
  return raw(quoted + '"');
}

Writer& Writer::decimal(double number) {
  const auto millionths = static_cast<std::int64_t>((number < 0 ? -number : number) * 1e6 + 0.5);
  std::string text = to_decimal(number < 0 ? -millionths : millionths, 6);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return raw(text);
}

Writer& Writer::raw(std::string_view json) {
  comma();
  out_ += json;
  return *this;
}

Writer& Writer::open(char bracket) {
  comma();
  out_ += bracket;
  fresh_ = true;
  return *this;
}

Writer& Writer::close(char bracket) {
  out_ += bracket;
  fresh_ = false;
  return *this;
}

void Writer::comma() {
  if (!fresh_) out_ += ',';
  fresh_ = false;
}

}  // namespace json

std::string to_decimal(double number) {
  // A whole number below 2^53, divided by a power of ten up to 10^22, gives the double nearest to
  // that decimal. So the first quotient that equals the number has the fewest digits.
  constexpr double kMost = 9007199254740992;
  const double size = number < 0 ? -number : number;
  double power = 1;
  for (int decimals = 0; decimals <= 22 && size * power < kMost; ++decimals, power *= 10) {
    const auto scaled = static_cast<std::int64_t>(size * power + 0.5);
    if (static_cast<double>(scaled) / power == size) {
      return to_decimal(number < 0 ? -scaled : scaled, decimals);
    }
  }
  if (!std::isfinite(number)) return "null";  // JSON has no word for it
  // A number of 16 or 17 digits, or a very large or very small one: all digits count.
  std::array<char, 64> text;
  return {text.data(), nlohmann::detail::to_chars(text.data(), text.data() + text.size(), number)};
}

}  // namespace rescore
