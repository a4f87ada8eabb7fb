// 粘贴 What comes from elsewhere: tidied at once, or piece by piece where it is so large that the page would stand still.

import { DOMParser, Slice } from "prosemirror-model";
import { Plugin, PluginKey, Selection } from "prosemirror-state";
import { around } from "./acts.js";
import { add, hold, refused } from "./picture.js";
import { schema } from "./schema.js";
import { tidy } from "./tidy.js";
import { picturesIn } from "./word.js";

/** Markup above this goes in by pieces. */
const LARGE = 300_000;
/** Blocks a piece, at first and at least. */
const PIECE = 60;
/** How long a piece may take, in milliseconds, before the next one is smaller. */
const BREATH = 200;
/** Signs a text may hold; the server takes five megabytes of markup, and a sign takes three bytes. */
const MOST = 1_200_000;
/** What is not even looked at: a clipboard of a whole archive. */
const TOO_MUCH = 40_000_000;

const spot = new PluginKey("where a large paste goes on");

export function pasting({ say, view }) {
  let rtf = "";

  function tidied(html) {
    const isInTable = Boolean(around(view().state, schema.nodes.table));
    const losses = { pictures: 0, hidden: 0, deleted: 0, nested: 0, refused: [] };
    const kept = (file) => {
      const fault = refused(file);
      if (fault) losses.refused.push(fault);
      return hold(file);
    };
    const body = tidy(html, { hold: kept, pictures: picturesIn(rtf), losses, isInTable });
    return { body, losses };
  }

  /** What the view asks before it parses a paste. */
  function clean(html) {
    // Our own text, copied here: it is clean, and says how it is to be joined.
    if (/\sdata-pm-slice=/.test(html)) return html;
    const { body, losses } = tidied(html);
    say(told(losses));
    return body.innerHTML;
  }

  function paste(target, event) {
    const data = event.clipboardData;
    const html = data?.getData("text/html") ?? "";
    rtf = data?.getData("text/rtf") ?? "";
    const pictures = [...(data?.files ?? [])].filter((file) => file.type.startsWith("image/"));
    if (!html && pictures.length) {
      event.preventDefault();
      add(target, pictures, say);
      return true;
    }
    if (html.length > TOO_MUCH) {
      event.preventDefault();
      say("粘贴的内容超过 40 MB，没有放进来；请分几次粘贴，或者把它作为附件。");
      return true;
    }
    if (html.length < LARGE || /\sdata-pm-slice=/.test(html)) return false;
    event.preventDefault();
    say("内容很多，正在一段一段放进来……");
    // First the sentence is shown, then the work begins.
    setTimeout(() => byPieces(html), 30);
    return true;
  }

  /** The alignment of a first paragraph is its own, not that of the empty one it comes into. */
  function joined(slice, target) {
    const { $from, empty } = target.state.selection;
    const isWhole = slice.content.childCount > 1 && slice.content.firstChild.attrs.align && slice.openStart === 1;
    const isFree = empty && $from.depth === 1 && $from.parent.content.size === 0;
    return isWhole && isFree ? new Slice(slice.content, 0, slice.openEnd) : slice;
  }

  async function byPieces(html) {
    const { body, losses } = tidied(html);
    const blocks = flattened(body);
    const room = MOST - view().state.doc.content.size;
    const inTable = around(view().state, schema.nodes.table);
    const from = view().state.selection;
    const start = inTable ? inTable.pos + inTable.node.nodeSize : from.$to.depth ? from.$to.after(1) : from.to;
    view().dispatch(view().state.tr.setMeta(spot, start));
    let [size, done, piece] = [0, 0, PIECE];
    while (done < blocks.length && size < room) {
      const holder = body.ownerDocument.createElement("div");
      holder.append(...blocks.slice(done, done + piece));
      const { content } = DOMParser.fromSchema(schema).parse(holder);
      if (size + content.size > room) break;
      const began = performance.now();
      const { state } = view();
      view().dispatch(state.tr.insert(spot.getState(state), content));
      [size, done] = [size + content.size, Math.min(done + piece, blocks.length)];
      say(`正在放进来，已放 ${Math.floor((10 * done) / blocks.length)}0%……`);
      await new Promise((next) => setTimeout(next));
      // The longer the text, the dearer each step: larger pieces then, as long as the page answers in between.
      piece = performance.now() - began < BREATH ? Math.ceil(piece * 1.5) : Math.max(PIECE, Math.floor(piece / 2));
    }
    view().dispatch(view().state.tr.setMeta(spot, -1));
    const left = blocks.length - done;
    say(`${left ? `正文太长，最后 ${left} 段没有放进来；请把它们作为附件。` : "都放进来了。"}${told(losses)}`);
  }

  function drop(target, event) {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (!files.length) return false;
    event.preventDefault();
    const at = target.posAtCoords({ left: event.clientX, top: event.clientY });
    if (at) target.dispatch(target.state.tr.setSelection(Selection.near(target.state.doc.resolve(at.pos))));
    add(target, files, say);
    return true;
  }

  const follow = new Plugin({
    key: spot,
    state: {
      init: () => -1,
      apply: (tr, at) => tr.getMeta(spot) ?? (at < 0 ? at : tr.mapping.map(at)),
    },
  });
  return { plugins: [follow], clean, joined, events: { paste, drop } };
}

/** The blocks of a page that wraps them in nothing but boxes. */
function flattened(body) {
  const out = [];
  const open = (box) => {
    for (const node of [...box.childNodes]) {
      const isBox = node.nodeType === 1 && /^(DIV|SECTION|ARTICLE|MAIN|SPAN|CENTER)$/.test(node.tagName);
      if (isBox && node.querySelector("p, table, h1, h2, h3, ul, ol, div")) open(node);
      else if (node.nodeType === 1 || node.textContent.trim()) out.push(node);
    }
  };
  open(body);
  return out;
}

/** What did not come along, in words; fonts and colours are nobody's loss and are not spoken of. */
function told({ pictures, hidden, deleted, nested, refused: faults }) {
  return [
    pictures && `有 ${pictures} 张图没能带过来，请点“图片”另外放。`,
    hidden && `有 ${hidden} 处原来隐藏的内容没有带过来。`,
    deleted && "修订里删去的字没有带过来。",
    nested && `有 ${nested} 张表套在别的表里，只带来了文字。`,
    ...faults,
  ]
    .filter(Boolean)
    .join("");
}
