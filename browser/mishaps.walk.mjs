// 意外 What goes wrong on an ordinary day: a second click, the back button, two tabs, a session that ends. Nothing that was
// typed is lost, and nothing happens twice.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { closeBrowser, holder, person, signIn, site } from "./lib.mjs";

const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const KEEP = "form.write p.acts .button:not([data-kind])";
const AGREE = ".dialog .button:not([data-kind])";
const isItem = /\/console\/items\/[0-9a-f]+$/;
const people = new Map();
after(closeBrowser);

async function seat(role, kind = {}) {
  const key = `${role} ${kind.screen} ${kind.script}`;
  if (!people.has(key)) {
    const page = await person(kind);
    await signIn(page, holder(role));
    people.set(key, page);
  }
  return people.get(key);
}

/** A writer with a session of their own, for tests that end it. */
async function writer(kind = {}) {
  const page = await person(kind);
  await signIn(page, holder("info_officer"));
  return page;
}

const ready = (page) => page.waitForSelector("form[data-ready]");
const prose = (page) => page.evaluate(() => new FormData(document.querySelector("form.write")).get("prose"));
const until = async (holds, why, patience = 20_000) => {
  for (const end = Date.now() + patience; Date.now() < end; await new Promise((later) => setTimeout(later, 100))) if (await holds()) return;
  assert.fail(why);
};

/** Fills the form of a new item; `title` tells it from all others. */
async function fills(page, title, text) {
  await page.goto(`${site}/console/items/new`);
  await ready(page);
  await page.fill("#title", title);
  await page.selectOption("#catalogue", "G-03");
  await page.selectOption("#subject", "notice");
  await page.fill("#event_date", today);
  await page.locator("#text").focus();
  await page.keyboard.insertText(text);
}

async function written(page, title, text = "请做好春季防火，入山不带火种。") {
  await fills(page, title, text);
  await page.click(KEEP);
  await page.waitForURL(isItem);
  return page.url();
}

async function handedIn(title) {
  const page = await seat("info_officer");
  const item = await written(page, title);
  await page.click('form[action$="/submit"] .button');
  await page.waitForURL(item);
  return item;
}

async function passes(role, item, times = 1) {
  const page = await seat(role);
  for (let step = 0; step < times; step += 1) {
    await page.goto(item);
    await page.click(".next");
    await page.click(AGREE);
    await page.waitForURL(item);
  }
}

/** How many items of this title the office has. */
async function many(page, title) {
  await page.goto(`${site}/console/items?q=${encodeURIComponent(title)}`);
  return page.locator("main td a", { hasText: title }).count();
}

const named = (words) => `${words} ${Date.now()}`;

test("a leader on the way reads to the end and agrees with two taps", async () => {
  const item = await handedIn(named("关于清明值班的通知"));
  for (const role of ["secrecy_officer", "proofreader", "section_head"]) await passes(role, item);
  const page = await seat("leader_in_charge", { screen: "phone" });
  await page.goto(item);
  await page.locator(".draft").evaluate((draft) => draft.scrollIntoView({ block: "end" }));
  let taps = 0;
  const tap = async (words) => {
    taps += 1;
    await page.getByRole("button", { name: words, exact: true }).tap();
  };
  await tap("同意");
  assert.match(await page.textContent(".dialog"), /将以“[^”]+”签入台账/);
  await tap("签入台账");
  await page.waitForURL(item);
  assert.equal(taps, 2);
  assert.match(await page.locator(".path").innerText(), /二校[^]*同意/);
});

for (const script of [true, false]) {
  test(`a double click on 公开 publishes once: ${script ? "with" : "without"} JavaScript`, async () => {
    const title = named("关于桥梁维修的通知");
    const item = await handedIn(title);
    for (const role of ["secrecy_officer", "proofreader", "section_head"]) await passes(role, item);
    await passes("leader_in_charge", item, 2);
    const page = await seat("office_head", { script });
    await page.goto(item);
    await page.click('form[action$="/publish"] .button');
    await page.locator(AGREE).dblclick();
    await page.waitForURL(isItem);
    await page.goto(item);
    const address = /\/\S+\.html/.exec(await page.locator("section", { hasText: "公开地址" }).last().innerText())[0];
    await page.goto(new URL(address, site).href);
    assert.equal(await page.locator(".log li", { hasText: "公开" }).count(), 1, await page.locator(".log").innerText());
    await page.goto(`${site}/`);
    assert.equal(await page.locator("section[aria-labelledby=new] .list a", { hasText: title }).count(), 1);
  });
}

test("the back button after handing in brings back what was typed, and makes no second item of it", async () => {
  const page = await writer();
  const title = named("关于防火巡查的通知");
  const item = await written(page, title, "各村每日巡查两次。");
  await page.goto(`${item}/edit`);
  await ready(page);
  await page.locator("#text").focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText("巡查要有记录。");
  await page.click(KEEP);
  await page.waitForURL(item);
  await page.click('form[action$="/submit"] .button');
  await page.waitForURL(item);
  while (!page.url().endsWith("/edit")) await page.goBack();
  await ready(page);
  assert.match(await prose(page), /各村每日巡查两次。巡查要有记录。/);
  await page.goto(item);
  assert.equal(await page.locator('form[action$="/submit"]').count(), 0, "it stays handed in");
  assert.equal(await many(page, title), 1);
  await page.context().close();
});

test("two tabs with one draft: the second is told, and keeps every word", async () => {
  const one = await writer();
  const item = await written(one, named("关于防汛值守的通知"), "每日值守。");
  const other = await one.context().newPage();
  for (const page of [one, other]) {
    await page.goto(`${item}/edit`);
    await ready(page);
    await page.locator("#text").focus();
    await page.keyboard.press("Control+End");
  }
  await one.keyboard.insertText("第一个窗口的话。");
  await other.keyboard.insertText("第二个窗口的话。");
  await one.click(KEEP);
  await one.waitForURL(item);
  await other.click(KEEP);
  await other.waitForSelector(".faults");
  await ready(other);
  assert.match(await prose(other), /第二个窗口的话/, "what was typed stands in the page that says no");
  await one.goto(item);
  assert.match(await one.textContent(".draft"), /第一个窗口的话/);
  assert.doesNotMatch(await one.textContent(".draft"), /第二个窗口的话/);
  await one.context().close();
});

test("a session ends in the middle of a sentence, and the sentence is there afterwards", async () => {
  const page = await writer();
  const item = await written(page, named("关于山塘清淤的通知"), "各村组织清淤。");
  await page.goto(`${item}/edit`);
  await ready(page);
  await page.locator("#text").focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText("三月底前");
  await page.context().clearCookies();
  await page.keyboard.insertText("完成。");
  await until(async () => /登录/.test(await page.locator(".kept").innerText()), "the line under the text says that the session ended");
  await page.click(KEEP);
  await page.waitForSelector("text=填的还在");
  await again(page, "info_officer");
  await ready(page);
  assert.match(await page.locator("main").innerText(), /三月底前完成/, "it stands in the text, or is offered to be taken over");
  await page.context().close();
});

/** Ends the session of a page from another machine; the page still holds its cookie, and knows of nothing. */
async function ended(page) {
  const other = await person();
  await other.context().addCookies(await page.context().cookies());
  await other.goto(`${site}/console`);
  await other.click('form[action="/console/logout"] button');
  await other.context().close();
}

/** Signs in again in another tab, as people do who do not want to lose what stands in this one. */
async function again(page, role) {
  const tab = await page.context().newPage();
  await signIn(tab, holder(role));
  await tab.close();
  await page.goBack();
}

/** The browser forgot who sat here, as when somebody clears its history. */
const forgotten = (page) => page.context().clearCookies();

for (const [script, how, goes] of [
  [true, "ended", ended],
  [false, "ended", ended],
  [true, "was forgotten", forgotten],
  [false, "was forgotten", forgotten],
]) {
  test(`a session that ${how} takes no words along: ${script ? "with" : "without"} JavaScript`, async () => {
    const item = await handedIn(named("关于村道养护的通知"));
    const reader = await person({ script });
    await signIn(reader, holder("secrecy_officer"));
    await reader.goto(item);
    await reader.fill("#opinion", "第二段的电话要核实。");
    await goes(reader);
    await reader.click(".next");
    assert.match(await reader.textContent("main"), /请重新登录|填的还在/);
    await again(reader, "secrecy_officer");
    assert.equal(await reader.inputValue("#opinion"), "第二段的电话要核实。");
    await reader.click(".next");
    assert.equal(await reader.inputValue(".dialog #opinion"), "第二段的电话要核实。", "and it is taken now");
    await reader.context().close();
  });
}

test("without JavaScript what was written when the session ended is there after signing in again", async () => {
  const item = await written(await seat("info_officer"), named("关于渠道清淤的通知"), "各村清淤。");
  const page = await writer({ script: false });
  await page.goto(`${item}/edit`);
  await page.fill("#text", "各村清淤，四月底前完成。");
  await ended(page);
  await page.click(KEEP);
  assert.match(await page.textContent("main"), /请重新登录/);
  await again(page, "info_officer");
  assert.equal(await page.inputValue("#text"), "各村清淤，四月底前完成。");
  await page.click(KEEP);
  await page.waitForURL(item);
  assert.match(await page.textContent(".draft"), /四月底前完成/);
  await page.context().close();
});
