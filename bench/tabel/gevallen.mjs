// SPDX-License-Identifier: EUPL-1.2
//
// The random cases and the oracle: the same numbers in every run and in every engine.

const soorten = ["pgb", "mpt", "vpt", "zin"];

/** Cases from a linear congruential generator (32 bits), as tabel_bench.cc makes them. */
export function cases(count) {
  let state = 2026;
  const next = (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * bound);
  };
  return Array.from({ length: count }, () => ({ leeftijd: next(111), uren: next(169), soort: soorten[next(4)] }));
}

/** The table as an if/else by hand. */
export function oracle({ leeftijd, uren, soort }) {
  if (leeftijd < 5) return "a";
  if (leeftijd >= 5 && leeftijd <= 12 && uren > 100) return "b";
  if (leeftijd >= 5 && leeftijd < 18 && soort === "pgb") return "c";
  if (leeftijd >= 80 && uren > 60) return "d";
  if (leeftijd >= 80 && (soort === "vpt" || soort === "zin")) return "e";
  if (leeftijd >= 18 && leeftijd <= 30 && uren <= 10) return "f";
  if (leeftijd >= 18 && leeftijd < 65 && uren >= 10 && uren <= 40 && soort === "mpt") return "g";
  if (leeftijd >= 18 && leeftijd < 65 && uren > 40 && (soort === "mpt" || soort === "vpt")) return "h";
  if (uren > 150) return "i";
  return "j";
}
