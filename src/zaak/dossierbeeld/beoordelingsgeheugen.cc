// SPDX-License-Identifier: EUPL-1.2
#include "zaak/dossierbeeld/beoordelingsgeheugen.h"

#include "base/hash.h"
#include "beoordeling/beoordelen/beoordelen.h"

namespace maatstaf::zaak {

namespace {

// The fingerprint of what an assessment depends on: who stated a fact plays no part, what was stated does.
std::string sleutel_van(const regels::Pakket& pakket, const std::string& zoekafdruk,
                        const beoordeling::Feiten& feiten, base::Date peildatum,
                        beoordeling::Uitvoer uitvoer) {
  std::string tekst = (uitvoer == beoordeling::Uitvoer::Volledig ? "volledig\n" : "snel\n") + pakket.id +
                      '\n' + pakket.vingerafdruk + '\n' + zoekafdruk + '\n' + peildatum.text() + '\n';
  for (const auto& [id, feit] : feiten) {
    tekst += id + '=' + feel::to_text(feit.waarde) + '\n';
  }
  return base::sha256_hex(tekst);
}

base::Result<beoordeling::Beoordeling> maak(const regels::Pakket& pakket, const beoordeling::Feiten& feiten,
                                            const beoordeling::Opties& opties,
                                            const std::vector<beoordeling::Behoefte>* bekend) {
  return bekend == nullptr ? beoordeling::beoordeel(pakket, feiten, opties)
                           : beoordeling::beoordeel_met_behoeften(pakket, feiten, opties, *bekend);
}

// Needs are empty only when nothing is open, and that is seen at once: not worth keeping.
void bewaar(Bewaard* bewaard, const std::string& sleutel, const beoordeling::Beoordeling& gemaakt) {
  if (bewaard != nullptr && !gemaakt.behoeften.empty() && bewaard->vind(sleutel) == nullptr) {
    bewaard->onthoud(sleutel, gemaakt.behoeften);
  }
}

}  // namespace

std::string Beoordelingsgeheugen::zoekafdruk_van(const regels::Pakket& pakket) {
  {
    const std::scoped_lock vast(slot_);
    const auto it = zoekafdrukken_.find(&pakket);
    if (it != zoekafdrukken_.end() && it->second.first == pakket.vingerafdruk) {
      return it->second.second;
    }
  }
  auto afdruk = beoordeling::zoekafdruk(pakket);
  const std::scoped_lock vast(slot_);
  zoekafdrukken_.insert_or_assign(&pakket, std::pair(pakket.vingerafdruk, afdruk));
  return afdruk;
}

base::Result<std::shared_ptr<const beoordeling::Beoordeling>> Beoordelingsgeheugen::beoordeel(
    const regels::Pakket& pakket, const beoordeling::Feiten& feiten, base::Date peildatum,
    beoordeling::Uitvoer uitvoer, Bewaard* bewaard) {
  const std::string sleutel = sleutel_van(pakket, zoekafdruk_van(pakket), feiten, peildatum, uitvoer);
  {
    const std::scoped_lock vast(slot_);
    if (const auto it = index_.find(sleutel); it != index_.end()) {
      regels_.splice(regels_.begin(), regels_, it->second);
      bewaar(bewaard, sleutel, *it->second->second);
      return it->second->second;
    }
  }
  beoordeling::Opties opties;
  opties.peildatum = peildatum;
  opties.uitvoer = uitvoer;
  TRY(auto gemaakt, maak(pakket, feiten, opties, bewaard == nullptr ? nullptr : bewaard->vind(sleutel)));
  auto gedeeld = std::make_shared<const beoordeling::Beoordeling>(std::move(gemaakt));
  bewaar(bewaard, sleutel, *gedeeld);
  const std::scoped_lock vast(slot_);
  if (index_.contains(sleutel)) {
    return gedeeld;  // somebody else was as fast
  }
  regels_.emplace_front(sleutel, gedeeld);
  index_.emplace(sleutel, regels_.begin());
  if (regels_.size() > hoogstens_) {
    index_.erase(regels_.back().first);
    regels_.pop_back();
  }
  return gedeeld;
}

std::size_t Beoordelingsgeheugen::aantal() const {
  const std::scoped_lock vast(slot_);
  return regels_.size();
}

}  // namespace maatstaf::zaak
