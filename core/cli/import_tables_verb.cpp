#include "import_tables_verb.h"

#include <algorithm>
#include <filesystem>
#include <iostream>

#include "data_folder.h"
#include "rescore/tables/import.h"
#include "tables.h"

namespace rescore::cli {
namespace {

namespace fs = std::filesystem;

TableText read_table(const std::string& path, Errors& errors) {
  auto text = read_file(path);
  if (text) return {fs::path(path).generic_string(), std::move(*text)};
  errors.insert(errors.end(), text.errors().begin(), text.errors().end());
  return {path, ""};
}

std::optional<TableText> read_optional(const std::string& path, Errors& errors) {
  return path.empty() ? std::nullopt : std::optional(read_table(path, errors));
}

/// Schemas beside the folder, as in data/, are named in its files.
std::string schemas_beside(const std::string& out) {
  std::error_code problem;
  const fs::path folder = fs::absolute(out, problem).lexically_normal();
  const fs::path parent =
      folder.filename().empty() ? folder.parent_path().parent_path() : folder.parent_path();
  const bool there = fs::exists(parent / "schema" / "index2.schema.json", problem);
  return there ? "../schema/" : "";
}

std::string counted(const Tally& scores, const Tally& ranks) {
  std::string text;
  for (const auto& [tally, what] : {std::pair(&scores, "scores"), std::pair(&ranks, "ranks")}) {
    if (tally->of == 0) continue;
    text += (text.empty() ? "" : " and ") + std::to_string(tally->agree) + " of " +
            std::to_string(tally->of) + " " + what;
  }
  return text;
}

void print_fits(const TableEdition& made) {
  if (made.fits.empty()) return;
  std::cout << "Rules tried: " << made.tried << ". The first was taken.\n";
  for (const RuleFit& fit : made.fits) {
    std::cout << "  " << counted(fit.scores, fit.ranks);
    const std::string parts = counted(fit.part_scores, fit.part_ranks);
    if (!parts.empty()) std::cout << " (of parts " << parts << ")";
    std::cout << ": " << fit.rule << '\n';
  }
}

/// The first figures that the rule does not give.
void print_differences(const TableEdition& made, const std::string& folder) {
  constexpr std::size_t kShown = 10;
  const Errors& errors = made.check.errors;
  for (std::size_t n = 0; n < std::min(errors.size(), kShown); ++n) {
    std::cout << "  differs: " << printable(errors[n].sentence, false) << '\n';
  }
  if (errors.size() > kShown) {
    std::cout << "  and " << errors.size() - kShown << " more: rescore check "
              << printable(folder, false) << '\n';
  }
}

int print_edition(const Arguments& arguments, const TableEdition& made, const std::string& folder) {
  const auto session = open_folder(folder);
  if (!session) return fail(arguments, session.errors());
  std::cout << printable(folder, false) << ": " << made.units << " units, " << made.indicators
            << " indicators\n";
  print_fits(made);
  print_check(std::cout, *session, made.check);
  print_differences(made, folder);
  return kGood;
}

}  // namespace

int import_tables_verb(const Arguments& arguments, const ImportArguments& import) {
  Errors errors;
  TableRequest request;
  request.data = read_table(import.raw, errors);
  request.meta = read_optional(import.meta, errors);
  request.published = read_optional(import.published, errors);
  request.about = read_optional(import.about, errors);
  request.edition = import.edition;
  request.find_rule = import.find_rule;
  request.schemas = schemas_beside(import.out);
  if (!errors.empty()) return fail(arguments, errors);
  const auto made = import_tables(request, errors);
  if (!made) return fail(arguments, errors);
  const auto folder_of = [&](const TableEdition& edition) {
    return edition.time.empty() ? import.out : (fs::path(import.out) / edition.id).string();
  };
  for (const TableEdition& edition : made->editions) {
    FolderFiles files{{"index.json", edition.index}, {"responses.json", edition.responses}};
    if (!edition.published.empty()) files.emplace_back("published.json", edition.published);
    errors = write_folder(folder_of(edition), files);
    if (!errors.empty()) return fail(arguments, errors);
  }
  for (const Error& note : made->notes) {
    std::cout << printable(note.file, false) << ": " << printable(note.sentence, false) << '\n';
  }
  for (const TableEdition& edition : made->editions) {
    const int code = print_edition(arguments, edition, folder_of(edition));
    if (code != kGood) return code;
  }
  return kGood;
}

}  // namespace rescore::cli
