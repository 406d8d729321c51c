#include "rescore/tables/import.h"

#include "rescore/session.h"

namespace rescore::import_test {
namespace {

/// A request with these tables; an empty one is absent.
TableRequest request_of(const std::string& data, const std::string& meta = "",
                        const std::string& published = "", const std::string& about = "") {
  const auto table = [](const char* file, const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(TableText{file, text});
  };
  TableRequest request;
  request.data = {"data.csv", data};
  request.meta = table("meta.csv", meta);
  request.published = table("published.csv", published);
  request.about = table("about.csv", about);
  return request;
}

/// The errors of an import that must fail, one to a line: file, pointer, sentence.
std::string faults(const TableRequest& request) {
  Errors errors;
  EXPECT_FALSE(import_tables(request, errors));
  std::string text;
  for (const Error& error : errors) {
    text += error.file + ": " + error.pointer + ": " + error.sentence + "\n";
  }
  return text;
}

TableImport made(const TableRequest& request) {
  Errors errors;
  auto result = import_tables(request, errors);
  EXPECT_TRUE(result);
  for (const Error& error : errors) ADD_FAILURE() << error.file << ": " << error.sentence;
  return result ? std::move(*result) : TableImport{};
}

/// A session with the first edition.
Session opened(const TableImport& import) {
  Session session;
  const TableEdition& edition = import.editions.at(0);
  EXPECT_FALSE(session.load_edition("index.json", edition.index));
  if (!edition.published.empty()) {
    EXPECT_FALSE(session.load_published_results("published.json", edition.published));
  }
  EXPECT_FALSE(session.load_response_table("responses.json", edition.responses));
  return session;
}

/// The score of a unit in the whole index, as shown.
std::string score_of(const Session& session, std::string_view unit) {
  const auto score = session.score(unit);
  return score && score->overall().score ? to_text(*score->overall().score) : "none";
}

const std::string kMeta =
    "iCode,iName,Type,Parent,Weight,Direction,Min,Max,Points\n"
    "cups,Cups a day,Indicator,all,1,1,0,5,\n"
    "tea,Tea at four,Indicator,all,3,1,,,No=0|Yes=2\n"
    "all,Coffee,Aggregate,,1,1,,,\n";

TEST(ImportTables, NumbersAndChoicesBecomeAnIndex) {
  const TableImport import =
      made(request_of("uCode,uName,cups,tea\nA,Aa,5,No\nB,Bb,0,yes\n", kMeta));
  const Session session = opened(import);
  EXPECT_EQ(import.editions[0].id, "coffee");
  EXPECT_EQ(score_of(session, "A"), "25.0");
  EXPECT_EQ(score_of(session, "B"), "75.0");
  EXPECT_TRUE(import.notes.empty());
}

TEST(ImportTables, SeparatorsMarksAndLineBreaksAreThoseOfSpreadsheets) {
  const char* texts[] = {"uCode,uName,cups\nA,\"A\na\",\"1,5\"\nB,Bb,\"2,25\"\n",
                         "\xEF\xBB\xBFuCode;uName;cups\r\nA;A a;1,5\r\nB;Bb;2,25\r\n;;\r\n",
                         "uCode\tuName\tcups\t\rA\tA  a\t1.5\t\rB\tBb\t2.25\t"};
  for (const char* text : texts) {
    const TableImport import = made(request_of(text));
    const Session session = opened(import);
    ASSERT_EQ(session.units().size(), 2u);
    EXPECT_EQ(session.units()[0].name, "A a");
    EXPECT_EQ(session.answers(UnitIndex{0})[0].score, 1.5);
    EXPECT_EQ(session.answers(UnitIndex{1})[0].score, 2.25);
  }
}

TEST(ImportTables, ThousandsMayBeGrouped) {
  const auto number = [](const std::string& text, const std::string& separator) {
    const TableImport import = made(
        request_of("Code" + separator + "x\nA" + separator + text + "\nB" + separator + "1\n"));
    return opened(import).answers(UnitIndex{0})[0].score;
  };
  EXPECT_EQ(number("\"1,234,567\"", ","), 1234567);
  EXPECT_EQ(number("\"1,234.5\"", ","), 1234.5);
  EXPECT_EQ(number("1.234,5", ";"), 1234.5);
  EXPECT_EQ(number("1\xC2\xA0"
                   "234,5",
                   ";"),
            1234.5);
  EXPECT_EQ(number("\xE2\x88\x92"
                   "3.5e2",
                   ";"),
            -350);
}

TEST(ImportTables, APanelIsAnEditionForEachYear) {
  const TableImport import =
      made(request_of("uCode,Time,x\nA,2020,1\nB,2020,2\nA,2021,3\nB,2021,1\n", "",
                      "uCode,Time,score,rank\nA,2020,1,2\nB,2020,2,1\nA,2021,3,1\nB,2021,1,2\n"));
  ASSERT_EQ(import.editions.size(), 2u);
  EXPECT_EQ(import.editions[0].id, "overall-2020");
  EXPECT_EQ(import.editions[1].id, "overall-2021");
  for (const TableEdition& edition : import.editions) {
    EXPECT_TRUE(edition.check.errors.empty());
    EXPECT_EQ(edition.fits.at(0).ranks.agree, 2);
  }
}

TEST(ImportTables, CodesThatAreNoIdsKeepWhatTheyCan) {
  const TableImport import =
      made(request_of("Code,Research Environment,N&S,Ü 1\nA,1,2,3\nB,2,3,1\n"));
  const Session session = opened(import);
  EXPECT_EQ(session.edition().indicators[0].id, "Research-Environment");
  EXPECT_EQ(session.edition().indicators[1].id, "N&S");
  EXPECT_EQ(session.edition().indicators[2].id, "1");
  EXPECT_EQ(session.edition().indicators[0].title, "Research Environment");
}

TEST(ImportTables, CodesAndTextsOfTheTablesNameIndicatorsAndAnswers) {
  Session session = opened(made(request_of(
      "Code,Open licence,Other\nA.1,No,1\nB,Yes,2\n",
      "iCode,Type,Parent,Points\nOpen licence,Indicator,t,No=0|Yes=1\nOther,Indicator,t,\n"
      "t,Aggregate,,\n")));
  EXPECT_FALSE(session.set_text("Open licence=yes", "A.1"));
  EXPECT_FALSE(session.set_text("B.Open licence=No", ""));
  EXPECT_FALSE(session.set_text("A.1.Open-licence=0", ""));
  EXPECT_TRUE(session.set_text("Open licence=Perhaps", "B"));
  EXPECT_TRUE(session.set_text("Other=Yes", "B"));
  ASSERT_EQ(session.edits().size(), 1u);
  EXPECT_EQ(session.edits()[0].to.score, 0);
}

TEST(ImportTables, DecimalPointsAndLowDirectionKeepTheirValues) {
  const TableImport import =
      made(request_of("uCode,x\nA,No\nB,Partly\nC,Yes\n",
                      "iCode,Type,Parent,Direction,Points\n"
                      "x,Indicator,all,-1,No=0|Partly=0.25|Yes=1\nall,Aggregate,,1,\n"));
  const Session session = opened(import);
  EXPECT_EQ(score_of(session, "A"), "100.0");
  EXPECT_EQ(score_of(session, "B"), "75.0");
  EXPECT_EQ(score_of(session, "C"), "0.0");
}

TEST(ImportTables, WhatIsLeftOutIsNoted) {
  const TableImport import =
      made(request_of("uCode,cups,tea,more\nA,1,Unsure,x\nB,2,Yes,y\n", kMeta));
  ASSERT_EQ(import.notes.size(), 2u);
  EXPECT_EQ(import.notes[0].sentence, "1 columns are in no line of meta.csv and left out: more.");
  EXPECT_EQ(import.notes[1].sentence,
            "1 answers are \"Unsure\", which is no choice of their column: they count as missing.");
}

TEST(ImportTables, ATableAboutTheIndexNamesItAndItsSource) {
  const TableImport import = made(request_of(
      "uCode,x\nA,1\nB,2\n", "", "",
      "Key,Value\nTitle,Coffee Index\nEdition,coffee-2030\nUnit,city\nPublisher,Beans\n"
      "Website,https://example.org/\nData,https://example.org/data\nVersion,1\nCitation,Beans.\n"));
  const Session session = opened(import);
  EXPECT_EQ(session.edition().id, "coffee-2030");
  EXPECT_EQ(session.edition().title, "Coffee Index");
  EXPECT_EQ(session.edition().unit, "city");
  EXPECT_EQ(session.edition().source->publisher, "Beans");
}

TEST(ImportTables, FaultsInTheDataNameLineAndColumn) {
  EXPECT_EQ(
      faults(request_of("uCode,cups,tea\nA,many,Yes\n,2,No\nA,1,No\n", kMeta)),
      "data.csv: /3/1: Line 3, column uCode: expected 1 to 64 characters, found 0.\n"
      "data.csv: /4/1: Line 4, column uCode: \"A\" also stands in line 2; editions of several "
      "years need a column Time.\n");
  EXPECT_EQ(faults(request_of("uCode,cups,tea\nA,many,Yes\n", kMeta)),
            "data.csv: /2/2: Line 2, column cups: expected a number, found \"many\".\n");
  EXPECT_EQ(faults(request_of("uCode,cups\nA,1\n", kMeta)),
            "meta.csv: /3/1: Line 3, column iCode: expected a column of data.csv with this name, "
            "found no \"tea\".\n");
  EXPECT_EQ(faults(request_of("uCode,x,x\nA,1,1\n")),
            "data.csv: /1/3: Line 1, column x: another column has this name.\n");
  EXPECT_EQ(faults(request_of("uCode,x\n")),
            "data.csv: : Expected a line with the names of the columns and at least one line below "
            "it.\n");
  EXPECT_EQ(faults(request_of("uCode,note\nA,fine words\nB,and more\n")),
            "data.csv: : Expected at least one column with numbers, or with Yes and No.\n");
}

TEST(ImportTables, AllLinesOfAPanelHaveAYearOfTheirOwnName) {
  EXPECT_EQ(
      faults(request_of("uCode,Time,x\nA,2020,1\nB,,2\nA,2021,3\nB,,4\n")),
      "data.csv: /3/2: Line 3, column Time: expected a year, because other lines have one.\n");
  EXPECT_EQ(
      faults(request_of("uCode,Time,x\nA,2023 Q1,1\nA,2023 Q2,2\nA,2023-Q1,3\n")),
      "data.csv: /4/2: Line 4, column Time: \"2023 Q1\" and \"2023-Q1\" would make editions of "
      "the same name.\n");
  // Nobody has a year: no panel.
  EXPECT_EQ(made(request_of("uCode,Time,x\nA,,1\nB,,2\n")).editions.size(), 1u);
}

TEST(ImportTables, FiguresOfSeveralYearsAreNotThoseOfDataForOne) {
  const std::string data = "uCode,x\nA,1\nB,2\n";
  EXPECT_EQ(faults(request_of(data, "", "uCode,Time,score\nA,2020,1\nB,2020,2\nA,2021,3\n")),
            "published.csv: /4: Line 4: expected figures of 2020 only, because data.csv has no "
            "column for "
            "the year; found \"2021\".\n");
  EXPECT_EQ(made(request_of(data, "", "uCode,Time,score\nA,2020,1\nB,2020,2\n")).editions.size(),
            1u);
}

TEST(ImportTables, NamesThatCannotBeSeenAreNone) {
  EXPECT_EQ(faults(request_of("uCode,\u200B,x\nA,1,1\nB,2,2\n")),
            "data.csv: /1/2: Line 1, column 2: expected a name for this column.\n");
  EXPECT_EQ(faults(request_of("uCode,x\nA,1\n\u00A0,2\n")),
            "data.csv: /3/1: Line 3, column uCode: expected 1 to 64 characters, found 0.\n");
}

TEST(ImportTables, FaultsInTheOtherTablesNameLineAndColumn) {
  const std::string data = "uCode,x\nA,1\nB,2\n";
  EXPECT_EQ(
      faults(request_of(data,
                        "iCode,Type,Parent,Weight,Direction,Min,Max\n"
                        "x,Indicator,al,-1,2,5,1\nall,Agregate,,1,1,,\n")),
      "meta.csv: /2/4: Line 2, column Weight: expected a number from 0 to 1000000, found "
      "\"-1\".\n"
      "meta.csv: /2/5: Line 2, column Direction: expected a number, found \"2\".\n"
      "meta.csv: /2/7: Line 2, column Max: expected a number above Min, found \"1\".\n"
      "meta.csv: /3/2: Line 3, column Type: expected Indicator, Aggregate, Group, Denominator "
      "or Other, found \"Agregate\".\n");
  EXPECT_EQ(faults(request_of(data, "iCode,Type,Parent\nx,Indicator,al\nall,Aggregate,\n")),
            "meta.csv: /2/3: Line 2, column Parent: expected the code of an aggregate, found "
            "\"al\".\n");
  EXPECT_EQ(faults(request_of(data, "", "uCode,score,rank\nA,one,1\nC,2,0\n")),
            "published.csv: /2/2: Line 2, column score: expected a score, found \"one\".\n"
            "published.csv: /3/3: Line 3, column rank: expected a rank, 1 or more, found \"0\".\n");
  EXPECT_EQ(faults(request_of(data, "", "uCode,rank\nC,2\n")),
            "published.csv: /2: Line 2: expected the code or name of a unit in data.csv, found "
            "\"C\".\n");
  EXPECT_EQ(
      faults(request_of(data, "", "", "Key,Value\nTitel,Coffee\nEdition,Tea 1\n")),
      "about.csv: /2/1: Line 2, column Key: expected edition, title, unit, publisher, website, "
      "data, version, citation, caveat, measures or high_rank, found \"Titel\".\n"
      "about.csv: /3/2: Line 3, column Value: expected lower-case letters, digits and hyphens, "
      "such as tea-1, found \"Tea 1\".\n");
}

}  // namespace
}  // namespace rescore::import_test
