#include "china_index/imported_edition.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/format.h"
#include "base/lists.h"

namespace rescore {
namespace {

/// "law-enforcement" -> "Law Enforcement".
std::string name_of(std::string_view id) {
  std::string name;
  bool begins = true;
  for (const char c : id) {
    name += c == '-' ? ' ' : begins && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    begins = c == '-';
  }
  return name;
}

/// The text cut to this many characters, with an ellipsis, at the end of a word if possible.
std::string cut(const std::string& text, std::size_t most) {
  std::size_t count = 0;
  std::size_t keep = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((text[i] & 0xC0) == 0x80) continue;
    if (++count == most) keep = i;
  }
  if (count <= most) return text;
  const std::size_t blank = text.rfind(' ', keep);
  return text.substr(0, blank != std::string::npos && blank > keep / 2 ? blank : keep) + "…";
}

/// Adds the raw files' domains (or layers): first those of the rules, in their order, then any
/// others.
void add_parts(std::set<std::string> ids, const std::vector<Node>& known, NodeKind kind,
               const std::string& prefix, Edition& edition) {
  for (const Node& node : known) {
    if (node.kind == kind && ids.erase(std::string(short_id(node))) > 0) {
      edition.nodes.push_back(node);
    }
  }
  for (const std::string& id : ids) {
    Node node{prefix + id, kind, name_of(id), name_of(id)};
    if (kind == NodeKind::domain) node.parent = kOverall;
    edition.nodes.push_back(std::move(node));
  }
}

/// A method of the rules, for the nodes of an edition: each node gets the rule of its kind.
Method fitted(const Method& method, const std::vector<Node>& nodes, const Edition& edition) {
  Method made = method;
  made.rules.clear();
  for (const Node& node : edition.nodes) {
    const auto same = std::find_if(nodes.begin(), nodes.end(),
                                   [&](const Node& known) { return known.kind == node.kind; });
    made.rules.push_back(method.rules[static_cast<std::size_t>(same - nodes.begin())]);
  }
  return made;
}

class Builder {
 public:
  Builder(const ImportRequest& request, const raw::Edition& raw, Errors& errors)
      : request_(request), raw_(raw), errors_(errors) {}

  std::optional<ImportedData> run() {
    request_.pattern ? from_pattern() : from_raw();
    if (!errors_.empty()) return std::nullopt;
    check_countries();
    for (const auto& [code, country] : raw_.countries) add_country(country);
    if (!errors_.empty()) return std::nullopt;
    return std::move(result_);
  }

 private:
  Edition& edition() { return result_.data.edition; }

  void fail(ErrorCode code, std::size_t file, std::string sentence) {
    if (errors_.size() >= kMaxErrorsPerFile) return;
    errors_.push_back({code, raw_.files[file], "", std::move(sentence)});
  }

  // ---- The edition ----

  /// This edition's title and number of countries replace the pattern's, also in the citation.
  void name_edition() {
    const std::string pattern_title =
        std::exchange(edition().title, request_.title.empty() ? edition().title : request_.title);
    if (!edition().source) return;
    std::string& citation = edition().source->citation;
    const auto replace = [&](const std::string& known, const std::string& own) {
      const std::size_t at = citation.find(known);
      if (at != std::string::npos) citation.replace(at, known.size(), own);
    };
    replace(pattern_title, edition().title);
    replace(format(" {} countries", {edition().units}),
            format(" {} countries", {raw_.countries.size()}));
  }

  /// The pattern's indicators; the raw files must agree with them.
  void from_pattern() {
    edition() = *request_.pattern;
    edition().id = request_.edition;
    edition().file = "index.json";
    name_edition();
    if (edition().source && !request_.commit.empty()) edition().source->commit = request_.commit;
    for (Indicator& indicator : edition().indicators) {
      numbers_.push_back(indicator.number);
      indicator.missing = 0;
      std::fill(indicator.frequencies.begin(), indicator.frequencies.end(), 0);
      const auto it = raw_.indicators.find(indicator.number);
      if (it == raw_.indicators.end()) {
        fail(ErrorCode::missing_part, 0,
             "No file tells the answers to indicator " + to_decimal(indicator.number) + ".");
        continue;
      }
      const raw::Indicator& told = it->second;
      compare(told.domain, std::string(short_id(edition().node(indicator.nodes[0]))), indicator,
              "domain");
      compare(told.layer, std::string(short_id(edition().node(indicator.nodes[1]))), indicator,
              "layer");
      const std::string& scale = edition().scales[indicator.scale.value].id;
      const bool may_be_stance = !told.scale_is_sure && scale == "stance";
      if (!may_be_stance) compare(told.scale, scale, indicator, "scale");
    }
    for (const auto& [number, indicator] : raw_.indicators) {
      if (contains(numbers_, number)) continue;
      fail(ErrorCode::unknown_indicator, first_file(indicator),
           "The edition " + request_.edition + " has no indicator " + to_decimal(number) + ".");
    }
  }

  /// The file that supplied the first of an indicator's facts.
  static std::size_t first_file(const raw::Indicator& indicator) {
    for (const auto* fact : {&indicator.domain, &indicator.layer, &indicator.scale}) {
      if (fact->value) return fact->file;
    }
    return 0;
  }

  void compare(const raw::Told<std::string>& told, const std::string& known,
               const Indicator& indicator, std::string_view what) {
    if (!told.value || *told.value == known) return;
    fail(ErrorCode::disagreement, told.file,
         "The " + std::string(what) + " of indicator " + to_decimal(indicator.number) + " is \"" +
             *told.value + "\", but \"" + known + "\" in " + request_.edition + ".");
  }

  /// Takes everything from the raw files. They must contain domain, layer and scale of every
  /// indicator.
  void from_raw() {
    Edition& made = edition();
    made.file = "index.json";
    made.id = request_.edition;
    made.title = request_.title.empty() ? request_.edition : request_.title;
    std::set<std::string> domains;
    std::set<std::string> layers;
    for (const auto& [number, told] : raw_.indicators) {
      for (const auto& [fact, what] :
           {std::pair(&told.domain, "domain"), std::pair(&told.layer, "layer"),
            std::pair(&told.scale, "scale")}) {
        if (fact->value) continue;
        fail(
            ErrorCode::missing_part, 0,
            "No file tells the " + std::string(what) + " of indicator " + to_decimal(number) + ".");
      }
      if (told.domain.value) domains.insert(*told.domain.value);
      if (told.layer.value) layers.insert(*told.layer.value);
    }
    if (raw_.indicators.empty()) {
      fail(ErrorCode::missing_part, 0, "No file tells the answers to an indicator.");
    }
    if (!errors_.empty()) return;
    const ChinaIndexRules& rules = *request_.rules;
    made.nodes.push_back(rules.nodes.front());
    add_parts(domains, rules.nodes, NodeKind::domain, "domain:", made);
    add_parts(layers, rules.nodes, NodeKind::layer, "layer:", made);
    made.scales = rules.scales;
    for (const Method& method : methods_for(layers, rules)) {
      made.methods.push_back(fitted(method, rules.nodes, made));
    }
    check_scales(rules);
    if (!errors_.empty()) return;
    for (const NodeIndex domain : nodes(made, NodeKind::domain)) {
      int place = 0;
      for (const auto& [number, told] : raw_.indicators) {
        if (*told.domain.value == short_id(made.node(domain))) add_indicator(number, told, ++place);
      }
    }
    check_shape();
  }

  /// The methods of the years with these layers.
  std::vector<Method> methods_for(const std::set<std::string>& layers,
                                  const ChinaIndexRules& rules) {
    const YearlyRules* found = nullptr;
    std::string known;
    for (const YearlyRules& year : rules.years) {
      known += (known.empty() ? "" : ", ") + year.layer;
      if (!layers.contains(year.layer)) continue;
      if (found != nullptr) {
        fail(ErrorCode::disagreement, layer_file(),
             "The layers " + found->layer + " and " + year.layer +
                 " belong to different years, but these files have both.");
        return {};
      }
      found = &year;
    }
    if (found != nullptr) return found->methods;
    fail(ErrorCode::unknown_layer, layer_file(),
         "The layers do not show which year's rules hold: none of them is one of " + known + ".");
    return {};
  }

  /// The file that supplied the first layer.
  std::size_t layer_file() const { return raw_.indicators.begin()->second.layer.file; }

  /// Whether the rules have every scale that the raw files need.
  void check_scales(const ChinaIndexRules& rules) {
    std::set<std::string> missing;
    for (const auto& [number, told] : raw_.indicators) {
      if (find_scale(edition(), *told.scale.value) || !missing.insert(*told.scale.value).second) {
        continue;
      }
      errors_.push_back({ErrorCode::unknown_scale, rules.file, "/scales",
                         "The scale \"" + *told.scale.value + "\" is missing here; indicator " +
                             to_decimal(number) + " needs it."});
    }
  }

  void add_indicator(int number, const raw::Indicator& told, int place) {
    Indicator indicator{};
    indicator.id = *told.domain.value + (place < 10 ? "-0" : "-") + to_decimal(place);
    indicator.number = number;
    indicator.nodes = {*find_node(edition(), "domain:" + *told.domain.value),
                       *find_node(edition(), "layer:" + *told.layer.value)};
    indicator.scale = *find_scale(edition(), *told.scale.value);
    const std::string text = told.text.empty() ? "Indicator " + to_decimal(number) : told.text;
    indicator.title = cut(text, 60);
    indicator.question = cut(text, 180);
    indicator.frequencies.assign(edition().scales[indicator.scale.value].options.size(), 0);
    edition().indicators.push_back(std::move(indicator));
    numbers_.push_back(number);
  }

  /// Without a pattern, a truncated file would pass for a smaller index. So this checks what all
  /// editions so far have in common: indicators are numbered from 1 without gaps, with the same
  /// number in each domain.
  void check_shape() {
    const int last = *std::max_element(numbers_.begin(), numbers_.end());
    const std::size_t count = numbers_.size();
    const std::vector<NodeIndex> domains = nodes(edition(), NodeKind::domain);
    const bool even = count % domains.size() == 0;
    std::vector<std::size_t> in_node(edition().nodes.size());
    for (const Indicator& indicator : edition().indicators) ++in_node[indicator.nodes[0].value];
    const bool same = all_of(
        domains, [&](NodeIndex domain) { return in_node[domain.value] == count / domains.size(); });
    if (static_cast<std::size_t>(last) == count && even && same) return;
    fail(ErrorCode::missing_part, 0,
         "The indicators are not numbered from 1 without gaps, or not as many in each domain; "
         "part of a file may be missing.");
  }

  // ---- The countries ----

  void check_countries() {
    const auto count = static_cast<int>(raw_.countries.size());
    edition().units = count;
    check_regions();
    if (request_.units == 0 || request_.units == count) return;
    fail(ErrorCode::missing_part, 0,
         "The edition " + request_.edition + " has " + to_decimal(request_.units) +
             " countries, these files " + to_decimal(count) + ".");
  }

  /// Files give the region of every country or of none.
  void check_regions() {
    const raw::Country* with = nullptr;
    const raw::Country* without = nullptr;
    for (const auto& [code, country] : raw_.countries) {
      (country.region.value ? with : without) = &country;
    }
    if (with == nullptr || without == nullptr) return;
    fail(ErrorCode::missing_part, with->region.file,
         "The region of " + without->code + " is not told, but that of " + with->code + " is.");
  }

  void add_country(const raw::Country& country) {
    Responses responses{"countries/" + country.code + ".json", country.code, {}};
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
      Indicator& indicator = edition().indicators[i];
      const auto it = country.answers.find(numbers_[i]);
      if (it == country.answers.end() || !it->second.value) {
        fail(ErrorCode::missing_answer, country.name.file,
             country.code + " has no answer to indicator " + to_decimal(numbers_[i]) + ".");
        continue;
      }
      const Answer answer = *it->second.value;
      responses.answers.push_back(answer);
      if (answer.missing()) {
        ++indicator.missing;
        continue;
      }
      const auto option = edition().scales[indicator.scale.value].option_with(answer.score);
      if (!option) {
        fail(ErrorCode::no_such_score, it->second.file,
             country.code + "'s answer to indicator " + to_decimal(numbers_[i]) + " is " +
                 to_decimal(answer.score) + ", which its scale does not have.");
        continue;
      }
      ++indicator.frequencies[*option];
    }
    if (!errors_.empty()) return;
    add_standings(country, responses);
    result_.data.responses.push_back(std::move(responses));
  }

  /// Printed totals if the files have them, otherwise those of the answers.
  void add_standings(const raw::Country& country, const Responses& responses) {
    if (!result_.data.published) result_.data.published.emplace();
    PublishedResults& published_results = *result_.data.published;
    published_results.file = "standings.json";
    result_.data.units.push_back({country.code, country.name.value.value_or(country.code),
                                  country.region.value.value_or("")});
    std::vector<Totals> totals = totals_of(edition(), responses.answers);
    for (const NodeIndex node : nodes(edition())) {
      Totals& total = totals[node.value];
      PublishedFigures published{};
      const auto it = country.printed.find(node_id(edition(), node));
      if (it != country.printed.end()) {
        take_printed(it->second, node, total, published);
      }
      published_results.totals.push_back(total);
      published_results.figures.push_back(published);
    }
  }

  void take_printed(const raw::Printed& printed, NodeIndex node, Totals& total,
                    PublishedFigures& published) {
    if (printed.achieved.value) total.achieved = *printed.achieved.value;
    if (printed.maximum.value) total.answered_maximum = *printed.maximum.value;
    if (printed.rank.value) published.rank = printed.rank.value;
    if (!printed.percent.value) return;
    const NodeRule& rule = rule_for(edition().methods.front(), node);
    // Keeps tenths even if the rule has none, so that check() can see that they are wrong.
    const bool whole = rule.rounding.back() == 0 && *printed.percent.value % 10 == 0;
    published.score =
        whole ? Decimal{*printed.percent.value / 10, 0} : Decimal{*printed.percent.value, 1};
  }

  const ImportRequest& request_;
  const raw::Edition& raw_;
  Errors& errors_;
  ImportedData result_;
  std::vector<int> numbers_;  ///< of the edition's indicators, in the edition's order
};

}  // namespace

std::optional<ImportedData> build_edition(const ImportRequest& request, const raw::Edition& raw,
                                          Errors& errors) {
  return Builder(request, raw, errors).run();
}

}  // namespace rescore
