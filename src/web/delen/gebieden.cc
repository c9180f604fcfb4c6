// SPDX-License-Identifier: EUPL-1.2
#include "web/delen/gebieden.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/nederlands.h"
#include "web/delen/beoordeling_onderdelen.h"
#include "web/kern/cases.h"
#include "web/kern/measures.h"

namespace maatstaf::web {

namespace {

std::string in_een_decimaal(const base::Decimal& score) {
  return base::number(score.round(1, base::Rounding::HalfUp).value_or(score));
}

Html score_tekening(const std::string& naam, const base::Decimal& client,
                    const std::optional<base::Decimal>& profiel) {
  const std::string titel = profiel ? fmt::format("{}: cliënt {} van 3, profiel {} van 3", naam,
                                                  in_een_decimaal(client), in_een_decimaal(*profiel))
                                    : fmt::format("{}: cliënt {} van 3", naam, in_een_decimaal(client));
  return score_drawing(titel, client, profiel);
}

Html score_cel(const zaak::Zaak& zaak, const regels::Gebied& gebied, const regels::Profielbeeld* beeld) {
  if (gebied.ciz.empty()) {
    return second("Het CIZ stelt hier geen vraag over");
  }
  const auto score = gemiddelde_score(zaak, gebied);
  if (!score) {
    return state(Toestand::Onbekend, "niet beoordeeld");
  }
  return score_tekening(gebied.naam, *score, beeld == nullptr ? std::nullopt : beeld->niveau);
}

/// "Groot verschil" is "groot" under a heading that says verschil.
std::string kort(const std::string& keuze) {
  const std::string eerste = keuze.substr(0, keuze.find(' '));
  std::string klein = eerste;
  if (!klein.empty() && klein.front() >= 'A' && klein.front() <= 'Z') {
    klein.front() = static_cast<char>(klein.front() - 'A' + 'a');
  }
  return klein;
}

Html verschil_keuze(const regels::Begrip& begrip, const std::string& gebied, const std::string& gekozen,
                    const std::string& fout) {
  ChoiceField veld{.name = begrip.id,
                   .label = gebied + ": verschil in aard of inhoud",
                   .help = {},
                   .options = {},
                   .chosen = {gekozen},
                   .error = fout,
                   .look = LabelLook::Hidden,
                   .option_look = OptionLook::Segments};
  for (const auto& keuze : begrip.waarden) {
    veld.options.push_back({keuze.code, kort(keuze.naam), {}});
  }
  return choice_field(veld);
}

/// The three cells that hold the judgement: client, evidence, difference.
struct Cellen {
  Html client;
  Html bewijs;
  Html verschil;
};

Cellen vaste_cellen(const Visit& visit, const regels::Begrip& begrip, const zaak::Oordeel& oordeel) {
  const auto& begrippen = visit.services().bibliotheek->begrippen();
  const bool groot = oordeel.waarde.is_string() && oordeel.waarde.string() == "groot";
  const auto woorden = begrippen.in_woorden(begrip, oordeel.waarde);
  return {Html::text(oordeel.toelichting), bewijs_lijst(oordeel.bewijs),
          groot ? strong(woorden) : Html::text(woorden)};
}

Cellen invul_cellen(const regels::Begrip& begrip, const std::string& naam, const http::Fields& invoer,
                    const FieldErrors& fouten) {
  const auto vlak = [&](const std::string& veld, const std::string& wat) {
    return quiet_area_field({.name = veld,
                             .label = naam + ": " + wat,
                             .value = invoer.get(veld),
                             .error = error_of(fouten, veld)});
  };
  return {vlak(toelichting_veld(begrip.id), "wat de cliënt nodig heeft, en waarom dat verschilt of niet"),
          vlak(bewijs_veld(begrip.id), "bewijs, één stuk per regel met bladzijde"),
          verschil_keuze(begrip, naam, invoer.get(begrip.id), error_of(fouten, begrip.id))};
}

/// What the drawing of the scores means, and what it does not decide.
Html uitleg_scores(const Zaakblad& blad, const regels::Profielbeelden& beelden, const std::string& profiel) {
  return score_legend(
      "stip: " + voornaam(blad.zaak),
      markup("streep: gemiddeld bij {} {}", profiel.empty() ? "het profiel" : profiel, example_label()),
      markup("{}. De score beslist niet en telt niet op. U mag er met een reden van afwijken. {}",
             beelden.schaal(), reading_label(blad.stand.pakket->id, "I-11")));
}

}  // namespace

std::vector<std::string> gebieden_van(const Visit& visit, const beoordeling::StapUitkomst& stap) {
  std::vector<std::string> gebieden;
  for (const auto& id : stap.oordelen) {
    if (visit.services().profielbeelden->gebied(id) != nullptr) {
      gebieden.push_back(id);
    }
  }
  return gebieden;
}

std::optional<base::Decimal> gemiddelde_score(const zaak::Zaak& zaak, const regels::Gebied& gebied) {
  if (!zaak.indicatie) {
    return std::nullopt;
  }
  base::Decimal som;
  int aantal = 0;
  for (const auto& score : zaak.indicatie->scores) {
    const bool hoort_erbij = std::ranges::any_of(gebied.ciz, [&score](const regels::CizVragen& vragen) {
      return vragen.lijst == score.lijst && score.vraag.starts_with(vragen.begint_met);
    });
    if (hoort_erbij && score.score) {
      som = som.add(base::Decimal(*score.score)).value_or(som);
      ++aantal;
    }
  }
  return aantal == 0 ? std::nullopt : som.divide(base::Decimal(aantal));
}

Html gebieden_tabel(const Visit& visit, const Zaakblad& blad, const std::vector<std::string>& gebieden,
                    const http::Fields& invoer, const FieldErrors& fouten, Bewerken bewerken) {
  const auto& beelden = *visit.services().profielbeelden;
  const auto& begrippen = visit.services().bibliotheek->begrippen();
  const std::string profiel = blad.zaak.indicatie ? blad.zaak.indicatie->profiel : std::string();
  Table tabel;
  tabel.caption = "Per gebied: het profiel en de cliënt";
  tabel.columns = {
      column("Gebied"),
      column("Het profiel beschrijft"),
      column(voornaam(blad.zaak), ColumnKind::Mist),
      {markup("CIZ-score<br><small>hulpmiddel</small>"), ColumnKind::Text, "CIZ-score (hulpmiddel)"},
      column("Bewijs"),
      column("Verschil in aard of inhoud")};
  for (const auto& id : gebieden) {
    const auto* gebied = beelden.gebied(id);
    const auto* begrip = begrippen.vind(id);
    if (gebied == nullptr || begrip == nullptr) {
      continue;
    }
    const auto* beeld = beelden.vind(profiel, id);
    const auto* getekend = blad.zaak.oordeel(id);
    Cellen cellen;
    if (getekend != nullptr) {
      cellen = vaste_cellen(visit, *begrip, *getekend);
    } else if (bewerken == Bewerken::Ja) {
      cellen = invul_cellen(*begrip, gebied->naam, invoer, fouten);
    } else {
      cellen = {state(Toestand::Onbekend), {}, state(Toestand::Onbekend)};
    }
    tabel.rows.push_back(
        {.cells = {Html::text(gebied->naam),
                   beeld == nullptr ? second("geen beeld van dit profiel") : Html::text(beeld->beschrijft),
                   cellen.client, score_cel(blad.zaak, *gebied, beeld), cellen.bewijs, cellen.verschil},
         .group = {},
         .group_note = {}});
  }
  return domains(bewerken == Bewerken::Ja ? DomainsLook::Edit : DomainsLook::Read, table_card(tabel)) +
         uitleg_scores(blad, beelden, profiel);
}

}  // namespace maatstaf::web
