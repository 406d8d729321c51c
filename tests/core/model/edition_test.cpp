#include <gtest/gtest.h>

#include <algorithm>

#include "rescore/index.h"
#include "support/support.h"

namespace rescore::edition_test {
namespace {

std::vector<std::string> ids(const Edition& edition, const std::vector<NodeIndex>& nodes) {
  std::vector<std::string> ids;
  for (const NodeIndex node : nodes) ids.push_back(node_id(edition, node));
  return ids;
}

TEST(Edition, NodesAreNumberedOverallDomainsLayers) {
  const Edition edition = test::edition_of(test::china());
  EXPECT_EQ(edition.nodes.size(), 13u);
  EXPECT_EQ(ids(edition, nodes(edition)),
            (std::vector<std::string>{"overall", "domain:media", "domain:academia",
                                      "domain:economy", "domain:society", "domain:military",
                                      "domain:law-enforcement", "domain:technology",
                                      "domain:domestic-politics", "domain:foreign-policy",
                                      "layer:exposure", "layer:pressure", "layer:alignment"}));
}

TEST(Edition, EveryNodeIsFoundByItsId) {
  const Edition edition = test::edition_of(test::china());
  for (const NodeIndex node : nodes(edition)) {
    EXPECT_EQ(find_node(edition, node_id(edition, node)), node);
  }
  for (const char* id : {"", "media", "domain:", "domain:exposure", "layer:media", "Overall"}) {
    EXPECT_EQ(find_node(edition, id), std::nullopt) << id;
  }
}

TEST(Edition, ANodeIsAlsoFoundWithoutItsKind) {
  Edition edition = test::edition_of(test::small());
  EXPECT_EQ(ids(edition, nodes_named(edition, "tea")), std::vector<std::string>{"domain:tea"});
  EXPECT_EQ(ids(edition, nodes_named(edition, "layer:supply")),
            std::vector<std::string>{"layer:supply"});
  EXPECT_EQ(ids(edition, nodes_named(edition, "overall")), std::vector<std::string>{"overall"});
  EXPECT_TRUE(nodes_named(edition, "").empty());
  EXPECT_TRUE(nodes_named(edition, "te").empty());
  edition.nodes[3].id = "layer:tea";
  EXPECT_EQ(ids(edition, nodes_named(edition, "tea")),
            (std::vector<std::string>{"domain:tea", "layer:tea"}));
}

TEST(Edition, ANodeKnowsItsKindAndParent) {
  const Edition edition = test::edition_of(test::small());
  const auto at = [&](const char* id) { return edition.node(test::node(edition, id)); };
  EXPECT_EQ(at("overall").kind, NodeKind::overall);
  EXPECT_EQ(at("overall").parent, std::nullopt);
  EXPECT_EQ(at("domain:cake").kind, NodeKind::domain);
  EXPECT_EQ(at("domain:cake").parent, kOverall);
  EXPECT_EQ(at("layer:supply").kind, NodeKind::layer);
  EXPECT_EQ(at("layer:supply").parent, std::nullopt);  // a tree of its own
  EXPECT_EQ(ids(edition, nodes(edition, NodeKind::domain)),
            (std::vector<std::string>{"domain:tea", "domain:cake"}));
  EXPECT_EQ(ids(edition, nodes(edition, NodeKind::layer)),
            (std::vector<std::string>{"layer:supply", "layer:custom"}));
  EXPECT_TRUE(nodes(edition, NodeKind::other).empty());
  EXPECT_EQ(short_id(at("domain:cake")), "cake");
  EXPECT_EQ(short_id(at("overall")), "overall");
}

TEST(Edition, AnIndicatorIsBelowItsDomainItsLayerAndOverall) {
  const Edition edition = test::edition_of(test::small());
  const IndicatorIndex cake = test::indicator(edition, "cake-02");
  EXPECT_EQ(ids(edition, nodes_above(edition, cake)),
            (std::vector<std::string>{"overall", "domain:cake", "layer:custom"}));
  for (std::size_t i = 0; i < edition.indicators.size(); ++i) {
    const auto indicator = index_at<IndicatorIndex>(i);
    const std::vector<NodeIndex> above = nodes_above(edition, indicator);
    for (const NodeIndex node : nodes(edition)) {
      const bool listed = std::find(above.begin(), above.end(), node) != above.end();
      EXPECT_EQ(is_below(edition, indicator, node), listed);
    }
  }
}

TEST(Edition, AnIndexOfOptionsHasPoints) {
  Edition edition = test::edition_of(test::small());
  EXPECT_TRUE(has_points(edition));
  edition.methods.front().rules.front().aggregation = Aggregation::arithmetic;
  EXPECT_TRUE(has_points(edition));  // format 1: the mean of domains with points
  edition.format = 2;
  EXPECT_FALSE(has_points(edition));
  edition.methods.front().rules.front().aggregation = Aggregation::pooled;
  EXPECT_TRUE(has_points(edition));
  edition.scales.push_back({"number", "Number", {}, NumberScale{}});
  EXPECT_FALSE(has_points(edition));
}

TEST(Edition, EntriesAreFoundByTheirId) {
  const Edition edition = test::edition_of(test::china());
  EXPECT_EQ(find_indicator(edition, "media-01"), IndicatorIndex{0});
  EXPECT_EQ(find_indicator(edition, "foreign-policy-11"), IndicatorIndex{98});
  EXPECT_EQ(find_indicator(edition, "media-12"), std::nullopt);
  for (const std::size_t hint : {0, 1, 50, 98, 99, 1000}) {
    EXPECT_EQ(find_indicator(edition, "media-02", hint), IndicatorIndex{1}) << hint;
    EXPECT_EQ(find_indicator(edition, "media-12", hint), std::nullopt) << hint;
  }
  EXPECT_EQ(find_node(edition, "domain:foreign-policy"), NodeIndex{9});
  EXPECT_EQ(find_node(edition, "layer:alignment"), NodeIndex{12});
  EXPECT_EQ(find_node(edition, "layer:effect"), std::nullopt);
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
  EXPECT_EQ(mood.option_with(0.5), std::nullopt);
}

TEST(Edition, EachNodeHasTheRuleOfItsKind) {
  const Edition edition = test::edition_of(test::china());
  const Method& publisher = edition.methods.front();
  EXPECT_EQ(publisher.rules.size(), edition.nodes.size());
  for (const NodeKind kind : {NodeKind::domain, NodeKind::layer}) {
    const std::vector<NodeIndex> all = nodes(edition, kind);
    for (const NodeIndex node : all) {
      EXPECT_EQ(rule_for(publisher, node), rule_for(publisher, all.front()));
    }
  }
  const NodeRule& overall = rule_for(publisher, kOverall);
  EXPECT_EQ(overall.aggregation, Aggregation::pooled);
  EXPECT_EQ(overall.missing, Missing::left_out);
  EXPECT_EQ(overall.rounding, std::vector<int>{1});
  const NodeRule& layer = rule_for(publisher, test::node(edition, "layer:pressure"));
  EXPECT_EQ(layer.missing, Missing::zero);
  EXPECT_EQ(layer.rounding, (std::vector<int>{1, 0}));
  EXPECT_EQ(rule_for(publisher, test::node(edition, "domain:society")).missing, Missing::left_out);
}

TEST(Edition, AMethodsWeightsStandInPlaceOfTheIndexsOwn) {
  Edition edition = test::edition_of(test::small());
  Method method = edition.methods.front();
  const NodeIndex cake = test::node(edition, "domain:cake");
  EXPECT_EQ(weight_of(edition, method, cake), 1);
  edition.nodes[cake.value].weight = 0.5;
  EXPECT_EQ(weight_of(edition, method, cake), 0.5);
  method.weights = {1, 1, 3, 1, 1};
  EXPECT_EQ(weight_of(edition, method, cake), 3);
}

}  // namespace
}  // namespace rescore::edition_test
