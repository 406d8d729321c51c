#pragma once

#include <string>

/// What is first said to be wrong with one of the China Index's own files; nothing when it makes an
/// edition.
std::string first_fault(const std::string& path, const std::string& text);
