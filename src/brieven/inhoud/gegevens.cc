// SPDX-License-Identifier: EUPL-1.2
#include "brieven/inhoud/gegevens.h"

#include <algorithm>
#include <array>

#include "brieven/inhoud/gegevens_lezer.h"

namespace maatstaf::brieven {

using base::Json;
using base::Result;

namespace {

constexpr std::string_view kFormaat = "maatstaf-besluit/1";

Json datum_json(const std::optional<base::Date>& datum) {
  return datum ? Json(datum->text()) : Json();
}

Json getal_json(const std::optional<base::Decimal>& getal) {
  return getal ? Json(getal->text()) : Json();
}

Json teksten_json(const std::vector<std::string>& teksten) {
  Json::Array uit;
  for (const auto& tekst : teksten) {
    uit.emplace_back(tekst);
  }
  return Json(std::move(uit));
}

Json kantoor_json(const Kantoor& kantoor) {
  return Json(Json::Object{{"naam", kantoor.naam},
                           {"ondertitel", kantoor.ondertitel},
                           {"merk", kantoor.merk},
                           {"telefoon", kantoor.telefoon},
                           {"website", kantoor.website},
                           {"bezwaaradres", teksten_json(kantoor.bezwaaradres)}});
}

Json hoofd_json(const Briefhoofd& hoofd) {
  return Json(Json::Object{
      {"gegevens", hoofd.gegevens == Gegevens::Voorbeeld ? "voorbeeld" : "echt"},
      {"lezer", hoofd.lezer == Lezer::Client ? "client" : "naaste"},
      {"kantoor", kantoor_json(hoofd.kantoor)},
      {"geadresseerde", teksten_json(hoofd.geadresseerde)},
      {"aanhef", hoofd.aanhef},
      {"datum", hoofd.datum.text()},
      {"nummer", hoofd.nummer},
      {"contact", Json(Json::Object{{"naam", hoofd.contact.naam},
                                    {"telefoon", hoofd.contact.telefoon},
                                    {"email", hoofd.contact.email}})},
      {"client", Json(Json::Object{{"voornaam", hoofd.client.voornaam}, {"naam", hoofd.client.naam}})},
      {"ondertekenaar",
       Json(Json::Object{{"naam", hoofd.ondertekenaar.naam}, {"functie", hoofd.ondertekenaar.functie}})}});
}

Json zorg_json(const std::vector<Zorgpost>& zorg) {
  Json::Array uit;
  for (const auto& post : zorg) {
    uit.emplace_back(Json::Object{{"naam", post.naam},
                                  {"leveringsvorm", woord(post.vorm)},
                                  {"uren_per_week", post.uren_per_week.text()},
                                  {"per_jaar", post.per_jaar.text()}});
  }
  return Json(std::move(uit));
}

/// One of two words; anything else is refused.
template <class T>
T keuze(Lezing& lezing, std::string_view veld, std::string_view woord_een, T een, std::string_view woord_twee,
        T twee) {
  const std::string tekst = lezing.tekst(veld);
  if (tekst != woord_een && tekst != woord_twee) {
    lezing.weiger(veld, "Deze keuze bestaat niet.");
  }
  return tekst == woord_twee ? twee : een;
}

Result<Kantoor> lees_kantoor(const Json& json, std::string path) {
  Lezing lezing(json, std::move(path));
  Kantoor kantoor{lezing.tekst("naam"),     lezing.tekst("ondertitel"), lezing.tekst("merk"),
                  lezing.tekst("telefoon"), lezing.tekst("website"),    lezing.teksten("bezwaaradres")};
  TRY_VOID(lezing.klaar());
  return kantoor;
}

Result<Briefhoofd> lees_hoofd(const Json& json, std::string path) {
  Lezing lezing(json, std::move(path));
  Briefhoofd hoofd;
  hoofd.gegevens = keuze(lezing, "gegevens", "echt", Gegevens::Echt, "voorbeeld", Gegevens::Voorbeeld);
  hoofd.lezer = keuze(lezing, "lezer", "client", Lezer::Client, "naaste", Lezer::Naaste);
  TRY(hoofd.kantoor, lees_kantoor(lezing.waarde("kantoor"), lezing.pad("kantoor")));
  hoofd.geadresseerde = lezing.teksten("geadresseerde");
  hoofd.aanhef = lezing.tekst("aanhef");
  hoofd.datum = lezing.datum("datum");
  hoofd.nummer = lezing.tekst("nummer");
  Lezing contact(lezing.waarde("contact"), lezing.pad("contact"));
  hoofd.contact = {contact.tekst("naam"), contact.tekst("telefoon"), contact.tekst("email")};
  TRY_VOID(contact.klaar());
  Lezing client(lezing.waarde("client"), lezing.pad("client"));
  hoofd.client = {client.tekst("voornaam"), client.tekst("naam")};
  TRY_VOID(client.klaar());
  Lezing ondertekenaar(lezing.waarde("ondertekenaar"), lezing.pad("ondertekenaar"));
  hoofd.ondertekenaar = {ondertekenaar.tekst("naam"), ondertekenaar.tekst("functie")};
  TRY_VOID(ondertekenaar.klaar());
  TRY_VOID(lezing.klaar());
  return hoofd;
}

Result<std::vector<Zorgpost>> lees_zorg(Lezing& lezing) {
  std::vector<Zorgpost> uit;
  const Json::Array* lijst = lezing.waarde("zorg").if_array();
  if (lijst == nullptr) {
    lezing.weiger("zorg", "Hier hoort een lijst te staan.");
    return uit;
  }
  for (std::size_t i = 0; i < lijst->size(); ++i) {
    Lezing post((*lijst)[i], lezing.pad("zorg") + "[" + std::to_string(i) + "]");
    Zorgpost zorgpost;
    zorgpost.naam = post.tekst("naam");
    zorgpost.vorm = keuze(post, "leveringsvorm", "pgb", Leveringsvorm::Pgb, "mpt", Leveringsvorm::Natura);
    zorgpost.uren_per_week = post.getal("uren_per_week");
    zorgpost.per_jaar = post.getal("per_jaar");
    TRY_VOID(post.klaar());
    uit.push_back(std::move(zorgpost));
  }
  return uit;
}

}  // namespace

Json als_json(const BesluitGegevens& gegevens) {
  return Json(Json::Object{{"formaat", kFormaat},
                           {"hoofd", hoofd_json(gegevens.hoofd)},
                           {"soort", woord(gegevens.soort)},
                           {"uitkomst", gegevens.uitkomst},
                           {"voorstel", gegevens.voorstel},
                           {"motivering", gegevens.motivering},
                           {"reden_afwijking", gegevens.reden_afwijking},
                           {"aanvraagdatum", gegevens.aanvraagdatum.text()},
                           {"ingangsdatum", datum_json(gegevens.ingangsdatum)},
                           {"einddatum", datum_json(gegevens.einddatum)},
                           {"bezwaar_tot", gegevens.bezwaar_tot.text()},
                           {"zorg", zorg_json(gegevens.zorg)},
                           {"vorige_uren", getal_json(gegevens.vorige_uren)},
                           {"loopt_tot_en_met", datum_json(gegevens.loopt_tot_en_met)},
                           {"wat_moet_u_doen", gegevens.wat_moet_u_doen},
                           {"wat_blijft_gelijk", gegevens.wat_blijft_gelijk},
                           {"wat_is_anders", gegevens.wat_is_anders},
                           {"voorbeeld_keuze", gegevens.voorbeeld_keuze},
                           {"keten_kop", gegevens.keten_kop}});
}

Result<BesluitGegevens> lees_besluit(const Json& json) {
  Lezing lezing(json, "");
  if (lezing.tekst("formaat") != kFormaat) {
    lezing.weiger("formaat", "Dit is geen besluit in het formaat " + std::string(kFormaat) + ".");
  }
  BesluitGegevens gegevens;
  const auto soort = base::lees<Soort>(lezing.tekst("soort"));
  if (!soort) {
    lezing.weiger("soort", "Deze soort besluit bestaat niet.");
  }
  gegevens.soort = soort.value_or(Soort::Toekenning);
  gegevens.uitkomst = lezing.tekst("uitkomst");
  gegevens.voorstel = lezing.tekst("voorstel");
  gegevens.motivering = lezing.tekst("motivering");
  gegevens.reden_afwijking = lezing.tekst("reden_afwijking");
  gegevens.aanvraagdatum = lezing.datum("aanvraagdatum");
  gegevens.ingangsdatum = lezing.misschien_datum("ingangsdatum");
  gegevens.einddatum = lezing.misschien_datum("einddatum");
  gegevens.bezwaar_tot = lezing.datum("bezwaar_tot");
  gegevens.vorige_uren = lezing.misschien_getal("vorige_uren");
  gegevens.loopt_tot_en_met = lezing.misschien_datum("loopt_tot_en_met");
  gegevens.wat_moet_u_doen = lezing.tekst("wat_moet_u_doen");
  gegevens.wat_blijft_gelijk = lezing.tekst("wat_blijft_gelijk");
  gegevens.wat_is_anders = lezing.tekst("wat_is_anders");
  gegevens.voorbeeld_keuze = lezing.tekst("voorbeeld_keuze");
  gegevens.keten_kop = lezing.tekst("keten_kop");
  TRY(gegevens.zorg, lees_zorg(lezing));
  const Json& hoofd = lezing.waarde("hoofd");
  TRY_VOID(lezing.klaar());
  TRY(gegevens.hoofd, lees_hoofd(hoofd, "hoofd"));
  return gegevens;
}

}  // namespace maatstaf::brieven
