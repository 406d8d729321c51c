#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "target.h"

// One target as a libFuzzer program: RESCORE_FUZZ_TARGET is its name.
namespace rescore::fuzz {

void broken(std::string_view promise) {
  std::fprintf(stderr, "Broken promise: %.*s\n", static_cast<int>(promise.size()), promise.data());
  std::abort();
}

}  // namespace rescore::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using rescore::fuzz::Target;
  static const Target& target = [] {
    const auto all = rescore::fuzz::targets();
    return *std::find_if(all.begin(), all.end(), [](const Target& t) {
      return std::string_view(t.name) == RESCORE_FUZZ_TARGET;
    });
  }();
  target.run({reinterpret_cast<const char*>(bytes), size});
  return 0;
}
