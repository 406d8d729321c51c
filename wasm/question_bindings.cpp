#include "handle.h"

// The handle with the what-if questions. Answers that are lists of thousands of numbers are typed
// arrays; all others are the JSON text that the command prints.
namespace rescore::wasm {
namespace {

std::vector<std::string> strings(const val& list) {
  std::vector<std::string> strings;
  const auto count = list["length"].as<unsigned>();
  for (unsigned i = 0; i < count; ++i) strings.push_back(list[i].as<std::string>());
  return strings;
}

template <class Number, class Get>
val pivot_column(const char* type, const std::vector<Pivot>& map, Get get) {
  std::vector<Number> list;
  for (const Pivot& pivot : map) list.push_back(static_cast<Number>(get(pivot)));
  return numbers(type, std::span<const Number>(list));
}

class Questions : public Handle {
 public:
  val check() const {
    const CheckReport report = session().check();
    val tallies = val::array();
    for (const Tally& tally : report.tallies) {
      val item = val::object();
      item.set("what", tally.what);
      item.set("agree", tally.agree);
      item.set("of", tally.of);
      tallies.call<void>("push", item);
    }
    return outcome(tallies, report.errors);
  }

  val add_method(const std::string& file, const std::string& text) {
    return to_val(session().add_method(file, text).errors());
  }

  val decimals(const std::string& method) const {
    return outcome_of(session().method(method), [](const Method& rule) {
      val list = val::array();
      for (const NodeRule& node : rule.rules) list.call<void>("push", node.rounding.back());
      return list;
    });
  }

  /// A Float64Array. For each change it has: indicator, to (NaN: skip), gained, share in
  /// millionths; then for each node above the indicator: points, maximum, score (the latter two NaN
  /// if there is none), rank, tied, of.
  val impact(const std::string& country, const std::string& scope,
             const std::string& method) const {
    return outcome_of(session().impact(country, scope, method), [](const Impacts& impacts) {
      std::vector<double> list;
      const double none = std::nan("");
      for (const Impact& impact : impacts.changes) {
        list.insert(list.end(), {double(impact.edit.indicator.value), impact.edit.to.score,
                                 double(impact.gained), double(impact.share)});
        for (const Row& row : impacts.after(impact)) {
          list.insert(list.end(), {double(row.achieved), row.maximum ? double(*row.maximum) : none,
                                   row.score ? number(*row.score) : none, double(row.rank.value),
                                   double(row.rank.tied), double(row.of)});
        }
      }
      return numbers("Float64Array", std::span<const double>(list));
    });
  }

  val pivots(const std::string& scope, const std::string& method) const {
    return outcome_of(session().pivots(scope, method), [](const std::vector<Pivot>& map) {
      val object = val::object();
      object.set("up", pivot_column<std::int16_t>("Int16Array", map, [](auto& p) { return p.up; }));
      object.set("down",
                 pivot_column<std::int16_t>("Int16Array", map, [](auto& p) { return p.down; }));
      object.set("upTo",
                 pivot_column<double>("Float64Array", map, [](auto& p) { return p.up_to.score; }));
      object.set("downTo", pivot_column<double>("Float64Array", map,
                                                [](auto& p) { return p.down_to.score; }));
      return object;
    });
  }

  /// `wanted` has every field of GoalRequest, under its JavaScript name.
  val goal(const val& wanted) const {
    GoalRequest request;
    request.unit = wanted["country"].as<std::string>();
    request.node = wanted["scope"].as<std::string>();
    request.method = wanted["method"].as<std::string>();
    if (const int rank = wanted["rank"].as<int>(); rank != 0) request.rank = rank;
    request.score = wanted["percent"].as<std::string>();
    request.lower = wanted["lower"].as<bool>();
    request.cost = wanted["steps"].as<bool>() ? Cost::steps : Cost::changes;
    request.only = strings(wanted["only"]);
    request.lock = strings(wanted["lock"]);
    request.may_raise = wanted["mayRaise"].as<bool>();
    request.may_lower = wanted["mayLower"].as<bool>();
    request.may_skip = wanted["maySkip"].as<bool>();
    return outcome_of(session().goal(request), [&](const GoalResult& result) {
      return val(goal_json(session().data(), id_of(request.method), session().edits(), result));
    });
  }

  /// From the changes of the link `from` ("": the published answers) to the current scenario.
  val explain(const std::string& country, const std::string& scope, const std::string& method,
              const std::string& from) const {
    Session start = session();
    Errors errors;
    start.open_link(from, errors);
    if (!errors.empty()) return outcome(val::null(), errors);
    return outcome_of(session().contributions(country, scope, method, start.edits()),
                      [&](const Contributions& parts) {
                        return val(contributions_json(session().data(), id_of(method), parts));
                      });
  }

  val bounds(const std::string& scope, const std::string& method) const {
    return outcome_of(session().bounds(scope, method), [&](const auto& bounds) {
      return val(bounds_json(session().data(), id_of(method), *session().node(scope),
                             *session().ranking(scope, method), bounds));
    });
  }

  val compare(const std::string& scope, const std::string& method,
              const std::string& against) const {
    return outcome_of(session().compare(method, against, scope), [&](const auto& moved) {
      return val(comparison_json(session().data(), id_of(method), id_of(against),
                                 *session().node(scope), moved));
    });
  }

  val weights(const std::string& country, const std::string& method,
              const std::string& at_least) const {
    return outcome_of(session().weight_ranges(country, method, at_least),
                      [&](const WeightRanges& ranges) {
                        return val(weight_ranges_json(session().data(), id_of(method), ranges));
                      });
  }

  val weight_shift(const std::string& country, int rank, const std::string& method) const {
    return outcome_of(session().weight_shift(country, rank, method), [&](const WeightShift& shift) {
      return val(weight_shift_json(session().data(), id_of(method), shift));
    });
  }

  val pair(const std::string& one, const std::string& other, const std::string& method) const {
    return outcome_of(session().pair(one, other, method), [&](const PairResult& pair) {
      return val(pair_json(session().data(), id_of(method), pair));
    });
  }

  /// `others` is a list of sessions with other editions.
  val claim(const std::string& text, const std::string& method, const val& others) const {
    std::vector<const Session*> sessions;
    const auto count = others["length"].as<unsigned>();
    for (unsigned i = 0; i < count; ++i) {
      const auto* other = others[i].as<const Questions*>(emscripten::allow_raw_pointers());
      sessions.push_back(&other->session());
    }
    return outcome_of(session().claim(text, method, sessions), [&](const ClaimResult& claim) {
      return val(claim_json(session().data(), id_of(method), text, claim));
    });
  }

  /// `crosswalk` is a file's text, or empty.
  val changes_from(const Questions& from, const std::string& country,
                   const std::string& crosswalk) const {
    if (!session().has_edition() || !from.session().has_edition() || crosswalk.empty()) {
      return changes_from(from, country, std::optional<Crosswalk>());
    }
    Errors errors;
    const auto read = read_crosswalk(from.session().edition(), session().edition(),
                                     "crosswalk.json", crosswalk, errors);
    return read ? changes_from(from, country, read) : outcome(val::null(), errors);
  }

  /// Starts a Monte Carlo run on the scenario's answers; one at a time.
  val start_robustness(const val& wanted, const std::string& method) {
    return started(session().uncertainty(options_of(wanted), {}, method), uncertainty_);
  }
  val start_sensitivity(const val& wanted, const std::string& method) {
    return started(session().sensitivity(options_of(wanted), {}, method), sensitivity_);
  }
  /// Makes up to this many more draws. Returns [draws made, draws in all].
  val advance_robustness(double draws) { return advance(uncertainty_, draws); }
  val advance_sensitivity(double draws) { return advance(sensitivity_, draws); }
  std::string robustness() const {
    return uncertainty_ ? uncertainty_json(uncertainty_->result()) : "";
  }
  std::string sensitivity() const {
    return sensitivity_ ? sensitivity_json(sensitivity_->result()) : "";
  }
  void stop() {
    uncertainty_.reset();
    sensitivity_.reset();
  }

 private:
  val changes_from(const Questions& from, const std::string& country,
                   const std::optional<Crosswalk>& crosswalk) const {
    return outcome_of(session().changes_from(from.session(), country, crosswalk),
                      [&](const RankChanges& changes) {
                        return val(changes_json(from.session().data(), session().data(), changes));
                      });
  }
  std::string id_of(const std::string& method) const { return session().method(method)->id; }

  static UncertaintyOptions options_of(const val& wanted) {
    UncertaintyOptions options;
    options.seed = static_cast<std::uint64_t>(wanted["seed"].as<double>());
    options.draws = static_cast<std::uint64_t>(wanted["draws"].as<double>());
    const auto weights = wanted["weights"].as<std::string>();
    options.weights = weights == "dirichlet" ? WeightModel::dirichlet
                      : weights == "noise"   ? WeightModel::noise
                                             : WeightModel::fixed;
    options.concentration = wanted["concentration"].as<int>();
    options.noise = wanted["noise"].as<int>();
    options.answers = wanted["answers"].as<bool>();
    options.answer_chance = wanted["answerChance"].as<int>();
    options.skips = wanted["skips"].as<bool>();
    return options;
  }

  template <class Run>
  static val started(Result<Run> made, std::optional<Run>& run) {
    run.reset();
    if (made) run = *std::move(made);
    return to_val(made.errors());
  }

  template <class Run>
  static val advance(std::optional<Run>& run, double draws) {
    val progress = val::array();
    if (!run) return progress;
    run->advance(static_cast<std::uint64_t>(draws));
    progress.call<void>("push", static_cast<double>(run->draws_made()));
    progress.call<void>("push", static_cast<double>(run->draws_in_all()));
    return progress;
  }

  std::optional<UncertaintyRun> uncertainty_;
  std::optional<SensitivityRun> sensitivity_;
};

}  // namespace

EMSCRIPTEN_BINDINGS(rescore) {
  register_session<Questions>()
      .function("addMethod", &Questions::add_method)
      .function("decimals", &Questions::decimals)
      .function("check", &Questions::check)
      .function("impact", &Questions::impact)
      .function("pivots", &Questions::pivots)
      .function("goal", &Questions::goal)
      .function("explain", &Questions::explain)
      .function("bounds", &Questions::bounds)
      .function("compare", &Questions::compare)
      .function("weights", &Questions::weights)
      .function("weightShift", &Questions::weight_shift)
      .function("pair", &Questions::pair)
      .function("claim", &Questions::claim)
      .function("changesFrom", emscripten::select_overload<val(const Questions&, const std::string&,
                                                               const std::string&) const>(
                                   &Questions::changes_from))
      .function("startRobustness", &Questions::start_robustness)
      .function("advanceRobustness", &Questions::advance_robustness)
      .function("robustness", &Questions::robustness)
      .function("startSensitivity", &Questions::start_sensitivity)
      .function("advanceSensitivity", &Questions::advance_sensitivity)
      .function("sensitivity", &Questions::sensitivity)
      .function("stop", &Questions::stop);
}

}  // namespace rescore::wasm
