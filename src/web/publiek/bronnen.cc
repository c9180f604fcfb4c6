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

/// The tables whose rows rest on this source, by package.
Html used_by(const regels::Bibliotheek& bibliotheek, const std::string& id) {
  Html items;
  for (const auto& pakket : bibliotheek.pakketten()) {
    std::vector<std::string> places;
    for (const auto& table : pakket->model->tables()) {
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
    for (const auto& parameter : pakket->parameters) {
      for (const auto& value : parameter.waarden) {
        if (names(value.bronnen, id)) {
          places.push_back("parameter ‘" + parameter.naam + "’");
          break;
        }
      }
    }
    for (const auto& reading : pakket->interpretaties) {
      if (names(reading.bronnen, id)) {
        places.push_back("lezing " + reading.id);
      }
    }
    if (!places.empty()) {
      items += markup("<li>{}: {}</li>", link("/regels/" + pakket->id, pakket->titel),
                      fmt::format("{}", fmt::join(places, "; ")));
    }
  }
  return items;
}

/// The text itself, only where the documents are installed: the project holds no copy of them.
Html passage_section(const Services& services, const Bron& bron) {
  const auto found = services.passages.find(bron.id);
  if (found == services.passages.end() || !bron.passage) {
    return {};
  }
  return markup(
      "<section class=\"ms-section\"><h2>Wat er letterlijk staat</h2><figure class=\"ms-stack\"><blockquote "
      "class=\"ms-text\"><p>{}</p></blockquote><figcaption class=\"ms-second\">{}. Gelezen in document {}; "
      "de "
      "vingerafdruk klopt.</figcaption></figure></section>",
      found->second,
      bron.vindplaats.empty() ? bron.titel : fmt::format("{}, {}", bron.titel, bron.vindplaats),
      bron.passage->document);
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
  std::vector<Pair> pairs;
  const auto add = [&](std::string_view term, const std::string& value) {
    if (!value.empty()) {
      pairs.push_back({std::string(term), Html::text(value)});
    }
  };
  add("Plaats", bron->vindplaats);
  add("Soort", bron->soort);
  add("Versie", bron->versie);
  add("BWB", bron->bwb);
  add("ECLI", bron->ecli);
  add("Kamerstuk", bron->kamerstuk);
  if (bron->link.starts_with("jci")) {
    // A juriconnect reference is an address at the national register of laws.
    pairs.push_back({"Verwijzing", link("https://wetten.overheid.nl/" + bron->link, bron->link)});
  } else if (bron->link.starts_with("https://")) {
    pairs.push_back({"Verwijzing", link(bron->link, bron->link)});
  } else if (!bron->link.empty()) {
    pairs.push_back({"Verwijzing", code(bron->link)});
  }
  if (bron->passage) {
    pairs.push_back({"Vingerafdruk", markup("{} <span class=\"ms-second\">document {}, {} woorden</span>",
                                            code(base::short_fingerprint(bron->passage->sha256)),
                                            bron->passage->document, bron->passage->woorden)});
  }
  const auto users = used_by(bibliotheek, bron->id);
  const auto content = markup(
      "<div class=\"ms-sections\"><div class=\"ms-stack\">{}<div class=\"ms-spread\"><h1>{}</h1>{}</div><p "
      "class=\"ms-lead\">{}</p></div>"
      "<section class=\"ms-section\"><h2>Wat er staat, in onze woorden</h2><p "
      "class=\"ms-text\">{}</p>{}</section>{}"
      "<section class=\"ms-section\"><h2>Waar het staat</h2>{}</section>{}</div>",
      crumbs({{"/regels", "De regels"}, {"/bronnen", "Bronnen"}, {"", bron->kort, true}}), bron->kort,
      merk_label(bron->merk), bron->titel, bron->zegt,
      message(MessageKind::Uitleg, capital(text_of(bron->merk).word) + ".",
              Html::text(text_of(bron->merk).meaning)),
      passage_section(visit.services(), *bron), description_list(pairs),
      users.empty() ? Html{}
                    : markup("<section class=\"ms-section\"><h2>Waar wij het gebruiken</h2><ul "
                             "class=\"ms-plain ms-rows\">{}</ul></section>",
                             users));
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
  const auto body = markup(
      "<div class=\"ms-sections\"><div class=\"ms-stack\">{}<h1>Bronnen</h1><p class=\"ms-lead\">Op deze "
      "teksten rusten de regels. Wij nemen de teksten niet "
      "over: hier staat waar u ze vindt, en in onze eigen woorden wat er staat.</p></div>{}</div>",
      crumbs({{"/regels", "De regels"}, {"", "Bronnen", true}}), table_card(content));
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
