// 稿 The text itself: its view, with everything that acts on it, and its markup.

import { dropCursor } from "prosemirror-dropcursor";
import { gapCursor } from "prosemirror-gapcursor";
import { history } from "prosemirror-history";
import { EditorState } from "prosemirror-state";
import { tableEditing } from "prosemirror-tables";
import { EditorView } from "prosemirror-view";
import { count, read, write } from "./canonical.js";
import { keys } from "./keys.js";
import { pasting } from "./paste.js";
import { chosen, pictureView } from "./picture.js";
import { questions } from "./questions.js";

/** Opens `markup` in a frame. `html()` is the markup now, `replace(markup)` one step of 撤销, `changed` is told of every change. */
export function drafted(markup, frame, { upload, say }) {
  const draft = { changed: () => {} };
  const view = () => draft.view;
  const house = questions({ ask: frame.ask.ask, say, view });
  Object.assign(frame.asked, house);
  const typing = keys({ ...house, toToolbar: () => (frame.bar.focus(), true), say });
  const paste = pasting({ say: frame.tell, view });
  const plugins = [...paste.plugins, ...typing.plugins, history(), tableEditing(), dropCursor({ class: "drop" }), gapCursor()];
  const kept = keepsMarkup(markup, view);
  draft.html = kept.html;
  draft.view = new EditorView(frame.place, {
    state: EditorState.create({ doc: read(markup), plugins }),
    attributes: frame.attributes,
    nodeViews: { figure: pictureView({ upload, ask: house.askAbout, say }) },
    handleDOMEvents: { ...typing.events, ...paste.events },
    handleClickOn: chosen,
    transformPastedHTML: paste.clean,
    transformPasted: paste.joined,
    dispatchTransaction(transaction) {
      this.updateState(this.state.apply(transaction));
      frame.bar.update();
      if (!transaction.docChanged) return;
      kept.changed();
      frame.counter.changed();
      draft.changed();
    },
  });
  draft.replace = (other) => {
    const { tr, doc } = draft.view.state;
    draft.view.dispatch(tr.replaceWith(0, doc.content.size, read(other).content));
  };
  frame.bar.attach(draft.view);
  frame.counter.attach(() => count(draft.view.state.doc));
  // Read out when one leaves the text, not at every rest of the hand.
  draft.view.dom.addEventListener("blur", () => say(frame.counter.news()));
  return draft;
}

/** The markup, written anew only after a change: a large text takes its time. */
function keepsMarkup(markup, view) {
  let [now, isWritten] = [markup, true];
  const html = () => {
    if (!isWritten) [now, isWritten] = [write(view().state.doc), true];
    return now;
  };
  return { html, changed: () => (isWritten = false) };
}
