// What every walk through the pages needs: a browser, a page of a certain kind of screen, and the accessibility rules.
//
// Walks are files named *.walk.mjs beside this one, written for `node --test`; each test is named after what a person
// does. `GONGKAI_SITE` is the address of a served demo, `GONGKAI_PASSWORD` the password of its accounts,
// `GONGKAI_ACCOUNTS` the list of them that the demo wrote.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const site = process.env.GONGKAI_SITE ?? "http://127.0.0.1:8800";
export const password = process.env.GONGKAI_PASSWORD ?? "";

/** Screens people sit or stand before. */
export const screens = {
  wide: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
};

/** Who holds a role in the demo: the first of its accounts that does. `GONGKAI_ACCOUNTS` is the file it wrote. */
export function holder(role) {
  const accounts = JSON.parse(readFileSync(process.env.GONGKAI_ACCOUNTS ?? "out/accounts.json", "utf8"));
  const found = accounts.find((each) => each.role === role);
  if (!found) throw new Error(`nobody in the demo is ${role}`);
  return found.account;
}

let running;

/** The one browser of this process; Debian's own, which as root wants to run without its sandbox. */
export async function browser() {
  running ??= chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
  return running;
}

export async function closeBrowser() {
  if (running) await (await running).close();
  running = undefined;
}

/** A page of its own, with cookies of its own. `script: false` is a browser without JavaScript. */
export async function person({ screen = "wide", script = true } = {}) {
  const context = await (await browser()).newContext({
    viewport: screens[screen],
    javaScriptEnabled: script,
    hasTouch: screen === "phone",
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
  });
  const page = await context.newPage();
  if (!script) scriptless.set(page, screen);
  return page;
}

/** Pages in whose browser no script runs. */
const scriptless = new WeakMap();

/**
 * The same page, also one that answered a form, in a browser that runs the rules of accessibility and refuses every script
 * of the page itself.
 */
async function twin(page) {
  const context = await (await browser()).newContext({
    viewport: page.viewportSize(),
    hasTouch: scriptless.get(page) === "phone",
    locale: "zh-CN",
    storageState: await page.context().storageState(),
  });
  const body = await page.content();
  await context.route("**/*", (route) => {
    const kind = route.request().resourceType();
    if (kind === "document") return route.fulfill({ body, contentType: "text/html; charset=utf-8" });
    return kind === "script" ? route.abort() : route.continue();
  });
  const other = await context.newPage();
  await other.goto(page.url());
  return other;
}

/** Signs in at the console's door. */
export async function signIn(page, account, words = password) {
  await page.goto(`${site}/console/login`);
  await page.fill("#account", account);
  await page.fill("#password", words);
  await page.press("#password", "Enter");
  await page.waitForURL((address) => !address.pathname.endsWith("/login"));
}

/**
 * What axe finds on a page by WCAG 2.1 A and AA, each as a sentence; empty when there is nothing.
 * The page's own policy forbids scripts from elsewhere, so the rules go in by the browser and not by the page.
 */
export async function barriers(page) {
  if (scriptless.has(page)) {
    const other = await twin(page);
    try {
      return await barriers(other);
    } finally {
      await other.context().close();
    }
  }
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] }),
  );
  return violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")} (${rule.help})`),
  );
}
