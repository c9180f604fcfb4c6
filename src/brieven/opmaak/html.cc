// SPDX-License-Identifier: EUPL-1.2
//
// A letter as one HTML page: semantic, readable on a phone, printable. Always light: a letter is paper.
#include "base/html.h"

#include <fmt/format.h>

#include "base/nederlands.h"
#include "brieven/inhoud/brief.h"
#include "brieven/opmaak/opmaak.h"

namespace maatstaf::brieven {

using base::Html;
using base::markup;

namespace {

constexpr std::string_view kStijl = R"css(
:root{color-scheme:light;--plum:#5B1F56;--mist:#F5EDF4;--ink:#1D1820;--ink2:#4D4752;--lijn:#C9C2CA;--zwaar:#847C88}
*{box-sizing:border-box}
body{margin:0;background:#FAF8F5;color:var(--ink);font:400 1.0625rem/1.6 "Noto Sans",system-ui,sans-serif}
.blad{position:relative;max-width:50rem;margin:1.5rem auto;padding:3rem 4rem 2rem 5.5rem;background:#fff;border:1px solid #E0DBE0}
.blad::before{content:"";position:absolute;inset:0 auto 0 0;width:.9rem;background:repeating-linear-gradient(to bottom,var(--lijn) 0 1px,transparent 1px 5mm);border-right:0}
.voorbeeld{margin:0 0 1.5rem;padding:.4rem .9rem;border:1px solid var(--plum);background:var(--mist);color:var(--plum);font-weight:600}
.afzender{display:flex;gap:.9rem;align-items:center;margin-bottom:1.75rem}
.merk{display:grid;place-items:center;width:2.6rem;height:2.6rem;border:2px dashed var(--zwaar);border-radius:50%;color:var(--ink2);font:600 .95rem/1 "Noto Serif",serif;flex:none}
.afzender strong{display:block;font:600 1.35rem/1.3 "Noto Serif",Georgia,serif}
.afzender span{color:var(--ink2);font-size:.9rem}
.adres{display:flex;flex-wrap:wrap;gap:1rem 3rem;justify-content:space-between;margin-bottom:1.75rem}
address{font-style:normal}
dl{margin:0}dt,dd{margin:0}
.gegevens{display:grid;grid-template-columns:auto 1fr;gap:.1rem 1.25rem;font-size:.95rem}
.gegevens dt{color:var(--ink2)}
h1{margin:0 0 .8rem;font:600 1.9rem/1.25 "Noto Serif",Georgia,serif}
h2{margin:1.6rem 0 .3rem;color:var(--plum);font-size:1.1rem;line-height:1.4;font-weight:600}
h3{margin:1.2rem 0 .3rem;font-size:1rem;font-weight:600}
p{margin:0 0 .7rem;max-width:42em}
ul{margin:.2rem 0 .8rem;padding-left:1.3rem}li{margin-bottom:.3rem}
.naslag{font-size:.88rem;color:var(--ink2)}
.kader{margin:1rem 0 1.4rem;padding:1rem 1.25rem;border:1.5px solid var(--plum);border-radius:8px;display:grid;grid-template-columns:11rem 1fr;gap:.4rem 1rem}
.kader dt{font-weight:600}
.rol{overflow-x:auto}
table{width:100%;border-collapse:collapse;margin:.6rem 0 .8rem;font-size:.98rem;font-variant-numeric:tabular-nums}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
th,td{padding:.5rem .55rem;text-align:right;vertical-align:bottom;border-bottom:1px solid var(--lijn);font-weight:400}
.links{text-align:left}
thead th{font-weight:600;border-bottom:1.5px solid var(--zwaar)}
.totaal th,.totaal td{font-weight:600;border-bottom:1.5px solid var(--zwaar)}
.nadruk th:last-child,.nadruk td:last-child{background:var(--mist)}
.klein{color:var(--ink2);font-size:.85em}
.accent{color:var(--plum);font-weight:600}
strong{font-weight:600}
.stappen{list-style:none;margin:1rem 0;padding:0}
.stappen>li{display:grid;grid-template-columns:3rem 1fr;margin-bottom:1.1rem}
.stappen .nummer{color:var(--plum);font:600 1.35rem/1.2 "Noto Serif",Georgia,serif}
.stappen p{margin-bottom:.3rem}
.bron{color:var(--ink2);font-size:.85rem}
.slot{margin-top:1.6rem}
.deel+.deel{margin-top:3rem;padding-top:2rem;border-top:2px solid var(--plum)}
footer{margin-top:2.5rem;padding-top:.8rem;border-top:1px solid var(--lijn);color:var(--ink2);font-size:.85rem;display:flex;flex-wrap:wrap;gap:.2rem 2rem;justify-content:space-between}
footer p{margin:0}
a{color:var(--plum)}
@media (max-width:44rem){.blad{margin:0;padding:1.5rem 1.25rem 1.5rem 2rem;border:0}.blad::before{width:.6rem}.kader{grid-template-columns:1fr;gap:0}.kader dd{margin-bottom:.7rem}h1{font-size:1.6rem}.stappen>li{grid-template-columns:2.2rem 1fr}th,td{padding:.45rem .3rem}}
@media print{@page{size:A4;margin:18mm 16mm 18mm 20mm}body{background:#fff;font-size:10.65pt;line-height:1.5}.blad{margin:0;padding:0;border:0;max-width:none}.blad::before{display:none}h2,h3{break-after:avoid}tr,.stappen>li,.kader{break-inside:avoid}.deel+.deel{break-before:page;border-top:0;padding-top:0}}
)css";

Html loop_html(const Loop& loop) {
  Html inhoud = Html::text(loop.tekst);
  if (loop.link.starts_with("https://") || loop.link.starts_with("mailto:") ||
      loop.link.starts_with("tel:")) {
    inhoud = markup("<a href=\"{}\">{}</a>", loop.link, inhoud);
  }
  switch (loop.nadruk) {
    case Nadruk::Gewoon:
      return inhoud;
    case Nadruk::Sterk:
      return markup("<strong>{}</strong>", inhoud);
    case Nadruk::Accent:
      return markup("<strong class=\"accent\">{}</strong>", inhoud);
    case Nadruk::Klein:
      return loop.tekst.empty() ? Html() : markup("<span class=\"klein\">{}</span>", inhoud);
  }
  return inhoud;
}

Html tekst_html(const Tekst& tekst) {
  Html uit;
  for (const Loop& loop : tekst) {
    uit += loop_html(loop);
  }
  return uit;
}

const char* klasse(Uitlijning uitlijning) {
  return uitlijning == Uitlijning::Links ? " class=\"links\"" : "";
}

Html blok_html(const Kop& kop) {
  return kop.niveau == 2 ? markup("<h2>{}</h2>\n", kop.tekst) : markup("<h3>{}</h3>\n", kop.tekst);
}

Html blok_html(const Alinea& alinea) {
  return markup("<p>{}</p>\n", tekst_html(alinea.tekst));
}

Html blok_html(const Lijst& lijst) {
  Html punten;
  for (const Tekst& punt : lijst.punten) {
    punten += markup("<li>{}</li>\n", tekst_html(punt));
  }
  const Html klasse = Html::trusted(lijst.maat == Lijstmaat::Klein ? " class=\"naslag\"" : "");
  return markup("<ul{}>\n{}</ul>\n", klasse, punten);
}

Html blok_html(const Kader& kader) {
  Html rijen;
  for (const auto& [vraag, antwoord] : kader.rijen) {
    rijen += markup("<dt>{}</dt><dd>{}</dd>\n", vraag, tekst_html(antwoord));
  }
  return markup("<dl class=\"kader\">\n{}</dl>\n", rijen);
}

Html blok_html(const Tabel& tabel) {
  Html koppen;
  for (const Kolom& kolom : tabel.kolommen) {
    koppen += markup("<th scope=\"col\"{}>{}</th>", Html::trusted(klasse(kolom.uitlijning)), kolom.kop);
  }
  Html rijen;
  for (const TabelRij& rij : tabel.rijen) {
    Html cellen;
    for (std::size_t i = 0; i < rij.cellen.size() && i < tabel.kolommen.size(); ++i) {
      const Html uitlijning = Html::trusted(klasse(tabel.kolommen[i].uitlijning));
      cellen += i == 0 ? markup("<th scope=\"row\"{}>{}</th>", uitlijning, tekst_html(rij.cellen[i]))
                       : markup("<td{}>{}</td>", uitlijning, tekst_html(rij.cellen[i]));
    }
    rijen += markup("<tr{}>{}</tr>\n",
                    Html::trusted(rij.soort == RijSoort::Totaal ? " class=\"totaal\"" : ""), cellen);
  }
  const Html nadruk = Html::trusted(tabel.laatste == LaatsteKolom::Nadruk ? " class=\"nadruk\"" : "");
  return markup(
      "<div class=\"rol\" role=\"region\" aria-label=\"{}\" tabindex=\"0\"><table{}><caption>{}</caption>\n"
      "<thead><tr>{}</tr></thead>\n<tbody>\n{}</tbody></table></div>\n",
      tabel.bijschrift, nadruk, tabel.bijschrift, koppen, rijen);
}

Html blok_html(const Stappen& stappen) {
  Html regels;
  for (const Stapregel& regel : stappen.regels) {
    Html inhoud = markup("<p>{}</p>", tekst_html(regel.tekst));
    for (const Tekst& meer : regel.meer) {
      inhoud += markup("<p>{}</p>", tekst_html(meer));
    }
    if (!regel.herkomst.empty()) {
      inhoud += markup("<p class=\"bron\">{}</p>", regel.herkomst);
    }
    regels += markup("<li><span class=\"nummer\">{}</span><div>{}</div></li>\n", regel.nummer, inhoud);
  }
  return markup("<ol class=\"stappen\">\n{}</ol>\n", regels);
}

Html regels_html(const std::vector<std::string>& regels) {
  std::vector<Html> delen;
  for (const auto& regel : regels) {
    delen.push_back(Html::text(regel));
  }
  return base::join(delen, markup("<br>"));
}

Html hoofd_html(const Brief& brief) {
  const Briefhoofd& hoofd = brief.hoofd;
  std::vector<std::string> vragen{hoofd.contact.naam};
  for (const auto& regel : {hoofd.contact.telefoon, hoofd.contact.email}) {
    if (!regel.empty()) {
      vragen.push_back(regel);
    }
  }
  Html vragen_html =
      hoofd.contact.naam.empty() ? Html() : markup("<dt>Vragen?</dt><dd>{}</dd>", regels_html(vragen));
  return markup(
      "<header>\n<div class=\"afzender\"><span class=\"merk\" "
      "aria-hidden=\"true\">{}</span><div><strong>{}</strong>"
      "<span>{}</span></div></div>\n<div class=\"adres\"><address>{}</address>\n<dl "
      "class=\"gegevens\"><dt>Datum</dt>"
      "<dd>{}</dd><dt>Ons nummer</dt><dd>{}</dd>{}</dl></div>\n</header>\n",
      hoofd.kantoor.merk, hoofd.kantoor.naam, hoofd.kantoor.ondertitel, regels_html(hoofd.geadresseerde),
      base::date_long(hoofd.datum), hoofd.nummer, vragen_html);
}

Html slot_html(const Brief& brief) {
  const auto& slot = brief.slot;
  if (slot.size() != 3) {
    return {};
  }
  return markup("<p class=\"slot\">{}<br><strong>{}</strong>{}</p>\n", slot[0], slot[1],
                slot[2].empty() ? Html() : markup(", {}", slot[2]));
}

Html voet_html(const Brief& brief) {
  std::vector<std::string> links;
  for (const auto& regel : {brief.gegevens_zin, brief.regels}) {
    if (!regel.empty()) {
      links.push_back(regel);
    }
  }
  if (links.empty()) {
    links.push_back(brief.hoofd.kantoor.naam);
  }
  return markup("<footer><p>{}</p><p>{}</p></footer>\n", regels_html(links), brief.hoofd.nummer);
}

}  // namespace

std::string als_html(const Brief& brief) {
  Html delen;
  for (std::size_t i = 0; i < brief.delen.size(); ++i) {
    const Deel& deel = brief.delen[i];
    Html inhoud = markup("<h1>{}</h1>\n", deel.titel);
    for (const Blok& blok : deel.blokken) {
      inhoud += std::visit([](const auto& soort) { return blok_html(soort); }, blok);
    }
    if (i == 0) {
      inhoud += slot_html(brief);
    }
    delen += markup("<section class=\"deel\">\n{}</section>\n", inhoud);
  }
  const Html merk = brief.hoofd.gegevens == Gegevens::Voorbeeld
                        ? markup(
                              "<p class=\"voorbeeld\">Voorbeeldgegevens: mensen en kantoor in deze brief "
                              "bestaan niet.</p>\n")
                        : Html();
  const std::string titel = brief.delen.empty() ? std::string("Brief") : brief.delen.front().titel;
  return markup(
             "<!doctype html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
             "content=\"width=device-width, initial-scale=1\">\n<title>{} · "
             "{}</title>\n<style>{}</style>\n</head>\n<body>\n"
             "<main class=\"blad\">\n{}{}{}{}</main>\n</body>\n</html>\n",
             titel, brief.hoofd.kantoor.naam, Html::trusted(std::string(kStijl)), merk, hoofd_html(brief),
             delen, voet_html(brief))
      .str();
}

}  // namespace maatstaf::brieven
