#include "json_events.h"
#include "target.h"

// The small reader of JSON, which the page has, beside the library that all else has.
namespace rescore::fuzz {
namespace {

/// Writes down all that a reader tells.
class Protocol : public json::Events {
 public:
  bool null() override { return add("null"); }
  bool boolean(bool value) override { return add(value ? "yes" : "no"); }
  bool integer(std::int64_t value) override { return add("integer", std::to_string(value)); }
  bool decimal(std::string digits) override { return add("decimal", digits); }
  bool string(std::string text) override { return add("string", text); }
  bool key(std::string name) override { return add("key", name); }
  bool start(bool object) override { return add(object ? "{" : "["); }
  bool end() override { return add("end"); }
  void broken(std::size_t at) override { place_ = at; }

  std::size_t place() const { return place_; }
  const std::string& text() const { return text_; }

 private:
  bool add(std::string_view kind, std::string_view value = {}) {
    text_.append(kind).append(" ").append(std::to_string(value.size())).append(value).append("\n");
    return true;
  }

  std::size_t place_ = std::string_view::npos;
  std::string text_;
};

}  // namespace

void json(std::string_view bytes) {
  Protocol small;
  Protocol library;
  const bool one = json::read_small(bytes, small);
  const bool other = json::read_by_library(bytes, library);
  must(one == other, "both readers take a text, or refuse it");
  must(small.text() == library.text(), "both readers tell the same");
  must(one || std::min(small.place(), bytes.size()) == std::min(library.place(), bytes.size()),
       "both readers find the fault at the same place");
}

}  // namespace rescore::fuzz
