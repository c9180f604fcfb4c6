// SPDX-License-Identifier: EUPL-1.2
#include "web/delen/zaakblad.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "base/nederlands.h"
#include "web/delen/beoordeling_onderdelen.h"
#include "web/delen/inzage.h"
#include "web/delen/vragen.h"

namespace maatstaf::web {

namespace {

/// A fact in words, or "onbekend".
std::string feit_in_woorden(const Visit& visit, const zaak::Zaak& zaak, std::string_view id) {
  const auto& begrippen = visit.services().bibliotheek->begrippen();
  const auto* begrip = begrippen.vind(id);
  const auto found = zaak.feiten.find(id);
  if (begrip == nullptr || found == zaak.feiten.end()) {
    return "onbekend";
  }
  return begrippen.in_woorden(*begrip, found->second.waarde);
}

/// The code of a choice: "8VG", "pgb + mpt", not the whole name, where a bar has no room.
std::string code_van(const zaak::Zaak& zaak, std::string_view id) {
  const auto found = zaak.feiten.find(id);
  if (found == zaak.feiten.end() || !found->second.waarde.is_string()) {
    return "onbekend";
  }
  std::string code(found->second.waarde.string());
  std::ranges::replace(code, '_', ' ');
  return code == "pgb mpt" ? "pgb + mpt" : code;
}

/// "ma 7 dec 2026": a day on which something must be done, with its weekday.
std::string dag_kort(base::Date dag) {
  return base::date_with_weekday(dag).substr(0, 2) + " " + base::date_short(dag);
}

Html uiterlijk(const Visit& visit, const Zaakblad& blad) {
  if (blad.zaak.besluit) {
    return markup("besloten op {}", base::date_short(blad.zaak.besluit->datum));
  }
  const auto laatste = blad.stand.termijn.einde;
  const auto dagen = blad.stand.termijn.dagen_over(visit.today());
  const std::string over =
      dagen >= 0 ? fmt::format("nog {}", count(static_cast<std::size_t>(dagen), "dag", "dagen"))
                 : fmt::format("{} te laat", count(static_cast<std::size_t>(-dagen), "dag", "dagen"));
  return markup("{} {}", dag_kort(laatste), second("· {}", over));
}

/// Why these rules, when there was a choice: another office, another kind of application. The bar above it
/// already names the date.
Html waarom_regels(const zaak::Stand& stand) {
  if (stand.waarom_pakket.size() < 2) {
    return {};
  }
  const std::span zinnen = std::span(stand.waarom_pakket).subspan(1);
  return regime_reason(fmt::format("{}", fmt::join(zinnen, " ")));
}

Html balken(const Visit& visit, const Zaakblad& blad) {
  const auto& zaak = blad.zaak;
  CaseBar bar;
  bar.name = fmt::format("{}, {} jaar", zaak.client.naam, zaak.leeftijd(visit.today()));
  bar.number = zaak.nummer;
  bar.facts = {{"Soort", Html::text(code_van(zaak, "soort_aanvraag"))},
               {"Zorgprofiel", Html::text(code_van(zaak, "geindiceerd_profiel"))},
               {"Leveringsvorm", Html::text(code_van(zaak, "leveringsvorm"))},
               {"Ontvangen", Html::text(base::date_short(zaak.ontvangen))},
               {"Beslissen uiterlijk", uiterlijk(visit, blad)}};
  RegimeBar regime;
  regime.pakket = blad.stand.pakket.get();
  regime.chosen_on = blad.stand.pakket->gekozen_op;
  regime.chosen_date = zaak.ontvangen;
  // Only what is planned for this scheme: another scheme answers another question.
  const std::string regeling = blad.stand.pakket->id.substr(0, blad.stand.pakket->id.find('/') + 1);
  for (const auto& ander : visit.services().bibliotheek->pakketten()) {
    if (ander->id != blad.stand.pakket->id && ander->id.starts_with(regeling) &&
        ander->status == regels::Status::Voorgenomen) {
      const std::string kort = ander->id.substr(ander->id.find_last_of('/') + 1);
      regime.compare_address = zaak_adres(zaak, "vergelijk?met=" + kort);
      regime.compare_text = "Vergelijk met " + kort + " (voorgenomen)";
    }
  }
  return case_bar(bar) + regime_bar(regime) + waarom_regels(blad.stand);
}

RailStep aanvraag_stap(const Zaakblad& blad, std::string_view huidig) {
  RailStep stap;
  stap.name = "Aanvraag";
  stap.address = zaak_adres(blad.zaak, "aanvraag");
  stap.current = huidig == "aanvraag";
  const bool wacht =
      std::ranges::any_of(blad.zaak.verzoeken, [](const zaak::Verzoek& verzoek) { return verzoek.open(); });
  stap.state = wacht ? Toestand::Wacht : Toestand::Klaar;
  stap.word = wacht ? "wacht op antwoord" : "ontvangen";
  return stap;
}

RailStep besluit_stap(const Zaakblad& blad, std::string_view huidig) {
  RailStep stap;
  stap.name = "Besluit en brief";
  stap.address = zaak_adres(blad.zaak, "besluit");
  stap.current = huidig == "besluit";
  stap.state = blad.zaak.besluit ? Toestand::Klaar : Toestand::Later;
  stap.word = blad.zaak.besluit ? "besloten" : "";
  if (!blad.zaak.besluit && blad.stand.beoordeling.behoeften.empty()) {
    stap.caption = "nu aan de beurt";
  }
  return stap;
}

std::vector<RailStep> spoor(const Zaakblad& blad, std::string_view huidig) {
  std::vector<RailStep> stappen{aanvraag_stap(blad, huidig)};
  for (auto& stap : rail_steps(blad.stand.beoordeling, huidig, [&blad](const std::string& nummer) {
         return stap_adres(blad.zaak, nummer);
       })) {
    stappen.push_back(std::move(stap));
  }
  stappen.push_back(besluit_stap(blad, huidig));
  return stappen;
}

}  // namespace

base::Result<Zaakblad> open_zaak(const Visit& visit, zaak::Concepten concepten) {
  auto& zaken = *visit.services().zaken;
  TRY(auto zaak, zaken.zaak(*visit.account(), visit.request().parameter("nummer")));
  TRY_VOID(leg_inzage_vast(visit, zaak.dossier, "beoordelen"));
  TRY(auto stand,
      zaken.stand(zaak, {.vandaag = visit.today(), .account = visit.account()->id, .concepten = concepten}));
  return Zaakblad{std::move(zaak), std::move(stand)};
}

std::string zaak_adres(const zaak::Zaak& zaak, std::string_view onderdeel) {
  std::string adres = "/kantoor/zaken/" + zaak.nummer;
  if (!onderdeel.empty()) {
    adres += '/';
    adres += onderdeel;
  }
  return adres;
}

std::string stap_adres(const zaak::Zaak& zaak, std::string_view nummer) {
  return zaak_adres(zaak, "stap/" + std::string(nummer));
}

http::Response zaakpagina(const Visit& visit, const Zaakblad& blad, const Zaakpagina& pagina, int status) {
  const auto stappen = spoor(blad, pagina.stap);
  Page page;
  page.title = pagina.titel + ", " + blad.zaak.nummer;
  page.current = "/kantoor";
  page.bars = balken(visit, blad);
  page.width = MainWidth::Case;
  page.sample = blad.zaak.client.naam + " en de medewerkers bestaan niet.";
  if (pagina.spoor == Spoor::Liggend) {
    page.bars += horizontal_rail(stappen);
    page.content = pagina.zijkant.empty()
                       ? stack(pagina.inhoud)
                       : block(Block::Columns, stack(pagina.inhoud), stack(pagina.zijkant));
  } else {
    page.content = block(Block::CaseColumns, rail(stappen), stack(pagina.inhoud), stack(pagina.zijkant));
  }
  return web::page(visit, Shell::Office, page, status);
}

http::Response na_opdracht(const Visit& visit, const base::Result<void>& uitkomst, const std::string& adres) {
  return uitkomst ? http::redirect(adres) : error_page(visit, uitkomst.error());
}

std::string voornaam(const zaak::Zaak& zaak) {
  return zaak.client.naam.substr(0, zaak.client.naam.find(' '));
}

std::vector<beoordeling::Bewijs> lees_bewijs(std::string_view tekst) {
  const auto kaal = [](std::string_view deel) {
    const auto begin = deel.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos) {
      return std::string();
    }
    return std::string(deel.substr(begin, deel.find_last_not_of(" \t\r") - begin + 1));
  };
  std::vector<beoordeling::Bewijs> lijst;
  while (!tekst.empty()) {
    const auto eind = tekst.find('\n');
    const auto regel = tekst.substr(0, eind);
    const auto komma = regel.find_last_of(',');
    beoordeling::Bewijs bewijs{kaal(regel.substr(0, komma)), komma == std::string_view::npos
                                                                 ? std::string()
                                                                 : kaal(regel.substr(komma + 1))};
    if (!bewijs.stuk.empty()) {
      lijst.push_back(std::move(bewijs));
    }
    tekst.remove_prefix(eind == std::string_view::npos ? tekst.size() : eind + 1);
  }
  return lijst;
}

std::string schrijf_bewijs(const std::vector<beoordeling::Bewijs>& bewijs) {
  std::string tekst;
  for (const auto& stuk : bewijs) {
    tekst += stuk.stuk;
    if (!stuk.plaats.empty()) {
      tekst += ", " + stuk.plaats;
    }
    tekst += '\n';
  }
  return tekst;
}

Html bewijs_lijst(const std::vector<beoordeling::Bewijs>& bewijs) {
  std::vector<Html> items;
  for (const auto& stuk : bewijs) {
    items.push_back(markup("{} {}", stuk.stuk, second("{}", stuk.plaats)));
  }
  return plain_list(items);
}

namespace {

/// Every document once, in the order in which facts name it; with a step only what it judges and what is no
/// judgement.
Html bewijs_kaart(const zaak::Zaak& zaak, const beoordeling::StapUitkomst* stap) {
  std::vector<std::string> gezien;
  std::vector<Html> items;
  for (const auto& [id, feit] : zaak.feiten) {
    const bool hierbij = stap == nullptr || std::ranges::find(stap->oordelen, id) != stap->oordelen.end() ||
                         feit.herkomst.soort != "oordeel";
    if (!hierbij) {
      continue;
    }
    for (const auto& stuk : feit.herkomst.bewijs) {
      const std::string sleutel = stuk.stuk + stuk.plaats;
      if (std::ranges::find(gezien, sleutel) == gezien.end()) {
        gezien.push_back(sleutel);
        items.push_back(
            two_lines(markup("{} {}", strong(stuk.stuk), second("{}", stuk.plaats)), feit.herkomst.door));
      }
    }
  }
  return items.empty() ? Html() : side_card("Bewijs bij deze zaak", list(ListLook::Rows, items));
}

Html indicatie_kaart(const regels::Bronnen& bronnen, const zaak::Zaak& zaak) {
  if (!zaak.indicatie) {
    return {};
  }
  std::vector<Pair> paren{
      {"Profiel", markup("{} code {}", strong(zaak.indicatie->profiel), zaak.indicatie->zzp_code)},
      {"Vanaf", Html::text(base::date_long(zaak.indicatie->ingangsdatum))},
      {"Grondslag", Html::text(zaak.indicatie->grondslag)}};
  Html vinkje;
  if (zaak.indicatie->meerzorgvinkje) {
    paren.push_back({"Vinkje", Html::text(*zaak.indicatie->meerzorgvinkje ? "ja" : "nee")});
    // The sign of the CIZ says that meerzorg could apply; it counts for nothing (R163).
    vinkje = second_line(
        "Het meerzorgvinkje zegt alleen: kijk of meerzorg nodig is. De stappen bepalen de uitkomst. {}",
        source_label(bronnen, "rlz-2.2"));
  }
  return side_card("Indicatie (iWlz)", description_list(paren) + vinkje);
}

Html vorig_besluit_kaart(const Visit& visit, const zaak::Zaak& zaak) {
  if (!zaak.feiten.contains("einddatum_lopende_toekenning")) {
    return {};
  }
  Html vorig = p("Toegekend tot en met {}.", feit_in_woorden(visit, zaak, "einddatum_lopende_toekenning"));
  if (zaak.feiten.contains("lopende_toekenning_uren")) {
    vorig += second_line("{}, {}", feit_in_woorden(visit, zaak, "lopende_toekenning_uren"),
                         feit_in_woorden(visit, zaak, "lopende_toekenning_bedrag"));
  }
  return side_card("Vorig besluit", vorig);
}

}  // namespace

Html zijkolom(const Visit& visit, const Zaakblad& blad, const beoordeling::StapUitkomst* stap) {
  const auto& zaak = blad.zaak;
  const Html toezicht =
      visit.may(auth::Actie::AuditlogZien)
          ? side_card("Toezicht", p("{}", link(zaak_adres(zaak, "dossier"), "Keten en inzage")))
          : Html();
  return all(toezicht, bewijs_kaart(zaak, stap),
             indicatie_kaart(visit.services().bibliotheek->bronnen(), zaak),
             vorig_besluit_kaart(visit, zaak));
}

}  // namespace maatstaf::web
