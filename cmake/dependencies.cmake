# What the build takes from elsewhere. A package of the system is used where there is one; otherwise
# the pinned release is downloaded at configure time.
include(FetchContent)
if(POLICY CMP0135)
  cmake_policy(SET CMP0135 NEW)  # downloaded files are as old as the download
endif()

# nlohmann/json, header only. Its one folder is linked into the build tree, because /usr/include must
# not be added to the include path of another compiler's standard library.
find_path(NLOHMANN_JSON_PARENT nlohmann/json.hpp
  PATHS /usr/include /usr/local/include /opt/homebrew/include NO_CMAKE_FIND_ROOT_PATH)
if(NLOHMANN_JSON_PARENT)
  file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/include)
  file(CREATE_LINK ${NLOHMANN_JSON_PARENT}/nlohmann ${CMAKE_BINARY_DIR}/include/nlohmann SYMBOLIC)
  add_library(nlohmann_json_headers INTERFACE)
  target_include_directories(nlohmann_json_headers SYSTEM INTERFACE ${CMAKE_BINARY_DIR}/include)
else()
  FetchContent_Declare(json
    URL https://github.com/nlohmann/json/releases/download/v3.11.2/json.tar.xz
    URL_HASH SHA256=8c4b26bf4b422252e13f332bc5e388ec0ab5c3443d24399acb675e68278d341f)
  FetchContent_MakeAvailable(json)
  add_library(nlohmann_json_headers INTERFACE)
  target_link_libraries(nlohmann_json_headers INTERFACE nlohmann_json::nlohmann_json)
endif()

# CLI11 parses the command line; the native build only.
if(NOT EMSCRIPTEN)
  find_package(CLI11 QUIET)
  if(NOT CLI11_FOUND)
    FetchContent_Declare(cli11
      URL https://github.com/CLIUtils/CLI11/archive/refs/tags/v2.1.2.tar.gz)
    FetchContent_MakeAvailable(cli11)
  endif()
endif()

# GoogleTest from source, so that native and WebAssembly tests use the same.
if(RESCORE_TESTS)
  if(EXISTS /usr/src/googletest/CMakeLists.txt)
    set(FETCHCONTENT_SOURCE_DIR_GOOGLETEST /usr/src/googletest)
  endif()
  FetchContent_Declare(googletest
    URL https://github.com/google/googletest/archive/refs/tags/release-1.12.1.tar.gz)
  set(BUILD_GMOCK OFF)
  set(INSTALL_GTEST OFF)
  if(EMSCRIPTEN)
    set(gtest_disable_pthreads ON)
  endif()
  FetchContent_MakeAvailable(googletest)
endif()
