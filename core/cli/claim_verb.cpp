#include <iostream>
#include <string>
#include <vector>

#include "tables.h"
#include "verbs.h"

// Whether a sentence about the ranking is right: claim.
namespace rescore::cli {
namespace {

const char* verdict_text(Verdict verdict) {
  switch (verdict) {
    case Verdict::confirmed:
      return "confirmed";
    case Verdict::refuted:
      return "refuted";
    case Verdict::too_close:
      return "too close to call";
    case Verdict::not_read:
      return "not understood";
    case Verdict::no_figure:
      return "no figure";
  }
  return "";
}

}  // namespace

int claim_verb(const Arguments& arguments, Session& session) {
  std::vector<Session> opened;
  for (const std::string& folder : arguments.since) {
    auto other = open_folder(folder);
    if (!other) return fail(arguments, other.errors());
    if (!arguments.method_file.empty()) {
      const auto text = read_file(arguments.method_file);
      if (!text) return fail(arguments, text.errors());
      const auto added = other->add_method(arguments.method_file, *text);
      if (!added) return fail(arguments, added.errors());
    }
    opened.push_back(*std::move(other));
  }
  std::vector<const Session*> others;
  for (const Session& other : opened) others.push_back(&other);
  const auto claim = session.claim(arguments.claim, arguments.method, others);
  if (!claim) return fail(arguments, claim.errors());
  if (arguments.json) {
    std::cout << claim_json(session.data(), method_id(session, arguments), arguments.claim, *claim)
              << '\n';
    return kGood;
  }
  std::cout << verdict_text(claim->verdict) << '\n';
  for (const std::string* line : {&claim->sentence, &claim->reason}) {
    if (!line->empty()) std::cout << printable(*line, false) << '\n';
  }
  return kGood;
}

}  // namespace rescore::cli
