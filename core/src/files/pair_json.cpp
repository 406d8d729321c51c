#include "json/json.h"
#include "model/dataset.h"
#include "rescore/io.h"

namespace rescore {
namespace {

using json::Writer;

void put_turn(Writer& out, const Dataset& data, std::string_view name,
              const std::optional<Turn>& turn) {
  out.key(name);
  if (!turn) return static_cast<void>(out.null());
  out.begin_object().fields("possible", turn->possible, "changes", turn->edits.size());
  out.key("edits").list(turn->edits, [&](const Edit& edit) {
    out.object("country", data.units[edit.unit.value].code, "indicator",
               data.edition.indicators[edit.indicator.value].id, "to", edit.to.score);
  });
  out.fields("needed", turn->needed, "with_fewer", turn->with_fewer).end_object();
}

}  // namespace

std::string pair_json(const Dataset& data, std::string_view method, const PairResult& pair) {
  Writer out;
  const Edition& edition = data.edition;
  out.begin_object().fields("edition", edition.id, "method", method, "a",
                            data.units[pair.one.value].code, "b", data.units[pair.other.value].code,
                            "denominator", pair.denominator, "gap", pair.gap);
  out.key("parts").list(pair.parts, [&](const PartGap& part) {
    out.object("scope", node_id(edition, part.part), "gap", part.gap);
  });
  out.key("answers");
  if (pair.answers) {
    out.list(*pair.answers, [&](const AnswerGap& answer) {
      out.object("indicator", edition.indicators[answer.indicator.value].id, "a", answer.one.score,
                 "b", answer.other.score, "gap", answer.gap);
    });
  } else {
    out.null();
  }
  out.key("turn").begin_object();
  put_turn(out, data, "of_a", pair.turn_one);
  put_turn(out, data, "of_b", pair.turn_other);
  put_turn(out, data, "of_either", pair.turn_either);
  out.end_object();
  out.fields("weights_turn", pair.weights_turn).key("weights");
  if (pair.weights.empty()) return out.null().end_object().take();
  out.begin_object();
  for (std::size_t p = 0; p < pair.weights.size(); ++p) {
    out.fields(short_id(edition.node(pair.weight_parts[p])), to_text(pair.weights[p]));
  }
  return out.end_object().end_object().take();
}

}  // namespace rescore
