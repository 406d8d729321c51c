#include "own_data.h"

#include <filesystem>
#include <system_error>

namespace rescore::cli {

namespace fs = std::filesystem;

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
