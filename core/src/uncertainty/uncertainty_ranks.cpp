#include "uncertainty/uncertainty_ranks.h"

#include <algorithm>
#include <cmath>

namespace rescore {

DrawRanker::DrawRanker(std::size_t units, Ties ties, double apart)
    : ties_(ties),
      apart_(apart),
      whole_(units),
      ranks_(units),
      tied_(units),
      new_ranks_(units + 1) {}

std::span<const std::int32_t> DrawRanker::rank(std::span<const double> keys, RankKey key) {
  const bool shares = key == RankKey::exact;
  if (shares) {
    // Whole numbers in the order of shares: few enough to be counted, and where units are too many
    // for that, so fine that next to none share one. No fraction that comes up is where one number
    // ends and the next begins, so that shares that tie have the same.
    constexpr double kBetween = 0.3819660113;
    constexpr double kMost = 0x1p60;
    const double one = whole_.size() < 255 ? 0x1p10 : 0x1p26;
    std::transform(keys.begin(), keys.end(), whole_.begin(), [&](double share) {
      const double number = std::clamp(share * one + kBetween, -kMost, kMost);
      return share == kUnranked ? ColumnRanker::kUnranked : static_cast<std::int64_t>(number);
    });
  } else {
    std::transform(keys.begin(), keys.end(), whole_.begin(), [](double score) {
      return score == kUnranked ? ColumnRanker::kUnranked : static_cast<std::int64_t>(score);
    });
  }
  ranker_.rank(whole_, shares ? Ties::competition : ties_, ranks_.data(), tied_.data());
  if (shares) {
    order_shares(keys);
    if (ties_ == Ties::dense) close_gaps();
  }
  return ranks_;
}

/// Where several shares have the same whole number, they themselves decide.
void DrawRanker::order_shares(std::span<const double> shares) {
  crowd_.clear();
  for (std::size_t u = 0; u < tied_.size(); ++u) {
    if (tied_[u] > 1) crowd_.push_back(static_cast<std::uint32_t>(u));
  }
  std::sort(crowd_.begin(), crowd_.end(),
            [&](std::uint32_t a, std::uint32_t b) { return shares[a] > shares[b]; });
  for (std::size_t i = 1, start = 0; i < crowd_.size(); ++i) {
    const std::uint32_t higher = crowd_[i - 1];
    const std::uint32_t lower = crowd_[i];
    if (whole_[higher] != whole_[lower]) {
      start = i;
      continue;
    }
    const double apart = shares[higher] - shares[lower];
    const bool tie = apart <= apart_ * std::max(1.0, std::abs(shares[lower]));
    ranks_[lower] =
        tie ? ranks_[higher] : ranks_[crowd_[start]] + static_cast<std::int32_t>(i - start);
  }
}

void DrawRanker::close_gaps() {
  std::fill(new_ranks_.begin(), new_ranks_.end(), 0);
  for (const std::int32_t rank : ranks_) new_ranks_[static_cast<std::size_t>(rank)] = 1;
  std::int32_t groups = 0;
  new_ranks_[0] = 0;
  for (std::int32_t& rank : new_ranks_) rank = groups += rank;
  for (std::int32_t& rank : ranks_) rank = new_ranks_[static_cast<std::size_t>(rank)];
}

}  // namespace rescore
