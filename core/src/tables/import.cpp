#include "rescore/tables/import.h"

#include <map>
#include <set>

#include "base/format.h"
#include "base/text.h"
#include "json/json.h"
#include "rescore/session.h"
#include "tables/about.h"
#include "tables/columns.h"
#include "tables/draft.h"
#include "tables/find_rule.h"
#include "tables/folder_writer.h"
#include "tables/guess.h"
#include "tables/meta.h"
#include "tables/printed.h"
#include "tables/rule_words.h"

namespace rescore {
namespace {

using namespace tables;

class TableImporter {
 public:
  TableImporter(const TableRequest& request, Errors& errors) : request_(request), errors_(errors) {}

  std::optional<TableImport> run() {
    const std::size_t before = errors_.size();
    const auto data = Table::read(request_.data.file, request_.data.text, errors_);
    const auto meta_table = read(request_.meta);
    const auto published = read(request_.published);
    const auto about_table = read(request_.about);
    if (about_table) {
      if (const auto about = read_about(*about_table, errors_)) about_ = *about;
    }
    std::optional<Meta> meta;
    if (meta_table) meta = read_meta(*meta_table, errors_);
    if (errors_.size() > before) return std::nullopt;
    const auto columns = find_unit_columns(*data, codes_of(meta), errors_);
    if (!columns) return std::nullopt;
    auto printed = published ? read_printed(*published, made_.notes, errors_)
                             : printed_beside(*data, *columns, made_.notes, errors_);
    if (errors_.size() > before) return std::nullopt;
    if (!meta) meta = guess_meta(*data, *columns, printed, made_.notes, errors_);
    if (!meta) return std::nullopt;
    searching_ = printed && (request_.find_rule || !meta->has_rule);
    if (searching_) forget_rule(*meta, printed->decimals);
    const Sources sources{*data, *columns, std::move(*meta), meta_table ? &*meta_table : nullptr,
                          std::move(printed)};
    const std::set<std::string> times = times_of(*data, *columns);
    if (published && !columns->time) need_one_time(*sources.printed);
    if (errors_.size() > before) return std::nullopt;
    for (const std::string& time : times) add_edition(sources, time);
    if (errors_.size() > before) return std::nullopt;
    return std::move(made_);
  }

 private:
  std::optional<Table> read(const std::optional<TableText>& text) {
    return text ? Table::read(text->file, text->text, errors_) : std::nullopt;
  }

  static std::vector<std::string> codes_of(const std::optional<Meta>& meta) {
    std::vector<std::string> codes;
    if (!meta) return codes;
    for (const MetaLine& line : meta->lines) {
      if (line.type == MetaLine::Type::indicator) codes.push_back(line.code);
    }
    return codes;
  }

  /// What is searched for; the tolerance is a fact about the inputs.
  static void forget_rule(Meta& meta, int decimals) {
    for (MetaLine& line : meta.lines) {
      const double tolerance = line.rule.tolerance;
      line.rule = {.aggregation = Aggregation::arithmetic};
      line.rule.rounding = {decimals};
      line.rule.tolerance = tolerance;
    }
  }

  /// The years of a panel, each of which becomes an edition; one empty text if there are none.
  std::set<std::string> times_of(const Table& data, const UnitColumns& columns) {
    std::set<std::string> times;
    std::map<std::string, std::string> slugs;
    std::optional<std::size_t> without;
    for (std::size_t r = 0; r < data.rows() && columns.time; ++r) {
      const std::string& time = data.text(r, *columns.time);
      if (time.empty() && !without) without = r;
      if (!times.insert(time).second || time.empty()) continue;
      const auto [same, first] = slugs.try_emplace(slug_from("-" + time), time);
      if (first) continue;
      data.fail(errors_, ErrorCode::duplicate_id, r, *columns.time,
                "\"{}\" and \"{}\" would make editions of the same name.",
                {excerpt(same->second), excerpt(time)});
    }
    if (without && times.size() > 1) {
      data.fail(errors_, ErrorCode::bad_date, *without, *columns.time,
                "expected a year, because other lines have one.");
    }
    return times.empty() ? std::set<std::string>{""} : times;
  }

  /// Figures of several years cannot be those of data for one.
  void need_one_time(const Printed& printed) {
    for (const PrintedFigure& figure : printed.figures) {
      const std::string& first = printed.figures.front().time;
      if (figure.time == first) continue;
      report(errors_, ErrorCode::disagreement, printed.file, "/" + to_decimal(figure.line),
             "Line {}: expected figures of {} only, because {} has no column for the year; found "
             "\"{}\".",
             {figure.line, first, request_.data.file, excerpt(figure.time)});
      return;
    }
  }

  void add_edition(const Sources& sources, const std::string& time) {
    std::optional<Dataset> data = draft(sources, time, made_.notes, errors_);
    if (!data) return;
    TableEdition made;
    made.time = time;
    Edition& edition = data->edition;
    name_edition(edition, time);
    if (searching_ && data->published) made.tried = find_rule(*data, made.fits);
    Method& method = edition.methods.front();
    method.about = cut(rule_words(edition, method), kMostAbout - 1) + ".";
    method.about.front() = static_cast<char>(method.about.front() - 'a' + 'A');
    made.id = edition.id;
    made.units = edition.units;
    made.indicators = static_cast<int>(edition.indicators.size());
    made.index = index_json(*data, request_.schemas);
    made.responses = responses_json(*data, request_.schemas);
    if (data->published) made.published = published_json(*data, request_.schemas);
    check(made);
    made_.editions.push_back(std::move(made));
  }

  void name_edition(Edition& edition, const std::string& time) {
    std::string& root = edition.nodes.front().name;
    edition.title = !about_.title.empty() ? about_.title : root;
    std::string id = !request_.edition.empty() ? request_.edition
                     : !about_.edition.empty() ? about_.edition
                                               : slug_from(edition.title);
    if (!time.empty()) {
      id = slug_from(id.substr(0, kMostId - time.size() - 1) + "-" + time);
      edition.title += " " + time;
    }
    edition.title = cut(edition.title, kMostTitle);
    edition.id = std::move(id);
    edition.source = about_.source;
    if (!about_.unit.empty()) {
      edition.unit = about_.unit;
    } else if (!looks_like_countries(edition)) {
      edition.unit = "unit";
    }
  }

  /// Codes of two or three capitals are those of countries.
  static bool looks_like_countries(const Edition& edition) {
    for (const Unit& unit : edition.listed) {
      if (unit.code.size() != 2 && unit.code.size() != 3) return false;
      for (const char c : unit.code) {
        if ((c < 'A' || c > 'Z') && (c < 'a' || c > 'z')) return false;
      }
    }
    return true;
  }

  /// Loads what was made, as anyone else will, and compares the printed figures. A fault here is
  /// one in the texts about the index, or a limit of the engine.
  void check(TableEdition& made) {
    Session session;
    Errors faults = *session.load_edition("index.json", made.index);
    if (faults.empty() && !made.published.empty()) {
      faults = *session.load_published_results("published.json", made.published);
    }
    if (faults.empty()) faults = *session.load_response_table("responses.json", made.responses);
    for (const Error& fault : faults) {
      const bool about = fault.pointer.starts_with("/source") || fault.pointer == "/title" ||
                         fault.pointer == "/edition" || fault.pointer == "/unit";
      errors_.push_back({fault.code,
                         about && request_.about ? request_.about->file : request_.data.file, "",
                         "In " + fault.file + fault.pointer + ", made of this: " + fault.sentence});
    }
    if (!faults.empty()) return;
    made.fingerprint = session.fingerprint();
    made.check = session.check();
  }

  static constexpr std::size_t kMostAbout = 300;
  static constexpr std::size_t kMostTitle = 100;
  static constexpr std::size_t kMostId = 64;

  const TableRequest& request_;
  Errors& errors_;
  About about_;
  bool searching_ = false;
  TableImport made_;
};

}  // namespace

std::optional<TableImport> import_tables(const TableRequest& request, Errors& errors) {
  return TableImporter(request, errors).run();
}

}  // namespace rescore
