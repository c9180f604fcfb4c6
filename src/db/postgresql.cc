// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <libpq-fe.h>
#include <poll.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <unordered_map>

#include "db/driver.h"

namespace maatstaf::db {
namespace {

// Type numbers of PostgreSQL's catalogue (pg_type.dat), which never change.
constexpr Oid kBytea = 17;
constexpr Oid kInt8 = 20;
constexpr Oid kInt2 = 21;
constexpr Oid kInt4 = 23;

constexpr int kTextFormat = 0;
constexpr int kBinaryFormat = 1;

using ResultPointer = std::unique_ptr<PGresult, decltype(&PQclear)>;
using Clock = std::chrono::steady_clock;

/// PostgreSQL manual, appendix A: the first two characters are the class.
Failure failure_of(std::string_view state) {
  if (state == "23505") {
    return Failure::Duplicate;
  }
  // 57014: the statement took longer than it may.
  if (state == "55P03" || state == "40001" || state == "40P01" || state == "57014") {
    return Failure::Busy;
  }
  if (state == "57P01" || state == "57P02" || state == "57P03") {
    return Failure::Lost;
  }
  if (state == "53100") {
    return Failure::Full;
  }
  if (state == "25006") {
    return Failure::Constraint;  // writing in a transaction that reads
  }
  const std::string_view group = state.substr(0, 2);
  if (group == "23") {
    return Failure::Constraint;
  }
  if (group == "08") {
    return Failure::Lost;
  }
  if (group == "XX") {
    return Failure::Damaged;
  }
  return Failure::Other;
}

struct Prepared {
  std::string name;
  std::vector<std::string> names;
};

class Postgresql final : public Driver {
 public:
  Postgresql(PGconn* connection, std::chrono::milliseconds statement)
      : connection_(connection), statement_(statement) {}
  ~Postgresql() override { PQfinish(connection_); }

  base::Result<void> begin(Access access) override {
    unbounded_ = false;
    return script("begin",
                  access == Access::Write ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  }
  base::Result<void> commit() override;
  base::Result<void> rollback() override {
    if (PQtransactionStatus(connection_) == PQTRANS_IDLE) {
      return {};
    }
    return script("rollback", "ROLLBACK");
  }
  base::Result<Answer> run(const Statement& statement, const Parameters& parameters) override;
  base::Result<void> script(std::string_view name, std::string_view sql) override;
  base::Result<void> lock_migrations() override {
    // A migration may take as long as it takes; the next transaction has its limits again.
    unbounded_ = true;
    // An arbitrary number of our own: everything that migrates Maatstaf waits for the same lock.
    return script("slot",
                  "SET LOCAL statement_timeout TO 0; SET LOCAL lock_timeout TO 0;"
                  "SELECT pg_advisory_xact_lock(7362047210)");
  }
  Failure last_failure() const override { return last_failure_; }
  bool usable() const override {
    return PQstatus(connection_) == CONNECTION_OK && last_failure_ != Failure::Lost && !silent_;
  }

 private:
  base::Result<Prepared*> prepare(const Statement& statement);
  tl::unexpected<base::Error> fail(std::string_view what, const PGresult* result);
  ResultPointer await(int sent);
  bool wait_for_socket(short events, Clock::time_point until);

  PGconn* connection_;
  std::chrono::milliseconds statement_;
  bool unbounded_ = false;  ///< inside a migration
  bool silent_ = false;     ///< the server did not answer in time; what it still does is not known
  Failure last_failure_ = Failure::None;
  std::unordered_map<std::string, Prepared> prepared_;
};

/// False when nothing came before `until`.
bool Postgresql::wait_for_socket(short events, Clock::time_point until) {
  while (true) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
    if (!unbounded_ && left.count() <= 0) {
      return false;
    }
    pollfd socket{.fd = PQsocket(connection_), .events = events, .revents = 0};
    const int ready = ::poll(&socket, 1, unbounded_ ? -1 : static_cast<int>(left.count()));
    if (ready > 0) {
      return true;
    }
    if (ready < 0 && errno != EINTR) {
      return false;
    }
  }
}

/// The last result of what was just sent, as PQexec would give it; null when the connection broke or the
/// server said nothing in time. Not PQexec: it waits for ever for a server that hangs, and no time limit of
/// the server or of TCP helps against a process that stands still on a machine that answers.
ResultPointer Postgresql::await(int sent) {
  ResultPointer last(nullptr, &PQclear);
  const auto until = Clock::now() + statement_ + kAnswerMargin;
  const auto give_up = [&] {
    silent_ = true;
    last.reset();
  };
  if (sent != 1) {
    return last;
  }
  for (int unsent = PQflush(connection_); unsent != 0; unsent = PQflush(connection_)) {
    if (unsent < 0 || !wait_for_socket(POLLIN | POLLOUT, until) || PQconsumeInput(connection_) == 0) {
      give_up();
      return last;
    }
  }
  while (true) {
    while (PQisBusy(connection_) != 0) {
      if (!wait_for_socket(POLLIN, until) || PQconsumeInput(connection_) == 0) {
        give_up();
        return last;
      }
    }
    PGresult* const result = PQgetResult(connection_);
    if (result == nullptr) {
      return last;
    }
    // As PQexec: of several statements the last answer counts, and an error is always the last.
    last.reset(result);
  }
}

tl::unexpected<base::Error> Postgresql::fail(std::string_view what, const PGresult* result) {
  const char* state = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_SQLSTATE);
  if (PQstatus(connection_) != CONNECTION_OK || state == nullptr) {
    last_failure_ = Failure::Lost;
    return tl::unexpected(
        describe(last_failure_, what,
                 silent_ && PQstatus(connection_) == CONNECTION_OK ? "zij antwoordt niet op tijd" : ""));
  }
  last_failure_ = failure_of(state);
  std::string detail = fmt::format("SQLSTATE {}", state);
  // Only messages about wrong SQL are free of the values of rows.
  if (std::string_view(state).substr(0, 2) == "42") {
    detail += fmt::format(", {}", PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY));
  }
  return tl::unexpected(describe(last_failure_, what, detail));
}

base::Result<void> Postgresql::script(std::string_view name, std::string_view sql) {
  last_failure_ = Failure::None;
  const ResultPointer result = await(PQsendQuery(connection_, std::string(sql).c_str()));
  const ExecStatusType status = PQresultStatus(result.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY) {
    return fail(name, result.get());
  }
  return {};
}

base::Result<void> Postgresql::commit() {
  last_failure_ = Failure::None;
  const ResultPointer result = await(PQsendQuery(connection_, "COMMIT"));
  if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) {
    return fail("commit", result.get());
  }
  // After an error that the caller swallowed PostgreSQL answers COMMIT with ROLLBACK.
  if (std::string_view(PQcmdStatus(result.get())) != "COMMIT") {
    last_failure_ = Failure::Other;
    return tl::unexpected(describe(last_failure_, "commit", "teruggedraaid"));
  }
  return {};
}

base::Result<Prepared*> Postgresql::prepare(const Statement& statement) {
  const std::string key(statement.sql);
  if (const auto found = prepared_.find(key); found != prepared_.end()) {
    return &found->second;
  }
  TRY(Compiled compiled, compile(statement, '$'));
  Prepared prepared{fmt::format("{}_{}", statement.name, prepared_.size()), std::move(compiled.names)};
  const ResultPointer result =
      await(PQsendPrepare(connection_, prepared.name.c_str(), compiled.sql.c_str(), 0, nullptr));
  if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) {
    return fail(statement.name, result.get());
  }
  return &prepared_.emplace(key, std::move(prepared)).first->second;
}

/// The arrays that PQexecPrepared wants.
struct Bound {
  std::vector<std::string> numbers;
  std::vector<const char*> values;
  std::vector<int> lengths;
  std::vector<int> formats;
};

Bound bind(const std::vector<const Value*>& given) {
  Bound out;
  out.numbers.reserve(given.size());  // the addresses of the texts must stay
  for (const Value* value : given) {
    const std::string* text = std::get_if<std::string>(value);
    int format = kTextFormat;
    if (const auto* number = std::get_if<std::int64_t>(value)) {
      text = &out.numbers.emplace_back(std::to_string(*number));
    }
    if (const auto* bytes = std::get_if<Bytes>(value)) {
      text = &bytes->data;
      format = kBinaryFormat;
    }
    out.values.push_back(text == nullptr ? nullptr : text->c_str());
    out.lengths.push_back(text == nullptr ? 0 : static_cast<int>(text->size()));
    out.formats.push_back(format);
  }
  return out;
}

std::optional<std::string> read_bytes(const char* text) {
  std::size_t size = 0;
  unsigned char* data = PQunescapeBytea(reinterpret_cast<const unsigned char*>(text), &size);
  if (data == nullptr) {
    return std::nullopt;
  }
  std::string out(reinterpret_cast<const char*>(data), size);
  PQfreemem(data);
  return out;
}

std::optional<Value> read_value(const PGresult* result, int row, int column) {
  if (PQgetisnull(result, row, column) != 0) {
    return Value();
  }
  const char* text = PQgetvalue(result, row, column);
  const auto size = static_cast<std::size_t>(PQgetlength(result, row, column));
  switch (PQftype(result, column)) {
    case kInt2:
    case kInt4:
    case kInt8: {
      std::int64_t number = 0;
      if (std::from_chars(text, text + size, number).ec != std::errc()) {
        return std::nullopt;
      }
      return Value(number);
    }
    case kBytea: {
      auto bytes = read_bytes(text);
      if (!bytes) {
        return std::nullopt;
      }
      return Value(Bytes{std::move(*bytes)});
    }
    default:
      return Value(std::string(text, size));
  }
}

base::Result<Answer> Postgresql::run(const Statement& statement, const Parameters& parameters) {
  last_failure_ = Failure::None;
  TRY(const Prepared* const prepared, prepare(statement));
  TRY(const auto values, arrange(statement, prepared->names, parameters));
  const Bound bound = bind(values);
  const ResultPointer result = await(
      PQsendQueryPrepared(connection_, prepared->name.c_str(), static_cast<int>(values.size()),
                          bound.values.data(), bound.lengths.data(), bound.formats.data(), kTextFormat));
  const ExecStatusType status = PQresultStatus(result.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
    return fail(statement.name, result.get());
  }

  Answer answer;
  const std::string_view changed = PQcmdTuples(result.get());
  if (status == PGRES_COMMAND_OK || std::string_view(PQcmdStatus(result.get())).substr(0, 6) != "SELECT") {
    std::from_chars(changed.data(), changed.data() + changed.size(), answer.changed);
  }
  auto columns = std::make_shared<std::vector<std::string>>();
  const int width = PQnfields(result.get());
  for (int column = 0; column < width; ++column) {
    columns->emplace_back(PQfname(result.get(), column));
  }
  answer.rows.reserve(static_cast<std::size_t>(PQntuples(result.get())));
  for (int row = 0; row < PQntuples(result.get()); ++row) {
    std::vector<Value> cells;
    cells.reserve(static_cast<std::size_t>(width));
    for (int column = 0; column < width; ++column) {
      auto value = read_value(result.get(), row, column);
      if (!value) {
        last_failure_ = Failure::Damaged;
        return tl::unexpected(describe(last_failure_, statement.name, "onleesbare waarde"));
      }
      cells.push_back(std::move(*value));
    }
    answer.rows.emplace_back(columns, std::move(cells));
  }
  return answer;
}

}  // namespace

base::Result<std::unique_ptr<Driver>> open_postgresql(const std::string& address,
                                                      std::chrono::milliseconds wait,
                                                      std::chrono::milliseconds statement) {
  // What comes later overrides: the address of the operator has the last word. The limits of TCP find a
  // machine that is gone within twenty seconds; `await` finds a server that stands still.
  static constexpr std::array<const char*, 8> kKeywords = {"connect_timeout",
                                                           "keepalives_idle",
                                                           "keepalives_interval",
                                                           "keepalives_count",
                                                           "tcp_user_timeout",
                                                           "application_name",
                                                           "dbname",
                                                           nullptr};
  const std::array<const char*, 8> values = {"5",    "10", "5", "2", "20000", "maatstaf", address.c_str(),
                                             nullptr};
  PGconn* connection = PQconnectdbParams(kKeywords.data(), values.data(), 1);
  auto driver = std::make_unique<Postgresql>(connection, statement);
  if (PQstatus(connection) != CONNECTION_OK) {
    return base::fail(base::ErrorKind::Storage, "De database (PostgreSQL) is niet bereikbaar.",
                      "Controleer of hij draait en of adres, naam en wachtwoord kloppen.");
  }
  PQsetNoticeProcessor(connection, [](void*, const char*) {}, nullptr);
  // From here on sending never blocks, so that `await` keeps its time.
  PQsetnonblocking(connection, 1);
  TRY_VOID(driver->script("instellingen",
                          fmt::format("SET client_encoding TO 'UTF8'; SET synchronous_commit TO on;"
                                      "SET standard_conforming_strings TO on; SET lock_timeout TO {};"
                                      "SET statement_timeout TO {};"
                                      "SET idle_in_transaction_session_timeout TO 60000",
                                      wait.count(), statement.count())));
  return driver;
}

}  // namespace maatstaf::db
