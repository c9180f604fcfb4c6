// SPDX-License-Identifier: EUPL-1.2
//
// What can be done with a case. Each command is a pure function: the case, who asks, and what is asked go in;
// the events that say it happened come out, or an error that says why it may not. Storage is elsewhere
// (zaken.h). Every command checks the role, the office and the state of the case. None of them ever refuses
// an application: only a person does that, by `neem_besluit`.
//
// Errors: Forbidden (role, office, or one person in two roles), Conflict (the state does not allow it),
// Input.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "auth/accounts.h"
#include "base/date.h"
#include "base/result.h"
#include "dossier/gebeurtenis.h"
#include "zaak/dossierbeeld/stand.h"
#include "zaak/dossierbeeld/zaak.h"

namespace maatstaf::zaak {

using Gebeurtenissen = std::vector<dossier::NieuweGebeurtenis>;
using Besloten = base::Result<Gebeurtenissen>;

/// Who asks and on what day.
struct Vrager {
  const auth::Account& account;
  base::Date vandaag;
};

struct FeitInvoer {
  std::string begrip;
  std::optional<feel::Value> waarde;  ///< absent: "dat is niet bekend"
  std::string door;                   ///< who says so; empty: who records it
  std::string rol;                    ///< role as in the vocabulary; empty: of who records it
  std::vector<beoordeling::Bewijs> bewijs;
  std::string toelichting;               ///< required when it corrects an earlier fact
  std::optional<base::Date> geldig_van;  ///< absent: from the day of the application
};

struct OndersteuningInvoer {
  base::Date datum;
  std::string manier;
  std::string antwoord;
  std::string ondersteuner;
};

struct VerzoekInvoer {
  std::string wat;
  std::string waarom;
  std::vector<std::string> begrippen;
  std::string van;
  std::string hoedanigheid;
  base::Date uiterlijk;
  Opschorting opschorting = Opschorting::Ja;
};

struct OntvangstInvoer {
  std::string verzoek;
  base::Date datum;
  std::string toelichting;
  std::vector<FeitInvoer> feiten;
};

struct OordeelInvoer {
  std::string begrip;
  std::optional<feel::Value> waarde;  ///< absent only in a draft
  std::string toelichting;
  std::vector<beoordeling::Bewijs> bewijs;
  std::string reden_nieuwe_versie;  ///< required when the judgement was signed before
};

struct BesluitInvoer {
  std::string uitkomst;                    ///< id of an outcome of the package
  std::string motivering;                  ///< for the client, plain Dutch
  std::string reden_afwijking;             ///< required when it departs from what the rules propose
  std::optional<base::Date> ingangsdatum;  ///< required for a grant and a transition
  std::optional<base::Date> einddatum;     ///< absent: by the judgement on the term, or by the transition
};

/// One thing that must be right before a decision can be signed.
struct Controle {
  enum class Stand { InOrde, Ontbreekt, Nvt };
  std::string id;
  std::string naam;  ///< "Elke stap heeft een uitkomst"
  Stand stand = Stand::Ontbreekt;
  std::string uitleg;  ///< what is still needed; empty when it is in order
};

/// The judgement that opens the work of the verpleegkundige: is the need more than the profile, in nature and
/// content? When the rules have no need for it, the work is open without.
inline constexpr const char* kMedischOordeel = "bijzondere_zorgbehoefte";
/// The care that the verpleegkundige finds fitting.
inline constexpr const char* kPassendeZorg = "passende_zorg";

[[nodiscard]] Besloten wijs_toe(const Zaak&, const Vrager&, const Persoon& persoon);
[[nodiscard]] Besloten leg_feit_vast(const Zaak&, const Vrager&, const FeitInvoer&, const regels::Begrippen&);
[[nodiscard]] Besloten bied_clientondersteuning_aan(const Zaak&, const Vrager&, const OndersteuningInvoer&);
[[nodiscard]] Besloten vraag_op(const Zaak&, const Vrager&, const VerzoekInvoer&, const regels::Begrippen&);
[[nodiscard]] Besloten ontvang_informatie(const Zaak&, const Vrager&, const OntvangstInvoer&,
                                          const regels::Begrippen&);
/// Keeps a private draft; nothing is locked and nothing counts.
[[nodiscard]] Besloten bewaar_concept(const Zaak&, const Vrager&, const std::vector<OordeelInvoer>&,
                                      const Stand&);
/// Signs judgements together: all or none. A judgement of the verpleegkundige opens after the medisch
/// adviseur signed, or when the rules need nothing from the medisch adviseur (`wacht_op_medisch_adviseur`);
/// two different people.
[[nodiscard]] Besloten teken_oordeel(const Zaak&, const Vrager&, const std::vector<OordeelInvoer>&,
                                     const Stand&);
/// What is still in the way of signing; empty when nothing is.
[[nodiscard]] std::vector<base::Error> voor_ondertekenen(const Zaak&, const Vrager&,
                                                         const std::vector<OordeelInvoer>&, const Stand&);
/// Signs the fitting care: each item belongs to a domain, one that the medisch adviseur judged when the
/// medisch adviseur had to judge at all.
[[nodiscard]] Besloten leg_zorg_vast(const Zaak&, const Vrager&, const OordeelInvoer&, const Stand&);
[[nodiscard]] Besloten stel_besluit_voor(const Zaak&, const Vrager&, const Stand&,
                                         const std::string& uitkomst, const std::string& toelichting);
[[nodiscard]] Besloten lees_mee(const Zaak&, const Vrager&, const std::string& uitkomst, bool akkoord,
                                const std::string& toelichting);
[[nodiscard]] Besloten sta_voorbeeldwaarden_toe(const Zaak&, const Vrager&, const Stand&,
                                                const std::string& motivering);
/// The checks that `neem_besluit` makes, for the page before signing.
[[nodiscard]] std::vector<Controle> controles(const Zaak&, const Vrager&, const Stand&,
                                              const std::string& uitkomst);
[[nodiscard]] Besloten neem_besluit(const Zaak&, const Vrager&, const Stand&, const BesluitInvoer&);
/// Records that a letter left; `sha256` is the fingerprint of the bundle.
[[nodiscard]] Besloten verzend_brief(const Zaak&, const Vrager&, const std::string& soort,
                                     const std::string& verwijzing, const std::string& sha256);

}  // namespace maatstaf::zaak
