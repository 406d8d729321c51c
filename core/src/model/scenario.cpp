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
                   Step step) {
  const bool joins = step == Step::joined && last_set_ && last_set_->before.unit == unit &&
                     last_set_->before.indicator == indicator;
  if (!joins) last_set_ = {{unit, indicator, find(unit, indicator), std::nullopt}, false};
  if (last_set_->logged) {
    log_.pop_back();
    --cursor_;
    apply(last_set_->before, edits_);
  }
  const auto to = answer == published ? std::nullopt : std::optional(answer);
  last_set_->logged = to != last_set_->before.to;
  if (last_set_->logged) add({unit, indicator, to, std::nullopt});
}

bool Scenario::set_all(std::span<const Edit> edits,
                       const std::function<Answer(const Edit&)>& published) {
  std::vector<Edit> together = edits_;
  for (const Edit& edit : edits) {
    const auto to = edit.to == published(edit) ? std::nullopt : std::optional(edit.to);
    apply({edit.unit, edit.indicator, to, std::nullopt}, together);
  }
  return replace(std::move(together));
}

bool Scenario::replace(std::vector<Edit> edits) {
  if (edits_ == edits) return false;
  last_set_.reset();
  add({{}, {}, {}, std::move(edits)});
  return true;
}

std::optional<Answer> Scenario::find(UnitIndex unit, IndicatorIndex indicator) const {
  const auto [found, end] = range_of(edits_, unit, indicator);
  return found != end ? std::optional(found->to) : std::nullopt;
}

void Scenario::add(Entry entry) {
  while (log_.size() > cursor_) log_.pop_back();
  log_.push_back(std::move(entry));
  apply(log_.back(), edits_);
  if (++cursor_ > kSteps) {
    apply(log_.front(), start_);
    log_.pop_front();
    --cursor_;
  }
}

bool Scenario::go_to(std::size_t cursor) {
  if (cursor > log_.size()) return false;  // one before 0 is, too
  last_set_.reset();
  cursor_ = cursor;
  edits_ = start_;
  auto entry = log_.begin();
  for (std::size_t i = 0; i < cursor_; ++i) apply(*entry++, edits_);
  return true;
}

void Scenario::apply(const Entry& entry, std::vector<Edit>& edits) {
  if (entry.all) {
    edits = *entry.all;
    return;
  }
  const auto [found, end] = range_of(edits, entry.unit, entry.indicator);
  const auto place = edits.erase(found, end);
  if (entry.to) edits.insert(place, {entry.unit, entry.indicator, *entry.to});
}

}  // namespace rescore
