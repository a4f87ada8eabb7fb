// 手册的插图 The pictures of the handbook, made on the way through the pages it speaks of.
//
// With `GONGKAI_PICTURES=FOLDER` a picture that differs visibly from the one in the folder takes its place; start from a
// fresh demo then. Without it the kept pictures are only looked at: that each is there, as large as it should be, and small.

import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { subsidies } from "./clipboard.mjs";
import { browser, closeBrowser, holder, person, signIn, site } from "./lib.mjs";

const kept = new URL("../crates/handbook/pictures/", import.meta.url).pathname;
const folder = process.env.GONGKAI_PICTURES;
const sizes = { wide: { width: 1100, height: 700 }, phone: { width: 390, height: 760 } };
/** What a picture may weigh, and how much of it may change before it is another one. */
const HEAVIEST = 150 * 1024;
const VISIBLE = 0.01;
const KEEP = "form.write p.acts .button:not([data-kind])";
const isItem = /\/console\/items\/[0-9a-f]+$/;

const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const people = new Map();

async function seat(role, screen = "wide") {
  const key = `${role} ${screen}`;
  if (!people.has(key)) {
    const page = await person({ screen });
    await page.setViewportSize(sizes[screen]);
    if (role) await signIn(page, holder(role));
    people.set(key, page);
  }
  return people.get(key);
}

/** The item that the pictures show: a table out of Word, in review. */
let item;
before(async () => {
  for (const [title, subject] of [["关于开展春季森林防火巡查的通知", "notice"], ["各村农机购置补贴情况公布", "plan"]]) {
    item = await handedIn(title, subject);
    for (const role of ["secrecy_officer", "proofreader"]) await passes(role, item);
  }
});
after(closeBrowser);

async function handedIn(title, subject) {
  const page = await seat("info_officer");
  await fills(page, title, subject);
  await page.click(KEEP);
  await page.waitForURL(isItem);
  const address = page.url();
  await page.click('form[action$="/submit"] .button');
  await page.waitForURL(address);
  return address;
}

async function fills(page, title, subject) {
  await page.goto(`${site}/console/items/new`);
  await page.waitForSelector("form[data-ready]");
  await page.fill("#title", title);
  await page.selectOption("#catalogue", "F22-02");
  await page.selectOption("#subject", subject);
  await page.fill("#event_date", today);
  await page.locator("#text").focus();
  await page.evaluate((html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    document.querySelector("#text").dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, subsidies);
  await page.waitForSelector("#text table");
}

async function passes(role, address) {
  const page = await seat(role);
  await page.goto(address);
  await page.click(".next");
  await page.click(".dialog .button:not([data-kind])");
  await page.waitForURL(address);
}

/** Width and height out of the head of a PNG. */
const sizeOf = (bytes) => ({ width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) });

/** How much of two pictures differs, so that an eye sees it: a share of all points. */
async function difference(one, other) {
  const page = await (await browser()).newPage();
  const share = await page.evaluate(async (pictures) => {
    const points = await Promise.all(pictures.map(async (picture) => {
      const image = new Image();
      image.src = `data:image/png;base64,${picture}`;
      await image.decode();
      const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
      const drawing = canvas.getContext("2d");
      drawing.drawImage(image, 0, 0);
      return drawing.getImageData(0, 0, image.width, image.height).data;
    }));
    const [first, second] = points;
    if (first.length !== second.length) return 1;
    let differ = 0;
    for (let at = 0; at < first.length; at += 4) {
      if ([0, 1, 2].some((part) => Math.abs(first[at + part] - second[at + part]) > 32)) differ += 1;
    }
    return differ / (first.length / 4);
  }, [one, other].map((bytes) => bytes.toString("base64")));
  await page.close();
  return share;
}

/** Takes the picture, keeps it if it is another one, and looks at the one that is kept. */
async function picture(page, name, screen = "wide") {
  const taken = await page.screenshot({ animations: "disabled" });
  if (folder) {
    const file = join(folder, name);
    const share = existsSync(file) ? await difference(readFileSync(file), taken) : 1;
    if (share > VISIBLE) writeFileSync(file, taken);
    console.log(`${name}: ${(share * 100).toFixed(2)} % differs, ${share > VISIBLE ? "written" : "kept"}`);
  }
  const bytes = readFileSync(join(folder ?? kept, name));
  assert.deepEqual(sizeOf(bytes), sizes[screen], name);
  assert.deepEqual(sizeOf(taken), sizes[screen], name);
  assert.ok(bytes.length <= HEAVIEST, `${name} weighs ${bytes.length} bytes`);
}

test("signing in", async () => {
  const page = await seat("");
  await page.goto(`${site}/console/login`);
  await page.fill("#account", holder("info_officer"));
  await picture(page, "sign-in.png");
});

test("what waits today", async () => {
  const page = await seat("section_head");
  await page.goto(`${site}/console`);
  assert.ok((await page.locator(".tasks li").count()) >= 2);
  await picture(page, "today.png");
});

test("writing", async () => {
  const page = await seat("info_officer");
  await fills(page, "关于做好春季农机购置补贴工作的通知", "notice");
  await page.locator("#text td").first().click();
  await page.locator("#text").evaluate((text) => text.closest(".field").scrollIntoView());
  await page.locator(".editor .under", { hasText: "表 1 个" }).waitFor();
  await picture(page, "write.png");
});

test("reviewing", async () => {
  const page = await seat("section_head");
  await page.goto(item);
  await page.locator(".sheet").evaluate((sheet) => sheet.scrollIntoView());
  await picture(page, "review.png");
});

test("reviewing on a phone", async () => {
  const page = await seat("section_head", "phone");
  await page.goto(item);
  await page.locator(".draft").evaluate((draft) => draft.scrollIntoView());
  await picture(page, "phone.png", "phone");
});

test("people and what they do", async () => {
  const page = await seat("sys_admin");
  await page.goto(`${site}/console/people`);
  await picture(page, "people.png");
});

test("registers of the year", async () => {
  const page = await seat("office_head");
  await page.goto(`${site}/console/registers?year=2025`);
  await picture(page, "registers.png");
});

test("the report of the year at its desk", async () => {
  const page = await seat("office_head");
  await page.goto(`${site}/console/annual/2025`);
  // The sentences with their sources, and beside them what must be written.
  await page.locator(".tabs").first().evaluate((tabs) => tabs.scrollIntoView());
  await picture(page, "annual.png");
});

test("the figures of the year", async () => {
  const page = await seat("office_head");
  await page.goto(`${site}/console/figures/2025`);
  await picture(page, "figures.png");
});
