#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "generator.h"
#include "rescore/link.h"
#include "support.h"

/// Data and changes made by chance, for tests of links.
namespace rescore::test {

/// One of an indicator's options, or skipped.
inline Answer any_answer_to(const Edition& edition, IndicatorIndex indicator, Generator& random) {
  const std::vector<Option>& options = edition.scale_of(indicator).options;
  const std::size_t choice = random.below(options.size() + 1);
  if (choice == options.size()) return Answer::skip();
  return {static_cast<std::int16_t>(options[choice].score)};
}

/// The China Index with Azerbaijan's answers, and made-up ones for all other countries.
inline Dataset china_with_all_sheets() {
  Generator random(98);
  Dataset data = china_session().data();
  for (const Country& country : data.standings.countries) {
    if (find_sheet(data, country.code) != nullptr) continue;
    Sheet sheet{"", country.code, {}};
    for (std::size_t i = 0; i < data.edition.indicators.size(); ++i) {
      sheet.answers.push_back(any_answer_to(data.edition, index_at<IndicatorIndex>(i), random));
    }
    data.sheets.push_back(std::move(sheet));
  }
  return data;
}

/// Changes of some `of_a_thousand` of the answers of the countries, each to another answer than the
/// published one, by country and indicator. All countries need sheets.
inline std::vector<Edit> any_edits(const Dataset& data, const std::vector<CountryIndex>& countries,
                                   std::size_t of_a_thousand, Generator& random) {
  std::vector<Edit> edits;
  for (const CountryIndex c : countries) {
    const Sheet& sheet = *find_sheet(data, data.standings.countries[c.value].code);
    for (std::size_t i = 0; i < sheet.answers.size(); ++i) {
      if (random.below(1000) >= of_a_thousand) continue;
      Edit edit{c, index_at<IndicatorIndex>(i), sheet.answers[i]};
      while (edit.to == sheet.answers[i]) {
        edit.to = any_answer_to(data.edition, edit.indicator, random);
      }
      edits.push_back(edit);
    }
  }
  return edits;
}

inline std::vector<CountryIndex> all_countries(const Dataset& data) {
  std::vector<CountryIndex> all;
  for (std::size_t c = 0; c < data.standings.countries.size(); ++c) {
    all.push_back(index_at<CountryIndex>(c));
  }
  return all;
}

}  // namespace rescore::test
