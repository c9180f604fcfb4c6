// SPDX-License-Identifier: EUPL-1.2
//
// What the auditor sees of a case: whether its chain is whole, every event with who recorded it, and who
// looked at the case. A broken chain is shown too: that is when this page matters most.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/hash.h"
#include "base/nederlands.h"
#include "web/delen/beoordeling_onderdelen.h"
#include "web/delen/inzage.h"
#include "web/delen/zaakblad.h"
#include "web/kantoor/kantoor.h"

namespace maatstaf::web {

namespace {

/// Older lines of the access log stay in the database; the page says how many it does not show.
constexpr std::size_t kLinesShown = 200;

std::string moment_in_woorden(const base::Moment& moment) {
  return fmt::format("{}, {}", base::date_short(moment.date_in_the_netherlands()),
                     moment.time_in_the_netherlands());
}

std::string in_woorden(std::string woord) {
  std::ranges::replace(woord, '_', ' ');
  return woord;
}

/// Names of accounts, looked up once each.
class Namen {
 public:
  explicit Namen(const Visit& visit) : visit_(visit) {}
  const std::string& van(const std::string& account) {
    const auto bekend = namen_.find(account);
    if (bekend != namen_.end()) {
      return bekend->second;
    }
    const auto gevonden = visit_.services().accounts->find(account);
    return namen_.emplace(account, gevonden ? gevonden->weergavenaam : account).first->second;
  }

 private:
  const Visit& visit_;
  std::map<std::string, std::string> namen_;
};

Html oordeel_over_keten(const dossier::Verificatie& keten) {
  if (keten.gaaf) {
    return message(MessageKind::Opgeslagen, "De keten is heel.",
                   markup("{} nagekeken, byte voor byte. Laatste vingerafdruk {}",
                          count(static_cast<std::size_t>(keten.aantal), "gebeurtenis", "gebeurtenissen"),
                          code(base::short_fingerprint(keten.hash))));
  }
  return message(MessageKind::LetOp, "De keten is niet heel.",
                 markup("Bij gebeurtenis {}: {} Meld dit aan de beheerder.", keten.nummer, keten.uitleg));
}

/// "feit: Leveringsvorm": what an event is about when the timeline has no sentence for it.
std::string wat(const Visit& visit, const dossier::Gebeurtenis& gebeurtenis) {
  const std::string soort = in_woorden(gebeurtenis.soort);
  if (gebeurtenis.inhoud.is_null()) {
    return soort;
  }
  const auto* begrip = visit.services().bibliotheek->begrippen().vind(gebeurtenis.inhoud.text("begrip"));
  return begrip == nullptr ? soort : soort + ": " + begrip->naam;
}

Html keten_tabel(const Visit& visit, const zaak::Zaak& zaak,
                 const std::vector<dossier::Gebeurtenis>& gebeurtenissen, Namen& namen) {
  std::map<std::int64_t, std::string> zinnen;
  for (const auto& gebeurd : zaak.tijdlijn) {
    zinnen.emplace(gebeurd.nummer, gebeurd.tekst);
  }
  Table tabel;
  tabel.caption = "De gebeurtenissen in de keten, de oudste eerst";
  tabel.columns = {column("Nummer"), column("Vastgelegd"), column("Wat"), column("Wie"),
                   column("Vingerafdruk")};
  for (const auto& gebeurtenis : gebeurtenissen) {
    const auto zin = zinnen.find(gebeurtenis.nummer);
    tabel.rows.push_back(
        {.cells = {Html::text(std::to_string(gebeurtenis.nummer)),
                   Html::text(moment_in_woorden(gebeurtenis.vastgelegd_op)),
                   Html::text(zin == zinnen.end() || zin->second.empty() ? wat(visit, gebeurtenis)
                                                                         : zin->second),
                   two_lines(namen.van(gebeurtenis.actor.account), rol_naam(gebeurtenis.actor.rol)),
                   code(base::short_fingerprint(gebeurtenis.hash))},
         .group = {},
         .group_note = {}});
  }
  return table_card(tabel);
}

Html inzage_tabel(std::vector<dossier::AuditRegel> regels, Namen& namen) {
  std::ranges::reverse(regels);
  const std::size_t meer = regels.size() > kLinesShown ? regels.size() - kLinesShown : 0;
  Table tabel;
  tabel.caption = "Wie de zaak zag of iets deed, de laatste eerst";
  tabel.columns = {column("Wanneer"), column("Wie"), column("Handeling"), column("Waarvoor"),
                   column("Afloop")};
  for (std::size_t i = 0; i < regels.size() - meer; ++i) {
    const auto& regel = regels[i];
    tabel.rows.push_back(
        {.cells = {Html::text(moment_in_woorden(regel.tijdstip)),
                   two_lines(namen.van(regel.actor.account), rol_naam(regel.actor.rol)),
                   Html::text(in_woorden(regel.handeling)), Html::text(in_woorden(regel.doel)),
                   Html::text(dossier::woord(regel.afloop))},
         .group = {},
         .group_note = {}});
  }
  const Html rest = meer == 0 ? Html() : second_line("En nog {} oudere regels.", meer);
  return table_card(tabel) + rest;
}

base::Result<Html> maak_inhoud(const Visit& visit, const std::string& nummer, std::optional<Zaakblad>& blad) {
  auto& zaken = *visit.services().zaken;
  const auto& account = *visit.account();
  TRY(const auto dossier, zaken.dossier_van(account, nummer));
  TRY_VOID(leg_inzage_vast(visit, dossier, "toezicht"));
  TRY(const auto keten, zaken.verifieer(account, nummer));
  TRY(auto regels, visit.services().logboek->inzage(dossier));
  Namen namen(visit);
  Html inhoud = h2("Keten en inzage") + oordeel_over_keten(keten);
  if (keten.gaaf) {
    TRY(auto zaak, zaken.zaak(account, nummer));
    TRY(const auto gebeurtenissen, zaken.gebeurtenissen(account, nummer));
    TRY(auto stand, zaken.stand(zaak, {.vandaag = visit.today()}));
    inhoud += h3("De keten") + keten_tabel(visit, zaak, gebeurtenissen, namen);
    blad = Zaakblad{std::move(zaak), std::move(stand)};
  }
  inhoud += h3("Wie keek in deze zaak?") + inzage_tabel(std::move(regels), namen);
  return inhoud;
}

http::Response toon_dossier(const Visit& visit) {
  std::optional<Zaakblad> blad;
  const auto nummer = visit.request().parameter("nummer");
  const auto inhoud = maak_inhoud(visit, nummer, blad);
  if (!inhoud) {
    return error_page(visit, inhoud.error());
  }
  if (blad) {
    return zaakpagina(
        visit, *blad,
        {.titel = "Keten en inzage", .stap = {}, .spoor = Spoor::Liggend, .inhoud = *inhoud, .zijkant = {}});
  }
  // Nothing of a broken chain can be trusted: the page shows the finding and the log, not the case.
  return page(visit, Shell::Office,
              {.title = "Keten en inzage, " + nummer,
               .current = "/kantoor",
               .content = h1(nummer) + stack(*inhoud),
               .bars = {},
               .width = MainWidth::Normal,
               .sample = {}});
}

}  // namespace

void voeg_dossier_toe(Routes& routes) {
  routes.get("/kantoor/zaken/{nummer}/dossier", Access::action(auth::Actie::AuditlogZien), toon_dossier);
}

}  // namespace maatstaf::web
