#include "claims/claim_reader.h"

#include <algorithm>

#include "base/format.h"

namespace rescore::claims {

Reader::Mark Reader::mark() const {
  return {at_, said};
}

void Reader::back(const Mark& mark) {
  at_ = mark.at;
  said = mark.said;
}

bool Reader::pass(std::size_t count) {
  if (count == 0 || count > words_.size() - at_) return false;
  at_ += count;
  furthest_ = std::max(furthest_, at_);
  return true;
}

bool Reader::is(std::string_view phrase) {
  std::size_t at = at_;
  while (!phrase.empty()) {
    if (at == words_.size() || words_[at].plain != take(phrase, ' ')) return false;
    ++at;
  }
  return pass(at - at_);
}

bool Reader::one_of(Phrases phrases) {
  const std::size_t start = at_;
  std::size_t longest = start;
  for (const std::string_view phrase : phrases) {
    if (is(phrase)) longest = std::max(longest, at_);
    at_ = start;
  }
  at_ = longest;
  return at_ > start;
}

const Word* Reader::number() {
  if (at_end() || !words_[at_].number) return nullptr;
  pass(1);
  return &words_[at_ - 1];
}

const Word* Reader::whole() {
  return at_end() || !words_[at_].whole() ? nullptr : number();
}

std::optional<int> Reader::year() {
  const auto found = at_end() ? std::nullopt : year_in(words_[at_]);
  if (found) pass(1);
  return found;
}

bool Reader::named(const std::optional<Named>& name, std::string& id) {
  if (!name) return false;
  if (name->id.empty()) {
    if (!unnamed_ || at_ >= unnamed_->at) unnamed_ = Unnamed{at_, name->words, name->ambiguous};
    return false;
  }
  id = name->id;
  owner_ = name->owner;
  return pass(name->words);
}

bool Reader::unit(std::string& code) {
  return named(names_.unit(text_, rest()), code);
}

bool Reader::node(std::string& id) {
  return named(names_.node(rest()), id);
}

bool Reader::title() {
  return pass(names_.title(rest()));
}

bool Reader::unit_word() {
  return !at_end() && names_.is_unit_word(words_[at_]) && pass(1);
}

bool Reader::measured() {
  return !at_end() && names_.is_measured(words_[at_]) && pass(1);
}

bool Reader::agent() {
  return pass(names_.agent(rest()));
}

Reading Reader::stopped() const {
  Reading reading;
  if (words_.empty()) return {.fault = ClaimFault::empty};
  reading.end = words_.back().end;
  if (unnamed_ && unnamed_->at + unnamed_->words >= furthest_) {
    reading.fault = unnamed_->ambiguous ? ClaimFault::ambiguous : ClaimFault::unknown_unit;
    reading.begin = words_[unnamed_->at].begin;
    reading.end = words_[unnamed_->at + unnamed_->words - 1].end;
  } else if (furthest_ == words_.size()) {
    reading.fault = ClaimFault::incomplete;
    reading.begin = reading.end;
  } else {
    reading.fault = ClaimFault::unread;
    // From the word before, so that marks such as "<" are quoted, too.
    const std::size_t from = furthest_ > 0 ? words_[furthest_ - 1].end : 0;
    reading.begin = std::min(text_.find_first_not_of(" \t\r\n.,;:", from), words_[furthest_].begin);
  }
  return reading;
}

}  // namespace rescore::claims
