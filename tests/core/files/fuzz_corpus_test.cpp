#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

#include "../fuzz/target.h"
#include "support/mutations.h"
#include "support/raw_data.h"
#include "support/support.h"

#ifndef __EMSCRIPTEN__
#include <sys/resource.h>
#endif

// The corpus of tests/fuzz: runs every target with all its seeds, with every input that fuzzing has
// found, with small changes to these, and with texts of a megabyte. `npm run fuzz` searches for
// more.
namespace rescore {
namespace fuzz {

void broken(std::string_view promise) {
  ADD_FAILURE() << "Broken promise: " << promise;
}

}  // namespace fuzz

namespace fuzz_corpus_test {
namespace {

namespace fs = std::filesystem;
using test::Generator;

struct Seed {
  std::string path;
  std::string text;
};

/// The files of a seed, "FOLDER/*ENDING" or one file, in a stable order.
void add_files(const std::string& seed, std::vector<Seed>& seeds) {
  const fs::path path = fs::path(RESCORE_ROOT) / seed;
  const std::string name = path.filename().string();
  std::vector<std::string> names;
  if (!name.starts_with('*')) names.push_back(name);
  if (name.starts_with('*') && fs::is_directory(path.parent_path())) {
    for (const auto& entry : fs::directory_iterator(path.parent_path())) {
      const std::string file = entry.path().filename().string();
      if (file.ends_with(name.substr(1))) names.push_back(file);
    }
    std::sort(names.begin(), names.end());
  }
  const std::string folder = seed.substr(0, seed.rfind('/') + 1);
  for (const std::string& file : names) {
    seeds.push_back({folder + file, test::read_text(folder + file)});
  }
}

std::vector<Seed> seeds_of(const std::string& target) {
  static const json::Value all = test::parse(test::read_text("tests/fuzz/targets.json"));
  std::vector<Seed> seeds;
  for (const json::Value& entry : all.items) {
    if (test::get(entry, "name").text != target) continue;
    for (const json::Value& seed : test::get(entry, "seeds").items) add_files(seed.text, seeds);
    add_files("tests/fuzz/corpus/" + target + "/*", seeds);
  }
  return seeds;
}

class FuzzCorpus : public testing::TestWithParam<fuzz::Target> {};

std::string name_of(const testing::TestParamInfo<fuzz::Target>& info) {
  std::string name = info.param.name;
  std::erase(name, '-');
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, FuzzCorpus, testing::ValuesIn(fuzz::targets()), name_of);

TEST_P(FuzzCorpus, KeepsItsPromises) {
  const std::vector<Seed> seeds = seeds_of(GetParam().name);
  ASSERT_GE(seeds.size(), 2u);
  GetParam().run("");
  for (const Seed& seed : seeds) {
    SCOPED_TRACE(seed.path);
    GetParam().run(seed.text);
  }
}

TEST_P(FuzzCorpus, KeepsThemWhenSeedsAreChanged) {
  const std::vector<Seed> seeds = seeds_of(GetParam().name);
  Generator random(7);
  for (int i = 0; i < (test::kSlow ? 20 : 300); ++i) {
    const Seed& seed = random.pick(seeds);
    std::string text = seed.text;
    for (std::size_t changes = random.below(3); !text.empty(); --changes) {
      switch (random.below(5)) {
        case 0:
          text = test::mutations::truncated(text, random);
          break;
        case 1:
          text = test::mutations::flipped(text, random);
          break;
        case 2:
          text = test::mutations::cut_out(text, random);
          break;
        default: {  // a part of another seed
          const std::string& other = random.pick(seeds).text;
          const std::size_t from = random.below(other.size() + 1);
          const std::size_t at = random.below(text.size());
          text.replace(at, random.below(20), other, from, random.below(60));
        }
      }
      if (changes == 0) break;
    }
    SCOPED_TRACE(seed.path + ", change " + std::to_string(i) + ": " + text.substr(0, 2000));
    GetParam().run(text);
    if (HasFailure()) return;
  }
}

// Processor seconds of this process, so that a busy machine does not matter.
double seconds_of(const fuzz::Target& target, const std::string& text) {
  const std::clock_t begin = std::clock();
  target.run(text);
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

/// The peak memory of this process; 0 if the system does not report it.
long peak_megabytes() {
#ifdef __EMSCRIPTEN__
  return 0;
#else
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
#ifdef __APPLE__
  return used.ru_maxrss >> 20;
#else
  return used.ru_maxrss >> 10;
#endif
#endif
}

/// The text repeated up to a megabyte; each '#' becomes a different number.
std::string megabyte(std::string_view text) {
  constexpr std::size_t kMegabyte = std::size_t{1} << 20;
  std::string many;
  for (int i = 0; !text.empty() && many.size() < kMegabyte; ++i) {
    for (const char c : text) c == '#' ? many += std::to_string(i) : many += c;
  }
  return many.substr(0, kMegabyte);
}

/// Texts whose cost may grow with repetition, one to a line.
constexpr std::string_view kParts =
    "[\n{\"a\":\n[0,\n[[],\n{\"a\":0},\n\"k#\":#,\n{\"id\":\"a#\"},\n{\"code\":\"AA\"},"
    "\n\"\n\\\n\"\",\n"
    ",\n1\na\né\n~\n&\n%41\nx=1&\nk#=#&\nIS.tea-01:#~\ndrop=tea,\nweight=tea:#,\n#,1,a,#\r\n1.\r\n"
    "Iceland\r\n\r\n<b>\n&amp;\nhttps://a.example/#\r\n";
/// The same within a value.
constexpr std::string_view kInner = "a\na \n<a\n&l\nhttps://a.example/#/ \n\",\"#\n#,\n";

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (; !text.empty(); text.remove_prefix(text.find('\n') + 1)) {
    lines.emplace_back(text.substr(0, text.find('\n')));
  }
  return lines;
}

TEST_P(FuzzCorpus, AMegabyteTakesNoSecondAndLittleMemory) {
  if (test::kSlow) GTEST_SKIP() << "Without optimisation everything takes long.";
  GetParam().run("");  // what is loaded once
  const auto expect_quick = [](const std::string& text, const std::string& what) {
    EXPECT_LT(seconds_of(GetParam(), text), 1) << what;
  };
  for (const std::string& part : lines_of(kParts)) expect_quick(megabyte(part), part);
  std::vector<Seed> seeds = seeds_of(GetParam().name);
  seeds.resize(std::min<std::size_t>(seeds.size(), 3));
  for (const auto& [path, text] : seeds) {
    // The whole text repeated, and a long beginning or end.
    const std::size_t half = text.size() / 2;
    expect_quick(megabyte(text), path);
    expect_quick(text.substr(0, half) + megabyte(text.substr(half)), path);
    expect_quick(megabyte(text.substr(0, half)) + text.substr(half), path);
  }
  const std::string& text = seeds.front().text;
  for (std::size_t at = 0; at < text.size(); at += text.size() / 10 + 1) {
    const std::size_t place = std::min(text.find_first_of("\",:=\n", at), text.size() - 1) + 1;
    for (const std::string& part : lines_of(kInner)) {
      expect_quick(text.substr(0, place) + megabyte(part) + text.substr(place),
                   part + " at " + std::to_string(place));
    }
  }
  EXPECT_LT(peak_megabytes(), 1000);
}

}  // namespace
}  // namespace fuzz_corpus_test
}  // namespace rescore
