#include "raw_json.h"

#include <array>
#include <set>

#include "html_text.h"
#include "sentence.h"

// The files of website_json_file/ and country_json/. Which one it is shows in what it holds.
namespace rescore::raw {
namespace {

class JsonReader : JsonTeller {
 public:
  JsonReader(const json::Node& root, Edition& edition) : JsonTeller(edition), root_(root) {}

  void run() {
    const std::vector<std::string> keys = root_.keys();
    if (root_.maybe("answer").present() && root_.maybe("name").present()) {
      return read_country_file(root_, edition_);
    }
    if (root_.maybe("layer").present() && root_.maybe("normal").present()) return domain_file();
    if (!keys.empty()) {
      const Node first = root_.key(keys.front());
      if (first.maybe("counties").present()) return indicators_file(keys);
      if (first.maybe("percentage").present() && first.maybe("original").present()) {
        return scores_file(keys);
      }
      if (first.maybe("evidence").present() && is_country_code(keys.front()))
        return indicator_file(keys);
      if (first.is_object() && is_list_of_countries(first)) return country_list_file(keys);
      if (first.is_text() && is_country_code(keys.front()))
        return;  // iso.json: nothing we do not know
    }
    edition_.fail(ErrorCode::unknown_form, "",
                  "This JSON file is none of the publisher's: neither a country, a domain, an "
                  "indicator, nor a list of countries, indicators or scores.");
  }

 private:
  static bool is_list_of_countries(const Node& region) {
    const std::vector<std::string> codes = region.keys();
    return !codes.empty() && is_country_code(codes.front()) &&
           region.key(codes.front()).maybe("original").present();
  }

  void country_list_file(const std::vector<std::string>& regions) {
    for (const std::string& region : regions) {
      const Node countries = root_.key(region);
      for (const std::string& code : countries.keys()) {
        const Node node = countries.key(code);
        Country* country = by_code(code, node);
        if (country == nullptr) continue;
        edition_.tell(country->region, region, node.pointer(), "the region of " + code);
        tell_name(*country, node.key("country"));
        Printed& overall = country->printed["overall"];
        tell_total(overall.achieved, node.key("original"), "the score of " + code + ", overall");
        tell_total(overall.maximum, node.key("total"), "the maximum of " + code + ", overall");
        tell_percent(overall, node.key("overall"), code + ", overall");
        tell_rank(overall, node.key("ranking"), code + ", overall");
      }
    }
  }

  /// A name beside a code must be that country's.
  void tell_name(Country& country, const Node& node) {
    const auto name = node.text(100);
    if (!name) return;
    Country* named = edition_.country_by_name(*name, node.pointer());
    if (named == nullptr || named == &country) return;
    edition_.fail(
        ErrorCode::disagreement, node.pointer(),
        "Here " + country.code + " is called " + *name + ", which is " + named->code + ".");
  }

  void tell_total(Told<int>& fact, const Node& node, const std::string& what) {
    const auto total = read_word(node, total_of, "number of points");
    if (total) edition_.tell(fact, *total, node.pointer(), what);
  }

  void scores_file(const std::vector<std::string>& codes) {
    for (const std::string& code : codes) {
      const Node node = root_.key(code);
      Country* country = by_code(code, node);
      if (country == nullptr) continue;
      const Node ratio = node.key("original");
      const Node percent = node.key("percentage");
      const Node rank = node.key("ranking");
      tell_figures(*country, "overall", ratio.key("overall"), percent.key("overall"),
                   rank.key("overall"));
      const std::size_t domains = kSiteOrder.size();
      const std::vector<Node> ratios = ratio.key("domain").items(domains, domains);
      const std::vector<Node> percents = percent.key("domain").items(domains, domains);
      const std::vector<Node> ranks = rank.key("domain").items(domains, domains);
      if (ratios.empty() || percents.empty() || ranks.empty()) continue;
      for (std::size_t d = 0; d < domains; ++d) {
        tell_figures(*country, "domain:" + std::string(kSiteOrder[d]), ratios[d], percents[d],
                     ranks[d]);
      }
    }
  }

  void tell_figures(Country& country, const std::string& scope, const Node& ratio,
                    const Node& percent, const Node& rank) {
    const std::string what = country.code + ", " + scope;
    Printed& printed = country.printed[scope];
    tell_ratio(printed, ratio, what);
    tell_percent(printed, percent, what);
    tell_rank(printed, rank, what);
  }

  void indicators_file(const std::vector<std::string>& numbers) {
    for (const std::string& key : numbers) {
      const Node node = root_.key(key);
      const auto number = read_word(node.key("number"), number_of, "indicator number");
      if (!number) continue;
      Indicator& indicator = edition_.indicators[*number];
      const std::string what = " of indicator " + in_digits(*number);
      tell_id(indicator.domain, node.key("domain"), "the domain" + what);
      tell_id(indicator.layer, node.key("layer"), "the layer" + what);
      tell_grading(*number, node.key("grading"));
      indicator.text = html_text(node.key("indicator").prose(kMaxText).value_or("")).text;
      const std::vector<Node> lists = node.key("counties").items(5, 5);
      for (std::size_t score = 0; score < lists.size(); ++score) {
        tell_codes(lists[score], *number, Answer{static_cast<std::int16_t>(score)});
      }
      tell_codes(node.key("skip"), *number, Answer::skip());
    }
  }

  void tell_codes(const Node& list, int number, Answer answer) {
    for (const Node& node : list.items(0, kMaxList)) {
      const auto code = node.text(8);
      if (!code) continue;
      Country* country = by_code(*code, node);
      if (country != nullptr) tell_answer(*country, number, answer, node.pointer());
    }
  }

  void indicator_file(const std::vector<std::string>& codes) {
    for (const std::string& code : codes) {
      const Node node = root_.key(code);
      Country* country = by_code(code, node);
      const auto number = read_word(node.key("number"), number_of, "indicator number");
      const Node score = node.key("score");
      const auto answer = read_word(score, answer_of, "answer");
      if (country == nullptr || !number || !answer) continue;
      tell_answer(*country, *number, *answer, score.pointer());
      tell_grading(*number, node.maybe("grading"));
    }
  }

  void domain_file() {
    const auto domain = read_word(root_.key("name"), id_of, "name of a domain");
    const Node layers = root_.key("layer");
    for (const std::string& layer : layers.keys()) {
      for (const Node& node : layers.key(layer).items(0, kMaxList)) {
        const auto number = read_word(node.key("number"), number_of, "indicator number");
        const auto id = id_of(layer);
        if (!number || !domain || !id) continue;
        Indicator& indicator = edition_.indicators[*number];
        const std::string what = " of indicator " + in_digits(*number);
        edition_.tell(indicator.domain, *domain, node.pointer(), "the domain" + what);
        edition_.tell(indicator.layer, *id, node.pointer(), "the layer" + what);
        tell_grading(*number, node.maybe("grading"));
      }
    }
  }

  Country* by_code(const std::string& code, const Node& node) {
    if (is_country_code(code)) return &edition_.country(code);
    edition_.fail(ErrorCode::bad_id, node.pointer(),
                  "\"" + excerpt(code, 20) + "\" is no country code of two capital letters.");
    return nullptr;
  }

  const Node& root_;
  ///< the indicators of a country file met so far
};

}  // namespace

void read_json(std::string_view text, Edition& edition) {
  const std::string file = edition.files.back();
  const auto value = json::parse(file, text, edition.errors());
  if (!value) return;
  const json::Node root(*value, file, edition.errors());
  JsonReader(root, edition).run();
}

}  // namespace rescore::raw
