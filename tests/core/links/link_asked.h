#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "links/link.h"
#include "support/support.h"

/// Reads links of the small index, with their reports.
namespace rescore::test::links {

inline const Dataset& small() {
  static const Session session = test::small_session();
  return session.data();
}

inline Edit edit(const Dataset& data, std::string_view code, std::string_view id, Answer to) {
  return {test::unit(data, code), test::indicator(data.edition, id), to};
}

/// Reads a link of the small index; every error is of the file "link".
inline Link read(std::string_view text, Errors& errors) {
  const Link link = read_link(small(), text, errors);
  for (const Error& error : errors) EXPECT_EQ(error.file, "link");
  return link;
}

inline Link good(std::string_view text) {
  Errors errors;
  const Link link = read(text, errors);
  EXPECT_EQ(diagnostics(errors), "") << text;
  return link;
}

/// The reports about a link, and the parts that apply, written as a link without "v" and "d".
inline std::string outcome(std::string_view text) {
  Errors errors;
  const Link link = read(text, errors);
  const std::string written = write_link(small(), link);
  const std::size_t rest = written.find('&', written.find("&d=") + 1);
  return diagnostics(errors) + (rest == written.npos ? "" : written.substr(rest + 1));
}

inline constexpr const char* kIs = "v=1&d=tea-and-cake-2030.a8758efa&c=IS";

}  // namespace rescore::test::links
