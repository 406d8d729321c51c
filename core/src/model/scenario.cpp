#include "model/scenario.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace rescore {
namespace {

/// The edit of one answer, as a range of one or none.
template <class Edits>
auto range_of(Edits& edits, UnitIndex unit, IndicatorIndex indicator) {
  return std::equal_range(edits.begin(), edits.end(), Edit{unit, indicator, {}},
                          [](const Edit& a, const Edit& b) {
                            return std::tie(a.unit, a.indicator) < std::tie(b.unit, b.indicator);
                          });
}

}  // namespace

void Scenario::set(UnitIndex unit, IndicatorIndex indicator, Answer answer, Answer published,
                   Step joining) {
  const auto* last = last_step_ ? std::get_if<AnswerEntry>(&last_step_->before) : nullptr;
  const bool joins = joining == Step::joined && last != nullptr && last->unit == unit &&
                     last->indicator == indicator;
  const auto to = answer == published ? std::nullopt : std::optional(answer);
  step(AnswerEntry{unit, indicator, to}, AnswerEntry{unit, indicator, find(unit, indicator)},
       joins);
}

void Scenario::rank_by(std::string method, Step joining) {
  const bool joins = joining == Step::joined && last_step_ &&
                     std::holds_alternative<std::string>(last_step_->before);
  step(std::move(method), state_.method, joins);
}

bool Scenario::set_all(std::span<const Edit> edits,
                       const std::function<Answer(const Edit&)>& published) {
  State together = state_;
  for (const Edit& edit : edits) {
    const auto to = edit.to == published(edit) ? std::nullopt : std::optional(edit.to);
    apply(AnswerEntry{edit.unit, edit.indicator, to}, together);
  }
  return replace(std::move(together.edits), std::move(together.method));
}

bool Scenario::replace(std::vector<Edit> edits, std::string method) {
  State all{std::move(edits), std::move(method)};
  if (state_ == all) return false;
  last_step_.reset();
  add(std::move(all));
  return true;
}

std::optional<Answer> Scenario::find(UnitIndex unit, IndicatorIndex indicator) const {
  const auto [found, end] = range_of(state_.edits, unit, indicator);
  return found != end ? std::optional(found->to) : std::nullopt;
}

void Scenario::step(Entry entry, Entry before, bool joins) {
  if (!joins) last_step_ = {std::move(before), false};
  if (last_step_->logged) {
    log_.pop_back();
    --cursor_;
    apply(last_step_->before, state_);
  }
  last_step_->logged = entry != last_step_->before;
  if (last_step_->logged) add(std::move(entry));
}

void Scenario::add(Entry entry) {
  while (log_.size() > cursor_) log_.pop_back();
  log_.push_back(std::move(entry));
  apply(log_.back(), state_);
  if (++cursor_ > kSteps) {
    apply(log_.front(), start_);
    log_.pop_front();
    --cursor_;
  }
}

bool Scenario::go_to(std::size_t cursor) {
  if (cursor > log_.size()) return false;  // one before 0 is, too
  last_step_.reset();
  cursor_ = cursor;
  state_ = start_;
  auto entry = log_.begin();
  for (std::size_t i = 0; i < cursor_; ++i) apply(*entry++, state_);
  return true;
}

void Scenario::apply(const Entry& entry, State& state) {
  if (const auto* all = std::get_if<State>(&entry)) {
    state = *all;
  } else if (const auto* method = std::get_if<std::string>(&entry)) {
    state.method = *method;
  } else {
    const auto& [unit, indicator, to] = std::get<AnswerEntry>(entry);
    const auto [found, end] = range_of(state.edits, unit, indicator);
    const auto place = state.edits.erase(found, end);
    if (to) state.edits.insert(place, {unit, indicator, *to});
  }
}

}  // namespace rescore
