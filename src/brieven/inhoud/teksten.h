// SPDX-License-Identifier: EUPL-1.2
//
// Words and small phrases that several letters share. The sentences follow the tone of voice for letters: say
// who does what, one thought each, first what it means for the reader. Internal to brieven. Pure,
// thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "brieven/inhoud/brief.h"
#include "regels/register/bronnen.h"

namespace maatstaf::brieven {

/// How sentences name the client: "Noor" to somebody who acts for her, "u" to herself.
class Aanspreking {
 public:
  explicit Aanspreking(const Briefhoofd& hoofd) : hoofd_(hoofd) {}
  [[nodiscard]] std::string wie() const;      ///< "Noor", "u"
  [[nodiscard]] std::string wie_kop() const;  ///< "Noor", "U"
  [[nodiscard]] std::string van() const;      ///< "van Noor", "van u"
  [[nodiscard]] std::string voor() const;     ///< "voor Noor", "voor u"

 private:
  const Briefhoofd& hoofd_;
};

/// What the reader gets, as it stands after "krijgt": "meerzorg", "een toeslag".
[[nodiscard]] std::string wat_krijgt(const regels::UitkomstSoort& uitkomst);

/// Paragraphs of a text that a person typed: empty lines part them.
[[nodiscard]] std::vector<Alinea> alineas(std::string_view tekst);

/// "Rlz 5.1e · Awb 3:45"; ids that the register does not know are left out.
[[nodiscard]] std::string bronnen_kort(const regels::Bronnen& register_, const std::vector<std::string>& ids);

/// "28 september", with the year when it is not that of `nu`.
[[nodiscard]] std::string dag(base::Date datum, base::Date nu);

/// "medisch adviseur" for "medisch_adviseur".
[[nodiscard]] std::string rolnaam(std::string_view rol);

/// A sentence ends with a full stop, question mark or exclamation mark: adds one when there is none.
[[nodiscard]] std::string als_zin(std::string tekst);

/// The first letter small, for a question or name inside a sentence; abbreviations ("EKT") stay.
[[nodiscard]] std::string kleine_letter(std::string tekst);

/// The first letter large, for the start of a sentence; ASCII only.
[[nodiscard]] std::string hoofdletter(std::string tekst);

/// Checks what every letter needs. Errors: Input.
[[nodiscard]] base::Result<void> controleer_hoofd(const Briefhoofd& hoofd);

/// Letter without content yet: sender, closing and the footer line about made-up data.
[[nodiscard]] Brief begin_brief(const Briefhoofd& hoofd);

}  // namespace maatstaf::brieven
