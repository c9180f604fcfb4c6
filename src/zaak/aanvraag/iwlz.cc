// SPDX-License-Identifier: EUPL-1.2
#include "zaak/aanvraag/iwlz.h"

#include <array>
#include <fstream>
#include <sstream>
#include <utility>

#include "regels/lezen/yaml.h"

namespace maatstaf::zaak {

namespace yaml = regels::yaml;
using base::ErrorKind;
using base::Result;

namespace {

bool negen_cijfers(std::string_view tekst) {
  return tekst.size() == 9 && tekst.find_first_not_of("0123456789") == std::string_view::npos;
}

IwlzCodes::Lijst lees_waarden(yaml::Fields& velden) {
  IwlzCodes::Lijst lijst;
  velden.each("waarden", yaml::Presence::Required, [&](yaml::Fields& waarde) {
    const std::string code = waarde.text("code");
    IwlzCode gelezen{waarde.text("naam"), waarde.text("begrip", yaml::Presence::Optional)};
    if (!lijst.emplace(code, std::move(gelezen)).second) {
      waarde.report("code", "Deze code staat twee keer in de lijst.", "Haal een van beide weg.");
    }
    waarde.done();
  });
  return lijst;
}

}  // namespace

Result<IwlzCodes> IwlzCodes::lees(const std::string& bestand) {
  std::ifstream invoer(bestand, std::ios::binary);
  if (!invoer) {
    return base::fail(ErrorKind::Rules, "Dit bestand ontbreekt of is niet te lezen.",
                      "Geef de map met regels; daar staat iwlz-codes.yaml in.",
                      {.file = bestand, .path = {}});
  }
  std::ostringstream tekst;
  tekst << invoer.rdbuf();
  return lees_tekst(tekst.str(), bestand);
}

Result<IwlzCodes> IwlzCodes::lees_tekst(std::string_view tekst, std::string_view bestand) {
  IwlzCodes codes;
  TRY_VOID(yaml::read_list(tekst, bestand, "lijsten", [&](yaml::Fields& velden) {
    const std::string naam = velden.text("naam");
    static_cast<void>(velden.text("code"));
    if (!codes.lijsten_.emplace(naam, lees_waarden(velden)).second) {
      velden.report("naam", "Deze lijst staat er twee keer.", "Voeg de lijsten samen.");
    }
    velden.done();
  }));
  return codes;
}

const IwlzCodes::Lijst* IwlzCodes::lijst(std::string_view naam) const {
  const auto it = lijsten_.find(naam);
  return it == lijsten_.end() ? nullptr : &it->second;
}

const IwlzCode* IwlzCodes::vind(std::string_view naam, std::string_view code) const {
  const auto* gevonden = lijst(naam);
  if (gevonden == nullptr) {
    return nullptr;
  }
  const auto it = gevonden->find(code);
  return it == gevonden->end() ? nullptr : &it->second;
}

bool is_bsn(std::string_view cijfers) {
  constexpr std::array kGewichten = {9, 8, 7, 6, 5, 4, 3, 2, -1};
  if (!negen_cijfers(cijfers) || cijfers == "000000000") {
    return false;
  }
  int som = 0;
  for (std::size_t i = 0; i < kGewichten.size(); ++i) {
    som += kGewichten[i] * (cijfers[i] - '0');
  }
  return som % 11 == 0;
}

bool is_proef_bsn(std::string_view cijfers) {
  return negen_cijfers(cijfers) && cijfers.starts_with("9999");
}

}  // namespace maatstaf::zaak
