// SPDX-License-Identifier: EUPL-1.2
// What the people of the main path fill in, by the name of the field (regels/begrippen.yaml). Everybody is invented.

const bewijs = "Zorgplan 2026, blz. 4\nVerklaring kinderarts, blz. 2";

/** A judgement with its reason and evidence. */
function oordeel(begrip, waarde, toelichting) {
  return { [begrip]: waarde, [`toelichting.${begrip}`]: toelichting, [`bewijs.${begrip}`]: bewijs };
}

const zorg = {
  "aantal": "1",
  "0.soort": "verpleging",
  "0.uren_per_week": "60",
  "0.tarief": "62,50",
  "0.leveringsvorm": "pgb",
  "0.zorgverlener": "formeel",
  "0.moment": "dag",
};

function lijst(begrip, extra = {}) {
  return Object.fromEntries(Object.entries({ ...zorg, ...extra }).map(([veld, waarde]) => [`${begrip}.${veld}`, waarde]));
}

export const antwoorden = {
  ouder: {
    naam: "Pim Voorbeeld",
    geboortedatum: "12-03-2016",
    bsn: "",
    aanvrager_naam: "Anna Voorbeeld",
    relatie: "ouder",
    straat: "Voorbeeldstraat 2",
    plaats: "0000 AA Voorbeeldstad",
    geindiceerd_profiel: "8VG",
    leveringsvorm: "pgb",
    soort_aanvraag: "nieuw",
    setting: "thuis",
    dagbesteding_variant: "geen",
    lopende_toekenning: "nee",
    indicatie_besluitdatum: "14-03-2021",
    indicatie_ingangsdatum: "14-03-2021",
    zzp_31_december_2014: "weet_ik_niet",
    ...lijst("zorgonderdelen"),
  },
  intake: {
    ...oordeel("profiel_best_passend", "ja", "Het profiel past bij de zorg die het CIZ beschreef."),
    ...oordeel("overbruggingszorg", "nee", "Er is geen wachtlijst voor een instelling."),
    ...oordeel("ekt_overleg", "ja", "Besproken met de moeder per telefoon."),
    ...oordeel("kind_toeslag_genoeg", "nee", "De toeslag lost de nachten niet op."),
    ...oordeel("toeslag_behandeling", "niet_van_toepassing", "Niet gevraagd."),
    ...oordeel("toeslag_palliatief", "niet_van_toepassing", "Niet aan de orde."),
    ...oordeel("toeslag_tijdelijke_verpleging", "niet_van_toepassing", "Niet aan de orde."),
    ...oordeel("toeslag_logeren", "niet_van_toepassing", "Niet gevraagd."),
    ...oordeel("toeslag_dagbesteding", "niet_van_toepassing", "Niet gevraagd."),
    ...oordeel("zorg_is_wlz_zorg", "alles", "Alle zorg hoort bij de Wlz."),
    kind_dagbesteding_nodig: "nee",
    behandelaarsverklaring: "aanwezig",
    lopende_toekenning: "nee",
  },
  medisch_adviseur: {
    ...oordeel("zorgsoort_lid_1c", "geen", "Geen van deze soorten zorg."),
    ...oordeel("toezicht_somatiek", "nee", "Geen zwaar complexe somatiek in de zin van de regeling."),
    ...oordeel("gebied_sociale_redzaamheid", "geen", "Overname, zoals het profiel."),
    ...oordeel("gebied_psychosociaal_cognitief", "geen", "Zoals het profiel."),
    ...oordeel("gebied_adl", "klein", "Altijd twee begeleiders."),
    ...oordeel("gebied_mobiliteit", "geen", "Overname, zoals het profiel."),
    ...oordeel("gebied_verpleging", "groot", "Direct handelen bij onverwachte aanvallen."),
    ...oordeel("gebied_gedrag", "geen", "Geen probleemgedrag."),
    ...oordeel("gebied_psychiatrie", "geen", "Geen aanwijzingen."),
    ...oordeel("gebied_toezicht", "groot", "Toezicht dat meteen moet kunnen handelen."),
    ...oordeel("afdeling_deskundigheid", "ja", "Alle begeleiders moeten bevoegd zijn."),
    ...oordeel("afdeling_inzet", "ja", "Er moet steeds iemand vlakbij zijn."),
    ...oordeel("volledig_beeld", "ja", "Alle stukken zijn er."),
    ...oordeel("grondslag_onderzoek", "dossier", "Op basis van het dossier."),
    ...oordeel("onafhankelijk_geoordeeld", "ja", "Niemand heeft mijn oordeel beïnvloed."),
    ...oordeel("bijzondere_zorgbehoefte", "bijzonder", "De verpleging en het toezicht verschillen in aard van wat 8VG beschrijft."),
  },
  verpleegkundige: {
    ...lijst("passende_zorg", { "0.gebied": "verpleging" }),
    ...oordeel("passende_zorg", undefined, "Deze zorg past bij de vastgestelde beperkingen."),
    ...oordeel("verantwoord", "ja", "De zorg thuis is veilig."),
    ...oordeel("passend", "ja", "De zorg past bij de beperkingen."),
    ...oordeel("doelmatig", "ja", "Minder uren is niet genoeg."),
    ...oordeel("rechtmatig", "ja", "Er zijn zorgovereenkomsten."),
    ...oordeel("termijn_maanden", "36", "Sluit aan bij het huisbezoek."),
    ...lijst("doelen", {}),
    "doelen.0.doel": "De nachten zijn veilig.",
    "doelen.0.meting": "Aantal keren dat ingrijpen te laat was.",
    "toelichting.doelen": "Besproken met de ouders.",
    "bewijs.doelen": bewijs,
  },
  beslisser: {
    uitkomst: "meerzorg",
    motivering: "Pim heeft zorg nodig die anders is dan de zorg bij zijn zorgprofiel.\nDaarom krijgt hij meerzorg.",
    ingangsdatum: "1-12-2026",
    einddatum: "30-11-2029",
  },
};
// An adult with a profile without a right to meerzorg: only step 5b stays open.
antwoorden.ouder_zonder_recht = {
  ...antwoorden.ouder,
  naam: "Wim Voorbeeld",
  geboortedatum: "01-12-1968",
  geindiceerd_profiel: "4VV",
  zzp_31_december_2014: "geen",
};
antwoorden.medisch_adviseur_stap_2 = {
  ...oordeel("zorgsoort_lid_1c", "geen", "Geen van deze soorten zorg."),
};
antwoorden.verpleegkundige_stap_5b = {
  ...oordeel("bijzondere_omgevingsfactor", "nee", "Er is geen bijzondere situatie."),
};
for (const rol of Object.values(antwoorden)) {
  for (const veld of Object.keys(rol)) if (rol[veld] === undefined) delete rol[veld];
}
