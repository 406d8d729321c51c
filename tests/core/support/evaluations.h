#pragma once

#include <gtest/gtest.h>

#include "questions/questions.h"
#include "support/made_up.h"
#include "support/raw_data.h"
#include "support/support.h"

/// Situations for comparing answers with a plain computation.
namespace rescore::test {

/// Every scope of generated indices under generated methods and edits; stops at the first failure.
template <class Expect>
void in_made_up_evaluations(std::uint64_t seed, Expect expect) {
  Generator generator(seed);
  for (int trial = 0; trial < (kSlow ? 60 : 400); ++trial) {
    const Dataset data = made_up_index(generator, {10, 6, 5});
    const Method method = made_up_method(data.edition, generator);
    const std::vector<Edit> edits = made_up_edits(data, generator, 3);
    const Evaluation evaluation(data, method, edits);
    for (const NodeIndex node : nodes(data.edition)) {
      expect(evaluation, node);
      if (testing::Test::HasFailure()) {
        FAIL() << "trial " << trial << ", " << node_id(data.edition, node);
      }
    }
  }
}

/// Azerbaijan as published, under every method, in one scope of each kind.
template <class Expect>
void in_azerbaijans_evaluations(Expect expect) {
  const Session session = china_session();
  for (const Method& method : session.data().edition.methods) {
    const Evaluation evaluation(session.data(), method, {});
    for (const char* id : {"overall", "domain:media", "layer:alignment"}) {
      expect(evaluation, unit(session.data(), "AZ"), node(session.data().edition, id));
    }
  }
}

}  // namespace rescore::test
