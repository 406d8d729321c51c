#include "run_verbs.h"

#include <unistd.h>

#include <iostream>
#include <string>
#include <type_traits>

#include "run_tables.h"

namespace rescore::cli {
namespace {

std::string json_of(const UncertaintyResult& result) {
  return uncertainty_json(result);
}
std::string json_of(const SensitivityResult& result) {
  return sensitivity_json(result);
}

/// Makes all draws. On a terminal it shows progress, and removes it at the end.
template <class Run>
void finish(Run& run) {
  const bool watched = isatty(STDERR_FILENO) != 0;
  std::uint64_t shown = 100;
  while (run.advance(1000)) {
    const std::uint64_t percent = run.draws_made() * 100 / run.draws_in_all();
    if (!watched || percent == shown) continue;
    shown = percent;
    std::cerr << "\r\033[K" << percent << " % of " << run.draws_in_all() << " draws" << std::flush;
  }
  if (watched) std::cerr << "\r\033[K" << std::flush;
}

template <class Result>
int print(const Arguments& arguments, const Result& result, const Ranked* ranked) {
  if (arguments.json) {
    std::cout << json_of(result) << '\n';
  } else {
    print_run(std::cout, result, ranked);
  }
  return kGood;
}

/// Makes a run and prints it with the ranking that it analyses.
template <class Run>
int finish_and_print(const Arguments& arguments, const Session& session, Result<Run> run) {
  if (!run) return fail(arguments, run.errors());
  finish(*run);
  const Ranked ranked{session, *session.ranking("overall", arguments.method)};
  return print(arguments, run->result(), &ranked);
}

/// Replaces the file's number, with which an error's pointer starts, by its name.
void name_files(const Arguments& arguments, Errors& errors) {
  for (Error& error : errors) {
    if (!error.file.empty() || error.pointer.empty()) continue;
    const std::size_t end = error.pointer.find('/', 1);
    error.file = arguments.files[std::stoul(error.pointer.substr(1, end - 1))];
    error.pointer.erase(0, end);
  }
}

/// Merges and prints results of one kind. If data is given, it must be theirs.
template <class Result>
int merge_and_print(const Arguments& arguments, const Session& session,
                    const std::vector<RunResult>& results) {
  Errors errors;
  std::vector<Result> same;
  for (std::size_t r = 0; r < results.size(); ++r) {
    if (const auto* result = std::get_if<Result>(&results[r])) {
      same.push_back(*result);
    } else {
      const char* first = std::is_same_v<Result, UncertaintyResult> ? "robustness" : "sensitivity";
      errors.push_back({ErrorCode::disagreement, arguments.files[r], "/kind",
                        "This result is of a different kind from the first one, which is of " +
                            std::string(first) + "."});
    }
  }
  const auto whole = errors.empty() ? merge(same, errors) : std::nullopt;
  name_files(arguments, errors);
  if (!whole) return fail(arguments, errors);
  if (!session.has_edition()) return print(arguments, *whole, nullptr);
  const auto ranking = session.ranking("overall", whole->method);
  if (!ranking) return fail(arguments, ranking.errors());
  if (!session.is_of(*whole)) {
    return fail(arguments, {{ErrorCode::other_data, arguments.files.front(), "/fingerprint",
                             "The result is for other data, or other changes, than those given "
                             "here."}});
  }
  const Ranked ranked{session, *ranking};
  return print(arguments, *whole, &ranked);
}

}  // namespace

int robust_verb(const Arguments& arguments, Session& session) {
  return finish_and_print(arguments, session,
                          session.uncertainty(arguments.run, arguments.shard, arguments.method));
}

int sensitivity_verb(const Arguments& arguments, Session& session) {
  return finish_and_print(arguments, session,
                          session.sensitivity(arguments.run, arguments.shard, arguments.method));
}

int merge_verb(const Arguments& arguments, Session& session) {
  Errors errors;
  std::vector<RunResult> results;
  for (const std::string& file : arguments.files) {
    const auto text = read_file(file);
    if (!text) {
      errors.insert(errors.end(), text.errors().begin(), text.errors().end());
      continue;
    }
    auto result = read_run(file, *text, errors);
    if (result) results.push_back(std::move(*result));
  }
  if (!errors.empty()) return fail(arguments, errors);
  return std::holds_alternative<UncertaintyResult>(results.front())
             ? merge_and_print<UncertaintyResult>(arguments, session, results)
             : merge_and_print<SensitivityResult>(arguments, session, results);
}

}  // namespace rescore::cli
