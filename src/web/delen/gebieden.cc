// SPDX-License-Identifier: EUPL-1.2
#include "web/delen/gebieden.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/nederlands.h"
#include "web/delen/beoordeling_onderdelen.h"

namespace maatstaf::web {

namespace {

constexpr int kAxisStart = 6;
constexpr int kAxisLength = 84;
constexpr int kHighestScore = 3;

/// Place on the axis; pixels may be rounded, a judgement is never made from them.
int axis_place(const base::Decimal& score) {
  const auto scaled = score.multiply(base::Decimal(kAxisLength));
  const auto place = scaled ? scaled->divide(base::Decimal(kHighestScore)) : std::nullopt;
  const auto rounded = place ? place->round(0, base::Rounding::HalfUp) : std::nullopt;
  const auto whole = rounded ? rounded->to_int64() : std::nullopt;
  return kAxisStart + static_cast<int>(std::clamp<std::int64_t>(whole.value_or(0), 0, kAxisLength));
}

std::string in_een_decimaal(const base::Decimal& score) {
  return base::number(score.round(1, base::Rounding::HalfUp).value_or(score));
}

Html score_tekening(const std::string& naam, const base::Decimal& client,
                    const std::optional<base::Decimal>& profiel) {
  const std::string titel = profiel ? fmt::format("{}: cliënt {} van 3, profiel {} van 3", naam,
                                                  in_een_decimaal(client), in_een_decimaal(*profiel))
                                    : fmt::format("{}: cliënt {} van 3", naam, in_een_decimaal(client));
  Html strepen;
  for (int score = 0; score <= kHighestScore; ++score) {
    const int x = kAxisStart + score * kAxisLength / kHighestScore;
    strepen += markup(
        "<path class=\"ms-score__axis\" d=\"M{} 10v5\"/><text class=\"ms-score__number\" x=\"{}\" y=\"27\" "
        "text-anchor=\"middle\">{}</text>",
        x, x, score);
  }
  const Html profielstreep =
      profiel ? markup("<path class=\"ms-score__profile\" d=\"M{} 3v14\"/>", axis_place(*profiel)) : Html();
  return markup(
      "<svg class=\"ms-score\" viewBox=\"0 0 96 30\" width=\"96\" height=\"30\" role=\"img\" "
      "aria-label=\"{}\">"
      "<path class=\"ms-score__axis\" d=\"M{} 10h{}\"/>{}{}<circle class=\"ms-score__client\" cx=\"{}\" "
      "cy=\"10\" r=\"5\"/></svg>",
      titel, kAxisStart, kAxisLength, strepen, profielstreep, axis_place(client));
}

Html score_cel(const zaak::Zaak& zaak, const regels::Gebied& gebied, const regels::Profielbeeld* beeld) {
  if (gebied.ciz.empty()) {
    return markup("<span class=\"ms-second\">Het CIZ stelt hier geen vraag over</span>");
  }
  const auto score = gemiddelde_score(zaak, gebied);
  if (!score) {
    return state(Toestand::Onbekend, "niet beoordeeld");
  }
  return score_tekening(gebied.naam, *score, beeld == nullptr ? std::nullopt : beeld->niveau);
}

/// An area that reads as text of the row until somebody writes in it.
Html tekstvlak(const std::string& naam, const std::string& wat, const std::string& waarde,
               const std::string& fout) {
  const Html melding = fout.empty() ? Html()
                                    : markup("<p class=\"ms-field__error\" id=\"{}-fout\">{}{}</p>", naam,
                                             icon(Icon::Triangle), fout);
  const Html aria =
      fout.empty() ? Html() : markup(" aria-invalid=\"true\" aria-describedby=\"{}-fout\"", naam);
  return markup(
      "{}<textarea class=\"utrecht-textarea ms-quiet{}\" id=\"{}\" name=\"{}\" rows=\"2\" "
      "aria-label=\"{}\"{}>{}</textarea>",
      melding, fout.empty() ? "" : " utrecht-textarea--invalid", naam, naam, wat, aria, "\n" + waarde);
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
          groot ? markup("<strong>{}</strong>", woorden) : Html::text(woorden)};
}

Cellen invul_cellen(const regels::Begrip& begrip, const std::string& naam, const http::Fields& invoer,
                    const FieldErrors& fouten) {
  return {tekstvlak(toelichting_veld(begrip.id),
                    naam + ": wat de cliënt nodig heeft, en waarom dat verschilt of niet",
                    invoer.get(toelichting_veld(begrip.id)), error_of(fouten, toelichting_veld(begrip.id))),
          tekstvlak(bewijs_veld(begrip.id), naam + ": bewijs, één stuk per regel met bladzijde",
                    invoer.get(bewijs_veld(begrip.id)), error_of(fouten, bewijs_veld(begrip.id))),
          verschil_keuze(begrip, naam, invoer.get(begrip.id), error_of(fouten, begrip.id))};
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
                   beeld == nullptr ? markup("<span class=\"ms-second\">geen beeld van dit profiel</span>")
                                    : Html::text(beeld->beschrijft),
                   cellen.client, score_cel(blad.zaak, *gebied, beeld), cellen.bewijs, cellen.verschil},
         .group = {},
         .group_note = {}});
  }
  return markup(
      "<div class=\"ms-domains{}\">{}</div><p class=\"ms-legend\"><span class=\"ms-legend__dot\" "
      "aria-hidden=\"true\"></span><span>stip: {}</span> <span class=\"ms-legend__line\" "
      "aria-hidden=\"true\"></span><span>streep: gemiddeld bij {} {}</span> <span>{}. De score beslist niet "
      "en telt niet op. U mag er met een reden van afwijken. {}</span></p>",
      bewerken == Bewerken::Ja ? " ms-domains--edit" : "", table_card(tabel), voornaam(blad.zaak),
      profiel.empty() ? "het profiel" : profiel, example_label(), beelden.schaal(),
      reading_label(blad.stand.pakket->id, "I-11"));
}

}  // namespace maatstaf::web
