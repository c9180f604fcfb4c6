// SPDX-License-Identifier: EUPL-1.2
//
// The offices that there are, each with an id that never changes: what accounts, cases and the file of an
// office name. A name is for people; access hangs on the id. File: regels/zorgkantoren.yaml, with the regions
// of Blz 4.2.1. Immutable after reading, thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace maatstaf::regels {

enum class Kantoorsoort {
  Bestaand,
  Verzonnen,  ///< for demonstrations and tests: takes example applications only
};

struct Zorgkantoor {
  std::string id;          ///< "utrecht"
  std::string regio;       ///< as Blz 4.2.1 names it
  std::string uitvoerder;  ///< who runs it in 2026
  std::string iwlz;        ///< code of iWlz; empty for an invented office
  std::string nza;         ///< number of the NZa; empty for an invented office
  Kantoorsoort soort = Kantoorsoort::Bestaand;

  [[nodiscard]] std::string naam() const { return "Zorgkantoor " + regio; }
};

class Zorgkantoren {
 public:
  [[nodiscard]] static base::Result<Zorgkantoren> lees(std::string_view yaml, std::string_view bestand);

  [[nodiscard]] const std::vector<Zorgkantoor>& lijst() const { return lijst_; }
  /// nullptr when no office has this id.
  [[nodiscard]] const Zorgkantoor* vind(std::string_view id) const;
  /// The name of an office, or the id itself when there is no such office.
  [[nodiscard]] std::string naam(std::string_view id) const;
  /// Ids that resemble what was given, the closest first, at most five: "Zorgkantoor Utrecht" gives
  /// "utrecht".
  [[nodiscard]] std::vector<std::string> lijkt_op(std::string_view gegeven) const;
  /// The office, or an error of kind Input that names the ids that resemble what was given. `pad` is the
  /// field.
  [[nodiscard]] base::Result<const Zorgkantoor*> kies(std::string_view id, std::string_view pad) const;

 private:
  std::vector<Zorgkantoor> lijst_;
  std::string bron_;
  base::Date geldend_op_;
};

}  // namespace maatstaf::regels
