#include "handle.h"
#include "rescore/questions_json.h"
#include "rescore/uncertainty_json.h"

// Everything: the handle, and the what-if questions on it. Answers that are lists of thousands of
// numbers come as typed arrays; all others as the JSON text that the command prints.
namespace rescore::wasm {
namespace {

/// What most questions are about; its errors go with the answer.
struct Subject {
  std::optional<Evaluation> evaluation;
  std::optional<UnitIndex> unit;
  std::optional<NodeIndex> node;
  Errors errors;
  explicit operator bool() const { return evaluation && unit && node; }
};

std::vector<std::string> strings(const val& list) {
  std::vector<std::string> strings;
  const auto count = list["length"].as<unsigned>();
  for (unsigned i = 0; i < count; ++i) strings.push_back(list[i].as<std::string>());
  return strings;
}

template <class Number, class Get>
val pivot_column(const char* type, const std::vector<Pivot>& map, Get get) {
  std::vector<Number> list;
  for (const Pivot& pivot : map) list.push_back(get(pivot));
  return numbers(type, std::span<const Number>(list));
}

class Questions : public Handle {
 public:
  val check() const {
    val tallies = val::array();
    if (!session().has_edition()) return outcome(tallies, {});
    const CheckReport report = rescore::check(session().data());
    for (const Tally& tally : report.tallies) {
      val item = val::object();
      item.set("what", tally.what);
      item.set("agree", tally.agree);
      item.set("of", tally.of);
      tallies.call<void>("push", item);
    }
    return outcome(tallies, report.errors);
  }

  /// An Int32Array, or the errors.
  val ranks(const std::string& method) const {
    Errors errors;
    const auto ranks = session().ranks(method, errors);
    return ranks ? numbers("Int32Array", *ranks) : to_val(errors);
  }
  val add_method(const std::string& file, const std::string& text) {
    return to_val(session().add_method(file, text));
  }

  val decimals(const std::string& method) const {
    Errors errors;
    const Method* rule = session().method(method, errors);
    val list = val::array();
    if (rule == nullptr) return outcome(val::null(), errors);
    for (const NodeIndex node : rescore::nodes(session().data().edition)) {
      list.call<void>("push", rule_for(session().data().edition, *rule, node).rounding.back());
    }
    return outcome(list, errors);
  }

  val save(const std::string& name) { return to_val(session().save(name)); }
  val restore(const std::string& name) { return to_val(session().restore(name)); }
  val forget(const std::string& name) { return to_val(session().forget(name)); }
  val snapshots() const {
    val list = val::array();
    for (const std::string& name : session().scenario().snapshots()) {
      list.call<void>("push", name);
    }
    return list;
  }

  /// An Int32Array, for each change: indicator, to (-1 skip), gained, share in millionths, then for
  /// overall, domain and layer: achieved, maximum, units of the percentage (-1 none), rank, tied,
  /// of.
  val impact(const std::string& unit, const std::string& node, const std::string& method) const {
    const Subject about = subject(unit, node, method, true);
    if (!about) return outcome(val::null(), about.errors);
    std::vector<std::int32_t> list;
    for (const Impact& impact : impact_of(*about.evaluation, *about.unit, *about.node)) {
      list.insert(list.end(), {impact.edit.indicator.value, impact.edit.to.score, impact.gained,
                               static_cast<std::int32_t>(impact.ratio)});
      for (const Row& row : impact.after) {
        list.insert(list.end(),
                    {row.achieved, row.maximum.value_or(-1), row.percent ? row.percent->units : -1,
                     row.place.rank, row.place.tied, row.of});
      }
    }
    return outcome(numbers("Int32Array", std::span<const std::int32_t>(list)), {});
  }

  val pivots(const std::string& node, const std::string& method) const {
    const Subject about = subject("", node, method, false);
    Errors errors = about.errors;
    if (!about.evaluation || !about.node || !session().has_all_responses(errors)) {
      return outcome(val::null(), errors);
    }
    const std::vector<Pivot> map = pivot_map(*about.evaluation, *about.node);
    val object = val::object();
    object.set("up", pivot_column<std::int16_t>("Int16Array", map, [](auto& p) { return p.up; }));
    object.set("down",
               pivot_column<std::int16_t>("Int16Array", map, [](auto& p) { return p.down; }));
    object.set("upTo", pivot_column<std::int16_t>("Int16Array", map,
                                                  [](auto& p) { return p.up_to.score; }));
    object.set("downTo", pivot_column<std::int16_t>("Int16Array", map,
                                                    [](auto& p) { return p.down_to.score; }));
    return outcome(object, {});
  }

  /// `wanted` has every field of GoalRequest, by the names that JavaScript gives them.
  val goal(const val& wanted) const {
    GoalRequest request;
    request.unit = wanted["country"].as<std::string>();
    request.node = wanted["scope"].as<std::string>();
    request.method = wanted["method"].as<std::string>();
    request.rank = wanted["rank"].as<int>();
    request.percent = wanted["percent"].as<std::string>();
    request.lower = wanted["lower"].as<bool>();
    request.cost = wanted["steps"].as<bool>() ? Cost::steps : Cost::changes;
    request.only = strings(wanted["only"]);
    request.lock = strings(wanted["lock"]);
    request.may_raise = wanted["mayRaise"].as<bool>();
    request.may_lower = wanted["mayLower"].as<bool>();
    request.may_skip = wanted["maySkip"].as<bool>();
    Errors errors;
    const auto goal = session().goal(request, errors);
    const auto evaluation = goal ? session().evaluation(request.method, errors) : std::nullopt;
    const auto result = evaluation ? fewest_changes(*evaluation, *goal, errors) : std::nullopt;
    if (!result) return outcome(val::null(), errors);
    return outcome(val(goal_json(*evaluation, *goal, *result)), {});
  }

  /// From the snapshot `from` ("" is the published answers) to the scenario as it is.
  val explain(const std::string& unit, const std::string& node, const std::string& method,
              const std::string& from) const {
    Errors errors;
    const auto at = session().unit(unit, errors);
    const auto where = session().node(node, errors);
    const Method* rule = session().method(method, errors);
    const auto start = session().edits_of(from, errors);
    if (!at || !where || rule == nullptr || !start) return outcome(val::null(), errors);
    if (needs_responses(*rule) && !session().has_all_responses(errors)) {
      return outcome(val::null(), errors);
    }
    const Evaluation evaluation(session().data(), *rule, *start);
    const auto parts = contributions_of(evaluation, session().scenario().edits(), *at, *where);
    return outcome(val(contributions_json(evaluation, *at, *where, parts)), {});
  }

  val bounds(const std::string& node, const std::string& method) const {
    const Subject about = subject("", node, method, false);
    Errors errors = about.errors;
    if (!about.evaluation || !about.node || !session().has_all_responses(errors)) {
      return outcome(val::null(), errors);
    }
    return outcome(val(bounds_json(*about.evaluation, *about.node,
                                   skip_bounds(*about.evaluation, *about.node))),
                   {});
  }

  val compare(const std::string& node, const std::string& method,
              const std::string& against) const {
    Errors errors;
    const auto where = session().node(node, errors);
    const auto one = session().evaluation(against, errors);
    const auto other = session().evaluation(method, errors);
    if (!where || !one || !other) return outcome(val::null(), errors);
    return outcome(val(comparison_json(*one, *other, *where)), {});
  }

  /// Starts a Monte Carlo run on the scenario's answers; one at a time.
  val start_uncertainty(const val& wanted, const std::string& method) {
    return start(wanted, method, uncertainty_);
  }
  val start_sensitivity(const val& wanted, const std::string& method) {
    return start(wanted, method, sensitivity_);
  }
  /// Makes up to so many more draws: [draws made, draws in all].
  val advance_uncertainty(double draws) { return advance(uncertainty_, draws); }
  val advance_sensitivity(double draws) { return advance(sensitivity_, draws); }
  std::string uncertainty() const {
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
  Subject subject(const std::string& unit, const std::string& node, const std::string& method,
                  bool with_country) const {
    Subject about;
    if (with_country) about.unit = session().unit_with_responses(unit, about.errors);
    about.node = session().node(node, about.errors);
    about.evaluation = session().evaluation(method, about.errors);
    return about;
  }

  template <class Run>
  val start(const val& wanted, const std::string& method, std::optional<Run>& run) {
    run.reset();
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
    Errors errors;
    const Method* rule = session().method(method, errors);
    if (rule == nullptr) return to_val(errors);
    run = Run::make(session().edited_data(), *rule, options, {}, errors);
    return to_val(errors);
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
      .function("save", &Questions::save)
      .function("restore", &Questions::restore)
      .function("forget", &Questions::forget)
      .function("snapshots", &Questions::snapshots)
      .function("ranks", &Questions::ranks)
      .function("decimals", &Questions::decimals)
      .function("check", &Questions::check)
      .function("impact", &Questions::impact)
      .function("pivots", &Questions::pivots)
      .function("goal", &Questions::goal)
      .function("explain", &Questions::explain)
      .function("bounds", &Questions::bounds)
      .function("compare", &Questions::compare)
      .function("startRobustness", &Questions::start_uncertainty)
      .function("advanceRobustness", &Questions::advance_uncertainty)
      .function("robustness", &Questions::uncertainty)
      .function("startSensitivity", &Questions::start_sensitivity)
      .function("advanceSensitivity", &Questions::advance_sensitivity)
      .function("sensitivity", &Questions::sensitivity)
      .function("stop", &Questions::stop);
}

}  // namespace rescore::wasm
