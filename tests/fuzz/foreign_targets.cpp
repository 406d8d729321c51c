#include "files/readers.h"
#include "links/link.h"
#include "links/link_compact.h"
#include "rescore/china_index/import.h"
#include "rescore/io.h"
#include "target.h"

// Foreign input: links, claims, a pasted page, the publisher's raw files.
namespace rescore::fuzz {
namespace {

// Uses the small index: the fingerprint of a large one would take most of the time.
void link_of(const Dataset& data, std::string_view bytes) {
  Errors diagnostics;
  const Link link = read_link(data, bytes, diagnostics);
  must_be_told_well(diagnostics, "link", bytes);
  for (const Edit& edit : link.edits) {
    must(edit.unit.value < static_cast<int>(data.units.size()) &&
             edit.indicator.value < static_cast<int>(data.edition.indicators.size()),
         "an edit is one of the data's");
  }
  const std::string written = write_link(data, link);
  diagnostics.clear();
  const bool is_same = read_link(data, written, diagnostics) == link;
  // Unknown keys are written back, and reported again.
  std::erase_if(diagnostics, [](const Error& e) { return e.code == ErrorCode::unknown_key; });
  must(is_same && diagnostics.empty(), "a link is read as written");
  // Only long links are compact, and links of a small index never are.
  const auto packed = compact::read(data, compact::written(data, link.edits));
  must(packed.has_value(), "packed changes are read");
  Link again = link;
  again.edits = *packed;
  must(write_link(data, again) == written, "packed changes are the same");
}

/// Four indicators of a made-up index, in the publisher's form.
const std::string& indicators() {
  static const std::string text = text_of("tests/fuzz/corpus/raw-json/indicators.json");
  return text;
}

/// The publisher's rules, for imports without a pattern.
const ChinaIndexRules& rules() {
  static const ChinaIndexRules read = [] {
    Errors errors;
    const auto made =
        read_china_index_rules("rules", text_of("data/china-index-rules.json"), errors);
    must(made.has_value(), "the rules are read");
    return *made;
  }();
  return read;
}

/// The edition that these make.
const Edition& pattern() {
  static const Edition edition = [] {
    ImportRequest request;
    request.edition = "tea-and-cake";
    request.rules = &rules();
    Importer importer(request);
    importer.add("indicators.json", indicators());
    const auto made = importer.finish();
    must(made.has_value(), "the indicators are imported");
    Errors errors;
    return *read_edition("index.json", made->index, errors);
  }();
  return edition;
}

void import(std::string_view bytes, const Edition* known, bool with_indicators) {
  ImportRequest request;
  request.edition = "tea-and-cake";
  request.pattern = known;
  request.rules = &rules();
  Importer importer(request);
  if (with_indicators) importer.add("indicators.json", indicators());
  importer.add("raw", bytes);
  const auto made = importer.finish();
  must(made.has_value() == importer.errors().empty(), "there is an edition or there are errors");
  if (!made) return;
  Session session;
  must(!session.load_edition("index.json", made->index), "an imported edition loads");
  must(!session.load_published_results("standings.json", made->published_results),
       "imported standings load");
  for (const auto& [code, text] : made->responses) {
    must(!session.load_responses(code, text), "imported sheets load");
  }
  must(session.check().errors.empty(), "imported figures agree");
}

}  // namespace

void claim(std::string_view bytes) {
  const auto claim = small().claim(bytes);
  must(static_cast<bool>(claim), "every text has an answer");
  must((claim->fault == ClaimFault::none) == !claim->sentence.empty(),
       "there is a sentence to use instead or a fault");
  must(claim->sentence.empty() == claim->figures.empty(), "a sentence has its figures");
  must(bytes.substr(claim->unread_at, claim->unread.size()) == claim->unread,
       "what is not read is part of the claim");
  Errors errors;
  must(json::parse("", claim_json(small().data(), "publisher", bytes, *claim), errors).has_value(),
       "an answer is JSON");
}

void link(std::string_view bytes) {
  link_of(small().data(), bytes);
  Session session = small();
  Errors diagnostics;
  static_cast<void>(session.open_link(bytes, diagnostics));
}

void page(std::string_view bytes) {
  Errors errors;
  const Edition& edition = small().data().edition;
  const auto read = read_page(edition, "page", bytes, errors);
  must(read.has_value() == errors.empty(), "there is a sheet or there are errors");
  must_be_told_well(errors, "page", bytes);
  if (!read) return;
  const auto responses = read_responses(edition, "sheet", read->responses, errors);
  must(responses && responses->unit == read->unit, "the sheet of a page can be loaded");
}

void csv(std::string_view bytes) {
  import(bytes, nullptr, false);
  import(bytes, &pattern(), false);
}

void raw_json(std::string_view bytes) {
  import(bytes, nullptr, false);
  import(bytes, &pattern(), true);
}

}  // namespace rescore::fuzz
