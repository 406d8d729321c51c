#include "json/json.h"
#include "model/dataset.h"
#include "rescore/io.h"

namespace rescore {
namespace {

std::string_view name_of(Verdict verdict) {
  constexpr std::string_view kNames[] = {"confirmed", "refuted", "too-close", "not-read",
                                         "no-figure"};
  return kNames[static_cast<std::size_t>(verdict)];
}

std::string_view name_of(ClaimKind kind) {
  constexpr std::string_view kNames[] = {"rank", "position", "order", "change", "score"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string_view name_of(ClaimFault fault) {
  constexpr std::string_view kNames[] = {"",           "empty",      "too-long",        "not-text",
                                         "unread",     "incomplete", "unknown-country", "ambiguous",
                                         "no-edition", "since-when", "no-rank"};
  return kNames[static_cast<std::size_t>(fault)];
}

}  // namespace

std::string claim_json(const Dataset& data, std::string_view method, std::string_view text,
                       const ClaimResult& claim) {
  json::Writer out;
  // What is not UTF-8 cannot be quoted in JSON.
  out.begin_object().fields("edition", data.edition.id, "method", method, "claim",
                            claim.fault == ClaimFault::not_text ? "" : text, "verdict",
                            name_of(claim.verdict));
  out.fields("kind", claim.kind ? std::optional(name_of(*claim.kind)) : std::nullopt);
  out.fields("fault",
             claim.fault == ClaimFault::none ? std::nullopt : std::optional(name_of(claim.fault)));
  out.fields("unread", claim.unread, "sentence", claim.sentence, "reason", claim.reason);
  out.key("figures").objects(claim.figures, [&](const ClaimFigure& figure) {
    out.fields("edition", figure.edition, "country", figure.unit, "scope", figure.node, "rank",
               figure.rank.value, "tied", figure.rank.tied, "of", figure.of, "score",
               figure.score ? std::optional(number(*figure.score)) : std::nullopt, "high",
               figure.high, "low", figure.low);
  });
  return out.end_object().take();
}

}  // namespace rescore
