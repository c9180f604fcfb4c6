// SPDX-License-Identifier: EUPL-1.2
//
// The pages of the care office. Each file adds its own routes; role, office and state are checked by `zaak`.
#pragma once

#include "web/kern/visit.h"

namespace maatstaf::web {

void voeg_werkvoorraad_toe(Routes& routes);  ///< the work list and a new application
void voeg_stappen_toe(Routes& routes);       ///< a case, step by step, with the judgements of each step
void voeg_intake_toe(Routes& routes);        ///< the application, facts, client support, information requests
void voeg_besluit_toe(Routes& routes);       ///< why, change, checks, second reader, signing
void voeg_brieven_toe(Routes& routes);       ///< letters and bundle of a case
void voeg_vergelijking_toe(Routes& routes);  ///< the same case under other rules
void voeg_dossier_toe(Routes& routes);  ///< for the auditor: the chain of a case, and who saw or did what

}  // namespace maatstaf::web
