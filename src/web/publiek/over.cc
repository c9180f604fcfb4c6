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
               .content = markup("<div class=\"ms-prose\"><h1>{}</h1>{}</div>", title, text),
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
        {.cells = {Html::text(begrip.naam),
                   markup("{}<p class=\"ms-caption\">{}</p>", begrip.vraag, begrip.waarvoor),
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
  const auto body = markup(
      "<div class=\"ms-sections\"><div class=\"ms-stack\"><h1>Begrippen</h1><p class=\"ms-lead\">Dit is "
      "alles wat een regel kan lezen, elk met de vraag die "
      "wij stellen en waarom. Meer vragen wij niet.</p>{}</div>{}</div>",
      kinds, table_card(content));
  return page(visit, Shell::Public,
              {.title = "Begrippen",
               .current = {},
               .content = body,
               .bars = {},
               .width = MainWidth::Normal,
               .sample = {}});
}

http::Response accessibility(const Visit& visit) {
  return prose(visit, "Toegankelijkheid",
               markup("<p class=\"ms-lead\">Iedereen moet Maatstaf kunnen gebruiken. Wij bouwen naar WCAG "
                      "2.2, niveau AA.</p>"
                      "<h2>Dit kunt u verwachten</h2><ul><li>U kunt alles met het toetsenbord "
                      "doen.</li><li>Een schermlezer leest elke toestand als "
                      "woord. Kleur staat nooit alleen.</li><li>De pagina’s werken op een telefoon, met "
                      "grote letters en zonder JavaScript.</li>"
                      "<li>U kiest onderaan elke pagina lichte of donkere kleuren.</li><li>Brieven zijn er "
                      "als webpagina en als PDF met "
                      "codes voor schermlezers.</li></ul><h2>Lukt iets niet?</h2><p>Laat het uw zorgkantoor "
                      "weten. U kunt uw aanvraag ook op papier of aan de "
                      "telefoon doen.</p>"));
}

http::Response privacy(const Visit& visit) {
  return prose(
      visit, "Privacy",
      markup("<p class=\"ms-lead\">Wij vragen alleen wat voor de beoordeling nodig is. U kunt zien "
             "wie wat vroeg en waarom.</p>"
             "<h2>Zelf nagaan</h2><p>Bij ‘Zelf nagaan’ bewaren wij niets. Uw antwoorden staan "
             "alleen in de pagina die u open hebt.</p>"
             "<h2>Uw aanvraag</h2><p>Uw dossier is versleuteld met een eigen sleutel. Uw "
             "zorgkantoor is verantwoordelijk voor de gegevens. Alleen mensen die aan "
             "uw zaak werken mogen erin. Elke keer dat iemand kijkt, wordt dat opgeschreven.</p>"
             "<h2>Cookies</h2><p>Na het inloggen is er één cookie, zodat u ingelogd blijft. Kiest u "
             "kleuren, dan onthoudt een cookie die keus. De "
             "inlogpagina gebruikt een cookie tegen misbruik. Een cookie onthoudt een half jaar dat u op "
             "dit toestel was ingelogd, zodat een ander u niet kan buitensluiten. Wij volgen u niet.</p>"
             "<h2>Uw rechten</h2><p>U mag uw gegevens zien, laten verbeteren en een kopie vragen. "
             "Vraag het aan uw zorgkantoor.</p>"));
}

http::Response help(const Visit& visit) {
  const auto& kantoor = visit.services().kantoor;
  Html contact = markup("<p>Bel of schrijf uw zorgkantoor. Het nummer staat op elke brief.</p>");
  if (!kantoor.telefoon.empty()) {
    contact =
        markup("<p>{}: {}{}</p><p class=\"ms-second\">{}</p>", kantoor.naam, kantoor.telefoon,
               visit.services().gegevens == Gegevens::Voorbeeld ? " (voorbeeld)" : "", kantoor.bereikbaar);
  }
  return prose(visit, "Hulp en contact",
               markup("<p class=\"ms-lead\">U hoeft het niet alleen te doen. Iedereen met een Wlz-indicatie "
                      "kan gratis hulp krijgen van een onafhankelijke "
                      "cliëntondersteuner.</p><h2>Een cliëntondersteuner vinden</h2><p>Vraag uw zorgkantoor "
                      "welke organisaties dit in uw regio doen. U kiest "
                      "zelf. De cliëntondersteuner werkt voor u en niet voor het "
                      "zorgkantoor.</p><ul><li>Samen uitzoeken of meerzorg past.</li><li>Samen de "
                      "aanvraag invullen.</li><li>Meegaan naar een gesprek.</li><li>Helpen als u het niet "
                      "eens bent met een besluit.</li></ul>"
                      "<h2>Contact met het zorgkantoor</h2>{}",
                      contact));
}

}  // namespace

void voeg_over_toe(Routes& routes) {
  routes.get("/begrippen", Access::everyone(), words);
  routes.get("/toegankelijkheid", Access::everyone(), accessibility);
  routes.get("/privacy", Access::everyone(), privacy);
  routes.get("/hulp", Access::everyone(), help);
}

}  // namespace maatstaf::web
