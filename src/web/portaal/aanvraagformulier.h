// SPDX-License-Identifier: EUPL-1.2
//
// The application in the portal, apart from pages: which sheets there are, what somebody filled in so far,
// and the application that comes of it. One sheet is one page. The questions come from the vocabulary:
// everything that a parent may supply and that meerzorg at home asks for. Value types; pure functions.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/json.h"
#include "http/message.h"
#include "regels/bibliotheek/bibliotheek.h"
#include "web/delen/vragen.h"

namespace maatstaf::web {

/// One page of the form: about the client, about who applies, or one begrip.
struct Blad {
  std::string id;    ///< also the last part of its address
  std::string deel;  ///< "de indicatie"
  std::size_t deelnummer = 1;
  const regels::Begrip* begrip = nullptr;  ///< nullptr for client and aanvrager
};

inline constexpr std::string_view kBladClient = "client";
inline constexpr std::string_view kBladAanvrager = "aanvrager";

/// What was filled in so far; kept encrypted between visits.
class Formulier {
 public:
  Formulier() = default;
  /// Reads what `als_json` wrote; what does not fit any more is left out and asked again.
  explicit Formulier(const base::Json& json);
  [[nodiscard]] base::Json als_json() const;

  [[nodiscard]] bool klaar(std::string_view blad) const { return klaar_.contains(blad); }
  [[nodiscard]] http::Fields invoer(std::string_view blad) const;
  void bewaar(std::string_view blad, const http::Fields& invoer);
  [[nodiscard]] bool leeg() const { return klaar_.empty(); }
  /// First name of the client, or empty.
  [[nodiscard]] std::string voornaam() const;

 private:
  std::map<std::string, std::vector<std::pair<std::string, std::string>>, std::less<>> velden_;
  std::set<std::string, std::less<>> klaar_;
};

/// The sheets in order. A question whose id contains the id of a yes-no question is a follow-up to it
/// ("lopende_toekenning" and "einddatum_lopende_toekenning") and is left out when that was answered with no.
[[nodiscard]] std::vector<Blad> bladen(const regels::Bibliotheek& bibliotheek, const Formulier& formulier);
[[nodiscard]] std::size_t aantal_delen(const std::vector<Blad>& bladen);
/// The first sheet without an answer, or nullptr when all have one.
[[nodiscard]] const Blad* eerste_open(const std::vector<Blad>& bladen, const Formulier& formulier);

/// What is wrong with what was filled in on a sheet; without errors the fields as they are to be kept.
struct Bladinvoer {
  http::Fields invoer;
  FieldErrors fouten;
};
[[nodiscard]] Bladinvoer lees_blad(const regels::Begrippen& begrippen, const Blad& blad,
                                   const http::Fields& velden, base::Date vandaag);

/// The application as docs/formaten/aanvraag.md has it.
[[nodiscard]] base::Json als_aanvraag(const regels::Begrippen& begrippen, const std::vector<Blad>& bladen,
                                      const Formulier& formulier, base::Date vandaag, bool voorbeeld);
/// The sheet on which a path of the application ("client.bsn", "opgaven.setting.waarde") was asked, or
/// nullptr.
[[nodiscard]] const Blad* blad_van_pad(const std::vector<Blad>& bladen, std::string_view pad);

}  // namespace maatstaf::web
