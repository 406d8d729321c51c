#include "files/readers.h"

namespace rescore {

void check_edition(const json::Cursor& item, const Edition& edition) {
  const std::string id = item.id();
  if (id.empty() || id == edition.id) return;
  item.fail(ErrorCode::wrong_edition, "The file belongs to the edition \"{}\", not to \"{}\".",
            {id, edition.id});
}

std::string read_unit_code(const json::Cursor& item) {
  return item.line(64);
}

std::string_view no_such_node(const Edition& edition) {
  return edition.format == 1
             ? "There is no scope {}; a scope is overall, domain:media or layer:exposure."
             : "There is no node {}; a node is overall or node:ID.";
}

std::string_view no_such_unit(const Edition& edition) {
  return edition.format == 1 ? "There is no country {} in this edition."
                             : "There is no unit {} in this edition.";
}

std::string_view no_such_part(const Edition& edition) {
  return edition.format == 1 ? "There is no domain, layer or indicator \"{}\"."
                             : "There is no node or indicator \"{}\".";
}

Error needs_first(std::string_view what, std::string_view file) {
  return {ErrorCode::needs_data, std::string(file), "", format("Load the {} first.", {what})};
}

std::optional<IndicatorIndex> read_indicator(const json::Cursor& item, const Edition& edition,
                                             std::size_t hint) {
  const std::string id = edition.format == 1 ? item.id() : item.line(64);
  const auto found = find_indicator(edition, id, hint);
  if (!found && !id.empty()) {
    item.fail(ErrorCode::unknown_indicator, "There is no indicator \"{}\".", {id});
  }
  return found;
}

std::optional<NodeIndex> read_node(const json::Cursor& item, NodeKind kind, const std::string& id,
                                   const Edition& edition) {
  const auto found = find_node(edition, full_id(kind, id));
  if (!found) {
    item.fail(kind == NodeKind::domain  ? ErrorCode::unknown_domain
              : kind == NodeKind::layer ? ErrorCode::unknown_layer
                                        : ErrorCode::unknown_scope,
              "There is no {} \"{}\".", {kind_name(kind), id});
  }
  return found;
}

bool can_be_answered(const Edition& edition, IndicatorIndex indicator, double score) {
  const Scale& scale = edition.scale_of(indicator);
  if (!scale.number) return scale.option_with(score).has_value();
  return score >= -kMostNumber && score <= kMostNumber && (!scale.number->logarithmic || score > 0);
}

std::string no_such_score(const Edition& edition, IndicatorIndex indicator, double score) {
  const std::string& id = edition.indicators[indicator.value].id;
  if (edition.scale_of(indicator).number) {
    return format("{} cannot be {}: its logarithm is taken, or it is out of any range.",
                  {id, to_decimal(score)});
  }
  std::string options;
  for (const Option& option : edition.scale_of(indicator).options) {
    options += format("{}, ", {option.score});
  }
  return format("No option of {} has the score {}; its options are {}or skipped.",
                {id, to_decimal(score), options});
}

}  // namespace rescore
