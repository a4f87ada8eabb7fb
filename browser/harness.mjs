// A write page without a house: the same form, the scripts as they are built, and a server whose faults can be switched.
//
// The scripts come from the folder `GONGKAI_SCRIPTS`, or are bundled here from packages in a copy of `crates/assets` that
// `GONGKAI_ASSETS` names; without either they are those of the last build.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = new URL("../", import.meta.url).pathname;
const assets = join(root, "crates/assets");

/** The folder with the built scripts. */
function scripts() {
  if (process.env.GONGKAI_SCRIPTS) return process.env.GONGKAI_SCRIPTS;
  const npm = process.env.GONGKAI_ASSETS;
  if (!npm) return lastBuild();
  const out = mkdtempSync(join(tmpdir(), "gongkai-scripts-"));
  execFileSync("node", [join(assets, "bundle.mjs"), join(assets, "scripts"), npm, out]);
  return out;
}

/** Where the build of the crate left them. */
function lastBuild() {
  const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
  const builds = ["debug", "release"].map((kind) => join(target, kind, "build")).filter(existsSync);
  const found = builds.flatMap((folder) => readdirSync(folder).filter((name) => name.startsWith("assets-")).map((name) => join(folder, name, "out/scripts")));
  const newest = found.filter(existsSync).sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs)[0];
  if (!newest) throw new Error("no scripts: run `cargo build -p assets`, or name a folder in GONGKAI_SCRIPTS");
  return newest;
}

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
  "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
const PIXEL = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=", "base64");
const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

/** Opens the house. `house.fault` is what the server does wrong; `house.saved` and `house.kept` are what it got. */
export async function open() {
  const folder = scripts();
  const files = readdirSync(folder);
  const loader = files.find((name) => /^console-.*\.js$/.test(name));
  const style = ["gongkai.css", "console.css", "editor.css"].map((name) => readFileSync(join(root, "crates/hall/style", name), "utf8")).join("\n");
  const house = {
    folder,
    files,
    text: "<p>经本人申请、村级评议、乡级审核，现予公示。</p>",
    title: "桑村乡 2026 年第二批农村低保对象公示",
    account: "shen",
    key: "key-1",
    version: 1,
    fault: null,
    faults: "",
    posts: 0,
    opened: 0,
    dropped: 0,
    kept: [],
    saved: [],
    uploads: [],
    previews: [],
  };
  const server = createServer((request, response) => answer(house, { request, response, loader, style }).catch((error) => {
    response.writeHead(500).end(String(error));
  }));
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  house.address = `http://127.0.0.1:${server.address().port}`;
  house.page = `${house.address}/console/items/GK-7/edit`;
  house.close = () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  return house;
}

async function answer(house, { request, response, loader, style }) {
  const path = new URL(request.url, house.address).pathname;
  const body = await whole(request);
  if (path.startsWith("/assets/")) return file(house, path.slice(8), style, response);
  if (path.startsWith("/console/files/")) return response.writeHead(200, { "content-type": "image/png" }).end(PIXEL);
  if (house.fault === "lost") return request.socket.destroy();
  if (path.endsWith("/login")) return html(response, 200, "<main>登录</main>");
  if (house.fault === "expired") {
    if (request.method === "POST") return refused(response, 401, { what: "登录到期了。", why: "", todo: "" });
    return response.writeHead(303, { location: "/console/login" }).end();
  }
  if (request.method === "GET") {
    if (path.endsWith("/edit")) return html(response, 200, page(house, loader));
    // As the house does it: every new page has a number of its own.
    if (path.endsWith("/new")) return html(response, 200, page({ ...house, text: "", title: "" }, loader, `N-${++house.opened}`));
    return html(response, 200, bare(house, loader, "<h1>这一件</h1>"));
  }
  if (path.endsWith("/copy/drop")) {
    house.dropped++;
    return response.writeHead(303, { location: "/console/items/GK-7/edit" }).end();
  }
  if (path.endsWith("/preview")) return preview(house, body, response);
  if (path.endsWith("/copy")) return copy(house, body, response);
  if (path.endsWith("/files") && request.headers.accept.includes("html")) {
    // A plain attachment brings the whole form along, and the page shows it again with the file.
    house.text = /name="prose"\r\n\r\n([^]*?)\r\n--/.exec(body.toString())[1];
    house.attached = true;
    return response.writeHead(303, { location: "/console/items/GK-7/edit#files" }).end();
  }
  if (path.endsWith("/files")) return upload(house, body, response);
  house.posts++;
  if (house.fault === "slow") await new Promise((later) => setTimeout(later, 1500));
  const fields = Object.fromEntries(new URLSearchParams(body.toString()));
  if (house.fault === "blocked") {
    house.faults = '<div class="faults" role="alert" tabindex="-1" id="faults"><h2>没有存成</h2><p><b>标题太短。</b></p></div>';
    return html(response, 422, page(house, loader));
  }
  house.saved.push(fields);
  house.text = fields.kept === "prose" ? fields.prose : `<p>${escape(fields.text)}</p>`;
  house.version++;
  response.writeHead(303, { location: `/console/items/${fields.number.replace("N-", "GK-2026-")}` }).end();
}

function copy(house, body, response) {
  const fields = Object.fromEntries(new URLSearchParams(body.toString()));
  if (house.fault === "stale" || Number(fields.version) !== house.version) {
    return refused(response, 409, { what: "何存远刚存了新的一稿。", why: "您这一页是从旧稿开始写的。", todo: "请打开新的一稿，把您写的抄过去。" });
  }
  if (house.fault === "broken") return json(response, 500, null);
  if (fields.form !== house.key) return json(response, 403, null);
  house.kept.push(fields);
  json(response, 200, { kept_at: new Date().toISOString() });
}

/** 公开后的样子 The public page as the house would make it, with what must not act in it. */
async function preview(house, body, response) {
  const fields = Object.fromEntries(new URLSearchParams(body.toString()));
  house.previews.push(fields);
  if (house.fault === "slow") await new Promise((later) => setTimeout(later, 1500));
  if (house.fault === "blocked") return html(response, 422, "<main>没有办成</main>");
  html(response, 200, `<!doctype html><html lang="zh-CN"><head><title>预览</title><link rel="stylesheet" href="/assets/page.css"><script src="/assets/x.js"></script></head><body class="public"><main id="main"><h1>${escape(fields.title)}</h1><div class="prose">${fields.prose}</div><a href="/console">回去</a></main></body></html>`);
}

function upload(house, body, response) {
  const text = body.toString("latin1");
  const isFirst = text.indexOf('name="form"') >= 0 && text.indexOf('name="form"') < text.indexOf('name="file"');
  if (house.fault === "upload" || !isFirst) {
    return refused(response, 422, { what: "这个文件没有收。", why: "里面不是图片。", todo: "请换一个文件。" });
  }
  house.uploads.push(body.length);
  json(response, 200, { src: `/console/files/${"ab".repeat(32)}`, name: "图.png", bytes: body.length });
}

function file(house, name, style, response) {
  if (name === "page.css") return response.writeHead(200, { "content-type": "text/css; charset=utf-8" }).end(style);
  if (!house.files.includes(name)) return response.writeHead(404).end();
  const bytes = readFileSync(join(house.folder, name));
  response.writeHead(200, { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-store" }).end(bytes);
}

function bare(house, loader, main) {
  return `<!doctype html><html lang="zh-CN"${house.attributes ?? ""}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>写稿－公开·桑村乡</title><link rel="stylesheet" href="/assets/page.css"><script type="module" src="/assets/${loader}"></script></head>
<body class="desk" data-account="${house.account}"><header class="bar"><div class="in"><a class="brand" href="/console"><span class="frame">公开</span></a><span>桑村乡</span>
<div class="end"><form method="post" action="/console/logout"><input type="hidden" name="form" value="${house.key}"><button class="bare-button">退出</button></form></div></div></header>
<div class="body"><nav class="rail" aria-label="工作台"><p>我的工作</p><ul><li><a href="/console">今天</a></li></ul></nav><main id="main">${main}</main></div></body></html>`;
}

function page(house, loader, fresh = "") {
  const at = `/console/items/${fresh || "GK-7"}`;
  const plain = house.text.replace(/<[^>]+>/g, "");
  return bare(house, loader, `<div class="top"><div><p class="note"><a href="/console/items">稿件</a></p><h1>改这篇稿件</h1></div></div>${house.faults}
<div class="writing"><form class="write" method="post" action="${fresh ? "/console/items/new" : `${at}/edit`}" data-autosave="${at}/copy" data-upload="${at}/files" data-preview="${at}/preview">
<input type="hidden" name="form" value="${house.key}"><input type="hidden" name="number" value="${fresh || "GK-7"}"><input type="hidden" name="version" value="${house.version}"><input type="hidden" name="hash" value="h${house.version}"><input type="hidden" name="kept" value="text">
<div class="field"><label for="title">标题</label><textarea id="title" name="title" data-as="title" rows="1">
${escape(house.title)}</textarea></div>
<div class="field"><label for="text">正文</label><span class="hint" id="text-hint">一段一行</span><textarea id="text" name="text" rows="16" aria-describedby="text-hint">
${escape(plain)}</textarea><textarea id="prose" name="prose" hidden data-editor="text">
${escape(house.text)}</textarea></div>
<fieldset><legend>附件</legend><label class="pick"><input type="checkbox" name="attach" value="a1" checked><span>名单</span></label><label class="pick"><input type="checkbox" name="attach" value="b2" checked><span>公示单</span></label>
${house.attached ? '<label class="pick"><input type="checkbox" name="attach" value="c3" checked><span>新放的</span></label>' : ""}
<p class="acts"><button class="button" data-kind="second" formaction="${at}/files" formenctype="multipart/form-data">放进来</button></p></fieldset>
<p class="acts"><button class="button">存下修改</button></p></form></div>
<form method="post" action="${at}/copy/drop"><input type="hidden" name="form" value="${house.key}"><button class="button" data-kind="second">丢掉这份草稿</button></form>`);
}

const html = (response, status, text) => response.writeHead(status, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store", "content-security-policy": POLICY }).end(text);
const json = (response, status, value) => response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));

const refused = (response, status, message) => json(response, status, { message, messages: [message] });

async function whole(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}
