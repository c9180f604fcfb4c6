// SPDX-License-Identifier: EUPL-1.2
#include "auth/sessions.h"

#include <algorithm>

#include "auth/secrets.h"
#include "base/hash.h"

namespace maatstaf::auth {
namespace {

using db::Access;
using db::Connection;

constexpr db::Statement kInsert{"sessie_beginnen",
                                "INSERT INTO sessie (token, account, begonnen_op, gebruikt_op) "
                                "VALUES (:token, :account, :nu, :nu)"};
constexpr db::Statement kSelect{"sessie_zoeken",
                                "SELECT account, begonnen_op, gebruikt_op FROM sessie WHERE token = :token"};
constexpr db::Statement kTouch{"sessie_gebruiken",
                               "UPDATE sessie SET gebruikt_op = :nu WHERE token = :token"};
constexpr db::Statement kDelete{"sessie_eindigen", "DELETE FROM sessie WHERE token = :token"};
constexpr db::Statement kDeleteEveryone{"iedereen_afmelden", "DELETE FROM sessie"};
constexpr db::Statement kDeleteAll{"sessies_eindigen", "DELETE FROM sessie WHERE account = :account"};
constexpr db::Statement kClean{
    "sessies_opruimen",
    "DELETE FROM sessie WHERE token IN (SELECT token FROM sessie WHERE begonnen_op <= :begonnen OR "
    "gebruikt_op <= :gebruikt OR begonnen_op > :straks OR gebruikt_op > :straks LIMIT 1000)"};

/// What is stored of a token. It holds 256 random bits, so that a plain hash cannot be guessed back.
std::string fingerprint(std::string_view token) {
  return base::sha256_hex(token);
}

struct Found {
  std::string account;
  base::Moment begonnen;
  base::Moment gebruikt;
};

base::Result<std::optional<Found>> read(Connection& connection, const std::string& token) {
  TRY(const auto row, connection.first(kSelect, {{"token", token}}));
  if (!row) {
    return std::optional<Found>();
  }
  Found found;
  TRY(found.account, row->text("account"));
  TRY(const std::string begonnen, row->text("begonnen_op"));
  TRY(const std::string gebruikt, row->text("gebruikt_op"));
  // An unreadable moment counts as long ago: the session has ended.
  found.begonnen = base::Moment::parse(begonnen).value_or(base::Moment());
  found.gebruikt = base::Moment::parse(gebruikt).value_or(base::Moment());
  return std::optional<Found>(std::move(found));
}

}  // namespace

base::Result<Session> Sessions::start(const Account& account, std::string_view vorig_token) {
  Session session{random_token(), {}, account, clock_.now()};
  session.csrf = csrf_token(session.token);
  return database_.transaction(Access::Write, [&](Connection& connection) -> base::Result<Session> {
    if (!vorig_token.empty()) {
      TRY_VOID(connection.run(kDelete, {{"token", fingerprint(vorig_token)}}));
    }
    TRY_VOID(connection.run(
        kInsert,
        {{"token", fingerprint(session.token)}, {"account", account.id}, {"nu", session.begonnen.text()}}));
    return session;
  });
}

base::Result<std::optional<Session>> Sessions::find(std::string_view token) {
  if (token.empty() || token.size() > 100) {
    return std::optional<Session>();
  }
  const std::string hash = fingerprint(token);
  const base::Moment nu = clock_.now();
  TRY(const auto found,
      database_.transaction(Access::Read, [&](Connection& connection) { return read(connection, hash); }));
  if (!found) {
    return std::optional<Session>();
  }
  if (found->begonnen.plus_seconds(duur_.uiterst) <= nu ||
      found->gebruikt.plus_seconds(duur_.ongebruikt) <= nu ||
      std::max(found->begonnen, found->gebruikt) > nu.plus_seconds(duur_.vooruit)) {
    TRY_VOID(end(token));
    return std::optional<Session>();
  }
  // Not at every request: a write each time would cost more than the page.
  if (found->gebruikt.plus_seconds(std::min<std::int64_t>(60, duur_.ongebruikt / 10)) < nu) {
    TRY_VOID(database_.transaction(Access::Write, [&](Connection& connection) {
      return connection.run(kTouch, {{"token", hash}, {"nu", nu.text()}});
    }));
  }
  auto account = accounts_.find(found->account);
  if (!account && account.error().kind != base::ErrorKind::NotFound) {
    return tl::unexpected(account.error());
  }
  if (!account || account->geblokkeerd) {
    TRY_VOID(end(token));
    return std::optional<Session>();
  }
  return std::optional<Session>(
      {std::string(token), csrf_token(token), std::move(*account), found->begonnen});
}

base::Result<void> Sessions::end(std::string_view token) {
  return database_.transaction(Access::Write, [&](Connection& connection) -> base::Result<void> {
    TRY_VOID(connection.run(kDelete, {{"token", fingerprint(token)}}));
    return {};
  });
}

base::Result<void> Sessions::end_all(std::string_view account_id) {
  return database_.transaction(Access::Write, [&](Connection& connection) -> base::Result<void> {
    TRY_VOID(connection.run(kDeleteAll, {{"account", account_id}}));
    return {};
  });
}

base::Result<void> Sessions::end_everyone() {
  return database_.transaction(db::Access::Write, [](db::Connection& connection) -> base::Result<void> {
    TRY_VOID(connection.run(kDeleteEveryone));
    return {};
  });
}

base::Result<std::int64_t> Sessions::clean() {
  const base::Moment nu = clock_.now();
  return database_.transaction(Access::Write, [&](Connection& connection) {
    return connection.run(kClean, {{"begonnen", nu.plus_seconds(-duur_.uiterst).text()},
                                   {"gebruikt", nu.plus_seconds(-duur_.ongebruikt).text()},
                                   {"straks", nu.plus_seconds(duur_.vooruit).text()}});
  });
}

std::string csrf_token(std::string_view session_token) {
  return keyed_hash(session_token, "maatstaf-csrf-1");
}

bool csrf_valid(std::string_view session_token, std::string_view given) {
  return !session_token.empty() && same(csrf_token(session_token), given);
}

}  // namespace maatstaf::auth
