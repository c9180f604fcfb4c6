// SPDX-License-Identifier: EUPL-1.2
//
// Recomputing the rules: every worked example computed again while you look, and the files themselves.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <map>
#include <memory>
#include <tuple>
#include <variant>

#include "base/hash.h"
#include "base/nederlands.h"
#include "beoordeling/beoordelen/beoordelen.h"
#include "beoordeling/voorbeelden/voorbeelden.h"
#include "brieven/bundel/zip.h"
#include "regels/bibliotheek/uitgave.h"
#include "web/delen/beoordeling_onderdelen.h"
#include "web/delen/briefpagina.h"
#include "web/kern/forms.h"
#include "web/kern/layout.h"
#include "web/kern/rekenwerk.h"
#include "web/kern/tabellen.h"
#include "web/publiek/regels_delen.h"
#include "web/publiek/verschil.h"

namespace maatstaf::web {

using regels::Pakket;

std::string last_part(std::string_view id) {
  return std::string(id.substr(id.find_last_of('/') + 1));
}

const Pakket* asked_package(const Visit& visit) {
  return visit.services()
      .bibliotheek->vind(visit.request().parameter("regeling") + "/" + visit.request().parameter("versie"))
      .get();
}

http::Response no_such_package(const Visit& visit) {
  return error_page(visit, {.kind = base::ErrorKind::NotFound,
                            .place = {},
                            .cause = "Dit regelpakket is er niet.",
                            .remedy = "Kijk bij ‘De regels’ welke er zijn."});
}

std::vector<const Pakket*> in_time(const regels::Bibliotheek& bibliotheek, std::string_view id) {
  std::vector<const Pakket*> list;
  const auto scheme = std::string(id.substr(0, id.find('/'))) + '/';
  for (const auto& pakket : bibliotheek.pakketten()) {
    if (pakket->id.starts_with(scheme) && pakket->status != regels::Status::Alternatief) {
      list.push_back(pakket.get());
    }
  }
  std::ranges::sort(list, [](const auto* a, const auto* b) { return a->geldig_van < b->geldig_van; });
  return list;
}

std::vector<const Pakket*> by_scheme(const regels::Bibliotheek& bibliotheek) {
  std::vector<const Pakket*> list;
  for (const auto& pakket : bibliotheek.pakketten()) {
    list.push_back(pakket.get());
  }
  // The scheme that this site explains first, what was only considered last.
  const auto key = [](const Pakket* pakket) {
    const auto scheme = pakket->id.substr(0, pakket->id.find('/'));
    const bool alternative = pakket->status == regels::Status::Alternatief;
    return std::tuple(alternative, scheme != regels::kHoofdregeling, scheme, pakket->geldig_van, pakket->id);
  };
  std::ranges::sort(list, [&](const auto* a, const auto* b) { return key(a) < key(b); });
  return list;
}

std::string scheme_name(std::string_view id) {
  std::string name(id.substr(0, id.find('/')));
  std::ranges::replace(name, '-', ' ');
  constexpr std::size_t kAbbreviation = 3;  // ekt, pab
  if (name.size() <= kAbbreviation) {
    for (char& letter : name) {
      letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
    }
  }
  return capital(name);
}

const Pakket* next_of(const regels::Bibliotheek& bibliotheek, const Pakket& pakket) {
  const auto list = in_time(bibliotheek, pakket.id);
  const auto found = std::ranges::find(list, &pakket);
  return found == list.end() || std::next(found) == list.end() ? nullptr : *std::next(found);
}

Html package_head(const Pakket& pakket, std::string_view extra) {
  std::vector<Link> path{{"/regels", "De regels"}};
  path.push_back({"/regels/" + pakket.id, last_part(pakket.id), extra.empty()});
  if (!extra.empty()) {
    path.push_back({"", std::string(extra), true});
  }
  return crumbs(path);
}

namespace {

/// Every worked example computed again: the same for every visitor as long as the package is the same.
base::Result<std::string> examples_of(const Pakket& pakket) {
  Table content{.caption = "Uitgewerkte voorbeelden",
                .columns = {column("Voorbeeld"), column("Waarom"), column("Bron"), column("Klopt het?")},
                .rows = {},
                .total = {}};
  std::size_t right = 0;
  for (const auto& example : pakket.voorbeelden) {
    const bool holds = beoordeling::reken_na(pakket, example).empty();
    right += holds ? 1 : 0;
    content.rows.push_back(
        {.cells = {link(fmt::format("/regels/{}/voorbeelden/{}", pakket.id, http::encode_percent(example.id)),
                        example.naam),
                   Html::text(example.waarom), source_labels(*pakket.bronregister, example.bron),
                   holds ? state(Toestand::Ja) : state(Toestand::LetOp, "wijkt af")},
         .group = {},
         .group_note = {}});
  }
  return sections(stack(package_head(pakket, "Voorbeelden"), h1("Voorbeelden bij " + pakket.titel),
                        lead("Dit zijn verzonnen gevallen. De uitkomst volgt uit de regels van dit pakket en "
                             "is hier opnieuw berekend. Er kloppen er {} van de {}.",
                             right, pakket.voorbeelden.size())),
                  table_card(content))
      .str();
}

/// A page of which the content is computed once.
http::Response computed_page(const Visit& visit, const std::string& key, const std::string& title,
                             http::Computations::Work work) {
  auto computed = bereken(visit, key, std::move(work));
  if (auto* other = std::get_if<http::Response>(&computed)) {
    return std::move(*other);
  }
  return page(visit, Shell::Public,
              {.title = title,
               .current = "/regels",
               .content = Html::trusted(*std::get<std::shared_ptr<const std::string>>(computed)),
               .bars = {},
               .width = MainWidth::Normal,
               .sample = {}});
}

http::Response example_list(const Visit& visit) {
  const auto* pakket = asked_package(visit);
  if (pakket == nullptr) {
    return no_such_package(visit);
  }
  return computed_page(visit, "voorbeelden " + pakket->id + " " + pakket->vingerafdruk,
                       "Voorbeelden bij " + pakket->titel, [pakket] { return examples_of(*pakket); });
}

Html facts_table(const Pakket& pakket, const beoordeling::Feiten& feiten) {
  Table given{
      .caption = "Gegevens", .columns = {column("Gegeven"), column("Waarde")}, .rows = {}, .total = {}};
  for (const auto& [name, feit] : feiten) {
    const auto* begrip = pakket.begrippen->vind(name);
    given.rows.push_back(
        {.cells = {Html::text(naam_voor_mensen(pakket, name)),
                   begrip == nullptr ? Html{}
                                     : Html::text(pakket.begrippen->in_woorden(*begrip, feit.waarde))},
         .group = {},
         .group_note = {}});
  }
  return table_card(given);
}

Html needs_section(const beoordeling::Beoordeling& beoordeling) {
  const auto needs = behoeften_lijst(beoordeling.behoeften);
  return needs.empty() ? needs : section("Wat nog nodig is", needs);
}

Html figures_section(const Pakket& pakket, const beoordeling::Beoordeling& beoordeling) {
  Html figures;
  for (const auto& figure : beoordeling.berekeningen) {
    figures += berekening_blok(pakket, figure);
  }
  return figures.empty() ? figures : section("De berekeningen", stack(figures));
}

base::Result<std::string> example_of(const Pakket& pakket, const regels::Voorbeeld& example) {
  const auto feiten = beoordeling::feiten_van(pakket, example);
  TRY(const auto beoordeling, beoordeling::beoordeel(pakket, feiten,
                                                     {.peildatum = example.peildatum,
                                                      .doel = beoordeling::Doel::Simulatie,
                                                      .uitvoer = beoordeling::Uitvoer::Volledig}));
  return sections(stack(package_head(pakket, example.naam), h1(example.naam), lead("{}", example.waarom),
                        p("{}", source_labels(*pakket.bronregister, example.bron))),
                  section("Uitkomst", uitkomsten_lijst(beoordeling)),
                  section("De stappen", stappen_tabel(pakket, beoordeling)), needs_section(beoordeling),
                  figures_section(pakket, beoordeling), section("De gegevens", facts_table(pakket, feiten)))
      .str();
}

http::Response example_page(const Visit& visit) {
  const auto* pakket = asked_package(visit);
  if (pakket == nullptr) {
    return no_such_package(visit);
  }
  const auto id = visit.request().parameter("id");
  const auto found =
      std::ranges::find_if(pakket->voorbeelden, [&](const auto& example) { return example.id == id; });
  if (found == pakket->voorbeelden.end()) {
    return no_such_package(visit);
  }
  return computed_page(visit, "voorbeeld " + pakket->id + " " + pakket->vingerafdruk + " " + id, found->naam,
                       [pakket, example = &*found] { return example_of(*pakket, *example); });
}

/// An address of before there was a page for any two packages; people keep it.
http::Response compare_page(const Visit& visit) {
  const auto* pakket = asked_package(visit);
  if (pakket == nullptr) {
    return no_such_package(visit);
  }
  const auto& bibliotheek = *visit.services().bibliotheek;
  const auto other = bibliotheek.vind(visit.request().query.get("met"));
  const auto* met = other ? other.get() : next_of(bibliotheek, *pakket);
  return met == nullptr ? no_such_package(visit) : http::redirect(verschil_adres(pakket->id, met->id));
}

/// The files of the package by name below its folder, as they were read when the program started. What is
/// asked is compared with this list, so no other file can ever be read.
std::map<std::string, std::string_view> files_of(const regels::Bibliotheek& bibliotheek,
                                                 const Pakket& pakket) {
  std::map<std::string, std::string_view> files;
  const auto folder = pakket.map + "/";
  const auto& all = bibliotheek.bestanden();
  for (const auto& path : regels::paden(all, folder, "")) {
    files.emplace(path.substr(folder.size()), all.find(path)->second);
  }
  return files;
}

http::Response one_file(std::string_view name, std::string_view bytes) {
  auto response = http::text(std::string(bytes));
  std::string file_name(name);
  std::ranges::replace(file_name, '/', '-');
  response.headers.emplace("Content-Disposition",
                           fmt::format("attachment; filename=\"{}\"", http::encode_percent(file_name)));
  return response;
}

/// "meerzorg-thuis/kader-2026" to "meerzorg-thuis-kader-2026.zip".
std::string zip_name(const Pakket& pakket) {
  std::string name = pakket.id;
  std::ranges::replace(name, '/', '-');
  return name + ".zip";
}

std::string read_me(const Pakket& pakket) {
  return fmt::format(
      "{}\n\nRegelpakket {}, versie {}, {}.\nVingerafdruk: {}\n\n"
      "In de map regels staat alles wat dit pakket leest: de tabellen, de bedragen, de gekozen lezingen,\n"
      "de voorbeelden, en de begrippen en bronnen die het gebruikt. Het is genoeg om elke uitkomst na te\n"
      "rekenen. Pak het zipbestand uit en geef daar deze opdrachten:\n\n"
      "  maatstaf --map . regels toon {}\n  maatstaf --map . regels controleer {}\n\n"
      "De eerste noemt de vingerafdruk. Is die gelijk aan die hierboven, dan hebt u dezelfde regels als "
      "wij.\n"
      "De tweede rekent alle voorbeelden na.\nLicentie: EUPL-1.2.\n",
      pakket.titel, pakket.id, pakket.versie, regels::woord(pakket.status), pakket.vingerafdruk, pakket.id,
      pakket.id);
}

base::Result<std::string> zip_of(const regels::Bibliotheek& bibliotheek, const Pakket& pakket) {
  TRY(const auto files, regels::uitgave(bibliotheek, pakket));
  std::vector<brieven::ZipBestand> content{{"leesmij.txt", read_me(pakket)}};
  for (const auto& [path, text] : files) {
    content.push_back({"regels/" + path, text});
  }
  return brieven::schrijf_zip(content, brieven::ZipSoort::Regels);
}

/// Requirement R156: whoever wants to recompute gets the whole package at once. The same package always gives
/// the same bytes.
http::Response package_zip(const Visit& visit) {
  const auto* pakket = asked_package(visit);
  if (pakket == nullptr) {
    return no_such_package(visit);
  }
  auto computed =
      bereken(visit, "pakket.zip " + pakket->id + " " + pakket->vingerafdruk,
              [bibliotheek = visit.services().bibliotheek, pakket] { return zip_of(*bibliotheek, *pakket); });
  if (auto* other = std::get_if<http::Response>(&computed)) {
    return std::move(*other);
  }
  return download(*std::get<std::shared_ptr<const std::string>>(computed), "application/zip",
                  zip_name(*pakket));
}

http::Response files_page(const Visit& visit) {
  const auto* pakket = asked_package(visit);
  if (pakket == nullptr) {
    return no_such_package(visit);
  }
  const auto files = files_of(*visit.services().bibliotheek, *pakket);
  const auto asked = visit.request().query.get("naam");
  if (!asked.empty()) {
    const auto file = files.find(asked);
    return file == files.end() ? no_such_package(visit) : one_file(file->first, file->second);
  }
  Table content{.caption = "Bestanden",
                .columns = {column("Bestand"), column("Vingerafdruk"), column("Grootte", ColumnKind::Number)},
                .rows = {},
                .total = {}};
  for (const auto& [name, bytes] : files) {
    content.rows.push_back(
        {.cells = {link(fmt::format("/regels/{}/bestanden?naam={}", pakket->id, http::encode_percent(name)),
                        name),
                   code(base::short_fingerprint(base::sha256_hex(bytes))), markup("{} bytes", bytes.size())},
         .group = {},
         .group_note = {}});
  }
  const auto body = sections(
      stack(package_head(*pakket, "Bestanden"), h1("Bestanden van " + pakket->titel),
            lead("Dit zijn de regels zoals de computer ze leest. Met deze bestanden rekent u elke uitkomst "
                 "zelf na."),
            p("Vingerafdruk van het hele pakket: {}", code(pakket->vingerafdruk)),
            buttons(button_link(fmt::format("/regels/{}/pakket.zip", pakket->id),
                                {.text = "Download alles in één zip",
                                 .kind = ButtonKind::Secondary,
                                 .icon = Icon::Download,
                                 .side = IconSide::Before})),
            caption_line("In het zipbestand zitten ook de gedeelde bedragen, en de begrippen en bronnen die "
                         "dit pakket gebruikt.")),
      table_card(content));
  return page(visit, Shell::Public,
              {.title = "Bestanden van " + pakket->titel,
               .current = "/regels",
               .content = body,
               .bars = {},
               .width = MainWidth::Normal,
               .sample = {}});
}

}  // namespace

void voeg_regels_narekenen_toe(Routes& routes) {
  routes.get("/regels/{regeling}/{versie}/vergelijk", Access::everyone(), compare_page);
  routes.get("/regels/{regeling}/{versie}/voorbeelden", Access::everyone(), http::Lane::Compute,
             example_list);
  routes.get("/regels/{regeling}/{versie}/voorbeelden/{id}", Access::everyone(), http::Lane::Compute,
             example_page);
  routes.get("/regels/{regeling}/{versie}/bestanden", Access::everyone(), files_page);
  routes.get("/regels/{regeling}/{versie}/pakket.zip", Access::everyone(), http::Lane::Compute, package_zip);
}

}  // namespace maatstaf::web
