#pragma once

#include "engine/rank.h"

namespace rescore {

/// The rank of every key, in the order given.
inline std::vector<Rank> ranks_of(std::span<const Key> keys, Ties ties) {
  const RankIndex index(keys, ties);
  std::vector<Rank> ranks;
  for (const Key& key : keys) ranks.push_back(index.rank(key));
  return ranks;
}

}  // namespace rescore
