// SPDX-License-Identifier: EUPL-1.2
#include "zaak/aanvraag/lezer.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace maatstaf::zaak {

using base::ErrorKind;
using base::Json;

void Meldingen::meld(std::string_view pad, std::string oorzaak, std::string remedie) {
  fouten_.push_back({.kind = ErrorKind::Input,
                     .place = {.file = bestand_, .path = std::string(pad)},
                     .cause = std::move(oorzaak),
                     .remedy = std::move(remedie)});
}

void Meldingen::meld(base::Error fout) {
  if (fout.place.file.empty()) {
    fout.place.file = bestand_;
  }
  fouten_.push_back(std::move(fout));
}

std::string in_lijst(std::string_view pad, std::size_t nummer) {
  return fmt::format("{}[{}]", pad, nummer);
}

Velden::Velden(const Json& json, std::string pad, Meldingen& meldingen)
    : object_(json.if_object()), pad_(std::move(pad)), meldingen_(meldingen) {
  if (object_ == nullptr) {
    meldingen_.meld(pad_, "Hier hoort een object met velden.", "Zet de velden tussen accolades.");
  }
}

std::string Velden::pad_van(std::string_view veld) const {
  return pad_.empty() ? std::string(veld) : fmt::format("{}.{}", pad_, veld);
}

const Json* Velden::veld(std::string_view naam, Aanwezig aanwezig) {
  gevraagd_.emplace(naam);
  if (object_ == nullptr) {
    return nullptr;
  }
  const auto it = object_->find(naam);
  if (it != object_->end() && !it->second.is_null()) {
    return &it->second;
  }
  if (aanwezig == Aanwezig::Verplicht) {
    meldingen_.meld(pad_van(naam), "Dit veld ontbreekt.", "Vul dit veld in.");
  }
  return nullptr;
}

std::optional<std::string> Velden::schone_tekst(const std::string& tekst, const std::string& pad,
                                                base::Tekstsoort soort) {
  auto schoon = base::invoertekst(tekst, soort, pad);
  if (!schoon) {
    meldingen_.meld(std::move(schoon.error()));
    return std::nullopt;
  }
  return std::move(*schoon);
}

std::string Velden::tekst(std::string_view naam, Aanwezig aanwezig, std::size_t langst,
                          base::Tekstsoort soort) {
  const Json* json = veld(naam, aanwezig);
  if (json == nullptr) {
    return {};
  }
  const std::string* tekst = json->if_string();
  if (tekst == nullptr) {
    meldingen_.meld(pad_van(naam), "Hier hoort tekst.", "Zet de waarde tussen aanhalingstekens.");
    return {};
  }
  if (tekst->size() > langst) {
    meldingen_.meld(pad_van(naam), fmt::format("Deze tekst is te lang: {} tekens.", tekst->size()),
                    fmt::format("Gebruik hoogstens {} tekens.", langst));
    return {};
  }
  const auto schoon = schone_tekst(*tekst, pad_van(naam), soort);
  if (schoon && aanwezig == Aanwezig::Verplicht && schoon->empty()) {
    meldingen_.meld(pad_van(naam), "Dit veld is leeg.", "Vul dit veld in.");
  }
  return schoon.value_or("");
}

std::optional<base::Date> Velden::datum(std::string_view naam, Aanwezig aanwezig) {
  const Json* json = veld(naam, aanwezig);
  if (json == nullptr) {
    return std::nullopt;
  }
  const std::string* tekst = json->if_string();
  const auto datum = tekst == nullptr ? std::nullopt : base::Date::parse(*tekst);
  if (!datum) {
    meldingen_.meld(pad_van(naam), "Dit is geen bestaande datum.",
                    "Schrijf de datum als jaar-maand-dag, bijvoorbeeld 2026-09-28.");
  }
  return datum;
}

std::string Velden::code(std::string_view naam, Aanwezig aanwezig) {
  const Json* json = veld(naam, aanwezig);
  if (json == nullptr) {
    return {};
  }
  if (const auto* tekst = json->if_string()) {
    return schone_tekst(*tekst, pad_van(naam)).value_or("");
  }
  if (const auto* getal = json->if_number()) {
    return getal->text;
  }
  meldingen_.meld(pad_van(naam), "Hier hoort een code.", "Gebruik een code uit de lijst van iWlz.");
  return {};
}

std::optional<bool> Velden::ja_nee(std::string_view naam) {
  const Json* json = veld(naam, Aanwezig::MagOntbreken);
  if (json == nullptr) {
    return std::nullopt;
  }
  if (const bool* waarde = json->if_bool()) {
    return *waarde;
  }
  meldingen_.meld(pad_van(naam), "Hier hoort true of false.",
                  "Schrijf true of false, zonder aanhalingstekens.");
  return std::nullopt;
}

const Json::Array* Velden::lijst(std::string_view naam, Aanwezig aanwezig, std::size_t langst) {
  const Json* json = veld(naam, aanwezig);
  if (json == nullptr) {
    return nullptr;
  }
  const auto* lijst = json->if_array();
  if (lijst == nullptr) {
    meldingen_.meld(pad_van(naam), "Hier hoort een lijst.", "Zet de onderdelen tussen vierkante haken.");
    return nullptr;
  }
  if (lijst->size() > langst) {
    meldingen_.meld(pad_van(naam), fmt::format("Deze lijst is te lang: {} onderdelen.", lijst->size()),
                    fmt::format("Gebruik hoogstens {} onderdelen.", langst));
    return nullptr;
  }
  return lijst;
}

void Velden::klaar() {
  if (object_ == nullptr) {
    return;
  }
  for (const auto& [naam, waarde] : *object_) {
    if (gevraagd_.contains(naam)) {
      continue;
    }
    meldingen_.meld(pad_van(naam), "Dit veld is niet bekend.",
                    "Haal het weg, of verbeter de naam van het veld.");
  }
}

}  // namespace maatstaf::zaak
