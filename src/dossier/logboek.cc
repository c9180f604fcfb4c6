// SPDX-License-Identifier: EUPL-1.2
#include "dossier/logboek.h"

#include <algorithm>
#include <span>
#include <utility>

#include "dossier/sodium.h"

namespace maatstaf::dossier {
namespace {

constexpr db::Statement kSchrijfAudit{"audit_schrijven",
                                      "INSERT INTO auditlog (regel, verwerking, tijdstip, account, rol, "
                                      "kantoor, dossier, handeling, doel, afloop) "
                                      "VALUES (:regel, :verwerking, :tijdstip, :account, :rol, :kantoor, "
                                      ":dossier, :handeling, :doel, :afloop)"};
constexpr db::Statement kSchrijfVerwerking{
    "verwerking_schrijven",
    "INSERT INTO verwerkingenlog (regel, verwerking, activiteit, dossier, spoor, afloop, begin, einde) "
    "VALUES (:regel, :verwerking, :activiteit, :dossier, :spoor, :afloop, :begin, :einde)"};
constexpr db::Statement kInzage{
    "inzage_lezen",
    "SELECT verwerking, tijdstip, account, rol, kantoor, dossier, handeling, doel, afloop FROM auditlog "
    "WHERE dossier = :waarde ORDER BY tijdstip DESC, regel DESC LIMIT :hoogstens"};
constexpr db::Statement kAantalInzage{"inzage_tellen",
                                      "SELECT COUNT(*) AS aantal FROM auditlog WHERE dossier = :waarde"};
constexpr db::Statement kHandelingen{
    "handelingen_lezen",
    "SELECT verwerking, tijdstip, account, rol, kantoor, dossier, handeling, doel, afloop FROM auditlog "
    "WHERE account = :waarde ORDER BY tijdstip DESC, regel DESC LIMIT :hoogstens"};
constexpr db::Statement kVerwerkingen{
    "verwerkingen_lezen",
    "SELECT verwerking, activiteit, dossier, spoor, afloop, begin, einde FROM verwerkingenlog "
    "WHERE dossier = :waarde ORDER BY begin DESC, regel DESC LIMIT :hoogstens"};

base::Result<Afloop> lees_afloop(const db::Row& row) {
  TRY(const std::string tekst, row.text("afloop"));
  for (const Afloop afloop : {Afloop::Gelukt, Afloop::Geweigerd, Afloop::Mislukt}) {
    if (woord(afloop) == tekst) {
      return afloop;
    }
  }
  return base::fail(base::ErrorKind::Storage, "Een regel van het logboek heeft een onbekende afloop.",
                    "Zet een reservekopie terug.");
}

base::Result<base::Moment> lees_moment(const db::Row& row, std::string_view kolom) {
  TRY(const std::string tekst, row.text(kolom));
  const auto moment = base::Moment::parse(tekst);
  if (!moment) {
    return base::fail(base::ErrorKind::Storage, "Een regel van het logboek heeft een onleesbaar tijdstip.",
                      "Zet een reservekopie terug.");
  }
  return *moment;
}

base::Result<AuditRegel> lees_audit(const db::Row& row) {
  AuditRegel regel;
  TRY(regel.verwerking, row.text("verwerking"));
  TRY(regel.tijdstip, lees_moment(row, "tijdstip"));
  TRY(regel.actor.account, row.text("account"));
  TRY(regel.actor.rol, row.text("rol"));
  TRY(regel.actor.kantoor, row.text("kantoor"));
  TRY(regel.dossier, row.text("dossier"));
  TRY(regel.handeling, row.text("handeling"));
  TRY(regel.doel, row.text("doel"));
  TRY(regel.afloop, lees_afloop(row));
  return regel;
}

base::Result<VerwerkingRegel> lees_verwerking(const db::Row& row) {
  VerwerkingRegel regel;
  TRY(regel.verwerking, row.text("verwerking"));
  TRY(regel.activiteit, row.text("activiteit"));
  TRY(regel.dossier, row.text("dossier"));
  TRY(regel.spoor, row.text("spoor"));
  TRY(regel.afloop, lees_afloop(row));
  TRY(regel.begin, lees_moment(row, "begin"));
  TRY(regel.einde, lees_moment(row, "einde"));
  return regel;
}

template <class Regel>
base::Result<std::vector<Regel>> lees(db::Database& database, const db::Statement& statement,
                                      std::string_view waarde, std::int64_t hoogstens,
                                      base::Result<Regel> (*lees_een)(const db::Row&)) {
  return database.transaction(
      db::Access::Read, [&](db::Connection& connection) -> base::Result<std::vector<Regel>> {
        TRY(const db::Rows rows, connection.query(statement, {{"waarde", waarde}, {"hoogstens", hoogstens}}));
        std::vector<Regel> out;
        out.reserve(rows.size());
        for (const db::Row& row : rows) {
          TRY(Regel regel, lees_een(row));
          out.push_back(std::move(regel));
        }
        std::ranges::reverse(out);
        return out;
      });
}

base::Result<void> schrijf(db::Connection& connection, const AuditRegel& regel, base::Moment nu) {
  TRY_VOID(connection.run(kSchrijfAudit, {{"regel", willekeurig_hex(16)},
                                          {"verwerking", regel.verwerking},
                                          {"tijdstip", nu.text()},
                                          {"account", regel.actor.account},
                                          {"rol", regel.actor.rol},
                                          {"kantoor", regel.actor.kantoor},
                                          {"dossier", regel.dossier},
                                          {"handeling", regel.handeling},
                                          {"doel", regel.doel},
                                          {"afloop", woord(regel.afloop)}}));
  return {};
}

base::Result<void> schrijf(db::Connection& connection, const VerwerkingRegel& regel, base::Moment nu) {
  TRY_VOID(connection.run(kSchrijfVerwerking, {{"regel", willekeurig_hex(16)},
                                               {"verwerking", regel.verwerking},
                                               {"activiteit", regel.activiteit},
                                               {"dossier", regel.dossier},
                                               {"spoor", regel.spoor},
                                               {"afloop", woord(regel.afloop)},
                                               {"begin", regel.begin.text()},
                                               {"einde", nu.text()}}));
  return {};
}

}  // namespace

std::string_view woord(Afloop afloop) {
  switch (afloop) {
    case Afloop::Gelukt:
      return "gelukt";
    case Afloop::Geweigerd:
      return "geweigerd";
    case Afloop::Mislukt:
      break;
  }
  return "mislukt";
}

std::string Logboek::nieuwe_verwerking() {
  return willekeurig_hex(16);
}

base::Result<void> Logboek::leg_vast(const AuditRegel& regel) {
  return voeg_toe({.audit = regel});
}

base::Result<void> Logboek::leg_vast(const VerwerkingRegel& regel) {
  return voeg_toe({.verwerking = regel});
}

base::Result<void> Logboek::leg_vast(const AuditRegel& audit, const VerwerkingRegel& verwerking) {
  return voeg_toe({.audit = audit, .verwerking = verwerking});
}

// Who comes while nobody writes, writes for all who wait at that moment; who comes meanwhile waits for the
// next round, which one of them takes upon itself. Nobody is answered before the commit that holds its line.
base::Result<void> Logboek::voeg_toe(Opdracht opdracht) {
  opdracht.nu = clock_.now();
  std::unique_lock vast(slot_);
  wachtend_.push_back(&opdracht);
  while (!opdracht.klaar) {
    if (schrijft_) {
      klaar_.wait(vast);
      continue;
    }
    schrijft_ = true;
    const std::vector<Opdracht*> ronde = std::exchange(wachtend_, {});
    vast.unlock();
    schrijf_samen(ronde);
    vast.lock();
    for (Opdracht* geschreven : ronde) {
      geschreven->klaar = true;
    }
    schrijft_ = false;
    klaar_.notify_all();
  }
  return opdracht.uitkomst;
}

void Logboek::schrijf_samen(const std::vector<Opdracht*>& opdrachten) {
  const auto schrijf_alle = [&](std::span<Opdracht* const> lijst) {
    ++transacties_;
    return database_.transaction(db::Access::Write, [&](db::Connection& connection) -> base::Result<void> {
      for (const Opdracht* opdracht : lijst) {
        if (opdracht->audit) {
          TRY_VOID(schrijf(connection, *opdracht->audit, opdracht->nu));
        }
        if (opdracht->verwerking) {
          TRY_VOID(schrijf(connection, *opdracht->verwerking, opdracht->nu));
        }
      }
      return {};
    });
  };
  const auto samen = schrijf_alle(opdrachten);
  for (Opdracht* opdracht : opdrachten) {
    // One line that cannot be written must not take the others with it.
    opdracht->uitkomst =
        samen || opdrachten.size() == 1 ? samen : schrijf_alle(std::span<Opdracht* const>(&opdracht, 1));
  }
}

base::Result<std::vector<AuditRegel>> Logboek::inzage(std::string_view dossier,
                                                      std::int64_t hoogstens) const {
  return lees(database_, kInzage, dossier, hoogstens, &lees_audit);
}

base::Result<std::int64_t> Logboek::aantal_inzage(std::string_view dossier) const {
  return database_.transaction(db::Access::Read,
                               [&](db::Connection& connection) -> base::Result<std::int64_t> {
                                 TRY(const auto row, connection.first(kAantalInzage, {{"waarde", dossier}}));
                                 return row ? row->integer("aantal") : base::Result<std::int64_t>(0);
                               });
}

base::Result<std::vector<AuditRegel>> Logboek::handelingen_van(std::string_view account,
                                                               std::int64_t hoogstens) const {
  return lees(database_, kHandelingen, account, hoogstens, &lees_audit);
}

base::Result<std::vector<VerwerkingRegel>> Logboek::verwerkingen(std::string_view dossier,
                                                                 std::int64_t hoogstens) const {
  return lees(database_, kVerwerkingen, dossier, hoogstens, &lees_verwerking);
}

}  // namespace maatstaf::dossier
