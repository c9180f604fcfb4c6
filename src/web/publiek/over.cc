// SPDX-License-Identifier: EUPL-1.2
//
// Pages about this site: words, accessibility, privacy, help.
#include "web/delen/beoordeling_onderdelen.h"
#include "web/kern/layout.h"
#include "web/publiek/publiek.h"

namespace maatstaf::web {

namespace {

using regels::BegripSoort;

http::Response prose(const Visit& visit, std::string_view title, const Html& text) {
  return page(visit, Shell::Public,
              {.title = std::string(title),
               .current = {},
               .content = block(Block::Prose, h1(title), text),
               .bars = {},
               .width = MainWidth::Normal,
               .sample = {}});
}

http::Response words(const Visit& visit) {
  const auto& bibliotheek = *visit.services().bibliotheek;
  Table content{
      .caption = "Alle gegevens en oordelen",
      .columns = {column("Begrip"), column("Vraag"), column("Soort"), column("Van wie"), column("Bron")},
      .rows = {},
      .total = {}};
  for (const auto& begrip : bibliotheek.begrippen().lijst()) {
    const auto van =
        begrip.bevoegdheid.empty() ? rollen_in_woorden(begrip.levert) : rol_naam(begrip.bevoegdheid);
    content.rows.push_back(
        {.cells = {Html::text(begrip.naam), Html::text(begrip.vraag) + caption_line("{}", begrip.waarvoor),
                   Html::text(naam(begrip.soort)), Html::text(van),
                   source_labels(bibliotheek.bronnen(), begrip.bronnen)},
         .group = {},
         .group_note = {}});
  }
  const auto kinds = description_list(
      {{"register", Html::text("Staat in een register, zoals het indicatiebesluit van het CIZ.")},
       {"opgave", Html::text("Vertelt de cliënt, de ouder of de behandelaar.")},
       {"oordeel", Html::text("Geeft een deskundige, met een reden. Daarna staat het vast.")},
       {"berekend", Html::text("Volgt uit de andere gegevens.")}});
  const auto body = sections(
      stack(h1("Begrippen"),
            lead("Dit is alles wat een regel kan lezen, elk met de vraag die wij stellen en waarom. Meer "
                 "vragen wij niet."),
            kinds),
      table_card(content));
  return page(visit, Shell::Public,
              {.title = "Begrippen",
               .current = {},
               .content = body,
               .bars = {},
               .width = MainWidth::Normal,
               .sample = {}});
}

http::Response accessibility(const Visit& visit) {
  return prose(
      visit, "Toegankelijkheid",
      all(lead("Iedereen moet Maatstaf kunnen gebruiken. Wij bouwen naar WCAG 2.2, niveau AA."),
          h2("Dit kunt u verwachten"),
          bullets({"U kunt alles met het toetsenbord doen.",
                   "Een schermlezer leest elke toestand als woord. Kleur staat nooit alleen.",
                   "De pagina’s werken op een telefoon, met grote letters en zonder JavaScript.",
                   "U kiest onderaan elke pagina lichte of donkere kleuren.",
                   "Brieven zijn er als webpagina en als PDF met codes voor schermlezers."}),
          h2("Lukt iets niet?"),
          p("Laat het uw zorgkantoor weten. U kunt uw aanvraag ook op papier of aan de telefoon doen.")));
}

http::Response privacy(const Visit& visit) {
  return prose(
      visit, "Privacy",
      all(lead("Wij vragen alleen wat voor de beoordeling nodig is. U kunt zien wie wat vroeg en waarom."),
          h2("Zelf nagaan"),
          p("Bij ‘Zelf nagaan’ bewaren wij niets. Uw antwoorden staan alleen in de pagina die u open hebt."),
          h2("Uw aanvraag"),
          p("Uw dossier is versleuteld met een eigen sleutel. Uw zorgkantoor is verantwoordelijk voor de "
            "gegevens. Alleen mensen die aan uw zaak werken mogen erin. Elke keer dat iemand kijkt, wordt "
            "dat opgeschreven."),
          h2("Cookies"),
          p("Na het inloggen is er één cookie, zodat u ingelogd blijft. Kiest u kleuren, dan onthoudt een "
            "cookie die keus. De inlogpagina gebruikt een cookie tegen misbruik. Een cookie onthoudt een "
            "half "
            "jaar dat u op dit toestel was ingelogd, zodat een ander u niet kan buitensluiten. Wij volgen u "
            "niet."),
          h2("Uw rechten"),
          p("U mag uw gegevens zien, laten verbeteren en een kopie vragen. Vraag het aan uw zorgkantoor.")));
}

/// How to reach the office; the number stands in the configuration of the site.
Html contact_of(const Services& services) {
  const auto& kantoor = services.kantoor;
  if (kantoor.telefoon.empty()) {
    return p("Bel of schrijf uw zorgkantoor. Het nummer staat op elke brief.");
  }
  const std::string_view sample = services.gegevens == Gegevens::Voorbeeld ? " (voorbeeld)" : "";
  return p("{}: {}{}", kantoor.naam, kantoor.telefoon, sample) + second_line("{}", kantoor.bereikbaar);
}

http::Response help(const Visit& visit) {
  return prose(
      visit, "Hulp en contact",
      all(lead("U hoeft het niet alleen te doen. Iedereen met een Wlz-indicatie kan gratis hulp krijgen van "
               "een onafhankelijke cliëntondersteuner."),
          h2("Een cliëntondersteuner vinden"),
          p("Vraag uw zorgkantoor welke organisaties dit in uw regio doen. U kiest zelf. De "
            "cliëntondersteuner werkt voor u en niet voor het zorgkantoor."),
          bullets({"Samen uitzoeken of meerzorg past.", "Samen de aanvraag invullen.",
                   "Meegaan naar een gesprek.", "Helpen als u het niet eens bent met een besluit."}),
          h2("Contact met het zorgkantoor"), contact_of(visit.services())));
}

}  // namespace

void voeg_over_toe(Routes& routes) {
  routes.get("/begrippen", Access::everyone(), words);
  routes.get("/toegankelijkheid", Access::everyone(), accessibility);
  routes.get("/privacy", Access::everyone(), privacy);
  routes.get("/hulp", Access::everyone(), help);
}

}  // namespace maatstaf::web
