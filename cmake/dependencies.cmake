# What the build takes from elsewhere: the library a header to read JSON, the command and the tests a
# package each. A package of the system is used where there is one; otherwise the pinned release is
# downloaded at configure time, and refused if its bytes are not the expected ones.
include(FetchContent)
if(POLICY CMP0135)
  cmake_policy(SET CMP0135 NEW)  # downloaded files are as old as the download
endif()

# nlohmann/json, header only. Its one folder is linked into the build tree, because /usr/include must
# not be added to the include path of another compiler's standard library.
find_path(NLOHMANN_JSON_PARENT nlohmann/json.hpp
  PATHS /usr/include /usr/local/include /opt/homebrew/include NO_CMAKE_FIND_ROOT_PATH)
if(NLOHMANN_JSON_PARENT)
  file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/include)
  file(CREATE_LINK ${NLOHMANN_JSON_PARENT}/nlohmann ${PROJECT_BINARY_DIR}/include/nlohmann SYMBOLIC)
  add_library(nlohmann_json_headers INTERFACE)
  target_include_directories(nlohmann_json_headers SYSTEM INTERFACE ${PROJECT_BINARY_DIR}/include)
else()
  FetchContent_Declare(json
    URL https://github.com/nlohmann/json/releases/download/v3.11.2/json.tar.xz
    URL_HASH SHA256=8c4b26bf4b422252e13f332bc5e388ec0ab5c3443d24399acb675e68278d341f)
  FetchContent_MakeAvailable(json)
  add_library(nlohmann_json_headers INTERFACE)
  target_link_libraries(nlohmann_json_headers INTERFACE nlohmann_json::nlohmann_json)
endif()

# CLI11 parses the command line.
if(RESCORE_CLI AND NOT EMSCRIPTEN)
  find_package(CLI11 QUIET)
  if(NOT CLI11_FOUND)
    FetchContent_Declare(cli11
      URL https://github.com/CLIUtils/CLI11/archive/refs/tags/v2.1.2.tar.gz
      URL_HASH SHA256=26291377e892ba0e5b4972cdfd4a2ab3bf53af8dac1f4ea8fe0d1376b625c8cb)
    FetchContent_MakeAvailable(cli11)
  endif()
endif()

# GoogleTest from source, so that native and WebAssembly tests use the same.
if(RESCORE_TESTS)
  if(EXISTS /usr/src/googletest/CMakeLists.txt)
    set(FETCHCONTENT_SOURCE_DIR_GOOGLETEST /usr/src/googletest)
  endif()
  FetchContent_Declare(googletest
    URL https://github.com/google/googletest/archive/refs/tags/release-1.12.1.tar.gz
    URL_HASH SHA256=81964fe578e9bd7c94dfdb09c8e4d6e6759e19967e397dbea48d1c10e45d0df2)
  set(BUILD_GMOCK OFF)
  set(INSTALL_GTEST OFF)
  if(EMSCRIPTEN)
    set(gtest_disable_pthreads ON)
  endif()
  FetchContent_MakeAvailable(googletest)
endif()
