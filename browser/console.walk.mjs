// The console as people meet it: an item on its way, each step confirmed by name, and every page without barriers, on
// a wide screen and a phone, with and without JavaScript, by keyboard, in every mode.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { barriers, closeBrowser, holder, person, signIn, site } from "./lib.mjs";

const today = new Date().toISOString().slice(0, 10);
const FIRST = "我乡对 2026 年春季申请补贴的农户进行了审核，现将结果公布如下。\n补贴资金合计 21.8 万元。";
const SECOND = "我乡对 2026 年春季申请补贴的农户进行了审核，现将结果公示如下。\n补贴资金合计 21.86 万元。\n联系电话：民政办 0555-0000118。";

/** Somebody of a role, signed in; the page stays theirs. */
const people = new Map();
async function somebody(role, options = {}) {
  const { screen = "wide", script = true } = options;
  const key = `${role} ${screen} ${script}`;
  if (!people.has(key)) {
    const page = await person({ screen, script });
    await signIn(page, holder(role));
    people.set(key, page);
  }
  return people.get(key);
}

/** The button of this name. */
const button = (page, name) => page.getByRole("button", { name, exact: true });

async function write(page, title, text) {
  await page.goto(`${site}/console/items/new`);
  await page.fill("#title", title);
  await page.fill("#text", text);
  await page.selectOption("#catalogue", "G-03");
  await page.selectOption("#subject", "plan");
  await page.fill("#event_date", today);
  await page.click("form.write p.acts .button:not([data-kind])");
  await page.waitForURL(/\/console\/items\/[0-9a-f]+$/);
  return page.url();
}

async function handIn(page, item) {
  await page.goto(item);
  await page.click(`form[action$="/submit"] .button`);
  await page.waitForURL(item);
}

let item;
let draft;
before(async () => {
  const writer = await somebody("info_officer");
  item = await write(writer, "2026 年春季农机购置补贴公示", FIRST);
  await handIn(writer, item);
  draft = await write(writer, "关于春季防火的通知", "请做好春季防火，入山不带火种。");
});
after(closeBrowser);

test("a reviewer signs only after a page that says in whose name, and can go back without losing a word", async () => {
  const page = await somebody("secrecy_officer");
  await page.goto(item);
  await page.fill("#opinion", "不含国家秘密。");
  await button(page, "下一步").click();
  assert.match(await page.textContent(".dialog"), /将以“[^”]+　保密审查员”签入台账/);
  await button(page, "返回").click();
  assert.equal(await page.inputValue("#opinion"), "不含国家秘密。");
  await button(page, "下一步").click();
  await button(page, "签入台账").click();
  await page.waitForURL(item);
  assert.match(await page.textContent(".path"), /保密审查.*同意/s);
});

test("a proof-reader finds the item under 今天 and returns it with a reason", async () => {
  const page = await somebody("proofreader");
  await page.goto(`${site}/console`);
  assert.match(await page.textContent("main"), /农机购置补贴公示/);
  await page.goto(item);
  await page.check("input[name=decision][value=return]");
  await button(page, "下一步").click();
  await page.selectOption("#reason", { index: 1 });
  await button(page, "退回修改").click();
  assert.match(await page.textContent(".faults"), /没有办成/, "a return says what to mend");
  await page.fill("#opinion", "合计数与台账差 600 元，请核对。");
  await button(page, "退回修改").click();
  await page.waitForURL(item);
});

test("after an edit whoever signed the earlier text sees first what changed since", async () => {
  const writer = await somebody("info_officer");
  await writer.goto(`${item}/edit`);
  await writer.fill("#text", SECOND);
  await writer.click("form.write p.acts .button:not([data-kind])");
  await writer.waitForURL(item);
  await handIn(writer, item);
  const page = await somebody("secrecy_officer");
  await page.goto(item);
  assert.match(await page.textContent(".sides thead"), /第 1 稿.*您签过这一稿.*第 2 稿/s);
  assert.match((await page.locator(".sides ins").allTextContents()).join(""), /联系电话/);
});

test("a leader's phone: one tap chooses, the second confirms by name", async () => {
  const page = await somebody("secrecy_officer", { screen: "phone" });
  await page.goto(item);
  const bar = page.locator(".quick");
  const box = await bar.boundingBox();
  assert.ok(box.y + box.height <= 845 && box.y > 700, "the choices stand at the foot of the screen while one reads");
  await button(page, "同意").tap();
  assert.match(await page.textContent(".dialog"), /将以“/);
  await button(page, "签入台账").tap();
  await page.waitForURL(item);
  assert.equal(await page.locator(".quick").count(), 0, "signed, and asked no more");
});

/** Every page of the console, and who opens it. */
function pages() {
  return [
    ["info_officer", "/console"],
    ["office_head", "/console"],
    ["office_head", "/console/posts"],
    ["office_head", "/console/items/reviews"],
    ["info_officer", "/console/items"],
    ["info_officer", "/console/items/new"],
    ["info_officer", `${draft}/edit`],
    ["info_officer", draft],
    ["info_officer", "/console/registers?year=2025"],
    ["info_officer", "/console/registers/training?year=2025"],
    ["info_officer", "/console/registers/training/new"],
    ["info_officer", "/console/registers/records/peixun-2025-001"],
    ["office_head", "/console/registers/fee?year=2025"],
    ["info_officer", "/console/me"],
    ["info_officer", "/console/password"],
    ["info_officer", "/gallery"],
    ["info_officer", "/console/nothing-here"],
    ["proofreader", item],
    ["proofreader", `${item}?view=text`],
    ["office_head", "/console/annual"],
    ["office_head", "/console/annual/2025"],
    ["office_head", "/console/figures/2025"],
    ["office_head", "/console/figures/2025?table=3"],
    ["office_head", "/console/figures/2025/M-01"],
    ["sys_admin", "/console/people"],
    ["sys_admin", `/console/people/${holder("info_officer")}`],
    ["sys_admin", "/console/sections"],
    ["office_head", "/console/contact"],
    ["sys_admin", "/console/setup"],
    ["sys_admin", "/console/errands"],
    ["sec_admin", `/console/people/${holder("info_officer")}`],
    ["", "/console/login"],
  ].map(([role, path]) => [role, path.startsWith("http") ? path : site + path]);
}

async function at(role, options = {}) {
  if (role) return somebody(role, options);
  const key = `nobody ${options.screen ?? "wide"} ${options.script ?? true}`;
  if (!people.has(key)) people.set(key, await person(options));
  return people.get(key);
}

/** Goes through every page and gathers what `look` says of each; nothing is what it should say. */
async function everywhere(options, look) {
  const found = [];
  for (const [role, address] of pages()) {
    const page = await at(role, options);
    await page.goto(address);
    const isWritten = options.script !== false && (await page.locator("textarea[data-editor]").count()) > 0;
    if (isWritten) await page.waitForSelector("form[data-ready]");
    for (const fault of await look(page)) found.push(`${role || "nobody"} ${address.replace(site, "")}: ${fault}`);
  }
  return found;
}

for (const [screen, script] of [["wide", true], ["wide", false], ["phone", true], ["phone", false]]) {
  test(`no page has a barrier: ${screen}, ${script ? "with" : "without"} JavaScript`, async () => {
    assert.deepEqual(await everywhere({ screen, script }, barriers), []);
  });
}

for (const mode of ["elder", "dark", "contrast", "elder-dark"]) {
  test(`no page has a barrier in the mode ${mode}`, async () => {
    const set = async (page) => page.context().addCookies([{ name: "gk_mode", value: mode, url: site }]);
    const found = await everywhere({}, async (page) => {
      await set(page);
      await page.reload();
      return barriers(page);
    });
    for (const page of people.values()) await page.context().clearCookies({ name: "gk_mode" });
    assert.deepEqual(found, []);
  });
}

test("on a phone every target is big enough for a finger", async () => {
  const found = await everywhere({ screen: "phone" }, (page) =>
    page.evaluate(() => {
      const all = document.querySelectorAll("a[href], button, select, textarea, summary, input:not([type=hidden])");
      const seen = [...all].filter((each) => each.getClientRects().length && !each.closest(".skip, .unseen"));
      return seen.flatMap((each) => {
        // A box that is ticked is as big as its label; a link in running text or in a list is a line of it.
        const label = each.closest("label");
        const box = (label ?? each).getBoundingClientRect();
        const around = Number.parseFloat(getComputedStyle(each, "::before").height) || 0;
        const least = each.matches("a:not(.button)") && each.closest("p, li, td, dd, h3, aside, .links") ? 24 : 44;
        const high = Math.round(Math.max(box.height, around) * 10) / 10;
        return high < least ? [`${each.tagName} “${each.textContent.trim().slice(0, 20)}” is ${high} high`] : [];
      });
    }),
  );
  assert.deepEqual([...new Set(found)], []);
});

test("nothing scrolls sideways at 320 points, nor at twice the size", async () => {
  for (const width of [320, 640]) {
    const found = await everywhere({ screen: "phone" }, async (page) => {
      await page.setViewportSize({ width, height: 720 });
      await page.evaluate((zoom) => { document.documentElement.style.fontSize = zoom; }, width === 640 ? "200%" : "");
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      return over > 0 ? [`${over} too wide at ${width}`] : [];
    });
    assert.deepEqual(found, []);
  }
});

test("the keyboard reaches everything in the order of the page, and the focus is seen", async () => {
  const found = await everywhere({}, async (page) => {
    const many = await page.evaluate(() => {
      // A frame in which a wide table rolls is a stop of its own.
      const all = "a[href], button, select, textarea, summary, input:not([type=hidden]), [contenteditable=true], [role=region][tabindex='0']";
      // Within a bar of tools one goes by arrows; Tab comes to one of them.
      // What is folded away is reached by its summary first.
      const shown = (each) => each.getClientRects().length > 0 && each.checkVisibility() && !each.disabled && (each.tabIndex >= 0 || each.isContentEditable);
      const order = [...document.querySelectorAll(all)].filter(shown);
      order.forEach((each, place) => { each.dataset.place = String(place); });
      return order.length;
    });
    const faults = [];
    let last = -1;
    for (let presses = 0; presses <= many * 4; presses += 1) {
      await page.keyboard.press("Tab");
      const now = await page.evaluate(() => {
        const each = document.activeElement;
        // The frame around the text shows that one is in it.
        const style = getComputedStyle(each.isContentEditable ? each.closest(".editor") : each);
        const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
        return { place: each.dataset.place === undefined ? -1 : Number(each.dataset.place), seen, tag: each.outerHTML.slice(0, 90) };
      });
      // A day has parts of its own between which the keyboard goes; of choices it meets the one that is made.
      if (now.place === last) continue;
      if (now.place < last) break;
      if (!now.seen) faults.push(`no focus to be seen on ${now.tag}`);
      last = now.place;
    }
    if (last < many - 1) {
      const rest = await page.evaluate((from) => [...document.querySelectorAll("[data-place]")].filter((each) => Number(each.dataset.place) > from && each.type !== "radio").map((each) => each.outerHTML.slice(0, 90)), last);
      faults.push(...rest.map((each) => `never reached: ${each}`));
    }
    return faults;
  });
  assert.deepEqual(found, []);
});
