#include <algorithm>

#include "audit/check.h"
#include "audit/fingerprint.h"
#include "china_index/edition_writer.h"
#include "files/readers.h"
#include "rescore/io.h"
#include "target.h"

// Our own files: index, standings, sheet, method file, crosswalk, result of a run. Files that are
// read without an error must be usable, and written files can be read and written again.
namespace rescore::fuzz {
namespace {

/// Ranks all countries in every scope under a method, and scores one.
void use(const Session& session, std::string_view method) {
  Errors errors;
  for (const Node& node : session.edition().nodes) {
    const auto rows = session.ranking(node.id, method);
    if (!rows) {
      errors = rows.errors();
      break;
    }
    for (const Row& row : *rows) {
      must(row.rank.value >= 0 && row.rank.value <= row.of, "a rank is among the units");
      must(!row.maximum || row.achieved <= *row.maximum, "points are not more than can be had");
    }
  }
  for (const Unit& unit : session.units()) static_cast<void>(session.score(unit.code, method));
  must(errors.empty() || !errors.front().sentence.empty(), "what cannot be done is told");
}

}  // namespace

void index(std::string_view bytes) {
  Errors errors;
  const auto edition = read_edition("index.json", bytes, errors);
  must(edition.has_value() == errors.empty(), "there is an edition or there are errors");
  must_be_told_well(errors, "index.json", bytes);
  if (!edition) return;
  const Dataset data{*edition, {}, {}, {}};
  must(fingerprint(data).size() == 8, "an edition has a fingerprint");
  static_cast<void>(check(data));
  if (edition->format != 1) return;
  const std::string written = edition_json(*edition);
  const auto again = read_edition("index.json", written, errors);
  must(errors.empty() && again && edition_json(*again) == written, "an edition is read as written");
}

void published_results(std::string_view bytes) {
  Errors errors;
  const Edition& edition = small().data().edition;
  const auto read = read_published_results(edition, "standings.json", bytes, errors);
  must(read.has_value() == errors.empty(), "there are standings or there are errors");
  must_be_told_well(errors, "standings.json", bytes);
  if (!read) return;
  const std::string written = published_results_json({edition, read->units, {}, *read});
  const auto again = read_published_results(edition, "standings.json", written, errors);
  must(errors.empty() && again &&
           published_results_json({edition, again->units, {}, *again}) == written,
       "standings are read as written");
  Session session = small();
  const auto& loaded = session.data().responses;
  const bool complete = std::all_of(loaded.begin(), loaded.end(), [&](const Responses& responses) {
    return responses.answers.empty() ||
           std::any_of(read->units.begin(), read->units.end(),
                       [&](const Unit& unit) { return unit.code == responses.unit; });
  });
  must(!session.load_published_results("standings.json", bytes) == complete,
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
  if (session.replace_responses("IS.json", bytes)) return;  // not a country of the standings
  static_cast<void>(check(session.data()));
  use(session, "");
}

void published(std::string_view bytes) {
  Session session = cities();
  const Fault fault = session.load_published_results("published.json", bytes);
  must_be_told_well(fault.errors(), "published.json", bytes);
  if (fault) return;
  static_cast<void>(check(session.data()));
  use(session, "");
}

void response_table(std::string_view bytes) {
  Session session;
  must(!session.load_edition("index.json", text_of("tests/fuzz/corpus/index/cities.json")),
       "the edition loads");
  const Fault fault = session.load_response_table("responses.json", bytes);
  must_be_told_well(fault.errors(), "responses.json", bytes);
  if (fault) return;
  static_cast<void>(check(session.data()));
  use(session, "");
}

void method(std::string_view bytes) {
  Session session = small();
  const auto added = session.add_method("method.json", bytes);
  must_be_told_well(added.errors(), "method.json", bytes);
  if (added) use(session, *added);
}

void crosswalk(std::string_view bytes) {
  const Session& session = cities();
  const Edition& edition = session.edition();
  Errors errors;
  const auto read = read_crosswalk(edition, edition, "crosswalk.json", bytes, errors);
  must(read.has_value() == errors.empty(), "there is a crosswalk or there are errors");
  must_be_told_well(errors, "crosswalk.json", bytes);
  if (!read) return;
  const auto changes = session.changes_from(session, "", read);
  must(changes || !changes.errors().front().sentence.empty(), "what cannot be compared is told");
  if (!changes) return;
  for (const RankChange& change : changes->units) {
    int sixths = 0;
    for (const ChangePart& part : change.parts) sixths += part.sixths;
    must(change.from == change.to && sixths == 0, "between a state and itself nothing moves");
  }
}

void method_text(std::string_view bytes) {
  const Session& session = small();
  if (session.method(bytes)) use(session, bytes);
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
