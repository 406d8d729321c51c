#include "claims/claim.h"
#include "questions/changes.h"
#include "session/session_state.h"

// The questions of a session about several editions.
namespace rescore {
namespace {

/// What `find` finds in a session. Its errors carry the index file of the session.
template <class Find>
auto in_edition(const Session& session, Errors& errors, Find find) {
  const std::size_t before = errors.size();
  auto found = find();
  for (std::size_t e = before; e < errors.size() && session.has_edition(); ++e) {
    errors[e].file = session.edition().file;
  }
  return found;
}

}  // namespace

Result<RankChanges> Session::changes_from(const Session& from, std::string_view code,
                                          const std::optional<Crosswalk>& crosswalk) const {
  Errors errors;
  const auto table_of = [&](const Session& session) {
    return in_edition(session, errors, [&] { return session.state_->table("", errors, false); });
  };
  const auto earlier = table_of(from);
  const auto later = table_of(*this);
  if (!earlier || !later) return errors;
  const auto unit = code.empty()
                        ? std::nullopt
                        : in_edition(*this, errors, [&] { return state_->unit(code, errors); });
  if (!errors.empty()) return errors;
  return {rank_changes({from.data(), *earlier}, {data(), *later}, crosswalk, unit, errors), errors};
}

Result<ClaimResult> Session::claim(std::string_view text, std::string_view method,
                                   std::span<const Session* const> others) const {
  Errors errors;
  std::vector<const Session*> sessions = {this};
  sessions.insert(sessions.end(), others.begin(), others.end());
  std::vector<std::shared_ptr<const RankTable>> tables;
  std::vector<ClaimEdition> editions;
  for (const Session* session : sessions) {
    const auto table = [&] { return session->state_->table(method, errors, false); };
    tables.push_back(session == this ? table() : in_edition(*session, errors, table));
    if (tables.back()) editions.push_back({&session->data(), tables.back().get()});
  }
  if (!errors.empty()) return errors;
  return judge_claim(text, editions);
}

}  // namespace rescore
