// SPDX-License-Identifier: EUPL-1.2
#include "beoordeling/zoeken/behoeften.h"

#include <algorithm>
#include <map>
#include <set>

namespace maatstaf::beoordeling {
namespace {

using feel::Value;

/// One thing that the outcome consists of: a decision, or a value that counts only when its outcome is ja.
struct Deel {
  int waarde = -1;    ///< slot
  int uitkomst = -1;  ///< slot of the outcome the value belongs to; -1: it counts always
};

std::vector<Deel> delen_van(const regels::Pakket& pakket) {
  const auto slot = [&pakket](const std::string& naam) { return pakket.model->slot(naam).value_or(-1); };
  std::vector<Deel> delen;
  // The main outcome first: nearly all that matters is proven there, so that the search lasts for the others.
  if (!pakket.hoofduitkomst.empty()) {
    delen.push_back({slot(pakket.hoofduitkomst), -1});
  }
  for (const regels::UitkomstSoort& uitkomst : pakket.uitkomsten) {
    delen.push_back({slot(uitkomst.beslissing), -1});
  }
  for (const regels::UitkomstSoort& uitkomst : pakket.uitkomsten) {
    for (const std::string& waarde : uitkomst.waarden) {
      delen.push_back({slot(waarde), slot(uitkomst.beslissing)});
    }
  }
  return delen;
}

/// A first look proves what is easy; only what is left deserves the whole search.
enum class Grondig { Ja, Nee };
constexpr int kEersteBlik = 64;  ///< evaluations for all facts together

enum class Vondst { Bewezen, Uitgesloten, Afgekapt };

struct Kandidaat {
  OnbekendFeit feit;
  std::vector<Value> domein;
  int tegoed = kZoekgrens / 8;  ///< evaluations left: one hard fact must not use up the search for all
  bool bewezen = false;
  bool twijfel = false;  ///< the search was cut off before it was proved or ruled out
};

class Behoeftezoeker {
 public:
  explicit Behoeftezoeker(const Rekenaar& rekenaar)
      : rekenaar_(rekenaar), session_(*rekenaar.pakket().model) {
    for (const OnbekendFeit& feit : rekenaar.onbekend()) {
      index_.emplace(feit.begrip->id, kandidaten_.size());
      kandidaten_.push_back({feit, regels::proefdomein(*feit.begrip)});
    }
    invulling_.assign(kandidaten_.size(), nullptr);
    gezet_ = invulling_;
    rekenaar_.vul(session_);
  }

  /// The worked examples as completions: they reach every row, so that nearly all that matters is proven
  /// there, with few evaluations. What they do not prove is left to `zoek`.
  void probeer_voorbeelden(const std::vector<std::pair<Deel, Value>>& open) {
    std::set<std::size_t> doelen;
    for (const auto& [deel, nu] : open) {
      for (const std::string& oorzaak : oorzaken(nu)) {
        const auto it = index_.find(oorzaak);
        if (it != index_.end() && !kandidaten_[it->second].bewezen) {
          doelen.insert(it->second);
        }
      }
    }
    std::vector<std::vector<const Value*>> aanvullingen = aanvullingen_van_voorbeelden();
    for (const std::size_t doel : doelen) {
      doel_ = doel;
      const auto treffer = std::ranges::find_if(aanvullingen, [&](const auto& aanvulling) {
        invulling_ = aanvulling;
        return maakt_verschil(open);
      });
      if (treffer == aanvullingen.end()) {
        continue;
      }
      kandidaten_[doel].bewezen = true;
      // Where one fact matters, the next often does too.
      std::rotate(aanvullingen.begin(), treffer, treffer + 1);
    }
    invulling_.assign(kandidaten_.size(), nullptr);
  }

  /// `nu` is the value of the part with everything that is missing still unknown. Its causes are complete: a
  /// fact that is not among them cannot change it (docs/adr/0030-needs.md).
  void zoek(const Deel& deel, const Value& nu, Grondig grondig) {
    deel_ = deel;
    for (const std::string& oorzaak : oorzaken(nu)) {
      const auto it = index_.find(oorzaak);
      if (it == index_.end() || kandidaten_[it->second].bewezen) {
        continue;
      }
      doel_ = it->second;
      const int begin = teller_;
      grens_ = grondig == Grondig::Ja ? std::min(kZoekgrens, begin + kandidaten_[doel_].tegoed) : kEersteBlik;
      if (grondig == Grondig::Nee && begin >= grens_) {
        return;
      }
      const Vondst vondst = verdiep(nu);
      kandidaten_[doel_].tegoed -= teller_ - begin;
      if (vondst == Vondst::Bewezen) {
        kandidaten_[doel_].bewezen = true;
      }
      if (vondst == Vondst::Afgekapt && grondig == Grondig::Ja) {
        kandidaten_[doel_].twijfel = true;
      }
    }
  }

  [[nodiscard]] const std::vector<Kandidaat>& kandidaten() const { return kandidaten_; }
  [[nodiscard]] bool vond_niets() const {
    return std::ranges::none_of(kandidaten_, [](const auto& k) { return k.bewezen || k.twijfel; });
  }
  void twijfel_aan(const std::vector<std::string>& namen) {
    for (const std::string& naam : namen) {
      if (const auto it = index_.find(naam); it != index_.end()) {
        kandidaten_[it->second].twijfel = true;
      }
    }
  }

  static Value combineer(const Deel& deel, dmn::Session& session) {
    if (deel.uitkomst < 0) {
      return session.evaluate(deel.waarde);
    }
    const Value uitkomst = session.evaluate(deel.uitkomst);
    if (uitkomst.is_false()) {
      return uitkomst;
    }
    const Value waarde = session.evaluate(deel.waarde);
    return uitkomst.is_unknown() ? Value::unknown(uitkomst, waarde) : waarde;
  }

 private:
  /// Brings the session in step with the completion; what does not depend on a changed fact stays as it was.
  void vul_session() {
    for (std::size_t i = 0; i < kandidaten_.size(); ++i) {
      if (gezet_[i] == invulling_[i]) {
        continue;
      }
      session_.change(kandidaten_[i].feit.slot, invulling_[i]);
      gezet_[i] = invulling_[i];
    }
  }

  Value bereken() {
    ++teller_;
    vul_session();
    return combineer(deel_, session_);
  }

  /// By worked example what it says of the missing facts, by candidate; examples that say nothing are left
  /// out.
  [[nodiscard]] std::vector<std::vector<const Value*>> aanvullingen_van_voorbeelden() const {
    std::vector<std::vector<const Value*>> uit;
    for (const regels::Voorbeeld& voorbeeld : rekenaar_.pakket().voorbeelden) {
      if (voorbeeld.dekking) {
        continue;  // it fills in the facts of one decision only
      }
      std::vector<const Value*> aanvulling(kandidaten_.size(), nullptr);
      bool leeg = true;
      for (std::size_t i = 0; i < kandidaten_.size(); ++i) {
        const auto it = voorbeeld.feiten.find(kandidaten_[i].feit.begrip->id);
        if (it == voorbeeld.feiten.end()) {
          continue;
        }
        aanvulling[i] = &it->second;
        leeg = false;
      }
      if (!leeg) {
        uit.push_back(std::move(aanvulling));
      }
    }
    return uit;
  }

  /// With the others as they are filled in: do two values of the fact under study give a part two known
  /// values that differ?
  bool maakt_verschil(const std::vector<std::pair<Deel, Value>>& open) {
    invulling_[doel_] = nullptr;
    vul_session();
    std::vector<Deel> wachtend;
    for (const auto& [deel, nu] : open) {
      if (telt_mee(oorzaken(combineer(deel, session_)))) {
        wachtend.push_back(deel);
      }
    }
    if (wachtend.empty()) {
      return false;
    }
    std::vector<std::optional<Value>> eerste(wachtend.size());
    for (const Value& waarde : kandidaten_[doel_].domein) {
      invulling_[doel_] = &waarde;
      vul_session();
      for (std::size_t i = 0; i < wachtend.size(); ++i) {
        Value uitkomst = combineer(wachtend[i], session_);
        if (uitkomst.holds_unknown()) {
          continue;
        }
        if (eerste[i] && !feel::same(*eerste[i], uitkomst)) {
          return true;
        }
        eerste[i] = std::move(uitkomst);
      }
    }
    return false;
  }

  [[nodiscard]] bool telt_mee(const std::vector<std::string>& causes) const {
    return std::ranges::binary_search(causes, kandidaten_[doel_].feit.begrip->id);
  }

  /// Searches the completions that are left for one where the fact under study makes a difference.
  Vondst verdiep(const Value& nu) {
    const auto causes = oorzaken(nu);
    if (!telt_mee(causes)) {
      return Vondst::Uitgesloten;
    }
    // Fill in the other cause with the fewest values; one without values to try stays unknown.
    std::optional<std::size_t> ander;
    bool gat = false;
    for (const std::string& cause : causes) {
      const auto it = index_.find(cause);
      if (it == index_.end() || it->second == doel_) {
        continue;
      }
      const std::size_t breedte = kandidaten_[it->second].domein.size();
      gat = gat || breedte == 0;
      if (breedte > 0 && (!ander || breedte < kandidaten_[*ander].domein.size())) {
        ander = it->second;
      }
    }
    return ander ? vertak(*ander) : vergelijk(gat);
  }

  /// Only the fact under study is left: do two of its values differ?
  Vondst vergelijk(bool gat) {
    const std::vector<Value>& domein = kandidaten_[doel_].domein;
    std::optional<Value> eerste;
    bool open = domein.empty() || gat;
    bool verschil = false;
    for (const Value& waarde : domein) {
      if (verschil || teller_ >= grens_) {
        break;
      }
      invulling_[doel_] = &waarde;
      Value uitkomst = bereken();
      if (uitkomst.holds_unknown()) {
        open = true;
      } else if (!eerste) {
        eerste = std::move(uitkomst);
      } else {
        verschil = !feel::same(*eerste, uitkomst);
      }
    }
    invulling_[doel_] = nullptr;
    if (verschil) {
      return Vondst::Bewezen;
    }
    return open || teller_ >= grens_ ? Vondst::Afgekapt : Vondst::Uitgesloten;
  }

  /// Tries the values of another missing fact, one after the other.
  Vondst vertak(std::size_t ander) {
    Vondst slot = Vondst::Uitgesloten;
    for (const Value& waarde : kandidaten_[ander].domein) {
      if (teller_ >= grens_) {
        slot = Vondst::Afgekapt;
        break;
      }
      invulling_[ander] = &waarde;
      const Vondst vondst = verdiep(bereken());
      if (vondst != Vondst::Uitgesloten) {
        slot = vondst;
      }
      if (vondst == Vondst::Bewezen) {
        break;
      }
    }
    invulling_[ander] = nullptr;
    return slot;
  }

  const Rekenaar& rekenaar_;
  dmn::Session session_;
  std::vector<Kandidaat> kandidaten_;
  std::map<std::string, std::size_t, std::less<>> index_;
  std::vector<const Value*> invulling_;  ///< by candidate; nullptr: still unknown
  std::vector<const Value*> gezet_;      ///< the completion that the session has
  Deel deel_;
  std::size_t doel_ = 0;
  int teller_ = 0;
  int grens_ = 0;
};

/// The inputs that a step reads itself: through decisions, but not through those of another step.
std::set<std::string> leest_zelf(const regels::Pakket& pakket, const regels::Stap& stap,
                                 const std::set<std::string>& elders) {
  const dmn::Model& model = *pakket.model;
  std::set<std::string> invoer;
  std::set<int> bezocht;
  std::vector<int> open;
  const auto add = [&](const std::string& naam) {
    if (const auto slot = model.slot(naam)) {
      open.push_back(*slot);
    }
  };
  add(stap.beslissing);
  for (const std::string& naam : stap.onderdelen) {
    add(naam);
  }
  for (const std::string& id : stap.berekeningen) {
    if (const regels::BerekeningSoort* berekening = pakket.berekening(id)) {
      add(berekening->beslissing);
    }
  }
  while (!open.empty()) {
    const int slot = open.back();
    open.pop_back();
    const dmn::DecisionInfo* decision = model.decision_at(slot);
    if (decision == nullptr || !bezocht.insert(slot).second) {
      continue;
    }
    for (const int input : decision->inputs) {
      invoer.insert(model.input_at(input)->name);
    }
    for (const int inner : decision->decisions) {
      if (!elders.contains(model.decision_at(inner)->name)) {
        open.push_back(inner);
      }
    }
  }
  return invoer;
}

/// For which steps is a missing fact?
class Stapwijzer {
 public:
  Stapwijzer(const regels::Pakket& pakket, dmn::Session& session) : pakket_(pakket) {
    for (const regels::Stap& stap : pakket.stappen) {
      std::set<std::string> elders;
      for (const regels::Stap& ander : pakket.stappen) {
        if (&ander == &stap) {
          continue;
        }
        elders.insert(ander.beslissing);
        elders.insert(ander.onderdelen.begin(), ander.onderdelen.end());
      }
      for (const std::string& eigen : stap.onderdelen) {
        elders.erase(eigen);
      }
      zelf_.push_back(leest_zelf(pakket, stap, elders));
      wacht_.push_back(wacht_op(stap, session));
    }
  }

  /// Steps that name it as their judgement; else steps that read it themselves, those that wait for it first.
  [[nodiscard]] std::vector<std::size_t> stappen(const std::string& begrip) const {
    std::vector<std::size_t> noemt;
    std::vector<std::size_t> wacht;
    std::vector<std::size_t> leest;
    std::vector<std::size_t> ver;
    for (std::size_t i = 0; i < pakket_.stappen.size(); ++i) {
      const auto& oordelen = pakket_.stappen[i].oordelen;
      if (std::ranges::find(oordelen, begrip) != oordelen.end()) {
        noemt.push_back(i);
      }
      if (zelf_[i].contains(begrip)) {
        (wacht_[i].contains(begrip) ? wacht : leest).push_back(i);
      }
      if (wacht_[i].contains(begrip)) {
        ver.push_back(i);
      }
    }
    for (const auto* lijst : {&noemt, &wacht, &leest, &ver}) {
      if (!lijst->empty()) {
        return *lijst;
      }
    }
    // No step reads it: it is for closing the case, which is the last step.
    return pakket_.stappen.empty() ? std::vector<std::size_t>{}
                                   : std::vector<std::size_t>{pakket_.stappen.size() - 1};
  }

 private:
  std::set<std::string> wacht_op(const regels::Stap& stap, dmn::Session& session) const {
    std::set<std::string> out;
    const auto add = [&](const std::string& naam) {
      const auto slot = pakket_.model->slot(naam);
      if (!slot) {
        return;
      }
      const auto causes = oorzaken(session.evaluate(*slot));
      out.insert(causes.begin(), causes.end());
    };
    add(stap.beslissing);
    for (const std::string& naam : stap.onderdelen) {
      add(naam);
    }
    return out;
  }

  const regels::Pakket& pakket_;
  std::vector<std::set<std::string>> zelf_;
  std::vector<std::set<std::string>> wacht_;
};

/// Who may supply a fact: for a judgement only the one who is competent.
std::vector<std::string> rollen_van(const regels::Begrip& begrip) {
  if (!begrip.bevoegdheid.empty()) {
    return {begrip.bevoegdheid};
  }
  return begrip.levert;
}

}  // namespace

std::vector<Behoefte> zoek_behoeften(const Rekenaar& rekenaar, dmn::Session& session) {
  const regels::Pakket& pakket = rekenaar.pakket();
  if (rekenaar.onbekend().empty()) {
    return {};
  }
  std::vector<std::pair<Deel, Value>> open;
  for (const Deel& deel : delen_van(pakket)) {
    Value nu = Behoeftezoeker::combineer(deel, session);
    if (nu.holds_unknown()) {
      open.emplace_back(deel, std::move(nu));
    }
  }
  if (open.empty()) {
    return {};
  }
  Behoeftezoeker zoeker(rekenaar);
  for (const auto& [deel, nu] : open) {
    zoeker.zoek(deel, nu, Grondig::Nee);
  }
  zoeker.probeer_voorbeelden(open);
  for (const auto& [deel, nu] : open) {
    zoeker.zoek(deel, nu, Grondig::Ja);
  }
  // Nothing proved and nothing doubted, and still not known: then ask for what it waits for, never for
  // nothing.
  if (zoeker.vond_niets()) {
    for (const auto& [deel, nu] : open) {
      zoeker.twijfel_aan(oorzaken(nu));
    }
  }

  const Stapwijzer wijzer(pakket, session);
  const auto& vocabulaire = pakket.begrippen->lijst();
  struct Gevonden {
    std::size_t stap;
    std::ptrdiff_t plaats;
    Behoefte behoefte;
  };
  std::vector<Gevonden> gevonden;
  for (const Kandidaat& kandidaat : zoeker.kandidaten()) {
    if (!kandidaat.bewezen && !kandidaat.twijfel) {
      continue;
    }
    const regels::Begrip& begrip = *kandidaat.feit.begrip;
    Behoefte behoefte{begrip.id,          begrip.naam, begrip.vraag,     begrip.waarvoor,
                      rollen_van(begrip), {},          kandidaat.bewezen};
    const auto stappen = wijzer.stappen(begrip.id);
    for (const std::size_t stap : stappen) {
      behoefte.stappen.push_back(pakket.stappen[stap].nummer);
    }
    gevonden.push_back({stappen.empty() ? pakket.stappen.size() : stappen.front(),
                        &begrip - vocabulaire.data(), std::move(behoefte)});
  }
  std::ranges::sort(gevonden, [](const Gevonden& a, const Gevonden& b) {
    return std::pair(a.stap, a.plaats) < std::pair(b.stap, b.plaats);
  });
  std::vector<Behoefte> behoeften;
  for (Gevonden& item : gevonden) {
    behoeften.push_back(std::move(item.behoefte));
  }
  return behoeften;
}

std::optional<std::vector<Behoefte>> vul_behoeften_aan(const Rekenaar& rekenaar,
                                                       const std::vector<Behoefte>& bekend) {
  const auto& stappen = rekenaar.pakket().stappen;
  std::vector<Behoefte> uit;
  uit.reserve(bekend.size());
  for (const Behoefte& kaal : bekend) {
    const auto& onbekend = rekenaar.onbekend();
    const auto feit = std::ranges::find_if(
        onbekend, [&](const OnbekendFeit& kandidaat) { return kandidaat.begrip->id == kaal.begrip; });
    const bool past = feit != onbekend.end() && std::ranges::all_of(kaal.stappen, [&](const auto& nummer) {
                        return std::ranges::find(stappen, nummer, &regels::Stap::nummer) != stappen.end();
                      });
    if (!past) {
      return std::nullopt;
    }
    const regels::Begrip& begrip = *feit->begrip;
    uit.push_back({begrip.id, begrip.naam, begrip.vraag, begrip.waarvoor, rollen_van(begrip), kaal.stappen,
                   kaal.zeker});
  }
  return uit;
}

}  // namespace maatstaf::beoordeling
