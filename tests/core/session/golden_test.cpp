#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "rescore/io.h"
#include "support/generator.h"
#include "support/support.h"

// Results that must be identical, byte for byte, wherever the core runs: optimised or not, native
// or WebAssembly. tests/fixtures/golden.json contains them; tests/fixtures/README.md describes it.
// After a deliberate change of results, RESCORE_UPDATE_GOLDEN=1 build/native/tests/core/core_tests
// --gtest_filter='Golden.*' rewrites the file; commit its difference together with the change.
namespace rescore::golden_test {
namespace {

constexpr const char* kPath = "tests/fixtures/golden.json";
constexpr int kChinaScenarios = 28;
constexpr int kSmallScenarios = 12;

std::string json_string(std::string_view text) {
  return json::Writer().string(text).take();
}

/// FNV-1a (64 bit) of a text that would be too long to store.
std::string hash(std::string_view text) {
  std::uint64_t hash = 14695981039346656037u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  std::string digits(16, '0');
  for (std::size_t i = 16; i-- > 0; hash >>= 4) digits[i] = "0123456789abcdef"[hash & 15u];
  return json_string(digits);
}

/// "NAME": VALUE lines of an object, separated by commas.
class Lines {
 public:
  void add(std::string_view name, std::string_view value) {
    text_ += (text_.empty() ? "    " : ",\n    ") + json_string(name) + ": " + std::string(value);
  }
  std::string object(std::string_view name) const {
    return "  " + json_string(name) + ": {\n" + text_ + "\n  }";
  }

 private:
  std::string text_;
};

std::string scores(const Session& session) {
  Lines lines;
  for (const Method& method : session.edition().methods) {
    for (const Unit& unit : session.units()) {
      const auto score = session.score(unit.code, method.id);
      lines.add(unit.code + " " + method.id,
                hash(score_json(session.data(), unit.code, method.id, score->rows)));
    }
  }
  return lines.object("scores");
}

std::string rankings(const Session& session) {
  Lines lines;
  const Edition& edition = session.edition();
  for (const Method& method : edition.methods) {
    for (const NodeIndex node : nodes(edition)) {
      const std::string id = node_id(edition, node);
      const auto rows = session.ranking(id, method.id);
      lines.add(id + " " + method.id, hash(ranking_json(session.data(), node, *rows)));
    }
  }
  return lines.object("rankings");
}

/// The units whose answers are loaded.
std::vector<Unit> units_with_answers(const Dataset& data) {
  std::vector<Unit> loaded;
  for (const UnitIndex unit : units(data)) {
    if (data.has_answers(unit)) loaded.push_back(data.units[unit.value]);
  }
  return loaded;
}

/// One to thirty edits as text; some may give the published answer, or change one answer twice.
std::vector<std::string> any_edits(const Dataset& data, test::Generator& generator) {
  std::vector<std::string> edits(1 + generator.below(30));
  for (std::string& edit : edits) {
    const Indicator& indicator = generator.pick(data.edition.indicators);
    const Scale& scale = data.edition.scales[indicator.scale.value];
    const std::size_t choice = generator.below(scale.options.size() + 1);
    const bool missing = choice == scale.options.size();
    edit = generator.pick(units_with_answers(data)).code + "." + indicator.id + "=" +
           (missing ? "skip" : std::to_string(scale.options[choice].score));
  }
  return edits;
}

/// The question on one line, the full answer on the next.
std::string what_if(std::string_view folder, Session session, test::Generator& generator) {
  const std::vector<std::string> edits = any_edits(session.data(), generator);
  const Dataset& data = session.data();
  // Usually a country that was changed, sometimes one that is only passed.
  const bool changed = generator.below(4) != 0;
  const std::string unit = generator.pick(changed ? units_with_answers(data) : data.units).code;
  const Method& method = generator.pick(data.edition.methods);
  std::string list;
  for (const std::string& edit : edits) {
    EXPECT_EQ(test::diagnostics(session.set_text(edit, "")), "");
    list += (list.empty() ? "" : ", ") + json_string(edit);
  }
  const auto before = session.score_without_edits(unit, method.id);
  const auto after = session.score(unit, method.id);
  return "    {\"data\": " + json_string(folder) + ", \"country\": " + json_string(unit) +
         ", \"method\": " + json_string(method.id) + ", \"edits\": [" + list +
         "],\n     \"result\": " +
         what_if_json(data, unit, method.id, session.edits(), before->rows, after->rows) + "}";
}

std::string what_ifs() {
  test::Generator generator(2024);
  std::string text;
  for (int i = 0; i < kChinaScenarios + kSmallScenarios; ++i) {
    const bool china = i < kChinaScenarios;
    text += (i == 0 ? "" : ",\n") +
            what_if(china ? "data/china-index-2024" : "tests/fixtures/small",
                    china ? test::china_session() : test::small_session(), generator);
  }
  return "  \"what_ifs\": [\n" + text + "\n  ]";
}

std::string golden() {
  const Session china = test::china_session();
  const Dataset& data = china.data();
  return "{\n  \"check\": " + check_json(data, china.check()) + ",\n" + scores(china) + ",\n" +
         rankings(china) + ",\n" + what_ifs() + "\n}\n";
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

TEST(Golden, ResultsAreTheSameToTheByte) {
  const std::string text = golden();
  if (const char* update = std::getenv("RESCORE_UPDATE_GOLDEN"); update != nullptr) {
    std::ofstream(std::string(RESCORE_ROOT "/") + kPath, std::ios::binary) << text;
  }
  const std::string expected = test::read_text(kPath);
  // Line by line first, so that a difference shows where it is.
  const std::vector<std::string> old_lines = lines_of(expected);
  const std::vector<std::string> new_lines = lines_of(text);
  for (std::size_t i = 0; i < std::min(old_lines.size(), new_lines.size()); ++i) {
    ASSERT_EQ(new_lines[i], old_lines[i]) << kPath << ", line " << i + 1;
  }
  EXPECT_TRUE(text == expected) << "the one goes on where the other ends";
}

TEST(Golden, TheFileIsJsonAndNotTooLarge) {
  const std::string text = test::read_text(kPath);
  EXPECT_LT(text.size(), 350'000u);
  const json::Value value = test::parse(text);
  EXPECT_EQ(test::get(value, "scores").items.size(), 98u * 2u);
  EXPECT_EQ(test::get(value, "rankings").items.size(), 13u * 2u);
  EXPECT_EQ(test::get(value, "what_ifs").items.size(), 40u);
}

}  // namespace
}  // namespace rescore::golden_test
