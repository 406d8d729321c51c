#include "json/json.h"
#include "model/dataset.h"
#include "rescore/io.h"

namespace rescore {
namespace {

using json::Writer;

constexpr std::string_view kCauseNames[kCauses] = {"newcomers", "answers", "questions", "rule"};

/// A whole number of places as a number, any other as text.
void put_places(Writer& out, int sixths) {
  const std::string text = places_text(sixths);
  out.key("places");
  sixths % kPlace == 0 ? out.raw(text) : out.string(text);
}

void put_crossings(Writer& out, const Dataset& from, const Dataset& to,
                   const std::vector<Crossing>& crossings) {
  out.objects(crossings, [&](const Crossing& one) {
    const Unit& unit = (one.left ? from : to).units[one.unit.value];
    put_places(out.fields("country", unit.code, "name", unit.name), one.sixths);
  });
}

std::optional<std::string_view> id_in(const Edition& edition,
                                      const std::optional<IndicatorIndex>& indicator) {
  if (!indicator) return std::nullopt;
  return edition.indicators[indicator->value].id;
}

}  // namespace

std::string changes_json(const Dataset& from, const Dataset& to, const RankChanges& changes) {
  Writer out;
  const auto put_answers = [&](const RankChange& change, Cause cause) {
    if (!change.answers) return static_cast<void>(out.null());
    out.begin_array();
    for (const AnswerChanged& one : *change.answers) {
      if (one.cause() != cause) continue;
      out.object("from_indicator", id_in(from.edition, one.from_indicator), "to_indicator",
                 id_in(to.edition, one.to_indicator), "from", one.from.score, "to", one.to.score);
    }
    out.end_array();
  };
  const auto put_part = [&](const RankChange& change, std::size_t c) {
    const auto cause = static_cast<Cause>(c);
    const ChangePart& part = change.parts[c];
    put_places(out.begin_object().fields("cause", kCauseNames[c]), part.sixths);
    put_crossings(out.key(cause == Cause::newcomers ? "detail" : "passed"), from, to,
                  part.crossings);
    if (cause == Cause::answers || cause == Cause::questions) {
      out.key("detail");
      put_answers(change, cause);
    } else if (cause == Cause::rule) {
      out.key("detail").list(changes.rule, [&](const RuleChanged& one) {
        out.object("scope", one.node, "setting", one.setting, "from", one.from, "to", one.to);
      });
    }
    out.end_object();
  };
  const auto shown = [](const Rank& rank) {
    return rank.value > 0 ? std::optional(rank.value) : std::nullopt;
  };
  out.begin_object().fields("from", from.edition.id, "to", to.edition.id);
  out.key("countries").objects(changes.units, [&](const RankChange& change) {
    const Unit& unit = to.units[change.unit.value];
    out.fields("country", unit.code, "name", unit.name, "from_rank", shown(change.from), "to_rank",
               shown(change.to));
    out.key("parts").begin_array();
    for (std::size_t c = 0; c < kCauses; ++c) put_part(change, c);
    out.end_array();
  });
  return out.end_object().take();
}

}  // namespace rescore
