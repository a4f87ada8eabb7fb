// 写年报 An office takes the report of the year from its ledgers to the public, by clicks; clicks and time are printed.
//
// Beside a demo that was begun with `--unwritten` the report is drafted; beside one that is public already it is corrected,
// which goes the same way and ends with a second version.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { barriers, closeBrowser, holder, person, signIn, site } from "./lib.mjs";

after(closeBrowser);

const YEAR = 2025;
const DESK = `${site}/console/annual/${YEAR}`;
/** What the office may take, in minutes (issue: under fifteen). */
const MINUTES = 15;

const seats = new Map();
let clicks = 0;

/** The page of whoever holds a role; one person, one browser. */
async function seat(role) {
  if (!seats.has(role)) {
    const page = await person();
    await signIn(page, holder(role));
    clicks += 1;
    seats.set(role, page);
  }
  return seats.get(role);
}

async function click(page, selector) {
  await page.locator(selector).first().click();
  clicks += 1;
}

/** A click that leads to another page. */
async function leads(page, selector, to) {
  const moved = page.waitForURL(to);
  await click(page, selector);
  await moved;
}

async function passed(page) {
  assert.deepEqual(await barriers(page), [], page.url());
}

/** From the rail to the desk; the draft is begun where there is none. */
async function opensTheDesk() {
  const page = await seat("info_officer");
  await leads(page, 'nav a[href="/console/annual"]', "**/console/annual");
  await passed(page);
  const begins = page.locator("form", { has: page.locator(`input[name=year][value="${YEAR}"]`) }).locator("button");
  if (await begins.count()) {
    await begins.first().click();
    clicks += 1;
    await page.waitForURL(DESK);
    return "drafted";
  }
  await leads(page, `a[href="/console/annual/${YEAR}"]`, DESK);
  return "corrected";
}

/** A sentence of one's own: without a record it is not let through; with a reason it stands. */
async function addsASentence() {
  const page = await seat("info_officer");
  const words = `公开栏每周由值班的人看一次，坏了的当天换（${Date.now()}）。`;
  await leads(page, 'a[href$="sentences/new?place=platform"]', "**/sentences/new?place=platform");
  await passed(page);
  await page.fill("#text", words);
  await leads(page, "form.write .button", `${DESK}?part=1`);
  const row = page.locator(".claims li", { hasText: words });
  assert.match(await page.textContent("h1"), /要定/, "what no record bears out stands open");
  assert.match(await row.textContent(), /没有记录支持/);
  await passed(page);
  await row.locator("a", { hasText: "写明理由" }).click();
  clicks += 1;
  await page.waitForURL(/\/sentences\/own-\d+$/);
  await page.fill("#reason", "值班表存在党政办，还没有记成台账");
  await leads(page, "form.write .button", `${DESK}?part=1`);
  assert.match(await page.textContent("h1"), /可以送审了/);
  for (const part of [2, 3, 4, 5, 6]) await leads(page, `nav a[href="/console/annual/${YEAR}?part=${part}"]`, `${DESK}?part=${part}`);
  await passed(page);
}

/** To the reviewers; what is public is corrected with a reason. Gives the page of the item. */
async function handsIn() {
  const page = await seat("info_officer");
  await click(page, `form[action="/console/annual/${YEAR}/hand-in"] .button`);
  await page.waitForSelector(".dialog");
  await passed(page);
  if (await page.locator("#explanation").count()) await page.fill("#explanation", "补写一句公开栏由谁看管");
  await leads(page, ".dialog .button:not([data-kind])", /\/console\/annual\/2025\?part=\d$/);
  assert.match(await page.textContent("h1"), /正在审核/);
  return new URL(await page.locator(".top a", { hasText: /审/ }).first().getAttribute("href"), site).href;
}

/** Everybody comes to it from what waits for them, and agrees. */
async function passes(role, item) {
  const page = await seat(role);
  await page.goto(`${site}/console`);
  await leads(page, `.tasks a[href="${new URL(item).pathname}"]`, item);
  await click(page, ".next");
  await page.waitForSelector(".dialog");
  await leads(page, ".dialog .button:not([data-kind])", item);
}

async function publishes(item) {
  const page = await seat("office_head");
  await page.goto(item);
  await click(page, 'form[action$="/publish"] .button');
  await page.waitForSelector(".dialog");
  await leads(page, ".dialog .button:not([data-kind])", item);
}

/** A resident opens the number of the report and finds as many records as it says. */
async function isOpened() {
  const page = await person();
  await page.goto(`${site}/sangcun/reports/${YEAR}`);
  const number = page.locator('a.num[href$="/figures/M-01"]').first();
  const said = Number(await number.textContent());
  await number.click();
  clicks += 1;
  let records = 0;
  for (;;) {
    records += await page.locator(".quoted li").count();
    const next = page.locator("a", { hasText: "下一页" });
    if (!(await next.count())) break;
    await next.click();
    clicks += 1;
  }
  assert.equal(records, said, "as many records as the number says");
  await passed(page);
  return said;
}

test("an office writes its report, three people review it, and its 253 opens 253 records", async () => {
  const from = Date.now();
  const how = await opensTheDesk();
  await addsASentence();
  const item = await handsIn();
  for (const role of ["secrecy_officer", "proofreader", "section_head", "proofreader", "leader_in_charge", "proofreader", "principal"]) {
    await passes(role, item);
  }
  await publishes(item);
  assert.equal(await isOpened(), 253);
  const seconds = (Date.now() - from) / 1000;
  console.log(`the report was ${how}: ${clicks} clicks, ${seconds.toFixed(1)} s, ${seats.size} people`);
  assert.ok(seconds < MINUTES * 60, "in time");
  if (how === "corrected") {
    const page = await person();
    await page.goto(`${site}/sangcun/reports/${YEAR}/versions/1`);
    assert.match(await page.textContent(".notice"), /旧版/);
    await passed(page);
  }
});
