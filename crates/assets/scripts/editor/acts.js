// 动作 What one can do to the text, each as a command: (state, dispatch, view) → whether it can be done.

import {
  chainCommands,
  createParagraphNear,
  liftEmptyBlock,
  setBlockType,
  splitBlock,
  toggleMark,
  wrapIn,
} from "prosemirror-commands";
import { liftListItem, splitListItem, wrapInList } from "prosemirror-schema-list";
import { NodeSelection, Selection, TextSelection } from "prosemirror-state";
import * as tables from "prosemirror-tables";
import { schema } from "./schema.js";

const { nodes, marks } = schema;

export const bold = toggleMark(marks.strong);
export const italic = toggleMark(marks.em);
export const above = toggleMark(marks.sup);
export const below = toggleMark(marks.sub);

/** The nearest node of a type around the selection, and where it begins. */
export function around(state, type) {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    if ($from.node(depth).type === type) return { node: $from.node(depth), pos: $from.before(depth), depth };
  }
  return null;
}

/** The picture that is selected, or whose title one is writing. */
export function pictureAt(state) {
  const { selection } = state;
  if (selection instanceof NodeSelection && selection.node.type === nodes.figure) return { node: selection.node, pos: selection.from };
  return around(state, nodes.figure);
}

export const hasMark = (type) => (state) => {
  const { from, to, $from, empty } = state.selection;
  return empty ? Boolean(type.isInSet(state.storedMarks ?? $from.marks())) : state.doc.rangeHasMark(from, to, type);
};

const outside = (command) => (state, dispatch, view) => !tables.isInTable(state) && command(state, dispatch, view);

/** 段落 The kinds of paragraph the list of the toolbar offers. */
export const levels = {
  // In a cell there is nothing but paragraphs, and no other place on the line.
  body: { name: "正文", run: setBlockType(nodes.paragraph, { align: null }) },
  h2: { name: "一级标题", run: setBlockType(nodes.heading, { level: 2 }) },
  h3: { name: "二级标题", run: setBlockType(nodes.heading, { level: 3 }) },
  center: { name: "居中", run: outside(setBlockType(nodes.paragraph, { align: "center" })) },
  right: { name: "靠右（落款）", run: outside(setBlockType(nodes.paragraph, { align: "right" })) },
};

export function levelOf(state) {
  const { parent } = state.selection.$from;
  if (parent.type === nodes.heading) return `h${parent.attrs.level}`;
  return parent.attrs.align ?? "body";
}

/** Makes a list of the paragraphs, another kind of list, or paragraphs again. */
export function list(type) {
  const other = type === nodes.bullet_list ? nodes.ordered_list : nodes.bullet_list;
  return (state, dispatch, view) => {
    const [own, foreign] = [around(state, type), around(state, other)];
    if (foreign && (!own || foreign.depth > own.depth)) {
      dispatch?.(state.tr.setNodeMarkup(foreign.pos, type));
      return true;
    }
    return own ? liftListItem(nodes.list_item)(state, dispatch, view) : wrapInList(type)(state, dispatch, view);
  };
}

export const quote = (state, dispatch, view) => {
  const found = around(state, nodes.blockquote);
  if (!found) return wrapIn(nodes.blockquote)(state, dispatch, view);
  dispatch?.(state.tr.replaceWith(found.pos, found.pos + found.node.nodeSize, found.node.content).scrollIntoView());
  return true;
};

/** A table of three rows, the first one its head, with the cursor in its first cell. */
export const addTable = (state, dispatch) => {
  if (around(state, nodes.table)) return false;
  const row = (type) => nodes.table_row.create(null, Array.from({ length: 3 }, () => type.createAndFill()));
  const table = nodes.table.create(null, [row(nodes.table_header), row(nodes.table_cell), row(nodes.table_cell)]);
  return place(table, (tr, pos) => TextSelection.near(tr.doc.resolve(pos + 1)))(state, dispatch);
};

/** Puts a block where the cursor stands, in place of an empty paragraph, and a paragraph after it at the end. */
export function place(block, select) {
  return (state, dispatch) => {
    const { $from } = state.selection;
    if ($from.depth > 0 && state.selection instanceof NodeSelection === false && $from.depth !== 1 && !canStand($from)) return false;
    if (!dispatch) return true;
    const top = $from.depth ? 1 : 0;
    const isEmpty = top && $from.depth === 1 && $from.parent.content.size === 0;
    const [from, to] = isEmpty ? [$from.before(1), $from.after(1)] : Array(2).fill(top ? $from.after(1) : state.selection.to);
    const tr = state.tr.replaceWith(from, to, block);
    const end = from + block.nodeSize;
    if (end === tr.doc.content.size) tr.insert(end, nodes.paragraph.create());
    dispatch(tr.setSelection(select(tr, from)).scrollIntoView());
    return true;
  };
}

/** Inside lists and quotations a block goes after them; inside a table there is no place for it. */
const canStand = ($from) => !around({ selection: { $from } }, nodes.table);

/** Out of a table or a picture, to a paragraph after it. */
export const leaveBlock = (state, dispatch) => {
  const found = around(state, nodes.table) ?? pictureAt(state);
  if (!found) return false;
  const end = found.pos + found.node.nodeSize;
  const tr = state.tr;
  if (!tr.doc.nodeAt(end)?.isTextblock) tr.insert(end, nodes.paragraph.create());
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, end + 1)).scrollIntoView());
  return true;
};

export const lineBreak = (state, dispatch) => {
  if (!state.selection.$from.parent.type.contentMatch.matchType(nodes.hard_break)) return false;
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
  return true;
};

const fromTitle = (state, dispatch) => (around(state, nodes.figure) ? leaveBlock(state, dispatch) : false);
export const enter = chainCommands(fromTitle, splitListItem(nodes.list_item), createParagraphNear, liftEmptyBlock, splitBlock);

/** The next cell; behind the last one a new row. */
export const nextCell = (state, dispatch, view) => {
  if (tables.goToNextCell(1)(state, dispatch)) return true;
  if (!tables.isInTable(state) || !view) return false;
  tables.addRowAfter(state, dispatch);
  return tables.goToNextCell(1)(view.state, view.dispatch);
};
export const previousCell = tables.goToNextCell(-1);

export const table = {
  inside: tables.isInTable,
  addRow: tables.addRowAfter,
  addColumn: tables.addColumnAfter,
  removeRow: tables.deleteRow,
  removeColumn: tables.deleteColumn,
  merge: tables.mergeCells,
  split: tables.splitCell,
  headRow: tables.toggleHeader("row"),
  headColumn: tables.toggleHeader("column"),
  remove: tables.deleteTable,
};

/** Whether the first row, or the first column, is a head. */
export const isHead = (direction) => (state) => {
  const found = around(state, nodes.table);
  if (!found) return false;
  const first = direction === "row" ? found.node.firstChild.children : found.node.children.map((row) => row.firstChild);
  return first.every((each, at) => each.type === nodes.table_header || (direction === "column" && at === 0));
};

/** Sets or takes away a link; without a selection the whole link around the cursor, or `text` itself. */
export function link(href, text) {
  return (state, dispatch) => {
    const { from, to, empty } = linkRange(state);
    const tr = state.tr;
    if (empty && href) tr.insert(from, schema.text(text || href, [marks.link.create({ href })]));
    else tr.removeMark(from, to, marks.link);
    if (!empty && href) tr.addMark(from, to, marks.link.create({ href }));
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** The range a link is about, and the address it has. */
export function linkRange(state) {
  const { $from, from, to, empty } = state.selection;
  const mark = marks.link.isInSet($from.marks()) ?? marks.link.isInSet($from.nodeAfter?.marks ?? []);
  if (!empty || !mark) return { from, to, empty, href: mark?.attrs.href ?? "" };
  const at = (index) => $from.parent.maybeChild(index);
  const bears = (node) => Boolean(node && mark.isInSet(node.marks));
  let [first, start] = [$from.index(), $from.start()];
  if (!bears(at(first)) && first > 0) first--;
  let last = first;
  while (first > 0 && bears(at(first - 1))) first--;
  while (bears(at(last + 1))) last++;
  for (let index = 0; index < first; index++) start += at(index).nodeSize;
  let end = start;
  for (let index = first; index <= last; index++) end += at(index).nodeSize;
  return { from: start, to: end, empty: false, href: mark.attrs.href };
}

export function near(tr, pos) {
  return Selection.near(tr.doc.resolve(pos));
}
