// SPDX-License-Identifier: EUPL-1.2
//
// One case, as its events tell it: client, facts as known, judgements with their versions, requests,
// decision, letters, timeline. A view: made again from the events at any time, changed by nothing. Value
// types.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/date.h"
#include "base/result.h"
#include "base/woorden.h"
#include "beoordeling/uitkomst/feiten.h"
#include "dossier/gebeurtenis.h"
#include "regels/register/begrippen.h"
#include "termijnen/termijn.h"
#include "zaak/aanvraag/aanvraag.h"

namespace maatstaf::zaak {

class Bewaard;

using base::naam;
using base::woord;

enum class Fase { InBehandeling, Besloten, BriefVerzonden };
constexpr auto woordenlijst(Fase /*enum*/) {
  return base::woordenlijst<Fase>({{Fase::InBehandeling, "in behandeling"},
                                   {Fase::Besloten, "besloten"},
                                   {Fase::BriefVerzonden, "brief verzonden"}});
}

/// Who did something, as pages show it.
struct Persoon {
  std::string account;
  std::string naam;
  std::string rol;  ///< id: "medisch_adviseur"
};

/// A judgement that was signed: locked. A later version says why it came.
struct Oordeel {
  std::string begrip;
  feel::Value waarde;
  std::string toelichting;
  std::vector<beoordeling::Bewijs> bewijs;
  Persoon door;
  base::Date datum;
  base::Moment getekend_op;
  int versie = 1;
  std::string reden_nieuwe_versie;  ///< empty for version 1
  std::int64_t gebeurtenis = 0;     ///< number of the event
};

/// A judgement that is being written; only its author sees it.
struct ConceptOordeel {
  std::string begrip;
  std::optional<feel::Value> waarde;
  std::string toelichting;
  std::vector<beoordeling::Bewijs> bewijs;
};

enum class Opschorting { Ja, Nee };

/// Information that was asked for.
struct Verzoek {
  std::string id;                      ///< "V1", "V2", …
  std::string wat;                     ///< "Verklaring van de kinderarts"
  std::string waarom;                  ///< why it matters, for who is asked
  std::vector<std::string> begrippen;  ///< needs that the answer serves; may be empty
  std::string van;                     ///< name of who is asked: "dr. P. Jansen"
  std::string hoedanigheid;            ///< "kinderarts"
  base::Date verzonden;
  base::Date uiterlijk;
  Opschorting opschorting = Opschorting::Ja;  ///< whether the term stands still (Awb 4:15 lid 1 onder a)
  std::optional<base::Date> ontvangen;
  std::string ontvangen_toelichting;
  Persoon door;
  [[nodiscard]] bool open() const { return !ontvangen.has_value(); }
};

struct Clientondersteuning {
  base::Date datum;
  std::string manier;        ///< "telefoon", "brief", "gesprek"
  std::string antwoord;      ///< "ja", "nee", "later"
  std::string ondersteuner;  ///< name; may be empty
  Persoon door;
};

struct Voorstel {
  std::string uitkomst;  ///< id of the main outcome
  std::string toelichting;
  base::Date datum;
  Persoon door;
};

/// A second pair of eyes on a refusal.
struct TweedeLezing {
  std::string uitkomst;  ///< the outcome that was read
  bool akkoord = false;
  std::string toelichting;
  base::Date datum;
  Persoon door;
};

/// The recorded choice of the office to decide with example values.
struct VoorbeeldToestemming {
  std::vector<std::string> parameters;
  std::string motivering;
  base::Date datum;
  Persoon door;
};

struct Besluit {
  std::string uitkomst;         ///< id of the main outcome that was decided
  std::string soort;            ///< "toekenning", "afwijzing", "overgang", "advies"
  std::string voorstel;         ///< main outcome that the rules proposed
  std::string motivering;       ///< for the client, plain Dutch
  std::string reden_afwijking;  ///< why it departs from the proposal; empty when it does not
  base::Date datum;
  std::optional<base::Date> ingangsdatum;
  std::optional<base::Date> einddatum;
  base::Date bezwaar_tot;  ///< last day to object, when the letter leaves on the day of the decision
  std::string pakket;      ///< id
  std::string pakket_versie;
  std::string vingerafdruk;      ///< of the package
  std::string kwitantie_sha256;  ///< of the canonical receipt
  base::Date geldig_op;          ///< facts were taken as they held on this day
  Persoon door;
  std::int64_t gebeurtenis = 0;  ///< number of the event
};

struct VerzondenBrief {
  std::string soort;  ///< "besluit", "verzoek_om_informatie", "ontvangstbevestiging"
  std::string onderwerp;
  base::Date datum;
  std::string sha256;      ///< of the bundle; empty when there is none
  std::string verwijzing;  ///< id of the request, or empty
  Persoon door;
};

/// One line of what happened.
struct Gebeurd {
  std::int64_t nummer = 0;
  base::Date datum;
  base::Moment vastgelegd_op;
  std::string soort;        ///< kind of event
  std::string tekst;        ///< Dutch sentence for the office
  std::string voor_client;  ///< the same for the client; empty when it is not for the portal
  Persoon door;
};

struct Zaak {
  std::string nummer;  ///< "MZ-2026-0412"
  std::string dossier;
  std::string kantoor;
  Gegevens gegevens = Gegevens::Echt;
  Client client;
  Aanvrager aanvrager;
  std::optional<Indicatie> indicatie;
  base::Date ontvangen;
  Persoon ingediend_door;
  beoordeling::Feiten feiten;  ///< facts and signed judgements as known
  std::map<std::string, std::vector<Oordeel>, std::less<>> oordelen;  ///< all versions, the last one counts
  std::map<std::string, std::map<std::string, ConceptOordeel, std::less<>>, std::less<>>
      concepten;                                           ///< by account, begrip
  std::map<std::string, Persoon, std::less<>> toegewezen;  ///< by role
  std::vector<Verzoek> verzoeken;
  std::optional<Clientondersteuning> clientondersteuning;
  std::optional<Voorstel> voorstel;
  std::optional<TweedeLezing> tweede_lezing;
  std::vector<VoorbeeldToestemming> toestemmingen;
  std::optional<Besluit> besluit;
  std::vector<VerzondenBrief> brieven;
  std::vector<Gebeurd> tijdlijn;  ///< oldest first
  std::int64_t laatste_gebeurtenis = 0;
  std::shared_ptr<Bewaard> bewaard;  ///< what was computed of it before; may be absent

  [[nodiscard]] Fase fase() const;
  /// The judgement that counts, or nullptr.
  [[nodiscard]] const Oordeel* oordeel(std::string_view begrip) const;
  [[nodiscard]] const Verzoek* verzoek(std::string_view id) const;
  /// Accounts that signed a judgement of this competence.
  [[nodiscard]] std::vector<std::string> beoordelaars(std::string_view rol) const;
  /// Whole years on a day.
  [[nodiscard]] int leeftijd(base::Date op) const;
  /// The requests that stop the clock.
  [[nodiscard]] std::vector<termijnen::Onderbreking> onderbrekingen() const;
};

/// Up to which day and moment one looks.
struct Kennis {
  std::optional<base::Date> geldig_op;    ///< absent: the day of the last event
  std::optional<base::Moment> bekend_op;  ///< absent: everything recorded
};

/// Adds what one event tells, except facts (`Zaak::feiten`), which depend on the whole. Errors: Storage.
[[nodiscard]] base::Result<void> verwerk(Zaak& zaak, const dossier::Gebeurtenis& gebeurtenis,
                                         const regels::Begrippen& begrippen);

/// Makes the case from its events. Errors: Storage (an event that does not fit), NotFound (no application in
/// it, or the dossier was erased).
[[nodiscard]] base::Result<Zaak> volg(const std::vector<dossier::Gebeurtenis>& gebeurtenissen,
                                      const regels::Begrippen& begrippen, const Kennis& kennis = {});

}  // namespace maatstaf::zaak
