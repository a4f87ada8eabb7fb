// 公开后的样子 Beside the text, where there is room: the page as the public will see it, some moments after the hand rests.
//
// The page comes from the house as for the button, and stands in a frame that runs nothing and leads nowhere. Typing
// never waits for it: what does not come leaves the page before it standing, and the line above says so.

import { hour } from "./status.js";

const WIDE = "(min-width: 80rem)";
const REST = 700;
/** Signs of a text that is shown while it is written; a longer one has the button. */
const SIGNS = 400_000;
const CLOSED = "gongkai.outside.closed";

const made = (name, given, ...inside) => {
  const element = Object.assign(document.createElement(name), given);
  element.append(...inside);
  return element;
};

/** Puts the pane behind the form. `length()` is how long the text is; the result is told of every change. */
export function outside(form, length) {
  const pane = furnished(form);
  const wide = matchMedia(WIDE);
  let [due, busy, again] = [0, false, false];
  const isSeen = () => wide.matches && !pane.isClosed();
  async function refresh() {
    due = 0;
    if (!isSeen()) return;
    if (busy) return void (again = true);
    busy = true;
    pane.tell(length() > SIGNS ? "这篇太长，边写边看会慢；请点下面的“看看公开后的样子”。" : await shown(form, pane));
    busy = false;
    if (again) changed();
    again = false;
  }
  function changed() {
    clearTimeout(due);
    if (isSeen()) due = setTimeout(refresh, REST);
  }
  pane.opened = refresh;
  wide.addEventListener("change", changed);
  for (const kind of ["input", "change"]) form.addEventListener(kind, changed);
  changed();
  return changed;
}

/** Asks for the page and shows it; what is said of it afterwards. */
async function shown(form, pane) {
  const words = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") words.append(name, value);
  try {
    const answer = await fetch(form.dataset.preview, { method: "POST", body: words, redirect: "manual" });
    if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) return "登录到期了，登录以后接着写，这里会接着更新。";
    if (!answer.ok) return "这一次没有更新：有一处还没填对；接着写，会再试。";
    pane.show(await answer.text());
    return `${hour()} 的样子`;
  } catch {
    return "网断了，这里先不更新；接着写就行。";
  }
}

function furnished(form) {
  const frame = made("iframe", { title: "公开后的样子", className: "outside-page" });
  // Its own origin only so that the house's style sheet and pictures come; no script, no form, no way out.
  frame.setAttribute("sandbox", "allow-same-origin");
  const note = made("p", { className: "note" });
  const toggle = made("button", { type: "button", className: "button" });
  toggle.dataset.kind = "second";
  const place = made("aside", { className: "outside" }, made("div", { className: "head" }, made("h2", { textContent: "公开后的样子" }), toggle), note, frame);
  place.setAttribute("aria-label", "公开后的样子");
  const pane = { isClosed: () => "closed" in place.dataset, tell: (words) => (note.textContent = words), show: (page) => into(frame, page), opened: () => {} };
  const set = (isClosed) => {
    place.toggleAttribute("data-closed", isClosed);
    toggle.textContent = isClosed ? "打开" : "收起";
    toggle.setAttribute("aria-expanded", String(!isClosed));
    frame.hidden = note.hidden = isClosed;
  };
  set(sessionStorage.getItem(CLOSED) === "yes");
  toggle.addEventListener("click", () => {
    set(!pane.isClosed());
    sessionStorage.setItem(CLOSED, pane.isClosed() ? "yes" : "no");
    pane.opened();
  });
  form.after(place);
  return pane;
}

/** The first page is loaded; of every later one the body takes the place of the one before, so that nothing flickers and
    the reader stays where they were. */
function into(frame, page) {
  const next = new DOMParser().parseFromString(page, "text/html");
  for (const script of next.querySelectorAll("script, base")) script.remove();
  next.head.append(made("base", { target: "_blank" }));
  const now = frame.contentDocument;
  if (frame.srcdoc && now?.readyState === "complete" && now.body) {
    const [left, top] = [now.defaultView.scrollX, now.defaultView.scrollY];
    now.body.replaceWith(now.adoptNode(next.body));
    now.defaultView.scrollTo(left, top);
  } else {
    frame.srcdoc = `<!doctype html>${next.documentElement.outerHTML}`;
  }
}
