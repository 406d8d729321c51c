#include "json/json.h"
#include "model/dataset.h"
#include "rescore/io.h"

namespace rescore {
namespace {

using json::Writer;

void put_weights(Writer& out, const Edition& edition, const std::vector<NodeIndex>& parts,
                 const std::vector<Fraction>& weights, std::string_view key = "weights") {
  out.key(key).begin_object();
  for (std::size_t p = 0; p < parts.size(); ++p) {
    out.fields(short_id(edition.node(parts[p])), to_text(weights[p]));
  }
  out.end_object();
}

}  // namespace

std::string weight_shift_json(const Dataset& data, std::string_view method,
                              const WeightShift& shift) {
  Writer out;
  const auto in_whole = [](std::int64_t steps) {
    return steps > kShiftSteps
               ? std::nullopt
               : std::optional(static_cast<double>(steps) / static_cast<double>(kShiftSteps));
  };
  const auto size = shift.steps ? in_whole(*shift.steps) : std::nullopt;
  out.begin_object().fields("edition", data.edition.id, "method", method, "country",
                            data.units[shift.unit.value].code, "before", shift.before, "rank",
                            shift.rank, "lower", shift.lower, "shift", size, "exact", shift.exact(),
                            "limit", in_whole(shift.limit));
  put_weights(out, data.edition, shift.parts, shift.from, "from");
  if (shift.steps) {
    put_weights(out, data.edition, shift.parts, shift.weights);
  } else {
    out.key("weights").null();
  }
  return out.end_object().take();
}

std::string weight_ranges_json(const Dataset& data, std::string_view method,
                               const WeightRanges& ranges) {
  Writer out;
  const auto code = [&](const WeightRange& range) { return data.units[range.unit.value].code; };
  const auto put_end = [&](std::string_view name, const RankEnd& end) {
    out.key(name).begin_object().fields("rank", end.rank, "exact", end.exact(), "limit", end.limit);
    put_weights(out, data.edition, ranges.parts, end.weights);
    out.end_object();
  };
  const Fraction& least = ranges.at_least;
  out.begin_object().fields(
      "edition", data.edition.id, "method", method, "at_least",
      static_cast<double>(least.numerator) / static_cast<double>(least.denominator));
  out.key("countries").objects(ranges.units, [&](const WeightRange& range) {
    out.fields("country", code(range));
    put_end("best", range.best);
    put_end("worst", range.worst);
  });
  out.key("can_be_first").begin_array();
  for (const WeightRange& range : ranges.units) {
    if (range.best.rank == 1) out.put(code(range));
  }
  out.end_array();
  out.key("decided_pairs").object("n", ranges.decided, "of", ranges.pairs);
  return out.end_object().take();
}

}  // namespace rescore
