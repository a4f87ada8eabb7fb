// 一件 A whole item by keyboard: written with a table out of Word, returned once, changed, signed again for what changed,
// and read by a resident. Once with everything a wide screen has, once on a phone without JavaScript.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { subsidies } from "./clipboard.mjs";
import { choose, comesIn, day, enter, fill, passed, pick, reach } from "./hands.mjs";
import { closeBrowser, person, site } from "./lib.mjs";

after(closeBrowser);

/** Today at the office. */
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const isItem = ({ pathname }) => /^\/console\/items\/[0-9a-f]+$/.test(pathname);
const KEEP = "form.write p.acts .button:not([data-kind])";

/** Everybody who has a hand in the item, each with a browser of their own. */
class Office {
  constructor(kind) {
    this.kind = kind;
    this.people = new Map();
  }

  async seat(role) {
    if (!this.people.has(role)) this.people.set(role, await comesIn(role, this.kind));
    return this.people.get(role);
  }

  async close() {
    for (const page of this.people.values()) await page.context().close();
  }

  /** Writes the item and keeps it: with the editor by pasting, without it from the file that Word saved. */
  async writes(title) {
    const page = await this.seat("info_officer");
    await page.goto(`${site}/console`);
    await passed(page);
    await enter(page, '.rail a[href="/console/items"]');
    await passed(page);
    await enter(page, 'main a[href="/console/items/new"]');
    if (!this.kind.script) await this.readsIn(page);
    else await page.waitForSelector("form[data-ready]");
    await passed(page);
    await page.evaluate(() => document.activeElement?.blur());
    await fill(page, "#title", title);
    await choose(page, "#catalogue", "G-03");
    await choose(page, "#subject", "notice");
    await day(page, "#event_date", today);
    if (this.kind.script) await pastes(page);
    await enter(page, KEEP, isItem);
    await passed(page);
    this.item = page.url();
    this.path = new URL(this.item).pathname;
    return page;
  }

  async readsIn(page) {
    await reach(page, "main summary");
    await page.keyboard.press("Enter");
    await reach(page, "#source");
    // What the dialog of the system would hand over; it is not of the page.
    await page.setInputFiles("#source", { name: "补贴公布.html", mimeType: "text/html", buffer: Buffer.from(subsidies) });
    await enter(page, '[action$="/read"] .button');
    assert.match(await page.inputValue("#text"), /各村结果公布如下。\s+［表 1：4 行 3 列］/, "the table stands in the text as a line");
  }

  async handsIn() {
    const page = await this.seat("info_officer");
    await enter(page, 'form[action$="/submit"] .button', (address) => address.href === this.item);
    await passed(page);
  }

  /** Comes to the item through what waits for this person, sees it, and is asked by name. */
  async decides(role, decision, see = () => {}) {
    const page = await this.seat(role);
    await page.goto(`${site}/console`);
    await passed(page);
    await enter(page, `.tasks a[href="${this.path}"]`);
    await passed(page);
    await see(page);
    if (this.kind.screen === "phone") await enter(page, `button[name=quick][value=${decision}]`);
    else {
      await pick(page, "decision", decision);
      await enter(page, ".next");
    }
    assert.match(await page.textContent(".dialog"), /将以“[^”]+”签入台账/);
    await passed(page);
    return page;
  }

  async passes(role, see) {
    const page = await this.decides(role, "pass", see);
    await enter(page, ".dialog .button:not([data-kind])", (address) => address.href === this.item);
    await passed(page);
  }

  async returns(role, words) {
    const page = await this.decides(role, "return");
    await choose(page, "#reason", "0");
    await fill(page, "#opinion", words);
    await enter(page, ".dialog .button:not([data-kind=second])", (address) => address.href === this.item);
  }

  /** Which steps of the path are done, as the writer's page has them. */
  async done() {
    const page = await this.seat("info_officer");
    await page.goto(this.item);
    return page.locator('.path li[data-at="done"] b').allTextContents();
  }
}

async function pastes(page) {
  await reach(page, "#text");
  await page.evaluate((html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    document.querySelector("#text").dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, subsidies);
  await page.waitForSelector("#text table");
}

/** The writer mends one number of the text by keyboard. */
async function mends(office) {
  const page = await office.seat("info_officer");
  await page.goto(office.item);
  assert.match(await page.textContent("main"), /东岭村的户数与台账不符/, "why it came back");
  await enter(page, `a[href="${office.path}/edit"]`);
  await passed(page);
  await page.reload();
  if (office.kind.script) await page.waitForSelector("form[data-ready]");
  await reach(page, "#text");
  for (const key of ["Control+Home", "End"]) await page.keyboard.press(key);
  await page.keyboard.insertText("合计 28 户。");
  await enter(page, KEEP, isItem);
  assert.deepEqual((await office.done()).filter((name) => /审|校/.test(name)), [], "no signature holds for a text it was not given on");
}

/** What changed since they signed stands before them. */
async function seesChange(page) {
  assert.match(await page.textContent(".sides thead"), /您签过这一稿/);
  assert.match((await page.locator(".sides ins").allTextContents()).join(""), /合计 28 户/);
}

/** A minute that is near, and far enough to be typed. */
function soon() {
  const at = new Date(Date.now() + 8 * 3_600_000 + 80_000);
  return at.toISOString().slice(0, 16);
}

async function publishes(office) {
  const page = await office.seat("office_head");
  await page.goto(office.item);
  await passed(page);
  await enter(page, 'form[action$="/publish"] .button');
  await passed(page);
  await enter(page, ".dialog .button:not([data-kind])", (address) => address.href === office.item);
  return page;
}

async function schedules(office) {
  const page = await office.seat("office_head");
  await page.goto(office.item);
  await passed(page);
  await day(page, "#moment", soon());
  await enter(page, 'form[action$="/schedule"] .button', (address) => address.href === office.item);
  await passed(page);
  for (const end = Date.now() + 200_000; Date.now() < end; await new Promise((later) => setTimeout(later, 2000))) {
    await page.reload();
    if (/公开地址/.test(await page.textContent("main"))) return page;
  }
  return assert.fail("the moment came and nothing was published");
}

for (const [kind, releases] of [
  [{ screen: "wide", script: true }, schedules],
  [{ screen: "phone", script: false }, publishes],
]) {
  const how = `${kind.screen}, ${kind.script ? "with" : "without"} JavaScript`;
  test(`an item with a table goes from Word to the residents, by keyboard only: ${how}`, async () => {
    const office = new Office(kind);
    const title = `各村农机购置补贴公布（${kind.screen} ${Date.now()}）`;
    await office.writes(title);
    await office.handsIn();
    for (const role of ["secrecy_officer", "proofreader", "section_head"]) await office.passes(role);
    await office.returns("leader_in_charge", "东岭村的户数与台账不符，请写上合计。");
    await mends(office);
    await office.handsIn();
    for (const role of ["secrecy_officer", "proofreader", "section_head"]) await office.passes(role, seesChange);
    for (let step = 0; step < 2; step += 1) await office.passes("leader_in_charge");
    const page = await releases(office);
    const address = /\/\S+\.html/.exec(await page.locator("section", { hasText: "公开地址" }).last().innerText())[0];
    const resident = await person(kind);
    await resident.goto(new URL(address, site).href);
    assert.equal(await resident.locator("h1").innerText(), title);
    assert.match(await resident.locator(".prose").innerText(), /合计 28 户/);
    const row = (at) => resident.locator(`.prose tr >> nth=${at}`).locator("th, td").allInnerTexts();
    assert.deepEqual([await row(0), await row(2)], [["村", "户数", "补贴（元）"], ["东岭村", "9", "72000"]]);
    await passed(resident);
    await resident.context().close();
    await office.close();
  });
}
