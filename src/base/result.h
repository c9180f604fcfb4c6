// SPDX-License-Identifier: EUPL-1.2
//
// What every fallible function of Maatstaf returns: a value, or an error with a place, a cause and a remedy.
//
// Errors are values. Exceptions of libraries stop at the seam where the library is called and become an Error
// there. The texts are Dutch, because people read them: clear, gentle, actionable. They never hold personal
// data: a place names a field ("client.bsn"), never its content.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace maatstaf::base {

/// What kind of failure it is; doors translate it (exit code, HTTP status).
enum class ErrorKind {
  Input,      ///< what was given is wrong; the giver can mend it (exit code 2, HTTP 400)
  NotFound,   ///< what was asked for does not exist (exit code 3, HTTP 404)
  Conflict,   ///< somebody else was first, or the state does not allow it (exit code 4, HTTP 409)
  Forbidden,  ///< the asker may not do this (exit code 5, HTTP 403)
  Rules,      ///< a rule package is broken (exit code 6, HTTP 500)
  Storage,    ///< the database or the disk refused (exit code 7, HTTP 503)
  Internal,   ///< a mistake of ours (exit code 70, HTTP 500)
};

/// Where it went wrong. Empty or zero means: not known.
struct Place {
  std::string file;  ///< file name as the user gave it, or the name of a package file
  std::string path;  ///< path inside it: "client.bsn", "stappen[2].beslissing", "stap_3, rij 4, kolom 2"
  int line = 0;      ///< first line is 1
  int column = 0;    ///< first column is 1

  /// "aanvraag.json, regel 12, client.bsn"; empty when nothing is known.
  [[nodiscard]] std::string text() const;
};

struct [[nodiscard]] Error {
  ErrorKind kind = ErrorKind::Internal;
  Place place;
  std::string cause;   ///< what is wrong, a Dutch sentence
  std::string remedy;  ///< what to do about it, a Dutch sentence; may be empty

  /// Place, cause and remedy on one line.
  [[nodiscard]] std::string text() const;
};

template <class T>
using Result = tl::expected<T, Error>;

/// `return fail(ErrorKind::Input, "De einddatum ligt voor de ingangsdatum.", "Pas een van beide aan.", {.path
/// = "…"});`
[[nodiscard]] tl::unexpected<Error> fail(ErrorKind kind, std::string cause, std::string remedy = {},
                                         Place place = {});

}  // namespace maatstaf::base

// Passes an error on, else binds the value: TRY(auto package, read_package(path));
#define MAATSTAF_CONCAT_(a, b) a##b
#define MAATSTAF_CONCAT(a, b) MAATSTAF_CONCAT_(a, b)
#define MAATSTAF_TRY_(name, declaration, expression)                     \
  auto&& name = (expression);                                            \
  if (!name)                                                             \
    return ::tl::unexpected(std::forward<decltype(name)>(name).error()); \
  declaration = *std::forward<decltype(name)>(name)
#define TRY(declaration, expression) \
  MAATSTAF_TRY_(MAATSTAF_CONCAT(try_, __COUNTER__), declaration, expression)
// For a Result<void>, or when the value is not needed.
#define TRY_VOID(expression)                                                           \
  do {                                                                                 \
    auto&& try_result = (expression);                                                  \
    if (!try_result)                                                                   \
      return ::tl::unexpected(std::forward<decltype(try_result)>(try_result).error()); \
  } while (false)
