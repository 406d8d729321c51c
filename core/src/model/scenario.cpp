#include "model/scenario.h"

#include <algorithm>
#include <tuple>

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

void Scenario::set(UnitIndex unit, IndicatorIndex indicator, Answer answer, Answer published) {
  const auto to = answer == published ? std::nullopt : std::optional(answer);
  if (find(unit, indicator) != to) add({unit, indicator, to, std::nullopt});
}

bool Scenario::replace(std::vector<Edit> edits) {
  if (edits_ == edits) return false;
  add({{}, {}, {}, std::move(edits)});
  return true;
}

std::optional<Answer> Scenario::find(UnitIndex unit, IndicatorIndex indicator) const {
  const auto [found, end] = range_of(edits_, unit, indicator);
  return found != end ? std::optional(found->to) : std::nullopt;
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

bool Scenario::go_to(std::size_t cursor) {
  if (cursor > log_.size()) return false;  // one before 0 is, too
  cursor_ = cursor;
  edits_ = start_;
  auto step = log_.begin();
  for (std::size_t i = 0; i < cursor_; ++i) apply(*step++, edits_);
  return true;
}

void Scenario::apply(const Step& step, std::vector<Edit>& edits) {
  if (step.all) {
    edits = *step.all;
    return;
  }
  const auto [found, end] = range_of(edits, step.unit, step.indicator);
  const auto place = edits.erase(found, end);
  if (step.to) edits.insert(place, {step.unit, step.indicator, *step.to});
}

}  // namespace rescore
