// People without a mouse: everything is reached by Tab, chosen by arrows, done by Enter. What they pass is looked at by axe.

import assert from "node:assert/strict";
import { barriers, holder, password, person, site } from "./lib.mjs";

/** How often somebody presses Tab before giving a page up. */
const PATIENCE = 300;

/** Presses Tab until what has the focus answers to `selector`; backwards, if so wanted. */
export async function reach(page, selector, key = "Tab") {
  for (let presses = 0; presses < PATIENCE; presses += 1) {
    const isThere = await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
    if (isThere) return;
    // In the text Tab goes from cell to cell; Escape gives it back.
    if (await page.evaluate(() => document.activeElement?.isContentEditable ?? false)) await page.keyboard.press("Escape");
    await page.keyboard.press(key);
  }
  throw new Error(`the keyboard never reaches ${selector} on ${page.url()}`);
}

/** Types into a field in place of what stood there. */
export async function fill(page, selector, words) {
  await reach(page, selector);
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(words);
}

/** Chooses in a list by arrows. */
export async function choose(page, selector, value) {
  await reach(page, selector);
  const now = () => page.evaluate(() => document.activeElement.value);
  await page.keyboard.press("Home");
  for (let presses = 0; (await now()) !== value; presses += 1) {
    assert.ok(presses < PATIENCE, `no ${value} in ${selector}`);
    await page.keyboard.press("ArrowDown");
  }
}

/** Takes the choice below the one that is made, until it is this one. */
export async function pick(page, name, value) {
  await reach(page, `input[name="${name}"]`);
  for (let presses = 0; presses < 10; presses += 1) {
    if ((await page.evaluate(() => document.activeElement.value)) === value) return;
    await page.keyboard.press("ArrowDown");
  }
  assert.fail(`no ${value} among ${name}`);
}

/** A day or a moment, part by part, in the order in which this browser has them: as in China, or as in America. */
export async function day(page, selector, when) {
  const [year, month, date, hour, minute] = when.split(/[-T:]/);
  const half = hour && [String(Number(hour) % 12 || 12).padStart(2, "0"), minute, Number(hour) < 12 ? "a" : "p"];
  // A year may have six digits, so that it does not go on by itself.
  const chinese = [year, "ArrowRight", month, date, hour, minute];
  const american = [month, date, year, "ArrowRight", ...(half ?? [])];
  for (const order of [chinese, american]) {
    await reach(page, selector);
    for (const part of order.filter(Boolean)) await (part.startsWith("Arrow") ? page.keyboard.press(part) : page.keyboard.type(part));
    if ((await page.inputValue(selector)) === when) return;
    await away(page, selector);
  }
  assert.fail(`${selector} does not take ${when}`);
}

/** Backwards out of a field that has parts of its own. */
async function away(page, selector) {
  while (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) await page.keyboard.press("Shift+Tab");
}

/** Presses Enter on what answers to `selector`, and waits for the page that comes. */
export async function enter(page, selector, wanted = () => true) {
  await reach(page, selector);
  const came = page.waitForNavigation({ waitUntil: "load" });
  await page.keyboard.press("Enter");
  await came;
  await page.waitForURL(wanted);
}

/** What the page lets pass nobody by: axe finds nothing. */
export async function passed(page) {
  assert.deepEqual(await barriers(page), [], page.url());
}

/** Somebody of a role at the console, having come in by keyboard; `account` when it must be this one. */
export async function comesIn(role, kind, account = holder(role)) {
  const page = await person(kind);
  await page.goto(`${site}/console/login`);
  await passed(page);
  await page.reload();
  await signsIn(page, account);
  return page;
}

/** At the door: account, password, Enter. */
export async function signsIn(page, account) {
  await fill(page, "#account", account);
  await fill(page, "#password", password);
  const came = page.waitForURL((address) => !address.pathname.endsWith("/login"));
  await page.keyboard.press("Enter");
  await came;
}
