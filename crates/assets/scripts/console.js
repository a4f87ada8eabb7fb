// 工作台 On every page of the console: a form is handed in once, faults get the focus, the editor comes where it is wanted.

import { dropAll, dropCopy, dropSaved, ownCopies } from "./copies.js";

/** How long a second click is held back: an answer that is a file leaves the page standing, and may be wanted again. */
const HELD = 8000;

const voice = document.createElement("p");
voice.className = "unseen";
voice.setAttribute("role", "status");
document.body.append(voice);

function say(words) {
  if (!words) return;
  voice.textContent = "";
  // An empty region that fills is read out, also when the words are the same again.
  setTimeout(() => (voice.textContent = words), 50);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  const opensElsewhere = (event.submitter?.formTarget || form.target) === "_blank";
  if (event.defaultPrevented || form.getAttribute("method") !== "post" || opensElsewhere) return;
  if (form.dataset.sent) {
    event.preventDefault();
    say("已经在办，请等一等，不用再点。");
    return;
  }
  form.dataset.sent = "yes";
  setTimeout(() => delete form.dataset.sent, HELD);
});
// A page that comes back by the back button may be handed in again: the server knows what is stale.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

/** 退出 Leaves nothing behind on a machine of many people, and loses nothing without having said so. */
const leaving = document.querySelector('form[action="/console/logout"]');
leaving?.addEventListener("submit", (event) => {
  const copies = ownCopies();
  const unsaved = copies.filter((copy) => !copy.isOnServer);
  if (unsaved.length && !leaving.dataset.warned) {
    event.preventDefault();
    leaving.dataset.warned = "yes";
    const words = `有 ${unsaved.length} 份没存到服务器的稿只在这台电脑上，退出就清掉了。还要退出，请再点一次。`;
    const note = Object.assign(document.createElement("p"), { className: "notice warned", textContent: words });
    note.dataset.kind = "late";
    document.querySelector("main").prepend(note);
    say(words);
    return;
  }
  for (const { key } of copies) dropCopy(key);
});

/** 丢掉这份草稿 What the server is told to throw away is not offered from here again. */
document.addEventListener("submit", ({ target, defaultPrevented }) => {
  const number = /\/items\/([^/]+)\/copy\/drop$/.exec(target.getAttribute("action") ?? "")?.[1];
  if (number && !defaultPrevented) dropAll(number);
});

dropSaved();
document.querySelector(".faults")?.focus();
const wanted = document.querySelector("textarea[data-editor]");
if (wanted) {
  const away = () => say("编辑器没有取到，请先在这个框里写，一段一行。");
  import("./editor/mount.js").then(({ mount }) => mount(wanted, say), away);
}
