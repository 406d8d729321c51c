#pragma once

#include <algorithm>
#include <functional>
#include <type_traits>
#include <vector>

// Algorithms that take a whole list as one argument. C++20's std::ranges has them, but the library
// of Emscripten 3.1.6 does not yet.
namespace rescore {

/// The first entry whose `part` (a member, or a function of the entry) equals `value`, or the end.
template <class List, class Value, class Part>
auto find_by(List& list, const Value& value, Part part) {
  return std::find_if(list.begin(), list.end(),
                      [&](const auto& entry) { return std::invoke(part, entry) == value; });
}

template <class List, class Test>
bool all_of(List&& list, Test test) {
  return std::all_of(list.begin(), list.end(), test);
}

template <class List, class Test>
bool any_of(const List& list, Test test) {
  return std::any_of(list.begin(), list.end(), test);
}

template <class List, class Value>
bool contains(const List& list, const Value& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

/// What `part` (a member, or a function of the entry) is for each entry.
template <class List, class Part>
auto mapped(const List& list, Part part) {
  std::vector<std::decay_t<decltype(std::invoke(part, *list.begin()))>> parts;
  parts.reserve(list.size());
  for (const auto& entry : list) parts.push_back(std::invoke(part, entry));
  return parts;
}

/// Sorts by `key` of each entry. The order of entries with equal keys is unspecified.
template <class List, class Key>
void sort_by(List& list, Key key) {
  std::sort(list.begin(), list.end(),
            [&](const auto& a, const auto& b) { return key(a) < key(b); });
}

}  // namespace rescore
