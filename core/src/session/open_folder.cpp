#include <filesystem>
#include <fstream>
#include <set>
#include <system_error>

#include "base/format.h"
#include "base/text.h"
#include "rescore/session.h"

namespace rescore {

namespace fs = std::filesystem;

namespace {

/// What a folder has, sorted; without what systems and editors leave beside files: "._AZ.json",
/// "AZ.json~".
std::set<fs::path> entries(const fs::path& folder) {
  std::error_code problem;
  std::set<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder, problem)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with('.') && !name.ends_with('~')) paths.insert(entry.path());
  }
  return paths;
}

/// An entry of a folder by its name, which some systems write in capitals.
fs::path entry_named(const fs::path& folder, std::string_view name) {
  std::error_code problem;
  const fs::path exact = folder / name;
  if (fs::exists(exact, problem)) return exact;
  for (const fs::path& path : entries(folder)) {
    if (lowered(path.filename().string()) == name) return path;
  }
  return exact;
}

bool is_json(const fs::path& path) {
  return lowered(path.extension().string()) == ".json";
}

/// What to say of an archive; null for all other files. A workbook is a ZIP file as well.
const char* why_packed(const fs::path& path, std::string_view bytes) {
  if (!is_zip(bytes)) return nullptr;
  if (is_encrypted_zip(bytes)) return "The archive is encrypted. Unpack it first.";
  const bool named = lowered(path.extension().string()) == ".zip";
  return named ? "The file is an archive. Unpack it first." : nullptr;
}

}  // namespace

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
  if (const char* sentence = why_packed(path, text)) {
    return Errors{{ErrorCode::unknown_form, absent.front().file, "", sentence}};
  }
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
  const fs::path root(folder);
  std::error_code problem;
  if (fs::is_regular_file(root, problem)) {
    // An archive in place of the folder is named as one.
    if (const auto text = read_file(folder); !text) return text.errors();
  }
  const auto load_if_there = [&](std::string_view name, auto take) {
    const fs::path path = entry_named(root, name);
    if (fs::exists(path, problem)) load(path, take);
  };
  load(entry_named(root, "index.json"), &Session::load_edition);
  if (!session.has_edition()) return errors;
  const bool first = session.edition().format == 1;
  load_if_there(first ? "standings.json" : "published.json", &Session::load_published_results);
  load_if_there("responses.json", &Session::load_response_table);
  std::set<fs::path> files;
  for (const fs::path& inner : entries(root)) {
    if (lowered(inner.filename().string()) == "countries") files.merge(entries(inner));
  }
  for (const fs::path& file : files) {
    if (is_json(file)) {
      load(file, &Session::load_responses);
    } else if (const fs::path whole = file.parent_path() / file.stem();
               is_json(whole) && !files.contains(whole)) {
      // "IE.json.txt", "IE.json.gz": nobody would see that its answers are missing.
      errors.push_back({ErrorCode::unknown_form, file.generic_string(), "",
                        "Only files whose names end in .json are read. Unpack or rename the "
                        "file."});
    }
  }
  if (!errors.empty()) return errors;
  return session;
}

}  // namespace rescore
