// A shared library with Rescore's static ones in it.
#include "reader.h"

#include <rescore/china_index/import.h>

#include <utility>

std::string first_fault(const std::string& path, const std::string& text) {
  rescore::ImportRequest request;
  request.edition = "tea-and-cake";
  rescore::Importer importer(std::move(request));
  importer.add(path, text);
  if (importer.finish() || importer.errors().empty()) return "";
  return importer.errors().front().sentence;
}
