#include "rescore/session.h"

#include "audit/fingerprint.h"
#include "base/format.h"
#include "base/lists.h"
#include "files/readers.h"
#include "links/link.h"
#include "rescore/io.h"
#include "session/session_state.h"

namespace rescore {
namespace {

Errors bad_request(std::string_view sentence, FormatArgs args = {}) {
  return {error(ErrorCode::bad_request, "", "", sentence, args)};
}

}  // namespace

Session::Session() : state_(std::make_unique<State>()) {}
Session::~Session() = default;
Session::Session(const Session& other) : state_(std::make_unique<State>(*other.state_)) {}
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session other) noexcept {
  state_.swap(other.state_);
  return *this;
}

Fault Session::load_edition(std::string_view file, std::string_view text) {
  Errors errors;
  const auto edition = read_edition(file, text, errors);
  if (!edition) return errors;
  auto state = std::make_unique<State>();
  std::vector<Responses> responses(edition->listed.size());
  state->data = Dataset{*edition, edition->listed, std::move(responses), {}};
  state_ = std::move(state);
  return {};
}

Fault Session::load_published_results(std::string_view file, std::string_view text) {
  if (!state_->data) return Errors{needs_first("edition", file)};
  Dataset& data = *state_->data;
  Errors errors;
  auto published = read_published_results(data.edition, file, text, errors);
  if (!published) return errors;
  std::vector<Responses> responses(published->units.size());
  for (Responses& one : data.responses) {
    if (one.answers.empty()) continue;
    const auto unit = find_by(published->units, one.unit, &Unit::code);
    if (unit == published->units.end()) {
      report(errors, ErrorCode::unknown_country, file, "/countries",
             "The standings lack {}, whose answers are loaded.", {one.unit});
    } else {
      responses[static_cast<std::size_t>(unit - published->units.begin())] = one;
    }
  }
  if (!errors.empty()) return errors;
  data.units = published->units;
  data.responses = std::move(responses);
  data.published = std::move(*published);
  state_->units_changed();
  state_->scenario = {};
  state_->data_changed();
  return {};
}

Fault Session::load_responses(std::string_view file, std::string_view text) {
  return state_->load_responses(file, text, false);
}

Fault Session::replace_responses(std::string_view file, std::string_view text) {
  return state_->load_responses(file, text, true);
}

Fault Session::State::load_responses(std::string_view file, std::string_view text, bool replace) {
  if (!data) return Errors{needs_first("edition", file)};
  Errors errors;
  auto responses = read_responses(data->edition, file, text, errors);
  if (!responses) return errors;
  return put_responses(std::move(*responses), replace, "/country");
}

Fault Session::load_response_table(std::string_view file, std::string_view text) {
  if (!state_->data) return Errors{needs_first("edition", file)};
  Errors errors;
  auto table = read_response_table(state_->data->edition, file, text, errors);
  if (!table) return errors;
  Session changed = *this;
  for (std::size_t u = 0; u < table->size(); ++u) {
    const std::string place = format("/units/{}/unit", {u});
    Fault fault = changed.state_->put_responses(std::move((*table)[u]), false, place);
    if (fault) return fault;
  }
  *this = std::move(changed);
  return {};
}

bool Session::has_edition() const {
  return state_->data.has_value();
}
const Edition& Session::edition() const {
  return state_->data->edition;
}
const std::vector<Unit>& Session::units() const {
  static const std::vector<Unit> none;
  return state_->data ? state_->data->units : none;
}
const Dataset& Session::data() const {
  return *state_->data;
}

std::span<const Answer> Session::answers(UnitIndex unit) const {
  if (!state_->data || unit.value >= state_->data->responses.size()) return {};
  return state_->data->answers(unit);
}

Result<UnitIndex> Session::unit(std::string_view code) const {
  Errors errors;
  return {state_->unit(code, errors), errors};
}

Result<NodeIndex> Session::node(std::string_view id) const {
  Errors errors;
  return {state_->node(id, errors), errors};
}

Result<Method> Session::method(std::string_view id) const {
  Errors errors;
  const Method* found = state_->method(id, errors);
  if (found == nullptr) return errors;
  return *found;
}

Fault Session::set(std::string_view unit, std::string_view indicator, std::optional<double> score,
                   Step step) {
  Errors errors;
  const auto edit = state_->edit(unit, indicator, score, errors);
  if (edit) state_->set(*edit, step);
  return errors;
}

Fault Session::set_all(std::span<const AnswerChange> changes) {
  Errors errors;
  std::vector<Edit> edits;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const auto& [unit, indicator, score] = changes[i];
    const std::size_t before = errors.size();
    const auto edit = state_->edit(unit, indicator, score, errors);
    if (edit) edits.push_back(*edit);
    for (std::size_t e = before; e < errors.size(); ++e) errors[e].pointer = format("/{}", {i});
  }
  if (!errors.empty()) return errors;
  const auto published = [&](const Edit& edit) { return state_->published(edit); };
  state_->change_edits([&](Scenario& scenario) { return scenario.set_all(edits, published); });
  return {};
}

Fault Session::reset(std::string_view unit, std::string_view indicator) {
  Errors errors;
  const auto edit = state_->edit(unit, indicator, std::nullopt, errors);
  if (edit) state_->set({edit->unit, edit->indicator, state_->published(*edit)}, Step::own);
  return errors;
}

void Session::reset() {
  state_->change_edits([](Scenario& scenario) { return scenario.replace({}, ""); });
}

Fault Session::rank_by(std::string_view method, Step step) {
  Errors errors;
  const Method* rule = state_->method(method, errors);
  if (rule == nullptr) return errors;
  const bool publishers = rule == &edition().methods.front();
  state_->scenario.rank_by(publishers ? "" : std::string(method), step);
  return {};
}

const std::string& Session::ranked_by() const {
  return state_->scenario.method();
}

bool Session::undo() {
  return state_->change_edits(&Scenario::undo);
}

bool Session::redo() {
  return state_->change_edits(&Scenario::redo);
}

bool Session::can_undo() const {
  return state_->scenario.can_undo();
}
bool Session::can_redo() const {
  return state_->scenario.can_redo();
}
std::span<const Edit> Session::edits() const {
  return state_->scenario.edits();
}

Result<std::string> Session::link(std::string_view code, std::string_view method_id,
                                  std::string_view node_id,
                                  std::vector<std::pair<std::string, std::string>> others) const {
  Errors errors;
  const auto unit = state_->unit(code, errors);
  const Method* rule = state_->method(method_id, errors);
  const auto node = state_->node(node_id, errors);
  if (!unit || rule == nullptr || !node) return distinct(std::move(errors));
  if (method_id.size() > kMaxMethodText) {
    return bad_request("A link holds a method of at most {} characters.", {kMaxMethodText});
  }
  const std::list<Method>& added = state_->added;
  if (find_by(added, method_id, &Method::id) != added.end()) {
    return bad_request("A link cannot hold a method from a file; it names methods of the edition.");
  }
  return write_link(data(), {std::string(code),
                             std::string(method_id),
                             std::string(node_id),
                             {edits().begin(), edits().end()},
                             std::move(others)});
}

Link Session::open_link(std::string_view text, Errors& diagnostics) {
  if (!state_->data || state_->data->units.empty()) {
    diagnostics.push_back(needs_first(has_edition() ? "standings" : "edition", "link"));
    return {};
  }
  Link link = read_link(data(), text, diagnostics);
  Errors wrong;
  if (state_->method(link.method, wrong) == nullptr) {
    for (Error& error : wrong) {
      error.file = "link";
      error.pointer = "/m";
      diagnostics.push_back(std::move(error));
    }
    link.method.clear();
  }
  state_->change_edits(
      [&](Scenario& scenario) { return scenario.replace(link.edits, link.method); });
  return link;
}

std::string Session::fingerprint() const {
  return has_edition() ? rescore::fingerprint(data()) : "";
}

}  // namespace rescore
