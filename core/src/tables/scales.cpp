#include "tables/scales.h"

#include <cmath>

#include "base/lists.h"
#include "base/text.h"
#include "json/json.h"

namespace rescore::tables {
namespace {

constexpr std::size_t kMostLabel = 80;
constexpr std::size_t kMostUnit = 40;
constexpr double kMostPoints = 1000;

/// The power of ten that makes all points whole; 0 if none makes them whole and small enough.
double factor_of(const std::vector<Choice>& choices) {
  for (const double factor : {1.0, 10.0, 100.0, 1000.0}) {
    if (all_of(choices, [&](const Choice& choice) {
          const double points = choice.points * factor;
          return std::abs(points - std::round(points)) < 1e-9 && std::abs(points) <= kMostPoints;
        })) {
      return factor;
    }
  }
  return 0;
}

/// The points of a choice as a whole number; turned round if low ones are better.
int points_of(const MetaLine& line, const Choice& choice) {
  const double turned =
      line.reversed ? line.choices.back().points + line.choices.front().points - choice.points
                    : choice.points;
  return static_cast<int>(std::lround(turned * factor_of(line.choices)));
}

std::vector<Option> options_of(const MetaLine& line, const MetaFault& fault) {
  if (factor_of(line.choices) == 0) {
    fault("points", "expected points from -1000 to 1000 with at most three decimals.", {});
    return {};
  }
  std::vector<Option> options;
  for (const Choice& choice : line.choices) {
    const int points = points_of(line, choice);
    const auto same = find_by(options, points, &Option::score);
    if (same != options.end()) {
      same->label = cut(same->label + " / " + choice.text, kMostLabel);
    } else {
      options.push_back({points, cut(choice.text, kMostLabel)});
    }
  }
  sort_by(options, [](const Option& option) { return option.score; });
  if (options.size() < 2) {
    fault("points", "expected at least two choices with different points.", {});
  } else if (options.back().score <= 0) {
    fault("points", "expected points above 0 for the best choice.", {});
  } else if (line.reversed && line.choices.front().points != 0) {
    fault("direction", "expected 1, because the lowest points are not 0.", {});
  }
  const auto& [lower, upper] = std::pair(line.number.lower, line.number.upper);
  if ((lower && *lower != 0) || (upper && *upper != line.choices.back().points)) {
    fault(lower && *lower != 0 ? "min" : "max",
          "expected nothing, or 0 to the highest points, beside Points.", {});
  }
  return options;
}

std::string key_of(const Scale& scale) {
  std::string key = scale.name;
  for (const Option& option : scale.options) {
    key += '\n' + to_decimal(option.score) + '=' + option.label;
  }
  if (const auto& number = scale.number) {
    key += '\n' + number->unit;
    for (const auto& post : {number->lower, number->upper}) {
      key += '|' + (post ? to_decimal(*post) : std::string());
    }
    for (const bool flag : {number->clamped, number->logarithmic, number->reversed}) {
      key += flag ? '1' : '0';
    }
  }
  return key;
}

}  // namespace

ScaleIndex ScaleList::add(const MetaLine& line, const MetaFault& fault) {
  Scale scale;
  if (line.choices.empty()) {
    scale.number = line.number;
    scale.number->unit = cut(line.number.unit, kMostUnit);
    scale.name = line.number.unit.empty() ? "Number" : cut(line.number.unit, kMostLabel);
  } else {
    scale.options = options_of(line, fault);
    for (const Option& option : scale.options) {
      scale.name += (scale.name.empty() ? "" : " / ") + option.label;
    }
    scale.name = cut(scale.name, kMostLabel);
  }
  const auto [known, fresh] = known_.emplace(key_of(scale), index_at<ScaleIndex>(scales_.size()));
  if (fresh) {
    scale.id = format("scale-{}", {scales_.size() + 1});
    scales_.push_back(std::move(scale));
  }
  return known->second;
}

std::optional<std::size_t> ChoiceReader::choice_of(const std::string& text) const {
  const std::vector<Choice>& choices = line_->choices;
  auto found = find_by(choices, text, &Choice::text);
  if (found == choices.end()) {
    found =
        find_by(choices, lowered(text), [](const Choice& choice) { return lowered(choice.text); });
  }
  if (found == choices.end()) {
    const Cell cell = data_->cell_of(text);
    if (cell.kind != Cell::Kind::number) return std::nullopt;
    found = find_by(choices, cell.number, [&](const Choice& choice) {
      const Cell own = data_->cell_of(choice.text);
      return own.kind == Cell::Kind::number ? own.number : std::nan("");
    });
  }
  if (found == choices.end()) return std::nullopt;
  return static_cast<std::size_t>(found - choices.begin());
}

Answer ChoiceReader::read(std::size_t row, const Scale& scale, Errors& errors) {
  const std::string& text = data_->text(row, column_);
  if (const auto choice = choice_of(text)) {
    return {static_cast<double>(points_of(*line_, line_->choices[*choice]))};
  }
  if (says_missing(text)) return Answer::skip();
  constexpr std::size_t kMostUnknown = 20;
  if (++unknown_[text] == 1 && unknown_.size() > kMostUnknown) {
    data_->fail(errors, ErrorCode::no_such_score, row, column_, "expected {}, found \"{}\".",
                {scale.name, excerpt(text)});
  }
  return Answer::skip();
}

}  // namespace rescore::tables
