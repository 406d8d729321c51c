# Finds Emscripten by its compiler on the PATH and hands over to its own toolchain file.
find_program(RESCORE_EMCC emcc REQUIRED)
file(REAL_PATH ${RESCORE_EMCC} RESCORE_EMCC)
get_filename_component(EMSCRIPTEN_ROOT_PATH ${RESCORE_EMCC} DIRECTORY)
include(${EMSCRIPTEN_ROOT_PATH}/cmake/Modules/Platform/Emscripten.cmake)

# Debian's Emscripten needs its own copy of acorn, which a Node from elsewhere does not look for.
if(EXISTS /usr/share/nodejs/acorn)
  set(CMAKE_CXX_LINKER_LAUNCHER ${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs)
endif()
