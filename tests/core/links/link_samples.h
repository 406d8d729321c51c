#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "links/link.h"
#include "support/generator.h"
#include "support/support.h"

/// Random data and changes for tests of links.
namespace rescore::test {

/// One of an indicator's options, or skipped.
inline Answer any_answer_to(const Edition& edition, IndicatorIndex indicator, Generator& random) {
  const std::vector<Option>& options = edition.scale_of(indicator).options;
  const std::size_t choice = random.below(options.size() + 1);
  if (choice == options.size()) return Answer::skip();
  return {static_cast<double>(options[choice].score)};
}

/// The China Index with Azerbaijan's answers, and generated ones for all other countries.
inline Dataset china_with_all_responses() {
  Generator random(98);
  Dataset data = china_session().data();
  for (const UnitIndex unit : units_without_responses(data)) {
    std::vector<Answer> answers;
    for (std::size_t i = 0; i < data.edition.indicators.size(); ++i) {
      answers.push_back(any_answer_to(data.edition, index_at<IndicatorIndex>(i), random));
    }
    put_responses(data, data.units[unit.value].code, std::move(answers));
  }
  return data;
}

/// Changes of some `of_a_thousand` of the answers of the countries, each to another answer than the
/// published one, by country and indicator. All of them need responses.
inline std::vector<Edit> any_edits(const Dataset& data, const std::vector<UnitIndex>& units,
                                   std::size_t of_a_thousand, Generator& random) {
  std::vector<Edit> edits;
  for (const UnitIndex unit : units) {
    const std::vector<Answer>& answers = data.answers(unit);
    for (std::size_t i = 0; i < answers.size(); ++i) {
      if (random.below(1000) >= of_a_thousand) continue;
      Edit edit{unit, index_at<IndicatorIndex>(i), answers[i]};
      while (edit.to == answers[i]) {
        edit.to = any_answer_to(data.edition, edit.indicator, random);
      }
      edits.push_back(edit);
    }
  }
  return edits;
}

}  // namespace rescore::test
