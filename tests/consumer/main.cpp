// Ranks a country as published and with one answer changed: `consumer DATA IS tea-01=2`.
// docs/library.md shows this file.
#include <rescore/json_io.h>
#include <rescore/session.h>

#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

namespace {

std::string text_of(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

int fail(const rescore::Errors& errors) {
  for (const rescore::Error& error : errors) {
    std::cerr << error.file << ' ' << error.pointer << ": " << error.sentence << '\n';
  }
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  const std::string folder = argv[1];
  const std::string unit = argv[2];

  rescore::Session session;
  rescore::Errors errors = session.load_edition("index.json", text_of(folder + "/index.json"));
  if (errors.empty()) {
    errors = session.load_published_results("standings.json", text_of(folder + "/standings.json"));
  }
  if (errors.empty()) {
    const std::string name = "countries/" + unit + ".json";
    errors = session.load_responses(name, text_of(folder + "/" + name));
  }
  if (errors.empty()) errors = session.set(argv[3], unit);
  if (!errors.empty()) return fail(errors);

  // The scopes come overall first; "" is the publisher's method.
  const auto before = session.published_score(unit, "", errors);
  const auto after = session.score(unit, "", errors);
  const rescore::Method* method = session.method("", errors);
  if (!before || !after || method == nullptr) return fail(errors);
  std::cout << "rank " << before->front().place.rank << " -> " << after->front().place.rank << '\n'
            << rescore::what_if_json(session.data(), unit, *method, session.scenario().edits(),
                                     *before, *after)
            << '\n';
  return 0;
}
