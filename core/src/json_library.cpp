#include <nlohmann/json.hpp>

#include "json_events.h"

namespace rescore::json {
namespace {

using Library = nlohmann::json;

/// Passes the library's events on.
class Passing : public nlohmann::json_sax<Library> {
 public:
  explicit Passing(Events& events) : events_(events) {}

  bool null() override { return events_.null(); }
  bool boolean(bool value) override { return events_.boolean(value); }
  bool number_integer(std::int64_t value) override { return events_.integer(value); }
  bool number_unsigned(std::uint64_t value) override {
    if (value > INT64_MAX) return events_.decimal(std::to_string(value));
    return events_.integer(static_cast<std::int64_t>(value));
  }
  bool number_float(double, const std::string& digits) override { return events_.decimal(digits); }
  bool string(std::string& text) override { return events_.string(std::move(text)); }
  bool binary(Library::binary_t&) override { return false; }
  bool start_object(std::size_t) override { return events_.start(true); }
  bool end_object() override { return events_.end(); }
  bool start_array(std::size_t) override { return events_.start(false); }
  bool end_array() override { return events_.end(); }
  bool key(std::string& name) override { return events_.key(std::move(name)); }
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception&) override {
    events_.broken(position == 0 ? 0 : position - 1);
    return false;
  }

 private:
  Events& events_;
};

}  // namespace

bool read_by_library(std::string_view text, Events& events) {
  Passing passing(events);
  if (!Library::sax_parse(text.begin(), text.end(), &passing)) return false;
  // The library takes a zero byte for the end of the text.
  const std::size_t zero = text.find('\0');
  if (zero == std::string_view::npos) return true;
  events.broken(zero);
  return false;
}

}  // namespace rescore::json
