// SPDX-License-Identifier: EUPL-1.2
// What the browser tests share: a server with demo data, a browser, axe, and a count of checks.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { readFileSync, mkdirSync } from "node:fs";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/**
 * Starts the program with demo data on a free port; resolves with its address and how to stop it. MAATSTAF_ADRES
 * names a server with fresh demo data that runs already.
 */
export async function startServer(program) {
  if (process.env.MAATSTAF_ADRES) return { address: process.env.MAATSTAF_ADRES, stop: () => {}, output: () => "" };
  const server = spawn(program, ["serve", "--voorbeeld", "--poort", "0"], {
    cwd: new URL("../..", import.meta.url).pathname,
    stdio: ["ignore", "pipe", "pipe"],
  });
  return new Promise((resolve, reject) => {
    let output = "";
    const timer = setTimeout(() => reject(new Error(`the server did not start:\n${output}`)), 60000);
    const read = (chunk) => {
      output += chunk;
      const address = output.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (address) {
        clearTimeout(timer);
        resolve({ address: address[0], stop: () => server.kill("SIGTERM"), output: () => output });
      }
    };
    server.stdout.on("data", read);
    server.stderr.on("data", read);
    server.on("exit", (code) => reject(new Error(`the server ended with ${code}:\n${output}`)));
  });
}

export function startBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
           "--disable-component-update", "--disable-sync"],
  });
}

const counts = { passed: 0, failed: 0 };

export function check(name, condition, detail = "") {
  if (condition) {
    counts.passed += 1;
  } else {
    counts.failed += 1;
    console.log(`FAILED ${name}${detail ? `\n  ${detail}` : ""}`);
  }
}

/** Runs one named test; an exception is a failure of that test only. */
export async function test(name, body) {
  const before = counts.failed;
  try {
    await body();
  } catch (error) {
    check(name, false, String(error.stack ?? error).split("\n").slice(0, 6).join("\n  "));
  }
  console.log(`${counts.failed === before ? "ok    " : "FAILED"} ${name}`);
}

/** WCAG 2.0 to 2.2, A and AA, and best practice: no violation; no sideways scrolling. Works with scripts off too. */
export async function checkPage(page, name) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  check(`${name}: no sideways scrolling`, wide <= 0, `${wide} px too wide at ${page.viewportSize().width}`);
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => window.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  }));
  const text = violations.map((v) => `${v.id}: ${v.help} (${v.nodes.slice(0, 3).map((n) => n.target.join(" ")).join(" | ")})`);
  check(`${name}: axe finds nothing`, violations.length === 0, text.join("\n  "));
}

const shots = process.env.MAATSTAF_SCHERMAFDRUKKEN;
/** Saves a picture when MAATSTAF_SCHERMAFDRUKKEN names a folder. */
export async function shot(page, name) {
  if (!shots) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

export function finish() {
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  process.exit(counts.failed === 0 ? 0 : 1);
}
