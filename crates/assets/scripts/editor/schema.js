// 正文 What a text may consist of: the closed set that the server keeps, and nothing else.

import { Schema } from "prosemirror-model";

const ALIGNED = ["center", "right"];
const align = (dom) => ({ align: ALIGNED.includes(dom.dataset.align) ? dom.dataset.align : null });
const span = (dom, name) => Math.min(Math.max(parseInt(dom.getAttribute(name), 10) || 1, 1), 1000);

/** Addresses a link may lead to: pages, letters, and what stands on this site. */
export function safeHref(text) {
  const href = text.trim();
  if (!href || /[\u0000-\u0020\\]/.test(href) || href.startsWith("//")) return null;
  if (/^(https?:\/\/|mailto:)\S/i.test(href)) return href;
  return /^[/?]|^[\w\u4e00-\u9fff%.-]+(\/|$|\.)/.test(href) && !href.split("/")[0].includes(":") ? href : null;
}

/** The scope of a header cell where it is not what its place says. */
function ownScope(dom) {
  const scope = dom.getAttribute("scope");
  const isAbove = dom.closest("thead") || [...(dom.parentElement?.children ?? [])].every((each) => each.tagName === "TH");
  return ["col", "row"].includes(scope) && scope !== (isAbove ? "col" : "row") ? scope : null;
}

function cell(tag, role) {
  const spans = ({ colspan, rowspan, scope }) => ({
    ...(colspan > 1 && { colspan }),
    ...(rowspan > 1 && { rowspan }),
    ...(scope && { scope }),
  });
  return {
    content: "paragraph+",
    // `colwidth` is what the tables of the library ask for; widths are nobody's business here.
    attrs: { colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null }, scope: { default: null } },
    tableRole: role,
    isolating: true,
    parseDOM: [{ tag, getAttrs: (dom) => ({ colspan: span(dom, "colspan"), rowspan: span(dom, "rowspan"), scope: ownScope(dom) }) }],
    toDOM: (node) => [tag, spans(node.attrs), 0],
  };
}

const nodes = {
  doc: { content: "block+" },
  paragraph: {
    content: "inline*",
    group: "block",
    attrs: { align: { default: null } },
    parseDOM: [{ tag: "p", getAttrs: align }],
    toDOM: ({ attrs }) => ["p", attrs.align ? { "data-align": attrs.align } : {}, 0],
  },
  heading: {
    content: "inline*",
    group: "block",
    attrs: { level: { default: 2 } },
    defining: true,
    parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level: level < 3 ? 2 : 3 } })),
    toDOM: ({ attrs }) => [`h${attrs.level}`, 0],
  },
  bullet_list: { content: "list_item+", group: "block", parseDOM: [{ tag: "ul" }], toDOM: () => ["ul", 0] },
  ordered_list: { content: "list_item+", group: "block", parseDOM: [{ tag: "ol" }], toDOM: () => ["ol", 0] },
  list_item: {
    content: "paragraph (bullet_list | ordered_list)*",
    defining: true,
    parseDOM: [{ tag: "li" }],
    toDOM: () => ["li", 0],
  },
  blockquote: {
    content: "(paragraph | bullet_list | ordered_list)+",
    group: "block",
    defining: true,
    parseDOM: [{ tag: "blockquote" }],
    toDOM: () => ["blockquote", 0],
  },
  table: {
    content: "table_row+",
    group: "block",
    // The markup of the title, which is never drawn: `titleOf` gives its words.
    attrs: { caption: { default: "" } },
    tableRole: "table",
    isolating: true,
    parseDOM: [
      { tag: "table", getAttrs: (dom) => ({ caption: dom.querySelector("caption")?.innerHTML.trim() ?? "" }) },
      { tag: "caption", ignore: true },
    ],
    toDOM: ({ attrs }) =>
      attrs.caption
        ? ["table", ["caption", { contenteditable: "false" }, titleOf(attrs.caption)], ["tbody", 0]]
        : ["table", ["tbody", 0]],
  },
  table_row: { content: "(table_cell | table_header)+", tableRole: "row", parseDOM: [{ tag: "tr" }], toDOM: () => ["tr", 0] },
  table_cell: cell("td", "cell"),
  table_header: cell("th", "header_cell"),
  figure: {
    content: "text*",
    group: "block",
    // `pending` names a picture on its way to the server; it has no `src` yet and is not written down.
    attrs: { src: { default: "" }, alt: { default: "" }, pending: { default: "" } },
    isolating: true,
    defining: true,
    draggable: true,
    parseDOM: [
      {
        tag: "figure",
        getAttrs: (dom) => (dom.querySelector("img") ? picture(dom.querySelector("img")) : false),
        contentElement: (dom) => dom.querySelector("figcaption") ?? document.createElement("figcaption"),
      },
      { tag: "img", getAttrs: picture },
    ],
    toDOM: ({ attrs }) => ["figure", ["img", shown(attrs)], ["figcaption", 0]],
  },
  horizontal_rule: { group: "block", parseDOM: [{ tag: "hr" }], toDOM: () => ["hr"] },
  text: { group: "inline" },
  hard_break: { inline: true, group: "inline", selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"] },
};

/** Only pictures that lie with us, or are on their way there: others would not be shown, and are not kept. */
function picture(dom) {
  const src = dom.getAttribute("src") ?? "";
  const pending = dom.dataset.pending ?? "";
  const file = /\/files\/([\da-f]{64})(?![\da-f])/.exec(src)?.[1];
  return file || pending ? { src: file ? `/console/files/${file}` : "", alt: dom.getAttribute("alt") ?? "", pending } : false;
}

/** The words of a title; its markup is read in a document that fetches and runs nothing. */
export function titleOf(markup) {
  return markup && new DOMParser().parseFromString(markup, "text/html").body.textContent;
}

const shown = ({ src, alt, pending }) => ({ alt, ...(src && { src }), ...(pending && { "data-pending": pending }) });

const marks = {
  link: {
    attrs: { href: {} },
    inclusive: false,
    parseDOM: [
      {
        tag: "a[href]",
        getAttrs: (dom) => {
          const href = safeHref(dom.getAttribute("href"));
          return href ? { href } : false;
        },
      },
    ],
    toDOM: ({ attrs }) => ["a", { href: attrs.href, rel: "noopener" }, 0],
  },
  strong: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: () => ["strong", 0] },
  em: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] },
  u: { parseDOM: [{ tag: "u" }], toDOM: () => ["u", 0] },
  sub: { excludes: "sup", parseDOM: [{ tag: "sub" }], toDOM: () => ["sub", 0] },
  sup: { excludes: "sub", parseDOM: [{ tag: "sup" }], toDOM: () => ["sup", 0] },
};

export const schema = new Schema({ nodes, marks });
