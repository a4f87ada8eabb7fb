// 编辑器 Takes the place of the plain text area, and writes into the form what the form hands in.

import { dropCursor } from "prosemirror-dropcursor";
import { gapCursor } from "prosemirror-gapcursor";
import { history } from "prosemirror-history";
import { EditorState } from "prosemirror-state";
import { tableEditing } from "prosemirror-tables";
import { EditorView } from "prosemirror-view";
import { newKey, prefixOf, sent } from "../copies.js";
import { asking } from "./ask.js";
import { count, read, write } from "./canonical.js";
import { keeper } from "./keep.js";
import { keys } from "./keys.js";
import { pasting } from "./paste.js";
import { chosen, pictureView } from "./picture.js";
import { questions } from "./questions.js";
import { fill, recovered } from "./recovery.js";
import { statusLine } from "./status.js";
import { toolbar } from "./toolbar.js";
import { uploader } from "./upload.js";

/** `store` is the hidden field for the canonical markup; it names the text area whose place is taken. */
export function mount(store, say) {
  const plain = store.form.querySelector(`#${store.dataset.editor}`);
  const id = plain.id;
  try {
    begin(store, plain, say);
  } catch (fault) {
    // Whatever broke: the text area is still there, and the server takes what is written in it.
    document.querySelector(".editor")?.remove();
    Object.assign(plain, { id, hidden: false });
    store.form.elements.namedItem("kept").value = "text";
    say("编辑器没有打开，请先在这个框里写，一段一行。");
    throw fault;
  }
}

function begin(store, plain, say) {
  const form = store.form;
  const paper = paperOf(form);
  const frame = furniture(plain, say);
  const { bar, ask, status, counter } = frame;
  let markup = store.defaultValue;
  let isWritten = true;
  const html = () => {
    if (!isWritten) [markup, isWritten] = [write(view.state.doc), true];
    return markup;
  };

  const house = questions({ ask: ask.ask, say, view: () => view });
  Object.assign(frame.asked, house);
  const typing = keys({ ...house, toToolbar: () => (bar.focus(), true), say });
  const paste = pasting({ say: frame.tell, view: () => view });
  const plugins = [...paste.plugins, ...typing.plugins, history(), tableEditing(), dropCursor({ class: "drop" }), gapCursor()];
  const fresh = (text) => EditorState.create({ doc: read(text), plugins });
  const view = new EditorView(frame.place, {
    state: fresh(markup),
    attributes: frame.attributes,
    nodeViews: { figure: pictureView({ upload: uploader(form), ask: house.askAbout, say }) },
    handleDOMEvents: { ...typing.events, ...paste.events },
    handleClickOn: chosen,
    transformPastedHTML: paste.clean,
    transformPasted: paste.joined,
    dispatchTransaction(transaction) {
      view.updateState(view.state.apply(transaction));
      bar.update();
      if (!transaction.docChanged) return;
      isWritten = false;
      keep.changed();
      counter.changed();
    },
  });
  bar.attach(view);
  counter.attach(() => count(view.state.doc));
  // Read out when one leaves the text, not at every rest of the hand.
  view.dom.addEventListener("blur", () => isWritten || say(counter.line.textContent));

  const keep = keeper({ form, key: newKey(paper.item), html, status: status.show });
  /** One step of 撤销, so that nothing is lost by a choice. */
  const replace = (text) => {
    const { tr, doc } = view.state;
    view.dispatch(tr.replaceWith(0, doc.content.size, read(text).content));
  };
  const given = write(view.state.doc);
  const found = recovered({
    form,
    paper,
    given,
    take: (copy) => (fill(form, copy.fields, paper), replace(copy.html)),
    takeGiven: () => replace(given),
  });
  status.notices.append(...found.notices);

  window.addEventListener("storage", ({ key, newValue }) => {
    if (newValue && key?.startsWith(prefixOf(paper.item))) status.elsewhere();
  });

  const hand = () => {
    store.value = html();
    form.elements.namedItem("kept").value = "prose";
  };
  hand();
  form.addEventListener("submit", (event) => {
    hand();
    if (event.defaultPrevented || (event.submitter?.formTarget || form.target) === "_blank") return;
    keep.keepHere();
    const number = form.elements.namedItem("number")?.value;
    sent({ item: paper.item, number, from: [location.pathname, new URL(form.action).pathname] });
  });
  form.addEventListener("formdata", ({ formData }) => {
    formData.set("prose", html());
    formData.set("kept", "prose");
  });
  form.dataset.ready = "yes";
}

/** 哪一件 What is written on: an item of its number, or one that is new and has no place of its own yet. */
function paperOf(form) {
  const number = form.elements.namedItem("number")?.value ?? "";
  const isNew = !new URL(form.action).pathname.split("/").includes(number);
  return { item: isNew ? "new" : number, isNew };
}

/** Toolbar, questions, notices, text and the line below, where the text area was. */
function furniture(plain, say) {
  const id = plain.id;
  const label = document.querySelector(`label[for="${id}"]`);
  plain.id = `${id}-plain`;
  plain.hidden = true;
  if (label) label.id = `${id}-label`;
  const asked = {};
  const later = (name) => (...given) => asked[name](...given);
  const bar = toolbar(id, { askLink: later("askLink"), askPicture: later("askPicture"), askCaption: later("askCaption") });
  const ask = asking(() => document.getElementById(id)?.focus());
  const status = statusLine(say);
  const counter = counting();
  const made = (name, className) => Object.assign(document.createElement(name), { className });
  const [editor, place, under, heard] = [made("div", "editor"), made("div", "sheet"), made("p", "under"), made("p", "heard")];
  heard.hidden = true;
  under.append(counter.line, status.line);
  const help = Object.assign(made("p", "unseen"), { id: `${id}-help` });
  help.textContent = "按 Alt 加 F10 到格式栏，按 Esc 回到正文。在表格里按 Tab 到下一格；按 Esc 再按 Tab 离开正文。";
  // Together they stay in sight: a question far above the cursor would be a jump there and back.
  const head = made("div", "head");
  head.append(bar.place, ask.place);
  editor.append(head, status.notices, heard, place, under, help);
  plain.after(editor);
  plain.closest(".field")?.setAttribute("data-rich", "");
  label?.addEventListener("click", () => document.getElementById(id)?.focus());
  const attributes = {
    id,
    class: "draft",
    role: "textbox",
    "aria-multiline": "true",
    "aria-labelledby": `${id}-label`,
    "aria-describedby": help.id,
  };
  const tell = (words) => {
    if (words && words !== heard.textContent) say(words);
    heard.hidden = !words;
    heard.textContent = words;
  };
  return { bar, ask, status, counter, place, attributes, asked, tell };
}

/** 「共 812 字」 Counted when the hand rests. */
function counting() {
  const line = document.createElement("span");
  let counted = () => 0;
  let due = 0;
  let cost = 0;
  const now = () => {
    due = 0;
    const began = performance.now();
    line.textContent = `共 ${counted()} 字`;
    cost = performance.now() - began;
  };
  const attach = (by) => {
    counted = by;
    now();
  };
  return { line, attach, changed: () => (due ||= setTimeout(now, Math.max(400, 20 * cost))) };
}
