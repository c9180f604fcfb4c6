// SPDX-License-Identifier: EUPL-1.2
#include "base/result.h"

#include <fmt/format.h>

namespace maatstaf::base {

std::string Place::text() const {
  std::string out = file;
  const auto add = [&out](const std::string& part) {
    if (!out.empty()) {
      out += ", ";
    }
    out += part;
  };
  if (line > 0) {
    add(column > 0 ? fmt::format("regel {}, kolom {}", line, column) : fmt::format("regel {}", line));
  }
  if (!path.empty()) {
    add(path);
  }
  return out;
}

std::string Error::text() const {
  std::string out = place.text();
  if (!out.empty()) {
    out += ": ";
  }
  out += cause;
  if (!remedy.empty()) {
    out += " " + remedy;
  }
  return out;
}

tl::unexpected<Error> fail(ErrorKind kind, std::string cause, std::string remedy, Place place) {
  return tl::unexpected<Error>(Error{kind, std::move(place), std::move(cause), std::move(remedy)});
}

}  // namespace maatstaf::base
