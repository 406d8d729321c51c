#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "bench.h"

// rescore_bench DATA SAMPLES [CASE]...: times the cases of the indices in a folder, and prints a
// JSON line for each: {"case": ..., "ns": [one number a sample], "result": ..., "near": [...]}.
namespace {

using namespace rescore;
using Clock = std::chrono::steady_clock;

double nanoseconds_of(const bench::Timed& one, std::size_t times) {
  const auto begin = Clock::now();
  for (std::size_t i = 0; i < times; ++i) one.run();
  return std::chrono::duration<double, std::nano>(Clock::now() - begin).count();
}

/// Runs for a tenth of a second to warm up, then samples of 20 milliseconds or more.
std::vector<double> sampled(const bench::Timed& one, int samples) {
  constexpr double kWarmUp = 1e8;
  constexpr double kSample = 2.5e7;
  double spent = 0;
  std::size_t done = 0;
  for (std::size_t times = 1; spent < kWarmUp; times *= 2) {
    spent += nanoseconds_of(one, times);
    done += times;
  }
  const auto times = std::max<std::size_t>(
      1, static_cast<std::size_t>(kSample / spent * static_cast<double>(done)));
  std::vector<double> each;
  for (int s = 0; s < samples; ++s) {
    each.push_back(nanoseconds_of(one, times) / static_cast<double>(times));
  }
  return each;
}

void print(const std::string& name, const bench::Timed& one, const std::vector<double>& each) {
  std::printf("{\"case\":\"%s\",\"ns\":[", name.c_str());
  for (std::size_t s = 0; s < each.size(); ++s) std::printf(s == 0 ? "%.1f" : ",%.1f", each[s]);
  std::printf("]");
  if (one.result) std::printf(",\"result\":%u", one.result());
  if (one.near) {
    const char* before = ",\"near\":[";
    for (const double number : one.near())
      std::printf("%s%.4f", std::exchange(before, ","), number);
    std::printf("]");
  }
  std::printf("}\n");
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    std::fprintf(stderr, "rescore_bench DATA SAMPLES [CASE]...\n");
    return 2;
  }
  const int samples = std::atoi(arguments[2]);
  const std::vector<std::string> wanted(arguments + 3, arguments + count);
  for (const auto& [name, prepare] : bench::all_cases(arguments[1])) {
    if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), name) == wanted.end()) continue;
    const bench::Timed one = prepare();
    print(name, one, sampled(one, samples));
    std::fflush(stdout);
  }
}
