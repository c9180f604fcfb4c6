// SPDX-License-Identifier: EUPL-1.2
#include "db/sqlite_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <mutex>
#include <utility>

namespace maatstaf::db {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;

constexpr std::string_view kSqlite = "sqlite:";
constexpr int kBusyMilliseconds = 5000;
/// Where SQLite puts its locks: PENDING_BYTE, RESERVED_BYTE and the SHARED range of 510 bytes (sqlite.org,
/// os.h). Every connection in WAL mode holds a lock in that range as long as it is open.
constexpr off_t kLockStart = 0x40000000;
constexpr off_t kLockLength = 512;
constexpr std::array<std::string_view, 3> kJournals = {"-wal", "-shm", "-journal"};

tl::unexpected<base::Error> storage(const std::string& file, std::string cause, std::string remedy) {
  return base::fail(ErrorKind::Storage, std::move(cause), std::move(remedy), {.file = file});
}

bool exists(const std::string& file) {
  std::error_code ignored;
  return fs::exists(fs::symlink_status(file, ignored));
}

/// Makes a name in a folder survive a power cut.
void sync_folder(const std::string& file) {
  fs::path folder = fs::path(file).parent_path();
  if (folder.empty()) {
    folder = ".";
  }
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor >= 0) {
    ::fsync(descriptor);
    ::close(descriptor);
  }
}

/// A connection of this file alone; gone at the end of the scope.
class Handle {
 public:
  Handle(const std::string& file, int flags) {
    code_ = sqlite3_open_v2(file.c_str(), &handle_, flags, nullptr);
    if (code_ == SQLITE_OK) {
      sqlite3_busy_timeout(handle_, kBusyMilliseconds);
    }
  }
  ~Handle() { sqlite3_close(handle_); }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  [[nodiscard]] bool open() const { return code_ == SQLITE_OK; }
  [[nodiscard]] sqlite3* get() { return handle_; }
  [[nodiscard]] std::string why() const {
    return sqlite3_errstr(code_ == SQLITE_OK ? sqlite3_extended_errcode(handle_) : code_);
  }
  /// The first column of the first row; nullopt when there is no row, an error when it cannot be asked.
  [[nodiscard]] base::Result<std::optional<std::string>> ask(const char* sql, const std::string& file) {
    sqlite3_stmt* statement = nullptr;
    int code = sqlite3_prepare_v2(handle_, sql, -1, &statement, nullptr);
    std::optional<std::string> answer;
    if (code == SQLITE_OK) {
      code = sqlite3_step(statement);
      if (code == SQLITE_ROW) {
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
        answer = text == nullptr ? "" : text;
      }
    }
    sqlite3_finalize(statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
      return storage(file, fmt::format("De database kan niet worden nagekeken ({}).", sqlite3_errstr(code)),
                     "Gebruik een andere back-up.");
    }
    return answer;
  }

 private:
  sqlite3* handle_ = nullptr;
  int code_ = SQLITE_OK;
};

/// All pages at once: one read transaction, so that writers go on and the picture is of one moment.
base::Result<void> copy_pages(const std::string& source, const std::string& target) {
  Handle from(source, SQLITE_OPEN_READWRITE);
  if (!from.open()) {
    return storage(source, fmt::format("De database kan niet worden geopend ({}).", from.why()),
                   "Controleer de naam en de rechten van het bestand.");
  }
  Handle to(target, SQLITE_OPEN_READWRITE);
  sqlite3_backup* backup = to.open() ? sqlite3_backup_init(to.get(), "main", from.get(), "main") : nullptr;
  if (backup == nullptr) {
    return storage(target, fmt::format("De kopie kan niet worden begonnen ({}).", to.why()),
                   "Controleer de map en de vrije ruimte.");
  }
  const int code = sqlite3_backup_step(backup, -1);
  sqlite3_backup_finish(backup);
  if (code != SQLITE_DONE) {
    return storage(target, fmt::format("De database kan niet worden gekopieerd ({}).", sqlite3_errstr(code)),
                   "Controleer de vrije ruimte en probeer het opnieuw.");
  }
  return {};
}

/// A copy is one file: without this it would want a journal beside it, also on a medium that is read only.
base::Result<void> drop_journal(const std::string& file) {
  Handle handle(file, SQLITE_OPEN_READWRITE);
  if (handle.open()) {
    TRY(const auto mode, handle.ask("PRAGMA journal_mode=DELETE", file));
    if (mode.value_or("") == "delete") {
      return {};
    }
  }
  return storage(file, "De kopie kan niet als één bestand worden afgesloten.", "Probeer het opnieuw.");
}

base::Result<void> sync_file(const std::string& file) {
  // The copy has no connection any more, so this descriptor takes nobody's lock away.
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CLOEXEC);
  const bool done = descriptor >= 0 && ::fsync(descriptor) == 0;
  if (descriptor >= 0) {
    ::close(descriptor);
  }
  if (!done) {
    return storage(file, "De kopie kan niet op de schijf worden gezet.", "Controleer de schijf.");
  }
  return {};
}

void remove_all(const std::string& file) {
  ::unlink(file.c_str());
  for (const std::string_view journal : kJournals) {
    ::unlink((file + std::string(journal)).c_str());
  }
}

}  // namespace

std::optional<std::string> sqlite_file(std::string_view address) {
  if (!address.starts_with(kSqlite)) {
    return std::nullopt;
  }
  address.remove_prefix(kSqlite.size());
  if (address.starts_with("//")) {
    address.remove_prefix(2);
  }
  if (address.empty() || address == ":memory:") {
    return std::nullopt;
  }
  return std::string(address);
}

base::Result<void> create_sqlite_file(const std::string& file) {
  // Nobody in this process may connect between the two calls below: closing would drop the locks.
  static std::mutex mutex;
  const std::lock_guard lock(mutex);
  const int descriptor = ::open(file.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  if (descriptor >= 0) {
    ::close(descriptor);
    return {};
  }
  if (errno == EEXIST) {
    return {};
  }
  return storage(file, "Het databasebestand kan niet worden gemaakt of geopend.",
                 "Controleer of de map bestaat en of Maatstaf er mag schrijven.");
}

base::Result<void> check_sqlite(const std::string& file) {
  Handle handle(file, SQLITE_OPEN_READWRITE);
  if (!handle.open()) {
    return storage(file, fmt::format("De database kan niet worden geopend ({}).", handle.why()),
                   "Controleer de naam en de rechten van het bestand.");
  }
  TRY(const auto whole, handle.ask("PRAGMA integrity_check(1)", file));
  if (whole.value_or("") != "ok") {
    return storage(file, "Het databasebestand is beschadigd: de controle van SQLite slaagt niet.",
                   "Gebruik een andere back-up.");
  }
  TRY(const auto loose, handle.ask("PRAGMA foreign_key_check", file));
  if (loose) {
    return storage(file, fmt::format("Rijen in de tabel {} verwijzen naar iets wat er niet is.", *loose),
                   "Gebruik een andere back-up.");
  }
  return {};
}

std::optional<std::int64_t> read_number(const std::string& file, const char* sql) {
  if (file.empty() || !exists(file)) {
    return std::nullopt;
  }
  // immutable: SQLite takes no lock, makes no file and plays no journal back.
  std::string uri = "file:";
  for (const char c : fs::absolute(file).string()) {
    const bool special = c == '?' || c == '#' || c == '%';
    uri += special ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
  }
  Handle handle(uri + "?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
  if (!handle.open()) {
    return std::nullopt;
  }
  const auto answer = handle.ask(sql, file);
  std::int64_t number = 0;
  if (!answer || !*answer ||
      std::from_chars((*answer)->data(), (*answer)->data() + (*answer)->size(), number).ec != std::errc()) {
    return std::nullopt;
  }
  return number;
}

base::Result<void> copy_sqlite(const std::string& source, const std::string& target, const Inspect& inspect) {
  if (!exists(source)) {
    return base::fail(ErrorKind::NotFound, "Deze database bestaat niet.", "Controleer de naam.",
                      {.file = source});
  }
  if (exists(target)) {
    return base::fail(ErrorKind::Conflict, "Dit bestand bestaat al. Maatstaf schrijft er niet overheen.",
                      "Kies een andere naam.", {.file = target});
  }
  const std::string part = fmt::format("{}.{}.deel", target, ::getpid());
  remove_all(part);
  TRY_VOID(create_sqlite_file(part));
  auto done = copy_pages(source, part);
  if (done) {
    done = check_sqlite(part);
  }
  if (done && inspect) {
    done = inspect(part);
  }
  if (done) {
    done = drop_journal(part);
  }
  if (done) {
    done = sync_file(part);
  }
  // link() refuses a name that somebody took meanwhile; rename() would write over it.
  if (done && ::link(part.c_str(), target.c_str()) != 0) {
    done = storage(target, "De kopie kan haar naam niet krijgen.", "Controleer of de naam nog vrij is.");
  }
  remove_all(part);
  if (done) {
    sync_folder(target);
  }
  return done;
}

base::Result<SqliteHold> SqliteHold::take(const std::string& file) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CLOEXEC);
  if (descriptor < 0) {
    return storage(file, "Het databasebestand kan niet worden geopend.", "Controleer de rechten.");
  }
  SqliteHold hold(descriptor);
  struct flock range{};
  range.l_type = F_WRLCK;
  range.l_whence = SEEK_SET;
  range.l_start = kLockStart;
  range.l_len = kLockLength;
  if (::fcntl(descriptor, F_SETLK, &range) != 0) {
    return base::fail(ErrorKind::Conflict, "Een programma heeft deze database open.",
                      "Stop Maatstaf en alles wat de database gebruikt, en probeer het opnieuw.",
                      {.file = file});
  }
  return hold;
}

SqliteHold::SqliteHold(SqliteHold&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

SqliteHold& SqliteHold::operator=(SqliteHold&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

SqliteHold::~SqliteHold() {
  if (descriptor_ >= 0) {
    ::close(descriptor_);
  }
}

base::Result<std::vector<std::string>> replace_sqlite(const std::string& copy, const std::string& file,
                                                      std::string_view suffix) {
  std::optional<SqliteHold> hold;
  if (exists(file)) {
    TRY(auto taken, SqliteHold::take(file));
    hold = std::move(taken);
  }
  std::vector<std::string> kept;
  // The names stay those of a set ("x.db.oud" with "x.db.oud-wal"), so that SQLite can still read what was
  // there.
  const auto move_away = [&](std::string_view part) -> base::Result<void> {
    const std::string name = file + std::string(part);
    if (!exists(name)) {
      return {};
    }
    std::string other = file + std::string(suffix) + std::string(part);
    if (exists(other) || std::rename(name.c_str(), other.c_str()) != 0) {
      return storage(name, "Het bestand dat er staat kan niet opzij worden gezet.",
                     "Controleer de rechten van de map.");
    }
    kept.push_back(std::move(other));
    return {};
  };
  // The database first: stopped half way there is no database, never one without what stood in its journal.
  TRY_VOID(move_away(""));
  for (const std::string_view journal : kJournals) {
    TRY_VOID(move_away(journal));
  }
  if (std::rename(copy.c_str(), file.c_str()) != 0) {
    return storage(file, "De back-up kan niet op haar plaats worden gezet.",
                   "Controleer de rechten van de map.");
  }
  sync_folder(file);
  return kept;
}

}  // namespace maatstaf::db
