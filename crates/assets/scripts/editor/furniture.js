// 陈设 Toolbar, questions, notices, text and the line below, where the text area was.

import { asking } from "./ask.js";
import { statusLine } from "./status.js";
import { toolbar } from "./toolbar.js";

const HELP = "按 Alt 加 F10 到格式栏，按 Esc 回到正文。在表格里按 Tab 到下一格；按 Esc 再按 Tab 离开正文。";

const made = (name, className) => Object.assign(document.createElement(name), { className });

/** Hides `plain` and puts everything in its place. Who answers the toolbar's questions is said later, in `asked`. */
export function furniture(plain, say) {
  const { id } = plain;
  const focus = () => document.getElementById(id)?.focus();
  const asked = {};
  const later = (name) => (...given) => asked[name](...given);
  const bar = toolbar(id, { askLink: later("askLink"), askPicture: later("askPicture"), askCaption: later("askCaption") });
  const [ask, status, counter, heard] = [asking(focus), statusLine(say), counting(), hearing(say)];
  const [editor, place, under] = [made("div", "editor"), made("div", "sheet"), made("p", "under")];
  under.append(counter.line, status.line);
  const help = Object.assign(made("p", "unseen"), { id: `${id}-help`, textContent: HELP });
  // Together they stay in sight: a question far above the cursor would be a jump there and back.
  const head = made("div", "head");
  head.append(bar.place, ask.place);
  editor.append(head, status.notices, heard.line, place, under, help);
  stand(plain, editor, focus);
  return { bar, ask, status, counter, place, asked, tell: heard.tell, attributes: attributes(id) };
}

/** The text takes the name of the text area, so that labels and faults lead to it. */
function stand(plain, editor, focus) {
  const label = document.querySelector(`label[for="${plain.id}"]`);
  if (label) label.id = `${plain.id}-label`;
  label?.addEventListener("click", focus);
  plain.closest(".field")?.setAttribute("data-rich", "");
  plain.after(editor);
  Object.assign(plain, { id: `${plain.id}-plain`, hidden: true });
}

const attributes = (id) => ({
  id,
  class: "draft",
  role: "textbox",
  spellcheck: "false",
  // A browser that translates the page would translate what is being written.
  translate: "no",
  "aria-multiline": "true",
  "aria-labelledby": `${id}-label`,
  "aria-describedby": `${id}-help`,
});

/** What came of a paste: shown until the next one, and read out. */
function hearing(say) {
  const line = Object.assign(made("p", "heard"), { hidden: true });
  const tell = (words) => {
    if (words && words !== line.textContent) say(words);
    Object.assign(line, { hidden: !words, textContent: words });
  };
  return { line, tell };
}

/** 「共 812 字」 Counted when the hand rests; `news()` is what was not read out yet. */
function counting() {
  const line = made("span", "count");
  let [counted, due, cost, read] = [() => "", 0, 0, ""];
  const now = () => {
    due = 0;
    const began = performance.now();
    line.textContent = counted();
    cost = performance.now() - began;
  };
  const attach = (by) => {
    counted = by;
    now();
    read = line.textContent;
  };
  const news = () => {
    const words = line.textContent === read ? "" : line.textContent;
    read = line.textContent;
    return words;
  };
  return { line, attach, news, changed: () => (due ||= setTimeout(now, Math.max(400, 20 * cost))) };
}
