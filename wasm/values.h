#pragma once

#include <emscripten/val.h>

#include <string>

#include "rescore/error.h"

/// How JavaScript receives errors: as data, in the same way in all modules.
namespace rescore::wasm {

using emscripten::val;

/// A list of {code, file, pointer, sentence}.
inline val to_val(const Errors& errors) {
  val list = val::array();
  for (const Error& error : errors) {
    val item = val::object();
    item.set("code", std::string(code_name(error.code)));
    item.set("file", error.file);
    item.set("pointer", error.pointer);
    item.set("sentence", error.sentence);
    list.call<void>("push", item);
  }
  return list;
}

/// {value, errors}: one of the two is empty.
inline val outcome(const val& value, const Errors& errors) {
  val object = val::object();
  object.set("value", value);
  object.set("errors", to_val(errors));
  return object;
}

}  // namespace rescore::wasm
