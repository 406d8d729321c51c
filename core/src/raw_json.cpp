#include <algorithm>
#include <array>
#include <set>

#include "html_text.h"
#include "json.h"
#include "raw.h"

// The files of website_json_file/ and country_json/. Which one it is shows in what it holds.
namespace rescore::raw {
namespace {

using json::Node;

constexpr std::size_t kMaxList = 2000;
constexpr std::size_t kMaxText = 100000;

/// The order of the domains in every list of the publisher's website files.
constexpr std::array<std::string_view, 9> kSiteOrder = {
    "media",           "academia",   "economy",           "society",       "military",
    "law-enforcement", "technology", "domestic-politics", "foreign-policy"};

bool is_code(std::string_view text) {
  return text.size() == 2 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

class JsonReader {
 public:
  JsonReader(const Node& root, Edition& edition) : root_(root), edition_(edition) {}

  void run() {
    const std::vector<std::string> keys = root_.keys();
    if (root_.maybe("answer").present() && root_.maybe("name").present()) return country_file();
    if (root_.maybe("layer").present() && root_.maybe("normal").present()) return domain_file();
    if (!keys.empty()) {
      const Node first = root_.key(keys.front());
      if (first.maybe("counties").present()) return indicators_file(keys);
      if (first.maybe("percentage").present() && first.maybe("original").present()) {
        return scores_file(keys);
      }
      if (first.maybe("evidence").present() && is_code(keys.front())) return indicator_file(keys);
      if (first.is_object() && is_list_of_countries(first)) return country_list_file(keys);
      if (first.is_text() && is_code(keys.front())) return;  // iso.json: nothing we do not know
    }
    edition_.fail(ErrorCode::unknown_form, "",
                  "This JSON file is none of the publisher's: neither a country, a domain, an "
                  "indicator, nor a list of countries, indicators or scores.");
  }

 private:
  static bool is_list_of_countries(const Node& region) {
    const std::vector<std::string> codes = region.keys();
    return !codes.empty() && is_code(codes.front()) &&
           region.key(codes.front()).maybe("original").present();
  }

  void fail_word(const Node& node, const std::string& text, std::string_view what) {
    edition_.fail(ErrorCode::unknown_word, node.pointer(),
                  "\"" + text.substr(0, 40) + "\" is no " + std::string(what) + ".");
  }

  /// The text of a node as a value of ours, or an error that quotes it.
  template <class T>
  std::optional<T> read_word(const Node& node, std::optional<T> (*read)(std::string_view),
                             std::string_view what) {
    const auto text = figure(node, what);
    if (!text) return std::nullopt;
    const std::optional<T> value = read(*text);
    if (!value) fail_word(node, *text, what);
    return value;
  }

  /// Text or digits; what is needed must not be null.
  std::optional<std::string> figure(const Node& node, std::string_view what) {
    if (node.is_null()) fail_word(node, "null", what);
    return node.scalar();
  }

  void tell_id(Told<std::string>& fact, const Node& node, const std::string& what) {
    const auto id = read_word(node, id_of, "name of a domain or layer");
    if (id) edition_.tell(fact, *id, node.pointer(), what);
  }

  void tell_answer(Country& country, int number, Answer answer, const std::string& pointer) {
    edition_.tell(country.answers[number], answer, pointer,
                  country.code + "'s answer to indicator " + std::to_string(number));
  }

  void tell_grading(int number, const Node& node) {
    if (!node.present()) return;
    const auto scale = read_word(node, scale_of, "grading");
    if (scale) {
      edition_.tell_scale(edition_.indicators[number], number, *scale, true, node.pointer());
    }
  }

  // ---- Figures ----

  static std::optional<int> total_of(std::string_view text) {
    return text == "0" ? std::optional(0) : number_of(text);
  }

  /// "112/396" or "112 / 396".
  void tell_ratio(Printed& printed, const Node& node, const std::string& what) {
    const auto text = figure(node, "score out of a maximum");
    if (!text) return;
    const std::size_t slash = text->find('/');
    const auto achieved = total_of(std::string_view(*text).substr(0, slash));
    const auto maximum = slash == std::string::npos
                             ? std::nullopt
                             : total_of(std::string_view(*text).substr(slash + 1));
    if (!achieved || !maximum) return fail_word(node, *text, "score out of a maximum");
    edition_.tell(printed.achieved, *achieved, node.pointer(), "the score of " + what);
    edition_.tell(printed.maximum, *maximum, node.pointer(), "the maximum of " + what);
  }
  void tell_percent(Printed& printed, const Node& node, const std::string& what) {
    const auto tenths = read_word(node, tenths_of, "percentage");
    if (tenths) {
      edition_.tell(printed.percent, *tenths, node.pointer(), "the percentage of " + what);
    }
  }
  void tell_rank(Printed& printed, const Node& node, const std::string& what) {
    const auto rank = read_word(node, number_of, "rank");
    if (rank) edition_.tell(printed.rank, *rank, node.pointer(), "the rank of " + what);
  }

  // ---- country/CC.json and country_json/NAME.json ----

  void country_file() {
    const Node name_node = root_.key("name");
    const auto name = name_node.text(100);
    if (!name) return;
    Country* country = edition_.country_by_name(*name, name_node.pointer());
    if (country == nullptr) return;
    const std::string& file = edition_.files.back();
    const std::size_t slash = file.find_last_of('/');
    const std::string stem = file.substr(slash + 1, file.find_last_of('.') - (slash + 1));
    if (is_code(stem) && stem != country->code) {
      edition_.fail(
          ErrorCode::disagreement, name_node.pointer(),
          "The file is named after " + stem + ", but " + *name + " is " + country->code + ".");
      return;
    }
    country_figures(*country);
    profile(*country);
    const Node answers = root_.key("answer");
    for (const std::string& domain : answers.keys()) {
      const Node list = answers.key(domain);
      const auto id = id_of(domain);
      if (!id) {
        fail_word(list, domain, "name of a domain");
        continue;
      }
      for (const Node& node : list.items(0, kMaxList)) answer(*country, *id, node);
    }
  }

  void country_figures(Country& country) {
    Printed& overall = country.printed["overall"];
    tell_ratio(overall, root_.key("original"), country.code + ", overall");
    tell_percent(overall, root_.key("overall"), country.code + ", overall");
    tell_rank(overall, root_.key("ranking"), country.code + ", overall");
    // Layers come in threes, and ranks of layers for all three or, until 2022, for none; without
    // this a key with a slip of the pen would lose a figure unnoticed.
    const char* third = root_.maybe("effect").present() ? "effect" : "alignment";
    const bool ranked = has_layer_rank();
    for (const char* layer : {"exposure", "pressure", third}) {
      Printed& printed = country.printed[std::string("layer:") + layer];
      const std::string what = country.code + ", " + layer;
      tell_percent(printed, root_.key(layer), what);
      if (ranked) tell_rank(printed, root_.key(std::string(layer) + "_rank"), what);
    }
  }

  bool has_layer_rank() const {
    const std::vector<std::string> keys = root_.keys();
    return std::any_of(keys.begin(), keys.end(),
                       [](const std::string& key) { return key.ends_with("_rank"); });
  }

  void answer(Country& country, const std::string& domain, const Node& node) {
    const Node number_node = node.key("number");
    const auto number = read_word(number_node, number_of, "indicator number");
    if (!number) return;
    if (!answered_.insert(*number).second) {
      edition_.fail(ErrorCode::duplicate_indicator, number_node.pointer(),
                    "The indicator " + std::to_string(*number) + " stands in this file twice.");
      return;
    }
    edition_.tell(edition_.indicators[*number].domain, domain, number_node.pointer(),
                  "the domain of indicator " + std::to_string(*number));
    tell_grading(*number, node.maybe("grading"));
    const Node score = node.key("score");
    const auto value = read_word(score, answer_of, "answer");
    if (value) tell_answer(country, *number, *value, score.pointer());
    evidence(country, *number, node);
  }

  void evidence(Country& country, int number, const Node& node) {
    Evidence& evidence = country.evidence[number];
    const HtmlText text = html_text(node.maybe("evidence").prose(kMaxText).value_or(""));
    const HtmlText note = html_text(node.maybe("note").prose(kMaxText).value_or(""));
    evidence.file = edition_.file();
    evidence.evidence = text.text;
    evidence.note = note.text;
    evidence.answerer = node.maybe("answerer").prose(kMaxText).value_or("");
    evidence.links.clear();
    if (const Node urls = node.maybe("evidence_urls"); urls.present()) {
      for (const Node& url : urls.items(0, kMaxList)) {
        add_links(evidence.links, url.prose(kMaxText).value_or(""));
      }
    }
    for (const HtmlText* part : {&text, &note}) {
      for (const std::string& link : part->links) add_links(evidence.links, link);
    }
  }

  // ---- profile ----

  void profile(Country& country) {
    const auto put = [&](const char* key, std::optional<std::string> json) {
      if (json) country.profile[key] = *json;
    };
    put("population_millions", plain_number(root_.maybe("population").scalar()));
    put("gdp_per_head_usd", plain_number(root_.maybe("GDP").scalar()));
    put("press_freedom_rank", plain_number(root_.maybe("freedom_index").scalar()));
    put("freedom_score", plain_number(root_.maybe("freemap").scalar()));
    const auto status = root_.maybe("freemap_status").scalar();
    if (status && !status->empty()) put("freedom_status", json::Writer().string(*status).take());
    put("relations_since", date(root_.maybe("date_prc").scalar()));
    put("updated", month(root_.maybe("year").scalar()));
    country.takeaways.clear();
    if (const Node list = root_.maybe("takeaway"); list.present()) {
      for (const Node& node : list.items(0, 50)) {
        const std::string text = html_text(node.prose(kMaxText).value_or("")).text;
        if (!text.empty()) country.takeaways.push_back(text);
      }
    }
  }

  /// "7,155.08", "$516.7", "39.8M" as a JSON number; empty when it is none.
  static std::optional<std::string> plain_number(std::optional<std::string> text) {
    if (!text) return std::nullopt;
    std::string digits;
    std::size_t points = 0;
    for (const char c : *text) {
      if (c >= '0' && c <= '9') {
        digits += c;
      } else if (c == '.') {
        digits += c;
        ++points;
      } else if (c != ',' && c != '$' && c != 'M' && c != ' ') {
        return std::nullopt;
      }
    }
    if (points > 1 || digits.empty() || digits.front() == '.' || digits.back() == '.') {
      return std::nullopt;
    }
    // Two decimals are kept, as the format has them.
    const std::size_t point = digits.find('.');
    if (point != std::string::npos && digits.size() > point + 3) digits.resize(point + 3);
    const std::size_t zeros = std::min(digits.find_first_not_of('0'), digits.size() - 1);
    return digits.substr(digits[zeros] == '.' ? zeros - 1 : zeros);
  }

  static int month_number(std::string_view name) {
    static constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
    const std::size_t at = name.size() < 3 ? std::string::npos : months.find(name.substr(0, 3));
    return at == std::string::npos || at % 3 != 0 ? 0 : static_cast<int>(at / 3) + 1;
  }
  static std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

  /// "2-Apr-92" as a JSON date. The People's Republic exists since 1949, which settles the century.
  static std::optional<std::string> date(std::optional<std::string> text) {
    if (!text) return std::nullopt;
    const std::size_t first = text->find('-');
    const std::size_t second = text->find('-', first + 1);
    if (first == std::string::npos || second != first + 4) return std::nullopt;
    const auto day = number_of(std::string_view(*text).substr(0, first));
    const int month = month_number(std::string_view(*text).substr(first + 1, 3));
    const std::string_view year = std::string_view(*text).substr(second + 1);
    const auto short_year = year == "00" ? std::optional(0) : number_of(year);
    if (!day || *day > 31 || month == 0 || !short_year || year.size() != 2) return std::nullopt;
    const int full = *short_year + (*short_year >= 49 ? 1900 : 2000);
    return '"' + std::to_string(full) + '-' + two(month) + '-' + two(*day) + '"';
  }

  /// "May 2024" or "2022".
  static std::optional<std::string> month(std::optional<std::string> text) {
    if (!text || text->size() < 4) return std::nullopt;
    const std::string year = text->substr(text->size() - 4);
    if (!std::all_of(year.begin(), year.end(), [](char c) { return c >= '0' && c <= '9'; })) {
      return std::nullopt;
    }
    const int number = month_number(*text);
    return number == 0 ? '"' + year + '"' : '"' + year + '-' + two(number) + '"';
  }

  // ---- The other files ----

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
      const std::string what = " of indicator " + std::to_string(*number);
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
        const std::string what = " of indicator " + std::to_string(*number);
        edition_.tell(indicator.domain, *domain, node.pointer(), "the domain" + what);
        edition_.tell(indicator.layer, *id, node.pointer(), "the layer" + what);
        tell_grading(*number, node.maybe("grading"));
      }
    }
  }

  Country* by_code(const std::string& code, const Node& node) {
    if (is_code(code)) return &edition_.country(code);
    edition_.fail(ErrorCode::bad_id, node.pointer(),
                  "\"" + code.substr(0, 20) + "\" is no country code of two capital letters.");
    return nullptr;
  }

  const Node& root_;
  Edition& edition_;
  std::set<int> answered_;  ///< the indicators of a country file met so far
};

}  // namespace

void read_json(std::string_view text, Edition& edition) {
  const std::string file = edition.files.back();
  const auto value = json::parse(file, text, edition.errors());
  if (!value) return;
  const Node root(*value, file, edition.errors());
  JsonReader(root, edition).run();
}

}  // namespace rescore::raw
