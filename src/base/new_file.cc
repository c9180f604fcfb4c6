// SPDX-License-Identifier: EUPL-1.2
#include "base/new_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <filesystem>

namespace maatstaf::base {
namespace {

tl::unexpected<Error> storage(const std::string& file, const char* cause) {
  return fail(ErrorKind::Storage, cause,
              "Controleer of de map bestaat, of Maatstaf er mag schrijven en of er ruimte is.",
              {.file = file});
}

void sync_folder_of(const std::string& file) {
  std::filesystem::path folder = std::filesystem::path(file).parent_path();
  if (folder.empty()) {
    folder = ".";
  }
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor >= 0) {
    ::fsync(descriptor);
    ::close(descriptor);
  }
}

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) {
      continue;
    }
    if (written <= 0) {
      return false;
    }
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

Result<void> write_new_file(const std::string& file, std::string_view text, FileAccess access) {
  static std::atomic<unsigned> count = 0;
  const std::string part = file + "." + std::to_string(::getpid()) + "-" + std::to_string(++count) + ".deel";
  ::unlink(part.c_str());  // left by a process that had our number
  const mode_t mode = access == FileAccess::OwnerOnly ? 0600 : 0644;
  const int descriptor = ::open(part.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, mode);
  if (descriptor < 0) {
    return storage(file, "Dit bestand kan niet worden gemaakt.");
  }
  // The mask of the process may take rights away from others; it never adds any.
  const bool written = write_all(descriptor, text) && ::fsync(descriptor) == 0;
  ::close(descriptor);
  const bool named = written && ::link(part.c_str(), file.c_str()) == 0;
  const bool taken = written && !named && errno == EEXIST;
  ::unlink(part.c_str());
  if (taken) {
    return fail(ErrorKind::Conflict, "Dit bestand bestaat al. Maatstaf schrijft er niet overheen.",
                "Kies een andere naam of map.", {.file = file});
  }
  if (!named) {
    return storage(file, "Dit bestand kan niet worden bewaard.");
  }
  sync_folder_of(file);
  return {};
}

Result<void> rename_file(const std::string& from, const std::string& to) {
  if (std::rename(from.c_str(), to.c_str()) != 0) {
    return storage(from, "Dit bestand kan geen andere naam krijgen.");
  }
  sync_folder_of(to);
  return {};
}

Result<void> check_private_folder(const std::string& folder) {
  struct stat status{};
  if (::stat(folder.empty() ? "." : folder.c_str(), &status) != 0) {
    return fail(ErrorKind::NotFound, "Deze map bestaat niet.", "Controleer de naam.", {.file = folder});
  }
  if (!S_ISDIR(status.st_mode)) {
    return fail(ErrorKind::Input, "Dit is geen map.", "Geef de map waarin de sleutels staan.",
                {.file = folder});
  }
  const bool others_write = (status.st_mode & (S_IWGRP | S_IWOTH)) != 0;
  const bool owner_is_other = status.st_uid != ::geteuid() && status.st_uid != 0;
  if (others_write || owner_is_other) {
    return fail(ErrorKind::Forbidden, "Anderen kunnen in de map met sleutels schrijven.",
                "Geef alleen de eigenaar rechten (chmod 700) en voer de opdracht uit als die eigenaar.",
                {.file = folder});
  }
  return {};
}

}  // namespace maatstaf::base
