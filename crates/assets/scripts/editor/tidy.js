// 清理 Foreign markup becomes a plain tree: lists, tables with their spans and heads, words; what is left out is counted.

import { lists } from "./word.js";

const NEVER = [
  "style, script, link, meta, title, base, template, noscript, iframe, object, embed, video, audio, canvas",
  "input, select, textarea, del",
].join();
/** Whole sheets, and comments, in which Word hides a second copy of everything. */
const ASIDE = /<style[\s>][\s\S]*?<\/style\s*>|<!--[\s\S]*?-->|<!\[[^>]*\]>/gi;
const INDENT = /^[\s\u00a0\u3000]+/;

/** Styles would be applied, and refused by the page's policy, while they are parsed: read them as data instead. */
const withoutStyles = (html) => html.replace(/<[a-z][^>]*\sstyle\s*=[^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/i, " data-style="));

/**
 * The body of a tidied document. `hold(file)` keeps a picture; `pictures` are those that came beside the markup; `losses`
 * gets what did not come along.
 */
export function tidy(html, { hold, pictures, losses, isInTable }) {
  const { body } = new window.DOMParser().parseFromString(withoutStyles(html.replace(ASIDE, "")), "text/html");
  for (const dom of body.querySelectorAll("del")) losses.deleted += dom.textContent.length;
  for (const dom of body.querySelectorAll(NEVER)) dom.remove();
  hidden(body, losses);
  lists(body);
  emphasis(body);
  images(body, { hold, pictures, losses });
  body.querySelectorAll("table").forEach((table) => grid(table, losses, isInTable));
  paragraphs(body);
  headings(body);
  return body;
}

const style = (dom) => dom.dataset.style ?? "";

function hidden(body, losses) {
  for (const dom of body.querySelectorAll("[data-style]")) {
    if (!/display\s*:\s*none|mso-hide\s*:\s*all/i.test(style(dom))) continue;
    if (dom.textContent.trim()) losses.hidden++;
    dom.remove();
  }
}

const SAYS = [
  [/(^|;)\s*font-weight\s*:\s*(bold|[6-9]00)/i, "strong"],
  [/font-style\s*:\s*italic/i, "em"],
  [/vertical-align\s*:\s*super/i, "sup"],
  [/vertical-align\s*:\s*sub/i, "sub"],
];

/** What a style says becomes an element; what an element says and its style takes back is taken back. */
function emphasis(body) {
  for (const dom of body.querySelectorAll("span[data-style], font[data-style]")) {
    for (const [says, name] of SAYS) {
      if (!says.test(style(dom))) continue;
      const made = dom.ownerDocument.createElement(name);
      made.append(...dom.childNodes);
      dom.append(made);
    }
  }
  for (const dom of body.querySelectorAll("b[data-style], strong[data-style]")) {
    if (/(^|;)\s*font-weight\s*:\s*(normal|400)/i.test(style(dom))) dom.replaceWith(...dom.childNodes);
  }
}

function images(body, { hold, pictures, losses }) {
  const all = [...body.querySelectorAll("img, v\\:imagedata")];
  const local = all.filter((dom) => /^file:/i.test(dom.getAttribute("src") ?? ""));
  const matched = pictures.length === local.length;
  for (const dom of all) {
    const src = dom.getAttribute("src") ?? "";
    const file = matched && local.includes(dom) ? pictures[local.indexOf(dom)] : inlined(src);
    const own = src.startsWith(`${location.origin}/`) ? src.slice(location.origin.length) : src;
    if (file) dom.dataset.pending = hold(file);
    if (file || /^\/([\w-]+\/)*files\/[\da-f]{64}/.test(own)) alone(dom);
    else {
      losses.pictures++;
      dom.remove();
    }
  }
}

/** A paragraph of nothing but a picture is the picture. */
function alone(dom) {
  const around = dom.closest("p");
  if (around && !around.textContent.trim() && around.querySelectorAll("img").length === 1) around.replaceWith(dom);
}

function inlined(src) {
  const found = /^data:(image\/(?:png|jpeg|gif|webp));base64,([a-z\d+/=\s]+)$/i.exec(src);
  if (!found) return null;
  try {
    const bytes = Uint8Array.from(atob(found[2]), (sign) => sign.charCodeAt(0));
    return new File([bytes], `图片.${found[1].slice(6)}`, { type: found[1] });
  } catch {
    return null;
  }
}

/** Rows of a head become header cells; a table within a table becomes its words. */
function grid(table, losses, isInTable) {
  const outer = table.parentElement?.closest("table");
  if (outer) {
    losses.nested++;
    const rows = [...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent.trim()).join("　"));
    table.replaceWith(...rows.map((text) => Object.assign(table.ownerDocument.createElement("p"), { textContent: text })));
    return;
  }
  for (const row of table.querySelectorAll("tr")) if (!row.cells.length) row.remove();
  const first = table.rows[0];
  if (!first) return table.remove();
  // What goes into another table has its head there.
  if (isInTable || table.querySelector("th")) return;
  const top = table.tHead ? [...table.tHead.rows] : covered(table, first);
  const heads = table.tHead || looksLikeHead(top, table.rows[top.length]) ? top : [];
  for (const cell of heads.flatMap((row) => [...row.cells])) renamed(cell, "th");
}

/** All bold where the next row is not, or all words above a column of figures. */
function looksLikeHead(top, next) {
  if (!next) return false;
  const bold = (row) => [...row.cells].every((cell) => !cell.textContent.trim() || cell.querySelector("b, strong"));
  const figure = (cell) => /^[\s\u00a0]*[-+]?[\d,，.%\s]+$/.test(cell.textContent);
  if (top.every(bold)) return !bold(next);
  return !top.some((row) => [...row.cells].some(figure)) && [...next.cells].some(figure);
}

/** The first row, with the rows its cells reach into. */
function covered(table, first) {
  const reach = Math.max(...[...first.cells].map((cell) => cell.rowSpan || 1));
  return [...table.rows].slice(0, Math.min(reach, table.rows.length - 1));
}

function renamed(dom, name) {
  const made = dom.ownerDocument.createElement(name);
  for (const { name: key, value } of dom.attributes) made.setAttribute(key, value);
  made.append(...dom.childNodes);
  dom.replaceWith(made);
}

/** Alignment is kept, indents made of blanks go, blanks that do not break become blanks. */
function paragraphs(body) {
  for (const dom of body.querySelectorAll("p, div")) {
    const aligned = /text-align\s*:\s*(center|right)/i.exec(style(dom))?.[1] ?? dom.getAttribute("align");
    if (dom.tagName === "P" && /^(center|right)$/i.test(aligned ?? "")) dom.dataset.align = aligned.toLowerCase();
  }
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    let words = text.data.replace(/\u00a0/g, " ");
    if (isFirst(text)) words = words.replace(INDENT, "");
    if (words !== text.data) text.data = words;
  }
  for (const box of body.querySelectorAll("li, td, th")) inLines(box);
  for (const dom of body.querySelectorAll("p, h1, h2, h3, h4, h5, h6")) {
    if (!dom.textContent.trim() && !dom.querySelector("img")) dom.parentElement.closest("td, th, li") ? dom.replaceChildren() : dom.remove();
  }
}

/** An item and a cell hold lines, not paragraphs. */
function inLines(box) {
  const paragraphs = [...box.children].filter((dom) => /^(P|DIV|H[1-6])$/.test(dom.tagName));
  for (const dom of paragraphs) {
    const isNext = /^(P|DIV|H[1-6])$/.test(dom.nextElementSibling?.tagName ?? "");
    dom.replaceWith(...dom.childNodes, ...(isNext ? [box.ownerDocument.createElement("br")] : []));
  }
}

const BLOCK = /^(P|DIV|H[1-6]|LI|TD|TH|BLOCKQUOTE|BODY)$/;

/** Whether nothing but blanks stands before it in its paragraph. */
function isFirst(text) {
  for (let node = text; node && !BLOCK.test(node.nodeName); node = node.parentNode) {
    for (let before = node.previousSibling; before; before = before.previousSibling) {
      if (BLOCK.test(before.nodeName) || before.nodeName === "BR") break;
      if (before.textContent.trim()) return false;
    }
  }
  return true;
}

/** The highest level of what comes in becomes the first of ours. */
function headings(body) {
  if (!body.querySelector("h1")) return;
  for (const dom of body.querySelectorAll("h1, h2, h3, h4, h5, h6")) renamed(dom, dom.tagName === "H1" ? "h2" : "h3");
}
