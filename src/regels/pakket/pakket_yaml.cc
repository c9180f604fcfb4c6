// SPDX-License-Identifier: EUPL-1.2
//
// Reads pakket.yaml and interpretaties.yaml. Format: docs/formaten/regelpakket.md.
#include <fmt/format.h>

#include <set>

#include "regels/lezen/yaml.h"
#include "regels/pakket/pakket_lezer.h"
#include "regels/register/waarde_lezer.h"

namespace maatstaf::regels {
namespace {

using yaml::Fields;
using yaml::Presence;

const std::vector<std::pair<std::string_view, std::string_view>> tekens = {
    {"plus", "plus"}, {"min", "min"}, {"maal", "maal"}, {"gedeeld_door", "gedeeld_door"}, {"is", "is"}};

Stap lees_stap(Fields& fields) {
  Stap stap;
  stap.nummer = fields.text("nummer");
  stap.naam = fields.text("naam");
  stap.vraag = fields.text("vraag");
  stap.uitleg = fields.text("uitleg", Presence::Optional);
  stap.beslissing = fields.text("beslissing");
  stap.wie = fields.text("wie");
  stap.oordelen = fields.texts("oordelen");
  stap.onderdelen = fields.texts("onderdelen");
  stap.berekeningen = fields.texts("berekeningen");
  stap.bronnen = fields.texts("bronnen", Presence::Required);
  stap.plaats = fields.place();
  if (!stap.wie.empty() && !is_rol(stap.wie)) {
    fields.report("wie", fmt::format("De rol “{}” is niet bekend.", stap.wie), kies_een_rol());
  }
  return stap;
}

UitkomstSoort lees_uitkomst(Fields& fields) {
  UitkomstSoort uitkomst;
  uitkomst.id = fields.text("id");
  uitkomst.naam = fields.text("naam");
  uitkomst.beslissing = fields.text("beslissing");
  uitkomst.gunstig = fields.flag("gunstig", true);
  uitkomst.besluit = fields.choice<BesluitSoort>("besluit");
  uitkomst.waarden = fields.texts("waarden");
  uitkomst.plaats = fields.place();
  return uitkomst;
}

BerekeningSoort lees_berekening(Fields& fields) {
  BerekeningSoort berekening;
  berekening.id = fields.text("id");
  berekening.naam = fields.text("naam");
  berekening.beslissing = fields.text("beslissing");
  berekening.eenheid = fields.text("eenheid");
  fields.each("regels", Presence::Required, [&berekening](Fields& item) {
    BerekeningRegelSoort regel;
    regel.naam = item.text("naam");
    regel.waarde = item.text("waarde");
    regel.teken = item.choice("teken", tekens, std::optional<std::string_view>("plus"));
    regel.bron = item.text("bron", Presence::Optional);
    berekening.regels.push_back(std::move(regel));
  });
  berekening.plaats = fields.place();
  return berekening;
}

VerbodenAfhankelijkheid lees_verbod(Fields& fields) {
  return {fields.text("beslissing"), fields.texts("leest_niet", Presence::Required), fields.text("reden"),
          fields.texts("bronnen", Presence::Required), fields.place()};
}

ControleUitzondering lees_uitzondering(Fields& fields) {
  ControleUitzondering uit;
  const auto soort = base::lees<BevindingSoort>(fields.text("controle"));
  if (!soort || *soort == BevindingSoort::Voorbeeld || *soort == BevindingSoort::OverbodigeUitzondering) {
    fields.report("controle", "Dit is geen soort bevinding waarvoor een uitzondering kan.",
                  "Neem de naam van een bevinding, bijvoorbeeld rijdekking.");
  }
  uit.soort = soort.value_or(BevindingSoort::Rijdekking);
  uit.plek = fields.text("plek");
  uit.reden = fields.text("reden");
  uit.bronnen = fields.texts("bronnen", Presence::Required);
  uit.plaats = fields.place();
  return uit;
}

/// Reads a list and refuses two items with the same key.
template <class T>
void lees_lijst(Fields& fields, std::string_view key, std::string_view id, std::string T::* member,
                std::vector<T>& out, T (*read)(Fields&)) {
  std::set<std::string> seen;
  fields.each(key, Presence::Optional, [&](Fields& item) {
    out.push_back(read(item));
    if (!seen.insert(out.back().*member).second) {
      item.report(id, fmt::format("“{}” staat hier twee keer.", out.back().*member),
                  "Geef elk onderdeel een eigen naam.");
    }
  });
}

/// The field `invoering`. It only means something for a package that replaces another, within its own
/// validity.
void lees_invoering(Fields& fields, Pakket& pakket) {
  fields.map("invoering", Presence::Optional, [&pakket](Fields& map) {
    GeleidelijkeInvoering invoering;
    invoering.per = map.choice<InvoeringPer>("per");
    invoering.vanaf = map.date("vanaf");
    invoering.uiterlijk = map.date("uiterlijk");
    if (invoering.uiterlijk < invoering.vanaf) {
      map.report("uiterlijk", "De laatste dag van de invoering ligt voor de eerste.",
                 "Pas een van beide aan.");
    }
    if (invoering.vanaf < pakket.geldig_van) {
      map.report("vanaf", "De invoering begint voordat het pakket geldt.",
                 "Kies een dag waarop het pakket geldt.");
    }
    if (pakket.geldig_tot_en_met && *pakket.geldig_tot_en_met < invoering.uiterlijk) {
      map.report("uiterlijk", "De invoering eindigt nadat het pakket niet meer geldt.",
                 "Kies een dag waarop het pakket geldt.");
    }
    if (pakket.vervangt.empty()) {
      map.report("vanaf", "Dit pakket vervangt niets, dus er is niets dat tot de invoering geldt.",
                 "Vul vervangt in, of laat invoering weg.");
    }
    pakket.invoering = invoering;
  });
}

void lees_kop(Fields& fields, Pakket& pakket) {
  pakket.id = fields.text("id");
  pakket.titel = fields.text("titel");
  pakket.versie = fields.text("versie");
  pakket.status = fields.choice<Status>("status");
  fields.map("geldig", Presence::Required, [&pakket](Fields& map) {
    pakket.geldig_van = map.date("van");
    pakket.geldig_tot_en_met = map.optional_date("tot_en_met");
    if (pakket.geldig_tot_en_met && *pakket.geldig_tot_en_met < pakket.geldig_van) {
      map.report("tot_en_met", "De einddatum ligt voor de begindatum.", "Pas een van beide aan.");
    }
  });
  pakket.gekozen_op = fields.text("gekozen_op");
  fields.map("toepassing", Presence::Optional, [&pakket](Fields& map) {
    pakket.toepassing.leveringsvormen = map.texts("leveringsvormen");
    pakket.toepassing.setting = map.texts("setting");
    pakket.toepassing.soorten_aanvraag = map.texts("soorten_aanvraag");
    pakket.toepassing.toelichting = map.text("toelichting", Presence::Optional);
  });
  pakket.vervangt = fields.texts("vervangt");
  pakket.naast = fields.texts("naast");
  lees_invoering(fields, pakket);
  pakket.samenvatting = fields.text("samenvatting");
}

/// `hoofduitkomst: null` is said on purpose; leaving it out is a mistake.
std::string lees_hoofduitkomst(Fields& fields) {
  const yaml::Node* node = fields.node("hoofduitkomst", Presence::Required);
  return node == nullptr || node->kind == yaml::NodeKind::Null ? std::string{} : fields.text("hoofduitkomst");
}

Lezing lees_lezing(Fields& fields) {
  return {fields.text("naam"), fields.text("uitleg")};
}

Interpretatie lees_interpretatie(Fields& fields) {
  Interpretatie interpretatie;
  interpretatie.id = fields.text("id");
  interpretatie.over = fields.text("over", Presence::Optional);
  interpretatie.vraag = fields.text("vraag");
  fields.map("gekozen", Presence::Required, [&](Fields& map) { interpretatie.gekozen = lees_lezing(map); });
  fields.each("alternatieven", Presence::Required,
              [&](Fields& item) { interpretatie.alternatieven.push_back(lees_lezing(item)); });
  interpretatie.waarom = fields.text("waarom");
  interpretatie.raakt = fields.texts("raakt");
  interpretatie.bronnen = fields.texts("bronnen");
  interpretatie.plaats = fields.place();
  return interpretatie;
}

}  // namespace

base::Result<Pakket> lees_pakket_yaml(std::string_view text, std::string_view file) {
  TRY(const yaml::Node root, yaml::parse(text, file));
  yaml::Failure failure(file);
  Fields fields(root, "", failure);
  Pakket pakket;
  lees_kop(fields, pakket);
  pakket.modelbestand = fields.text("model");
  pakket.hoofduitkomst = lees_hoofduitkomst(fields);
  lees_lijst(fields, "uitkomsten", "id", &UitkomstSoort::id, pakket.uitkomsten, lees_uitkomst);
  lees_lijst(fields, "stappen", "nummer", &Stap::nummer, pakket.stappen, lees_stap);
  lees_lijst(fields, "berekeningen", "id", &BerekeningSoort::id, pakket.berekeningen, lees_berekening);
  fields.each("verboden_afhankelijkheden", Presence::Optional,
              [&](Fields& item) { pakket.verboden_afhankelijkheden.push_back(lees_verbod(item)); });
  fields.each("uitzonderingen", Presence::Optional,
              [&](Fields& item) { pakket.uitzonderingen.push_back(lees_uitzondering(item)); });
  pakket.bronnen = fields.texts("bronnen", Presence::Required);
  pakket.parameters_gedeeld = fields.texts("parameters_gedeeld");
  fields.done();
  TRY_VOID(failure.result());
  return pakket;
}

base::Result<std::vector<Interpretatie>> lees_interpretaties(std::string_view text, std::string_view file) {
  std::vector<Interpretatie> lijst;
  std::set<std::string> ids;
  TRY_VOID(yaml::read_list(text, file, "interpretaties", [&](Fields& fields) {
    lijst.push_back(lees_interpretatie(fields));
    if (!ids.insert(lijst.back().id).second) {
      fields.report("id", fmt::format("De interpretatie “{}” staat hier twee keer.", lijst.back().id),
                    "Geef elke interpretatie een eigen id.");
    }
  }));
  return lijst;
}

}  // namespace maatstaf::regels
