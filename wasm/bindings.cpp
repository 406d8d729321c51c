#include "handle.h"

// Everything that a page needs at once: data, changes, scores and ranks, links. It is small, so
// that it loads fast; the what-if questions are in question_bindings.cpp.
EMSCRIPTEN_BINDINGS(rescore) {
  rescore::wasm::register_session<rescore::wasm::Handle>();
}
