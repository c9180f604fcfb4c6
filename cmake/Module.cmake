# SPDX-License-Identifier: EUPL-1.2
add_library(maatstaf_flags INTERFACE)
target_compile_options(maatstaf_flags INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wno-missing-field-initializers)
if(MAATSTAF_WERROR)
  # What GCC 12 says of its own optimised library code (see maatstaf_valse_waarschuwing) never stops a build.
  target_compile_options(maatstaf_flags INTERFACE -Werror -Wno-error=restrict -Wno-error=maybe-uninitialized
    -Wno-error=array-bounds -Wno-error=stringop-overflow -Wno-error=stringop-overread -Wno-error=dangling-pointer)
endif()

# Hardening: addresses are read-only once the program runs (the program itself is position independent, as GCC of
# Debian makes it), the stack is guarded, and the C library checks the sizes it can see. Debug builds check the preconditions of the standard library too. tests/cli/harding reads the program.
add_compile_options(-fstack-protector-strong)
add_link_options(-Wl,-z,relro -Wl,-z,now)
if(CMAKE_BUILD_TYPE STREQUAL "Release")
  add_compile_definitions(_FORTIFY_SOURCE=2)
else()
  add_compile_definitions(_GLIBCXX_ASSERTIONS)
endif()

if(MAATSTAF_SANITIZE)
  add_compile_options(-fsanitize=${MAATSTAF_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${MAATSTAF_SANITIZE})
endif()
if(MAATSTAF_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all)
  add_link_options(-fsanitize=address,undefined)
endif()
add_custom_target(fuzzers)  # all libFuzzer programs
find_program(MOLD mold)
if(MOLD)
  add_link_options(-fuse-ld=mold)
endif()

# What is compiled once is not compiled again, also not in another clone of the project: paths count from the source
# folder. The settings are what ccache needs to trust a precompiled header.
find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
    CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE})
endif()
add_compile_options(-ffile-prefix-map=${CMAKE_SOURCE_DIR}/=)

# The headers that nearly every file reads, compiled once. They are a matter of speed only: every file still includes
# what it uses.
set(MAATSTAF_PRECOMPILED
  <algorithm> <array> <chrono> <functional> <map> <memory> <optional> <set> <span> <string> <string_view> <tuple>
  <unordered_map> <utility> <variant> <vector> <tl/expected.hpp> <fmt/format.h>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # One precompiled header serves all only when all are compiled alike in what it depends on.
  add_compile_options(-fpch-preprocess -Wpedantic -pthread)
  file(WRITE ${CMAKE_BINARY_DIR}/voorgecompileerd.cc "")
  add_library(maatstaf_voorgecompileerd OBJECT ${CMAKE_BINARY_DIR}/voorgecompileerd.cc)
  target_link_libraries(maatstaf_voorgecompileerd PRIVATE tl::expected fmt::fmt)
  target_precompile_headers(maatstaf_voorgecompileerd PRIVATE ${MAATSTAF_PRECOMPILED})
endif()
function(maatstaf_precompiled target)
  if(TARGET maatstaf_voorgecompileerd)
    target_precompile_headers(${target} REUSE_FROM maatstaf_voorgecompileerd)
  endif()
endfunction()

# maatstaf_valse_waarschuwing(warning file …)
#
# GCC 12 gives some warnings about its own library code once that is inlined (GCC bugs 105329, 105651, 105762). Each is
# silenced by name for the file where it arises, and for this compiler only.
function(maatstaf_valse_waarschuwing warning)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    set_property(SOURCE ${ARGN} APPEND PROPERTY COMPILE_OPTIONS -Wno-${warning})
  endif()
endfunction()

# maatstaf_module(name [DEPENDS modules or libraries …] [PRIVATE libraries …])
#
# Makes of src/<name>/ one static library maatstaf_<name>, by the names of the files, in it
# and in its rooms (the folders below it):
#   x.cc is source; x_test.cc is part of the test program <name>_test; x_fuzz.cc is a libFuzzer program x_fuzz.
# DEPENDS is public; a module name there means maatstaf_<module>.
function(maatstaf_module name)
  cmake_parse_arguments(M "" "" "DEPENDS;PRIVATE" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cc)
  set(tests ${sources})
  list(FILTER tests INCLUDE REGEX "_test\\.cc$")
  set(fuzzers ${sources})
  list(FILTER fuzzers INCLUDE REGEX "_fuzz\\.cc$")
  list(FILTER sources EXCLUDE REGEX "(_test|_fuzz|/main)\\.cc$")

  if(NOT sources)
    message(STATUS "Module ${name} has no sources yet")
    return()
  endif()

  set(target maatstaf_${name})
  add_library(${target} STATIC ${sources})
  target_include_directories(${target} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(${target} PRIVATE maatstaf_flags PUBLIC tl::expected fmt::fmt)
  foreach(dependency IN LISTS M_DEPENDS)
    if(TARGET maatstaf_${dependency})
      target_link_libraries(${target} PUBLIC maatstaf_${dependency})
    else()
      target_link_libraries(${target} PUBLIC ${dependency})
    endif()
  endforeach()
  target_link_libraries(${target} PRIVATE ${M_PRIVATE})
  maatstaf_precompiled(${target})

  if(MAATSTAF_TESTS AND tests)
    add_executable(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE ${target} ${M_PRIVATE} GTest::gtest_main GTest::gmock rapidcheck)
    target_compile_options(${name}_test PRIVATE -Wall -Wextra -Wno-missing-field-initializers)
    maatstaf_precompiled(${name}_test)
    # Tests read files of the project from the folder they run in: an object that holds no path serves every clone.
    target_compile_definitions(${name}_test PRIVATE MAATSTAF_SOURCE_DIR=".")
    # One process: the rule library is read once.
    add_test(NAME ${name} COMMAND ${name}_test WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  endif()
  if(MAATSTAF_FUZZ)
    foreach(source IN LISTS fuzzers)
      get_filename_component(fuzz ${source} NAME_WE)
      add_executable(${fuzz} ${source})
      target_link_libraries(${fuzz} PRIVATE ${target} ${M_PRIVATE})
      target_link_options(${fuzz} PRIVATE -fsanitize=fuzzer)
      add_dependencies(fuzzers ${fuzz})
    endforeach()
  endif()
endfunction()
