// 问什么 The three questions the editor asks: where a link leads, what a picture shows, what a table is called.

import * as acts from "./acts.js";
import { add } from "./picture.js";
import { safeHref, schema, titleOf } from "./schema.js";

const ALT = "看不见图的人靠它；如“东岭村水渠修好后的样子”，不写“图片”";
/** Longer than this a description is a text of its own. */
const LONGEST = 300;

/** Each is a command: without `dispatch` it only says whether it can be asked. */
export function questions({ ask, say, view }) {
  const run = (command) => command(view().state, view().dispatch);

  function askLink(state, dispatch) {
    if (acts.pictureAt(state)) return false;
    if (!dispatch) return true;
    const { empty, href } = acts.linkRange(state);
    ask({
      title: href ? "改链接" : "加链接",
      fields: [
        { name: "href", label: "通到哪里", hint: "网址，或者本站的地址，如 /sangcun/2026/12", value: href },
        ...(empty ? [{ name: "text", label: "链接上的字", hint: "写清通到什么，不写“点击这里”" }] : []),
      ],
      verb: href ? "改好链接" : "加上链接",
      check: ({ href: typed, text }) => {
        if (!address(typed)) return { field: "href", fault: "这不是网页地址：要以 http://、https://、mailto: 或 / 开头。" };
        return empty && !text ? { field: "text", fault: "还没有写链接上的字。" } : null;
      },
      done: ({ href: typed, text }) => run(acts.link(address(typed), text)),
      others: href ? [["去掉链接", () => run(acts.link(null))]] : [],
    });
    return true;
  }

  function askAbout(pos) {
    const node = view().state.doc.nodeAt(pos);
    if (node?.type !== schema.nodes.figure) return;
    ask({
      title: "图片说明",
      fields: [{ name: "alt", label: "这张图说的是什么", hint: ALT, value: node.attrs.alt }],
      verb: "写好说明",
      check: ({ alt }) => {
        if (!alt || /^(图片?|照片|image|图\d*)$/i.test(alt)) return { field: "alt", fault: "请写出图上是什么，每张图都要有说明。" };
        return [...alt].length > LONGEST ? { field: "alt", fault: `说明不超过 ${LONGEST} 字；更长的请写进正文。` } : null;
      },
      done: ({ alt }) => setAttribute(view(), pos, node, { alt }),
    });
  }

  function askPicture(state, dispatch) {
    const found = acts.pictureAt(state);
    if (!found && acts.table.inside(state)) return false;
    if (!dispatch) return true;
    if (found) askAbout(found.pos);
    else choose((files) => add(view(), files, say));
    return true;
  }

  function askCaption(state, dispatch) {
    const found = acts.around(state, schema.nodes.table);
    if (!found) return false;
    if (!dispatch) return true;
    ask({
      title: "表题",
      fields: [{ name: "caption", label: "这张表叫什么", hint: "不写表题，就空着", value: titleOf(found.node.attrs.caption) }],
      verb: "写好表题",
      done: ({ caption }) => {
        // Untouched words keep the marks they have.
        if (caption !== titleOf(found.node.attrs.caption)) setAttribute(view(), found.pos, found.node, { caption: marked(caption) });
      },
    });
    return true;
  }

  return { askLink, askPicture, askAbout, askCaption };
}

const marked = (words) => words.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** A page of another site is often typed without its beginning. */
function address(typed) {
  if (/^www\.\S+\.\S+$/i.test(typed)) return `http://${typed}`;
  return safeHref(typed);
}

/** Changes attributes of a node that may have moved while the question stood there, or gone. */
function setAttribute(view, asked, node, changed) {
  let pos = view.state.doc.nodeAt(asked)?.type === node.type ? asked : -1;
  view.state.doc.descendants((each, at) => {
    if (each === node) pos = at;
  });
  if (pos < 0) return;
  const tr = view.state.tr.setNodeMarkup(pos, null, { ...view.state.doc.nodeAt(pos).attrs, ...changed });
  view.dispatch(tr.setSelection(view.state.selection.map(tr.doc, tr.mapping)));
}

function choose(done) {
  const input = Object.assign(document.createElement("input"), { type: "file", multiple: true, accept: "image/png,image/jpeg,image/webp,image/gif" });
  input.addEventListener("change", () => done([...input.files]));
  input.click();
}
