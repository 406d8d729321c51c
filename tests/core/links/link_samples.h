#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "rescore/link.h"
#include "support/generator.h"
#include "support/support.h"

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
  for (const Unit& unit : data.published_results.units) {
    if (find_responses(data, unit.code) != nullptr) continue;
    Responses responses{"", unit.code, {}};
    for (std::size_t i = 0; i < data.edition.indicators.size(); ++i) {
      responses.answers.push_back(any_answer_to(data.edition, index_at<IndicatorIndex>(i), random));
    }
    data.responses.push_back(std::move(responses));
  }
  return data;
}

/// Changes of some `of_a_thousand` of the answers of the countries, each to another answer than the
/// published one, by country and indicator. All countries need sheets.
inline std::vector<Edit> any_edits(const Dataset& data, const std::vector<UnitIndex>& units,
                                   std::size_t of_a_thousand, Generator& random) {
  std::vector<Edit> edits;
  for (const UnitIndex c : units) {
    const Responses& responses = *find_responses(data, data.published_results.units[c.value].code);
    for (std::size_t i = 0; i < responses.answers.size(); ++i) {
      if (random.below(1000) >= of_a_thousand) continue;
      Edit edit{c, index_at<IndicatorIndex>(i), responses.answers[i]};
      while (edit.to == responses.answers[i]) {
        edit.to = any_answer_to(data.edition, edit.indicator, random);
      }
      edits.push_back(edit);
    }
  }
  return edits;
}

inline std::vector<UnitIndex> all_countries(const Dataset& data) {
  std::vector<UnitIndex> all;
  for (std::size_t c = 0; c < data.published_results.units.size(); ++c) {
    all.push_back(index_at<UnitIndex>(c));
  }
  return all;
}

}  // namespace rescore::test
