#include <gtest/gtest.h>

#include "rescore/io.h"
#include "support/generator.h"
#include "support/mutations.h"
#include "support/runs.h"
#include "support/support.h"

// Results of runs as files, written and read again; see docs/command-line.md for their form.
namespace rescore::uncertainty_json_test {
namespace {

using test::diagnostics;
using test::small_with_sheets;

constexpr std::uint64_t kDraws = 300;

UncertaintyOptions options_of(WeightModel weights) {
  UncertaintyOptions options;
  options.draws = kDraws;
  options.weights = weights;
  return options;
}

template <class Run>
auto result_of(const Dataset& data, std::string_view method, const UncertaintyOptions& options,
               Shard shard = {}) {
  Errors errors;
  auto run = Run::make(data, test::method(data.edition, method), options, shard, errors);
  EXPECT_EQ(diagnostics(errors), "");
  run->advance(options.draws);
  return run->result();
}

UncertaintyResult small_robustness(const UncertaintyOptions& options, Shard shard = {}) {
  return result_of<UncertaintyRun>(small_with_sheets(), "publisher", options, shard);
}
SensitivityResult small_sensitivity(Shard shard = {}) {
  return result_of<SensitivityRun>(test::small_session().data(), "publisher",
                                   options_of(WeightModel::noise), shard);
}

UncertaintyResult read(const std::string& text) {
  Errors errors;
  const auto result = read_run("run.json", text, errors);
  EXPECT_EQ(diagnostics(errors), "");
  return result ? std::get<UncertaintyResult>(*result) : UncertaintyResult{};
}
SensitivityResult read_sums(const std::string& text) {
  Errors errors;
  const auto result = read_run("run.json", text, errors);
  EXPECT_EQ(diagnostics(errors), "");
  return result ? std::get<SensitivityResult>(*result) : SensitivityResult{};
}

/// The errors in a run's file.
std::string errors_of(const std::string& text) {
  Errors errors;
  EXPECT_FALSE(read_run("run.json", text, errors)) << text;
  for (const Error& error : errors) EXPECT_EQ(error.file, "run.json");
  return diagnostics(errors);
}

const std::string& uncertainty() {
  static const std::string text =
      uncertainty_json(small_robustness(options_of(WeightModel::dirichlet)));
  return text;
}
const std::string& sensitivity() {
  static const std::string text = sensitivity_json(small_sensitivity());
  return text;
}

TEST(UncertaintyJson, WhatIsWrittenIsReadAndWrittenAgainToTheByte) {
  std::vector<UncertaintyOptions> all;
  for (const WeightModel weights :
       {WeightModel::fixed, WeightModel::dirichlet, WeightModel::noise}) {
    UncertaintyOptions options = options_of(weights);
    options.answers = weights != WeightModel::dirichlet;
    options.skips = weights == WeightModel::noise;
    options.answer_chance = 725;
    options.concentration = 7;
    options.noise = 40;
    options.seed = UINT64_MAX;
    all.push_back(options);
  }
  for (const UncertaintyOptions& options : all) {
    for (const Shard shard : {Shard{1, 1}, Shard{2, 3}, Shard{1, 1000}}) {
      const UncertaintyResult result = small_robustness(options, shard);
      const std::string text = uncertainty_json(result);
      EXPECT_EQ(read(text), result);
      EXPECT_EQ(uncertainty_json(read(text)), text);
    }
  }
}

TEST(UncertaintyJson, TheWholeIndexIsWrittenAndReadAgain) {
  const Session session = test::china_session();
  const auto result =
      result_of<UncertaintyRun>(session.data(), "exact", options_of(WeightModel::dirichlet));
  const std::string text = uncertainty_json(result);
  EXPECT_EQ(read(text), result);
  EXPECT_EQ(uncertainty_json(read(text)), text);
}

TEST(UncertaintyJson, SumsOfSensitivityAreWrittenAndReadAgain) {
  for (const Shard shard : {Shard{1, 1}, Shard{2, 3}, Shard{1, 1000}}) {
    const SensitivityResult result = small_sensitivity(shard);
    const std::string text = sensitivity_json(result);
    EXPECT_EQ(read_sums(text), result);
    EXPECT_EQ(sensitivity_json(read_sums(text)), text);
  }
}

TEST(UncertaintyJson, ShardsThatWereWrittenMergeIntoTheFileOfTheRun) {
  std::vector<UncertaintyResult> parts;
  std::vector<SensitivityResult> sums;
  for (std::uint64_t number = 3; number >= 1; --number) {
    const Shard shard{number, 3};
    parts.push_back(
        read(uncertainty_json(small_robustness(options_of(WeightModel::dirichlet), shard))));
    sums.push_back(read_sums(sensitivity_json(small_sensitivity(shard))));
  }
  Errors errors;
  EXPECT_EQ(uncertainty_json(merge(parts, errors).value()), uncertainty());
  EXPECT_EQ(sensitivity_json(merge(sums, errors).value()), sensitivity());
}

TEST(UncertaintyJson, WhatFollowsFromTheCountsStandsBesideThem) {
  const UncertaintyResult result = small_robustness(options_of(WeightModel::dirichlet));
  const json::Value file = test::parse(uncertainty());
  EXPECT_EQ(test::get(file, "kind").text, "robustness");
  EXPECT_EQ(test::get(file, "counted").integer, 300);
  EXPECT_EQ(test::get(test::get(file, "options"), "seed").text, "1");
  EXPECT_EQ(test::text_of(test::get(test::get(file, "options"), "chance")), "5");
  const auto unit = test::unit(test::small_session().data(), "NZ");
  json::Value copy = file;
  const json::Value& entry = test::at(copy, "/countries/" + std::to_string(unit.value));
  EXPECT_EQ(test::get(entry, "country").text, "NZ");
  const auto summary = rank_summary(result, unit).value();
  EXPECT_EQ(test::get(test::get(entry, "summary"), "median").integer, summary.median);
  EXPECT_EQ(test::get(entry, "indistinguishable").items.size(),
            indistinguishable(result, unit).size());
}

TEST(UncertaintyJson, WhatFollowsFromTheCountsIsNotNeeded) {
  std::string text = test::without(uncertainty(), "/counted");
  for (const char* key : {"summary", "indistinguishable", "central_weights"}) {
    text = test::without(text, "/countries/1/" + std::string(key));
  }
  EXPECT_EQ(uncertainty_json(read(text)), uncertainty());
  text = test::without(sensitivity(), "/shift/factors/skips/total");
  EXPECT_EQ(sensitivity_json(read_sums(text)), sensitivity());
}

TEST(UncertaintyJson, WhatDoesNotFollowFromTheCountsIsReported) {
  const std::string sentence =
      ": This does not follow from the counts; the file is damaged. [disagreement]\n";
  for (const auto& [place, value] : std::vector<std::pair<std::string, std::string>>{
           {"/counted", "299"},
           {"/countries/0/summary", "null"},
           {"/countries/0/summary/mean", "1.000001"},
           {"/countries/0/summary/median", "4"},
           {"/countries/0/indistinguishable", R"(["AA"])"},
           {"/countries/0/central_weights", "null"}}) {
    EXPECT_EQ(errors_of(test::with(uncertainty(), place, value)), place + sentence);
  }
  const std::string total = "/countries/0/factors/weights/total";
  EXPECT_EQ(errors_of(test::with(sensitivity(), total, "0.123456")), total + sentence);
}

TEST(UncertaintyJson, CountsThatCannotBeAreReported) {
  const std::string sentence =
      ": These counts cannot be those of the draws; the file is damaged. [disagreement]\n";
  for (const auto& [place, inside] : std::vector<std::pair<std::string, std::string>>{
           {"/countries/0/acceptability", "/3"}, {"/countries/2/above", "/2"}}) {
    EXPECT_EQ(errors_of(test::with(uncertainty(), place + inside, "300")), place + sentence);
  }
  const std::string first = "/countries/0/first_weights";
  EXPECT_EQ(errors_of(test::with(uncertainty(), first + "/0", "0")), first + sentence);
  const std::string squares = "/shift/squares";
  EXPECT_EQ(errors_of(test::with(sensitivity(), squares, "1")), squares + sentence);
}

TEST(UncertaintyJson, ShapesThatDoNotFitAreReportedWithTheirPlace) {
  const auto with = [](std::string_view place, std::string_view value) {
    return errors_of(test::with(uncertainty(), place, value));
  };
  EXPECT_EQ(with("/name", "1"), "/name: No key \"name\" is known here. [unknown-key]\n");
  EXPECT_EQ(with("/countries/1/name", "1"),
            "/countries/1/name: No key \"name\" is known here. [unknown-key]\n");
  EXPECT_EQ(errors_of(test::without(uncertainty(), "/countries/1/above")),
            "/countries/1: The key \"above\" is missing here. [missing-key]\n");
  EXPECT_EQ(with("/countries/1/above", "[1]"),
            "/countries/1/above: The list has 1 entries instead of 4. [out-of-range]\n");
  EXPECT_EQ(with("/countries/1/above/0", "301"),
            "/countries/1/above/0: The number 301 is not between 0 and 300. [out-of-range]\n");
  EXPECT_EQ(with("/countries/1/above/0", "1.5"),
            "/countries/1/above/0: Expected a whole number. [wrong-type]\n");
  const std::string first = "\"" + read(uncertainty()).units[0] + "\"";
  EXPECT_EQ(with("/countries/1/country", first),
            "/countries/1/country: The country UY stands here twice. [duplicate-country]\n");
  EXPECT_EQ(with("/options/seed", "1"), "/options/seed: Expected text. [wrong-type]\n");
  EXPECT_EQ(with("/options/seed", R"("01")"),
            "/options/seed: A seed is a whole number from 0 to 18446744073709551615, written as "
            "text. [out-of-range]\n");
  EXPECT_EQ(with("/options/weights", R"("even")"),
            "/options/weights: Expected one of \"fixed\", \"dirichlet\", \"noise\". [bad-text]\n");
  EXPECT_EQ(with("/options/chance", "101"),
            "/options/chance: The number 101 is not between 0 and 100 with at most 2 decimals. "
            "[out-of-range]\n");
  EXPECT_EQ(with("/ranges", "[[0,200],[150,250]]"),
            "/ranges/1: Ranges rise and do not overlap; none is empty. [disagreement]\n");
  EXPECT_EQ(with("/fingerprint", R"("6C764BD5")"),
            "/fingerprint: A fingerprint has eight digits of 0 to 9 and a to f. [bad-text]\n");
  EXPECT_EQ(errors_of(test::with(sensitivity(), "/options/skips", R"("drawn")")),
            "/options/skips: Sensitivity is about choices of method; it draws no answers. "
            "[out-of-range]\n");
  EXPECT_EQ(errors_of("[1]"), ": Expected an object. [wrong-type]\n");
}

TEST(UncertaintyJson, TheKindIsReported) {
  Errors errors;
  const auto one = read_run("run.json", uncertainty(), errors);
  const auto other = read_run("run.json", sensitivity(), errors);
  EXPECT_TRUE(std::holds_alternative<UncertaintyResult>(one.value()));
  EXPECT_TRUE(std::holds_alternative<SensitivityResult>(other.value()));
  EXPECT_EQ(diagnostics(errors), "");
  EXPECT_EQ(errors_of(R"({"kind":"goal"})"),
            "/kind: Only results of \"robustness\" and \"sensitivity\" are read here. "
            "[unknown-form]\n");
  EXPECT_EQ(errors_of("{}"), ": The key \"kind\" is missing here. [missing-key]\n");
}

TEST(UncertaintyJson, WhatIsChangedByChanceIsRefusedOrHoldsAsItStands) {
  test::Generator random(73);
  int refused = 0;
  for (int round = 0; round < 400; ++round) {
    const std::string& whole = round % 2 == 0 ? uncertainty() : sensitivity();
    const std::string text = test::mutations::other_digit(whole, random);
    Errors errors;
    const auto result = read_run("run.json", text, errors);
    if (!result) {
      EXPECT_FALSE(errors.empty());
      ++refused;
    } else if (const auto* ranks = std::get_if<UncertaintyResult>(&*result)) {
      EXPECT_EQ(uncertainty_json(*ranks), text);
    } else {
      EXPECT_EQ(sensitivity_json(std::get<SensitivityResult>(*result)), text);
    }
  }
  EXPECT_GT(refused, 300);
  for (int round = 0; round < 400; ++round) {
    const std::string& whole = round % 2 == 0 ? uncertainty() : sensitivity();
    Errors errors;
    for (const auto mutate : {test::mutations::truncated, test::mutations::flipped,
                              test::mutations::cut_out, test::mutations::a_value_null}) {
      read_run("run.json", mutate(whole, random), errors);
    }
    EXPECT_FALSE(errors.empty());
  }
}

}  // namespace
}  // namespace rescore::uncertainty_json_test
