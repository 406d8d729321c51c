#include <set>

#include "base/format.h"
#include "base/lists.h"
#include "base/country_names.h"
#include "china_index/html_text.h"
#include "china_index/raw_json.h"

namespace rescore::raw {
namespace {

class CountryReader : JsonTeller {
 public:
  CountryReader(const json::Cursor& root, Edition& edition) : JsonTeller(edition), root_(root) {}

  void run() {
    const Cursor name_node = root_.key("name");
    const std::string name = name_node.line(100);
    if (name.empty()) return;
    Country* country = edition_.country_by_name(name, name_node.pointer());
    if (country == nullptr) return;
    const std::string& file = edition_.files.back();
    const std::size_t slash = file.find_last_of('/');
    const std::string stem = file.substr(slash + 1, file.find_last_of('.') - (slash + 1));
    if (is_country_code(stem) && stem != country->code) {
      edition_.fail(
          ErrorCode::disagreement, name_node.pointer(),
          "The file is named after " + stem + ", but " + name + " is " + country->code + ".");
      return;
    }
    country_figures(*country);
    read_profile(root_, *country);
    const Cursor answers = root_.key("answer");
    for (const std::string& domain : answers.keys()) {
      const Cursor list = answers.key(domain);
      const auto id = id_of(domain);
      if (!id) {
        fail_word(list, domain, "name of a domain");
        continue;
      }
      for (const Cursor& item : list.items(0, kMaxList)) answer(*country, *id, item);
    }
  }

 private:
  void country_figures(Country& country) {
    Printed& overall = country.printed["overall"];
    tell_ratio(overall, root_.key("original"), country.code + ", overall");
    tell_percent(overall, root_.key("overall"), country.code + ", overall");
    tell_rank(overall, root_.key("ranking"), country.code + ", overall");
    // There are always three layers, with ranks for all of them or (until 2022) for none. Without
    // this check, a mistyped key would lose a figure unnoticed.
    const char* third = root_.optional("effect").present() ? "effect" : "alignment";
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
    return any_of(keys, [](const std::string& key) { return key.ends_with("_rank"); });
  }

  void answer(Country& country, const std::string& domain, const Cursor& item) {
    const Cursor number_node = item.key("number");
    const auto number = read_word(number_node, number_of, "indicator number");
    if (!number) return;
    if (!answered_.insert(*number).second) {
      edition_.fail(ErrorCode::duplicate_indicator, number_node.pointer(),
                    "The indicator " + to_decimal(*number) + " stands in this file twice.");
      return;
    }
    edition_.tell(edition_.indicators[*number].domain, domain, number_node.pointer(),
                  "the domain of indicator " + to_decimal(*number));
    tell_grading(*number, item.optional("grading"));
    const Cursor score = item.key("score");
    const auto value = read_word(score, answer_of, "answer");
    if (value) tell_answer(country, *number, *value, score.pointer());
    evidence(country, *number, item);
  }

  void evidence(Country& country, int number, const Cursor& item) {
    Evidence& evidence = country.evidence[number];
    const HtmlText text = html_text(item.optional("evidence").text(kMaxText));
    const HtmlText note = html_text(item.optional("note").text(kMaxText));
    evidence.file = edition_.file();
    evidence.evidence = text.text;
    evidence.note = note.text;
    evidence.answerer = item.optional("answerer").text(kMaxText);
    evidence.links.clear();
    if (const Cursor urls = item.optional("evidence_urls"); urls.present()) {
      for (const Cursor& url : urls.items(0, kMaxList)) {
        add_links(evidence.links, url.text(kMaxText));
      }
    }
    for (const HtmlText* part : {&text, &note}) {
      for (const std::string& link : part->links) add_links(evidence.links, link);
    }
  }

  const Cursor& root_;
  std::set<int> answered_;
};

}  // namespace

void read_country_file(const json::Cursor& root, Edition& edition) {
  CountryReader(root, edition).run();
}

}  // namespace rescore::raw
