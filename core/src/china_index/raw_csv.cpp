#include <algorithm>
#include <set>

#include "base/format.h"
#include "base/text.h"
#include "china_index/raw.h"
#include "tables/csv.h"

// The wide form has one line per indicator and one column per country. The long form has one line
// per answer.
namespace rescore::raw {
namespace {

std::string word(std::string_view field) {
  return id_of(field).value_or(std::string(field));
}

/// The columns of a header by name, in any case: "Indicator No." is "indicator-no".
class Header {
 public:
  explicit Header(const csv::Record& record) {
    for (const std::string& field : record.fields) {
      std::string name = field;
      name.erase(std::remove(name.begin(), name.end(), '.'), name.end());
      names_.push_back(word(name));
    }
  }

  std::optional<std::size_t> find(std::string_view name) const {
    const auto it = std::find(names_.begin(), names_.end(), name);
    if (it == names_.end()) return std::nullopt;
    return static_cast<std::size_t>(it - names_.begin());
  }

  /// A known column that occurs twice, because it is unclear which one is meant; empty if there is
  /// none. The reader checks country columns itself.
  std::string twice() const {
    for (const char* name :
         {"indicator-no", "grading", "domain", "country", "score", "region", "layer"}) {
      if (std::count(names_.begin(), names_.end(), name) > 1) return name;
    }
    return {};
  }

 private:
  std::vector<std::string> names_;
};

/// Whether a column only counts the lines, from 0 or 1: the index that data frames save with a
/// table.
bool counts_lines(const std::vector<csv::Record>& records, std::size_t field) {
  const auto first = records.size() > 1 ? integer_in<int>(trimmed(records[1].fields[field])) : -1;
  if (first != 0 && first != 1) return false;
  for (std::size_t r = 1; r < records.size(); ++r) {
    const auto number = integer_in<int>(trimmed(records[r].fields[field]));
    if (number != *first + static_cast<int>(r) - 1) return false;
  }
  return true;
}

class CsvReader {
 public:
  CsvReader(const std::vector<csv::Record>& records, Edition& edition)
      : records_(records), header_(records.front()), edition_(edition) {}

  void run() {
    const auto number = header_.find("indicator-no");
    const auto grading = header_.find("grading");
    const auto domain = header_.find("domain");
    if (!number || !grading || !domain) {
      edition_.fail(ErrorCode::unknown_form, csv::pointer(records_.front().line, 0),
                    "The first line does not name the columns indicator no., grading and domain, "
                    "so this is none of the publisher's CSV files.");
      return;
    }
    if (const auto name = header_.twice(); !name.empty()) {
      edition_.fail(ErrorCode::broken_csv, csv::pointer(records_.front().line, 0),
                    "The first line names the column \"" + name + "\" twice.");
      return;
    }
    number_ = *number;
    grading_ = *grading;
    domain_ = *domain;
    const auto country = header_.find("country");
    const auto score = header_.find("score");
    country&& score ? read_long(*country, *score) : read_wide();
  }

 private:
  std::string at(const csv::Record& record, std::size_t field) const {
    return csv::pointer(record.line, field + 1);
  }

  /// The line's indicator: number, domain (if the file gives one) and scale.
  std::optional<int> read_indicator(const csv::Record& record) {
    const auto number = number_of(record.fields[number_]);
    if (!number) {
      edition_.fail(ErrorCode::unknown_word, at(record, number_),
                    "\"" + excerpt(record.fields[number_]) + "\" is no indicator number.");
      return std::nullopt;
    }
    Indicator& indicator = edition_.indicators[*number];
    const std::string& domain = record.fields[domain_];
    if (!domain.empty()) {
      const auto id = id_of(domain);
      if (id) {
        edition_.tell(indicator.domain, *id, at(record, domain_),
                      "the domain of indicator " + to_decimal(*number));
      } else {
        edition_.fail(ErrorCode::unknown_word, at(record, domain_),
                      "\"" + excerpt(domain) + "\" is no name of a domain.");
      }
    }
    const auto scale = scale_of(record.fields[grading_]);
    if (scale) {
      edition_.tell_scale(indicator, *number, *scale, *scale != "graded", at(record, grading_));
    } else {
      edition_.fail(
          ErrorCode::unknown_word, at(record, grading_),
          "\"" + excerpt(record.fields[grading_]) + "\" is no grading; there are 0, 1 and 2.");
    }
    return number;
  }

  void read_answer(Country& country, int number, const csv::Record& record, std::size_t field) {
    const auto answer = answer_of(record.fields[field]);
    if (!answer) {
      edition_.fail(ErrorCode::unknown_word, at(record, field),
                    "\"" + excerpt(record.fields[field]) + "\" is no answer.");
      return;
    }
    edition_.tell(country.answers[number], *answer, at(record, field),
                  country.code + "'s answer to indicator " + to_decimal(number));
  }

  /// Whether a column of the wide form is none of a country. One without a name that holds
  /// something is an error.
  bool is_nameless(std::size_t field) {
    const std::string_view name = trimmed(records_.front().fields[field]);
    if (!name.empty() && !name.starts_with("Unnamed:")) return false;
    const auto filled = std::find_if(
        records_.begin() + 1, records_.end(),
        [&](const csv::Record& record) { return !trimmed(record.fields[field]).empty(); });
    if (filled != records_.end() && !counts_lines(records_, field)) {
      edition_.fail(ErrorCode::broken_csv, at(*filled, field),
                    "The column has no name in the first line, but something stands here.");
    }
    return true;
  }

  void read_wide() {
    const std::vector<std::string>& names = records_.front().fields;
    std::vector<std::pair<std::size_t, Country*>> columns;
    std::set<std::string> seen;
    for (std::size_t field = 0; field < names.size(); ++field) {
      if (field == number_ || field == grading_ || field == domain_ || is_nameless(field)) continue;
      const std::string place = at(records_.front(), field);
      Country* country = edition_.country_by_name(names[field], place);
      if (country == nullptr) continue;
      if (!seen.insert(country->code).second) {
        edition_.fail(ErrorCode::duplicate_country, place,
                      "The country " + country->code + " has two columns.");
        continue;
      }
      columns.emplace_back(field, country);
    }
    std::set<int> numbers;
    for (std::size_t r = 1; r < records_.size(); ++r) {
      const auto number = read_indicator(records_[r]);
      if (!number) continue;
      if (!numbers.insert(*number).second) {
        edition_.fail(ErrorCode::duplicate_indicator, at(records_[r], number_),
                      "The indicator " + to_decimal(*number) + " has two lines.");
        continue;
      }
      for (const auto& [field, country] : columns) {
        read_answer(*country, *number, records_[r], field);
      }
    }
  }

  void read_long(std::size_t country_field, std::size_t score_field) {
    const auto region_field = header_.find("region");
    const auto layer_field = header_.find("layer");
    std::set<std::pair<std::string, int>> seen;
    for (std::size_t r = 1; r < records_.size(); ++r) {
      const csv::Record& record = records_[r];
      const auto number = read_indicator(record);
      Country* country =
          edition_.country_by_name(record.fields[country_field], at(record, country_field));
      if (!number || country == nullptr) continue;
      if (!seen.insert({country->code, *number}).second) {
        edition_.fail(
            ErrorCode::duplicate_indicator, at(record, number_),
            country->code + "'s answer to indicator " + to_decimal(*number) + " has two lines.");
        continue;
      }
      read_answer(*country, *number, record, score_field);
      if (region_field && !record.fields[*region_field].empty()) {
        edition_.tell(country->region, record.fields[*region_field], at(record, *region_field),
                      "the region of " + country->code);
      }
      if (layer_field) read_layer(*number, record, *layer_field);
    }
  }

  void read_layer(int number, const csv::Record& record, std::size_t field) {
    const auto id = id_of(record.fields[field]);
    if (id) {
      edition_.tell(edition_.indicators[number].layer, *id, at(record, field),
                    "the layer of indicator " + to_decimal(number));
    } else {
      edition_.fail(ErrorCode::unknown_word, at(record, field),
                    "\"" + excerpt(record.fields[field]) + "\" is no name of a layer.");
    }
  }

  const std::vector<csv::Record>& records_;
  Header header_;
  Edition& edition_;
  std::size_t number_{};
  std::size_t grading_{};
  std::size_t domain_{};
};

}  // namespace

void read_csv(std::string_view text, Edition& edition) {
  Errors errors;
  const auto read = csv::parse(edition.files.back(), text, errors);
  for (const Error& error : errors) edition.fail(error.code, error.pointer, error.sentence);
  if (!read) return;
  if (read->records.empty()) {
    return edition.fail(ErrorCode::unknown_form, "", "All lines are blank.");
  }
  CsvReader(read->records, edition).run();
}

}  // namespace rescore::raw
