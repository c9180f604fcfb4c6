// SPDX-License-Identifier: EUPL-1.2
// Requirement N10: axe on every page, with and without JavaScript, narrow and dark.
// The main path as people walk it: a parent applies, intake completes, the medisch adviseur judges, the
// verpleegkundige fits the care, somebody decides, the letter stands ready. Once with and once without JavaScript.
import { startServer, startBrowser, check, checkPage, shot, test, finish } from "./browser.mjs";
import { fill, press } from "./formulier.mjs";
import { antwoorden } from "./antwoorden.mjs";

const program = process.argv[2];
const server = await startServer(program);
const browser = await startBrowser();
const WIDE = { width: 1280, height: 900 };
const PHONE = { width: 320, height: 700 };
const ACCOUNTS = {};

async function visit(page, path) {
  const response = await page.goto(server.address + path, { waitUntil: "load" });
  return response.status();
}

/** The demo accounts as the login page lists them: role → name and password. */
async function readAccounts() {
  const page = await browser.newPage({ viewport: WIDE });
  await visit(page, "/inloggen");
  for (const row of await page.locator("table tbody tr").all()) {
    const cells = (await row.locator("th, td").allInnerTexts()).map((text) => text.trim());
    const [who, role, name, password] = cells;
    (ACCOUNTS[role] ??= []).push({ who, name, password });
  }
  await page.close();
}

async function logIn(role, options = {}, index = 0) {
  const context = await browser.newContext({ viewport: WIDE, ...options });
  const page = await context.newPage();
  const account = Object.entries(ACCOUNTS).find(([name]) => name.startsWith(role))[1][index];
  await visit(page, "/inloggen");
  await page.fill("#naam", account.name);
  await page.fill("#wachtwoord", account.password);
  await press(page, "Inloggen");
  check(`login as ${role}`, !page.url().endsWith("/inloggen"), page.url());
  return { page, context };
}

/** A parent fills in every question and sends the application; gives the number of the case. */
async function apply(page, axe, answers = antwoorden.ouder) {
  await visit(page, "/portaal/aanvraag");
  if (axe) await checkPage(page, "portal, begin");
  await page.locator("main a", { hasText: /Begin|Ga verder/ }).first().click();
  for (let sheet = 0; sheet < 60 && !page.url().endsWith("/overzicht"); sheet += 1) {
    const before = page.url();
    if (axe && sheet < 6) await checkPage(page, `portal, question ${sheet + 1}`);
    if (sheet === 4) await shot(page, "03-aanvraag-vraag");
    await fill(page, answers);
    await press(page, "Opslaan en verder");
    if (page.url() === before) throw new Error(`stuck at ${before}: ${await page.locator("main").innerText()}`);
  }
  if (axe) await checkPage(page, "portal, overview");
  await press(page, "Verstuur de aanvraag");
  const number = page.url().match(/MZ-\d{4}-\d+/)?.[0];
  check("the parent gets a number", number !== undefined, `${page.url()}\n${(await page.locator("main").innerText()).slice(0, 600)}`);
  if (axe) await checkPage(page, "portal, receipt");
  return number;
}

/** Opens every step and fills in and signs what this role can. */
async function work(page, number, answers, axe, name) {
  await visit(page, `/kantoor/zaken/${number}`);
  const steps = await page.locator("a[href*='/stap/']").evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute("href")))]);
  for (const step of steps) {
    await visit(page, step);
    if (axe) await checkPage(page, `${name}, ${step.split("/").slice(-2).join(" ")}`);
    const form = page.locator(`main form[action="${step}"]`);
    if ((await form.count()) === 0) continue;
    const done = await fill(page, answers, { unknown: false, selector: `main form[action="${step}"]` });
    if (done.size === 0) continue;
    const sign = form.getByRole("button", { name: "Onderteken en zet vast" });
    await press(page, (await sign.count()) > 0 ? "Onderteken en zet vast" : "Opslaan", `main form[action="${step}"]`);
    const errors = page.locator(".ms-errors");
    if ((await errors.count()) > 0) throw new Error(`${name}, ${step}: ${await errors.first().innerText()}`);
  }
}

/** The letter of a decision: not before it is sent, and then on the screen, as PDF and as a bundle. */
async function readLetter(parent, decider, number, axe, label) {
  const letters = `/portaal/zaak/${number}/brieven`;
  const tooEarly = await parent.context.request.get(`${server.address}${letters}/besluit/html`);
  check(`${label}: no letter in the portal before it is sent`, tooEarly.status() === 404, String(tooEarly.status()));

  await visit(decider.page, `/kantoor/zaken/${number}/besluit`);
  await press(decider.page, "Verstuur de brief");
  check(`${label}: the office sees that the letter has left`, (await decider.page.locator("main", { hasText: "De brief is verstuurd op" }).count()) > 0);
  if (axe) await checkPage(decider.page, "decision, letter sent");

  await visit(parent.page, `/portaal/zaak/${number}`);
  const status = await parent.page.locator("main").innerText();
  check(`${label}: the status says that there is a decision and until when one may object`, /Er is een besluit/.test(status) && /uiterlijk .*\d{4} bezwaar/.test(status), status.slice(0, 800));
  if (axe) await checkPage(parent.page, "portal, status, decided");
  await Promise.all([parent.page.waitForNavigation({ waitUntil: "load" }), parent.page.locator(`main a[href="${letters}"]`).first().click()]);
  if (axe) await checkPage(parent.page, "portal, letters");
  await shot(parent.page, "12-portaal-brieven");
  const pdfLink = await parent.page.getByRole("link", { name: "Bewaar als PDF" }).getAttribute("href");
  const zipLink = await parent.page.getByRole("link", { name: "Bewaar met bewijs" }).getAttribute("href");

  await Promise.all([parent.page.waitForNavigation({ waitUntil: "load" }), parent.page.getByRole("link", { name: "Lees de brief" }).click()]);
  const letter = await parent.page.locator("body").innerText();
  check(`${label}: the letter is about this case`, letter.includes(number) && (await parent.page.locator("h1").count()) > 0, letter.slice(0, 600));
  check(`${label}: the letter says how to object, and until when`, /bezwaar maken/.test(letter) && /uiterlijk\s\S+\s\d{1,2}\s\S+\s\d{4}/.test(letter), letter.slice(0, 2000));
  if (axe) await checkPage(parent.page, "portal, letter");
  await shot(parent.page, "12-portaal-brief");

  const pdf = await parent.context.request.get(server.address + pdfLink);
  check(`${label}: the parent keeps the letter as PDF`, pdf.status() === 200 && pdf.headers()["content-type"] === "application/pdf" && (await pdf.body()).subarray(0, 5).toString() === "%PDF-",
        `${pdf.status()} ${pdf.headers()["content-type"]}`);
  check(`${label}: the PDF is a download with the number of the case`, pdf.headers()["content-disposition"]?.includes(`${number}.pdf`) ?? false, pdf.headers()["content-disposition"]);
  const bundle = await parent.context.request.get(server.address + zipLink);
  check(`${label}: the parent keeps the proof`, bundle.status() === 200 && bundle.headers()["content-type"] === "application/zip", `${bundle.status()} ${bundle.headers()["content-type"]}`);
}

async function mainPath(options, axe, label) {
  const parent = await logIn("ouder", options, 0);
  const number = await apply(parent.page, axe);
  if (!number) return;

  const intake = await logIn("intake", options);
  await visit(intake.page, "/kantoor");
  check(`${label}: the case is in the work list`, (await intake.page.locator(`text=${number}`).count()) > 0);
  if (axe) await checkPage(intake.page, "work list");
  await shot(intake.page, "06-werkvoorraad");
  await intake.page.fill("#zoek", number);
  await press(intake.page, "Zoek");
  check(`${label}: the case is found, and the address does not say what was asked`,
        (await intake.page.locator(`table a[href$="${number}"]`).count()) === 1 && !intake.page.url().includes(number), intake.page.url());
  if (axe) await checkPage(intake.page, "work list, search");
  await intake.page.reload();
  check(`${label}: a reload asks nothing again`, (await intake.page.locator(`table a[href$="${number}"]`).count()) === 1);
  await visit(intake.page, `/kantoor/zaken/${number}/aanvraag`);
  if (axe) await checkPage(intake.page, "case, application");
  await press(intake.page, "Leg het aanbod vast");
  await work(intake.page, number, antwoorden.intake, axe, "intake");

  const nurseTooEarly = await logIn("verpleegkundige", options);
  await visit(nurseTooEarly.page, `/kantoor/zaken/${number}/stap/5`);
  await fill(nurseTooEarly.page, antwoorden.verpleegkundige, { unknown: false, selector: "main form[action*='/stap/']" });
  await press(nurseTooEarly.page, "Onderteken en zet vast");
  check(`${label}: the nurse cannot sign before the adviser`, (await nurseTooEarly.page.locator(".ms-errors").count()) > 0);

  const adviser = await logIn("medisch adviseur", options);
  await work(adviser.page, number, antwoorden.medisch_adviseur, axe, "medisch adviseur");
  await visit(adviser.page, `/kantoor/zaken/${number}/stap/4`);
  check(`${label}: the verdict is locked`, (await adviser.page.locator("main", { hasText: "vastgezet" }).count()) > 0);

  await work(nurseTooEarly.page, number, antwoorden.verpleegkundige, axe, "verpleegkundige");
  await work(intake.page, number, antwoorden.intake, false, "intake");

  const decider = await logIn("beslisser", options);
  await visit(decider.page, `/kantoor/zaken/${number}/besluit`);
  if (axe) await checkPage(decider.page, "decision");
  const consent = decider.page.locator("form[action$='/voorbeeldwaarden']");
  if ((await consent.count()) > 0) {
    await consent.locator("textarea").fill("Het kantoor rekent met 52 weken in een jaar, zoals in het voorbeeld.");
    await press(decider.page, "Leg de keuze vast");
  }
  await fill(decider.page, antwoorden.beslisser, { unknown: false, selector: "main form[action$='/besluit']" });
  await press(decider.page, "Onderteken het besluit");
  check(`${label}: decided`, (await decider.page.locator("main", { hasText: "Bekijk de brief" }).count()) > 0,
        (await decider.page.locator("main").innerText()).slice(0, 1500));
  if (axe) await checkPage(decider.page, "decision, signed");
  const letter = await visit(decider.page, `/kantoor/zaken/${number}/brief`);
  check(`${label}: the letter stands ready`, letter === 200 && (await decider.page.locator("h1").count()) > 0);
  if (axe) await checkPage(decider.page, "letter");
  const pdf = await decider.context.request.get(`${server.address}/kantoor/zaken/${number}/brief.pdf`);
  check(`${label}: the letter as PDF`, pdf.status() === 200 && (await pdf.body()).subarray(0, 5).toString() === "%PDF-");
  const bundle = await decider.context.request.get(`${server.address}/kantoor/zaken/${number}/besluit.zip`);
  check(`${label}: the bundle`, bundle.status() === 200);

  await visit(parent.page, `/portaal/zaak/${number}`);
  check(`${label}: the parent sees that there is a decision`, /besl/i.test(await parent.page.locator("main").innerText()));
  if (axe) await checkPage(parent.page, "portal, status");
  await readLetter(parent, decider, number, axe, label);
  for (const each of [parent, intake, nurseTooEarly, adviser, decider]) await each.context.close();
}

await readAccounts();

await test("public pages, wide, narrow and dark", async () => {
  for (const [name, options] of [["wide", { viewport: WIDE }], ["narrow", { viewport: PHONE }], ["dark", { viewport: WIDE, colorScheme: "dark" }]]) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    for (const path of ["/", "/zelf-nagaan", "/regels", "/regels/meerzorg-thuis/kader-2026", "/regels/meerzorg-thuis/kader-2026/voorbeelden", "/regels/verschil?a=meerzorg-thuis/kader-2026&b=meerzorg-thuis/rlz-2027", "/bronnen",
                        "/bronnen/rlz-2.2-1-a", "/begrippen", "/toegankelijkheid", "/privacy", "/hulp", "/inloggen"]) {
      // What takes seconds to compute first says so (503 with a page that asks again).
      let status = await visit(page, path);
      for (let i = 0; i < 60 && status === 503; i++) {
        await page.waitForTimeout(1000);
        status = await visit(page, path);
      }
      check(`${path} answers`, status === 200, String(status));
      await checkPage(page, `${path}, ${name}`);
      await shot(page, `publiek-${name}${path.replaceAll("/", "-")}`);
    }
    await context.close();
  }
});

await test("the main path with JavaScript", () => mainPath({}, true, "with JavaScript"));
await test("the main path without JavaScript", () => mainPath({ javaScriptEnabled: false }, false, "without JavaScript"));

// R046: no ground at step 2, so the medisch adviseur has nothing to judge at step 4. The nurse answers step 5b.
await test("step 2 negative: nobody waits for a verdict that is not needed", async () => {
  const parent = await logIn("ouder", {}, 1);
  const number = await apply(parent.page, false, antwoorden.ouder_zonder_recht);
  const intake = await logIn("intake");
  await work(intake.page, number, antwoorden.intake, false, "intake");
  const adviser = await logIn("medisch adviseur");
  await work(adviser.page, number, antwoorden.medisch_adviseur_stap_2, false, "medisch adviseur");
  const nurse = await logIn("verpleegkundige");
  await work(nurse.page, number, antwoorden.verpleegkundige_stap_5b, false, "verpleegkundige");
  await visit(nurse.page, `/kantoor/zaken/${number}/stap/5b`);
  check("step 5b is locked", (await nurse.page.locator("main", { hasText: "vastgezet" }).count()) > 0,
        (await nurse.page.locator("main").innerText()).slice(0, 1500));
  for (const each of [parent, intake, adviser, nurse]) await each.context.close();
});

await test("the demo case on every page, wide and narrow", async () => {
  const everybody = ["intake", "medisch adviseur", "verpleegkundige", "beslisser", "auditor"];
  for (const [name, options, roles] of [["wide", {}, everybody], ["narrow", { viewport: PHONE }, ["verpleegkundige", "beslisser"]], ["dark", { colorScheme: "dark" }, ["medisch adviseur"]]]) {
    for (const role of roles) {
      const { page, context } = await logIn(role, options);
      for (const part of ["", "/aanvraag", "/stap/1", "/stap/2", "/stap/3", "/stap/4", "/stap/5a", "/stap/5b", "/stap/5", "/besluit", "/vergelijk?met=rlz-2027", ...(role === "auditor" ? ["/dossier"] : [])]) {
        const status = await visit(page, `/kantoor/zaken/MZ-2026-0412${part}`);
        check(`${role}, ${part}: answers`, status === 200, String(status));
        await checkPage(page, `${role}, case${part}, ${name}`);
        await shot(page, `zaak-${name}-${role.replaceAll(" ", "-")}${part.replaceAll("/", "-").replace("?", "-")}`);
      }
      await context.close();
    }
  }
});

await test("nobody gets in where they may not", async () => {
  const anonymous = await browser.newContext();
  const page = await anonymous.newPage();
  await visit(page, "/kantoor/zaken/MZ-2026-0412");
  check("without login the case asks to log in", page.url().includes("/inloggen"), page.url());
  await anonymous.close();
  const { page: parent, context } = await logIn("ouder");
  const status = await visit(parent, "/kantoor/zaken/MZ-2026-0412");
  check("a parent may not open the office", status === 403, String(status));
  await context.close();
  const { page: intake, context: other } = await logIn("intake");
  const forged = await other.request.post(`${server.address}/kantoor/zaken/MZ-2026-0412/clientondersteuning`, { form: { datum: "24-11-2026" } });
  check("a form without token is refused", forged.status() === 403 || forged.status() === 400, String(forged.status()));
  const missing = await visit(intake, "/kantoor/zaken/MZ-1999-0001");
  check("a case that is not there is a 404", missing === 404, String(missing));
  await other.close();
});

await browser.close();
server.stop();
finish();
