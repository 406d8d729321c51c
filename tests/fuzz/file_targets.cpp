#include <algorithm>

#include "rescore/check.h"
#include "rescore/fingerprint.h"
#include "rescore/json_io.h"
#include "rescore/uncertainty_json.h"
#include "target.h"

// Files of ours: index, standings, sheet, made-up method, result of a run. What is read without an
// error can be used, and what was written can be read and written again.
namespace rescore::fuzz {
namespace {

/// Ranks all countries in every scope by a method, and scores one.
void use(const Session& session, std::string_view method) {
  Errors errors;
  const Edition& edition = session.data().edition;
  for (std::size_t s = 0; s < node_count(edition); ++s) {
    const std::string node = node_id(edition, index_at<NodeIndex>(s));
    const auto rows = session.ranking(node, method, errors);
    if (!rows) break;
    for (const Row& row : *rows) {
      must(row.place.rank >= 0 && row.place.rank <= row.of, "a rank is among the countries");
      must(row.achieved >= 0 && (!row.maximum || row.achieved <= *row.maximum),
           "points are not more than can be had");
    }
  }
  for (const Unit& unit : session.data().published_results.units) {
    static_cast<void>(session.score(unit.code, method, errors));
  }
  must(errors.empty() || !errors.front().sentence.empty(), "what cannot be done is told");
}

}  // namespace

void index(std::string_view bytes) {
  Errors errors;
  const auto edition = read_edition("index.json", bytes, errors);
  must(edition.has_value() == errors.empty(), "there is an edition or there are errors");
  must_be_told_well(errors, "index.json", bytes);
  if (!edition) return;
  const std::string written = edition_json(*edition);
  const auto again = read_edition("index.json", written, errors);
  must(errors.empty() && again && edition_json(*again) == written, "an edition is read as written");
  const Dataset data{*edition, {}, {}};
  must(fingerprint(data).size() == 8, "an edition has a fingerprint");
  static_cast<void>(check(data));
}

void published_results(std::string_view bytes) {
  Errors errors;
  const Edition& edition = small().data().edition;
  const auto read = read_published_results(edition, "standings.json", bytes, errors);
  must(read.has_value() == errors.empty(), "there are standings or there are errors");
  must_be_told_well(errors, "standings.json", bytes);
  if (!read) return;
  const std::string written = published_results_json({edition, *read, {}});
  const auto again = read_published_results(edition, "standings.json", written, errors);
  must(errors.empty() && again && published_results_json({edition, *again, {}}) == written,
       "standings are read as written");
  Session session = small();
  const auto& all_responses = session.data().responses;
  const bool complete = std::all_of(
      all_responses.begin(), all_responses.end(),
      [&](const Responses& responses) { return find_unit(*read, responses.unit).has_value(); });
  must(session.load_published_results("standings.json", bytes).empty() == complete,
       "standings load unless a sheet would lose its country");
  if (!complete) return;
  static_cast<void>(check(session.data()));
  for (const Method& method : edition.methods) use(session, method.id);
}

void responses(std::string_view bytes) {
  Errors errors;
  const auto read = read_responses(small().data().edition, "IS.json", bytes, errors);
  must(read.has_value() == errors.empty(), "there is a sheet or there are errors");
  must_be_told_well(errors, "IS.json", bytes);
  if (!read) return;
  Session session = small();
  if (!session.replace_responses("IS.json", bytes).empty()) return;  // no country of the standings
  static_cast<void>(check(session.data()));
  use(session, "");
}

void method(std::string_view bytes) {
  Session session = small();
  const Errors errors = session.add_method("method.json", bytes);
  must(errors.empty() != session.added().empty(), "there is a method or there are errors");
  must_be_told_well(errors, "method.json", bytes);
  if (errors.empty()) use(session, session.added().back().id);
}

void method_text(std::string_view bytes) {
  Errors errors;
  const Session& session = small();
  const Method* method = session.method(bytes, errors);
  must((method != nullptr) == errors.empty(), "there is a method or there are errors");
  if (method != nullptr) use(session, bytes);
}

void run_result(std::string_view bytes) {
  Errors errors;
  const auto read = read_run("run.json", bytes, errors);
  must(read.has_value() == errors.empty(), "there is a result or there are errors");
  must_be_told_well(errors, "run.json", bytes);
  if (!read) return;
  const auto written = [](const RunResult& run) {
    const auto* robust = std::get_if<UncertaintyResult>(&run);
    return robust != nullptr ? uncertainty_json(*robust)
                             : sensitivity_json(std::get<SensitivityResult>(run));
  };
  const auto again = read_run("run.json", written(*read), errors);
  must(errors.empty() && again && written(*again) == written(*read), "a result is read as written");
  if (const auto* robust = std::get_if<UncertaintyResult>(&*read)) {
    static_cast<void>(merge(std::span(robust, 1), errors));
  } else {
    static_cast<void>(merge(std::span(&std::get<SensitivityResult>(*read), 1), errors));
  }
}

}  // namespace rescore::fuzz
