// SPDX-License-Identifier: EUPL-1.2
#include "zaak/dossierbeeld/pakketkeuze.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/nederlands.h"

namespace maatstaf::zaak {

using base::Date;
using base::ErrorKind;
using base::Result;

namespace {

constexpr std::string_view kVeld = "ingevoerd";
constexpr std::string_view kAanvraagdatum = "aanvraagdatum";

/// The code of the kind of application; empty when it is not known.
std::string soort_aanvraag(const beoordeling::Feiten& feiten) {
  const auto feit = feiten.find("soort_aanvraag");
  if (feit == feiten.end() || !feit->second.waarde.is_string()) {
    return {};
  }
  return std::string(feit->second.waarde.string());
}

/// One line of `ingevoerd`.
Result<std::pair<std::string, Date>> lees_dag(const std::string& naam, const base::Json& waarde,
                                              const regels::Bibliotheek& bibliotheek, base::Place plaats) {
  const auto pakket = bibliotheek.vind(naam);
  if (!pakket) {
    return base::fail(ErrorKind::Input, "Dit regelpakket is er niet.",
                      "Met maatstaf regels lijst ziet u alle namen.", std::move(plaats));
  }
  if (!pakket->invoering) {
    return base::fail(ErrorKind::Input, "Dit regelpakket gaat bij alle zorgkantoren op dezelfde dag in.",
                      "Haal deze regel weg.", std::move(plaats));
  }
  const auto* tekst = waarde.if_string();
  const auto datum = tekst == nullptr ? std::nullopt : Date::parse(*tekst);
  if (!datum) {
    return base::fail(ErrorKind::Input, "De dag van invoering is geen datum.", "Schrijf haar als 2026-03-01.",
                      std::move(plaats));
  }
  const auto& invoering = *pakket->invoering;
  if (*datum < invoering.vanaf || invoering.uiterlijk < *datum) {
    return base::fail(
        ErrorKind::Input,
        fmt::format("De dag van invoering, {}, kan niet: kantoren voeren dit pakket in van {} tot en met {}.",
                    base::date_long(*datum), base::date_long(invoering.vanaf),
                    base::date_long(invoering.uiterlijk)),
        "Vul de dag in waarop uw kantoor deze regels ging gebruiken.", std::move(plaats));
  }
  return std::pair(pakket->id, *datum);
}

}  // namespace

Result<Ingevoerd> lees_ingevoerd(const base::Json& json, const regels::Bibliotheek& bibliotheek,
                                 const std::string& bestand) {
  const auto* regels = json.if_object();
  if (regels == nullptr) {
    return base::fail(ErrorKind::Input, "Hier hoort een object te staan, met per regelpakket een dag.",
                      "Schrijf bijvoorbeeld {\"meerzorg-thuis/kader-2026\": \"2026-03-01\"}.",
                      {.file = bestand, .path = std::string(kVeld)});
  }
  Ingevoerd ingevoerd;
  for (const auto& [naam, waarde] : *regels) {
    base::Place plaats{.file = bestand, .path = fmt::format("{}.{}", kVeld, naam)};
    TRY(const auto dag, lees_dag(naam, waarde, bibliotheek, plaats));
    // The short and the long name of one package may both be there.
    const auto [it, nieuw] = ingevoerd.insert(dag);
    if (nieuw || it->second == dag.second) {
      continue;
    }
    return base::fail(ErrorKind::Input,
                      fmt::format("Voor {} staan twee dagen van invoering: {} en {}.", dag.first,
                                  base::date_long(std::min(it->second, dag.second)),
                                  base::date_long(std::max(it->second, dag.second))),
                      "Laat alleen de dag staan waarop uw kantoor de regels ging gebruiken.",
                      std::move(plaats));
  }
  return ingevoerd;
}

std::vector<Date> dagen_hoofdregeling(const Ingevoerd& ingevoerd) {
  std::vector<Date> dagen;
  for (const auto& [pakket, dag] : ingevoerd) {
    if (regels::regeling_van(pakket) == regels::kHoofdregeling) {
      dagen.push_back(dag);
    }
  }
  return dagen;
}

Result<regels::Pakketkeuze> kies_pakket(const regels::Bibliotheek& bibliotheek, Date aanvraagdatum,
                                        const beoordeling::Feiten& feiten, std::string_view kantoor,
                                        std::span<const Date> dagen) {
  regels::KeuzeVraag vraag;
  vraag.regeling = regels::kHoofdregeling;
  vraag.datums.emplace(kAanvraagdatum, aanvraagdatum);
  vraag.soort_aanvraag = soort_aanvraag(feiten);
  std::vector<regels::KantoorInvoering> invoeringen;
  if (!dagen.empty()) {
    vraag.kantoor = kantoor.empty() ? "Dit zorgkantoor" : kantoor;
  }
  for (const Date dag : dagen) {
    invoeringen.push_back({vraag.kantoor, dag});
  }
  return regels::kies(bibliotheek, vraag, invoeringen);
}

Result<regels::Pakketkeuze> kies_pakket(const regels::Bibliotheek& bibliotheek,
                                        const beoordeling::Feiten& feiten, std::string_view kantoor,
                                        std::span<const Date> dagen) {
  const auto datum = feiten.find(kAanvraagdatum);
  if (datum == feiten.end() || datum->second.waarde.kind() != feel::Kind::Date) {
    return base::fail(
        ErrorKind::Input, "De dag van de aanvraag is niet bekend, dus ook niet welke regels gelden.",
        "Vul opgaven.aanvraagdatum in, of noem zelf een pakket.", {.path = "opgaven.aanvraagdatum"});
  }
  auto keuze = kies_pakket(bibliotheek, datum->second.waarde.date(), feiten, kantoor, dagen);
  if (keuze || keuze.error().kind == ErrorKind::Rules) {
    return keuze;
  }
  base::Error fout = std::move(keuze.error());
  if (fout.kind != ErrorKind::Input) {
    fout.kind = ErrorKind::Input;
    fout.remedy =
        "Controleer de datum van de aanvraag, of noem zelf een pakket om mee te rekenen zonder te besluiten.";
  }
  return tl::unexpected(std::move(fout));
}

std::vector<std::string> waarom_gekozen(const regels::Pakketkeuze& keuze) {
  // The first sentence only names the date; what follows is about offices, kinds of application and dates
  // that differ.
  return keuze.uitleg.size() > 1 ? keuze.uitleg : std::vector<std::string>{};
}

}  // namespace maatstaf::zaak
