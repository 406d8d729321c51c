#include <algorithm>
#include <string>
#include <string_view>

#include "base/format.h"
#include "china_index/imported_edition.h"
#include "json/json.h"

namespace rescore {
namespace {

using json::Writer;

std::string counted(int number, std::string_view one, std::string_view more) {
  return to_decimal(number) + " " + std::string(number == 1 ? one : more);
}

/// The number of people in a part of "Answered by X and Y, and has been reviewed by Z": "2
/// anonymous experts" counts two, a name one.
int people(std::string_view text) {
  const std::size_t digit = text.find_first_of("0123456789");
  if (digit != std::string_view::npos) return text[digit] - '0';
  if (text.find_first_not_of(" .,") == std::string_view::npos) return 0;
  int number = 1;
  for (std::size_t at = 0; (at = text.find(" and ", at)) != std::string_view::npos; at += 5) {
    ++number;
  }
  return number + static_cast<int>(std::count(text.begin(), text.end(), ','));
}

/// Who answered, without names: "2 anonymous experts, 1 reviewer". Empty if nobody is mentioned.
std::string answered_by(std::string_view text) {
  constexpr std::string_view start = "Answered by ";
  constexpr std::string_view middle = ", and has been reviewed by ";
  if (!text.starts_with(start)) return {};
  const std::size_t split = text.find(middle);
  const std::string_view experts = text.substr(start.size(), split - start.size());
  const std::string_view reviewers =
      split == std::string_view::npos ? std::string_view{} : text.substr(split + middle.size());
  std::string result;
  const bool anonymous = experts.find("anonymous") != std::string_view::npos;
  if (const int number = people(experts); number > 0) {
    result = anonymous ? counted(number, "anonymous expert", "anonymous experts")
                       : counted(number, "expert", "experts");
  }
  if (const int number = people(reviewers); number > 0) {
    result += (result.empty() ? "" : ", ") + counted(number, "reviewer", "reviewers");
  }
  return result;
}

void text_or_null(Writer& out, std::string_view text) {
  text.empty() ? out.null() : out.string(text);
}

void put_evidence(Writer& out, const raw::Evidence& evidence) {
  text_or_null(out.key("evidence"), evidence.evidence);
  text_or_null(out.key("note"), evidence.note);
  out.key("links").begin_array();
  for (const std::string& link : evidence.links) {
    out.begin_object();
    out.key("url").string(link);
    out.key("part").string("evidence");
    out.end_object();
  }
  out.end_array();
  const std::string who = answered_by(evidence.answerer);
  if (!who.empty()) out.key("answered_by").string(who);
}

}  // namespace

std::string responses_json(const Edition& edition, const Responses& responses,
                           const raw::Country& country) {
  Writer out;
  out.begin_object();
  out.key("edition").string(edition.id);
  out.key("country").string(responses.unit);
  if (!country.profile.empty()) {
    out.key("profile").begin_object();
    for (const auto& [key, value] : country.profile) out.key(key).raw(value);
    out.end_object();
  }
  if (!country.takeaways.empty()) {
    out.key("takeaways").begin_array();
    for (const std::string& takeaway : country.takeaways) out.string(takeaway);
    out.end_array();
  }
  out.key("answers").begin_array();
  for (std::size_t i = 0; i < responses.answers.size(); ++i) {
    const Indicator& indicator = edition.indicators[i];
    const Answer answer = responses.answers[i];
    out.begin_object();
    out.key("indicator").string(indicator.id);
    out.fields("answer", answer.score);
    const auto it = country.evidence.find(indicator.number);
    if (it != country.evidence.end()) put_evidence(out, it->second);
    out.end_object();
  }
  out.end_array().end_object();
  return out.take();
}

}  // namespace rescore
