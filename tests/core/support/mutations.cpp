#include "support/mutations.h"

#include <algorithm>
#include <functional>
#include <vector>

#include "support/support.h"
#include "tables/csv.h"

namespace rescore::test::mutations {
namespace {

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != text.npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

using Table = std::vector<std::vector<std::string>>;

Table table_of(const std::string& text) {
  Errors errors;
  Table table;
  const auto read = csv::parse("", text, errors);
  for (const csv::Record& record : read.value().records) table.push_back(record.fields);
  return table;
}

std::string text_of(const Table& table) {
  std::string text;
  for (const auto& fields : table) {
    for (std::size_t f = 0; f < fields.size(); ++f) {
      text += (f == 0 ? "\"" : ",\"") + replaced(fields[f], "\"", "\"\"") + "\"";
    }
    text += '\n';
  }
  return text;
}

std::string with_table(const std::string& text, const std::function<void(Table&)>& change) {
  Table table = table_of(text);
  change(table);
  return text_of(table);
}

/// A random object or list with more than one item.
json::Value& any_branch(json::Value& root, Generator& random) {
  std::vector<json::Value*> branches;
  const std::function<void(json::Value&)> visit = [&](json::Value& value) {
    if (value.items.size() > 1) branches.push_back(&value);
    for (json::Value& item : value.items) visit(item);
  };
  visit(root);
  return *random.pick(branches);
}

}  // namespace

// ---- Changes of any text ----

std::string truncated(const std::string& text, Generator& random) {
  return text.substr(0, random.below(text.size()));
}

std::string flipped(const std::string& text, Generator& random) {
  std::string changed = text;
  for (std::size_t n = 1 + random.below(3); n > 0; --n) {
    char& c = changed[random.below(text.size())];
    c = static_cast<char>(c ^ (1 << random.below(8)));
  }
  return changed;
}

std::string other_digit(const std::string& text, Generator& random) {
  std::vector<std::size_t> digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] >= '0' && text[i] <= '9') digits.push_back(i);
  }
  std::string changed = text;
  char& c = changed[random.pick(digits)];
  c = static_cast<char>('0' + (c - '0' + 1 + static_cast<int>(random.below(9))) % 10);
  return changed;
}

std::string cut_out(const std::string& text, Generator& random) {
  const std::size_t at = random.below(text.size());
  return text.substr(0, at) + text.substr(std::min(text.size(), at + 1 + random.below(200)));
}

std::string deep(const std::string& text, Generator& random) {
  std::string changed = text;
  return changed.insert(random.below(text.size()), std::string(100000, '['));
}

std::string huge_number(const std::string& text, Generator& random) {
  const std::size_t digit = text.find_first_of("0123456789", random.below(text.size()));
  std::string changed = text;
  return digit == text.npos ? changed + "9" : changed.insert(digit, std::string(400, '9'));
}

std::string line_ends(const std::string& text, std::string_view end) {
  return replaced(replaced(text, "\r\n", "\n"), "\n", end);
}

// ---- Changes of a table ----

std::string other_order_of_lines(const std::string& text, Generator& random) {
  return with_table(text, [&](Table& table) {
    for (std::size_t n = table.size() - 1; n > 1; --n) {
      std::swap(table[n], table[1 + random.below(n)]);
    }
  });
}

std::string a_line_twice(const std::string& text, Generator& random) {
  return with_table(
      text, [&](Table& table) { table.push_back(table[1 + random.below(table.size() - 1)]); });
}

std::string a_line_less(const std::string& text, Generator& random) {
  return with_table(text, [&](Table& table) {
    table.erase(table.begin() + static_cast<std::ptrdiff_t>(1 + random.below(table.size() - 1)));
  });
}

std::string two_columns_swapped(const std::string& text, Generator& random) {
  return with_table(text, [&](Table& table) {
    const std::size_t a = random.below(table[0].size());
    const std::size_t b = random.below(table[0].size());
    for (auto& fields : table) std::swap(fields[a], fields[b]);
  });
}

std::string two_names_swapped(const std::string& text, Generator& random) {
  return with_table(text, [&](Table& table) {
    const std::size_t a = random.below(table[0].size());
    std::swap(table[0][a], table[0][random.below(table[0].size())]);
  });
}

std::string a_column_twice(const std::string& text, Generator& random) {
  return with_table(text, [&](Table& table) {
    const std::size_t a = random.below(table[0].size());
    for (auto& fields : table) fields.push_back(fields[a]);
  });
}

std::string two_cells_swapped(const std::string& text, Generator& random) {
  return with_table(text, [&](Table& table) {
    auto& a = table[1 + random.below(table.size() - 1)];
    auto& b = table[1 + random.below(table.size() - 1)];
    const std::size_t f = random.below(a.size());
    std::swap(a[f], b[f]);
  });
}

// ---- Changes of a document ----

std::string other_order_of_keys(const std::string& text, Generator& random) {
  json::Value root = test::parse(text);
  const std::function<void(json::Value&)> visit = [&](json::Value& value) {
    for (std::size_t n = value.keys.size(); n > 1; --n) {
      const std::size_t other = random.below(n);
      std::swap(value.keys[n - 1], value.keys[other]);
      std::swap(value.items[n - 1], value.items[other]);
    }
    for (json::Value& item : value.items) visit(item);
  };
  visit(root);
  return test::text_of(root);
}

std::string two_values_swapped(const std::string& text, Generator& random) {
  json::Value root = test::parse(text);
  json::Value& branch = any_branch(root, random);
  const std::size_t a = random.below(branch.items.size());
  std::swap(branch.items[a], branch.items[random.below(branch.items.size())]);
  return test::text_of(root);
}

std::string a_value_less(const std::string& text, Generator& random) {
  json::Value root = test::parse(text);
  json::Value& branch = any_branch(root, random);
  const auto at = static_cast<std::ptrdiff_t>(random.below(branch.items.size()));
  branch.items.erase(branch.items.begin() + at);
  if (!branch.keys.empty()) branch.keys.erase(branch.keys.begin() + at);
  return test::text_of(root);
}

std::string a_value_null(const std::string& text, Generator& random) {
  json::Value root = test::parse(text);
  json::Value& branch = any_branch(root, random);
  branch.items[random.below(branch.items.size())] = json::Value{};
  return test::text_of(root);
}

}  // namespace rescore::test::mutations
