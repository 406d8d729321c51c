#include "json/json.h"
#include "target.h"

// The JSON parser, with any bytes.
namespace rescore::fuzz {

void json(std::string_view bytes) {
  Errors errors;
  const auto value = rescore::json::parse("file.json", bytes, errors);
  must(value.has_value() == errors.empty(), "a text is read, or its fault is reported");
  must(errors.size() <= 1, "reading stops at the first fault");
  must_be_told_well(errors, "file.json", bytes);
}

}  // namespace rescore::fuzz
