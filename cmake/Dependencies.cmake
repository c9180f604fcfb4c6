# SPDX-License-Identifier: EUPL-1.2
# Every library the product may link, all from Debian 12. What has no CMake config is found by pkg-config or by hand.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS json thread)
find_package(tl-expected REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(CLI11 REQUIRED)
find_package(pugixml REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(PostgreSQL REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(date REQUIRED)

pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(icu REQUIRED IMPORTED_TARGET icu-i18n icu-uc)
pkg_check_modules(pango REQUIRED IMPORTED_TARGET pangocairo cairo-pdf)
pkg_check_modules(qpdf REQUIRED IMPORTED_TARGET libqpdf)
pkg_check_modules(yaml REQUIRED IMPORTED_TARGET yaml-0.1)
pkg_check_modules(zlib REQUIRED IMPORTED_TARGET zlib)

# Intel's decimal library: static only, and never together with libgcc's _Decimal128 (both define __bid128_*).
find_library(BID_LIBRARY NAMES libbidgcc000.a REQUIRED)
find_path(BID_INCLUDE NAMES bid_functions.h PATH_SUFFIXES intelrdfpmath REQUIRED)
add_library(maatstaf_bid INTERFACE)
target_include_directories(maatstaf_bid SYSTEM INTERFACE ${BID_INCLUDE})
target_compile_definitions(maatstaf_bid INTERFACE
  DECIMAL_CALL_BY_REFERENCE=0 DECIMAL_GLOBAL_ROUNDING=0 DECIMAL_GLOBAL_EXCEPTION_FLAGS=0)
target_link_libraries(maatstaf_bid INTERFACE ${BID_LIBRARY})

if(MAATSTAF_TESTS)
  find_package(GTest REQUIRED)
  find_package(rapidcheck REQUIRED)
  find_package(yaml-cpp REQUIRED)  # reads the table suite
endif()
if(MAATSTAF_BENCH)
  find_package(benchmark REQUIRED)
endif()
