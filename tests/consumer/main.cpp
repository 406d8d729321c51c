// Ranks a country as published and with one answer changed: `consumer DATA IS tea-01=2`.
// docs/library.md shows this file.
#include <rescore/rescore.h>

#include <iostream>

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  const char* const unit = argv[2];

  auto session = rescore::open_folder(argv[1]);
  if (!session) return rescore::print(std::cerr, session.errors());
  if (auto fault = session->set_text(argv[3], unit)) return rescore::print(std::cerr, *fault);

  // The publisher's method, as none is named. Overall comes first.
  const auto before = session->score_without_edits(unit);
  if (!before) return rescore::print(std::cerr, before.errors());
  const auto after = session->score(unit);
  if (!after) return rescore::print(std::cerr, after.errors());
  std::cout << "rank " << before->overall().rank.value << " -> " << after->overall().rank.value
            << '\n'
            << rescore::what_if_json(session->data(), unit, session->edition().methods.front().id,
                                     session->edits(), before->rows, after->rows)
            << '\n';
}
