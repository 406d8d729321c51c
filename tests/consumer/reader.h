#pragma once

#include <string>

/// The first error in one of the China Index's own files; empty if it makes an edition.
std::string first_fault(const std::string& path, const std::string& text);
