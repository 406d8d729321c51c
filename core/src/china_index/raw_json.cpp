#include "china_index/raw_json.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/format.h"
#include "base/country_names.h"
#include "china_index/html_text.h"

// The files of website_json_file/ and country_json/, and the list of statements. The content shows
// which one a file is.
namespace rescore::raw {
namespace {

class JsonReader : JsonTeller {
 public:
  JsonReader(const json::Cursor& root, Edition& edition) : JsonTeller(edition), root_(root) {}

  void run(bool is_list) {
    if (is_list) return list_file();
    const std::vector<std::string> keys = root_.keys();
    if (root_.optional("answer").present() && root_.optional("name").present()) {
      return read_country_file(root_, edition_);
    }
    if (root_.optional("layer").present() && root_.optional("normal").present())
      return domain_file();
    if (!keys.empty()) {
      const Cursor first = root_.key(keys.front());
      if (first.optional("counties").present()) return indicators_file(keys);
      if (first.optional("percentage").present() && first.optional("original").present()) {
        return scores_file(keys);
      }
      if (first.optional("evidence").present() && is_country_code(keys.front()))
        return indicator_file(keys);
      if (first.is_object() && is_list_of_countries(first)) return country_list_file(keys);
      if (first.is_text() && is_country_code(keys.front()))
        return;  // iso.json: contains nothing new
    }
    unknown_form();
  }

 private:
  void unknown_form() {
    edition_.fail(ErrorCode::unknown_form, "",
                  "This JSON file is none of the publisher's: neither a country, a domain, an "
                  "indicator, nor a list of countries, indicators or scores.");
  }

  /// indicator_2023.json: the statements that countries were rated on, with layer and grading.
  void list_file() {
    const std::vector<Cursor> items = root_.items(0, kMaxList);
    if (items.empty() || !items.front().is_object() ||
        !items.front().optional("evdType").present()) {
      return unknown_form();
    }
    std::set<int> seen;
    for (const Cursor& item : items) statement(item, seen);
  }

  /// An entry has its statement under the indicator's number, the only key that is a number.
  void statement(const Cursor& item, std::set<int>& seen) {
    const std::vector<std::string> keys = item.keys();
    const auto is_number = [](const std::string& key) { return number_of(key).has_value(); };
    const auto key = std::find_if(keys.begin(), keys.end(), is_number);
    if (key == keys.end() || std::count_if(keys.begin(), keys.end(), is_number) > 1) {
      // Anything but an object has already been reported.
      if (item.is_object()) {
        edition_.fail(ErrorCode::missing_key, item.pointer(),
                      "Expected one key that is the number of an indicator.");
      }
      return;
    }
    const int number = *number_of(*key);
    const Cursor text = item.key(*key);
    if (!seen.insert(number).second) {
      edition_.fail(ErrorCode::duplicate_indicator, text.pointer(),
                    "The indicator " + to_decimal(number) + " stands in this file twice.");
      return;
    }
    Indicator& indicator = edition_.indicators[number];
    tell_id(indicator.layer, item.key("layer"), "the layer of indicator " + to_decimal(number));
    tell_grading(number, item.key("grading"));
    // Wordings differ between the files; indicators.json takes precedence, in any order of files.
    const std::string wording = html_text(text.text(kMaxText)).text;
    if (indicator.text.empty()) indicator.text = wording;
  }

  static bool is_list_of_countries(const Cursor& region) {
    const std::vector<std::string> codes = region.keys();
    return !codes.empty() && is_country_code(codes.front()) &&
           region.key(codes.front()).optional("original").present();
  }

  void country_list_file(const std::vector<std::string>& regions) {
    for (const std::string& region : regions) {
      const Cursor countries = root_.key(region);
      for (const std::string& code : countries.keys()) {
        const Cursor item = countries.key(code);
        Country* country = by_code(code, item);
        if (country == nullptr) continue;
        edition_.tell(country->region, region, item.pointer(), "the region of " + code);
        tell_name(*country, item.key("country"));
        Printed& overall = country->printed["overall"];
        tell_total(overall.achieved, item.key("original"), "the score of " + code + ", overall");
        tell_total(overall.maximum, item.key("total"), "the maximum of " + code + ", overall");
        tell_percent(overall, item.key("overall"), code + ", overall");
        tell_rank(overall, item.key("ranking"), code + ", overall");
      }
    }
  }

  /// A name beside a code must be that country's.
  void tell_name(Country& country, const Cursor& item) {
    const std::string name = item.line(100);
    if (name.empty()) return;
    Country* named = edition_.country_by_name(name, item.pointer());
    if (named == nullptr || named == &country) return;
    edition_.fail(
        ErrorCode::disagreement, item.pointer(),
        "Here " + country.code + " is called " + name + ", which is " + named->code + ".");
  }

  void tell_total(Told<int>& fact, const Cursor& item, const std::string& what) {
    const auto total = read_word(item, total_of, "number of points");
    if (total) edition_.tell(fact, *total, item.pointer(), what);
  }

  void scores_file(const std::vector<std::string>& codes) {
    for (const std::string& code : codes) {
      const Cursor item = root_.key(code);
      Country* country = by_code(code, item);
      if (country == nullptr) continue;
      const Cursor ratio = item.key("original");
      const Cursor percent = item.key("percentage");
      const Cursor rank = item.key("ranking");
      tell_figures(*country, "overall", ratio.key("overall"), percent.key("overall"),
                   rank.key("overall"));
      const std::size_t domains = kSiteOrder.size();
      const std::vector<Cursor> ratios = ratio.key("domain").items(domains, domains);
      const std::vector<Cursor> percents = percent.key("domain").items(domains, domains);
      const std::vector<Cursor> ranks = rank.key("domain").items(domains, domains);
      if (ratios.empty() || percents.empty() || ranks.empty()) continue;
      for (std::size_t d = 0; d < domains; ++d) {
        tell_figures(*country, "domain:" + std::string(kSiteOrder[d]), ratios[d], percents[d],
                     ranks[d]);
      }
    }
  }

  void tell_figures(Country& country, const std::string& node, const Cursor& ratio,
                    const Cursor& percent, const Cursor& rank) {
    const std::string what = country.code + ", " + node;
    Printed& printed = country.printed[node];
    tell_ratio(printed, ratio, what);
    tell_percent(printed, percent, what);
    tell_rank(printed, rank, what);
  }

  void indicators_file(const std::vector<std::string>& numbers) {
    for (const std::string& key : numbers) {
      const Cursor item = root_.key(key);
      const auto number = read_word(item.key("number"), number_of, "indicator number");
      if (!number) continue;
      Indicator& indicator = edition_.indicators[*number];
      const std::string what = " of indicator " + to_decimal(*number);
      tell_id(indicator.domain, item.key("domain"), "the domain" + what);
      tell_id(indicator.layer, item.key("layer"), "the layer" + what);
      tell_grading(*number, item.key("grading"));
      indicator.text = html_text(item.key("indicator").text(kMaxText)).text;
      const std::vector<Cursor> lists = item.key("counties").items(5, 5);
      for (std::size_t score = 0; score < lists.size(); ++score) {
        tell_codes(lists[score], *number, Answer{static_cast<double>(score)});
      }
      tell_codes(item.key("skip"), *number, Answer::skip());
    }
  }

  void tell_codes(const Cursor& list, int number, Answer answer) {
    for (const Cursor& item : list.items(0, kMaxList)) {
      const std::string code = item.line(8);
      if (code.empty()) continue;
      Country* country = by_code(code, item);
      if (country != nullptr) tell_answer(*country, number, answer, item.pointer());
    }
  }

  void indicator_file(const std::vector<std::string>& codes) {
    for (const std::string& code : codes) {
      const Cursor item = root_.key(code);
      Country* country = by_code(code, item);
      const auto number = read_word(item.key("number"), number_of, "indicator number");
      const Cursor score = item.key("score");
      const auto answer = read_word(score, answer_of, "answer");
      if (country == nullptr || !number || !answer) continue;
      tell_answer(*country, *number, *answer, score.pointer());
      tell_grading(*number, item.optional("grading"));
    }
  }

  void domain_file() {
    const auto domain = read_word(root_.key("name"), id_of, "name of a domain");
    const Cursor layers = root_.key("layer");
    for (const std::string& layer : layers.keys()) {
      for (const Cursor& item : layers.key(layer).items(0, kMaxList)) {
        const auto number = read_word(item.key("number"), number_of, "indicator number");
        const auto id = id_of(layer);
        if (!number || !domain || !id) continue;
        Indicator& indicator = edition_.indicators[*number];
        const std::string what = " of indicator " + to_decimal(*number);
        edition_.tell(indicator.domain, *domain, item.pointer(), "the domain" + what);
        edition_.tell(indicator.layer, *id, item.pointer(), "the layer" + what);
        tell_grading(*number, item.optional("grading"));
      }
    }
  }

  Country* by_code(const std::string& code, const Cursor& item) {
    if (is_country_code(code)) return &edition_.country(code);
    edition_.fail(ErrorCode::bad_id, item.pointer(),
                  "\"" + excerpt(code, 20) + "\" is no country code of two capital letters.");
    return nullptr;
  }

  const Cursor& root_;
};

}  // namespace

std::optional<std::string> scalar(const json::Cursor& item) {
  using Type = json::Value::Type;
  if (!item.present() || item.is_null()) return std::nullopt;
  const json::Value& value = *item.value();
  if (value.type == Type::integer) return to_decimal(value.integer);
  if (value.type != Type::decimal && !item.is_text()) {
    return item.fail(ErrorCode::wrong_type, "Expected text.");
  }
  if (value.text.size() <= 200) return value.text;
  return item.fail(ErrorCode::bad_text, "The text has more than 200 bytes.");
}

void read_json(std::string_view text, Edition& edition) {
  const std::string file = edition.files.back();
  const auto value = json::parse(file, text, edition.errors());
  if (!value) return;
  const json::Cursor root(*value, file, edition.errors());
  JsonReader(root, edition).run(value->type == json::Value::Type::array);
}

}  // namespace rescore::raw
