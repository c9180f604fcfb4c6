// SPDX-License-Identifier: EUPL-1.2
#include "zaak/aanvraag/concepten.h"

#include <string>
#include <utility>

#include "base/invoertekst.h"

#include "dossier/databasekenmerk.h"

namespace maatstaf::zaak {

namespace {

constexpr db::Statement kBewaar{"concept_bewaren",
                                "INSERT INTO concept_aanvraag (account, sleutel, inhoud, bewaard_op) VALUES "
                                "(:account, :sleutel, :inhoud, :bewaard_op) "
                                "ON CONFLICT (account) DO UPDATE SET sleutel = excluded.sleutel, inhoud = "
                                "excluded.inhoud, bewaard_op = excluded.bewaard_op"};
constexpr db::Statement kLees{
    "concept_lezen", "SELECT sleutel, inhoud, bewaard_op FROM concept_aanvraag WHERE account = :account"};
constexpr db::Statement kLeesSleutels{"conceptsleutels_lezen",
                                      "SELECT account, sleutel FROM concept_aanvraag ORDER BY account"};
constexpr db::Statement kHerverpak{
    "conceptsleutel_vervangen",
    "UPDATE concept_aanvraag SET sleutel = :nieuw WHERE account = :account AND "
    "sleutel = :oud"};
constexpr db::Statement kWis{"concept_wissen", "DELETE FROM concept_aanvraag WHERE account = :account"};

/// Binds the ciphertext to its place: a draft cannot be moved to another account.
std::string identiteit(std::string_view account) {
  return "concept_aanvraag " + std::string(account);
}

}  // namespace

base::Result<void> Conceptaanvragen::bewaar(std::string_view account, const base::Json& gegeven) {
  base::Json inhoud = gegeven;
  if (auto fouten = base::zuiver_teksten(inhoud); !fouten.empty()) {
    return tl::unexpected(std::move(fouten.front()));
  }
  const auto sleutel = dossier::DossierSleutel::nieuw();
  const auto versleuteld = sleutel.versleutel(base::canonical(inhoud), identiteit(account));
  const auto verpakt = kluis_.verpak(sleutel, identiteit(account));
  return database_.transaction(db::Access::Write, [&](db::Connection& connection) -> base::Result<void> {
    TRY_VOID(dossier::eis_kantoorsleutel(connection, kluis_.kenmerk()));
    TRY_VOID(connection.run(kBewaar, {{"account", account},
                                      {"sleutel", db::Bytes{verpakt}},
                                      {"inhoud", db::Bytes{versleuteld}},
                                      {"bewaard_op", clock_.now().text()}}));
    return {};
  });
}

base::Result<std::optional<Concept>> Conceptaanvragen::lees(std::string_view account) const {
  TRY(const auto row, database_.transaction(db::Access::Read, [&](db::Connection& connection) {
    return connection.first(kLees, {{"account", account}});
  }));
  if (!row) {
    return std::optional<Concept>{};
  }
  TRY(const auto verpakt, row->bytes("sleutel"));
  TRY(const auto versleuteld, row->bytes("inhoud"));
  TRY(const auto bewaard_op, row->text("bewaard_op"));
  TRY(const auto sleutel, kluis_.pak_uit(verpakt, identiteit(account)));
  TRY(const auto tekst, sleutel.ontsleutel(versleuteld, identiteit(account)));
  TRY(auto inhoud, base::parse_json(tekst, "concept"));
  return std::optional(Concept{std::move(inhoud), base::Moment::parse(bewaard_op).value_or(base::Moment{})});
}

base::Result<void> Conceptaanvragen::wis(std::string_view account) {
  TRY(const auto rows, database_.transaction(db::Access::Write, [&](db::Connection& connection) {
    return connection.run(kWis, {{"account", account}});
  }));
  (void)rows;
  return {};
}

base::Result<std::int64_t> Conceptaanvragen::herverpak(db::Connection& connection, const dossier::Kluis& oud,
                                                       const dossier::Kluis& nieuw) {
  TRY(const db::Rows rows, connection.query(kLeesSleutels));
  std::int64_t aantal = 0;
  for (const db::Row& row : rows) {
    TRY(const std::string account, row.text("account"));
    TRY(const std::string verpakt, row.bytes("sleutel"));
    TRY(const auto sleutel, oud.pak_uit(verpakt, identiteit(account)));
    TRY(const std::int64_t gewijzigd,
        connection.run(kHerverpak, {{"account", account},
                                    {"oud", db::Bytes{verpakt}},
                                    {"nieuw", db::Bytes{nieuw.verpak(sleutel, identiteit(account))}}}));
    aantal += gewijzigd;
  }
  return aantal;
}

}  // namespace maatstaf::zaak
