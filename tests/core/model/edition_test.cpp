#include "rescore/edition.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/support.h"

namespace rescore {
namespace {

std::vector<std::string> scope_ids(const Edition& edition) {
  std::vector<std::string> ids;
  for (const NodeIndex node : nodes(edition)) ids.push_back(node_id(edition, node));
  return ids;
}

TEST(Edition, ScopesAreNumberedOverallDomainsLayers) {
  const Edition edition = test::edition_of(test::china());
  EXPECT_EQ(node_count(edition), 13u);
  EXPECT_EQ(scope_ids(edition),
            (std::vector<std::string>{"overall", "domain:media", "domain:academia",
                                      "domain:economy", "domain:society", "domain:military",
                                      "domain:law-enforcement", "domain:technology",
                                      "domain:domestic-politics", "domain:foreign-policy",
                                      "layer:exposure", "layer:pressure", "layer:alignment"}));
}

TEST(Edition, EveryScopeIsFoundByItsId) {
  const Edition edition = test::edition_of(test::china());
  for (const NodeIndex node : nodes(edition)) {
    EXPECT_EQ(find_node(edition, node_id(edition, node)), node);
  }
  for (const char* id : {"", "media", "domain:", "domain:exposure", "layer:media", "Overall"}) {
    EXPECT_EQ(find_node(edition, id), std::nullopt) << id;
  }
}

TEST(Edition, AScopeKnowsItsKindAndPart) {
  const Edition edition = test::edition_of(test::small());
  const auto kind = [&](const char* id) { return node_at(edition, test::node(edition, id)).kind; };
  const auto part = [&](const char* id) { return node_at(edition, test::node(edition, id)).part; };
  EXPECT_EQ(kind("overall"), NodeKind::overall);
  EXPECT_EQ(kind("domain:cake"), NodeKind::domain);
  EXPECT_EQ(part("domain:cake"), 1);
  EXPECT_EQ(kind("layer:supply"), NodeKind::layer);
  EXPECT_EQ(part("layer:supply"), 0);
}

TEST(Edition, DomainsAndLayersHaveAScope) {
  const Edition edition = test::edition_of(test::small());
  EXPECT_EQ(node_of(edition, *find_domain(edition, "cake")), test::node(edition, "domain:cake"));
  EXPECT_EQ(node_of(edition, *find_layer(edition, "custom")), test::node(edition, "layer:custom"));
}

TEST(Edition, EntriesAreFoundByTheirId) {
  const Edition edition = test::edition_of(test::china());
  EXPECT_EQ(find_indicator(edition, "media-01"), IndicatorIndex{0});
  EXPECT_EQ(find_indicator(edition, "foreign-policy-11"), IndicatorIndex{98});
  EXPECT_EQ(find_indicator(edition, "media-12"), std::nullopt);
  EXPECT_EQ(find_domain(edition, "foreign-policy"), DomainIndex{8});
  EXPECT_EQ(find_domain(edition, "exposure"), std::nullopt);
  EXPECT_EQ(find_layer(edition, "alignment"), LayerIndex{2});
  EXPECT_EQ(find_layer(edition, "effect"), std::nullopt);
  EXPECT_EQ(find_scale(edition, "stance"), ScaleIndex{2});
  EXPECT_EQ(find_scale(edition, ""), std::nullopt);
  EXPECT_EQ(find_method(edition, "exact"), &edition.methods[1]);
  EXPECT_EQ(find_method(edition, "Exact"), nullptr);
}

TEST(Edition, AScaleKnowsItsOptionsAndMaximum) {
  const Edition edition = test::edition_of(test::small());
  const Scale& mood = edition.scale_of(test::indicator(edition, "tea-03"));
  EXPECT_EQ(mood.id, "mood");
  EXPECT_EQ(mood.maximum(), 3);
  EXPECT_EQ(mood.option_with(0), 0u);
  EXPECT_EQ(mood.option_with(3), 2u);
  EXPECT_EQ(mood.option_with(2), std::nullopt);
  EXPECT_EQ(mood.option_with(-1), std::nullopt);
}

TEST(Edition, EachKindOfScopeHasItsRule) {
  const Edition edition = test::edition_of(test::china());
  const Method& publisher = edition.methods.front();
  const auto rule = [&](const char* id) {
    return rule_for(edition, publisher, test::node(edition, id));
  };
  EXPECT_EQ(rule("overall"), publisher.overall);
  EXPECT_EQ(rule("domain:society"), publisher.domain);
  EXPECT_EQ(rule("layer:pressure"), publisher.layer);
  EXPECT_EQ(publisher.layer.denominator, Denominator::all);
  EXPECT_EQ(publisher.layer.rounding, (std::vector<int>{1, 0}));
}

}  // namespace
}  // namespace rescore
