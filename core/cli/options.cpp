#include "options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>
#include <string_view>

#include "run_verbs.h"

namespace rescore::cli {
namespace {

/// Options that verbs share.
enum Takes : unsigned {
  kData = 1,
  kCountry = 2,
  kMethod = 4,
  kScope = 8,
  kEdits = 16,
  kDraws = 32,
};

struct VerbLine {
  const char* name;
  const char* about;
  Verb run;
  unsigned takes;
};

constexpr unsigned kQuestion = kData | kMethod | kEdits;
constexpr VerbLine kVerbs[] = {
    {"check", "Validate the data and recompute every published figure", check_verb, kData},
    {"score", "One country in every scope", score_verb, kQuestion | kCountry},
    {"rank", "All countries in one scope, by rank", rank_verb, kQuestion | kScope},
    {"what-if", "One country before and after changes to answers", what_if_verb,
     kQuestion | kCountry},
    {"impact", "Every single change of an answer, ordered by its effect", impact_verb,
     kQuestion | kCountry | kScope},
    {"pivots", "Which single answers decide which ranks, for all countries", pivots_verb,
     kQuestion | kScope},
    {"goal", "The fewest changes that reach a rank or a percentage", goal_verb,
     kQuestion | kCountry | kScope},
    {"explain", "How much each of several changes contributes", explain_verb,
     kQuestion | kCountry | kScope},
    {"bounds", "The ranks that countries could have if skips had been answered", bounds_verb,
     kQuestion | kScope},
    {"compare", "The countries whose rank changes under another method", compare_verb,
     kQuestion | kScope},
    {"pair", "Why one country is above another, and what turns it around", pair_verb, kQuestion},
    {"claim", "Whether a sentence about the ranking is right", claim_verb, kData | kMethod},
    {"weights", "The best and the worst rank under all weights of the domains", weights_verb,
     kQuestion},
    {"changes", "Why ranks changed between two states of an index", changes_verb, 0},
    {"robust", "How robust the ranks are when weights, answers or skips are drawn at random",
     robust_verb, kQuestion | kDraws},
    {"sensitivity", "Which methodological choices the ranks depend on", sensitivity_verb,
     kQuestion | kDraws},
    {"merge", "Merge the shards of a run", merge_verb, kEdits},
    {"link", "The changes as a link for the page and for --link", link_verb,
     kQuestion | kCountry | kScope},
};

/// Reads a text of digits only; rejects anything else, and numbers that do not fit.
bool read_number(std::string_view text, std::uint64_t& number) {
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  return problem == std::errc{} && end == text.data() + text.size();
}

/// "2/4"
std::string read_shard(std::string_view text, Shard& shard) {
  const std::size_t slash = std::min(text.find('/'), text.size());
  if (read_number(text.substr(0, slash), shard.number) &&
      read_number(text.substr(std::min(slash + 1, text.size())), shard.of)) {
    return {};
  }
  return "A shard is written 1/4, the first of four.";
}

/// An option that is a whole number, 0 or more. CLI11 itself would read 010 as eight, and -1 or a
/// number that is too large as some other number.
template <class Number>
CLI::Option* add_number(CLI::App* sub, const char* name, Number& number, const char* about) {
  const auto read = [&number, name](const std::string& text) {
    std::uint64_t whole{};
    if (!read_number(text, whole) ||
        whole > static_cast<std::uint64_t>(std::numeric_limits<Number>::max())) {
      throw CLI::ValidationError(name, "is a whole number from 0 to " +
                                           std::to_string(std::numeric_limits<Number>::max()));
    }
    number = static_cast<Number>(whole);
  };
  return sub->add_option_function<std::string>(name, read, about)->type_name("NUMBER");
}

void add_goal(CLI::App* sub, GoalRequest& goal, int& rank) {
  add_number(sub, "--rank", rank, "This rank or higher")->check([](const std::string& text) {
    return text == "0" ? "A rank is 1 or more." : "";
  });
  sub->add_option("--percent", goal.score, "This percentage or more, such as 30 or 28.5");
  sub->get_option("--rank")->excludes("--percent");
  sub->add_flag("--lower", goal.lower, "This rank or lower, this percentage or less");
  sub->add_option("--only", goal.only, "Change only this domain, layer or indicator")
      ->allow_extra_args(false);
  sub->add_option("--lock", goal.lock, "Leave this domain, layer or indicator as it is")
      ->allow_extra_args(false);
  sub->add_flag("--allow-skip", goal.may_skip, "Answers may also become skipped");
  sub->add_flag_callback(
      "--no-raise", [&goal] { goal.may_raise = false; }, "No answer may get a higher score");
  sub->add_flag_callback(
      "--no-lower", [&goal] { goal.may_lower = false; }, "No answer may get a lower score");
  sub->add_flag_callback(
      "--steps", [&goal] { goal.cost = Cost::steps; },
      "Find the fewest steps between options, not the fewest changes");
}

/// An option is valid only for a chosen model: a number without effect is a mistake.
void must_fit(const CLI::App* sub, const char* option, bool fits, const char* sentence) {
  if (sub->count(option) > 0 && !fits) throw CLI::ValidationError(option, sentence);
}

void add_draws(CLI::App* sub, Arguments& arguments, bool with_models) {
  UncertaintyOptions& options = arguments.run;
  add_number(sub, "--draws", options.draws, "The number of draws of all shards together")
      ->default_str(std::to_string(options.draws));
  add_number(sub, "--seed", options.seed, "The seed of the random numbers")
      ->default_str(std::to_string(options.seed));
  sub->add_option_function<std::string>(
         "--shard", [](const std::string&) {},
         "Run only part of the draws: 1/4 is the first quarter")
      ->check([&arguments](const std::string& text) { return read_shard(text, arguments.shard); });
  if (with_models) {
    sub->add_option("--model", arguments.models, "What is drawn; by default weights")
        ->check(CLI::IsMember({"weights", "answers", "skips"}))
        ->allow_extra_args(false);
    sub->add_option("--chance", arguments.chance,
                    "Probability that an answer moves by one option, in per cent")
        ->capture_default_str();
  }
  sub->add_option("--weights", arguments.weights, "dirichlet: any weights; noise: small changes")
      ->check(CLI::IsMember({"dirichlet", "noise"}))
      ->capture_default_str();
  add_number(sub, "--concentration", options.concentration, "For dirichlet; higher is more even")
      ->default_str(std::to_string(options.concentration));
  add_number(sub, "--noise", options.noise, "For noise, the largest change in per cent")
      ->default_str(std::to_string(options.noise));
  sub->parse_complete_callback([sub, &arguments, &options, with_models] {
    const auto has = [&](const char* model) {
      return std::find(arguments.models.begin(), arguments.models.end(), model) !=
             arguments.models.end();
    };
    const bool drawn = arguments.models.empty() || has("weights");
    const bool noise = drawn && arguments.weights == "noise";
    must_fit(sub, "--weights", drawn, "goes with --model weights");
    must_fit(sub, "--concentration", drawn && !noise, "goes with --weights dirichlet");
    must_fit(sub, "--noise", noise, "goes with --weights noise");
    options.weights = !drawn  ? WeightModel::fixed
                      : noise ? WeightModel::noise
                              : WeightModel::dirichlet;
    options.answers = has("answers");
    options.skips = has("skips");
    if (!with_models) return;
    must_fit(sub, "--chance", options.answers, "goes with --model answers");
    const double hundredths = arguments.chance * 100;
    // NaN is not between the limits either.
    const bool within = hundredths >= 0 && hundredths <= 10'000;
    options.answer_chance = within ? static_cast<int>(std::lround(hundredths)) : 0;
    if (!within || std::abs(hundredths - options.answer_chance) > 1e-6) {
      throw CLI::ValidationError("--chance", "is from 0 to 100, with at most two decimals");
    }
  });
}

/// A folder that is opened before the verb runs.
CLI::Option* add_data(CLI::App* sub, const char* name, const char* about, Arguments& arguments) {
  const auto open = [&arguments](const std::string& folder) {
    arguments.data = folder;
    arguments.opens_data = true;
  };
  return sub->add_option_function<std::string>(name, open, about);
}

CLI::App* add_verb(CLI::App& app, const VerbLine& line, Arguments& arguments) {
  CLI::App* sub = app.add_subcommand(line.name, line.about);
  const auto takes = [&](unsigned what) { return (line.takes & what) != 0; };
  sub->add_flag("--json", arguments.json, "Print JSON instead of a table");
  if (takes(kData)) {
    add_data(sub, "DATA", "Data folder, such as data/china-index-2024", arguments)->required();
  }
  if (takes(kCountry)) {
    sub->add_option("COUNTRY", arguments.unit, "ISO 3166-1 code, such as AZ")->required();
  }
  if (takes(kMethod)) {
    sub->add_option("--method", arguments.method,
                    "Scoring method, such as exact,mean,drop=media; by default the publisher's");
    sub->add_option("--method-file", arguments.method_file, "A method of your own, in JSON");
  }
  if (takes(kScope)) {
    sub->add_option("--scope", arguments.node,
                    "domain:media, layer:exposure, ...; by default overall");
  }
  if (takes(kEdits)) {
    const char* own = "Change an answer: media-03=3, media-03=skip, AZ.media-03=3";
    const char* any = "Change an answer: AZ.media-03=3, AZ.media-03=skip";
    sub->add_option("--set", arguments.edits, takes(kCountry) ? own : any)->allow_extra_args(false);
    sub->add_option("--link", arguments.link,
                    "A link's changes, and its method and scope unless they are given");
  }
  if (takes(kDraws)) add_draws(sub, arguments, line.run == robust_verb);
  return sub;
}

}  // namespace

std::vector<std::pair<CLI::App*, Verb>> add_verbs(CLI::App& app, Arguments& arguments) {
  std::vector<std::pair<CLI::App*, Verb>> verbs;
  for (const VerbLine& line : kVerbs) {
    verbs.emplace_back(add_verb(app, line, arguments), line.run);
  }
  CLI::App* what_if = app.get_subcommand("what-if");
  what_if->parse_complete_callback([what_if] {
    if (what_if->count("--set") + what_if->count("--link") == 0) {
      throw CLI::RequiredError("--set or --link");
    }
  });
  CLI::App* compare = app.get_subcommand("compare");
  compare->get_option("--method")->required();
  compare->add_option("--against", arguments.against,
                      "The method to compare with; by default the publisher's");
  app.get_subcommand("explain")
      ->add_option("--from", arguments.from, "Start from a scenario with this change")
      ->allow_extra_args(false);
  CLI::App* pair = app.get_subcommand("pair");
  pair->add_option("A", arguments.unit, "A country, such as AZ")->required();
  pair->add_option("B", arguments.other_unit, "The country to compare it with")->required();
  CLI::App* claim = app.get_subcommand("claim");
  claim->add_option("CLAIM", arguments.claim, "A sentence, such as \"Germany ranks 20th\"")
      ->required();
  claim
      ->add_option("--since", arguments.since,
                   "Data folder of another edition, for claims about its year")
      ->allow_extra_args(false);
  CLI::App* weights = app.get_subcommand("weights");
  weights->add_option("COUNTRY", arguments.unit, "Only this country");
  weights
      ->add_option("--at-least", arguments.at_least, "The least weight of a domain, such as 0.02")
      ->capture_default_str();
  add_number(weights, "--rank", arguments.rank,
             "The smallest shift of weights that brings the country to this rank")
      ->check([](const std::string& text) { return text == "0" ? "A rank is 1 or more." : ""; })
      ->needs("COUNTRY")
      ->excludes("--at-least");
  CLI::App* changes = app.get_subcommand("changes");
  changes->add_option("FROM", arguments.earlier, "Data folder of the earlier state")->required();
  add_data(changes, "TO", "Data folder of the later state", arguments)->required();
  changes->add_option("COUNTRY", arguments.unit,
                      "Only this country, with the names behind its move");
  changes->add_option("--crosswalk", arguments.crosswalk,
                      "Which questions of the two states ask the same, in JSON");
  add_goal(app.get_subcommand("goal"), arguments.goal, arguments.rank);
  CLI::App* merge = app.get_subcommand("merge");
  merge->add_option("FILE", arguments.files, "Output of runs with --json")->required();
  add_data(merge, "--data", "Data folder, for names and ranks in the table", arguments);
  merge->add_option("--method-file", arguments.method_file, "The method file of the runs");
  for (const char* option : {"--set", "--link", "--method-file"}) {
    merge->get_option(option)->needs("--data");
  }
  return verbs;
}

}  // namespace rescore::cli
