// A table of ten columns on a small screen: it rolls in a frame of its own, by finger and by keyboard, and the page stays.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { comesIn } from "./hands.mjs";
import { barriers, closeBrowser, site } from "./lib.mjs";

after(closeBrowser);

const row = (name, words) => `<tr>${Array.from({ length: 10 }, (_, at) => words(at)).map((cell) => `<${name}>${cell}</${name.split(" ")[0]}>`).join("")}</tr>`;
const TABLE = `<p>各村补贴如下。</p><table><caption>补贴发放情况</caption><thead>${row('th scope="col"', (at) => `第${at + 1}项金额`)}</thead>
<tbody>${[1, 2, 3].map((line) => row("td", (at) => `${line}${at}00.50`)).join("")}</tbody></table><p>请核对。</p>`;

/** What stands in the form of a new item, with such a table in its text. */
const form = (page) =>
  page.evaluate(async (prose) => {
    const fresh = await (await fetch("/console/items/new")).text();
    const hidden = new DOMParser().parseFromString(fresh, "text/html").querySelectorAll("form.write input[type=hidden]");
    const typed = { title: "补贴发放公示", prose, kept: "prose", catalogue: "G-03", subject: "notice", importance: "routine", attribute: "public" };
    const day = new Date().toISOString().slice(0, 10);
    return { ...Object.fromEntries([...hidden].map(({ name, value }) => [name, value])), ...typed, event_date: day };
  }, TABLE);

/** Sends those fields and stands on the page that comes of it. */
async function send(page, action, fields) {
  await Promise.all([
    page.waitForNavigation(),
    page.evaluate(([to, all]) => {
      const made = Object.assign(document.createElement("form"), { method: "post", action: to });
      for (const [name, value] of Object.entries(all)) made.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
      document.body.append(made);
      made.submit();
    }, [action, fields]),
  ]);
}

async function rolls(page, what) {
  await page.setViewportSize({ width: 320, height: 720 });
  const [over, frame] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.querySelector(".prose .roll");
    return [document.documentElement.scrollWidth - window.innerWidth, scrollWidth - clientWidth];
  });
  assert.ok(over <= 0, `${what}: the page is ${over} too wide`);
  assert.ok(frame > 100, `${what}: the table keeps its columns readable and rolls (${frame})`);
  const region = page.getByRole("region", { name: "表 1　补贴发放情况（可左右滚动）" });
  await region.focus();
  for (let times = 0; times < 4; times += 1) await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => document.querySelector(".prose .roll").scrollLeft > 0, null, { timeout: 3000 });
  assert.deepEqual(await barriers(page), [], what);
}

test("a wide table rolls in its own frame on the item's page and on the public one", async () => {
  const page = await comesIn("info_officer", { screen: "phone" });
  const fields = await form(page);
  await send(page, `${site}/console/items`, fields);
  assert.match(new URL(page.url()).pathname, /^\/console\/items\/[0-9a-f]+$/);
  await rolls(page, "the item's page");
  await send(page, `${page.url()}/preview`, { ...(await form(page)), title: "补贴发放公示" });
  await rolls(page, "the public page");
  await page.context().close();
});
