// SPDX-License-Identifier: EUPL-1.2
//
// Recomputing the rules: every worked example computed again while you look, and the files themselves.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <tuple>

#include "base/hash.h"
#include "base/nederlands.h"
#include "beoordeling/voorbeelden.h"
#include "web/beoordeling_onderdelen.h"
#include "web/layout.h"
#include "web/publiek_regels_delen.h"
#include "web/tabellen.h"
#include "web/verschil.h"

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
    if (pakket->id.starts_with(scheme) && pakket->status != regels::Status::Alternatief)
      list.push_back(pakket.get());
  }
  std::sort(list.begin(), list.end(),
            [](const auto* a, const auto* b) { return a->geldig_van < b->geldig_van; });
  return list;
}

std::vector<const Pakket*> by_scheme(const regels::Bibliotheek& bibliotheek) {
  std::vector<const Pakket*> list;
  for (const auto& pakket : bibliotheek.pakketten()) list.push_back(pakket.get());
  // The scheme that this site explains first, what was only considered last.
  const auto key = [](const Pakket* pakket) {
    const auto scheme = pakket->id.substr(0, pakket->id.find('/'));
    const bool alternative = pakket->status == regels::Status::Alternatief;
    return std::tuple(alternative, scheme != regels::hoofdregeling, scheme, pakket->geldig_van, pakket->id);
  };
  std::sort(list.begin(), list.end(), [&](const auto* a, const auto* b) { return key(a) < key(b); });
  return list;
}

std::string scheme_name(std::string_view id) {
  std::string name(id.substr(0, id.find('/')));
  std::replace(name.begin(), name.end(), '-', ' ');
  constexpr std::size_t abbreviation = 3;  // ekt, pab
  if (name.size() <= abbreviation) {
    for (char& letter : name) letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
  }
  return capital(name);
}

const Pakket* next_of(const regels::Bibliotheek& bibliotheek, const Pakket& pakket) {
  const auto list = in_time(bibliotheek, pakket.id);
  const auto found = std::find(list.begin(), list.end(), &pakket);
  return found == list.end() || std::next(found) == list.end() ? nullptr : *std::next(found);
}

Html package_head(const Pakket& pakket, std::string_view extra) {
  std::vector<Link> path{{"/regels", "De regels"}};
  path.push_back({"/regels/" + pakket.id, last_part(pakket.id), extra.empty()});
  if (!extra.empty()) path.push_back({"", std::string(extra), true});
  return crumbs(path);
}

namespace {

/// Whether every example of a package gives what it expects. Packages do not change while the server runs, so
/// each is computed once, at the first visit. Thread-safe.
class ExampleResults {
 public:
  [[nodiscard]] std::vector<bool> of(const Pakket& pakket) {
    const std::lock_guard lock(mutex_);
    auto& results = results_[pakket.vingerafdruk];
    if (results.size() != pakket.voorbeelden.size()) {
      results.clear();
      for (const auto& example : pakket.voorbeelden)
        results.push_back(beoordeling::reken_na(pakket, example).empty());
    }
    return results;
  }

 private:
  std::mutex mutex_;
  std::map<std::string, std::vector<bool>, std::less<>> results_;
};

http::Response example_list(const Visit& visit, ExampleResults& all_results) {
  const auto* pakket = asked_package(visit);
  if (pakket == nullptr) return no_such_package(visit);
  Table content{.caption = "Uitgewerkte voorbeelden",
                .columns = {column("Voorbeeld"), column("Waarom"), column("Bron"), column("Klopt het?")},
                .rows = {},
                .total = {}};
  const auto results = all_results.of(*pakket);
  const auto right = std::count(results.begin(), results.end(), true);
  std::size_t number = 0;
  for (const auto& example : pakket->voorbeelden) {
    const bool holds = results.at(number++);
    content.rows.push_back(
        {.cells = {link(
                       fmt::format("/regels/{}/voorbeelden/{}", pakket->id, http::encode_percent(example.id)),
                       example.naam),
                   Html::text(example.waarom), source_labels(*pakket->bronregister, example.bron),
                   holds ? state(Toestand::Ja) : state(Toestand::LetOp, "wijkt af")},
         .group = {},
         .group_note = {}});
  }
  const auto body = markup(
      "<div class=\"ms-sections\"><div class=\"ms-stack\">{}<h1>Voorbeelden bij {}</h1><p "
      "class=\"ms-lead\">Dit zijn verzonnen gevallen. De uitkomst volgt uit de regels van dit "
      "pakket en is hier opnieuw berekend. Er kloppen er {} van de {}.</p></div>{}</div>",
      package_head(*pakket, "Voorbeelden"), pakket->titel, right, pakket->voorbeelden.size(),
      table_card(content));
  return page(visit, Shell::Public,
              {.title = "Voorbeelden bij " + pakket->titel,
               .current = "/regels",
               .content = body,
               .bars = {},
               .width = MainWidth::Normal,
               .sample = {}});
}

http::Response example_page(const Visit& visit) {
  const auto* pakket = asked_package(visit);
  if (pakket == nullptr) return no_such_package(visit);
  const auto id = visit.request().parameter("id");
  const auto found = std::find_if(pakket->voorbeelden.begin(), pakket->voorbeelden.end(),
                                  [&](const auto& example) { return example.id == id; });
  if (found == pakket->voorbeelden.end()) return no_such_package(visit);
  const auto feiten = beoordeling::feiten_van(*pakket, *found);
  auto beoordeling = beoordeling::beoordeel(*pakket, feiten,
                                            {.peildatum = found->peildatum,
                                             .doel = beoordeling::Doel::Simulatie,
                                             .uitvoer = beoordeling::Uitvoer::Volledig});
  if (!beoordeling) return error_page(visit, beoordeling.error());
  Table given{
      .caption = "Gegevens", .columns = {column("Gegeven"), column("Waarde")}, .rows = {}, .total = {}};
  for (const auto& [name, feit] : feiten) {
    const auto* begrip = pakket->begrippen->vind(name);
    given.rows.push_back(
        {.cells = {Html::text(naam_voor_mensen(*pakket, name)),
                   begrip == nullptr ? Html{}
                                     : Html::text(pakket->begrippen->in_woorden(*begrip, feit.waarde))},
         .group = {},
         .group_note = {}});
  }
  Html figures;
  for (const auto& figure : beoordeling->berekeningen) figures += berekening_blok(*pakket, figure);
  const auto needs = behoeften_lijst(beoordeling->behoeften);
  const auto body = markup(
      "<div class=\"ms-sections\"><div class=\"ms-stack\">{}<h1>{}</h1><p "
      "class=\"ms-lead\">{}</p><p>{}</p></div><section class=\"ms-section\"><h2>Uitkomst</h2>{}</section>"
      "<section class=\"ms-section\"><h2>De stappen</h2>{}</section>{}{}<section class=\"ms-section\"><h2>De "
      "gegevens</h2>{}</section></div>",
      package_head(*pakket, found->naam), found->naam, found->waarom,
      source_labels(*pakket->bronregister, found->bron), uitkomsten_lijst(*beoordeling),
      stappen_tabel(*pakket, *beoordeling),
      needs.empty() ? needs
                    : markup("<section class=\"ms-section\"><h2>Wat nog nodig is</h2>{}</section>", needs),
      figures.empty() ? figures
                      : markup("<section class=\"ms-section\"><h2>De berekeningen</h2><div "
                               "class=\"ms-stack\">{}</div></section>",
                               figures),
      table_card(given));
  return page(visit, Shell::Public,
              {.title = found->naam,
               .current = "/regels",
               .content = body,
               .bars = {},
               .width = MainWidth::Normal,
               .sample = {}});
}

/// An address of before there was a page for any two packages; people keep it.
http::Response compare_page(const Visit& visit) {
  const auto* pakket = asked_package(visit);
  if (pakket == nullptr) return no_such_package(visit);
  const auto& bibliotheek = *visit.services().bibliotheek;
  const auto other = bibliotheek.vind(visit.request().query.get("met"));
  const auto* met = other ? other.get() : next_of(bibliotheek, *pakket);
  return met == nullptr ? no_such_package(visit) : http::redirect(verschil_adres(pakket->id, met->id));
}

/// The files that make the package, by name below its folder. What is asked is compared with this list, so no
/// other file can ever be read.
std::vector<std::string> files_of(const Pakket& pakket) {
  std::vector<std::string> names;
  std::error_code error;
  for (std::filesystem::recursive_directory_iterator entry(pakket.map, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->is_regular_file(error))
      names.push_back(std::filesystem::relative(entry->path(), pakket.map, error).generic_string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string read_file(const Pakket& pakket, const std::string& name) {
  std::ifstream stream(std::filesystem::path(pakket.map) / name, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

http::Response files_page(const Visit& visit) {
  const auto* pakket = asked_package(visit);
  if (pakket == nullptr) return no_such_package(visit);
  const auto names = files_of(*pakket);
  const auto asked = visit.request().query.get("naam");
  if (!asked.empty()) {
    if (std::find(names.begin(), names.end(), asked) == names.end()) return no_such_package(visit);
    auto response = http::text(read_file(*pakket, asked));
    auto file_name = asked;
    std::replace(file_name.begin(), file_name.end(), '/', '-');
    response.headers.emplace("Content-Disposition",
                             fmt::format("attachment; filename=\"{}\"", http::encode_percent(file_name)));
    return response;
  }
  Table content{.caption = "Bestanden",
                .columns = {column("Bestand"), column("Vingerafdruk"), column("Grootte", ColumnKind::Number)},
                .rows = {},
                .total = {}};
  for (const auto& name : names) {
    const auto bytes = read_file(*pakket, name);
    content.rows.push_back(
        {.cells = {link(fmt::format("/regels/{}/bestanden?naam={}", pakket->id, http::encode_percent(name)),
                        name),
                   code(base::short_fingerprint(base::sha256_hex(bytes))), markup("{} bytes", bytes.size())},
         .group = {},
         .group_note = {}});
  }
  const auto body = markup(
      "<div class=\"ms-sections\"><div class=\"ms-stack\">{}<h1>Bestanden van {}</h1><p "
      "class=\"ms-lead\">Dit zijn de regels zoals de computer ze leest. Met deze bestanden rekent u elke "
      "uitkomst zelf na.</p><p>Vingerafdruk van het hele pakket: {}</p></div>{}</div>",
      package_head(*pakket, "Bestanden"), pakket->titel, code(pakket->vingerafdruk), table_card(content));
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
  routes.get("/regels/{regeling}/{versie}/voorbeelden", Access::everyone(),
             [results = std::make_shared<ExampleResults>()](const Visit& visit) {
               return example_list(visit, *results);
             });
  routes.get("/regels/{regeling}/{versie}/voorbeelden/{id}", Access::everyone(), example_page);
  routes.get("/regels/{regeling}/{versie}/bestanden", Access::everyone(), files_page);
}

}  // namespace maatstaf::web
