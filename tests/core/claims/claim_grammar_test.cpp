#include "claims/claim_grammar.h"

#include <gtest/gtest.h>

#include "support/support.h"

// What sentences say, and which part of others is not read.
namespace rescore::claims::claim_grammar_test {
namespace {

Reading read(std::string_view text) {
  static const Session session = test::china_session();
  static const std::vector<const Dataset*> data = {&session.data()};
  static const Names names(data);
  return read_claim(text, names);
}

/// The statement as a line; "not read: PART" without one.
std::string said(const std::string& text) {
  const Reading reading = read(text);
  if (!reading.statement) {
    return "not read: " + text.substr(reading.begin, reading.end - reading.begin);
  }
  const Statement& s = *reading.statement;
  std::string line = s.unit;
  const auto add = [&](const std::string& part) { line += " " + part; };
  const char* relations[] = {">", "<", "="};
  const char* directions[] = {"up", "down", "same"};
  const char* comparisons[] = {"", "about ", "over ", "under ", "from ", "upto "};
  switch (s.kind) {
    case ClaimKind::rank:
      add("rank " + std::to_string(s.rank));
      break;
    case ClaimKind::position:
      add(std::string(s.exact ? "place " : "within ") +
          (s.parts > 0 ? "1/" + std::to_string(s.parts) : to_text(s.count)));
      if (s.percent) add("%");
      break;
    case ClaimKind::order:
      add(relations[static_cast<int>(s.relation)]);
      add(s.other);
      if (s.places) add("by " + std::to_string(*s.places));
      if (s.exact) add("exactly");
      break;
    case ClaimKind::change:
      add(directions[static_cast<int>(s.direction)]);
      if (s.amount) add("by " + to_text(*s.amount));
      if (s.from) add("from " + to_text(*s.from));
      if (s.to) add("to " + to_text(*s.to));
      break;
    case ClaimKind::score:
      add(comparisons[static_cast<int>(s.comparison)] + to_text(s.score));
      break;
  }
  if (s.from_end) add("from end");
  if (s.of_score) add("of score");
  if (s.is_percentage) add("percent");
  if (s.of) add("of " + std::to_string(*s.of));
  if (s.node) add("in " + *s.node);
  if (s.year) add("year " + std::to_string(*s.year));
  if (s.since) add("since " + std::to_string(*s.since));
  return line;
}

struct Case {
  const char* claim;
  const char* said;
};

void expect(std::initializer_list<Case> cases) {
  for (const auto& [claim, line] : cases) EXPECT_EQ(said(claim), line) << claim;
}

TEST(ClaimGrammar, ReadsRanks) {
  expect({{"Germany ranks 20th.", "DE rank 20"},
          {"germany is ranked twentieth of 98 countries", "DE rank 20 of 98"},
          {"DE ranks 20", "DE rank 20"},
          {"The US comes in at number 36 in the China Index", "US rank 36"},
          {"Germany holds 20th place overall", "DE rank 20 in overall"},
          {"Germany has rank 20 in Media", "DE rank 20 in domain:media"},
          {"Germany's Law Enforcement rank is 4", "DE rank 4 in domain:law-enforcement"},
          {"The rank of Germany in the Exposure layer was 4th", "DE rank 4 in layer:exposure"},
          {"Albania is second to last", "AL rank 2 from end"},
          {"Albania ranked last out of 98 in 2024", "AL rank 1 from end of 98 year 2024"},
          {"Pakistan is the highest-ranked country", "PK rank 1"},
          {"Pakistan tops the China Index 2022", "PK rank 1 year 2022"},
          {"North Macedonia is at the bottom of the list", "MK rank 1 from end"}});
}

TEST(ClaimGrammar, ReadsOrders) {
  expect(
      {{"Germany is ahead of France", "DE > FR"},
       {"Germany ranks lower than the Philippines' neighbour", "not read: neighbour"},
       {"Germany ranks higher in Media than France in 2022", "DE > FR in domain:media year 2022"},
       {"Germany ranks four places below France", "DE < FR by 4"},
       {"Germany outranks France", "DE > FR"},
       {"Germany trails France", "DE < FR"},
       {"Germany is level with France", "DE = FR"},
       {"Germany has the same rank as France", "DE = FR exactly"},
       {"Germany is less influenced by the People's Republic of China than France", "DE < FR"},
       {"Germany scores higher than France", "DE > FR of score"},
       {"Germany's score is lower than that of France", "DE < FR of score"},
       {"Germany's rank is higher than France's rank", "DE > FR"},
       {"China's influence is weaker in Germany than in France", "DE < FR"},
       {"Germany is ahead of Germany", "not read: "}});
}

TEST(ClaimGrammar, ReadsPositions) {
  expect(
      {{"Azerbaijan is in the top half", "AZ within 1/2"},
       {"Azerbaijan ranks in the bottom third in Media", "AZ within 1/3 from end in domain:media"},
       {"Azerbaijan is among the top 10 countries", "AZ within 10"},
       {"Azerbaijan is in the lowest 12.5% of countries", "AZ within 12.5 % from end"},
       {"Azerbaijan is among the five most influenced countries by China", "AZ within 5"},
       {"Azerbaijan is among the five lowest-ranked countries", "AZ within 5 from end"},
       {"Azerbaijan is the most influenced country", "AZ place 1"},
       {"Azerbaijan is the third least influenced country by Beijing", "AZ place 3 from end"},
       {"The country most influenced by China is Azerbaijan", "AZ place 1"},
       {"Azerbaijan is more influenced than any other country", "AZ place 1"},
       {"Chinese influence is strongest in Azerbaijan", "AZ place 1"}});
}

TEST(ClaimGrammar, ReadsChangesAndScores) {
  expect(
      {{"Germany fell four places since 2022", "DE down by 4 since 2022"},
       {"Since the China Index 2022 Germany has risen by 4 ranks", "DE up by 4 since 2022"},
       {"Germany fell from 19th to 20th from 2022 to 2024",
        "DE down from 19 to 20 year 2024 since 2022"},
       {"Germany rose from 43% to 47.5%", "DE up from 43 to 47.5 of score"},
       {"Germany's score rose by 4.5 points", "DE up by 4.5 of score"},
       {"Germany's rank is unchanged since 2022", "DE same since 2022"},
       {"Germany scores about 47.5%", "DE about 47.5 percent"},
       {"Germany has a Media score of more than 40 per cent", "DE over 40 percent in domain:media"},
       {"Germany scored at least 40 points out of 98", "DE from 40 of 98"},
       {"Germany has 40", "not read: "}});
}

TEST(ClaimGrammar, NamesThePartThatItDoesNotRead) {
  expect({{"Germany ranks very high", "not read: very high"},
          {"Germany does not rank 20th", "not read: does not rank 20th"},
          {"Germany ranks 20th in Europe", "not read: in Europe"},
          {"Germany is ahead of France and Italy", "not read: and Italy"},
          {"Germany is more developed than France", "not read: developed than France"},
          {"Germany is influenced by China", "not read: influenced by China"},
          {"Germany fell four", "not read: four"},
          {"Atlantis ranks 4th", "not read: Atlantis ranks 4th"},
          {"Germany ranks 19th in 2022 in 2021", "not read: in 2021"},
          {"Germany ranks", "not read: "}});
  EXPECT_EQ(read("Greenland ranks 4th").fault, ClaimFault::unknown_unit);
  EXPECT_EQ(read("Germany ranks").fault, ClaimFault::incomplete);
  EXPECT_EQ(read("Germany soars").fault, ClaimFault::unread);
  EXPECT_EQ(read(" . ").fault, ClaimFault::empty);
}

TEST(ClaimGrammar, TakesCodesOnlyInCapitals) {
  expect({{"IS is ahead of DE", "IS > DE"},
          {"is is ahead of de", "not read: is is ahead of de"},
          {"the UK is ahead of the USA", "GB > US"}});
}

}  // namespace
}  // namespace rescore::claims::claim_grammar_test
