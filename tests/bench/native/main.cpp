#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "bench.h"
#include "rescore/session.h"

// rescore_bench DATA SAMPLES [CASE]...: times cases on a data folder with all sheets and prints a
// JSON line for each: {"case": ..., "ns": [one number a sample], "result": ..., "bytes": ...}.
// The same source runs natively and in WebAssembly under Node.
namespace {

using namespace rescore;
using Clock = std::chrono::steady_clock;

std::string text_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool load(const std::filesystem::path& folder, Session& session) {
  Errors errors = session.load_edition("index.json", text_of(folder / "index.json"));
  if (!errors.empty()) return false;
  errors = session.load_published_results("standings.json", text_of(folder / "standings.json"));
  for (const auto& entry : std::filesystem::directory_iterator(folder / "countries")) {
    const Errors more = session.load_responses(entry.path().string(), text_of(entry.path()));
    errors.insert(errors.end(), more.begin(), more.end());
  }
  for (const Error& error : errors) std::fprintf(stderr, "%s\n", error.sentence.c_str());
  return errors.empty() &&
         session.data().responses.size() == session.data().published_results.units.size();
}

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
  if (one.bytes > 0) std::printf(",\"bytes\":%zu", one.bytes);
  std::printf("}\n");
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    std::fprintf(stderr, "rescore_bench DATA SAMPLES [CASE]...\n");
    return 2;
  }
  Session session;
  if (!load(arguments[1], session)) {
    std::fprintf(stderr, "The folder does not hold an edition with every country's sheet.\n");
    return 1;
  }
  const int samples = std::atoi(arguments[2]);
  const std::vector<std::string> wanted(arguments + 3, arguments + count);
  for (const auto& cases : {bench::sweep_cases(session.data()), bench::table_cases(session),
                            bench::question_cases(session.data()), bench::size_cases()}) {
    for (const auto& [name, prepare] : cases) {
      if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), name) == wanted.end())
        continue;
      const bench::Timed one = prepare();
      print(name, one, sampled(one, samples));
    }
  }
}
