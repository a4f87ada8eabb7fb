// 按键 What the keys do. Nothing here takes Tab away outside a table, and Escape gives it back inside one.

import { baseKeymap } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { liftListItem, sinkListItem } from "prosemirror-schema-list";
import { NodeSelection } from "prosemirror-state";
import * as acts from "./acts.js";
import { schema } from "./schema.js";

const item = schema.nodes.list_item;

/** Plugins, in the order in which they hear of a key. `say` tells people what came of it. */
export function keys({ toToolbar, askLink, askPicture, say }) {
  let leaving = false;
  const tab = (act) => (state, dispatch, view) => (leaving ? false : act(state, dispatch, view));
  const escape = (state) => {
    if (!acts.table.inside(state)) return false;
    leaving = true;
    say("再按 Tab 就离开正文。");
    return true;
  };
  const others = {
    "Mod-b": acts.bold,
    "Mod-i": acts.italic,
    "Mod-.": acts.above,
    "Mod-,": acts.below,
    "Mod-k": askLink,
    "Mod-z": undo,
    "Mod-y": redo,
    "Shift-Mod-z": redo,
    "Mod-]": sinkListItem(item),
    "Mod-[": liftListItem(item),
    "Shift-Enter": acts.lineBreak,
    "Mod-Enter": acts.leaveBlock,
    "Alt-F10": toToolbar,
    Enter: (state, dispatch, view) => {
      const isPicture = state.selection instanceof NodeSelection && state.selection.node.type === schema.nodes.figure;
      return isPicture ? askPicture(state, dispatch, view) : acts.enter(state, dispatch, view);
    },
    Tab: tab(acts.nextCell),
    "Shift-Tab": tab(acts.previousCell),
    Escape: escape,
  };
  const forget = (_, event) => {
    if (!["Tab", "Shift", "Escape"].includes(event.key)) leaving = false;
    return false;
  };
  return {
    plugins: [keymap(others), keymap(baseKeymap)],
    events: { keydown: forget, blur: () => ((leaving = false), false) },
  };
}
