// SPDX-License-Identifier: EUPL-1.2
#include "zaak/besluitbrief.h"

#include <fmt/format.h>

#include <algorithm>

#include "dossier/ketenbewijs.h"
#include "zaak/dossierbeeld/soorten.h"

namespace maatstaf::zaak {

using base::Date;
using base::ErrorKind;
using base::Result;

namespace {

std::string voornaam(const std::string& naam) {
  return naam.substr(0, naam.find(' '));
}

brieven::Briefhoofd hoofd(const Zaak& zaak, const Afzender& afzender, Date datum,
                          const Persoon& ondertekenaar) {
  brieven::Briefhoofd hoofd;
  hoofd.gegevens =
      zaak.gegevens == Gegevens::Voorbeeld ? brieven::Gegevens::Voorbeeld : brieven::Gegevens::Echt;
  hoofd.lezer = zaak.aanvrager.relatie == "client" ? brieven::Lezer::Client : brieven::Lezer::Naaste;
  hoofd.kantoor = afzender.kantoor;
  hoofd.geadresseerde = zaak.aanvrager.adres;
  if (hoofd.geadresseerde.empty()) {
    hoofd.geadresseerde = {zaak.aanvrager.naam};
  }
  hoofd.aanhef = fmt::format("Beste {},", zaak.aanvrager.naam);
  hoofd.datum = datum;
  hoofd.nummer = zaak.nummer;
  hoofd.contact = afzender.contact;
  if (hoofd.contact.naam.empty()) {
    const auto intake = zaak.toegewezen.find("intake");
    hoofd.contact.naam = intake == zaak.toegewezen.end() ? afzender.kantoor.naam : intake->second.naam;
  }
  hoofd.client = {voornaam(zaak.client.naam), zaak.client.naam};
  const auto rol = auth::lees_rol(ondertekenaar.rol);
  hoofd.ondertekenaar = {ondertekenaar.naam, rol ? std::string(auth::naam(*rol)) : ondertekenaar.rol};
  return hoofd;
}

std::optional<Date> datum_van(const beoordeling::Feiten& feiten, std::string_view id) {
  const auto feit = feiten.find(id);
  if (feit == feiten.end() || feit->second.waarde.kind() != feel::Kind::Date) {
    return std::nullopt;
  }
  return feit->second.waarde.date();
}

std::string keuze_van_kantoor(const Zaak& zaak) {
  std::string tekst;
  for (const auto& toestemming : zaak.toestemmingen) {
    if (!tekst.empty()) {
      tekst += ' ';
    }
    tekst += toestemming.motivering;
  }
  return tekst;
}

}  // namespace

Afzender voorbeeldafzender() {
  Afzender afzender;
  afzender.kantoor.naam = "Zorgkantoor Lageland";
  afzender.kantoor.ondertitel = "langdurige zorg in uw regio";
  afzender.kantoor.merk = "ZL";
  afzender.kantoor.telefoon = "088 000 00 00";
  afzender.kantoor.bezwaaradres = {"Zorgkantoor Lageland", "afdeling Bezwaar", "Postbus 1",
                                   "0000 AA Lageland"};
  return afzender;
}

Result<Zaak> proefbesluit(const Zaak& zaak, const Vrager& vrager, const Stand& stand,
                          const BesluitInvoer& invoer) {
  TRY(const auto nieuw, neem_besluit(zaak, vrager, stand, invoer));
  Zaak proef = zaak;
  for (const auto& regel : nieuw) {
    dossier::Gebeurtenis gebeurtenis;
    gebeurtenis.dossier = zaak.dossier;
    gebeurtenis.nummer = proef.laatste_gebeurtenis + 1;
    gebeurtenis.soort = regel.soort;
    gebeurtenis.actor = regel.actor;
    gebeurtenis.geldig_op = regel.geldig_op;
    gebeurtenis.vastgelegd_op = base::Moment::at(vrager.vandaag, 12);
    gebeurtenis.inhoud = regel.inhoud;
    TRY_VOID(verwerk(proef, gebeurtenis, *stand.pakket->begrippen));
  }
  return proef;
}

Result<brieven::BesluitGegevens> besluitgegevens(const Zaak& zaak, const Stand& stand,
                                                 const Afzender& afzender, const std::string& keten_kop) {
  if (!zaak.besluit) {
    return base::fail(ErrorKind::Conflict, "Over deze zaak is nog niet besloten.", "Neem eerst een besluit.");
  }
  const Besluit& besluit = *zaak.besluit;
  brieven::BesluitGegevens gegevens;
  gegevens.hoofd = hoofd(zaak, afzender, besluit.datum, besluit.door);
  gegevens.soort = base::lees<brieven::Soort>(besluit.soort).value_or(brieven::Soort::Advies);
  gegevens.uitkomst = besluit.uitkomst;
  gegevens.voorstel = besluit.voorstel;
  gegevens.motivering = besluit.motivering;
  gegevens.reden_afwijking = besluit.reden_afwijking;
  gegevens.aanvraagdatum = zaak.ontvangen;
  gegevens.ingangsdatum = besluit.ingangsdatum;
  gegevens.einddatum = besluit.einddatum;
  gegevens.bezwaar_tot = besluit.bezwaar_tot;
  if (gegevens.soort == brieven::Soort::Toekenning) {
    TRY(gegevens.zorg, brieven::zorgposten(*stand.pakket, stand.feiten, stand.beoordeling.peildatum));
  }
  if (const auto uren = stand.feiten.find("lopende_toekenning_uren"); uren != stand.feiten.end()) {
    gegevens.vorige_uren = uren->second.waarde.number();
  }
  gegevens.loopt_tot_en_met = datum_van(stand.feiten, "einddatum_lopende_toekenning");
  gegevens.voorbeeld_keuze = keuze_van_kantoor(zaak);
  gegevens.keten_kop = keten_kop;
  return gegevens;
}

Result<brieven::VerzoekGegevens> verzoekgegevens(const Zaak& zaak, const Stand& stand,
                                                 std::string_view verzoek, const Afzender& afzender) {
  const auto* gevraagd = zaak.verzoek(verzoek);
  if (gevraagd == nullptr) {
    return base::fail(ErrorKind::NotFound, "Dit verzoek om informatie is er niet.",
                      "Kies een verzoek van deze zaak.");
  }
  brieven::VerzoekGegevens gegevens;
  gegevens.hoofd = hoofd(zaak, afzender, gevraagd->verzonden, gevraagd->door);
  gegevens.aanvraagdatum = zaak.ontvangen;
  gegevens.wat = {gevraagd->wat};
  gegevens.waarom = gevraagd->waarom;
  if (gevraagd->van != zaak.aanvrager.naam) {
    gegevens.van = gevraagd->van;
  }
  gegevens.uiterlijk = gevraagd->uiterlijk;
  gegevens.termijn_staat_stil = gevraagd->opschorting == Opschorting::Ja;
  gegevens.beslissen_uiterlijk = stand.termijn.einde;
  return gegevens;
}

Result<brieven::Bundel> maak_besluitbundel(const Zaken& zaken, const auth::Account& account,
                                           std::string_view nummer, const Afzender& afzender,
                                           const brieven::Ondertekensleutel& sleutel) {
  TRY(const Zaak zaak, zaken.zaak(account, nummer));
  if (!zaak.besluit) {
    return base::fail(ErrorKind::Conflict, "Over deze zaak is nog niet besloten.", "Neem eerst een besluit.");
  }
  TRY(const Stand stand, zaken.stand(zaak));
  TRY(auto gebeurtenissen, zaken.gebeurtenissen(account, nummer));
  // What happened after the decision is no part of it.
  std::erase_if(gebeurtenissen, [&](const auto& regel) { return regel.nummer > zaak.besluit->gebeurtenis; });
  TRY(const auto gegevens, besluitgegevens(zaak, stand, afzender, gebeurtenissen.back().hash));
  return brieven::maak_bundel(
      {*stand.pakket, stand.feiten, stand.beoordeling, gegevens, dossier::ketenbewijs(gebeurtenissen)},
      sleutel);
}

}  // namespace maatstaf::zaak
