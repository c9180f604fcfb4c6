// SPDX-License-Identifier: EUPL-1.2
#include "beoordeling/vergelijken/verschilzaken.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "beoordeling/beoordelen/beoordelen.h"
#include "beoordeling/vergelijken/verschilkern.h"
#include "beoordeling/vergelijken/verschilzijde.h"
#include "beoordeling/voorbeelden/voorbeelden.h"
#include "regels/pakket/woorden.h"

namespace maatstaf::beoordeling {
namespace {

using feel::Value;
using regels::Pakket;
using regels::Verandering;
using regels::WijzigingSoort;

/// What a case must show for one change.
struct Zoekdoel {
  std::size_t bevinding = 0;
  std::vector<std::string> kern;  ///< decisions of both packages in which the change can be seen first
  int sterkte = 0;                ///< of the case found so far: 3 outcome, 2 step, 1 value, 0 none
};

enum class Zaaksoort {
  Voorbeeld,  ///< as it stands
  Aangevuld,  ///< what only the other package asks comes from an example of that package
  Veranderd,  ///< with one fact changed
};

struct Zaak {
  const Pakket* pakket = nullptr;
  const regels::Voorbeeld* voorbeeld = nullptr;
  Zaaksoort soort = Zaaksoort::Voorbeeld;
  std::string veranderd;
  Feiten feiten;
};

/// Facts as one text: all, or those that are named.
std::string als_sleutel(const Feiten& feiten, const std::set<std::string>* namen) {
  std::string uit;
  for (const auto& [id, feit] : feiten) {
    if (namen == nullptr || namen->contains(id)) {
      uit += id + "=" + feel::to_text(feit.waarde) + "\n";
    }
  }
  return uit;
}

class Zaakzoeker {
 public:
  explicit Zaakzoeker(Pakketverschil& verschil)
      : verschil_(verschil),
        pakket_eerst_(*verschil.eerst.pakket),
        pakket_nu_(*verschil.nu.pakket),
        eerst_(pakket_eerst_, verschil.rekendag_eerst),
        nu_(pakket_nu_, verschil.rekendag_nu) {}

  void run() {
    maak_doelen();
    auto voorbeelden = verzamel_voorbeelden();
    for (const Zaak& zaak : voorbeelden) {
      if (!probeer(zaak)) {
        continue;
      }
      ++verschil_.voorbeelden;
      if (!uitkomstpunten().empty()) {
        ++verschil_.voorbeelden_anders;
      }
    }
    for (Zaak& zaak : vul_aan(voorbeelden)) {
      if (probeer(zaak)) {
        voorbeelden.push_back(std::move(zaak));
      }
    }
    zoek_verder(voorbeelden);
    for (const Zoekdoel& doel : doelen_) {
      if (doel.sterkte == 0) {
        verschil_.bevindingen[doel.bevinding].uitslag = Zoekuitslag::NietGevonden;
      }
    }
  }

 private:
  // ---- what is looked for ----

  void maak_doelen() {
    for (std::size_t i = 0; i < verschil_.bevindingen.size(); ++i) {
      const GezochteWijziging& bevinding = verschil_.bevindingen[i];
      if (bevinding.wijziging.gevolg != regels::Gevolg::Gedrag ||
          bevinding.uitslag != Zoekuitslag::NietGezocht) {
        continue;
      }
      doelen_.push_back({i, kern_van(pakket_eerst_, pakket_nu_, bevinding.wijziging), 0});
    }
  }

  // ---- does this case show it ----

  /// The slots of `pakket` that both packages fill with a parameter, with the values of the first.
  [[nodiscard]] const std::vector<std::pair<int, Value>>& oude_parameters() {
    if (oude_parameters_) {
      return *oude_parameters_;
    }
    oude_parameters_.emplace();
    for (const ParameterInvoer& invoer : eerst_.rekenaar().parameters()) {
      const auto* ook = pakket_nu_.model->input(invoer.parameter->id).or_null();
      if (ook != nullptr && pakket_nu_.parameter(ook->name) != nullptr) {
        oude_parameters_->emplace_back(ook->slot, invoer.waarde->waarde);
      }
    }
    return *oude_parameters_;
  }

  /// The decision answers otherwise, and not because something it reads did.
  bool ontstaat_in(const std::string& naam) {
    const auto it = ontstaat_.find(naam);
    if (it != ontstaat_.end()) {
      return it->second;
    }
    const bool antwoord = bekend_en_anders(eerst_.waarde(naam), nu_.waarde(naam)) && leest_hetzelfde(naam) &&
                          bekend_en_anders(eerst_.waarde(naam), nu_.waarde_met(naam, oude_parameters()));
    ontstaat_.emplace(naam, antwoord);
    return antwoord;
  }

  /// Of what it reads, only what both packages decide can have changed before it: what one of them asks and
  /// the other decides is the change itself.
  bool leest_hetzelfde(const std::string& naam) {
    const auto* lezer = pakket_eerst_.model->decision(naam).or_null();
    if (lezer == nullptr) {
      return false;
    }
    return std::ranges::all_of(lezer->decisions, [this](int slot) {
      const auto* gelezen = pakket_eerst_.model->decision_at(slot);
      return gelezen == nullptr || !beslist_in_beide(pakket_eerst_, pakket_nu_, gelezen->name) ||
             feel::same(eerst_.waarde(gelezen->name), nu_.waarde(gelezen->name));
    });
  }

  /// A decision, fact or parameter of one package only matters when the first decision that both have arises
  /// otherwise, and hangs on it.
  bool eenzijdig_doet_ertoe(const std::string& naam, const std::vector<std::string>& kern) {
    Verschilzijde& zijde = eerst_.kent(naam) ? eerst_ : nu_;
    return std::ranges::any_of(kern, [&](const std::string& beslissing) {
      return ontstaat_in(beslissing) && zijde.hangt_af_van(beslissing, naam);
    });
  }

  bool parameter_doet_ertoe(const std::string& id, const std::vector<std::string>& kern) {
    const auto slot = pakket_nu_.model->slot(id);
    const regels::Parameter* oud = pakket_eerst_.parameter(id);
    const auto* waarde = oud == nullptr ? nullptr : oud->op(verschil_.rekendag_eerst);
    if (!slot || waarde == nullptr || !eerst_.kent(id)) {
      return eenzijdig_doet_ertoe(id, kern);
    }
    return std::ranges::any_of(kern, [&](const std::string& naam) {
      return bekend_en_anders(eerst_.waarde(naam), nu_.waarde(naam)) &&
             bekend_en_anders(nu_.waarde_met(naam, {{*slot, waarde->waarde}}), nu_.waarde(naam));
    });
  }

  /// Another value of the fact gives another answer where the fact is read.
  bool gegeven_doet_ertoe(const regels::Wijziging& wijziging, const std::vector<std::string>& kern) {
    Verschilzijde& zijde = wijziging.verandering == Verandering::Weg ? eerst_ : nu_;
    const auto slot = zijde.pakket().model->slot(wijziging.id);
    const auto* begrip = zijde.pakket().begrippen->vind(wijziging.id);
    if (!slot || begrip == nullptr) {
      return false;
    }
    const auto domein = regels::proefdomein(*begrip);
    return std::ranges::any_of(kern, [&](const std::string& naam) {
      if (!ontstaat_in(naam)) {
        return false;
      }
      return std::ranges::any_of(domein, [&](const Value& waarde) {
        return bekend_en_anders(zijde.waarde_met(naam, {{*slot, waarde}}), zijde.waarde(naam));
      });
    });
  }

  bool uitkomst_is_er(const regels::Wijziging& wijziging) {
    Verschilzijde& zijde = wijziging.verandering == Verandering::Weg ? eerst_ : nu_;
    return zijde.kent(wijziging.beslissing) && zijde.waarde(wijziging.beslissing).is_true();
  }

  /// The step of one package only gives an answer, and the outcome is another.
  bool stap_is_gezet(const regels::Wijziging& wijziging) {
    Verschilzijde& zijde = wijziging.verandering == Verandering::Weg ? eerst_ : nu_;
    return zijde.zet_stap(wijziging.beslissing) && !uitkomstpunten().empty();
  }

  bool toont(const Zoekdoel& doel) {
    const regels::Wijziging& wijziging = verschil_.bevindingen[doel.bevinding].wijziging;
    const auto ontstaat = [this](const std::string& naam) { return ontstaat_in(naam); };
    const auto anders = [this](const std::string& naam) {
      return bekend_en_anders(eerst_.waarde(naam), nu_.waarde(naam));
    };
    const auto& kern = doel.kern;
    switch (wijziging.soort) {
      case WijzigingSoort::Rij:
        return std::ranges::any_of(kern, ontstaat) &&
               (eerst_.vuurde(wijziging.beslissing, wijziging.rij_eerst) ||
                nu_.vuurde(wijziging.beslissing, wijziging.rij_nu));
      case WijzigingSoort::Parameter:
        return parameter_doet_ertoe(wijziging.id, kern);
      case WijzigingSoort::Gegeven:
        return gegeven_doet_ertoe(wijziging, kern);
      case WijzigingSoort::Uitkomst:
        return uitkomst_is_er(wijziging);
      case WijzigingSoort::Stap:
        if (wijziging.verandering == Verandering::Anders) {
          return std::ranges::any_of(kern, anders);
        }
        return stap_is_gezet(wijziging) && (kern.empty() || std::ranges::any_of(kern, ontstaat));
      case WijzigingSoort::Lezing:
        return std::ranges::any_of(kern, anders);
      case WijzigingSoort::Beslissing:
        if (wijziging.verandering != Verandering::Anders && !wijziging.beslissing.empty()) {
          return kern.empty() ? stap_is_gezet(wijziging) : eenzijdig_doet_ertoe(wijziging.id, kern);
        }
        return std::ranges::any_of(kern, ontstaat);
      default:
        return std::ranges::any_of(kern, ontstaat);
    }
  }

  // ---- what comes out otherwise ----

  std::vector<Verschilpunt> uitkomstpunten() {
    std::vector<Verschilpunt> punten;
    std::set<std::string> gezien;
    for (const Pakket* pakket : {&pakket_eerst_, &pakket_nu_}) {
      for (const regels::UitkomstSoort& soort : pakket->uitkomsten) {
        if (!gezien.insert(soort.id).second) {
          continue;
        }
        const auto a = eerst_.in_set(soort.id);
        const auto b = nu_.in_set(soort.id);
        if (a != b && a != "onbekend" && b != "onbekend") {
          punten.push_back({"Uitkomst: " + soort.naam, std::string(a), std::string(b)});
        }
      }
    }
    return punten;
  }

  std::vector<Verschilpunt> stappunten(const regels::Wijziging& wijziging) {
    std::vector<Verschilpunt> punten;
    const auto woorden = [](Verschilzijde& zijde, const regels::Stap* stap) {
      return stap == nullptr ? std::string("deze stap is er niet")
                             : regels::waarde_in_woorden(zijde.pakket(), zijde.waarde(stap->beslissing));
    };
    for (const regels::Stap& stap : pakket_eerst_.stappen) {
      const auto* ander = pakket_nu_.stap(stap.nummer);
      const bool zelf =
          wijziging.verandering != Verandering::Anders && wijziging.beslissing == stap.beslissing;
      if (ander == nullptr
              ? !zelf
              : !bekend_en_anders(eerst_.waarde(stap.beslissing), nu_.waarde(ander->beslissing))) {
        continue;
      }
      punten.push_back(
          {fmt::format("Stap {}. {}", stap.nummer, stap.naam), woorden(eerst_, &stap), woorden(nu_, ander)});
    }
    if (wijziging.soort == WijzigingSoort::Stap && wijziging.verandering == Verandering::Erbij) {
      if (const auto* stap = pakket_nu_.stap(wijziging.id)) {
        punten.push_back({fmt::format("Stap {}. {}", stap->nummer, stap->naam), woorden(eerst_, nullptr),
                          woorden(nu_, stap)});
      }
    }
    return punten;
  }

  std::vector<Verschilpunt> waardepunten(const std::vector<std::string>& kern) {
    std::vector<Verschilpunt> punten;
    std::set<std::string> gezien;
    for (const std::string& naam : kern) {
      const Value& a = eerst_.waarde(naam);
      const Value& b = nu_.waarde(naam);
      if (!gezien.insert(naam).second || !bekend_en_anders(a, b)) {
        continue;
      }
      punten.push_back({regels::naam_voor_mensen(pakket_nu_, naam),
                        regels::waarde_in_woorden(pakket_eerst_, a),
                        regels::waarde_in_woorden(pakket_nu_, b)});
    }
    return punten;
  }

  /// Both packages assess the case as they would for a person; a case that one of them cannot assess is none.
  bool beide_beoordelen(const Feiten& feiten) const {
    const auto a =
        beoordeel(pakket_eerst_, feiten,
                  {.peildatum = verschil_.rekendag_eerst, .doel = Doel::Simulatie, .uitvoer = Uitvoer::Snel});
    const auto b =
        beoordeel(pakket_nu_, feiten,
                  {.peildatum = verschil_.rekendag_nu, .doel = Doel::Simulatie, .uitvoer = Uitvoer::Snel});
    return a.has_value() && b.has_value();
  }

  void neem_op(Zoekdoel& doel, const Zaak& zaak) {
    GezochteWijziging& bevinding = verschil_.bevindingen[doel.bevinding];
    auto uitkomsten = uitkomstpunten();
    auto stappen = stappunten(bevinding.wijziging);
    auto waarden = waardepunten(doel.kern);
    const int sterkte = !uitkomsten.empty() ? 3 : !stappen.empty() ? 2 : !waarden.empty() ? 1 : 0;
    if (sterkte <= doel.sterkte || !beide_beoordelen(zaak.feiten)) {
      return;
    }
    doel.sterkte = sterkte;
    Verschilzaak gevonden{.pakket = zaak.pakket->id,
                          .voorbeeld = zaak.voorbeeld->id,
                          .naam = zaak.voorbeeld->naam,
                          .veranderd = zaak.veranderd,
                          .feiten = zaak.feiten,
                          .punten = std::move(uitkomsten),
                          .uitkomst_anders = sterkte == 3};
    for (auto* lijst : {&stappen, &waarden}) {
      for (Verschilpunt& punt : *lijst) {
        gevonden.punten.push_back(std::move(punt));
      }
    }
    bevinding.zaak = std::move(gevonden);
    bevinding.uitslag = Zoekuitslag::Gevonden;
  }

  /// False when one of the packages does not take these facts.
  bool probeer(const Zaak& zaak) {
    if (!eerst_.vul(zaak.feiten) || !nu_.vul(zaak.feiten)) {
      return false;
    }
    ++verschil_.zaken;
    ontstaat_.clear();
    // A case that cannot be stronger than the one that was found need not be looked into.
    const int hoogst = uitkomstpunten().empty() ? 2 : 3;
    const int genoeg = zaak.soort == Zaaksoort::Veranderd ? 1 : 3;
    for (Zoekdoel& doel : doelen_) {
      if (doel.sterkte < std::min(genoeg, hoogst) && toont(doel)) {
        neem_op(doel, zaak);
      }
    }
    return true;
  }

  // ---- which cases ----

  [[nodiscard]] std::vector<Zaak> verzamel_voorbeelden() const {
    std::vector<Zaak> zaken;
    std::vector<const Pakket*> pakketten{&pakket_eerst_};
    if (&pakket_eerst_ != &pakket_nu_) {
      pakketten.push_back(&pakket_nu_);
    }
    std::set<std::string> gezien;  // two packages often share an example
    for (const Pakket* pakket : pakketten) {
      for (const regels::Voorbeeld& voorbeeld : pakket->voorbeelden) {
        Zaak zaak{pakket, &voorbeeld, Zaaksoort::Voorbeeld, {}, feiten_van(*pakket, voorbeeld)};
        if (gezien.insert(als_sleutel(zaak.feiten, nullptr)).second) {
          zaken.push_back(std::move(zaak));
        }
      }
    }
    return zaken;
  }

  /// Packages ask different things, and an example answers only what its own package asks. The rest is taken
  /// from examples of the other package, so that both can be known.
  [[nodiscard]] std::vector<Zaak> vul_aan(const std::vector<Zaak>& voorbeelden) const {
    std::vector<Zaak> uit;
    for (const Zaak& zaak : voorbeelden) {
      const Pakket& ander = zaak.pakket == &pakket_eerst_ ? pakket_nu_ : pakket_eerst_;
      std::set<std::string> nodig;
      for (const dmn::InputInfo& invoer : ander.model->inputs()) {
        if (ander.begrippen->vind(invoer.name) != nullptr && !zaak.feiten.contains(invoer.name)) {
          nodig.insert(invoer.name);
        }
      }
      if (nodig.empty()) {
        continue;
      }
      std::set<std::string> gezien;
      for (const Zaak& bron : voorbeelden) {
        if (bron.pakket != &ander || !gezien.insert(als_sleutel(bron.feiten, &nodig)).second) {
          continue;
        }
        Zaak samen = zaak;
        samen.soort = Zaaksoort::Aangevuld;
        samen.veranderd = fmt::format("gegevens erbij uit ‘{}’", bron.voorbeeld->naam);
        for (const auto& [id, feit] : bron.feiten) {
          if (nodig.contains(id)) {
            samen.feiten.emplace(id, feit);
          }
        }
        if (samen.feiten.size() == zaak.feiten.size()) {
          continue;
        }
        uit.push_back(std::move(samen));
        if (uit.size() >= kMeesteAanvullingen) {
          return uit;
        }
      }
    }
    return uit;
  }

  /// The facts that can matter for a change: what the decisions in which it shows depend on.
  [[nodiscard]] std::set<std::string> begrippen_van(const Zoekdoel& doel) const {
    std::vector<std::string> beslissingen = doel.kern;
    beslissingen.push_back(verschil_.bevindingen[doel.bevinding].wijziging.beslissing);
    std::set<std::string> namen;
    for (const std::string& beslissing : beslissingen) {
      for (const Pakket* pakket : {&pakket_eerst_, &pakket_nu_}) {
        for (const std::string& naam : pakket->model->inputs_of(beslissing)) {
          if (pakket->begrippen->vind(naam) != nullptr) {
            namen.insert(naam);
          }
        }
      }
    }
    return namen;
  }

  /// The worked examples with one fact changed, for every change that none of them shows as they stand.
  void zoek_verder(const std::vector<Zaak>& voorbeelden) {
    std::set<std::vector<std::string>>
        klaar;  // changes that show in the same decisions are looked for together
    for (const Zoekdoel& doel : doelen_) {
      if (doel.sterkte > 0 || !klaar.insert(doel.kern).second) {
        continue;
      }
      const auto begrippen = begrippen_van(doel);
      std::set<std::string> gezien;
      for (const Zaak& voorbeeld : voorbeelden) {
        // Examples that are the same in all that matters here need to be tried once.
        if (!gezien.insert(als_sleutel(voorbeeld.feiten, &begrippen)).second) {
          continue;
        }
        if (!verander_feiten(voorbeeld, begrippen)) {
          return;
        }
      }
    }
  }

  /// The example with one fact changed, over the test values of the vocabulary; false when it is enough.
  bool verander_feiten(const Zaak& voorbeeld, const std::set<std::string>& namen) {
    for (const std::string& naam : namen) {
      const regels::Begrip& begrip = *pakket_nu_.begrippen->vind(naam);
      const auto was = voorbeeld.feiten.find(naam);
      const bool had = was != voorbeeld.feiten.end();
      for (const Value& waarde : regels::proefdomein(begrip)) {
        if (had && feel::same(was->second.waarde, waarde)) {
          continue;
        }
        if (verschil_.zaken >= kMeesteZaken) {
          return false;
        }
        Zaak zaak = voorbeeld;
        zaak.feiten[naam].waarde = waarde;
        const auto in_woorden = [&](const Value& w) { return pakket_nu_.begrippen->in_woorden(begrip, w); };
        zaak.soort = Zaaksoort::Veranderd;
        if (!zaak.veranderd.empty()) {
          zaak.veranderd += "; ";
        }
        zaak.veranderd += fmt::format("{}: {} in plaats van {}", begrip.naam, in_woorden(waarde),
                                      had ? in_woorden(was->second.waarde) : "niet bekend");
        static_cast<void>(probeer(zaak));
      }
    }
    return true;
  }

  Pakketverschil& verschil_;
  const Pakket& pakket_eerst_;
  const Pakket& pakket_nu_;
  Verschilzijde eerst_;
  Verschilzijde nu_;
  std::vector<Zoekdoel> doelen_;
  std::map<std::string, bool, std::less<>> ontstaat_;  ///< by decision, for the case at hand
  std::optional<std::vector<std::pair<int, Value>>> oude_parameters_;
};

}  // namespace

void zoek_zaken(Pakketverschil& verschil) {
  Zaakzoeker(verschil).run();
}

}  // namespace maatstaf::beoordeling
