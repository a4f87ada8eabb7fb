// What people do in the editor: write, paste, lose the connection, and go on.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { excel, huge, rtf, word } from "./clipboard.mjs";
import { open } from "./harness.mjs";
import { barriers, closeBrowser, person } from "./lib.mjs";

let house;
const complaints = [];
const opened = new Set();
before(async () => {
  house = await open();
});
after(async () => {
  await closeBrowser();
  await house.close();
});
afterEach(async () => {
  // A page left open would go on saving into the next test.
  for (const context of opened) await context.close();
  opened.clear();
  Object.assign(house, { text: "<p>经本人申请、村级评议、乡级审核，现予公示。</p>", account: "shen", key: "key-1", version: 1, fault: null, faults: "", posts: 0, kept: [], saved: [], uploads: [], previews: [], dropped: 0, attached: false });
  assert.deepEqual(complaints.splice(0), [], "no page broke, and none was refused anything by its policy");
});

/** Opens the write page and waits for the editor; what the page complains of is a fault of the test. */
async function writing(kind = {}, page = null, address = house.page) {
  page ??= await person(kind);
  opened.add(page.context());
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (line) => /Content Security Policy|refused/i.test(line.text()) && complaints.push(line.text()));
  await page.goto(address);
  await page.waitForSelector("form[data-ready]");
  return page;
}

const text = (page) => page.locator("#text");
const status = (page) => page.locator(".kept").innerText();
const prose = (page) => page.evaluate(() => new FormData(document.querySelector("form.write")).get("prose"));
const until = async (holds, why, patience = 8000) => {
  for (const end = Date.now() + patience; Date.now() < end; await new Promise((later) => setTimeout(later, 50))) if (await holds()) return;
  assert.fail(why);
};
const press = async (page, ...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};
const paste = (page, data) =>
  page.evaluate((given) => {
    const clipboardData = new DataTransfer();
    for (const [kind, value] of Object.entries(given)) clipboardData.setData(kind, value);
    document.querySelector("#text").dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, data);
/** Puts the cursor into the text, all of it chosen and taken away. */
const emptied = async (page) => {
  await text(page).focus();
  await press(page, "Control+a", "Delete");
};

test("a clerk writes, and it is on the server within seconds, then saved as canonical markup", async () => {
  const page = await writing();
  await emptied(page);
  await page.keyboard.type("各村户数如下。");
  await press(page, "Control+b");
  await page.keyboard.type("共 41 户");
  await until(() => house.kept.length > 0, "the server got a copy");
  await until(async () => /^已存到服务器 \d\d:\d\d$/.test(await status(page)), "the line says so");
  assert.equal(house.kept.at(-1).prose, "<p>各村户数如下。<strong>共 41 户</strong></p>");
  assert.equal(house.kept.at(-1).title, house.title, "the whole form travels");
  await until(async () => (await page.locator(".under").innerText()).includes("共 11 字"), "signs are counted, blanks are not");
  await page.click("text=存下修改");
  await page.waitForURL(/GK-7$/);
  assert.deepEqual([house.saved[0].kept, house.saved[0].prose], ["prose", "<p>各村户数如下。<strong>共 41 户</strong></p>"]);
  assert.equal(await page.evaluate(() => localStorage.length), 0, "what is saved leaves no copy behind");
});

test("beside the text stands the page as the public will see it, and typing does not wait for it", async () => {
  const page = await writing({ screen: "wide" });
  const pane = page.locator("aside.outside");
  const inside = page.frameLocator("iframe.outside-page");
  await until(async () => (await inside.locator(".prose").innerText()).includes("现予公示"), "the page came by itself");
  assert.equal(await inside.locator("script").count(), 0);
  assert.notEqual(await inside.locator("h1").evaluate((title) => getComputedStyle(title).getPropertyValue("--zhu")), "", "in the style of the house");
  await emptied(page);
  await page.keyboard.type("各村共 41 户");
  await until(async () => (await inside.locator(".prose").innerText()) === "各村共 41 户", "and follows the hand");
  await page.fill("#title", "改了的标题");
  await until(async () => (await inside.locator("h1").innerText()) === "改了的标题", "the other fields too");

  house.fault = "slow";
  const before = house.previews.length;
  await text(page).focus();
  for (const sign of "一二三四五六七八九十") {
    await page.keyboard.type(sign);
    await page.waitForTimeout(120);
  }
  await until(async () => (await prose(page)).includes("一二三四五六七八九十"), "every sign stands at once");
  await until(async () => (await inside.locator(".prose").innerText()).includes("十"), "the last of them is shown in the end");
  assert.ok(house.previews.length - before <= 3, `asked once the hand rests, not at every sign: ${house.previews.length - before}`);
  house.fault = "lost";
  await page.keyboard.type("断");
  await until(async () => (await pane.innerText()).includes("网断了"), "what does not come is said");
  assert.ok((await inside.locator(".prose").innerText()).includes("十"), "and what was there stays");
  house.fault = null;
  await page.keyboard.type("续");
  await until(async () => (await inside.locator(".prose").innerText()).includes("断续"), "it goes on by itself");
  assert.deepEqual(await barriers(page), []);

  const asked = house.previews.length;
  await pane.getByRole("button", { name: "收起" }).press("Enter");
  await text(page).focus();
  await page.keyboard.type("收");
  await page.waitForTimeout(1200);
  assert.equal(house.previews.length, asked, "a closed pane asks for nothing");
  assert.equal(await page.locator("iframe.outside-page").isVisible(), false);
  await pane.getByRole("button", { name: "打开" }).click();
  await until(async () => (await inside.locator(".prose").innerText()).includes("收"), "opened it is up to date");
  const narrow = await writing({ screen: "phone" });
  assert.equal(await narrow.locator("aside.outside").isVisible(), false, "a phone has the button");
});

test("what is handed in at once leaves no draft behind on the server", async () => {
  const page = await writing();
  await text(page).focus();
  await page.keyboard.type("马上就交。");
  // The server takes its time with the form, so that the hour of the copy comes while it is still on its way.
  house.fault = "slow";
  await page.waitForTimeout(2000);
  await page.click("text=存下修改");
  await page.waitForURL(/GK-7$/);
  assert.equal(house.saved.length, 1);
  assert.deepEqual(house.kept, [], "a copy that comes behind the form would be a draft nobody saved");
});

test("without JavaScript the plain text area posts as before", async () => {
  const page = await person({ script: false });
  await page.goto(house.page);
  await page.fill("#text", "第一段\n第二段");
  await page.click("text=存下修改");
  await page.waitForURL(/GK-7$/);
  assert.deepEqual([house.saved[0].kept, house.saved[0].text], ["text", "第一段\r\n第二段"]);
});

test("a page pasted from Word keeps its lists, spans and heads, and nothing of its fonts", async () => {
  const page = await writing();
  await emptied(page);
  await paste(page, { "text/html": word, "text/rtf": rtf });
  await until(async () => (await prose(page)).includes("<figure>"), "the picture of the clipboard came along");
  const html = await prose(page);
  assert.ok(html.startsWith('<p data-align="center"><strong>桑村乡低保公示</strong></p><h2>一、基本情况</h2>'), html);
  assert.ok(html.includes("<p>经审核，<strong>41 户</strong>符合<sup>注</sup>。</p>"), "indents made of blanks go");
  assert.ok(html.includes("<p>(三)第三项由上文引用</p>"), "a number people refer to stays text");
  assert.ok(html.includes("<ol><li>申请书</li><li>证明<ul><li>户口本</li></ul></li><li>照片</li></ol>"), html);
  assert.ok(
    html.includes('<thead><tr><th scope="col" rowspan="2"><strong>村</strong></th><th scope="col" colspan="2"><strong>保障</strong></th></tr><tr><th scope="col"><strong>户</strong></th><th scope="col"><strong>人</strong></th></tr></thead>'),
    html,
  );
  assert.ok(html.includes("<tr><td>中心村</td><td>12</td><td>24</td></tr>"), html);
  assert.ok(html.includes('见附件和<a href="https://www.example.gov.cn/a?b=1&amp;c=2">通知</a>。'), "a script is no link");
  assert.ok(html.endsWith('<p data-align="right">桑村乡人民政府</p>'), html);
  for (const gone of ["style=", "class=", "font", "mso", "删去", "110101", "javascript", "file:"]) assert.ok(!html.includes(gone), gone);
  const said = await page.locator(".heard").innerText();
  assert.ok(said.includes("1 处原来隐藏的内容没有带过来") && said.includes("修订里删去的字"), said);
  assert.equal(house.uploads.length, 1);
});

test("a range pasted from Excel is a table, and its hidden column stays where it was", async () => {
  const page = await writing();
  await emptied(page);
  await paste(page, { "text/html": excel });
  const html = await prose(page);
  assert.ok(html.includes('<table><thead><tr><th scope="col">村</th><th scope="col">户</th></tr></thead><tbody><tr><td>中心村</td><td>12</td></tr><tr><td colspan="2">合计 12 户</td></tr></tbody></table>'), html);
  assert.ok(!html.includes("身份证") && !html.includes("110101"));
});

test("a range pasted into a table fills its cells", async () => {
  house.text = "<table><thead><tr><th scope=\"col\">村</th><th scope=\"col\">户</th></tr></thead><tbody><tr><td>东岭村</td><td>9</td></tr></tbody></table>";
  const page = await writing();
  await page.click("#text td >> nth=0");
  await paste(page, { "text/html": "<table><tr><td>中心村</td><td>12</td></tr><tr><td>柳树湾村</td><td>7</td></tr></table>" });
  const html = await prose(page);
  assert.ok(html.includes("<tbody><tr><td>中心村</td><td>12</td></tr><tr><td>柳树湾村</td><td>7</td></tr></tbody>"), html);
});

test("a correction, whose form keeps no copies with the server, is kept on this machine", async () => {
  const page = await person();
  await page.route(house.page, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replace(/ data-(autosave|upload)="[^"]*"/g, "") });
  });
  await writing({}, page);
  await text(page).focus();
  await page.keyboard.type("更正的话");
  await until(async () => /^已存在这台电脑上 \d\d:\d\d$/.test(await status(page)), "the line says so");
  await page.reload();
  await page.waitForSelector("form[data-ready]");
  assert.ok((await prose(page)).includes("更正的话"));
});

test("a table is made, filled, widened, merged and left by keyboard only", async () => {
  const page = await writing();
  await emptied(page);
  await press(page, "Alt+F10");
  const focused = () => page.evaluate(() => document.activeElement.textContent);
  for (let step = 0; (await focused()) !== "表格" && step < 20; step++) await press(page, "ArrowRight");
  await press(page, "Enter");
  await page.keyboard.type("村");
  await press(page, "Tab");
  await page.keyboard.type("户");
  await press(page, "Tab", "Tab");
  await page.keyboard.type("中心村");
  await press(page, "Tab");
  await page.keyboard.type("12");
  for (let cell = 0; cell < 5; cell++) await press(page, "Tab");
  await page.keyboard.type("合计");
  await press(page, "Shift+ArrowRight", "Shift+ArrowRight", "Alt+F10");
  for (let step = 0; (await focused()) !== "合并" && step < 20; step++) await press(page, "ArrowRight");
  await press(page, "Enter");
  const html = await prose(page);
  assert.ok(html.startsWith('<table><thead><tr><th scope="col">村</th><th scope="col">户</th><th scope="col"></th></tr></thead>'), html);
  assert.ok(html.includes("<tr><td>中心村</td><td>12</td><td></td></tr>"), html);
  assert.ok(/<tr><td colspan="\d">合计<\/td>/.test(html), `a new row came behind the last cell, and was merged: ${html}`);
  await press(page, "Control+Enter");
  await page.keyboard.type("表后");
  assert.ok((await prose(page)).endsWith("<p>表后</p>"), "out of the table");
  await press(page, "ArrowUp", "Escape", "Tab");
  assert.equal(await page.evaluate(() => document.activeElement.closest("#text")), null, "Escape gives Tab back");
});

test("an input method composes Chinese without being broken, also in a list and a heading", async () => {
  const page = await writing();
  await emptied(page);
  const session = await page.context().newCDPSession(page);
  const compose = async (steps, done) => {
    for (const step of steps) await session.send("Input.imeSetComposition", { text: step, selectionStart: step.length, selectionEnd: step.length });
    await session.send("Input.insertText", { text: done });
  };
  await compose(["d", "di", "di b", "di bao"], "低保");
  await compose(["g", "gong", "gong shi"], "公示");
  await press(page, "Enter");
  await compose(["1", "1."], "1. ");
  await compose(["s", "shen qing"], "申请");
  assert.equal(await prose(page), "<p>低保公示</p><p>1. 申请</p>", "and nothing turns into a list by itself");
  await page.selectOption(".tools select", "h2");
  await compose(["b", "biao"], "表");
  assert.equal(await prose(page), "<p>低保公示</p><h2>1. 申请表</h2>");
  await press(page, "Control+z", "Control+z", "Control+z");
  assert.ok(!(await prose(page)).includes("表"), "what was composed is taken back as a whole");
});

test("the connection is lost for an hour: writing goes on, and it is sent when it comes back", async () => {
  const page = await person();
  await page.clock.install();
  await writing({}, page);
  await text(page).focus();
  house.fault = "lost";
  await page.keyboard.type("断网时写的。");
  await page.clock.runFor(5000);
  await until(async () => (await status(page)) === "网断了，先存在这台电脑上，接着写就行", "the line says so");
  await page.clock.runFor(60 * 60 * 1000);
  await page.keyboard.type("又写了一句。");
  await page.clock.runFor(1000);
  const copy = await page.evaluate(() => Object.values(localStorage).map((each) => JSON.parse(each).html).join());
  assert.ok(copy.includes("又写了一句"), "this machine has it");
  house.fault = null;
  await page.clock.runFor(70_000);
  await until(() => house.kept.some((each) => each.prose.includes("又写了一句")), "the server has it");
  await until(async () => (await status(page)).startsWith("已存到服务器"), "the line says so");
});

test("the session ends in the middle of a sentence; after a sign-in elsewhere it goes on with a fresh key", async () => {
  const page = await writing();
  await text(page).focus();
  house.fault = "expired";
  await page.keyboard.type("写到一半");
  await until(async () => (await status(page)).startsWith("登录到期了"), "the line says so");
  assert.equal(await page.locator(".words a").getAttribute("href"), "/console/login");
  assert.deepEqual(await barriers(page), []);
  Object.assign(house, { fault: null, key: "key-2" });
  await page.keyboard.type("接着写");
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await until(() => house.kept.some((each) => each.form === "key-2" && each.prose.includes("接着写")), "kept under the new key");
  assert.equal(await page.locator('form.write input[name="form"]').inputValue(), "key-2");
  Object.assign(house, { key: "key-3", account: "he" });
  await page.keyboard.type("别人");
  await until(async () => (await status(page)).startsWith("现在登录的是另一个人"), "nothing is kept under another name");
  assert.ok(!house.kept.some((each) => each.prose.includes("别人")));
});

test("somebody else files a newer version: it is said, nothing is sent over it, and nothing typed is lost", async () => {
  const page = await writing();
  await text(page).focus();
  house.version = 2;
  await page.keyboard.type("我写的。");
  await until(async () => (await status(page)) === "何存远刚存了新的一稿。", "the line says so");
  const before = house.kept.length;
  await page.keyboard.type("还在写。");
  await page.waitForTimeout(4000);
  assert.equal(house.kept.length, before);
  house.text = "<p>何存远的新稿。</p>";
  await page.goto(house.page);
  await page.waitForSelector("form[data-ready]");
  assert.equal(await prose(page), "<p>何存远的新稿。</p>", "the new version is shown first");
  await page.click("text=换成我写的那份");
  assert.ok((await prose(page)).includes("还在写"), "and one's own is there for the asking");
  await text(page).focus();
  await press(page, "Control+z");
  assert.equal(await prose(page), "<p>何存远的新稿。</p>", "a choice can be taken back");
});

test("two windows with one draft: neither overwrites what the other kept", async () => {
  const page = await writing();
  const other = await writing({}, await page.context().newPage());
  house.fault = "lost";
  for (const [window, words] of [[page, "第一个窗口"], [other, "第二个窗口"]]) {
    await window.bringToFront();
    await text(window).focus();
    await window.keyboard.type(words);
    await window.waitForTimeout(600);
  }
  assert.ok((await page.locator(".words").innerText()).includes("在另一个窗口也在写"), "and the first one says so");
  await page.close();
  await other.close();
  house.fault = null;
  const third = await writing({}, await other.context().newPage());
  assert.ok((await prose(third)).includes("第二个窗口"), "the newest is back at once");
  await third.click("text=换成那一份");
  assert.ok((await prose(third)).includes("第一个窗口"), "the older one is offered");
});

test("a new item begun and lost is offered on the next new page, under its own number, and gone once it is saved", async () => {
  const fresh = `${house.address}/console/items/new`;
  const page = await writing({}, null, fresh);
  const number = await page.locator('[name="number"]').inputValue();
  house.fault = "lost";
  await text(page).focus();
  await page.keyboard.type("新写的一件");
  await page.waitForTimeout(600);
  house.fault = null;
  const again = await writing({}, await page.context().newPage(), fresh);
  await page.close();
  assert.equal(await prose(again), "", "another item is another item");
  await again.click("text=换成那一份");
  assert.equal(await prose(again), "<p>新写的一件</p>");
  assert.equal(await again.locator('[name="number"]').inputValue(), number);
  await again.click("text=存下修改");
  await again.waitForURL(/items\/GK-2026-\d+$/);
  assert.equal(house.saved[0].number, number);
  assert.equal(await again.evaluate(() => localStorage.length), 0);
});

test("back and reload lose nothing", async () => {
  const page = await writing();
  house.fault = "lost";
  await text(page).focus();
  await page.keyboard.type("没存就走了");
  await page.fill("#title", "改过的标题");
  await page.uncheck('[value="a1"]');
  house.fault = "broken";
  await page.goto(`${house.address}/console/items/GK-7`);
  await page.goBack();
  await page.waitForSelector("form[data-ready]");
  assert.ok((await prose(page)).includes("没存就走了"), "by the back button");
  await page.reload();
  await page.waitForSelector("form[data-ready]");
  assert.ok((await prose(page)).includes("没存就走了"), "by a reload");
  assert.equal(await page.inputValue("#title"), "改过的标题");
  assert.deepEqual(await page.locator('[name="attach"]').evaluateAll((boxes) => boxes.map((box) => box.checked)), [false, true]);
  await page.click("text=不要，用服务器上的");
  assert.ok(!(await prose(page)).includes("没存就走了"));
});

test("a form that the server sends back keeps its copy, and the faults get the focus", async () => {
  const page = await writing();
  await text(page).focus();
  await page.keyboard.type("有毛病的稿");
  house.fault = "blocked";
  await page.click("text=存下修改");
  await page.waitForSelector(".faults");
  assert.equal(await page.evaluate(() => document.activeElement.id), "faults");
  await page.waitForSelector("form[data-ready]");
  assert.ok((await prose(page)).includes("有毛病的稿"));
});

test("a draft that is thrown away on purpose is not offered again", async () => {
  const page = await writing();
  await text(page).focus();
  await page.keyboard.type("不要的话");
  await page.evaluate(() => document.querySelector('form[action$="/drop"] button').click());
  await until(() => house.dropped === 1, "the server is told");
  await page.waitForSelector("form[data-ready]");
  assert.ok(!(await prose(page)).includes("不要的话"));
  assert.equal(await page.locator(".words .notice").count(), 0);
  assert.equal(house.kept.length, 0, "and nothing was kept while the page went away");
});

test("a form that never reached the server keeps its copy, whatever page comes next", async () => {
  const page = await writing();
  house.fault = "lost";
  await text(page).focus();
  await page.keyboard.type("没有送到");
  await page.evaluate(() => document.querySelector("form.write .acts button:not([formaction])").click());
  await page.waitForTimeout(1000);
  house.fault = null;
  await page.goto(`${house.address}/console/items/GK-7`);
  await page.goto(house.page);
  await page.waitForSelector("form[data-ready]");
  assert.ok((await prose(page)).includes("没有送到"));
});

test("an attachment put in brings the text along, and its box stays ticked", async () => {
  const page = await writing();
  await text(page).focus();
  await page.keyboard.type("放附件之前");
  await page.evaluate(() => document.querySelector("[formenctype]").click());
  await page.waitForSelector('[value="c3"]');
  await page.waitForSelector("form[data-ready]");
  assert.ok((await prose(page)).includes("放附件之前"));
  assert.equal(await page.isChecked('[value="c3"]'), true);
  assert.equal(await page.locator(".words .notice").count(), 0);
});

test("a second click on the button does nothing, and says so", async () => {
  const page = await writing();
  house.fault = "slow";
  const said = await page.evaluate(async () => {
    const button = [...document.querySelectorAll("form.write .acts button")].pop();
    button.click();
    button.click();
    await new Promise((later) => setTimeout(later, 300));
    return document.querySelector("body > .unseen[role=status]").textContent;
  });
  assert.equal(said, "已经在办，请等一等，不用再点。", "it is read out");
  await page.waitForURL(/GK-7$/);
  assert.equal(house.posts, 1);
});

test("signing out leaves nothing on the machine, and warns of what the server never got", async () => {
  const page = await writing();
  await text(page).focus();
  house.fault = "broken";
  await page.keyboard.type("只在这台电脑上");
  await until(async () => (await status(page)).includes("先存在这台电脑上"), "not kept by the server");
  await page.click("text=退出");
  await page.waitForSelector(".warned");
  assert.ok((await page.evaluate(() => localStorage.length)) > 0);
  await page.click("text=退出");
  await until(async () => (await page.evaluate(() => Object.keys(localStorage).length).catch(() => 1)) === 0, "cleared");
});

test("a picture goes up with its progress, its words are asked for, and a refused one says why", async () => {
  const page = await writing();
  await emptied(page);
  const png = { name: "水渠.png", mimeType: "image/png", buffer: Buffer.from("89504e470d0a1a0a", "hex") };
  const choosing = page.waitForEvent("filechooser");
  await page.click(".tools >> text=图片");
  await (await choosing).setFiles(png);
  await page.waitForSelector("#ask-alt");
  await press(page, "Enter");
  assert.equal(await page.locator("#ask-alt-fault").innerText(), "请写出图上是什么，每张图都要有说明。");
  assert.deepEqual(await barriers(page), []);
  await press(page, "Escape");
  assert.ok((await text(page).innerText()).includes("还没有图片说明"), "what is missing is said in its place");
  await page.click("text=写图片说明");
  await page.fill("#ask-alt", "修好的水渠");
  await press(page, "Enter");
  const src = `/console/files/${"ab".repeat(32)}`;
  assert.ok((await prose(page)).includes(`<figure><img src="${src}" alt="修好的水渠"></figure>`), await prose(page));
  await page.click("#text figure img", { force: true, position: { x: 0, y: 0 } });
  await press(page, "Enter");
  assert.equal(await page.inputValue("#ask-alt"), "修好的水渠", "a chosen picture opens its words with Enter");
  await press(page, "Escape");
  house.fault = "upload";
  await press(page, "ArrowDown");
  await page.keyboard.type("下面");
  const again = page.waitForEvent("filechooser");
  await page.click(".tools >> text=图片");
  await (await again).setFiles(png);
  await until(async () => (await text(page).innerText()).includes("这个文件没有收"), "why it was refused");
  assert.equal((await prose(page)).match(/<figure>/g).length, 1, "a picture that did not arrive is not handed in");
  house.fault = null;
  await page.click("text=再传一次");
  await until(async () => (await prose(page)).match(/<figure>/g).length === 2, "sent again");
});

test("a picture on the clipboard goes up as it is", async () => {
  const page = await writing();
  await text(page).focus();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([new Uint8Array(200)], "截图.png", { type: "image/png" }));
    document.querySelector("#text").dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await until(async () => (await prose(page)).includes("<figure>"), "it arrived");
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File(["<svg onload=alert(1)>"], "图.svg", { type: "image/svg+xml" }));
    document.querySelector("#text").dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  assert.ok((await page.locator(".heard, body > .unseen[role=status]").allInnerTexts()).join().includes("不是图片"), "and what is none is not taken");
  assert.equal(house.uploads.length, 1);
});

test("the page is closed in the middle of a sentence: the server gets it all the same", async () => {
  const page = await writing();
  await text(page).focus();
  await page.keyboard.type("合上电脑之前");
  await page.close({ runBeforeUnload: true });
  await until(() => house.kept.some((each) => each.prose.includes("合上电脑之前")), "sent while the page went away");
});

test("the editor cannot be fetched: the text area stays, and its words are handed in", async () => {
  const page = await person();
  await page.route("**/assets/mount-*", (route) => route.abort());
  await page.goto(house.page);
  await until(async () => (await page.locator("body > .unseen[role=status]").innerText()).includes("先在这个框里写"), "it is said");
  await page.fill("#text", "没有编辑器也能写");
  await page.click("text=存下修改");
  await page.waitForURL(/GK-7$/);
  assert.deepEqual([house.saved[0].kept, house.saved[0].text], ["text", "没有编辑器也能写"]);
});

test("a link is asked for in words; a script is none", async () => {
  const page = await writing();
  await emptied(page);
  await press(page, "Control+k");
  await page.fill("#ask-href", "javascript:alert(1)");
  await press(page, "Enter");
  assert.ok((await page.locator("#ask-href-fault").innerText()).startsWith("这不是网页地址"));
  await page.fill("#ask-href", "www.example.gov.cn/a");
  await page.fill("#ask-text", "低保办法");
  await press(page, "Enter");
  assert.equal(await prose(page), '<p><a href="http://www.example.gov.cn/a">低保办法</a></p>');
  await press(page, "ArrowLeft", "Control+k");
  await page.click("text=去掉链接");
  assert.equal(await prose(page), "<p>低保办法</p>");
});

test("five megabytes are pasted while the page goes on answering", async () => {
  const page = await writing();
  await emptied(page);
  await page.evaluate(() => {
    globalThis.longest = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => (globalThis.longest = Math.max(globalThis.longest, duration)))).observe({ type: "longtask" });
  });
  const started = Date.now();
  await paste(page, { "text/html": huge() });
  await until(async () => (await page.locator(".heard").innerText()).includes("都放进来了"), "it comes in by pieces", 180_000);
  const longest = await page.evaluate(() => globalThis.longest);
  console.log(`5 MB pasted in ${((Date.now() - started) / 1000).toFixed(1)} s, longest stretch without an answer ${Math.round(longest)} ms`);
  assert.ok((await prose(page)).match(/<p>/g).length > 10_000);
  // Some 600 ms on a quiet machine; what else runs beside it is not the editor's.
  assert.ok(longest < 4000, `${longest} ms`);
});

test("nothing bars the way: axe on the editor in a table, with a question open, wide and on a phone", async () => {
  house.text = `<h2>怎样提意见</h2><table><caption>各村<strong>户数</strong></caption><thead><tr><th scope="col">村</th><th scope="col">户</th></tr></thead><tbody><tr><th scope="row">中心村</th><td>12<br>户</td></tr></tbody></table><ul><li>电话<ol><li>白天</li></ol></li></ul><figure><img src="/console/files/${"ab".repeat(32)}" alt=""></figure><p>第一行<br>第二行<u>下划</u></p>`;
  for (const screen of ["wide", "phone"]) {
    const page = await writing({ screen });
    assert.equal(await prose(page), house.text, "opening a text changes nothing of it");
    assert.deepEqual(await barriers(page), []);
    await page.click("#text td >> nth=0");
    await page.click(".tools >> text=表题");
    assert.deepEqual(await barriers(page), []);
    await page.setViewportSize({ width: screen === "wide" ? 1440 : 320, height: 844 });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, "nothing sticks out");
  }
});

test("the editor is ready within a second on a slow machine, and typing waits for nothing", async () => {
  const page = await person();
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector("form[data-ready]")) return;
      globalThis.ready = performance.now();
      observer.disconnect();
    }).observe(document, { subtree: true, attributes: true, childList: true });
  });
  const ready = [];
  for (let turn = 0; turn < 5; turn++) {
    await writing({}, page);
    ready.push(await page.evaluate(() => globalThis.ready));
  }
  ready.sort((one, other) => one - other);
  await text(page).focus();
  const typed = await page.evaluate(async () => {
    const spent = [];
    for (let sign = 0; sign < 60; sign++) {
      const started = performance.now();
      document.execCommand("insertText", false, "字");
      await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
      spent.push(performance.now() - started);
    }
    return spent.sort((one, other) => one - other);
  });
  const size = (end) => house.files.filter((name) => name.endsWith(end)).reduce((sum, name) => sum + readFileSync(join(house.folder, name)).length, 0);
  console.log(`ready at 4 × after ${ready.map(Math.round).join(", ")} ms; scripts ${size(".js.br")} B br, ${size(".js.gz")} B gz; a sign to its frame ${typed[30].toFixed(1)} ms median, ${typed[57].toFixed(1)} ms p95`);
  // The best of five: what else runs on the machine is not the editor's.
  assert.ok(ready[0] < 1000, `${ready}`);
  assert.ok(typed[30] < 100, `${typed}`);
});
