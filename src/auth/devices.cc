// SPDX-License-Identifier: EUPL-1.2
#include "auth/devices.h"

#include "auth/secrets.h"
#include "base/hash.h"

namespace maatstaf::auth {
namespace {

constexpr std::size_t kTokenLength = 43;  // 256 bits in base64

constexpr db::Statement kKnown{
    "toestel_zoeken",
    "SELECT toestel.gebruikt_op FROM toestel JOIN account ON account.account = toestel.account "
    "WHERE toestel.token = :token AND account.naam = :naam"};
constexpr db::Statement kTouch{
    "toestel_gebruiken", "UPDATE toestel SET gebruikt_op = :nu WHERE token = :token AND account = :account"};
constexpr db::Statement kInsert{
    "toestel_onthouden", "INSERT INTO toestel (token, account, gebruikt_op) VALUES (:token, :account, :nu)"};
constexpr db::Statement kTrim{
    "toestellen_begrenzen",
    "DELETE FROM toestel WHERE token IN (SELECT token FROM toestel WHERE account = :account "
    "ORDER BY gebruikt_op DESC, token LIMIT 1000 OFFSET :hoogstens)"};
constexpr db::Statement kForget{"toestellen_vergeten", "DELETE FROM toestel WHERE account = :account"};
constexpr db::Statement kClean{"toestellen_opruimen",
                               "DELETE FROM toestel WHERE token IN (SELECT token FROM toestel "
                               "WHERE gebruikt_op <= :gebruikt LIMIT :hoogstens)"};

/// It holds 256 random bits, so that a plain hash cannot be guessed back.
std::string fingerprint(std::string_view token) {
  return base::sha256_hex("toestel " + std::string(token));
}

}  // namespace

base::Result<bool> known_device(db::Connection& connection, std::string_view token, std::string_view naam,
                                base::Moment nu) {
  if (token.size() != kTokenLength) {
    return false;
  }
  TRY(const auto row, connection.first(kKnown, {{"token", fingerprint(token)}, {"naam", naam}}));
  if (!row) {
    return false;
  }
  TRY(const std::string gebruikt, row->text("gebruikt_op"));
  return base::Moment::parse(gebruikt).value_or(base::Moment()).plus_seconds(kToestelOnthouden) > nu;
}

base::Result<std::string> remember_device(db::Connection& connection, std::string_view token,
                                          std::string_view account, base::Moment nu) {
  if (token.size() == kTokenLength) {
    TRY(const std::int64_t changed,
        connection.run(kTouch, {{"nu", nu.text()}, {"token", fingerprint(token)}, {"account", account}}));
    if (changed == 1) {
      return std::string(token);
    }
  }
  auto fresh = random_token();
  TRY_VOID(connection.run(kInsert, {{"token", fingerprint(fresh)}, {"account", account}, {"nu", nu.text()}}));
  TRY_VOID(connection.run(kTrim, {{"account", account}, {"hoogstens", kToestellenPerAccount}}));
  return fresh;
}

base::Result<void> forget_devices(db::Connection& connection, std::string_view account) {
  TRY_VOID(connection.run(kForget, {{"account", account}}));
  return {};
}

base::Result<std::int64_t> clean_devices(db::Connection& connection, base::Moment nu,
                                         std::int64_t hoogstens) {
  return connection.run(kClean,
                        {{"gebruikt", nu.plus_seconds(-kToestelOnthouden).text()}, {"hoogstens", hoogstens}});
}

}  // namespace maatstaf::auth
