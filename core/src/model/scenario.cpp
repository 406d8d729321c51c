#include "model/scenario.h"

#include <algorithm>
#include <tuple>

namespace rescore {
namespace {

bool before(const Edit& edit, UnitIndex unit, IndicatorIndex indicator) {
  return std::tie(edit.unit, edit.indicator) < std::tie(unit, indicator);
}

template <class Edits>
auto position(Edits& edits, UnitIndex unit, IndicatorIndex indicator) {
  return std::partition_point(edits.begin(), edits.end(),
                              [&](const Edit& e) { return before(e, unit, indicator); });
}

template <class Edits, class Iterator>
bool is_at(const Edits& edits, Iterator it, UnitIndex unit, IndicatorIndex indicator) {
  return it != edits.end() && it->unit == unit && it->indicator == indicator;
}

}  // namespace

void Scenario::set(UnitIndex unit, IndicatorIndex indicator, Answer to, Answer published) {
  if (to == published) return reset(unit, indicator);
  if (find(unit, indicator) == to) return;
  add({Kind::set, {unit, indicator, to}});
}

void Scenario::reset(UnitIndex unit, IndicatorIndex indicator) {
  if (!find(unit, indicator)) return;
  add({Kind::reset_one, {unit, indicator, {}}});
}

void Scenario::reset() {
  replace({});
}

void Scenario::replace(std::vector<Edit> edits) {
  if (edits_ == edits) return;
  add({Kind::replace_all, {}, std::move(edits)});
}

std::vector<Scenario::Snapshot>::const_iterator Scenario::find_snapshot(std::string_view name) const {
  return std::partition_point(snapshots_.begin(), snapshots_.end(),
                              [&](const Snapshot& snapshot) { return snapshot.name < name; });
}

void Scenario::save(std::string_view name) {
  forget(name);
  snapshots_.insert(find_snapshot(name), {std::string(name), edits_});
}

const std::vector<Edit>* Scenario::saved(std::string_view name) const {
  const auto found = find_snapshot(name);
  return found == snapshots_.end() || found->name != name ? nullptr : &found->edits;
}

void Scenario::forget(std::string_view name) {
  if (saved(name) != nullptr) snapshots_.erase(find_snapshot(name));
}

std::vector<std::string> Scenario::snapshots() const {
  std::vector<std::string> names;
  for (const Snapshot& snapshot : snapshots_) names.push_back(snapshot.name);
  return names;
}

void Scenario::undo() {
  if (!can_undo()) return;
  --cursor_;
  fold();
}

void Scenario::redo() {
  if (!can_redo()) return;
  ++cursor_;
  fold();
}

std::optional<Answer> Scenario::find(UnitIndex unit, IndicatorIndex indicator) const {
  const auto it = position(edits_, unit, indicator);
  if (!is_at(edits_, it, unit, indicator)) return std::nullopt;
  return it->to;
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

void Scenario::fold() {
  edits_ = start_;
  auto step = log_.begin();
  for (std::size_t i = 0; i < cursor_; ++i) apply(*step++, edits_);
}

void Scenario::apply(const Step& step, std::vector<Edit>& edits) {
  const Edit& edit = step.edit;
  if (step.kind == Kind::replace_all) {
    edits = step.edits;
    return;
  }
  const auto it = position(edits, edit.unit, edit.indicator);
  const bool there = is_at(edits, it, edit.unit, edit.indicator);
  if (step.kind == Kind::reset_one) {
    if (there) edits.erase(it);
  } else if (there) {
    *it = edit;
  } else {
    edits.insert(it, edit);
  }
}

}  // namespace rescore
