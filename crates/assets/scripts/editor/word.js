// 文字处理软件的稿 What Word and WPS put on the clipboard: paragraphs that only look like lists, and pictures in another room.

/** A marker that a numbered list of ours writes itself; anything else (一、（三）第二条 ①) is text people refer to. */
const PLAIN_NUMBER = /^(\d+)[.．、)）]?$/;
const BULLET = /^[·•●○■□◆◇▪\-–—*oØüvnlq§]$/u;

const style = (dom) => dom.dataset?.style ?? "";

/** The place in a list that a paragraph claims: { level, list }, or nothing. */
function claim(dom) {
  const found = /mso-list:\s*(l\d+)\s+level(\d+)/i.exec(style(dom));
  return found && dom.tagName !== "LI" ? { list: found[1], level: Number(found[2]) } : null;
}

/** Takes the marker out of a paragraph: Word writes it as text, and says that it is to be ignored. */
function marker(dom) {
  const ignored = [...dom.querySelectorAll("[data-style]")].find((each) => /mso-list:\s*ignore/i.test(style(each)));
  if (!ignored) return "";
  const text = ignored.textContent.replace(/[\s\u00a0]+/g, "");
  ignored.remove();
  return text;
}

/** Turns runs of such paragraphs into lists, or writes their numbers before them where a list could not. */
export function lists(body) {
  const document = body.ownerDocument;
  for (const first of [...body.querySelectorAll("p, h1, h2, h3, h4, h5, h6")]) {
    if (!first.isConnected || !claim(first)) continue;
    const run = [];
    for (let each = first; each?.nodeType === 1 && claim(each); each = each.nextElementSibling) run.push(each);
    const entries = run.map((dom) => ({ dom, level: claim(dom).level, mark: marker(dom) }));
    if (entries.every(({ mark, dom }) => dom.tagName === "P" && kind(mark)) && startsAtOne(entries)) built(entries, document);
    else for (const { dom, mark } of entries) dom.prepend(document.createTextNode(mark));
    for (const dom of run) dom.dataset.style = "";
  }
}

const kind = (mark) => (PLAIN_NUMBER.test(mark) ? "ol" : BULLET.test(mark) ? "ul" : null);

/** A list of ours counts from one at each level: one that goes on from before would show other numbers than its writer's. */
function startsAtOne(entries) {
  const next = [];
  return entries.every(({ level, mark }) => {
    next.length = Math.max(level + 1, 0) + 1;
    next.length = level + 1;
    const number = Number(PLAIN_NUMBER.exec(mark)?.[1]);
    if (!Number.isNaN(number) && number !== (next[level] ?? 0) + 1) return false;
    next[level] = Number.isNaN(number) ? 0 : number;
    return true;
  });
}

function built(entries, document) {
  const open = [];
  for (const { dom, level, mark } of entries) {
    while (open.length && open[open.length - 1].level > level) open.pop();
    let top = open[open.length - 1];
    if (!top || top.level < level || top.list.tagName.toLowerCase() !== kind(mark)) {
      const list = document.createElement(kind(mark));
      if (top && top.level === level) {
        open.pop();
        top = open[open.length - 1];
      }
      const parent = top?.list.lastElementChild;
      if (parent) parent.append(list);
      else dom.before(list);
      top = { level, list };
      open.push(top);
    }
    const item = document.createElement("li");
    item.append(...dom.childNodes);
    top.list.append(item);
    dom.remove();
  }
}

/** Pictures of the same clipboard in RTF: Word hands them out nowhere else. In the order of the text. */
export function picturesIn(rtf) {
  return rtf.split("\\pict").slice(1).flatMap((part) => {
    const type = /\\(pngblip|jpegblip)/.exec(part.slice(0, 4000))?.[1];
    const digits = type && /[\da-f\s]{64,}(?=\})/i.exec(part)?.[0].replace(/\s+/g, "");
    if (!digits) return [];
    const bytes = Uint8Array.from({ length: digits.length >> 1 }, (_, at) => parseInt(digits.substr(2 * at, 2), 16));
    const kindOf = type === "pngblip" ? "png" : "jpeg";
    return [new File([bytes], `图片.${kindOf}`, { type: `image/${kindOf}` })];
  });
}
