// 图片 A picture in the text: itself, its title, and what is still missing; and its way to the server.

import { NodeSelection } from "prosemirror-state";
import * as acts from "./acts.js";
import { schema } from "./schema.js";

const KINDS = ["image/png", "image/jpeg", "image/webp", "image/gif"];
/** What the server takes at most. */
const MOST = 50 * 1024 * 1024;

/** Pictures on their way: by the name their node bears. */
const waiting = new Map();
let last = 0;

/** Keeps a file until its node is drawn; gives the name of the node. */
export function hold(file) {
  const name = `p${++last}`;
  waiting.set(name, { file, url: URL.createObjectURL(file), part: 0, fault: null, redraw: () => {} });
  return name;
}

/** Why a file cannot be taken at all; nothing when it can. */
export function refused(file) {
  if (!KINDS.includes(file.type)) return `“${file.name}”不是图片：能放进正文的是 PNG、JPEG、WebP 和 GIF，别的请作附件。`;
  if (file.size > MOST) return `“${file.name}”超过 50 MB，服务器收不下；请先缩小再放进来。`;
  if (!file.size) return `“${file.name}”是空的，没有放进来。`;
  return null;
}

/** Puts files into the text and sends them. */
export function add(view, files, say) {
  const faults = files.map(refused).filter(Boolean);
  for (const file of files.filter((each) => !refused(each))) {
    const node = schema.nodes.figure.create({ pending: hold(file) });
    const placed = acts.place(node, (tr, pos) => NodeSelection.create(tr.doc, pos))(view.state, view.dispatch);
    if (!placed) faults.push("表格里放不了图片；请把光标移到表格外面再放。");
  }
  if (faults.length) say([...new Set(faults)].join(""));
}

/** A click on a picture chooses it; without this only its title could be come to. */
export function chosen(view, _, node, pos, { target }) {
  if (node.type !== schema.nodes.figure || target.tagName !== "IMG") return false;
  view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, pos)));
  return true;
}

/** Draws pictures; `upload` sends a file, `ask` opens the questions about the picture at a position. */
export function pictureView({ upload, ask, say }) {
  return (node, view, getPos) => new Picture(node, view, getPos, { upload, ask, say });
}

class Picture {
  constructor(node, view, getPos, house) {
    Object.assign(this, { node, view, getPos, house });
    this.dom = document.createElement("figure");
    this.img = document.createElement("img");
    this.note = document.createElement("p");
    this.note.className = "slip";
    this.note.contentEditable = "false";
    this.contentDOM = document.createElement("figcaption");
    this.dom.append(this.img, this.note, this.contentDOM);
    this.draw();
    if (node.attrs.pending) this.send();
  }

  draw() {
    const { src, alt, pending } = this.node.attrs;
    const way = waiting.get(pending);
    this.img.src = src || way?.url || "";
    this.img.alt = alt;
    this.img.hidden = !src && !way;
    this.contentDOM.toggleAttribute("data-empty", this.node.content.size === 0);
    this.note.replaceChildren(...(src ? this.missing(alt) : this.onItsWay(way)));
    this.note.hidden = !this.note.firstChild;
  }

  missing(alt) {
    if (alt.trim()) return [];
    return [bold("还没有图片说明"), "　看不见图的人靠它知道图上是什么。", this.verb("写图片说明", () => this.question())];
  }

  onItsWay(way) {
    const remove = this.verb("不要这张图", () => this.remove());
    if (!way) return [bold("这张图没有上传完"), "　请删掉再放一次。", remove];
    if (way.fault) return [bold(way.fault.what), `　${way.fault.why}${way.fault.todo}`, this.verb("再传一次", () => this.send()), remove];
    const bar = document.createElement("progress");
    bar.max = 1;
    bar.value = way.part;
    bar.setAttribute("aria-label", `正在上传 ${way.file.name}`);
    return [`正在上传 ${way.file.name}　`, bar];
  }

  verb(words, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "bare";
    button.textContent = words;
    button.addEventListener("click", act);
    return button;
  }

  question() {
    this.house.ask(this.getPos());
  }

  remove() {
    const pos = this.getPos();
    this.view.dispatch(this.view.state.tr.delete(pos, pos + this.node.nodeSize));
    this.view.focus();
  }

  async send() {
    const name = this.node.attrs.pending;
    const way = waiting.get(name);
    if (!way || way.sending) return way && void (way.redraw = () => this.draw());
    Object.assign(way, { fault: null, part: 0, sending: true, redraw: () => this.draw() });
    this.draw();
    // A picture taken back and put in again by 撤销 and 重做 lies with the server already.
    const answer = way.answer ?? (await this.house.upload(way.file, (part) => {
      way.part = part;
      way.redraw();
    }));
    await null;
    way.sending = false;
    if (answer.src) way.answer = answer;
    if (answer.src) arrived(this.view, name, answer, this.house);
    else {
      way.fault = answer;
      way.redraw();
      this.house.say(`${answer.what}${answer.todo}`);
    }
  }

  update(node) {
    if (node.type !== this.node.type) return false;
    this.node = node;
    const way = waiting.get(node.attrs.pending);
    if (way) way.redraw = () => this.draw();
    this.draw();
    return true;
  }

  stopEvent(event) {
    return this.note.contains(event.target);
  }

  ignoreMutation(mutation) {
    return !this.contentDOM.contains(mutation.target) || mutation.target === this.contentDOM && mutation.type === "attributes";
  }
}

/** The node may have moved, been copied, or gone while its file was under way. */
function arrived(view, name, { src }, house) {
  const tr = view.state.tr.setMeta("addToHistory", false);
  let at = -1;
  view.state.doc.descendants((node, pos) => {
    if (node.attrs.pending !== name) return;
    tr.setNodeMarkup(pos, null, { ...node.attrs, src, pending: "" });
    at = pos;
  });
  if (at < 0) return;
  const isChosen = view.state.selection instanceof NodeSelection && view.state.selection.from === at;
  if (isChosen) tr.setSelection(NodeSelection.create(tr.doc, at));
  view.dispatch(tr);
  // Asks at once only whoever is still at this picture; nobody is torn out of a sentence.
  if (isChosen && view.hasFocus()) house.ask(at);
  else house.say("图片已经放好，还差图片说明。");
}

function bold(words) {
  const made = document.createElement("b");
  made.textContent = words;
  return made;
}
