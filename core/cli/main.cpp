#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <sstream>
#include <string>
#include <utility>

#include "import_tables_verb.h"
#include "import_verb.h"
#include "options.h"
#include "own_data.h"
#include "verbs.h"

namespace rescore::cli {
namespace {

int import_verb(const Arguments& arguments, const ImportArguments& import) {
  if (import.tables()) return import_tables_verb(arguments, import);
  ImportedEdition edition;
  const Errors errors = import_folder(import, edition);
  if (!errors.empty()) return fail(arguments, errors);
  auto session = open_folder(import.out);
  if (!session) return fail(arguments, session.errors());
  for (const std::string& path : edition.passed_over) {
    std::cerr << path << ": passed over, as it is none of the publisher's files\n";
  }
  std::cout << import.out << ": " << edition.responses.size() << " countries\n";
  return check_verb(arguments, *session);
}

CLI::App* add_import(CLI::App& app, ImportArguments& raw) {
  CLI::App* import = app.add_subcommand(
      "import", "Make a data folder from a spreadsheet or the publisher's files");
  import->add_option("RAW", raw.raw, "A spreadsheet as CSV; or a file or folder of the China Index")
      ->required();
  import->add_option("--out", raw.out, "Data folder to make")->required();
  import->add_option("--meta", raw.meta, "Table about the indicators and parts: CSV");
  import->add_option("--published", raw.published, "Table of printed scores and ranks: CSV");
  import->add_option("--about", raw.about, "Table about the index: title, unit, source; CSV");
  import->add_flag("--find-rule", raw.find_rule,
                   "Search for the rule that gives the printed figures, even if --meta has one");
  import->add_option("--edition", raw.edition,
                     "Id, such as china-index-2024-98; alone, the files are the China Index's");
  import->add_option("--known", raw.known, "Folder with editions.json, its patterns and the rules")
      ->capture_default_str();
  import->parse_complete_callback([&raw] {
    std::error_code problem;
  const bool folder = std::filesystem::is_directory(raw.raw, problem);
  const auto ending = std::filesystem::path(raw.raw).extension();
  if (raw.tables() && (folder || ending == ".json" || ending == ".JSON")) {
    throw CLI::ValidationError("RAW", raw.edition.empty()
                                          ? "is no spreadsheet, so it needs --edition"
                                          : "is no spreadsheet, so it takes only --edition");
  }
});
return import;
}  // namespace

/// The link in an address, after "#". A link alone may have a "#" that a program appended.
std::string_view fragment_of(std::string_view text) {
  return text.starts_with("v=") ? text : text.substr(text.find('#') + 1);
}

/// Applies the edits of a link, which may be a whole address. Its method and scope apply if none
/// are given. Parts that do not fit are warnings, unless nothing of the link fits.
Errors open_link(Arguments& arguments, Session& session) {
  Errors diagnostics;
  Link link = session.open_link(fragment_of(arguments.link), diagnostics);
  if (!diagnostics.empty() && link == Link{}) return diagnostics;
  print_errors(diagnostics);
  if (arguments.method.empty()) arguments.method = link.method;
  if (arguments.node.empty()) arguments.node = link.node;
  arguments.others = std::move(link.others);
  return {};
}

/// Loads the data and a method file, applies a link and the edits, runs the verb.
int run(Arguments arguments, Verb verb) {
  Session session;
  if (arguments.opens_data) {
    auto opened = open_folder(arguments.data);
    if (!opened) return fail(arguments, opened.errors());
    session = std::move(*opened);
  }
  if (!arguments.method_file.empty()) {
    const auto text = read_file(arguments.method_file);
    if (!text) return fail(arguments, text.errors());
    const auto added = session.add_method(arguments.method_file, *text);
    if (!added) return fail(arguments, added.errors());
    // The file decides the method, unless --method names another.
    if (arguments.method.empty()) arguments.method = *added;
  }
  Errors errors;
  if (!arguments.link.empty()) errors = open_link(arguments, session);
  if (errors.empty()) {
    for (const std::string& edit : arguments.edits) {
      const Fault fault = session.set_text(edit, arguments.unit);
      errors.insert(errors.end(), fault.errors().begin(), fault.errors().end());
    }
  }
  if (arguments.node.empty()) arguments.node = "overall";
  return errors.empty() ? verb(arguments, session) : fail(arguments, errors);
}

/// The exit code, unless the disk was full or the pipe closed: an incomplete answer is an error.
int written(int code) {
  std::cout.flush();
  if (std::cout) return code;
  std::cerr << "The output could not be written.\n";
  return kWrong;
}

// Other exceptions than CLI11's (out of memory) end the program, as they should.
// NOLINTNEXTLINE(bugprone-exception-escape)
int main(int argc, char** argv) {
  CLI::App app{"What-if scoring of published indices."};
  app.set_version_flag("--version", RESCORE_VERSION);
  app.require_subcommand(1);
  Arguments arguments;
  const auto verbs = add_verbs(app, arguments);

  ImportArguments raw;
  raw.known = own_data(argv[0]);
  CLI::App* import = add_import(app, raw);
  app.footer(
      "rescore VERB --help tells what a verb takes; rescore(1) is the manual.\n"
      "Exit status: 0 good; 1 the data or the request is wrong; 2 the command line is wrong.");

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& problem) {
    if (problem.get_exit_code() == 0) return app.exit(problem) == 0 ? kGood : kUsage;
    std::ostringstream out;
    std::ostringstream format;
    app.exit(problem, out, format);
    std::cerr << printable(format.str(), true);
    return kUsage;
  }
  if (import->parsed()) return written(import_verb(arguments, raw));
  for (const auto& [sub, run_verb] : verbs) {
    if (sub->parsed()) return written(run(std::move(arguments), run_verb));
  }
  return kUsage;
}

}  // namespace rescore::cli
}  // namespace rescore::cli

int main(int argc, char** argv) {  // NOLINT(bugprone-exception-escape): as above
  return rescore::cli::main(argc, argv);
}
