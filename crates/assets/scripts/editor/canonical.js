// 正本 The text as the server keeps it: read from its markup, and written back to the same.

import { DOMParser, DOMSerializer, Fragment } from "prosemirror-model";
import { schema } from "./schema.js";

/** The text in some canonical markup. */
export function read(html) {
  // An inert document: nothing in it is fetched or run.
  const body = new window.DOMParser().parseFromString(html, "text/html").body;
  return DOMParser.fromSchema(schema).parse(body);
}

/** The canonical markup of a text; empty for a text without a word. */
export function write(doc) {
  if (doc.childCount === 1 && doc.firstChild.isTextblock && doc.content.size === 2) return "";
  const box = sheet.createElement("div");
  // A picture that has not arrived has no address yet, and stands only at the top.
  box.append(drawn(Fragment.from(doc.children.filter((node) => node.type !== schema.nodes.figure || node.attrs.src))));
  return box.innerHTML;
}

/** 「共 812 字，表 1 个」 Signs that are not blank, as people count them, and what else there is. */
export function count(doc) {
  let [signs, tables, pictures] = [0, 0, 0];
  doc.descendants((node) => {
    if (node.isText) signs += [...node.text.replace(/\s/gu, "")].length;
    tables += node.type === schema.nodes.table;
    pictures += node.type === schema.nodes.figure;
  });
  return [`共 ${signs} 字`, tables && `表 ${tables} 个`, pictures && `图 ${pictures} 张`].filter(Boolean).join("，");
}

const sheet = document.implementation.createHTMLDocument("");

function element(name, attributes = {}, ...children) {
  const made = sheet.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** What paragraphs, and lists below them, stand in one item: lines, then the lists. */
function lines(node) {
  const paragraphs = node.children.filter((child) => child.isTextblock);
  const others = node.children.filter((child) => !child.isTextblock);
  const parts = paragraphs.flatMap((each, at) => [...(at ? [element("br")] : []), drawn(each.content)]);
  return [...parts, drawn(Fragment.from(others))];
}

function table(node) {
  const rows = node.children;
  const isHead = (row) => row.children.every((cell) => cell.type === schema.nodes.table_header);
  const found = rows.findIndex((row) => !isHead(row));
  const above = found < 0 ? rows.length : found;
  // A cell that reached out of the head would be cut off there: the head ends before it.
  const whole = (heads) => rows.slice(0, heads).every((row, at) => row.children.every((cell) => at + cell.attrs.rowspan <= heads));
  let heads = above;
  while (!whole(heads)) heads--;
  const drawnRow = (row, at) => element("tr", {}, ...row.children.map((each) => cell(each, at < above ? "col" : "row")));
  const all = rows.map(drawnRow);
  const part = (name, list) => (list.length ? [element(name, {}, ...list)] : []);
  const made = element("table", {}, ...part("thead", all.slice(0, heads)), ...part("tbody", all.slice(heads)));
  if (node.attrs.caption) made.createCaption().innerHTML = node.attrs.caption;
  return made;
}

function cell(node, scope) {
  const { colspan, rowspan } = node.attrs;
  const isHeader = node.type === schema.nodes.table_header;
  const spans = { scope: isHeader && (node.attrs.scope ?? scope), colspan: colspan > 1 && colspan, rowspan: rowspan > 1 && rowspan };
  return element(isHeader ? "th" : "td", spans, ...lines(node));
}

function figure(node) {
  const img = element("img", { src: node.attrs.src });
  img.setAttribute("alt", node.attrs.alt);
  return element("figure", {}, img, ...(node.content.size ? [element("figcaption", {}, drawn(node.content))] : []));
}

const plain = DOMSerializer.nodesFromSchema(schema);
const serializer = new DOMSerializer(
  { ...plain, table, figure, list_item: (node) => element("li", {}, ...lines(node)) },
  { ...DOMSerializer.marksFromSchema(schema), link: ({ attrs }) => ["a", { href: attrs.href }, 0] },
);

function drawn(fragment) {
  return serializer.serializeFragment(fragment, { document: sheet });
}
