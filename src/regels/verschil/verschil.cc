// SPDX-License-Identifier: EUPL-1.2
#include "regels/verschil/verschil.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/nederlands.h"
#include "regels/pakket/woorden.h"
#include "regels/verschil/verschil_tabel.h"

namespace maatstaf::regels {
namespace {

std::string periode(const Pakket& pakket) {
  return pakket.geldig_tot_en_met ? fmt::format("{} tot en met {}", base::date_long(pakket.geldig_van),
                                                base::date_long(*pakket.geldig_tot_en_met))
                                  : fmt::format("vanaf {}", base::date_long(pakket.geldig_van));
}

std::string opsomming(const std::vector<std::string>& delen) {
  std::vector<std::string> woorden;
  for (std::string deel : delen) {
    std::ranges::replace(deel, '_', ' ');
    woorden.push_back(std::move(deel));
  }
  return base::enumerate(woorden);
}

std::string namen(const Pakket& pakket, const std::vector<std::string>& ids) {
  std::vector<std::string> uit;
  for (const std::string& id : ids) {
    uit.push_back(naam_voor_mensen(pakket, id));
  }
  return base::enumerate(uit);
}

std::string leesbaar(std::string_view code) {
  return opsomming({std::string(code)});
}

/// The table of words beside each other, by what they are about.
using Kenmerken = std::vector<std::pair<std::string, std::string>>;

/// What differs between two lists of the same shape.
std::vector<Wijzigingspunt> verschillende(const Kenmerken& eerst, const Kenmerken& nu) {
  std::vector<Wijzigingspunt> punten;
  for (std::size_t i = 0; i < eerst.size(); ++i) {
    if (eerst[i].second != nu[i].second) {
      punten.push_back({eerst[i].first, eerst[i].second, nu[i].second});
    }
  }
  return punten;
}

/// All of one side, when the other side has nothing.
std::vector<Wijzigingspunt> eenzijdig(const Kenmerken& kenmerken, Verandering verandering) {
  std::vector<Wijzigingspunt> punten;
  for (const auto& [wat, tekst] : kenmerken) {
    if (tekst.empty()) {
      continue;
    }
    if (verandering == Verandering::Weg) {
      punten.push_back({wat, tekst, ""});
    } else {
      punten.push_back({wat, "", tekst});
    }
  }
  return punten;
}

class Vergelijker {
 public:
  Vergelijker(const Pakketdag& eerst, const Pakketdag& nu)
      : eerst_(*eerst.pakket), nu_(*nu.pakket), dag_eerst_(eerst.dag), dag_nu_(nu.dag) {}

  std::vector<Wijziging> run() {
    if (&eerst_ != &nu_) {
      pakket();
      stappen();
      uitkomsten();
      for (Wijziging& wijziging : wijzigingen_in_beslissingen(eerst_, nu_)) {
        uit_.push_back(std::move(wijziging));
      }
    }
    parameters();
    if (&eerst_ != &nu_) {
      lezingen();
      waarborgen();
      gegevens();
    }
    return std::move(uit_);
  }

 private:
  /// Adds a change of something that both, or one of them, have; nothing when nothing differs.
  void vergelijk(Wijziging wijziging, const Kenmerken* oud, const Kenmerken* nieuw) {
    if (oud == nullptr) {
      wijziging.verandering = Verandering::Erbij;
      wijziging.punten = eenzijdig(*nieuw, Verandering::Erbij);
    } else if (nieuw == nullptr) {
      wijziging.verandering = Verandering::Weg;
      wijziging.punten = eenzijdig(*oud, Verandering::Weg);
    } else {
      wijziging.punten = verschillende(*oud, *nieuw);
      if (wijziging.punten.empty()) {
        return;
      }
    }
    uit_.push_back(std::move(wijziging));
  }

  /// Calls `doe` with what both packages have under one key, and with what one of them has alone.
  template <class Deel, class Doe>
  static void paar(const std::vector<Deel>& eerst, const std::vector<Deel>& nu, std::string Deel::* sleutel,
                   const Doe& doe) {
    const auto vind = [sleutel](const std::vector<Deel>& lijst, const Deel& deel) -> const Deel* {
      const auto it = std::ranges::find(lijst, deel.*sleutel, sleutel);
      return it == lijst.end() ? nullptr : &*it;
    };
    for (const Deel& oud : eerst) {
      doe(&oud, vind(nu, oud));
    }
    for (const Deel& nieuw : nu) {
      if (vind(eerst, nieuw) == nullptr) {
        doe(static_cast<const Deel*>(nullptr), &nieuw);
      }
    }
  }

  template <class Deel>
  void vergelijk_delen(Wijziging wijziging, const Deel* oud, const Deel* nieuw) {
    if (oud != nullptr) {
      wijziging.bronnen_eerst = bronnen_van(eerst_, *oud);
    }
    if (nieuw != nullptr) {
      wijziging.bronnen_nu = bronnen_van(nu_, *nieuw);
    }
    const Kenmerken was = oud == nullptr ? Kenmerken{} : kenmerken(eerst_, *oud);
    const Kenmerken is = nieuw == nullptr ? Kenmerken{} : kenmerken(nu_, *nieuw);
    vergelijk(std::move(wijziging), oud == nullptr ? nullptr : &was, nieuw == nullptr ? nullptr : &is);
  }

  void pakket() {
    const auto kenmerken = [](const Pakket& p) {
      return Kenmerken{{"Titel", p.titel},
                       {"Versie", p.versie},
                       {"Status", std::string(woord(p.status))},
                       {"Geldig", periode(p)},
                       {"Gekozen op", naam_voor_mensen(p, p.gekozen_op)},
                       {"Leveringsvormen", opsomming(p.toepassing.leveringsvormen)},
                       {"Waar iemand woont", opsomming(p.toepassing.setting)}};
    };
    const Kenmerken oud = kenmerken(eerst_);
    const Kenmerken nieuw = kenmerken(nu_);
    vergelijk({.soort = WijzigingSoort::Pakket,
               .gevolg = Gevolg::Inrichting,
               .id = nu_.id,
               .onderwerp = "Het pakket als geheel",
               .bronnen_eerst = eerst_.bronnen,
               .bronnen_nu = nu_.bronnen},
              &oud, &nieuw);
  }

  static Kenmerken kenmerken(const Pakket& pakket, const Stap& stap) {
    return {{"Naam", stap.naam},
            {"Vraag", stap.vraag},
            {"Uitleg", stap.uitleg},
            {"Door", leesbaar(stap.wie)},
            {"Oordelen", namen(pakket, stap.oordelen)},
            {"Onderdelen", namen(pakket, stap.onderdelen)}};
  }

  void stap(const Stap* oud, const Stap* nieuw) {
    const Stap& een = nieuw == nullptr ? *oud : *nieuw;
    Wijziging wijziging{.soort = WijzigingSoort::Stap,
                        .gevolg = Gevolg::Inrichting,
                        .id = een.nummer,
                        .beslissing = een.beslissing,
                        .onderwerp = fmt::format("Stap {}. {}", een.nummer, een.naam)};
    if (oud == nullptr || nieuw == nullptr || oud->beslissing != nieuw->beslissing) {
      wijziging.gevolg = Gevolg::Gedrag;
    }
    vergelijk_delen(std::move(wijziging), oud, nieuw);
  }

  void stappen() {
    paar(eerst_.stappen, nu_.stappen, &Stap::nummer,
         [this](const auto* oud, const auto* nieuw) { stap(oud, nieuw); });
  }

  static Kenmerken kenmerken(const Pakket& pakket, const UitkomstSoort& soort) {
    return {{"Naam", soort.naam},
            {"Besluit", std::string(woord(soort.besluit))},
            {"Waarden die erbij horen", namen(pakket, soort.waarden)}};
  }

  void uitkomst(const UitkomstSoort* oud, const UitkomstSoort* nieuw) {
    const UitkomstSoort& een = nieuw == nullptr ? *oud : *nieuw;
    Wijziging wijziging{.soort = WijzigingSoort::Uitkomst,
                        .gevolg = oud == nullptr || nieuw == nullptr ? Gevolg::Gedrag : Gevolg::Inrichting,
                        .id = een.id,
                        .beslissing = een.beslissing,
                        .onderwerp = een.naam};
    vergelijk_delen(std::move(wijziging), oud, nieuw);
  }

  void uitkomsten() {
    paar(eerst_.uitkomsten, nu_.uitkomsten, &UitkomstSoort::id,
         [this](const auto* oud, const auto* nieuw) { uitkomst(oud, nieuw); });
  }

  static const std::vector<std::string>& bronnen_van(const Pakket& /*pakket*/, const auto& deel) {
    return deel.bronnen;
  }

  /// Of an outcome: the sources of the rows of its table; of a formula none.
  static std::vector<std::string> bronnen_van(const Pakket& pakket, const UitkomstSoort& uitkomst) {
    std::vector<std::string> bronnen;
    const dmn::DecisionInfo* beslissing = pakket.model->decision(uitkomst.beslissing).or_null();
    if (beslissing == nullptr || beslissing->table == nullptr) {
      return bronnen;
    }
    for (const dmn::TableRule& rij : beslissing->table->rules) {
      voeg_ids_toe(bronnen, ids_van(annotatie_van(*beslissing->table, rij, "Grondslag")));
    }
    return bronnen;
  }

  /// A table of amounts cell by cell, a list by what comes and goes, anything else as it is.
  void vergelijk_waarde(const Parameter& parameter, const std::string& wat, const feel::Value* oud,
                        const feel::Value* nieuw, std::vector<Wijzigingspunt>& punten) const {
    if (oud != nullptr && nieuw != nullptr && feel::same(*oud, *nieuw)) {
      return;
    }
    const auto* eerste = oud != nullptr && oud->is_context() ? &oud->context() : nullptr;
    const auto* tweede = nieuw != nullptr && nieuw->is_context() ? &nieuw->context() : nullptr;
    if (eerste != nullptr || tweede != nullptr) {
      std::set<std::string> sleutels;
      for (const auto* context : {eerste, tweede}) {
        if (context == nullptr) {
          continue;
        }
        for (const auto& [sleutel, waarde] : context->entries()) {
          sleutels.insert(sleutel);
        }
      }
      for (const std::string& sleutel : sleutels) {
        vergelijk_waarde(parameter, fmt::format("{}, {}", wat, leesbaar(sleutel)),
                         eerste == nullptr ? nullptr : eerste->find(sleutel),
                         tweede == nullptr ? nullptr : tweede->find(sleutel), punten);
      }
      return;
    }
    punten.push_back({wat, oud == nullptr ? "" : parameter_in_woorden(eerst_, parameter, *oud),
                      nieuw == nullptr ? "" : parameter_in_woorden(nu_, parameter, *nieuw)});
  }

  static std::string status_van(const ParameterWaarde& waarde) {
    return waarde.voorbeeld ? "voorbeeldwaarde" : "vastgesteld";
  }

  /// The values of both by the day on which they begin.
  void vergelijk_waarden_in_tijd(const Parameter& oud, const Parameter& nieuw,
                                 std::vector<Wijzigingspunt>& punten) const {
    std::map<base::Date, std::pair<const ParameterWaarde*, const ParameterWaarde*>> dagen;
    for (const ParameterWaarde& waarde : oud.waarden) {
      dagen[waarde.van].first = &waarde;
    }
    for (const ParameterWaarde& waarde : nieuw.waarden) {
      dagen[waarde.van].second = &waarde;
    }
    for (const auto& [dag, waarden] : dagen) {
      const auto* een = waarden.first;
      const auto* ander = waarden.second;
      const std::string wat = "Vanaf " + base::date_long(dag);
      vergelijk_waarde(nieuw, wat, een == nullptr ? nullptr : &een->waarde,
                       ander == nullptr ? nullptr : &ander->waarde, punten);
      if (een == nullptr || ander == nullptr) {
        continue;
      }
      if (een->voorbeeld != ander->voorbeeld) {
        punten.push_back({wat, status_van(*een), status_van(*ander)});
      }
      const auto einde = [](const ParameterWaarde& w) {
        return w.tot_en_met ? "tot en met " + base::date_long(*w.tot_en_met)
                            : std::string("zonder einddatum");
      };
      if (een->tot_en_met != ander->tot_en_met) {
        punten.push_back({wat, einde(*een), einde(*ander)});
      }
    }
  }

  void parameter(const Parameter* oud, const Parameter* nieuw) {
    const Parameter& een = nieuw == nullptr ? *oud : *nieuw;
    const ParameterWaarde* was = oud == nullptr ? nullptr : oud->op(dag_eerst_);
    const ParameterWaarde* is = nieuw == nullptr ? nullptr : nieuw->op(dag_nu_);
    Wijziging wijziging{.soort = WijzigingSoort::Parameter,
                        .verandering = oud == nullptr     ? Verandering::Erbij
                                       : nieuw == nullptr ? Verandering::Weg
                                                          : Verandering::Anders,
                        .gevolg = Gevolg::Inrichting,
                        .id = een.id,
                        .onderwerp = een.naam};
    if (was != nullptr) {
      wijziging.bronnen_eerst = was->bronnen;
    }
    if (is != nullptr) {
      wijziging.bronnen_nu = is->bronnen;
    }
    const bool gelezen = (oud != nullptr && eerst_.model->input(een.id) != nullptr) ||
                         (nieuw != nullptr && nu_.model->input(een.id) != nullptr);
    const bool anders = was == nullptr || is == nullptr ? was != is : !feel::same(was->waarde, is->waarde);
    if (anders) {
      if (gelezen) {
        wijziging.gevolg = Gevolg::Gedrag;
      }
      vergelijk_waarde(een, "Waarde", was == nullptr ? nullptr : &was->waarde,
                       is == nullptr ? nullptr : &is->waarde, wijziging.punten);
      if (oud != nullptr && nieuw != nullptr) {
        geen_waarde(was, is, wijziging.punten);
      }
    }
    if (was != nullptr && is != nullptr && was->voorbeeld != is->voorbeeld) {
      wijziging.punten.push_back({"Hoe zeker", status_van(*was), status_van(*is)});
    }
    if (oud != nullptr && nieuw != nullptr && oud != nieuw) {
      if (oud->naam != nieuw->naam) {
        wijziging.punten.push_back({"Naam", oud->naam, nieuw->naam});
      }
      vergelijk_waarden_in_tijd(*oud, *nieuw, wijziging.punten);
    }
    if (!wijziging.punten.empty() || oud == nullptr || nieuw == nullptr) {
      uit_.push_back(std::move(wijziging));
    }
  }

  /// One line instead of a table of holes, when a day has no value.
  void geen_waarde(const ParameterWaarde* was, const ParameterWaarde* is,
                   std::vector<Wijzigingspunt>& punten) const {
    if (was != nullptr && is != nullptr) {
      return;
    }
    const auto zin = [](base::Date dag) {
      return fmt::format("op {} is geen waarde bekend", base::date_long(dag));
    };
    punten = {{"Waarde",
               was == nullptr ? zin(dag_eerst_) : fmt::format("bekend op {}", base::date_long(dag_eerst_)),
               is == nullptr ? zin(dag_nu_) : fmt::format("bekend op {}", base::date_long(dag_nu_))}};
  }

  void parameters() {
    paar(eerst_.parameters, nu_.parameters, &Parameter::id,
         [this](const auto* oud, const auto* nieuw) { parameter(oud, nieuw); });
  }

  static Kenmerken kenmerken(const Pakket& pakket, const Interpretatie& lezing) {
    return {{"Vraag", lezing.vraag},
            {"Gekozen lezing", fmt::format("{}. {}", lezing.gekozen.naam, lezing.gekozen.uitleg)},
            {"Waarom", lezing.waarom},
            {"Raakt", namen(pakket, lezing.raakt)}};
  }

  void lezing(const Interpretatie* oud, const Interpretatie* nieuw) {
    const Interpretatie& een = nieuw == nullptr ? *oud : *nieuw;
    // A reading is put to work by tables; what changes there stands there, with its case. Another choice is
    // behaviour in itself.
    const bool keuze = oud != nullptr && nieuw != nullptr && oud->gekozen.naam != nieuw->gekozen.naam;
    Wijziging wijziging{.soort = WijzigingSoort::Lezing,
                        .gevolg = keuze ? Gevolg::Gedrag : Gevolg::Inrichting,
                        .id = een.id,
                        .beslissing = een.raakt.empty() ? std::string{} : een.raakt.front(),
                        .onderwerp = fmt::format("Lezing {}. {}", een.id, een.vraag)};
    vergelijk_delen(std::move(wijziging), oud, nieuw);
  }

  void lezingen() {
    paar(eerst_.interpretaties, nu_.interpretaties, &Interpretatie::id,
         [this](const auto* oud, const auto* nieuw) { lezing(oud, nieuw); });
  }

  static Kenmerken kenmerken(const Pakket& pakket, const VerbodenAfhankelijkheid& verbod) {
    return {{"Leest nooit", namen(pakket, verbod.leest_niet)}, {"Waarom", verbod.reden}};
  }

  void waarborg(const VerbodenAfhankelijkheid* oud, const VerbodenAfhankelijkheid* nieuw) {
    const VerbodenAfhankelijkheid& een = nieuw == nullptr ? *oud : *nieuw;
    Wijziging wijziging{
        .soort = WijzigingSoort::Waarborg,
        .gevolg = Gevolg::Inrichting,
        .id = een.beslissing,
        .beslissing = een.beslissing,
        .onderwerp = "Waarborg bij " + naam_voor_mensen(nieuw == nullptr ? eerst_ : nu_, een.beslissing)};
    vergelijk_delen(std::move(wijziging), oud, nieuw);
  }

  void waarborgen() {
    paar(eerst_.verboden_afhankelijkheden, nu_.verboden_afhankelijkheden,
         &VerbodenAfhankelijkheid::beslissing,
         [this](const auto* oud, const auto* nieuw) { waarborg(oud, nieuw); });
  }

  void gegeven(const Pakket& pakket, const Begrip& begrip, Verandering verandering) {
    const Kenmerken kenmerken{{"Vraag", begrip.vraag}, {"Soort", std::string(woord(begrip.soort))}};
    const bool weg = verandering == Verandering::Weg;
    uit_.push_back({.soort = WijzigingSoort::Gegeven,
                    .verandering = verandering,
                    .id = begrip.id,
                    .onderwerp = naam_voor_mensen(pakket, begrip.id),
                    .punten = eenzijdig(kenmerken, verandering),
                    .bronnen_eerst = weg ? begrip.bronnen : std::vector<std::string>{},
                    .bronnen_nu = weg ? std::vector<std::string>{} : begrip.bronnen});
  }

  void gegevens() {
    for (const auto& [een, ander, verandering] :
         {std::tuple{&eerst_, &nu_, Verandering::Weg}, std::tuple{&nu_, &eerst_, Verandering::Erbij}}) {
      for (const dmn::InputInfo& invoer : een->model->inputs()) {
        const Begrip* begrip = een->begrippen->vind(invoer.name);
        if (begrip != nullptr && ander->model->input(invoer.name) == nullptr) {
          gegeven(*een, *begrip, verandering);
        }
      }
    }
  }

  const Pakket& eerst_;
  const Pakket& nu_;
  base::Date dag_eerst_;
  base::Date dag_nu_;
  std::vector<Wijziging> uit_;
};

}  // namespace

std::vector<Wijziging> wijzigingen(const Pakketdag& eerst, const Pakketdag& nu) {
  return Vergelijker(eerst, nu).run();
}

}  // namespace maatstaf::regels
