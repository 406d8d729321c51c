#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "files/methods.h"
#include "support/generator.h"
#include "support/raw_data.h"
#include "support/support.h"

/// Runs of draws: data with all sheets, options, results.
namespace rescore::test {

/// The number of draws of a slow test; fewer in slow builds.
constexpr std::uint64_t few(std::uint64_t draws) {
  return kSlow ? draws / 5 : draws;
}

/// The small index with answers for all; those of Uruguay, which has no sheet, are made up.
inline Dataset small_with_sheets() {
  Dataset data = small_session().data();
  const Answer skip = Answer::skip();
  put_responses(data, "UY", {{3}, skip, {3}, {4}, {0}, skip});
  return data;
}

/// The China Index with made-up answers for all but Azerbaijan; every twelfth is skipped.
inline Dataset china_with_sheets() {
  Generator generator(41);
  Dataset data = china_session().data();
  for (const UnitIndex unit : units(data)) {
    if (data.has_answers(unit)) continue;
    std::vector<Answer> answers;
    for (std::size_t i = 0; i < data.edition.indicators.size(); ++i) {
      const auto& options = data.edition.scale_of(index_at<IndicatorIndex>(i)).options;
      const bool missing = generator.below(12) == 0;
      answers.push_back(missing ? Answer::skip()
                                : Answer{static_cast<double>(generator.pick(options).score)});
    }
    put_responses(data, data.units[unit.value].code, std::move(answers));
  }
  return data;
}

inline Method method_of(const Edition& edition, std::string_view text) {
  Errors errors;
  const auto method = read_method_text(edition, text, errors);
  EXPECT_EQ(diagnostics(errors), "");
  return method.value();
}

template <class Run = UncertaintyRun>
Run run_of(const Dataset& data, const Method& method, const UncertaintyOptions& options,
           Shard shard = {}) {
  Errors errors;
  auto run = Run::make(data, method, options, shard, errors);
  EXPECT_EQ(diagnostics(errors), "");
  return std::move(run.value());
}

template <class Run = UncertaintyRun>
auto result_of(const Dataset& data, const Method& method, const UncertaintyOptions& options,
               Shard shard = {}) {
  Run run = run_of<Run>(data, method, options, shard);
  while (run.advance(1000)) {
  }
  return run.result();
}

template <class Run = UncertaintyRun>
std::string errors_of(const Dataset& data, const UncertaintyOptions& options, Shard shard = {}) {
  Errors errors;
  EXPECT_FALSE(Run::make(data, data.edition.methods.front(), options, shard, errors));
  return diagnostics(errors);
}

inline UncertaintyOptions dirichlet_options(std::uint64_t draws, int concentration = 1) {
  UncertaintyOptions options;
  options.draws = draws;
  options.concentration = concentration;
  return options;
}
inline UncertaintyOptions noise_options(std::uint64_t draws, int noise) {
  UncertaintyOptions options;
  options.draws = draws;
  options.weights = WeightModel::noise;
  options.noise = noise;
  return options;
}
inline UncertaintyOptions answer_options(std::uint64_t draws, int chance, bool skips = false) {
  UncertaintyOptions options;
  options.draws = draws;
  options.weights = WeightModel::fixed;
  options.answers = true;
  options.answer_chance = chance;
  options.skips = skips;
  return options;
}
inline UncertaintyOptions skip_options(std::uint64_t draws) {
  UncertaintyOptions options;
  options.draws = draws;
  options.weights = WeightModel::fixed;
  options.skips = true;
  return options;
}
inline UncertaintyOptions all_options(std::uint64_t draws) {
  UncertaintyOptions options = answer_options(draws, 2500, true);
  options.weights = WeightModel::dirichlet;
  options.concentration = 3;
  return options;
}

inline const std::vector<std::string> kMethodTexts = {"publisher",
                                                      "exact",
                                                      "reversed",
                                                      "publisher,mean",
                                                      "exact,mean",
                                                      "reversed,mean,weight=tea:3",
                                                      "publisher,weight=tea:2,weight=supply:5",
                                                      "exact,weight=custom:0",
                                                      "publisher,drop=tea-01",
                                                      "exact,drop=cake"};

}  // namespace rescore::test
