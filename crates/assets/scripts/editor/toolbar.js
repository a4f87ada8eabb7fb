// 格式栏 Words, not icons; one stop of the Tab key, and arrows within.

import { redo, redoDepth, undo, undoDepth } from "prosemirror-history";
import * as acts from "./acts.js";
import { schema } from "./schema.js";

const { nodes, marks } = schema;

/** The buttons in their groups: words, act, whether it is on, what its key is. `table` groups show inside a table. */
function groups({ askLink, askPicture, askCaption }) {
  return [
    {
      entries: [
        { words: "加粗", act: acts.bold, on: acts.hasMark(marks.strong), keys: "Control+B" },
        { words: "列表", act: acts.list(nodes.bullet_list), on: (state) => Boolean(acts.around(state, nodes.bullet_list)) },
        { words: "编号", act: acts.list(nodes.ordered_list), on: (state) => Boolean(acts.around(state, nodes.ordered_list)) },
        { words: "引用", act: acts.quote, on: (state) => Boolean(acts.around(state, nodes.blockquote)) },
      ],
    },
    {
      entries: [
        { words: "表格", act: acts.addTable },
        { words: "图片", act: askPicture },
        { words: "链接", act: askLink, on: acts.hasMark(marks.link), keys: "Control+K" },
      ],
    },
    {
      entries: [
        { words: "撤销", act: undo, can: undoDepth, keys: "Control+Z" },
        { words: "重做", act: redo, can: redoDepth, keys: "Control+Y" },
      ],
    },
    {
      table: true,
      entries: [
        { words: "加行", act: acts.table.addRow },
        { words: "加列", act: acts.table.addColumn },
        { words: "删行", act: acts.table.removeRow },
        { words: "删列", act: acts.table.removeColumn },
      ],
    },
    {
      table: true,
      entries: [
        { words: "合并", act: acts.table.merge },
        { words: "拆分", act: acts.table.split },
      ],
    },
    {
      table: true,
      entries: [
        { words: "标题行", act: acts.table.headRow, on: acts.isHead("row") },
        { words: "标题列", act: acts.table.headColumn, on: acts.isHead("column") },
        { words: "表题", act: askCaption },
        { words: "删表", act: acts.table.remove },
      ],
    },
  ];
}

/** The toolbar: `place` goes before the text, `attach` joins it to a view, `update` follows the selection. */
export function toolbar(textId, questions) {
  const bar = { place: box(), view: null };
  bar.place.className = "tools";
  for (const [name, value] of [["role", "toolbar"], ["aria-label", "正文格式"], ["aria-controls", textId]]) bar.place.setAttribute(name, value);
  const run = (act) => act(bar.view.state, undefined, bar.view) && act(bar.view.state, bar.view.dispatch, bar.view);
  const levels = levelList((level) => {
    run(acts.levels[level].run);
    update();
    bar.view.focus();
  });
  const buttons = rows(bar.place, levels, groups(questions));
  for (const { button: each, act } of buttons) press(each, bar, () => run(act));
  rove(bar.place, () => bar.view.focus());
  let due = 0;
  function update() {
    // Once a frame is enough, and keeps typing free of it.
    due ||= requestAnimationFrame(() => {
      due = 0;
      refresh(bar.view.state, buttons, levels, bar.place);
    });
  }
  const attach = (view) => {
    bar.view = view;
    refresh(view.state, buttons, levels, bar.place);
  };
  return { place: bar.place, update, attach, focus: () => (bar.place.querySelector('[tabindex="0"]') ?? levels).focus() };
}

const box = () => document.createElement("div");

/** One row that is always there, and one for tables. */
function rows(place, levels, all) {
  const [always, inTable, first] = [box(), box(), box()];
  inTable.dataset.for = "table";
  first.append(levels);
  always.append(first);
  place.append(always, inTable);
  return all.flatMap(({ entries, table }) => {
    const group = box();
    const made = entries.map((entry) => ({ ...entry, table, button: button(entry) }));
    group.append(...made.map((each) => each.button));
    (table ? inTable : always).append(group);
    return made;
  });
}

/** A click acts on the text, which keeps its selection where a click would take it away. */
function press(each, bar, act) {
  each.addEventListener("mousedown", (event) => event.preventDefault());
  each.addEventListener("click", () => {
    if (each.getAttribute("aria-disabled") === "true") return;
    const before = document.activeElement;
    act();
    // A question has taken the focus: it stays there.
    if (document.activeElement === before) bar.view.focus();
  });
}

function refresh(state, buttons, levels, place) {
  const level = acts.levelOf(state);
  if (levels.value !== level) levels.value = level;
  const inside = acts.table.inside(state);
  place.querySelector('[data-for="table"]').hidden = !inside;
  for (const { button, act, on, can, table } of buttons) {
    if (table && !inside) continue;
    if (on) button.setAttribute("aria-pressed", String(Boolean(on(state))));
    button.setAttribute("aria-disabled", String(!(can ? can(state) : act(state))));
  }
}

function button({ words, on, keys }) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words;
  made.tabIndex = -1;
  if (on) made.setAttribute("aria-pressed", "false");
  if (keys) made.setAttribute("aria-keyshortcuts", keys);
  return made;
}

function levelList(choose) {
  const list = document.createElement("select");
  list.setAttribute("aria-label", "段落");
  list.tabIndex = 0;
  for (const [value, { name }] of Object.entries(acts.levels)) list.append(new Option(name, value));
  list.addEventListener("change", () => choose(list.value));
  return list;
}

/** Arrows, Home and End within the bar; Escape goes back to the text. */
function rove(place, back) {
  place.addEventListener("keydown", (event) => {
    const stops = [...place.querySelectorAll("select, button")].filter((each) => each.offsetParent);
    const at = stops.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: stops.length - 1 }[event.key];
    if (event.key === "Escape") back();
    else if (to === undefined) return;
    else stops[(to + stops.length) % stops.length].focus();
    event.preventDefault();
  });
  place.addEventListener("focusin", ({ target }) => {
    for (const stop of place.querySelectorAll("select, button")) stop.tabIndex = stop === target ? 0 : -1;
  });
}
