// SPDX-License-Identifier: EUPL-1.2
//
// Reads worked examples. Their facts are checked like those of an application. An example may say only how it
// differs from another (`basis`, `zonder`); what comes out holds all its facts. Format:
// docs/formaten/regelpakket.md.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "regels/lezen/yaml.h"
#include "regels/pakket/pakket_lezer.h"
#include "regels/register/waarde_lezer.h"

namespace maatstaf::regels {
namespace {

using yaml::Fields;
using yaml::Node;
using yaml::Presence;

using Feitenlijst = std::map<std::string, feel::Value>;

/// An example, or base facts that are none, as it stands in the file: its own facts, and where it starts
/// from.
struct Begin {
  Voorbeeld voorbeeld;
  std::vector<std::string> zonder;  ///< facts of the basis that are withdrawn: unknown here
  bool alleen_feiten = false;       ///< base facts: nothing is expected of them
};

/// A chain is there to be read by people.
constexpr std::size_t kLangsteKeten = 8;
/// Of all examples of a package together, so that no small file can blow up into a large one.
constexpr std::size_t kMeesteFeiten = 200'000;

void lees_feiten(Fields& fields, const Begrippen& begrippen, Voorbeeld& voorbeeld) {
  fields.each_entry("feiten", [&](const std::string& id, const Node& node, const std::string& path) {
    const Begrip* begrip = begrippen.vind(id);
    if (begrip == nullptr) {
      fields.failure().report(node, path, fmt::format("Het begrip “{}” bestaat niet.", id),
                              "Neem een naam uit de begrippenlijst.");
      return;
    }
    auto waarde = begrippen.lees(*begrip, als_json(node, *begrip), path);
    if (!waarde) {
      fields.failure().report(node, waarde.error().place.path, waarde.error().cause, waarde.error().remedy);
      return;
    }
    voorbeeld.feiten.emplace(id, std::move(*waarde));
  });
}

/// The answer as people write it in an example: true and false are ja and nee.
std::string antwoord(const Node& node, Fields& fields, const std::string& path) {
  if (node.text == "true" || node.text == "ja") {
    return "ja";
  }
  if (node.text == "false" || node.text == "nee") {
    return "nee";
  }
  if (node.text == "onbekend" || node.text == "nvt") {
    return node.text;
  }
  fields.failure().report(node, path, "Dit is geen antwoord.",
                          "Kies uit: ja, nee, onbekend, nvt, true, false.");
  return {};
}

void lees_verwacht(Fields& fields, Voorbeeld& voorbeeld) {
  fields.each_entry("uitkomsten", [&](const std::string& id, const Node& node, const std::string& path) {
    voorbeeld.uitkomsten.emplace(id, antwoord(node, fields, path));
  });
  fields.each_entry("stappen", [&](const std::string& nummer, const Node& node, const std::string& path) {
    voorbeeld.stappen.emplace(nummer, antwoord(node, fields, path));
  });
  fields.each_entry("waarden", [&](const std::string& id, const Node& node, const std::string&) {
    voorbeeld.waarden.emplace(id, als_waarde(node));
  });
  if (fields.node("nodig") != nullptr) {
    voorbeeld.nodig = fields.texts("nodig");
  }
}

/// What an example and base facts share.
Begin lees_begin(Fields& fields, const Begrippen& begrippen) {
  Begin begin;
  begin.voorbeeld.id = fields.text("id");
  begin.voorbeeld.basis = fields.text("basis", Presence::Optional);
  begin.zonder = fields.texts("zonder");
  lees_feiten(fields, begrippen, begin.voorbeeld);
  begin.voorbeeld.plaats = fields.place();
  for (const std::string& naam : begin.zonder) {
    if (begin.voorbeeld.basis.empty()) {
      fields.report("zonder", "Zonder basis is er niets om weg te laten.",
                    "Noem bij basis waar dit begint, of haal zonder weg.");
    } else if (begin.voorbeeld.feiten.contains(naam)) {
      fields.report("zonder", fmt::format("“{}” staat bij zonder en ook bij de feiten.", naam),
                    "Laat één van de twee staan.");
    }
  }
  return begin;
}

Begin lees_basisfeiten(Fields& fields, const Begrippen& begrippen) {
  Begin begin = lees_begin(fields, begrippen);
  begin.alleen_feiten = true;
  static_cast<void>(fields.text("waarom", Presence::Optional));
  return begin;
}

Begin lees_voorbeeld(Fields& fields, const Begrippen& begrippen) {
  Begin begin = lees_begin(fields, begrippen);
  Voorbeeld& voorbeeld = begin.voorbeeld;
  voorbeeld.naam = fields.text("naam");
  voorbeeld.bron = fields.texts("bron", Presence::Required);
  voorbeeld.waarom = fields.text("waarom");
  voorbeeld.peildatum = fields.optional_date("peildatum");
  fields.map("verwacht", Presence::Required, [&voorbeeld](Fields& map) { lees_verwacht(map, voorbeeld); });
  return begin;
}

base::Result<void> lees_bestand(const Tekstbestand& bestand, const Begrippen& begrippen,
                                std::vector<Begin>& lijst) {
  const std::string_view file = bestand.file;
  const bool dekking = file.substr(file.rfind('/') + 1).starts_with("dekking");
  std::set<std::string> ids;
  const auto neem = [&](Fields& fields, Begin begin) {
    if (!ids.insert(begin.voorbeeld.id).second) {
      fields.report("id", fmt::format("Het voorbeeld “{}” staat hier twee keer.", begin.voorbeeld.id),
                    "Geef elk voorbeeld een eigen id.");
    }
    begin.voorbeeld.dekking = dekking;
    lijst.push_back(std::move(begin));
  };
  TRY(const Node root, yaml::parse(bestand.tekst, file));
  yaml::Failure failure(file);
  Fields fields(root, "", failure);
  fields.each("basisfeiten", Presence::Optional,
              [&](Fields& item) { neem(item, lees_basisfeiten(item, begrippen)); });
  fields.each("voorbeelden", Presence::Required,
              [&](Fields& item) { neem(item, lees_voorbeeld(item, begrippen)); });
  fields.done();
  return failure.result();
}

/// Puts the facts of its basis in every example.
class Uitbreider {
 public:
  explicit Uitbreider(const std::vector<Begin>& lijst) {
    for (const Begin& begin : lijst) {
      op_id_.emplace(begin.voorbeeld.id, &begin);
    }
  }

  /// All facts of an example: (those of the basis, less what is withdrawn), and its own over them.
  base::Result<Feitenlijst> feiten_van(const Begin& begin) {
    std::vector<const Begin*> keten{&begin};
    while (!keten.back()->voorbeeld.basis.empty()) {
      TRY(const Begin* basis, basis_van(*keten.back()));
      const bool rond = std::ranges::find(keten, basis) != keten.end();
      keten.push_back(basis);
      if (rond) {
        return fout(begin, "basis", fmt::format("Dit begint bij zichzelf: {}.", namen(keten)),
                    "Laat één van deze voorbeelden al zijn feiten zelf noemen.");
      }
      if (keten.size() > kLangsteKeten + 1) {
        return fout(begin, "basis",
                    fmt::format("Deze keten is langer dan {}: {}.", kLangsteKeten, namen(keten)),
                    "Begin bij een voorbeeld dat meer feiten zelf noemt.");
      }
    }
    Feitenlijst feiten;
    for (std::size_t i = keten.size(); i-- > 0;) {
      const Begin& deel = *keten[i];
      for (const std::string& naam : deel.zonder) {
        if (feiten.erase(naam) == 0) {
          return fout(deel, "zonder",
                      fmt::format("De basis “{}” noemt “{}” niet.", deel.voorbeeld.basis, naam),
                      "Haal de naam weg bij zonder: wat er niet staat, is al onbekend.");
        }
      }
      for (const auto& [id, waarde] : deel.voorbeeld.feiten) {
        feiten.insert_or_assign(id, waarde);
      }
    }
    return feiten;
  }

  [[nodiscard]] static tl::unexpected<base::Error> fout(const Begin& begin, std::string_view veld,
                                                        std::string oorzaak, std::string raad) {
    base::Place plaats = begin.voorbeeld.plaats;
    plaats.path += fmt::format(".{}", veld);
    return base::fail(base::ErrorKind::Rules, std::move(oorzaak), std::move(raad), std::move(plaats));
  }

 private:
  base::Result<const Begin*> basis_van(const Begin& begin) {
    const auto it = op_id_.find(begin.voorbeeld.basis);
    if (it == op_id_.end()) {
      return fout(begin, "basis", fmt::format("De basis “{}” is er niet.", begin.voorbeeld.basis),
                  "Noem het id van een voorbeeld of van basisfeiten in dit pakket.");
    }
    return it->second;
  }

  static std::string namen(const std::vector<const Begin*>& keten) {
    std::vector<std::string> ids;
    for (const Begin* begin : keten) {
      ids.push_back(begin->voorbeeld.id);
    }
    return fmt::format("{}", fmt::join(ids, " → "));
  }

  std::map<std::string_view, const Begin*> op_id_;
};

/// Base facts share their ids with the examples, so that `basis` names one thing.
base::Result<void> controleer_basisfeiten(const std::vector<Begin>& lijst) {
  std::map<std::string_view, int> aantal;
  for (const Begin& begin : lijst) {
    ++aantal[begin.voorbeeld.id];
  }
  for (const Begin& begin : lijst) {
    if (begin.alleen_feiten && aantal[begin.voorbeeld.id] > 1) {
      return Uitbreider::fout(begin, "id", fmt::format("Het id “{}” bestaat al.", begin.voorbeeld.id),
                              "Geef de basisfeiten een eigen id.");
    }
  }
  return {};
}

}  // namespace

base::Result<std::vector<Voorbeeld>> lees_voorbeelden(std::span<const Tekstbestand> bestanden,
                                                      const Begrippen& begrippen) {
  std::vector<Begin> lijst;
  for (const Tekstbestand& bestand : bestanden) {
    TRY_VOID(lees_bestand(bestand, begrippen, lijst));
  }
  TRY_VOID(controleer_basisfeiten(lijst));
  Uitbreider uitbreider(lijst);
  std::vector<Voorbeeld> uit;
  std::size_t samen = 0;
  for (const Begin& begin : lijst) {
    TRY(Feitenlijst feiten, uitbreider.feiten_van(begin));
    samen += feiten.size();
    if (samen > kMeesteFeiten) {
      return Uitbreider::fout(begin, "basis",
                              fmt::format("Samen hebben de voorbeelden meer dan {} feiten.", kMeesteFeiten),
                              "Verdeel de voorbeelden over meer pakketten, of laat er weg.");
    }
    if (begin.alleen_feiten) {
      continue;  // read, so that a mistake in it is found even when nothing starts from it
    }
    uit.push_back(begin.voorbeeld);
    uit.back().feiten = std::move(feiten);
  }
  return uit;
}

}  // namespace maatstaf::regels
