// SPDX-License-Identifier: EUPL-1.2
//
// Writing what may not be half there and may not be written over: keys and what is signed. A file is complete
// and on the disk from the moment it has its name. Thread-safe, also between programs: of two that write one
// name, one wins and the other gets Conflict.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace maatstaf::base {

enum class FileAccess {
  OwnerOnly,  ///< 0600
  Everyone,   ///< 0644: others may read
};

/// Errors: Conflict (the name exists), Storage.
[[nodiscard]] Result<void> write_new_file(const std::string& file, std::string_view text, FileAccess access);

/// Gives a file another name, in the place of what had it, and keeps that through a power cut. Errors:
/// Storage.
[[nodiscard]] Result<void> rename_file(const std::string& from, const std::string& to);

/// A folder for secrets must be one that nobody else can write in; who can write in a folder can put another
/// file in the place of any file. Errors: NotFound (no such folder), Forbidden (others may write), Input (no
/// folder).
[[nodiscard]] Result<void> check_private_folder(const std::string& folder);

}  // namespace maatstaf::base
