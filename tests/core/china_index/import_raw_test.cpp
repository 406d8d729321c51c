#include <gtest/gtest.h>

#include <algorithm>

#include "audit/check.h"
#include "audit/fingerprint.h"
#include "support/raw_data.h"

// The publisher's real files: every form of every edition gives that edition's answers, and every
// published figure is recomputed from them.
namespace rescore::import_raw_test {
namespace {

using test::diagnostics;
using test::RawForm;

class ImportRaw : public testing::Test {
 protected:
  void SetUp() override {
    if (const std::string why = test::raw_missing(); !why.empty()) GTEST_SKIP() << why;
  }
};

/// "98/98 overall ranks" and so on, without kinds that have no figures.
std::string text_of(const CheckReport& report) {
  std::string text;
  for (const Tally& tally : report.tallies) {
    if (tally.of == 0) continue;
    text += std::to_string(tally.agree);
    text += "/" + std::to_string(tally.of) + " " + tally.what + "\n";
  }
  return text;
}

/// The expected counts of check in an edition: figures printed in the files, and sums.
std::string figures_of_2024(int countries) {
  const auto all = [&](int each, const char* what) {
    const std::string n = std::to_string(countries * each);
    return n + "/" + n + " " + what + "\n";
  };
  return all(1, "overall percentages") + all(1, "overall ranks") + all(9, "domain percentages") +
         all(9, "domain ranks") + all(3, "layer percentages") + all(3, "layer ranks");
}

/// Until 2022 no figures of domains and no ranks of layers were printed.
std::string figures_until_2022(int countries) {
  const std::string n = std::to_string(countries);
  const std::string layers = std::to_string(3 * countries);
  return n + "/" + n + " overall percentages\n" + n + "/" + n + " overall ranks\n" + layers + "/" +
         layers + " layer percentages\n";
}

std::string expected(const RawForm& form) {
  const int countries = test::request_for(form.edition.id).units;
  const bool printed = !form.name.ends_with("CSV");
  const auto same = [](int n) { return std::to_string(n) + "/" + std::to_string(n); };
  std::string text = same(2 * countries) + " totals\n";
  if (printed) {
    text += form.edition.id.starts_with("china-index-2024") ? figures_of_2024(countries)
                                                            : figures_until_2022(countries);
  }
  return text + "99/99 indicator counts\n12/12 sums over all countries\n" + same(13 * countries) +
         " totals from the answers\n";
}

TEST_F(ImportRaw, EveryFormGivesItsEditionAndEveryPublishedFigure) {
  ASSERT_EQ(test::raw_forms().size(), 17u);
  for (const RawForm& form : test::raw_forms()) {
    if (test::kSlow && (form.name == "whole folder" || form.name == "as published")) continue;
    SCOPED_TRACE(form.edition.id + ", " + form.name);
    const ImportRequest request = test::request_for(form.edition.id);
    const test::Imported imported = test::import_files(request, form.files);
    ASSERT_TRUE(imported.edition) << diagnostics(imported.errors);
    EXPECT_EQ(imported.edition->fingerprint, request.fingerprint);
    const Session session = test::session_of(*imported.edition);
    EXPECT_EQ(fingerprint(session.data()), request.fingerprint);
    const CheckReport report = check(session.data());
    EXPECT_EQ(diagnostics(report.errors), "");
    EXPECT_EQ(text_of(report), expected(form));
  }
}

TEST_F(ImportRaw, TheFilesCanBeAddedInAnyOrder) {
  if (test::kSlow) GTEST_SKIP() << "tried in the optimised native build";
  const RawForm& form = test::raw_form("china-index-2024-98", "whole folder");
  const ImportRequest request = test::request_for(form.edition.id);
  std::vector<test::File> files = form.files;
  std::reverse(files.begin(), files.end());
  const test::Imported imported = test::import_files(request, files);
  ASSERT_TRUE(imported.edition) << diagnostics(imported.errors);
  EXPECT_EQ(imported.edition->fingerprint, request.fingerprint);
}

TEST_F(ImportRaw, WithoutAPatternTheWholeFolderHoldsEverything) {
  if (test::kSlow) GTEST_SKIP() << "tried in the optimised native build";
  for (const RawForm& form : test::raw_forms()) {
    if (form.name != "whole folder" && form.name != "as published") continue;
    const std::string& id = form.edition.id;
    SCOPED_TRACE(form.edition.folder);
    ImportRequest request;
    request.edition = "china-index-unknown";
    request.rules = &test::china_index_rules();
    const test::Imported imported = test::import_files(request, form.files);
    ASSERT_TRUE(imported.edition) << diagnostics(imported.errors);
    const Session session = test::session_of(*imported.edition);
    EXPECT_EQ(text_of(check(session.data())), expected(form));
    const Edition known = test::request_for(id).pattern[0];
    const Edition& edition = session.data().edition;
    ASSERT_EQ(edition.indicators.size(), known.indicators.size());
    for (std::size_t i = 0; i < known.indicators.size(); ++i) {
      EXPECT_EQ(edition.indicators[i].id, known.indicators[i].id);
      EXPECT_EQ(edition.indicators[i].number, known.indicators[i].number);
      EXPECT_EQ(edition.scale_of(index_at<IndicatorIndex>(i)).id,
                known.scale_of(index_at<IndicatorIndex>(i)).id);
    }
  }
}

TEST_F(ImportRaw, AzerbaijanIsTheSameAsInTheBuiltInData) {
  const Session own = test::china_session();
  for (const char* name : {"wide CSV", "long CSV", "JSON", "whole folder"}) {
    if (test::kSlow && name != std::string_view("wide CSV")) continue;
    SCOPED_TRACE(name);
    const RawForm& form = test::raw_form("china-index-2024-98", name);
    const test::Imported imported =
        test::import_files(test::request_for(form.edition.id), form.files);
    ASSERT_TRUE(imported.edition) << diagnostics(imported.errors);
    const Session session = test::session_of(*imported.edition);
    const std::vector<Answer>& theirs = test::answers_of(session.data(), "AZ");
    EXPECT_EQ(theirs.size(), 99u);
    EXPECT_EQ(theirs, test::answers_of(own.data(), "AZ"));
    const UnitIndex here[] = {test::unit(own.data(), "AZ")};
    const UnitIndex there[] = {test::unit(session.data(), "AZ")};
    EXPECT_EQ(fingerprint(own.data(), here), fingerprint(session.data(), there));
  }
}

TEST_F(ImportRaw, ThePrintedFiguresAreThoseOfTheBuiltInData) {
  if (test::kSlow) GTEST_SKIP() << "tried in the optimised native build";
  const Session own = test::china_session();
  const RawForm& form = test::raw_form("china-index-2024-98", "JSON");
  const test::Imported imported =
      test::import_files(test::request_for(form.edition.id), form.files);
  ASSERT_TRUE(imported.edition) << diagnostics(imported.errors);
  const Session session = test::session_of(*imported.edition);
  const Dataset& ours = own.data();
  const Dataset& theirs = session.data();
  for (std::size_t c = 0; c < ours.units.size(); ++c) {
    const std::string& code = ours.units[c].code;
    const UnitIndex here = index_at<UnitIndex>(c);
    const UnitIndex there = test::unit(theirs, code);
    EXPECT_EQ(ours.units[c].name, theirs.units[there.value].name);
    EXPECT_EQ(ours.units[c].region, theirs.units[there.value].region);
    for (const NodeIndex node : nodes(ours.edition)) {
      const PublishedFigures& a = ours.figures(here, node);
      const PublishedFigures& b = theirs.figures(there, node);
      EXPECT_EQ(to_text(a.score.value()), to_text(b.score.value())) << code;
      EXPECT_EQ(a.rank, b.rank) << code;
    }
  }
}

}  // namespace
}  // namespace rescore::import_raw_test
