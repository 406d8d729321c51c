#include "handle.h"

// What a page needs at once: data, changes, scores and ranks, links. Small, so that it is there
// soon; the what-if questions are in question_bindings.cpp.
EMSCRIPTEN_BINDINGS(rescore) {
  rescore::wasm::register_session<rescore::wasm::Handle>();
}
