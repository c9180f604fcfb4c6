// SPDX-License-Identifier: EUPL-1.2
#include "brieven/bundel/opmaakproef.h"

#include "base/hash.h"
#include "brieven/inhoud/brief.h"
#include "brieven/opmaak/opmaak.h"

namespace maatstaf::brieven {

base::Result<std::string> opmaakproef() {
  // Computed once: nothing on a machine changes its fonts under a running program that means well.
  static const base::Result<std::string> vingerafdruk = [] {
    const std::string tekens =
        "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789 .,:;?!’‘“”()−–·×€% "
        "áàäâéèëêíïóöôúüûçñ";
    Brief brief;
    brief.hoofd.kantoor = {tekens, tekens, "ZK", "", "", {}};
    brief.hoofd.geadresseerde = {tekens};
    brief.delen.push_back(
        {tekens, {Kop{tekens, 2}, Alinea{{tekens, sterk(tekens), accent(tekens), klein(tekens)}}}});
    return als_pdf(brief).map([](const std::string& pdf) { return base::sha256_hex(pdf); });
  }();
  return vingerafdruk;
}

}  // namespace maatstaf::brieven
