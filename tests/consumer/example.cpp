#include <rescore/rescore.h>

#include <iostream>

int main() {
  auto session = rescore::open_folder("data/china-index-2024");
  if (!session) return rescore::print(std::cerr, session.errors());
  if (auto fault = session->set("AZ", "media-03", 3)) return rescore::print(std::cerr, *fault);
  const auto score = session->score("AZ");
  if (!score) return rescore::print(std::cerr, score.errors());
  const rescore::Row& overall = score->overall();
  std::cout << overall.achieved << '/' << *overall.maximum << " rank " << overall.rank.value
            << '\n';
}
