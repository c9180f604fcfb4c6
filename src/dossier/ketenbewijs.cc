// SPDX-License-Identifier: EUPL-1.2
#include "dossier/ketenbewijs.h"

#include <fmt/format.h>

#include "dossier/keten.h"

namespace maatstaf::dossier {
namespace {

using base::ErrorKind;

tl::unexpected<base::Error> wijkt_af(ErrorKind soort, std::size_t index, std::string_view veld,
                                     std::string oorzaak) {
  return base::fail(soort, std::move(oorzaak), "Vraag het zorgkantoor om een nieuwe bundel.",
                    {.path = fmt::format("[{}].{}", index, veld)});
}

/// The link, when the JSON is exactly an object with these twelve members and nothing else.
base::Result<Schakel> lees(const base::Json& json, std::size_t index) {
  static constexpr std::string_view kGeen = "Dit is geen gebeurtenis van een keten.";
  const auto* object = json.if_object();
  if (object == nullptr || json.text("formaat") != kFormaat || object->size() != 12) {
    return wijkt_af(ErrorKind::Input, index, "formaat", std::string(kGeen));
  }
  Schakel schakel;
  schakel.nummer = json.integer("nummer");
  const std::vector<std::pair<const char*, std::string*>> teksten = {
      {"dossier", &schakel.dossier},
      {"soort", &schakel.soort},
      {"account", &schakel.actor.account},
      {"rol", &schakel.actor.rol},
      {"kantoor", &schakel.actor.kantoor},
      {"geldig_op", &schakel.geldig_op},
      {"vastgelegd_op", &schakel.vastgelegd_op},
      {"inhoud_sha256", &schakel.inhoud_sha256},
      {"vorige", &schakel.vorige},
      {"hash", &schakel.hash}};
  for (const auto& [naam, doel] : teksten) {
    const base::Json* lid = json.find(naam);
    if (lid == nullptr || lid->if_string() == nullptr) {
      return wijkt_af(ErrorKind::Input, index, naam, std::string(kGeen));
    }
    *doel = *lid->if_string();
  }
  return schakel;
}

}  // namespace

base::Json ketenbewijs(const std::vector<Gebeurtenis>& gebeurtenissen) {
  base::Json bewijs(base::Json::Array{});
  for (const Gebeurtenis& gebeurtenis : gebeurtenissen) {
    Schakel schakel;
    schakel.dossier = gebeurtenis.dossier;
    schakel.nummer = gebeurtenis.nummer;
    schakel.soort = gebeurtenis.soort;
    schakel.actor = gebeurtenis.actor;
    schakel.geldig_op = gebeurtenis.geldig_op.text();
    schakel.vastgelegd_op = gebeurtenis.vastgelegd_op.text();
    schakel.vorige = gebeurtenis.vorige;
    base::Json regel = koptekst(schakel);
    regel["inhoud_sha256"] = gebeurtenis.inhoud_sha256;
    regel["hash"] = gebeurtenis.hash;
    bewijs.push_back(std::move(regel));
  }
  return bewijs;
}

base::Result<std::string> controleer_ketenbewijs(const base::Json& bewijs) {
  const auto* regels = bewijs.if_array();
  if (regels == nullptr || regels->empty()) {
    return base::fail(ErrorKind::Input, "Er zijn geen gebeurtenissen om te controleren.",
                      "Vraag het zorgkantoor om een nieuwe bundel.");
  }
  std::string vorige(kGeenVorige);
  std::string dossier;
  for (std::size_t i = 0; i < regels->size(); ++i) {
    TRY(const Schakel schakel, lees((*regels)[i], i));
    if (i == 0) {
      dossier = schakel.dossier;
    }
    if (schakel.dossier != dossier) {
      return wijkt_af(ErrorKind::Conflict, i, "dossier", "Deze gebeurtenis hoort bij een ander dossier.");
    }
    if (schakel.nummer != static_cast<std::int64_t>(i) + 1) {
      return wijkt_af(ErrorKind::Conflict, i, "nummer",
                      "Er ontbreekt een gebeurtenis, of de volgorde is veranderd.");
    }
    if (schakel.vorige != vorige) {
      return wijkt_af(ErrorKind::Conflict, i, "vorige",
                      "De verwijzing naar de gebeurtenis ervoor klopt niet.");
    }
    if (bereken_hash(schakel, schakel.inhoud_sha256) != schakel.hash) {
      return wijkt_af(ErrorKind::Conflict, i, "hash",
                      "De hash hoort niet bij deze gebeurtenis: een van beide is veranderd.");
    }
    vorige = schakel.hash;
  }
  return vorige;
}

}  // namespace maatstaf::dossier
