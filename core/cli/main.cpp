#include <CLI/CLI.hpp>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "files.h"
#include "import_verb.h"
#include "verbs.h"

namespace rescore::cli {
namespace {

int import_verb(const Arguments& arguments, const ImportArguments& import) {
  ImportedEdition edition;
  const Errors errors = import_folder(import, edition);
  if (!errors.empty()) return fail(arguments, errors);
  Session session;
  const Errors loaded = load_folder(import.out, session);
  if (!loaded.empty()) return fail(arguments, loaded);
  std::cout << import.out << ": " << edition.sheets.size() << " countries\n";
  return check_verb(arguments, session);
}

using Verb = int (*)(const Arguments&, Session&);

/// Loads the data and a made-up method, applies the edits, runs the verb.
int run(Arguments arguments, Verb verb) {
  Session session;
  Errors errors = load_folder(arguments.data, session);
  if (errors.empty() && !arguments.method_file.empty()) {
    const auto text = read_file(arguments.method_file, errors);
    if (text) errors = session.add_method(arguments.method_file, *text);
    // A file says which method is meant; --method may still change it.
    if (errors.empty() && arguments.method.empty()) arguments.method = session.added().back().id;
  }
  if (errors.empty()) {
    for (const std::string& edit : arguments.edits) {
      const Errors found = session.set(edit, arguments.country);
      errors.insert(errors.end(), found.begin(), found.end());
    }
  }
  return errors.empty() ? verb(arguments, session) : fail(arguments, errors);
}

void takes_goal(CLI::App* sub, GoalRequest& goal) {
  sub->add_option("--rank", goal.rank, "This rank or higher")->check(CLI::PositiveNumber);
  sub->add_option("--percent", goal.percent, "This percentage or more, such as 30 or 28.5");
  sub->get_option("--rank")->excludes("--percent");
  sub->add_flag("--lower", goal.lower, "This rank or lower, this percentage or less");
  sub->add_option("--only", goal.only, "Change only this domain, layer or indicator")
      ->allow_extra_args(false);
  sub->add_option("--lock", goal.lock, "Leave this domain, layer or indicator as it is")
      ->allow_extra_args(false);
  sub->add_flag("--allow-skip", goal.may_skip, "Answers may also become skipped");
  sub->add_flag("!--no-raise", goal.may_raise, "No answer may get a higher score");
  sub->add_flag("!--no-lower", goal.may_lower, "No answer may get a lower score");
  sub->add_flag_callback(
      "--steps", [&goal] { goal.cost = Cost::steps; },
      "The fewest steps between options, not the fewest changes");
}

int main(int argc, char** argv) {
  CLI::App app{"What-if scoring of published indices."};
  app.set_version_flag("--version", RESCORE_VERSION);
  app.require_subcommand(1);
  Arguments arguments;

  const auto verb = [&](const char* name, const char* about) {
    CLI::App* sub = app.add_subcommand(name, about);
    sub->add_option("DATA", arguments.data, "Data folder, such as data/china-index-2024")
        ->required();
    sub->add_flag("--json", arguments.json, "Print JSON instead of a table");
    return sub;
  };
  const auto takes_country = [&](CLI::App* sub) {
    sub->add_option("COUNTRY", arguments.country, "ISO 3166-1 code, such as AZ")->required();
  };
  const auto takes_method = [&](CLI::App* sub) {
    sub->add_option("--method", arguments.method,
                    "Scoring method; the publisher's when left out. Such as exact,mean,drop=media");
    sub->add_option("--method-file", arguments.method_file, "A made-up method in JSON");
  };
  const auto takes_scope = [&](CLI::App* sub) {
    sub->add_option("--scope", arguments.scope, "overall, domain:media, layer:exposure, ...")
        ->capture_default_str();
  };
  const auto takes_edits = [&](CLI::App* sub, const char* form) {
    sub->add_option("--set", arguments.edits, form)->allow_extra_args(false);
  };

  ImportArguments raw{{}, {}, {}, RESCORE_DATA_DIR};
  CLI::App* import = app.add_subcommand("import", "Make a data folder from the publisher's files");
  import->add_option("RAW", raw.raw, "A CSV or JSON file, or a folder with them")->required();
  import->add_option("--edition", raw.edition, "Id, such as china-index-2024-98")->required();
  import->add_option("--out", raw.out, "Data folder to make")->required();
  import->add_option("--known", raw.known, "Folder with editions.json and its patterns")
      ->capture_default_str();

  CLI::App* check = verb("check", "Validate the data and recompute every published figure");
  CLI::App* score = verb("score", "Every scope of one country");
  CLI::App* rank = verb("rank", "All countries in one scope, by rank");
  CLI::App* what_if = verb("what-if", "One country before and after changes of answers");
  CLI::App* impact = verb("impact", "Every single change of an answer, ordered by its effect");
  CLI::App* pivots = verb("pivots", "Which single answers decide which ranks, for all countries");
  CLI::App* goal = verb("goal", "The fewest changes that reach a rank or a percentage");
  CLI::App* explain = verb("explain", "What each of several changes contributes");
  CLI::App* bounds = verb("bounds", "Where countries could stand if skips had been answered");
  CLI::App* compare = verb("compare", "Whose rank another method changes");
  for (CLI::App* sub : {score, what_if, impact, goal, explain}) takes_country(sub);
  for (CLI::App* sub : {score, rank, what_if, impact, pivots, goal, explain, bounds, compare}) {
    takes_method(sub);
  }
  for (CLI::App* sub : {rank, impact, pivots, goal, explain, bounds, compare}) takes_scope(sub);
  for (CLI::App* sub : {score, what_if, impact, goal, explain}) {
    takes_edits(sub, "Change an answer: media-03=3, media-03=skip, AZ.media-03=3");
  }
  for (CLI::App* sub : {rank, pivots, bounds, compare}) {
    takes_edits(sub, "Change an answer: AZ.media-03=3, AZ.media-03=skip");
  }
  what_if->get_option("--set")->required();
  compare->get_option("--method")->required();
  compare->add_option("--against", arguments.against, "The other method; the publisher's");
  explain->add_option("--from", arguments.from, "Start from a scenario with this change")
      ->allow_extra_args(false);
  takes_goal(goal, arguments.goal);

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& problem) {
    return app.exit(problem) == 0 ? kGood : kUsage;
  }
  if (import->parsed()) return import_verb(arguments, raw);
  const std::pair<CLI::App*, Verb> verbs[] = {
      {check, check_verb},   {score, score_verb},    {rank, rank_verb}, {what_if, what_if_verb},
      {impact, impact_verb}, {pivots, pivots_verb},  {goal, goal_verb}, {explain, explain_verb},
      {bounds, bounds_verb}, {compare, compare_verb}};
  for (const auto& [sub, run_verb] : verbs) {
    if (sub->parsed()) return run(arguments, run_verb);
  }
  return kUsage;
}

}  // namespace
}  // namespace rescore::cli

int main(int argc, char** argv) {
  return rescore::cli::main(argc, argv);
}
