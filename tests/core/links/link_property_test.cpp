#include <gtest/gtest.h>

#include <algorithm>

#include "link_samples.h"
#include "support/raw_data.h"

// Properties of links, tested on generated scenarios and on links damaged in transfer.
namespace rescore::link_property_test {
namespace {

using test::diagnostics;
using test::Generator;

/// Text that survives mail and chat: the fragment characters of RFC 3986 that programs neither
/// interpret nor take for the end of a link, with a letter or digit last.
void expect_pastable(const std::string& text) {
  const std::string letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  EXPECT_EQ(text.find_first_not_of(letters + "-._~:,/@=&%"), text.npos) << text;
  EXPECT_NE(letters.find(text.back()), letters.npos) << text;
}

void expect_round_trip(const Dataset& data, const Link& link) {
  const std::string text = write_link(data, link);
  expect_pastable(text);
  EXPECT_LE(text.size(), 8000u);
  Errors errors;
  const Link back = read_link(data, text, errors);
  EXPECT_EQ(diagnostics(errors), "");
  EXPECT_TRUE(back == link) << text;
  EXPECT_EQ(write_link(data, back), text);
}

/// A link to any country, method and node, with changes of a share of one, some or all countries.
Link any_link(const Dataset& data, Generator& random) {
  Link link;
  const std::vector<UnitIndex> all = units(data);
  if (random.below(4) > 0) link.unit = data.units[random.below(all.size())].code;
  if (random.below(3) == 0) link.method = "exact,mean,weight=media:2";
  if (random.below(3) == 0) {
    link.node = node_id(data.edition, index_at<NodeIndex>(1 + random.below(12)));
  }
  if (random.below(5) == 0) link.others = {{"i", "media-03, soft"}};
  std::vector<UnitIndex> some;
  const std::size_t kind = random.below(4);
  for (const UnitIndex c : all) {
    if (kind == 3 || (kind == 2 && random.below(5) == 0)) some.push_back(c);
  }
  if (kind == 1) some = {random.pick(all)};
  link.edits = test::any_edits(data, some, random.below(1001), random);
  return link;
}

TEST(LinkProperty, EveryScenarioComesBack) {
  const Dataset data = test::china_with_all_responses();
  Generator random(31);
  for (int i = 0; i < (test::kSlow ? 5 : 150); ++i) expect_round_trip(data, any_link(data, random));
}

TEST(LinkProperty, AScenarioOfEveryAnswerComesBack) {
  const Dataset data = test::china_with_all_responses();
  Generator random(32);
  const Link link{"AZ", "", "", test::any_edits(data, units(data), 1000, random), {}};
  EXPECT_EQ(link.edits.size(), 9702u);
  expect_round_trip(data, link);
}

TEST(LinkProperty, TheLongestLinkStaysUnderEightThousandCharacters) {
  const Dataset data = test::china_with_all_responses();
  Generator random(33);
  Link link{"AZ", std::string(kMaxMethodText, ' '), "domain:domestic-politics", {}, {}};
  link.edits = test::any_edits(data, units(data), 850, random);
  link.others = {{"i", std::string(kMaxOthers - 3, 'y')}};
  expect_round_trip(data, link);
}

TEST(LinkProperty, EveryScenarioOnThePublishersDataComesBack) {
  if (const std::string why = test::raw_missing(); !why.empty()) GTEST_SKIP() << why;
  for (const test::RawEdition& edition : test::raw_editions()) {
    if (test::kSlow && edition.id != "china-index-2024-98") continue;
    const test::Imported imported = test::import_files(
        test::request_for(edition.id), test::raw_form(edition.id, "wide CSV").files);
    ASSERT_TRUE(imported.edition) << diagnostics(imported.errors);
    const Session session = test::session_of(*imported.edition);
    const Dataset& data = session.data();
    Generator random(34);
    for (int i = 0; i < (test::kSlow ? 0 : 20); ++i)
      expect_round_trip(data, any_link(data, random));
    const auto all = test::any_edits(data, units(data), 1000, random);
    EXPECT_EQ(all.size(), data.units.size() * 99);
    expect_round_trip(data, {"", "", "", all, {}});
  }
}

/// For any text: the result is valid, and can be written and read again without a fault. True if
/// something was reported.
bool expect_sound(const Dataset& data, const std::string& text) {
  Errors errors;
  const Link link = read_link(data, text, errors);
  EXPECT_LE(errors.size(), kMaxErrorsPerFile);
  for (const Error& error : errors) {
    EXPECT_EQ(error.file, "link");
    EXPECT_TRUE(error.pointer.empty() || error.pointer.front() == '/') << error.pointer;
    EXPECT_TRUE(error.sentence.ends_with('.')) << error.sentence;
    EXPECT_LE(error.sentence.size(), 300u) << error.sentence;
  }
  for (std::size_t i = 0; i < link.edits.size(); ++i) {
    const Edit& e = link.edits[i];
    if (e.unit.value >= data.units.size() || !data.has_answers(e.unit)) {
      ADD_FAILURE() << text;
      continue;
    }
    EXPECT_NE(data.answers(e.unit).at(e.indicator.value), e.to) << text;
    EXPECT_TRUE(e.to.missing() || data.edition.scale_of(e.indicator).option_with(e.to.score))
        << text;
    if (i == 0) continue;
    const Edit& last = link.edits[i - 1];
    EXPECT_TRUE(std::pair(last.unit, last.indicator) < std::pair(e.unit, e.indicator));
  }
  EXPECT_TRUE(link.unit.empty() || find_unit(data, link.unit)) << text;
  EXPECT_TRUE(link.node.empty() || find_node(data.edition, link.node)) << text;
  const std::string written = write_link(data, link);
  expect_pastable(written);
  Errors again;
  EXPECT_TRUE(read_link(data, written, again) == link) << text;
  // Unknown keys are written back, and told again.
  std::erase_if(again, [](const Error& e) { return e.code == ErrorCode::unknown_key; });
  EXPECT_EQ(diagnostics(again), "") << text;
  return !errors.empty();
}

/// Links of every kind on the small index.
std::vector<std::string> samples() {
  const Session session = test::small_session();
  const Dataset& data = session.data();
  const std::string full = write_link(
      data, {"NZ",
             "exact",
             "layer:custom",
             {{test::unit(data, "IS"), test::indicator(data.edition, "tea-01"), {4}},
              {test::unit(data, "NZ"), test::indicator(data.edition, "cake-03"), Answer::skip()}},
             {{"i", "tea €"}}});
  return {full, "v=1&d=tea-and-cake-2030.a8758efa&c=IS&x=_rjYjz-QfQ",
          "country=IS&set=IS.tea-01:4~MT.tea-02:0"};
}

TEST(LinkProperty, OneCharacterMoreLessOrElseIsReportedOrStillALink) {
  const Session session = test::small_session();
  const Dataset& data = session.data();
  const std::string others = test::kSlow ? "a9~%" : std::string("aZ07-.~:=&%#+ \x01\xC3") + '\0';
  for (const std::string& text : samples()) {
    EXPECT_FALSE(expect_sound(data, text)) << text;
    for (std::size_t i = 0; i < text.size(); ++i) {
      expect_sound(data, text.substr(0, i));
      expect_sound(data, text.substr(0, i) + text.substr(i + 1));
      for (const char other : others) {
        std::string altered = text;
        altered[i] = other;
        expect_sound(data, altered);
        expect_sound(data, text.substr(0, i) + other + text.substr(i));
      }
    }
  }
}

TEST(LinkProperty, AnyTextIsReportedOrALink) {
  const Session session = test::small_session();
  const Dataset& data = session.data();
  const std::vector<std::string> pieces = {"v=1",      "&",           "=",
                                           "~",        "d=",          "tea-and-cake-2030",
                                           ".",        "c=",          "IS",
                                           "NZ",       "UY",          "e=",
                                           "x=",       "IS.tea-01:4", "NZ.cake-03:-",
                                           "m=",       "s=",          "domain:tea",
                                           "%",        "%2C",         "set=",
                                           "country=", "-",           "_rjYjz-QfQ",
                                           "\xFF",     "é",           std::string(1, '\0'),
                                           "9",        "v=0",         "v=2"};
  Generator random(35);
  for (int i = 0; i < (test::kSlow ? 500 : 10000); ++i) {
    std::string text = random.below(2) == 0 ? "v=1&" : "";
    for (std::size_t n = random.below(12); n > 0; --n) text += random.pick(pieces);
    expect_sound(data, text);
  }
}

TEST(LinkProperty, TheLongestTextIsReadInTime) {
  const Session session = test::small_session();
  const auto filled = [](std::string text, std::string_view with) {
    while (text.size() + with.size() <= kMaxLinkBytes) text += with;
    return text;
  };
  for (const char* piece : {"&", "=&", "&a", "~", "IS.tea-01:4~", "%41", "%", "A"}) {
    for (const char* start : {"v=1&e=", "v=1&x=", "v=1&y="}) {
      expect_sound(session.data(), filled(start, piece));
    }
  }
  std::string keys = "v=1";
  for (int i = 0; keys.size() + 8 <= kMaxLinkBytes; ++i) keys += "&k" + std::to_string(i);
  expect_sound(session.data(), keys);
}

}  // namespace
}  // namespace rescore::link_property_test
