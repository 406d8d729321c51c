#include "tables/draft.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include "base/lists.h"
#include "base/text.h"
#include "base/utf8.h"
#include "tables/ids.h"
#include "tables/scales.h"

namespace rescore::tables {
namespace {

// The limits of index.json.
constexpr std::size_t kMostUnits = 20'000;
constexpr std::size_t kMostIndicators = 2000;
constexpr std::size_t kMostNodes = 500;
constexpr std::size_t kMostUnitName = 120;
constexpr std::size_t kMostTitle = 120;
constexpr std::size_t kMostQuestion = 300;
constexpr std::size_t kMostName = 80;
constexpr double kMostScore = 1e9;

class Drafter {
 public:
  Drafter(const Sources& sources, std::string_view time, Errors& notes, Errors& errors)
      : sources_(sources), data_(sources.data), time_(time), notes_(notes), errors_(errors) {}

  std::optional<Dataset> run() {
    const std::size_t before = errors_.size();
    find_rows();
    read_units();
    read_nodes();
    if (errors_.size() > before) return std::nullopt;
    read_indicators();
    if (errors_.size() > before) return std::nullopt;
    read_answers();
    if (sources_.printed) read_figures(*sources_.printed);
    if (errors_.size() > before) return std::nullopt;
    return std::move(made_);
  }

 private:
  /// Reports a line of the meta table; what was derived from the data has no such faults.
  void fail(const MetaLine& line, std::string_view column, std::string_view sentence,
            FormatArgs args = {}) {
    if (sources_.meta_table == nullptr) return;
    const Table& meta = *sources_.meta_table;
    meta.fail(errors_, ErrorCode::unknown_word, line.row,
              meta.find({column}).value_or(*meta.find({"icode"})), sentence, args);
  }

  void find_rows() {
    for (std::size_t r = 0; r < data_.rows(); ++r) {
      if (!sources_.columns.time || data_.text(r, *sources_.columns.time) == time_) {
        rows_.push_back(r);
      }
    }
  }

  void read_units() {
    const UnitColumns& columns = sources_.columns;
    std::optional<std::size_t> group = columns.group;
    for (const MetaLine& line : sources_.meta.lines) {
      if (line.type != MetaLine::Type::group) continue;
      group = data_.find_exactly(line.code);
      if (group) break;
    }
    std::unordered_map<std::string, std::size_t> lines;
    for (const std::size_t row : rows_) {
      const std::string& code = data_.text(row, columns.code);
      if (code.empty() || utf8::characters(code) > kMostIdLength) {
        data_.fail(errors_, ErrorCode::bad_text, row, columns.code,
                   "expected 1 to 64 characters, found {}.", {utf8::characters(code)});
        continue;
      }
      const auto [it, fresh] = lines.emplace(code, data_.line(row));
      if (!fresh) {
        data_.fail(errors_, ErrorCode::duplicate_id, row, columns.code,
                   "\"{}\" also stands in line {}{}.",
                   {excerpt(code), it->second,
                    columns.time ? "" : "; editions of several years need a column Time"});
      }
      const std::string& name = data_.text(row, columns.name);
      Unit unit{code, cut(name.empty() ? code : name, kMostUnitName),
                group ? cut(data_.text(row, *group), kMostName) : std::string()};
      if (says_missing(unit.region)) unit.region.clear();
      edition_.listed.push_back(unit);
      unit_at_.emplace(code, unit_at_.size());
    }
    if (rows_.size() > kMostUnits) {
      data_.fail_row(errors_, ErrorCode::out_of_range, rows_[kMostUnits],
                     "an index has at most {} units.", {kMostUnits});
    }
    for (std::size_t u = 0; u < edition_.listed.size(); ++u) {
      unit_at_.emplace(edition_.listed[u].name, u);  // a code comes first
    }
    made_.units = edition_.listed;
    edition_.units = static_cast<int>(edition_.listed.size());
  }

  /// The aggregates, a parent before its children, with the publisher's rule for each.
  void read_nodes() {
    edition_.format = 2;
    std::vector<const MetaLine*> aggregates;
    for (const MetaLine& line : sources_.meta.lines) {
      if (line.type == MetaLine::Type::aggregate) aggregates.push_back(&line);
    }
    std::vector<const MetaLine*> ordered;
    for (const MetaLine* line : aggregates) {
      if (!line->parent.empty()) continue;
      ordered.push_back(line);
      if (ordered.size() > 1) {
        fail(*line, "parent", "expected the code of an aggregate: only \"{}\" has no parent.",
             {excerpt(ordered.front()->code)});
      }
    }
    for (std::size_t n = 0; n < ordered.size(); ++n) {
      const std::string above = ordered[n]->code;
      for (const MetaLine* line : aggregates) {
        if (line->parent == above) ordered.push_back(line);
      }
    }
    for (const MetaLine* line : aggregates) {
      if (contains(ordered, line)) continue;
      fail(*line, "parent", "expected the code of an aggregate above this one, found \"{}\".",
           {excerpt(line->parent)});
    }
    if (ordered.size() > kMostNodes) {
      fail(*ordered[kMostNodes], "icode", "an index has at most {} aggregates.", {kMostNodes});
    }
    Method method{"publisher", "As published", "", {}};
    if (ordered.empty()) {
      edition_.nodes.push_back({"overall", NodeKind::overall, "Overall", ""});
      method.rules.push_back({.aggregation = Aggregation::arithmetic});
    }
    Ids ids;
    for (const MetaLine* line : ordered) {
      const bool root = edition_.nodes.empty();
      const std::string id = ids.add(line->code, root ? "overall" : id_from(line->code));
      Node node{full_id(NodeKind::other, id), root ? NodeKind::overall : NodeKind::other,
                cut(line->name, kMostName), ""};
      if (!root) {
        node.parent = node_at_[line->parent];
        node.weight = line->weight;
      }
      node_at_[line->code] = index_at<NodeIndex>(edition_.nodes.size());
      edition_.nodes.push_back(std::move(node));
      method.rules.push_back(line->rule);
    }
    edition_.methods.push_back(std::move(method));
  }

  void read_indicators() {
    Ids ids;
    for (const MetaLine& line : sources_.meta.lines) {
      if (line.type != MetaLine::Type::indicator) continue;
      const auto column = data_.find_exactly(line.code);
      if (!column) {
        fail(line, "icode", "expected a column of {} with this name, found no \"{}\".",
             {data_.file(), excerpt(line.code)});
        continue;
      }
      Indicator indicator{};
      indicator.id = ids.add(line.code, id_from(line.code));
      indicator.number = static_cast<int>(edition_.indicators.size()) + 1;
      indicator.title = cut(line.name, kMostTitle);
      if (indicator.title != line.name) indicator.question = cut(line.name, kMostQuestion);
      indicator.weight = line.weight;
      indicator.nodes = {parent_of(line)};
      const auto fault = [&](std::string_view name, std::string_view sentence, FormatArgs args) {
        fail(line, name, sentence, args);
      };
      indicator.scale = scales_.add(line, fault);
      edition_.indicators.push_back(std::move(indicator));
      asked_.push_back({&line, *column});
    }
    if (edition_.indicators.size() > kMostIndicators) {
      fail(*asked_[kMostIndicators].line, "icode", "an index has at most {} indicators.",
           {kMostIndicators});
    }
    if (edition_.indicators.empty() && errors_.empty()) {
      report(errors_, ErrorCode::unknown_form, data_.file(), "",
             "Expected at least one column with numbers or choices.");
    }
    edition_.scales = scales_.take();
    note_unused_columns();
  }

  NodeIndex parent_of(const MetaLine& line) {
    const auto found = node_at_.find(line.parent);
    if (found != node_at_.end()) return found->second;
    if (!line.parent.empty() || !node_at_.empty()) {
      fail(line, "parent", "expected the code of an aggregate, found \"{}\".",
           {excerpt(line.parent)});
    }
    return kOverall;
  }

  void note_unused_columns() {
    if (sources_.meta_table == nullptr) return;
    std::string names;
    int count = 0;
    for (std::size_t c = 0; c < data_.columns(); ++c) {
      const auto& name = data_.header(c);
      if (sources_.columns.has(c) ||
          find_by(sources_.meta.lines, name, &MetaLine::code) != sources_.meta.lines.end()) {
        continue;
      }
      if (++count <= 5) names += (count > 1 ? ", " : "") + excerpt(name);
    }
    if (count == 0) return;
    report(notes_, ErrorCode::unknown_key, data_.file(), "",
           "{} columns are in no line of {} and left out: {}{}.",
           {count, sources_.meta_table->file(), names, count > 5 ? ", ..." : ""});
  }

  void read_answers() {
    std::vector<ChoiceReader> readers;
    for (const Asked& asked : asked_) readers.emplace_back(data_, asked.column, *asked.line);
    for (std::size_t u = 0; u < rows_.size(); ++u) {
      Responses responses{"responses.json", edition_.listed[u].code, {}};
      for (std::size_t i = 0; i < asked_.size(); ++i) {
        responses.answers.push_back(
            asked_[i].line->choices.empty()
                ? read_number(rows_[u], asked_[i])
                : readers[i].read(rows_[u], edition_.scale_of(index_at<IndicatorIndex>(i)),
                                  errors_));
      }
      made_.responses.push_back(std::move(responses));
    }
    note_unknown_choices(readers);
    check_goalposts();
  }

  struct Asked {
    const MetaLine* line;
    std::size_t column;
  };

  Answer read_number(std::size_t row, const Asked& asked) {
    const Cell cell = data_.cell(row, asked.column);
    if (cell.kind == Cell::Kind::missing) return Answer::skip();
    const std::string found = excerpt(data_.text(row, asked.column));
    if (cell.kind == Cell::Kind::text || std::abs(cell.number) > 1e15) {
      data_.fail(errors_, ErrorCode::not_a_number, row, asked.column,
                 "expected a number, found \"{}\".", {found});
      return Answer::skip();
    }
    if (asked.line->number.logarithmic && cell.number <= 0) {
      data_.fail(errors_, ErrorCode::out_of_range, row, asked.column,
                 "expected a number above 0, because its logarithm is taken, found \"{}\".",
                 {found});
    }
    return {cell.number};
  }

  void note_unknown_choices(const std::vector<ChoiceReader>& readers) {
    std::map<std::string, int> counts;
    for (const ChoiceReader& reader : readers) {
      for (const auto& [text, count] : reader.unknown()) counts[text] += count;
    }
    for (const auto& [text, count] : counts) {
      report(notes_, ErrorCode::no_such_score, data_.file(), "",
             "{} answers are \"{}\", which is no choice of their column: they count as missing.",
             {count, excerpt(text)});
    }
  }

  /// With one goalpost given, some number must be on the other side of it.
  void check_goalposts() {
    for (std::size_t i = 0; i < asked_.size(); ++i) {
      const MetaLine& line = *asked_[i].line;
      const std::optional<double> lower = line.number.lower;
      const std::optional<double> upper = line.number.upper;
      if (!line.choices.empty() || lower.has_value() == upper.has_value()) continue;
      const bool beyond = any_of(made_.responses, [&](const Responses& responses) {
        const double score = responses.answers[i].score;
        return lower ? score > *lower : score < *upper;
      });
      if (beyond) continue;
      fail(line, lower ? "min" : "max", "expected a goalpost with numbers {} it: \"{}\" has none.",
           {lower ? "above" : "below", excerpt(line.code)});
    }
  }

  void read_figures(const Printed& printed) {
    PublishedResults results{};
    results.file = "published.json";
    results.units = edition_.listed;
    results.figures.resize(results.units.size() * edition_.nodes.size());
    std::map<std::string, int> unknown;
    bool any = false;
    for (const PrintedFigure& figure : printed.figures) {
      if (!figure.time.empty() && sources_.columns.time && figure.time != time_) continue;
      const auto unit = unit_at_.find(figure.unit);
      const auto node = node_of(figure.node);
      if (!node) {
        ++unknown[figure.node];
        continue;
      }
      const std::string pointer = "/" + to_decimal(figure.line);
      if (unit == unit_at_.end()) {
        if (errors_.size() < kMaxErrorsPerFile) {
          report(errors_, ErrorCode::unknown_country, printed.file, pointer,
                 "Line {}: expected the code or name of a unit in {}, found \"{}\".",
                 {figure.line, data_.file(), excerpt(figure.unit)});
        }
        continue;
      }
      PublishedFigures& into = results.figures[unit->second * edition_.nodes.size() + node->value];
      read_figure(printed, figure, *node, into);
      any = true;
    }
    for (const auto& [code, count] : unknown) {
      report(notes_, ErrorCode::unknown_scope, printed.file, "",
             "{} figures of \"{}\" are not compared: it is no part of the index.",
             {count, excerpt(code)});
    }
    if (any) made_.published = std::move(results);
  }

  std::optional<NodeIndex> node_of(const std::string& code) const {
    if (code.empty() || lowered(code) == "overall") return kOverall;
    const auto found = node_at_.find(code);
    if (found == node_at_.end()) return std::nullopt;
    return found->second;
  }

  void read_figure(const Printed& printed, const PrintedFigure& figure, NodeIndex node,
                   PublishedFigures& into) {
    const std::string pointer = "/" + to_decimal(figure.line);
    const int decimals = edition_.methods.front().rules[node.value].rounding.back();
    if (!figure.score.empty()) {
      into.score = decimal_of(figure.score, decimals);
      if (!into.score) {
        report(errors_, ErrorCode::out_of_range, printed.file, pointer,
               "Line {}: expected a score with at most {} decimals, found {}; Decimals says how "
               "many are printed.",
               {figure.line, decimals, figure.score});
      }
    }
    if (figure.rank && *figure.rank > edition_.units) {
      report(errors_, ErrorCode::out_of_range, printed.file, pointer,
             "Line {}: expected a rank from 1 to {}, found {}.",
             {figure.line, edition_.units, *figure.rank});
    } else {
      into.rank = figure.rank;
    }
  }

  static std::optional<Decimal> decimal_of(const std::string& text, int decimals) {
    const std::size_t point = std::min(text.find('.'), text.size());
    std::string digits = text.substr(0, point);
    const std::string rest = point < text.size() ? text.substr(point + 1) : std::string();
    if (rest.size() > static_cast<std::size_t>(decimals)) return std::nullopt;
    digits += rest + std::string(static_cast<std::size_t>(decimals) - rest.size(), '0');
    const bool negative = digits.starts_with('-');
    const auto units = integer_in<std::int64_t>(std::string_view(digits).substr(negative ? 1 : 0));
    if (!units ||
        static_cast<double>(*units) > kMostScore * static_cast<double>(kPowersOfTen[decimals])) {
      return std::nullopt;
    }
    return Decimal{negative ? -*units : *units, static_cast<std::int8_t>(decimals)};
  }

  const Sources& sources_;
  const Table& data_;
  std::string time_;
  Errors& notes_;
  Errors& errors_;
  Dataset made_{};
  Edition& edition_ = made_.edition;
  std::vector<std::size_t> rows_;
  std::vector<Asked> asked_;
  ScaleList scales_;
  std::map<std::string, NodeIndex> node_at_;              ///< by code
  std::unordered_map<std::string, std::size_t> unit_at_;  ///< by code, then by name
};

}  // namespace

std::optional<Dataset> draft(const Sources& sources, std::string_view time, Errors& notes,
                             Errors& errors) {
  return Drafter(sources, time, notes, errors).run();
}

}  // namespace rescore::tables
