#include "data_folder.h"

#include <filesystem>
#include <fstream>
#include <system_error>

namespace rescore::cli {
namespace {

namespace fs = std::filesystem;

bool write(const fs::path& path, const std::string& text) {
  std::error_code problem;
  fs::create_directories(path.parent_path(), problem);
  std::ofstream out(path, std::ios::binary);
  out << text << '\n';
  return static_cast<bool>(out.flush());
}

/// Whether a path may be replaced: only an earlier edition, or something empty.
bool may_replace(const fs::path& whole) {
  std::error_code problem;
  if (!fs::exists(fs::symlink_status(whole, problem))) return true;
  if (!fs::is_directory(whole, problem)) return false;
  return fs::is_empty(whole, problem) || (fs::is_regular_file(whole / "index.json", problem) &&
                                          (fs::is_regular_file(whole / "standings.json", problem) ||
                                           fs::is_regular_file(whole / "responses.json", problem)));
}

}  // namespace

Errors write_folder(const std::string& out, const FolderFiles& files) {
  std::error_code problem;
  fs::path whole = fs::absolute(out, problem).lexically_normal();
  if (whole.filename().empty()) whole = whole.parent_path();
  const auto failed = [&](std::string sentence) {
    return Errors{
        {ErrorCode::missing_file, fs::path(out).generic_string(), "", std::move(sentence)}};
  };
  if (!may_replace(whole)) {
    return failed("Something other than an edition is here; it is not replaced.");
  }
  fs::path part = whole;
  fs::path old = whole;
  part += ".part";
  old += ".old";
  fs::remove_all(part, problem);
  fs::create_directories(part, problem);
  bool good = !problem;
  for (const auto& [path, text] : files) good = good && write(part / path, text);
  if (good && fs::exists(whole, problem)) {
    fs::remove_all(old, problem);
    fs::rename(whole, old, problem);
  }
  if (good && !problem) fs::rename(part, whole, problem);
  if (good && !problem) {
    fs::remove_all(old, problem);
    return {};
  }
  std::error_code ignored;
  if (!fs::exists(whole, ignored)) fs::rename(old, whole, ignored);
  fs::remove_all(part, ignored);
  return failed("The folder cannot be written.");
}

}  // namespace rescore::cli
