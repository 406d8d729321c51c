#include "base/lists.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace rescore::lists_test {
namespace {

struct Entry {
  int key;
  char name;
};

TEST(Lists, FindsTheFirstEntryByAPartOfIt) {
  const std::vector<Entry> list = {{3, 'a'}, {1, 'b'}, {1, 'c'}};
  EXPECT_EQ(find_by(list, 1, &Entry::key)->name, 'b');
  EXPECT_EQ(find_by(list, 2, &Entry::key), list.end());
  EXPECT_EQ(find_by(list, 4, [](const Entry& entry) { return entry.key + 1; })->name, 'a');
}

TEST(Lists, TellWhetherAllAnyOrOneEqualsAValue) {
  const std::vector<int> list = {30, 10, 20};
  EXPECT_TRUE(all_of(list, [](int entry) { return entry >= 10; }));
  EXPECT_FALSE(all_of(list, [](int entry) { return entry > 10; }));
  EXPECT_TRUE(any_of(list, [](int entry) { return entry == 20; }));
  EXPECT_FALSE(any_of(list, [](int entry) { return entry > 30; }));
  EXPECT_TRUE(contains(list, 20));
  EXPECT_FALSE(contains(list, 25));
}

TEST(Lists, SortByAKey) {
  std::vector<Entry> list = {{3, 'a'}, {1, 'b'}, {2, 'c'}};
  sort_by(list, [](const Entry& entry) { return entry.key; });
  EXPECT_EQ((std::string{list[0].name, list[1].name, list[2].name}), "bca");
}

TEST(Lists, AreMappedToAPartOrToWhatAFunctionSays) {
  const std::vector<Entry> list = {{3, 'a'}, {1, 'b'}};
  EXPECT_EQ(mapped(list, &Entry::key), (std::vector<int>{3, 1}));
  const auto text = [](const Entry& entry) { return std::string(1, entry.name); };
  EXPECT_EQ(mapped(list, text), (std::vector<std::string>{"a", "b"}));
  EXPECT_TRUE(mapped(std::vector<Entry>(), text).empty());
}

}  // namespace
}  // namespace rescore::lists_test
