#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>

#include "bench.h"
#include "rescore/rescore.h"

namespace rescore::bench {
namespace {

namespace fs = std::filesystem;

/// Ends the program if a request was rejected: then there is nothing to time.
void expect(const Errors& errors) {
  if (errors.empty()) return;
  for (const Error& error : errors) std::fprintf(stderr, "%s\n", error.sentence.c_str());
  std::exit(1);
}

template <class T>
T taken(Result<T> result) {
  expect(result.errors());
  return *std::move(result);
}

std::string text_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

using Shared = std::shared_ptr<Session>;

/// A session with all answers. A large index has them in several files: responses-1.json, ...
Shared opened(const fs::path& folder) {
  if (!fs::exists(folder / "responses-1.json")) {
    return std::make_shared<Session>(taken(open_folder(folder.string())));
  }
  const auto session = std::make_shared<Session>();
  expect(session->load_edition("index.json", text_of(folder / "index.json")).errors());
  for (int part = 1;; ++part) {
    const fs::path file = folder / ("responses-" + std::to_string(part) + ".json");
    if (!fs::exists(file)) return session;
    expect(session->load_response_table(file.string(), text_of(file)).errors());
  }
}

/// Points, maxima, scores times `factor`, ranks and ties of every unit in every node.
std::uint32_t mixed(const Columns& all, double factor = 10) {
  Mixed hash;
  for (std::size_t i = 0; i < all.rank.size(); ++i) {
    hash.add(all.achieved[i]);
    hash.add(all.maximum[i]);
    hash.add(std::isnan(all.score[i]) ? -1 : std::llround(factor * all.score[i]));
    hash.add(all.rank[i]);
    hash.add(all.tied[i]);
  }
  return hash.value();
}

/// One answer, changed back and forth.
struct ToAndFro {
  std::string unit, indicator;
  double one, other;
};

/// The results of a changed answer; the comparison uses those after the second change.
Timed changed(const Shared& session, const ToAndFro& answer, double factor = 10) {
  const auto set = [session, answer](double to) {
    expect(session->set(answer.unit, answer.indicator, to).errors());
    return taken(session->results());
  };
  set(answer.one);
  const auto turn = std::make_shared<bool>(false);
  return {[=] { set((*turn = !*turn) ? answer.other : answer.one); },
          [=] { return mixed(set(answer.other), factor); }};
}

/// One change, undone and redone.
Timed undone(const Shared& session, const ToAndFro& answer) {
  // One of the two is a change, whichever was published.
  expect(session->set(answer.unit, answer.indicator, answer.one).errors());
  expect(session->set(answer.unit, answer.indicator, answer.other).errors());
  return {[=] {
            if (!session->undo()) session->redo();
            taken(session->results());
          },
          [=] {
            while (session->redo()) {
            }
            return mixed(taken(session->results()));
          }};
}

/// More methods than a session caches results for, one after the other, all equal to the
/// publisher's rule: each sets the weight of one node below the root to the value it already has.
Timed anew(const Shared& session, const ToAndFro& answer) {
  expect(session->set(answer.unit, answer.indicator, answer.other).errors());
  std::vector<std::string> methods;
  for (const Node& node : session->edition().nodes) {
    if (node.parent == kOverall) methods.push_back("weight=" + std::string(short_id(node)) + ":1");
  }
  const auto turn = std::make_shared<std::size_t>(0);
  const auto next = [=] { return taken(session->results(methods[++*turn % methods.size()])); };
  return {[=] { next(); }, [=] { return mixed(next()); }};
}

/// This many changes are in place, and one more is made and reverted.
Timed many_edits(const Shared& session, std::size_t edits, const ToAndFro& answer) {
  const Edition& edition = session->edition();
  std::size_t made = 0;
  for (std::size_t u = 0; u < session->units().size() && made < edits; ++u) {
    const std::vector<Answer> answers(session->answers(index_at<UnitIndex>(u)).begin(),
                                      session->answers(index_at<UnitIndex>(u)).end());
    for (std::size_t i = 0; i < answers.size() && made < edits; ++i) {
      const auto& options = edition.scale_of(index_at<IndicatorIndex>(i)).options;
      const int to =
          answers[i].score == options.front().score ? options.back().score : options.front().score;
      expect(session->set(session->units()[u].code, edition.indicators[i].id, to).errors());
      ++made;
    }
  }
  return changed(session, answer);
}

void mix(Mixed& hash, const Row& row) {
  hash.add(row.achieved);
  hash.add(row.maximum.value_or(-1));
  hash.add(row.score ? std::llround(10 * number(*row.score)) : -1);
  hash.add(row.rank.value);
  hash.add(row.rank.tied);
}

/// The rows of a change by indicator and answer, because changes with equal effects may be in any
/// order.
std::uint32_t mixed(const Session& session, const Impacts& impacts) {
  std::uint32_t sum = 0;
  for (const Impact& impact : impacts.changes) {
    Mixed hash;
    hash.add(impact.edit.indicator.value);
    hash.add(impact.edit.to.missing() ? 255 : std::llround(impact.edit.to.score));
    hash.add(impact.gained);
    for (const Row& row : impacts.after(impact)) mix(hash, row);
    sum += hash.value();
  }
  return sum + static_cast<std::uint32_t>(session.units().size());
}

Timed impact(const Shared& session, const std::string& unit) {
  return {[=] { taken(session->impact(unit)); },
          [=] { return mixed(*session, taken(session->impact(unit))); }};
}

Timed pivots(const Shared& session) {
  return {[=] { taken(session->pivots()); },
          [=] {
            Mixed hash;
            for (const Pivot& pivot : taken(session->pivots())) {
              hash.add(pivot.up);
              hash.add(pivot.down);
            }
            return hash.value();
          }};
}

UncertaintyRun run_of(const Session& session, std::uint64_t trials) {
  UncertaintyOptions options;
  options.draws = trials;
  UncertaintyRun run = taken(session.uncertainty(options));
  while (run.advance(10'000)) {
  }
  return run;
}

/// Rank acceptability from random weights. Two generators draw different numbers, so only the mean
/// ranks agree approximately.
Timed weights(const Shared& session, std::uint64_t trials) {
  return {[=] { run_of(*session, trials); },
          {},
          [=] {
            const UncertaintyRun run = run_of(*session, trials);
            std::vector<double> means;
            for (std::size_t u = 0; u < session->units().size(); ++u) {
              means.push_back(rank_summary(run.result(), index_at<UnitIndex>(u))->mean);
            }
            return means;
          }};
}

/// One rank after the other, or only the first, which needs the most changes.
Timed goals(const Shared& session, const std::string& unit, bool every) {
  const int now = taken(session->score(unit)).overall().rank.value;
  const int last = every ? static_cast<int>(session->units().size()) : 1;
  const auto rank = std::make_shared<int>(0);
  return {[=] {
            GoalRequest request;
            request.unit = unit;
            *rank = *rank % last + 1;
            request.rank = *rank;
            request.lower = *rank > now;
            taken(session->goal(request));
          },
          {}};
}

void add_china(const fs::path& folder, std::vector<Case>& cases) {
  const ToAndFro answer{"AZ", "media-03", 0, 3};
  const auto on = [folder](auto make) { return [=] { return make(opened(folder)); }; };
  cases.push_back({"anew", on([=](const Shared& s) { return anew(s, answer); })});
  cases.push_back({"undo", on([=](const Shared& s) { return undone(s, answer); })});
  cases.push_back({"edit", on([=](const Shared& s) { return changed(s, answer); })});
  cases.push_back({"impact", on([](const Shared& s) { return impact(s, "AZ"); })});
  cases.push_back({"pivots", on([](const Shared& s) { return pivots(s); })});
  cases.push_back({"goal", on([](const Shared& s) { return goals(s, "AZ", true); })});
  cases.push_back({"goal-first", on([](const Shared& s) { return goals(s, "AZ", false); })});
  for (const std::uint64_t trials : {1'000, 3'000, 10'000, 30'000, 100'000}) {
    cases.push_back({"weights-" + std::to_string(trials),
                     on([=](const Shared& s) { return weights(s, trials); })});
  }
  for (const std::size_t edits : {1, 10, 100, 1'000, 5'000}) {
    cases.push_back({"edits-" + std::to_string(edits),
                     on([=](const Shared& s) { return many_edits(s, edits, answer); })});
  }
}

}  // namespace

std::vector<Case> all_cases(const fs::path& data) {
  std::vector<Case> cases;
  add_china(data / "china", cases);
  if (fs::exists(data / "hdi")) {
    cases.push_back(
        {"hdi-edit", [=] {
           const Shared session = opened(data / "hdi");
           const Edition& edition = session->edition();
           const auto& unit = session->units()[session->units().size() / 2].code;
           const double value = session->answers(*session->unit(unit))[0].score;
           return changed(session, {unit, edition.indicators[0].id, value - 2, value - 1}, 1000);
         }});
  }
  // Generated indices, by size: "10000x1000".
  if (!fs::exists(data / "made")) return cases;
  for (const auto& entry : fs::directory_iterator(data / "made")) {
    const fs::path folder = entry.path();
    const std::string by = folder.filename().string();
    const auto middle = [](const Session& session) {
      return ToAndFro{session.units()[session.units().size() / 2].code,
                      session.edition().indicators[session.edition().indicators.size() / 2].id, 0,
                      3};
    };
    cases.push_back({"anew-" + by, [=] {
                       const Shared session = opened(folder);
                       return anew(session, middle(*session));
                     }});
    cases.push_back({"edit-" + by, [=] {
                       const Shared session = opened(folder);
                       return changed(session, middle(*session));
                     }});
  }
  return cases;
}

}  // namespace rescore::bench
