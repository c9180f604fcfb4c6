// SPDX-License-Identifier: EUPL-1.2
// Fills in the form on a page as a person would, from answers by the name of the field. What has no answer gets
// "Dat weet ik niet" where the form offers that, and stays empty otherwise. Needs no JavaScript in the page.

const UNKNOWN = "weet_ik_niet";

/** Names of the controls in the main form, each with its type. */
async function controls(form) {
  const list = [];
  for (const control of await form.locator("input, select, textarea").all()) {
    const name = await control.getAttribute("name");
    const type = (await control.getAttribute("type")) ?? (await control.evaluate((element) => element.tagName.toLowerCase()));
    // What is folded away (a new version of something signed) is left alone.
    const folded = await control.evaluate((element) => element.closest("details:not([open])") !== null);
    if (name && type !== "hidden" && !folded) list.push({ control, name, type, value: await control.getAttribute("value") });
  }
  return list;
}

export async function fill(page, answers, { unknown = true, selector = "main form" } = {}) {
  const form = page.locator(selector).first();
  const done = new Set();
  for (const { control, name, type, value } of await controls(form)) {
    const answer = answers[name];
    if (type === "radio" || type === "checkbox") {
      const wanted = answer === undefined ? (unknown && value === UNKNOWN) : [answer].flat().map(String).includes(value);
      const skip = type === "radio" && done.has(name) && !wanted;
      if (wanted && !(type === "checkbox" && answer === undefined && done.has(name))) {
        await control.check({ force: true });
        done.add(name);
      } else if (type === "checkbox" && !skip && answer !== undefined) {
        await control.uncheck({ force: true });
      }
    } else if (type === "select") {
      const offered = answer !== undefined && (await control.locator(`option[value="${answer}"]`).count()) > 0;
      if (offered) {
        await control.selectOption(String(answer));
        done.add(name);
      } else if (unknown && (await control.locator(`option[value="${UNKNOWN}"]`).count()) > 0) {
        await control.selectOption(UNKNOWN);
      }
    } else if (answer !== undefined) {
      await control.fill(String(answer));
      done.add(name);
    }
  }
  return done;
}

/** Presses the button with this text and waits for the page that follows. */
export async function press(page, text, selector = "main") {
  await Promise.all([
    page.waitForNavigation({ waitUntil: "load" }),
    page.locator(selector).getByRole("button", { name: text, exact: false }).first().click(),
  ]);
}
