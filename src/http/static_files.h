// SPDX-License-Identifier: EUPL-1.2
//
// Styles, fonts, icons and scripts: read once into memory when the server starts, so that no request ever
// reaches the file system. Each has a fingerprint: as ETag, and in the address, so that a browser may keep it
// for a year. Thread-safe after reading.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "http/message.h"

namespace maatstaf::http {

class StaticFiles {
 public:
  StaticFiles() = default;
  /// Reads every file of `folder` (and below it) whose extension is known; they answer under `prefix`
  /// ("/stijl/"). Errors: NotFound when there is no such folder, Input when a file passes 4 MB.
  [[nodiscard]] static base::Result<StaticFiles> read(const std::string& folder, std::string_view prefix);

  /// The address of a file with its fingerprint: "/stijl/maatstaf.css?v=1f3a…". A name that is not there
  /// gives the address without fingerprint.
  [[nodiscard]] std::string address(std::string_view name) const;
  [[nodiscard]] Response answer(const Request& request) const;
  [[nodiscard]] const std::string& prefix() const { return prefix_; }

 private:
  struct File {
    std::string type;
    std::string content;
    std::string compressed;  ///< gzip, empty when that is not smaller
    std::string etag;
  };
  std::string prefix_ = "/stijl/";
  std::map<std::string, File, std::less<>> files_;
};

/// gzip (RFC 1952) without a time, so that the same bytes give the same bytes.
[[nodiscard]] std::string gzip(std::string_view bytes);

}  // namespace maatstaf::http
