// SPDX-License-Identifier: EUPL-1.2
//
// Runs the peers and prints one line per engine: name, evaluations per second, wrong answers; separated by tabs.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { cases, oracle } from "./gevallen.mjs";

const table = JSON.parse(readFileSync(new URL("./tabel.json", import.meta.url)));
const all = cases(20000);
const expected = all.map(oracle);
const require = createRequire(new URL("../peers/package.json", import.meta.url));

function report(name, seconds, answers) {
  const wrong = answers.filter((answer, i) => answer !== expected[i]).length;
  console.log(`${name}\t${Math.round(answers.length / seconds)}\t${wrong}`);
}

function seconds(work) {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

async function feelin() {
  const { unaryTest } = await import(pathToFileURL(require.resolve("feelin")));
  const matches = (cell, value) => {
    if (cell === "-") return true;
    const result = unaryTest(cell, { "?": value });
    return (result?.value ?? result) === true;
  };
  const answers = [];
  const time = seconds(() => {
    for (const each of all) {
      const values = [each.leeftijd, each.uren, each.soort];
      const row = table.rijen.find((cells) => values.every((value, i) => matches(cells[i], value)));
      answers.push(row[3]);
    }
  });
  report("feelin (unary test per cel)", time, answers);
}

async function zen() {
  const { ZenEngine } = require("@gorules/zen-engine");
  const content = {
    nodes: [
      { id: "in", type: "inputNode", name: "in", position: { x: 0, y: 0 } },
      {
        id: "tabel",
        type: "decisionTableNode",
        name: "tabel",
        position: { x: 1, y: 0 },
        content: {
          hitPolicy: "first",
          inputs: table.invoer.map((field) => ({ id: field, name: field, field })),
          outputs: [{ id: "x", name: "x", field: "x" }],
          rules: table.rijen.map((cells, i) => ({
            _id: `r${i}`,
            ...Object.fromEntries(table.invoer.map((field, k) => [field, cells[k] === "-" ? "" : cells[k]])),
            x: `"${cells[3]}"`,
          })),
        },
      },
      { id: "uit", type: "outputNode", name: "uit", position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: "e1", sourceId: "in", targetId: "tabel", type: "edge" },
      { id: "e2", sourceId: "tabel", targetId: "uit", type: "edge" },
    ],
  };
  const engine = new ZenEngine();
  const decision = engine.createDecision(content);
  for (const trace of [false, true]) {
    const answers = [];
    const start = performance.now();
    for (const each of all) answers.push((await decision.evaluate(each, { trace })).result.x);
    report(trace ? "zen-engine met trace" : "zen-engine", (performance.now() - start) / 1000, answers);
  }
  engine.dispose();
}

for (const [name, run] of [["feelin", feelin], ["zen-engine", zen]]) {
  try {
    await run();
  } catch (error) {
    console.log(`${name}\t0\tniet uitgevoerd: ${error.code ?? error.message}`);
  }
}
