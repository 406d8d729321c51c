#include "claims/claim.h"
#include "session/session_state.h"

// Claims about a session's published ranking.
namespace rescore {

Result<ClaimResult> Session::claim(std::string_view text, std::string_view method,
                                   std::span<const Session* const> others) const {
  Errors errors;
  std::vector<const Session*> sessions = {this};
  sessions.insert(sessions.end(), others.begin(), others.end());
  std::vector<std::shared_ptr<const RankTable>> tables;
  std::vector<ClaimEdition> editions;
  for (const Session* session : sessions) {
    const std::size_t before = errors.size();
    tables.push_back(session->state_->table(method, errors, false));
    for (std::size_t e = before; e < errors.size() && session->has_edition(); ++e) {
      if (session != this) errors[e].file = session->edition().file;
    }
    if (tables.back()) editions.push_back({&session->data(), tables.back().get()});
  }
  if (!errors.empty()) return errors;
  return judge_claim(text, editions);
}

}  // namespace rescore
