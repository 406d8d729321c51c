#include <CLI/CLI.hpp>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "files.h"
#include "import_verb.h"
#include "rescore/json_io.h"
#include "rescore/session.h"
#include "tables.h"

namespace rescore::cli {
namespace {

constexpr int kGood = 0;
constexpr int kWrong = 1;  ///< the data or the request
constexpr int kUsage = 2;

struct Arguments {
  std::string data;
  std::string country;
  std::string scope = "overall";
  std::string method;  ///< the publisher's when empty
  std::vector<std::string> edits;
  bool json = false;
};

/// Control characters as JSON writes them. An error may quote a key or a request, and must neither
/// break its line nor steer the terminal.
std::string one_line(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string line;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte != 0x7F) {
      line += c;
    } else {
      line += {'\\', 'u', '0', '0', digits[byte / 16], digits[byte % 16]};
    }
  }
  return line;
}

int fail(const Arguments& arguments, const Errors& errors) {
  for (const Error& error : errors) {
    std::string line;
    for (const std::string& part : {error.file, error.pointer}) {
      if (!part.empty()) line += part + ": ";
    }
    std::cerr << one_line(line + error.sentence) << " [" << code_name(error.code) << "]\n";
  }
  if (arguments.json) std::cout << errors_json(errors) << '\n';
  return kWrong;
}

int check_verb(const Arguments& arguments, Session& session) {
  const CheckReport report = check(session.data());
  if (arguments.json) {
    std::cout << check_json(session.data(), report) << '\n';
  } else {
    print_check(std::cout, session.data(), report);
  }
  if (report.errors.empty()) return kGood;
  Arguments text = arguments;
  text.json = false;  // the report above holds the errors already
  return fail(text, report.errors);
}

int score_verb(const Arguments& arguments, Session& session) {
  Errors errors;
  const auto rows = session.score(arguments.country, arguments.method, errors);
  if (!rows) return fail(arguments, errors);
  const Dataset& data = session.data();
  if (arguments.json) {
    const Method& method = *session.method(arguments.method, errors);
    std::cout << score_json(data.edition, arguments.country, method, *rows) << '\n';
  } else {
    print_score(std::cout, data, arguments.country, *rows);
  }
  return kGood;
}

int rank_verb(const Arguments& arguments, Session& session) {
  Errors errors;
  const auto rows = session.ranking(arguments.scope, arguments.method, errors);
  if (!rows) return fail(arguments, errors);
  const Dataset& data = session.data();
  if (arguments.json) {
    std::cout << ranking_json(data, *find_scope(data.edition, arguments.scope), *rows) << '\n';
  } else {
    print_ranking(std::cout, data, *rows);
  }
  return kGood;
}

int what_if_verb(const Arguments& arguments, Session& session) {
  Errors errors;
  const auto before = session.published_score(arguments.country, arguments.method, errors);
  if (!before) return fail(arguments, errors);
  const auto after = session.score(arguments.country, arguments.method, errors);
  const Dataset& data = session.data();
  const auto edits = session.scenario().edits();
  if (arguments.json) {
    const Method& method = *session.method(arguments.method, errors);
    std::cout << what_if_json(data, arguments.country, method, edits, *before, *after) << '\n';
  } else {
    print_what_if(std::cout, data, arguments.country, edits, *before, *after);
  }
  return kGood;
}

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

/// Loads the data, applies the edits, runs the verb.
template <class Verb>
int run(const Arguments& arguments, Verb verb) {
  Session session;
  Errors errors = load_folder(arguments.data, session);
  if (errors.empty()) {
    for (const std::string& edit : arguments.edits) {
      const Errors found = session.set(edit, arguments.country);
      errors.insert(errors.end(), found.begin(), found.end());
    }
  }
  return errors.empty() ? verb(arguments, session) : fail(arguments, errors);
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
                    "Scoring method of the edition; the publisher's when left out");
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
  for (CLI::App* sub : {score, what_if}) takes_country(sub);
  for (CLI::App* sub : {score, rank, what_if}) takes_method(sub);
  takes_edits(score, "Change an answer: media-03=3, media-03=skip, AZ.media-03=3");
  takes_edits(rank, "Change an answer: AZ.media-03=3, AZ.media-03=skip");
  takes_edits(what_if, "Change an answer: media-03=3, media-03=skip, AZ.media-03=3");
  what_if->get_option("--set")->required();
  rank->add_option("--scope", arguments.scope, "overall, domain:media, layer:exposure, ...")
      ->capture_default_str();

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& problem) {
    return app.exit(problem) == 0 ? kGood : kUsage;
  }
  if (import->parsed()) return import_verb(arguments, raw);
  if (check->parsed()) return run(arguments, check_verb);
  if (score->parsed()) return run(arguments, score_verb);
  if (rank->parsed()) return run(arguments, rank_verb);
  return run(arguments, what_if_verb);
}

}  // namespace
}  // namespace rescore::cli

int main(int argc, char** argv) {
  return rescore::cli::main(argc, argv);
}
