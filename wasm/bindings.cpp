#include "handle.h"

// Without names of types, Embind says an address in a message that the page never sees, and takes
// all of printf for it: three kilobytes. This one says nothing.
extern "C" int siprintf(char* text, const char*, ...) {
  *text = '\0';
  return 0;
}

// What a page needs at once: data, changes, scores and ranks, links. Small, so that it is there
// soon; the what-if questions are in question_bindings.cpp.
EMSCRIPTEN_BINDINGS(rescore) {
  rescore::wasm::register_session<rescore::wasm::Handle>();
}
