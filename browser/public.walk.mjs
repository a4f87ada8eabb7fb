// The public site as people use it: a resident finds something by keyboard, reads it on a phone, prints it; and no page
// keeps anybody out. `GONGKAI_SITE` is the address of a served demo.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { barriers, closeBrowser, person, site } from "./lib.mjs";

after(closeBrowser);

const column = "/sangcun/zfxxgk/fdzdgknr/";
const kinds = {
  "the doors of the county": "/",
  "the first page": "/sangcun/",
  "the first page of the busy town": "/huaidu/",
  "the platform": "/sangcun/zfxxgk/",
  "a long column": column,
  "the last page of a column, filtered": `${column}?year=2025`,
  "a leaf": "/sangcun/zfxxgk/fdzdgknr/msbz/shjz/db/md/",
  "an empty column": "/sangcun/zfxxgk/fdzdgknr/tdzs/",
  "the list of reports": "/sangcun/reports/",
  "a report": "/sangcun/reports/2025",
  "the report as received": "/sangcun/reports/2025/received",
  "a number of the report": "/sangcun/reports/2025/figures/t3.received_new.total",
  "a number of the first page": "/sangcun/figures/2025/m-01/",
  "weeks": "/sangcun/figures/2025/m-11/",
  "nothing": "/sangcun/nothing/",
};

/** Presses Tab until a link or button with these words has the focus, as often as it takes. */
async function reach(page, words) {
  for (let presses = 0; presses < 250; presses += 1) {
    await page.keyboard.press("Tab");
    const held = await page.evaluate(() => {
      const held = document.activeElement;
      return held?.matches("a, button") ? held.textContent.trim() : "";
    });
    if (words(held)) return held;
  }
  throw new Error("the keyboard never gets there");
}

/** The address of the first item of the first page, as its list has it. */
async function anItem(page) {
  await page.goto(`${site}/sangcun/`);
  return page.locator("section[aria-labelledby=new] .list a").first().getAttribute("href");
}

async function widths(page) {
  return page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
}

test("a resident finds an item from the doors of the county in four steps, by keyboard, without JavaScript", async () => {
  const page = await person({ script: false });
  await page.goto(`${site}/`);
  await reach(page, (words) => words.startsWith("桑村乡公开着"));
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/sangcun\/$/);
  await reach(page, (words) => words.startsWith("查低保和救助"));
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/shjz\/$/);
  assert.equal(await page.locator("h1").innerText(), "社会救助");
  const branch = await reach(page, (words) => words.startsWith("最低生活保障"));
  assert.match(branch, /\d/, "the tree says how many there are");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/db\/$/);
  const title = await reach(page, (words) => words.includes("最低生活保障情况公布"));
  await page.keyboard.press("Enter");
  await page.waitForURL(/\.html$/);
  assert.equal(await page.locator("h1").innerText(), title);
  assert.match(await page.locator("dl.meta").innerText(), /索引号\s+sangcun\/2025-\d{5}/);
  await page.context().close();
});

test("the first link of every page leads past the navigation", async () => {
  const page = await person();
  await page.goto(`${site}${column}`);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "跳到正文");
  await page.keyboard.press("Enter");
  assert.equal(new URL(page.url()).hash, "#main");
  await page.context().close();
});

test("on a phone nothing rolls sideways, and what one taps is large enough", async () => {
  const page = await person({ screen: "phone" });
  const item = await anItem(page);
  for (const [name, path] of [...Object.entries(kinds), ["an item", item]]) {
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 844 });
      await page.goto(`${site}${path}`);
      const [scroll, client] = await widths(page);
      assert.ok(scroll <= client, `${name} at ${width}: ${scroll} > ${client}`);
    }
    const small = await page.evaluate(() =>
      [...document.querySelectorAll(".list a, .tree a, .records a, .pages a, .entries a, .files a, .beside a")]
        .filter((link) => link.offsetParent && link.getBoundingClientRect().height < 24)
        .map((link) => link.textContent),
    );
    assert.deepEqual(small, [], `${name}: too small to tap`);
  }
  await page.goto(`${site}${item}`);
  const size = await page.evaluate(() => Number.parseFloat(getComputedStyle(document.querySelector(".prose p")).fontSize));
  assert.ok(size >= 16, `the text is ${size} px`);
  await page.context().close();
});

test("in elder mode the same page is one size up and still fits", async () => {
  const page = await person({ screen: "phone" });
  const item = await anItem(page);
  await page.goto(`${site}${item}`);
  await page.getByRole("link", { name: "长者模式" }).click();
  assert.equal(new URL(page.url()).pathname, item, "one stays where one was");
  for (const path of [item, "/", "/sangcun/", column]) {
    await page.goto(`${site}${path}`);
    const [scroll, client] = await widths(page);
    assert.ok(scroll <= client, `${path}: ${scroll} > ${client}`);
  }
  await page.context().close();
});

test("a printed item is the text with what it is, and nothing of the site around it", async () => {
  const page = await person();
  const item = await anItem(page);
  await page.goto(`${site}${item}`);
  await page.emulateMedia({ media: "print" });
  for (const gone of [".host", ".nav", ".crumb", ".foot", ".law", ".beside"]) {
    assert.equal(await page.locator(gone).first().isVisible(), false, `${gone} is on paper`);
  }
  for (const stays of ["h1", "dl.meta", ".prose p"]) {
    assert.ok(await page.locator(stays).first().isVisible(), `${stays} is not on paper`);
  }
  const pdf = await page.pdf({ format: "A4" });
  assert.ok(pdf.length > 10_000 && pdf.subarray(0, 4).toString() === "%PDF");
  await page.context().close();
});

for (const screen of ["wide", "phone"]) {
  test(`no kind of public page keeps anybody out: ${screen}`, async () => {
    const page = await person({ screen });
    const item = await anItem(page);
    for (const [name, path] of [...Object.entries(kinds), ["an item", item]]) {
      await page.goto(`${site}${path}`);
      assert.equal(await page.locator("h1").count(), 1, `${name} has one title`);
      assert.equal(await page.locator("html").getAttribute("lang"), "zh-CN");
      assert.deepEqual(await barriers(page), [], name);
    }
    await page.context().close();
  });
}

test("without JavaScript every page is the same, for none has a script", async () => {
  const [mute, page] = [await person({ script: false }), await person()];
  const item = await anItem(page);
  for (const [name, path] of [...Object.entries(kinds), ["an item", item]]) {
    await mute.goto(`${site}${path}`);
    await page.goto(`${site}${path}`);
    assert.equal(await mute.locator("script").count(), 0, name);
    // The number of a request stands on pages of errors, and is never the same twice.
    const said = async (it) => (await it.content()).replace(/<span class="keep">[0-9a-z-]+<\/span>/g, "");
    assert.equal(await said(mute), await said(page), name);
  }
  await mute.context().close();
  await page.context().close();
});
