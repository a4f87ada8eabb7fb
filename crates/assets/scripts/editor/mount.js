// 编辑器 Takes the place of the plain text area, and writes into the form what the form hands in.

import { fieldOf, newKey, prefixOf, sent } from "../copies.js";
import { read, write } from "./canonical.js";
import { drafted } from "./draft.js";
import { furniture } from "./furniture.js";
import { keeper } from "./keep.js";
import { outside } from "./outside.js";
import { fill, recovered } from "./recovery.js";
import { uploader } from "./upload.js";

/** `store` is the hidden field for the canonical markup; it names the text area whose place is taken. */
export function mount(store, say) {
  const plain = store.form.querySelector(`#${store.dataset.editor}`);
  const { id } = plain;
  try {
    begin(store, plain, say);
  } catch (fault) {
    // Whatever broke: the text area is still there, and the server takes what is written in it.
    document.querySelector(".editor")?.remove();
    Object.assign(plain, { id, hidden: false });
    if (kept(store.form)) kept(store.form).value = "text";
    say("编辑器没有打开，请先在这个框里写，一段一行。");
    throw fault;
  }
}

const kept = (form) => form.elements.namedItem("kept");

function begin(store, plain, say) {
  const { form } = store;
  if (!kept(form)) throw new Error("the form has no field that says which text counts");
  const paper = paperOf(form);
  const frame = furniture(plain, say);
  const draft = drafted(store.defaultValue, frame, { upload: uploader(form), say });
  const keep = keeper({ form, key: newKey(paper.item), html: draft.html, status: frame.status.show });
  draft.changed = keep.changed;
  const given = write(read(store.defaultValue));
  const take = (copy) => {
    fill(form, copy.fields, paper);
    draft.replace(copy.html);
  };
  const found = recovered({ form, paper, given, take, takeGiven: () => draft.replace(given) });
  frame.status.notices.append(...found.notices);
  window.addEventListener("storage", (event) => isOf(event, form, paper) && frame.status.elsewhere());
  hands(store, draft, keep, paper);
  form.dataset.ready = "yes";
  if (form.dataset.preview) {
    const seen = outside(form, () => draft.view.state.doc.content.size);
    draft.changed = () => (keep.changed(), seen());
  }
}

/** 哪一件 What is written on: an item and what is done to it, or one that is new and has no place of its own yet. */
function paperOf(form) {
  const path = new URL(form.action).pathname.split("/");
  const isNew = !path.includes(numberOf(form));
  // A change and a correction of one item are two texts.
  return { item: isNew ? "new" : path.slice(path.indexOf(numberOf(form))).join("."), isNew };
}

const numberOf = (form) => form.elements.namedItem("number")?.value ?? "";

/** Whether another window has just kept a copy of the same item. */
function isOf({ key, newValue }, form, { item }) {
  return Boolean(newValue) && key?.startsWith(prefixOf(item)) && fieldOf(JSON.parse(newValue), "number") === numberOf(form);
}

/** What the form hands in is the text as it stands at that moment, whoever makes it do so. */
function hands(store, draft, keep, { item }) {
  const { form } = store;
  const write = () => {
    store.value = draft.html();
    kept(form).value = "prose";
  };
  write();
  form.addEventListener("formdata", ({ formData }) => {
    formData.set("prose", draft.html());
    formData.set("kept", "prose");
  });
  form.addEventListener("submit", (event) => {
    write();
    if (event.defaultPrevented || (event.submitter?.formTarget || form.target) === "_blank") return;
    keep.handIn();
    sent({ item, number: numberOf(form), from: location.pathname });
  });
}
