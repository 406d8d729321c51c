#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/format.h"
#include "json/json.h"
#include "rescore/error.h"
#include "rescore/score.h"

/// The combined facts of the publisher's raw files about an edition. Every fact records the file
/// that it first came from. A file that contradicts it is an error, which names both.
namespace rescore::raw {

/// The order of the domains on the publisher's site and in every list of its website files.
inline constexpr std::array<std::string_view, 9> kSiteOrder = {
    "media",           "academia",   "economy",           "society",       "military",
    "law-enforcement", "technology", "domestic-politics", "foreign-policy"};

/// A fact and its file.
template <class T>
struct Told {
  std::optional<T> value;
  std::size_t file{};
};

struct Indicator {
  Told<std::string> domain;    ///< as an id: "law-enforcement"
  Told<std::string> layer;     ///< as an id: "exposure"
  Told<std::string> scale;     ///< "graded", "yes-no", "stance"
  bool scale_is_sure = false;  ///< CSV files call a stance graded
  std::string text;
};

/// What a country file contains besides the answer.
struct Evidence {
  std::string evidence;
  std::string note;
  std::string answerer;
  std::size_t file{};
  std::vector<std::string> links;
};

/// Figures printed for one scope. Percentages are in tenths.
struct Printed {
  Told<int> achieved;
  Told<int> maximum;
  Told<int> percent;
  Told<int> rank;
};

struct Country {
  std::string code;
  Told<std::string> name;
  Told<std::string> region;
  std::map<int, Told<Answer>> answers;  ///< by indicator number
  std::map<int, Evidence> evidence;
  std::map<std::string, Printed> printed;      ///< by scope id
  std::map<std::string, std::string> profile;  ///< by key of our profile, as JSON
  std::vector<std::string> takeaways;
};

class Edition {
 public:
  explicit Edition(Errors& errors) : errors_(errors) {}

  /// Begins a file; places refer to the latest file.
  void begin_file(std::string name) { files.push_back(std::move(name)); }
  std::size_t file() const { return files.size() - 1; }

  void fail(ErrorCode code, std::string pointer, std::string sentence);
  Errors& errors() { return errors_; }

  /// Records a fact, or reports that an earlier file contradicts it. `what` names the fact: "the
  /// layer of indicator 3".
  template <class T>
  void tell(Told<T>& fact, const T& value, const std::string& pointer, const std::string& what) {
    if (!fact.value) {
      fact = {value, file()};
    } else if (*fact.value != value) {
      disagree(pointer, what, shown(value), shown(*fact.value), fact.file);
    }
  }

  /// The scale. `sure` is false if the file cannot distinguish a stance from a graded scale.
  void tell_scale(Indicator& indicator, int number, const std::string& scale, bool sure,
                  const std::string& pointer);

  /// The country by its code or by its name. A name without a code is an error and returns nullptr.
  Country& country(const std::string& code);
  Country* country_by_name(const std::string& name, const std::string& pointer);

  std::vector<std::string> files;
  /// Files that are none of the publisher's. They are only errors if the others are not enough.
  Errors unknown;
  std::map<int, Indicator> indicators;       ///< by number
  std::map<std::string, Country> countries;  ///< by code

 private:
  void disagree(const std::string& pointer, const std::string& what, const std::string& here,
                const std::string& there, std::size_t other);
  static std::string shown(const std::string& text) { return '"' + text + '"'; }
  static std::string shown(int number) { return to_decimal(number); }
  static std::string shown(Answer answer) {
    return answer.missing() ? "skipped" : to_decimal(answer.score);
  }

  Errors& errors_;
};

/// The terms of the publisher's files, in any case; empty if unknown. "Law Enforcement" ->
/// "law-enforcement"; any name of letters and blanks becomes an id.
std::optional<std::string> id_of(std::string_view name);
/// "0", "4", "4.0", "na", "NA", "#N/A", "skip", "" (skipped).
std::optional<Answer> answer_of(std::string_view token);
/// "1" or "1.0" -> "graded", "0" -> "yes-no", "2" -> "stance".
std::optional<std::string> scale_of(std::string_view grading);
/// "01", "1", "1.0" to "999".
std::optional<int> number_of(std::string_view text);
/// "28.3%", "28.3 %", "41%" in tenths.
std::optional<int> tenths_of(std::string_view text);

/// Readers for the forms. Each adds to `edition` and reports what it cannot use.
void read_csv(std::string_view text, Edition& edition);
void read_json(std::string_view text, Edition& edition);

}  // namespace rescore::raw
