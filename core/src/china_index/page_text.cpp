#include <algorithm>
#include <charconv>
#include <vector>

#include "base/format.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/country_names.h"
#include "china_index/html_text.h"
#include "china_index/imported_edition.h"
#include "china_index/raw.h"
#include "rescore/china_index/import.h"

namespace rescore {
namespace {

struct Line {
  std::size_t number;  ///< counting from 1
  std::string_view text;
};

/// The non-empty lines.
std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  std::size_t number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    ++number;
    if (!line.empty()) lines.push_back({number, line});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// Removes a whole number from the beginning of a text, and returns it.
std::optional<int> take_number(std::string_view& text) {
  int number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc{} || number < 0) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return number;
}

class PageReader {
 public:
  PageReader(const Edition& edition, std::string_view file, std::string_view text, Errors& errors)
      : edition_(edition), file_(file), errors_(errors), lines_(lines_of(text)) {}

  std::optional<PageSheet> run() {
    if (!read_country()) return std::nullopt;
    answers_.assign(edition_.indicators.size(), std::nullopt);
    while (at_ < lines_.size()) {
      if (is_indicator()) {
        read_indicator();
      } else {
        read_between();
      }
    }
    return result();
  }

 private:
  void fail(ErrorCode code, std::size_t line, std::string sentence) {
    if (errors_.size() >= kMaxErrorsPerFile) return;
    errors_.push_back({code, std::string(file_), "/" + to_decimal(line), std::move(sentence)});
  }
  void not_understood(const Line& line) {
    fail(ErrorCode::unknown_word, line.number,
         "Line " + to_decimal(line.number) + " is not understood: \"" + excerpt(line.text, 60) +
             "\".");
  }

  /// The first line that is a country's name.
  bool read_country() {
    for (const Line& line : lines_) {
      const auto code = country_code(line.text);
      if (!code) continue;
      country_.code = *code;
      return true;
    }
    errors_.push_back({ErrorCode::unknown_form, std::string(file_), "",
                       "This is not the text of a country page: no line is a country's name."});
    return false;
  }

  /// The node of a kind with this name.
  std::optional<NodeIndex> named(NodeKind kind, std::string_view name) const {
    const std::vector<NodeIndex> all = nodes(edition_, kind);
    const auto found = std::find_if(
        all.begin(), all.end(), [&](NodeIndex node) { return edition_.node(node).name == name; });
    return found == all.end() ? std::nullopt : std::optional(*found);
  }
  std::optional<NodeIndex> layer_named(std::string_view name) const {
    return named(NodeKind::layer, name);
  }

  /// An indicator begins with "7." and a layer's name on the next line.
  bool is_indicator(std::size_t ahead = 0) const {
    const std::size_t at = at_ + ahead;
    if (at + 1 >= lines_.size()) return false;
    std::string_view text = lines_[at].text;
    return take_number(text) && text == "." && layer_named(lines_[at + 1].text);
  }

  /// Outside the indicators only the domain headings matter. A heading is followed by a sentence
  /// about the domain; the same name in a list of domains is not.
  void read_between() {
    const Line& line = lines_[at_++];
    const auto domain = named(NodeKind::domain, line.text);
    if (domain && (is_indicator() || is_indicator(1))) domain_ = domain;
  }

  void read_indicator() {
    const Line& head = lines_[at_];
    std::string_view text = head.text;
    const int place = take_number(text).value_or(0);
    const NodeIndex layer = *layer_named(lines_[at_ + 1].text);
    at_ += 2;
    const auto found = find(place);
    if (!found) {
      fail(ErrorCode::unknown_indicator, head.number,
           "Line " + to_decimal(head.number) + ": there is no indicator " + to_decimal(place) +
               (domain_ ? " in this domain." : " before the first domain."));
    }
    std::vector<Line> body;
    while (at_ < lines_.size() && lines_[at_].text != "Hide" && !is_indicator()) {
      body.push_back(lines_[at_++]);
    }
    if (at_ < lines_.size() && lines_[at_].text == "Hide") ++at_;
    if (!found) return;
    const Indicator& indicator = edition_.indicators[found->value];
    if (answers_[found->value]) {
      fail(ErrorCode::duplicate_indicator, head.number,
           "The indicator " + indicator.id + " stands on the page twice.");
      return;
    }
    if (indicator.nodes[1] != layer) {
      fail(ErrorCode::disagreement, head.number + 1,
           indicator.id + " belongs to the layer " + edition_.node(indicator.nodes[1]).name +
               ", not " + edition_.node(layer).name + ".");
    }
    read_body(*found, head, body);
  }

  std::optional<IndicatorIndex> find(int place) const {
    if (!domain_) return std::nullopt;
    int in_domain = 0;
    for (std::size_t i = 0; i < edition_.indicators.size(); ++i) {
      if (edition_.indicators[i].nodes[0] == *domain_ && ++in_domain == place) {
        return index_at<IndicatorIndex>(i);
      }
    }
    return std::nullopt;
  }

  /// Statement, year and answer; then, after "More", the counts and the evidence.
  void read_body(IndicatorIndex index, const Line& head, const std::vector<Line>& body) {
    const auto more = std::find_if(body.begin(), body.end(),
                                   [](const Line& line) { return line.text == "More"; });
    if (more - body.begin() < 3) {
      fail(ErrorCode::missing_answer, head.number,
           "The answer to " + edition_.indicators[index.value].id + " is not found.");
      return;
    }
    read_answer(index, std::vector<Line>(body.begin() + 2, more));
    auto line = more == body.end() ? more : more + 1;
    line = read_counts(index, line, body.end());
    read_support(index, line, body.end());
  }

  /// "Yes" and "Answer ( 3 / 4 )"; a stance has only its word.
  void read_answer(IndicatorIndex index, const std::vector<Line>& lines) {
    const Scale& scale = edition_.scale_of(index);
    const std::string& id = edition_.indicators[index.value].id;
    std::optional<Answer> word;
    std::optional<Answer> printed;
    for (const Line& line : lines) {
      std::string_view text = line.text;
      if (text.starts_with("Answer (")) {
        text = trimmed(text.substr(8));
        const auto score = take_number(text);
        if (!score) {
          if (!word || !word->missing()) not_understood(line);
        } else if (!scale.option_with(*score)) {
          fail(ErrorCode::no_such_score, line.number,
               "No option of " + id + " has the score " + to_decimal(*score) + ".");
          return;
        } else {
          printed = Answer{static_cast<double>(*score)};
        }
      } else if (const auto told = by_word(scale, line.text)) {
        word = told;
      } else if (line.text != "Yes") {
        not_understood(line);
      }
    }
    if (word && printed && *word != *printed) {
      fail(ErrorCode::disagreement, lines.front().number,
           "The word and the score of the answer to " + id + " differ.");
    }
    answers_[index.value] = printed ? printed : word;
  }

  /// The answer that a word alone gives. "Yes" to a graded question does not say how much.
  static std::optional<Answer> by_word(const Scale& scale, std::string_view word) {
    const std::size_t options = scale.options.size();
    if (word == "No") return Answer{static_cast<double>(scale.options.front().score)};
    if (word == "Yes" && options <= 3) return Answer{static_cast<double>(scale.maximum())};
    if (word == "Silence" && options == 3) {
      return Answer{static_cast<double>(scale.options[1].score)};
    }
    if (word == "Skipped" || word == "N/A" || word == "NA") return Answer::skip();
    return std::nullopt;
  }

  using Iterator = std::vector<Line>::const_iterator;

  /// "3/ Few, but significant" or "Skipped", each followed by "19 countries chose this answer";
  /// then "96 countries answered this indicator; 2 countries skipped this indicator".
  Iterator read_counts(IndicatorIndex index, Iterator line, Iterator end) {
    const Indicator& indicator = edition_.indicators[index.value];
    const Scale& scale = edition_.scale_of(index);
    while (line != end && line + 1 != end && (line + 1)->text.ends_with("chose this answer")) {
      std::string_view option = line->text;
      std::string_view count_text = (line + 1)->text;
      const auto count = take_number(count_text);
      const auto score = option == "Skipped" ? std::nullopt : take_number(option);
      const auto place = score ? scale.option_with(*score) : std::nullopt;
      if (!count || (line->text != "Skipped" && !place)) {
        not_understood(*line);
      } else {
        compare(indicator, *(line + 1), *count,
                place ? indicator.frequencies[*place] : indicator.missing);
      }
      line += 2;
    }
    if (line == end || !line->text.ends_with("skipped this indicator")) return line;
    std::string_view text = line->text;
    const auto answered = take_number(text);
    if (answered) compare(indicator, *line, *answered, edition_.units - indicator.missing);
    return line + 1;
  }

  void compare(const Indicator& indicator, const Line& line, int told, int known) {
    if (told == known) return;
    fail(ErrorCode::disagreement, line.number,
         "Line " + to_decimal(line.number) + ": " + to_decimal(told) +
             " countries are counted for " + indicator.id + ", but " + to_decimal(known) + " in " +
             edition_.id + "; the page may show another state.");
  }

  void read_support(IndicatorIndex index, Iterator line, Iterator end) {
    raw::Evidence& evidence = country_.evidence[edition_.indicators[index.value].number];
    std::string* part = nullptr;
    for (; line != end; ++line) {
      const std::string_view text = line->text;
      if (text == "Not Found" || text == "Not Available") continue;
      if (utf8::has_control(text)) {
        not_understood(*line);  // no sheet may have one
      } else if (text == "Supporting Evidence") {
        part = &evidence.evidence;
      } else if (text == "Supplementary Notes") {
        part = &evidence.note;
      } else if (text.starts_with("Answered by")) {
        evidence.answerer = std::string(text);
      } else if (is_link(text)) {
        add_links(evidence.links, text);
      } else if (part != nullptr) {
        *part += (part->empty() ? "" : " ") + std::string(text);
      } else {
        not_understood(*line);
      }
    }
  }

  /// "2. https://…"
  static bool is_link(std::string_view text) {
    return take_number(text) && (text.starts_with(". http://") || text.starts_with(". https://"));
  }

  std::optional<PageSheet> result() {
    Responses responses{std::string(file_), country_.code, {}};
    for (std::size_t i = 0; i < answers_.size(); ++i) {
      if (answers_[i]) {
        responses.answers.push_back(*answers_[i]);
      } else if (errors_.size() < kMaxErrorsPerFile) {
        errors_.push_back({ErrorCode::missing_answer, std::string(file_), "",
                           "The page has no answer to " + edition_.indicators[i].id + "."});
      }
    }
    if (!errors_.empty()) return std::nullopt;
    return PageSheet{country_.code, responses_json(edition_, responses, country_),
                     static_cast<int>(responses.answers.size())};
  }

  const Edition& edition_;
  std::string_view file_;
  Errors& errors_;
  std::vector<Line> lines_;
  std::size_t at_ = 0;
  std::optional<NodeIndex> domain_;
  raw::Country country_;
  std::vector<std::optional<Answer>> answers_;
};

}  // namespace

std::optional<PageSheet> read_page(const Edition& edition, std::string_view file,
                                   std::string_view text, Errors& errors) {
  Errors found;
  std::optional<PageSheet> responses;
  if (text.size() > kMaxFileBytes) {
    found.push_back(file_too_large(file, text.size()));
  } else if (utf8::check(file, text, found)) {
    responses = PageReader(edition, file, without_mark(text), found).run();
  }
  errors.insert(errors.end(), found.begin(), found.end());
  return responses;
}

}  // namespace rescore
