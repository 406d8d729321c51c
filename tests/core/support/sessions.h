#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

#include "rescore/io.h"
#include "rescore/session.h"
#include "support/support.h"

/// What tests read of a session.
namespace rescore::test {

/// All results of a session, to compare sessions.
inline std::string results(const Session& session) {
  std::string text;
  for (const Method& method : session.edition().methods) {
    for (const Unit& unit : session.units()) {
      const auto score = session.score(unit.code, method.id);
      EXPECT_EQ(diagnostics(score.errors()), "");
      text += score_json(session.data(), unit.code, method.id, score->rows);
    }
  }
  return text;
}

inline std::string overall(const Session& session, std::string_view unit) {
  const auto score = session.score(unit, "publisher");
  if (!score) return diagnostics(score.errors());
  const Row& row = score->overall();
  return std::to_string(row.achieved) + "/" + std::to_string(row.maximum.value_or(-1)) + " rank " +
         std::to_string(row.rank.value);
}


/// The answer that an edit gives, if there is one.
inline std::optional<Answer> edit_of(const Session& session, const char* unit, const char* indicator) {
  for (const Edit& edit : session.edits()) {
    if (edit.unit == test::unit(session.data(), unit) &&
        edit.indicator == test::indicator(session.edition(), indicator)) {
      return edit.to;
    }
  }
  return std::nullopt;
}

}  // namespace rescore::test
