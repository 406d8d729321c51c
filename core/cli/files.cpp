#include "files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <system_error>
#include <vector>

namespace rescore::cli {
namespace {

namespace fs = std::filesystem;

template <class Load>
void load(const fs::path& path, Errors& errors, Load load_text) {
  const auto text = read_file(path, errors);
  if (!text) return;
  const Errors found = load_text(path.generic_string(), *text);
  errors.insert(errors.end(), found.begin(), found.end());
}

std::vector<fs::path> response_files_in(const fs::path& folder) {
  std::vector<fs::path> paths;
  std::error_code problem;
  for (const auto& entry : fs::directory_iterator(folder, problem)) {
    if (entry.path().extension() == ".json") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace

std::optional<std::string> read_file(const fs::path& path, Errors& errors) {
  std::error_code problem;
  const auto absent = [&] {
    errors.push_back({ErrorCode::missing_file, path.generic_string(), "",
                      "The file is not there or cannot be read."});
    return std::nullopt;
  };
  if (!fs::is_regular_file(path, problem)) return absent();
  const std::uintmax_t size = fs::file_size(path, problem);
  if (problem) return absent();
  if (size > kMaxFileBytes) {
    errors.push_back(file_too_large(path.generic_string(), size));
    return std::nullopt;
  }
  std::ifstream in(path, std::ios::binary);
  std::string text(static_cast<std::size_t>(size), '\0');
  if (!in.read(text.data(), static_cast<std::streamsize>(size))) return absent();
  return text;
}

Errors load_folder(const std::string& folder, Session& session) {
  Errors errors;
  const fs::path root(folder);
  load(root / "index.json", errors, [&](const std::string& file, const std::string& text) {
    return session.load_edition(file, text);
  });
  if (!session.has_edition()) return errors;
  load(root / "standings.json", errors, [&](const std::string& file, const std::string& text) {
    return session.load_published_results(file, text);
  });
  for (const fs::path& path : response_files_in(root / "countries")) {
    load(path, errors, [&](const std::string& file, const std::string& text) {
      return session.load_responses(file, text);
    });
  }
  return errors;
}

std::string own_data(const char* started_as) {
  std::error_code problem;
  fs::path command = fs::canonical("/proc/self/exe", problem);
  if (problem) command = fs::canonical(started_as, problem);  // not Linux
  for (const char* way : {RESCORE_INSTALLED_DATA, RESCORE_SOURCE_DATA}) {
    const fs::path folder = (command.parent_path() / way).lexically_normal();
    if (fs::is_regular_file(folder / "editions.json", problem)) return folder.string();
  }
  return RESCORE_DATA;
}

}  // namespace rescore::cli
