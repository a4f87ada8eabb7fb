// 文档的插图 The pictures under docs/pictures, taken again beside a served demo that nobody has worked in:
//
//   GONGKAI_SITE=… GONGKAI_PASSWORD=… GONGKAI_ACCOUNTS=…/out/accounts.json node pictures.mjs ../docs/pictures [NAME…]
//
// The report as Word, PDF and spreadsheet is drawn from the demo's out/ folder by LibreOffice and poppler, where they are.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { browser, closeBrowser, holder, person, signIn, site } from "./lib.mjs";

const [folder, ...only] = process.argv.slice(2);
if (!folder) throw new Error("say in which folder the pictures lie");
const out = dirname(process.env.GONGKAI_ACCOUNTS ?? "out/accounts.json");

/** Name, address, and what differs from a wide page that nobody signed in to. `to` says how one gets from there on. */
const pages = [
  ["report-wide", "/sangcun/reports/2025"],
  ["report-phone", "/sangcun/reports/2025", { phone: true }],
  ["open-number", "/sangcun/reports/2025", { to: opens("253") }],
  ["site-home", "/sangcun/"],
  ["site-home-phone", "/sangcun/", { phone: true }],
  ["site-column", "/sangcun/zfxxgk/fdzdgknr/msbz/shjz/"],
  ["check-wide", "/check", { to: gives }],
  ["console-login", "/console/login"],
  ["console-login-phone", "/console/login", { phone: true }],
  ["console-today", "/console", { as: "office_head" }],
  ["console-today-phone", "/console", { as: "office_head", phone: true }],
  ["console-today-dark", "/console", { as: "office_head", face: "深色" }],
  ["console-list", "/console/items", { as: "info_officer" }],
  ["console-write", "/console/items/new", { as: "info_officer" }],
  ["console-people", "/console/people", { as: "sec_admin" }],
  ["console-people-phone", "/console/people", { as: "sec_admin", phone: true }],
  ["registers", "/console/registers", { as: "office_head" }],
  ["annual-desk", "/console/annual/2025", { as: "info_officer", high: 1100 }],
  ["annual-desk-phone", "/console/annual/2025", { as: "info_officer", phone: true }],
  ["annual-figures", "/console/figures/2025", { as: "info_officer", high: 1100 }],
  ["catalogue", "/console/catalogue", { as: "office_head" }],
  ["obligations", "/console/obligations?year=2025", { as: "office_head" }],
  ["obligations-phone", "/console/obligations?year=2025", { as: "office_head", phone: true }],
  ["duties", "/console/duties", { as: "office_head" }],
];

function opens(number) {
  return async (page) => {
    await page.locator("main a", { hasText: new RegExp(`^${number}$`) }).first().click();
    await page.waitForLoadState();
  };
}

/** The report as it was received, dropped at the page that checks any report. */
async function gives(page) {
  await page.setInputFiles("input[type=file]", join(out, "..", "received", readdirSync(join(out, "..", "received"))[0]));
  await page.locator("form button").first().click();
  await page.waitForLoadState();
}

async function take([name, address, { as, phone, high, full, face, to } = {}]) {
  const page = await person({ screen: phone ? "phone" : "wide" });
  if (high) await page.setViewportSize({ width: phone ? 390 : 1440, height: high });
  if (as) await signIn(page, holder(as));
  await page.goto(site + address);
  if (face) {
    await page.locator("button, a", { hasText: face }).first().click();
    await page.waitForLoadState();
    await page.goto(site + address);
  }
  if (to) await to(page);
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: full ?? false });
  await page.context().close();
  console.log(name);
}

/** A paper file as its first page looks. */
function draw(name, file) {
  const at = mkdtempSync(join(tmpdir(), "gongkai-pictures-"));
  const office = (path) => {
    execFileSync("soffice", ["--headless", "--convert-to", "pdf", "--outdir", at, path], { stdio: "ignore" });
    return join(at, readdirSync(at).find((each) => each.endsWith(".pdf")));
  };
  const pdf = file.endsWith(".pdf") ? file : office(file);
  execFileSync("pdftoppm", ["-png", "-r", "70", "-f", "1", "-l", "1", "-singlefile", pdf, join(folder, name)]);
  console.log(name);
}

const wanted = (name) => only.length === 0 || only.includes(name);
for (const page of pages) if (wanted(page[0])) await take(page);
await browser();
await closeBrowser();
for (const ending of ["pdf", "docx", "xlsx"]) {
  const file = readdirSync(out).find((each) => each.endsWith(`.${ending}`));
  if (file && wanted(`report-${ending}`) && existsSync("/usr/bin/pdftoppm")) draw(`report-${ending}`, join(out, file));
}
