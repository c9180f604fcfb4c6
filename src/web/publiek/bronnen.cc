// SPDX-License-Identifier: EUPL-1.2
//
// The source register: what every rule rests on, in our own words, with its place and how sure we are of it.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/hash.h"
#include "web/kern/layout.h"
#include "web/publiek/publiek.h"

namespace maatstaf::web {

namespace {

using regels::Bron;
using regels::Merk;

struct MerkText {
  std::string_view word;
  std::string_view meaning;
};

MerkText text_of(Merk merk) {
  switch (merk) {
    case Merk::Letterlijk:
      return {"letterlijk", "Wij hebben deze tekst zelf gelezen, in de versie hieronder."};
    case Merk::OudereTekst:
      return {"oudere tekst", "Wij hebben een oudere versie gelezen. De tekst van nu kan anders zijn."};
    case Merk::Tweedehands:
      return {"tweedehands", "Wij kennen deze tekst alleen uit een andere bron. Het is praktijk, geen wet."};
    case Merk::Afgeleid:
      return {"afgeleid", "Dit volgt uit andere bronnen. Het staat er niet letterlijk."};
    case Merk::NietGevonden:
      return {"niet gevonden",
              "Deze tekst hebben wij niet gevonden. Waarden zonder bron heten voorbeeldwaarde."};
  }
  return {"", ""};
}

Html merk_label(Merk merk) {
  const auto text = text_of(merk).word;
  return merk == Merk::Letterlijk ? label(text, LabelKind::InWerking) : label(text, LabelKind::Voorbeeld);
}

bool names(const std::vector<std::string>& ids, const std::string& id) {
  return std::ranges::find(ids, id) != ids.end();
}

/// Tables, parameters and readings of a package that rest on this source.
std::vector<std::string> places_in(const regels::Pakket& pakket, const std::string& id) {
  std::vector<std::string> places;
  for (const auto& table : pakket.model->tables()) {
    std::size_t rows = 0;
    for (const auto& rule : table->table->rules) {
      for (const auto& annotation : rule.annotations) {
        if ((" " + annotation + " ").find(" " + id + " ") != std::string::npos) {
          ++rows;
        }
      }
    }
    if (rows > 0) {
      places.push_back(fmt::format("tabel ‘{}’, {}", table->owner_label, count(rows, "rij", "rijen")));
    }
  }
  for (const auto& parameter : pakket.parameters) {
    if (std::ranges::any_of(parameter.waarden, [&](const auto& value) { return names(value.bronnen, id); })) {
      places.push_back("parameter ‘" + parameter.naam + "’");
    }
  }
  for (const auto& reading : pakket.interpretaties) {
    if (names(reading.bronnen, id)) {
      places.push_back("lezing " + reading.id);
    }
  }
  return places;
}

/// What rests on this source, by package.
Html used_by(const regels::Bibliotheek& bibliotheek, const std::string& id) {
  std::vector<Html> items;
  for (const auto& pakket : bibliotheek.pakketten()) {
    const auto places = places_in(*pakket, id);
    if (!places.empty()) {
      items.push_back(markup("{}: {}", link("/regels/" + pakket->id, pakket->titel),
                             fmt::format("{}", fmt::join(places, "; "))));
    }
  }
  return list(ListLook::Rows, items);
}

/// The text itself, only where the documents are installed: the project holds no copy of them.
Html passage_section(const Services& services, const Bron& bron) {
  const auto found = services.passages.find(bron.id);
  if (found == services.passages.end() || !bron.passage) {
    return {};
  }
  const auto where =
      bron.vindplaats.empty() ? bron.titel : fmt::format("{}, {}", bron.titel, bron.vindplaats);
  return section("Wat er letterlijk staat",
                 quotation(found->second, fmt::format("{}. Gelezen in document {}; de vingerafdruk klopt.",
                                                      where, bron.passage->document)));
}

/// The reference as a link where it is an address.
Html reference_of(const Bron& bron) {
  if (bron.link.starts_with("jci")) {
    // A juriconnect reference is an address at the national register of laws.
    return link("https://wetten.overheid.nl/" + bron.link, bron.link);
  }
  return bron.link.starts_with("https://") ? link(bron.link, bron.link) : code(bron.link);
}

/// Where the text stands, and the fingerprint of what was read.
std::vector<Pair> place_of(const Bron& bron) {
  std::vector<Pair> pairs;
  for (const auto& [term, value] : {std::pair{"Plaats", &bron.vindplaats}, std::pair{"Soort", &bron.soort},
                                    std::pair{"Versie", &bron.versie}, std::pair{"BWB", &bron.bwb},
                                    std::pair{"ECLI", &bron.ecli}, std::pair{"Kamerstuk", &bron.kamerstuk}}) {
    if (!value->empty()) {
      pairs.push_back({term, Html::text(*value)});
    }
  }
  if (!bron.link.empty()) {
    pairs.push_back({"Verwijzing", reference_of(bron)});
  }
  if (bron.passage) {
    pairs.push_back({"Vingerafdruk", markup("{} {}", code(base::short_fingerprint(bron.passage->sha256)),
                                            second("document {}, {} woorden", bron.passage->document,
                                                   bron.passage->woorden))});
  }
  return pairs;
}

http::Response source_page(const Visit& visit) {
  const auto& bibliotheek = *visit.services().bibliotheek;
  const auto* bron = bibliotheek.bronnen().vind(visit.request().parameter("id"));
  if (bron == nullptr) {
    return error_page(visit, {.kind = base::ErrorKind::NotFound,
                              .place = {},
                              .cause = "Deze bron staat niet in het register.",
                              .remedy = "Kijk in de lijst van bronnen."});
  }
  const auto users = used_by(bibliotheek, bron->id);
  const auto mark = text_of(bron->merk);
  const auto content = sections(
      stack(crumbs({{"/regels", "De regels"}, {"/bronnen", "Bronnen"}, {"", bron->kort, true}}),
            spread(h1(bron->kort), merk_label(bron->merk)), lead("{}", bron->titel)),
      section("Wat er staat, in onze woorden", reading("{}", bron->zegt),
              message(MessageKind::Uitleg, capital(mark.word) + ".", Html::text(mark.meaning))),
      passage_section(visit.services(), *bron), section("Waar het staat", description_list(place_of(*bron))),
      users.empty() ? users : section("Waar wij het gebruiken", users));
  return page(visit, Shell::Public,
              {.title = "Bron " + bron->kort,
               .current = "/regels",
               .content = content,
               .bars = {},
               .width = MainWidth::Normal,
               .sample = {}});
}

http::Response source_list(const Visit& visit) {
  const auto& bronnen = visit.services().bibliotheek->bronnen();
  std::map<std::string, std::vector<const Bron*>> by_title;
  for (const auto& bron : bronnen.lijst()) {
    by_title[bron.titel].push_back(&bron);
  }
  Table content{.caption = "Bronnen",
                .columns = {column("Bron"), column("Plaats"), column("Wat er staat, in onze woorden"),
                            column("Hoe zeker")},
                .rows = {},
                .total = {}};
  for (const auto& [title, list] : by_title) {
    bool first = true;
    for (const auto* bron : list) {
      content.rows.push_back(
          {.cells = {source_label(bronnen, bron->id), Html::text(bron->vindplaats), Html::text(bron->zegt),
                     merk_label(bron->merk)},
           .group = first ? title : std::string{},
           .group_note = first ? count(list.size(), "plaats", "plaatsen") : std::string{}});
      first = false;
    }
  }
  const auto body = sections(
      stack(crumbs({{"/regels", "De regels"}, {"", "Bronnen", true}}), h1("Bronnen"),
            lead("Op deze teksten rusten de regels. Wij nemen de teksten niet over: hier staat waar u ze "
                 "vindt, en in onze eigen woorden wat er staat.")),
      table_card(content));
  return page(visit, Shell::Public,
              {.title = "Bronnen",
               .current = "/regels",
               .content = body,
               .bars = {},
               .width = MainWidth::Normal,
               .sample = {}});
}

}  // namespace

void voeg_bronnen_toe(Routes& routes) {
  routes.get("/bronnen", Access::everyone(), source_list);
  routes.get("/bronnen/{id}", Access::everyone(), source_page);
}

}  // namespace maatstaf::web
