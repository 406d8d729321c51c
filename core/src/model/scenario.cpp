#include "model/scenario.h"

#include <algorithm>
#include <tuple>

namespace rescore {
namespace {

template <class Edits>
auto position(Edits& edits, UnitIndex unit, IndicatorIndex indicator) {
  return std::partition_point(edits.begin(), edits.end(), [&](const Edit& edit) {
    return std::tie(edit.unit, edit.indicator) < std::tie(unit, indicator);
  });
}

template <class Iterator>
bool is_at(const std::vector<Edit>& edits, Iterator it, UnitIndex unit, IndicatorIndex indicator) {
  return it != edits.end() && it->unit == unit && it->indicator == indicator;
}

}  // namespace

void Scenario::set(UnitIndex unit, IndicatorIndex indicator, Answer answer, Answer published) {
  const auto to = answer == published ? std::nullopt : std::optional(answer);
  if (find(unit, indicator) != to) add({unit, indicator, to, std::nullopt});
}

void Scenario::replace(std::vector<Edit> edits) {
  if (edits_ != edits) add({{}, {}, {}, std::move(edits)});
}

void Scenario::undo() {
  if (can_undo()) go_to(cursor_ - 1);
}

void Scenario::redo() {
  if (can_redo()) go_to(cursor_ + 1);
}

std::optional<Answer> Scenario::find(UnitIndex unit, IndicatorIndex indicator) const {
  const auto it = position(edits_, unit, indicator);
  return is_at(edits_, it, unit, indicator) ? std::optional(it->to) : std::nullopt;
}

void Scenario::add(Step step) {
  while (log_.size() > cursor_) log_.pop_back();
  log_.push_back(std::move(step));
  apply(log_.back(), edits_);
  if (++cursor_ > kSteps) {
    apply(log_.front(), start_);
    log_.pop_front();
    --cursor_;
  }
}

void Scenario::go_to(std::size_t cursor) {
  cursor_ = cursor;
  edits_ = start_;
  auto step = log_.begin();
  for (std::size_t i = 0; i < cursor_; ++i) apply(*step++, edits_);
}

void Scenario::apply(const Step& step, std::vector<Edit>& edits) {
  if (step.all) {
    edits = *step.all;
    return;
  }
  auto it = position(edits, step.unit, step.indicator);
  if (is_at(edits, it, step.unit, step.indicator)) it = edits.erase(it);
  if (step.to) edits.insert(it, {step.unit, step.indicator, *step.to});
}

}  // namespace rescore
