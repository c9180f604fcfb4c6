// SPDX-License-Identifier: EUPL-1.2
//
// A case opened for a page of the office: its state, the bars above the work, the rails, and the way a page
// answers. Every page of a case begins with `open_zaak` and ends with `zaakpagina`.
#pragma once

#include <string>
#include <string_view>

#include "web/delen/stap.h"
#include "web/kern/layout.h"
#include "zaak/zaken.h"

namespace maatstaf::web {

struct Zaakblad {
  zaak::Zaak zaak;
  zaak::Stand stand;
};

/// The case of the route parameter `nummer`, with the drafts of who asks counted in when `concepten` says so.
/// Errors: those of zaak (NotFound, Forbidden, …).
[[nodiscard]] base::Result<Zaakblad> open_zaak(const Visit& visit,
                                               zaak::Concepten concepten = zaak::Concepten::Weglaten);

/// "/kantoor/zaken/MZ-2026-0412", or a page below it.
[[nodiscard]] std::string zaak_adres(const zaak::Zaak& zaak, std::string_view onderdeel = {});
[[nodiscard]] std::string stap_adres(const zaak::Zaak& zaak, std::string_view nummer);

enum class Spoor {
  Staand,   ///< upright rail beside narrow work
  Liggend,  ///< across, where a table needs the width
};

struct Zaakpagina {
  std::string titel;  ///< for the title bar
  std::string stap;   ///< number of the step, "besluit", "aanvraag", or empty
  Spoor spoor = Spoor::Staand;
  Html inhoud;
  Html zijkant;  ///< evidence beside the work; may be empty
};
[[nodiscard]] http::Response zaakpagina(const Visit& visit, const Zaakblad& blad, const Zaakpagina& pagina,
                                        int status = 200);

/// After a command: to `adres` when it went well; otherwise the error as a page.
[[nodiscard]] http::Response na_opdracht(const Visit& visit, const base::Result<void>& uitkomst,
                                         const std::string& adres);

/// The first name of the client, for sentences.
[[nodiscard]] std::string voornaam(const zaak::Zaak& zaak);

/// "Zorgplan 2026, blz. 4" per line becomes evidence; the last comma separates document and place.
[[nodiscard]] std::vector<beoordeling::Bewijs> lees_bewijs(std::string_view tekst);
[[nodiscard]] std::string schrijf_bewijs(const std::vector<beoordeling::Bewijs>& bewijs);
/// The same as a list for reading.
[[nodiscard]] Html bewijs_lijst(const std::vector<beoordeling::Bewijs>& bewijs);

/// Evidence, indication and previous decision: the column at the right of a step.
[[nodiscard]] Html zijkolom(const Visit& visit, const Zaakblad& blad, const beoordeling::StapUitkomst* stap);

}  // namespace maatstaf::web
