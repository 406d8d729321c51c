#include <filesystem>
#include <fstream>
#include <set>
#include <system_error>

#include "base/format.h"
#include "rescore/session.h"

namespace rescore {

namespace fs = std::filesystem;

Result<std::string> read_file(const std::string& path) {
  std::error_code problem;
  const Errors absent{{ErrorCode::missing_file, fs::path(path).generic_string(), "",
                       "The file is not there or cannot be read."}};
  if (!fs::is_regular_file(path, problem)) return absent;
  const std::uintmax_t size = fs::file_size(path, problem);
  if (problem) return absent;
  if (size > kMaxFileBytes) return Errors{file_too_large(absent.front().file, size)};
  std::ifstream in(path, std::ios::binary);
  std::string text(static_cast<std::size_t>(size), '\0');
  if (!in.read(text.data(), static_cast<std::streamsize>(size))) return absent;
  return text;
}

Result<Session> open_folder(const std::string& folder) {
  Session session;
  Errors errors;
  const auto load = [&](const fs::path& path, auto take) {
    const auto text = read_file(path.string());
    const Errors found = text ? *(session.*take)(path.generic_string(), *text) : text.errors();
    errors.insert(errors.end(), found.begin(), found.end());
  };
  std::error_code problem;
  const auto load_if_there = [&](const fs::path& path, auto take) {
    if (fs::exists(path, problem)) load(path, take);
  };
  const fs::path root(folder);
  load(root / "index.json", &Session::load_edition);
  if (!session.has_edition()) return errors;
  const bool first = session.edition().format == 1;
  load_if_there(root / (first ? "standings.json" : "published.json"),
                &Session::load_published_results);
  load_if_there(root / "responses.json", &Session::load_response_table);
  std::set<fs::path> files;  // sorted
  for (const auto& entry : fs::directory_iterator(root / "countries", problem)) {
    // Systems leave files of their own beside one: "._AZ.json".
    const bool is_hidden = entry.path().filename().string().starts_with('.');
    if (!is_hidden && entry.path().extension() == ".json") files.insert(entry.path());
  }
  for (const fs::path& file : files) load(file, &Session::load_responses);
  if (!errors.empty()) return errors;
  return session;
}

}  // namespace rescore
