// 自动保存 To this machine at once, to the server within seconds; typing never waits for either.

import { DROPPED, account, dropCopy, keepCopy } from "../copies.js";

/** From a change to the server. */
const SOON = 3000;
/** Between two tries when the server is not reached. */
const LONGEST = 60_000;
/** From a change to this machine: at least this long, and more where the text is so large that writing it takes time. */
const PAUSE = 250;
const PATIENCE = 20_000;
/** What browsers let a closing page still send. */
const PARTING = 60_000;

/** Keeps the form. `html()` is the text now, `status(state, detail)` tells people. */
export function keeper({ form, key, html, status }) {
  // A form without an address for copies keeps them here only.
  const state = { dirty: false, sending: false, stopped: !form.dataset.autosave, wait: SOON, at: 0, isOnServer: false, hasRoom: true, isHandedIn: false, cost: 0 };
  let soon = 0;
  let later = 0;

  function changed() {
    state.dirty = true;
    state.isOnServer = false;
    state.isHandedIn = false;
    state.at = Date.now();
    soon ||= setTimeout(keepHere, Math.max(PAUSE, 20 * state.cost));
    if (!state.stopped) later ||= setTimeout(keepThere, state.wait);
  }

  function keepHere() {
    clearTimeout(soon);
    soon = 0;
    const started = performance.now();
    const fields = typed(form).filter(([name]) => !["form", "prose", "text"].includes(name));
    const room = keepCopy(key, { at: state.at, html: html(), fields, isOnServer: state.isOnServer });
    state.cost = performance.now() - started;
    state.hasRoom = room;
    if (!room) status("full");
    else if (!form.dataset.autosave) status("here", state.at);
  }

  function body() {
    const values = new URLSearchParams(typed(form));
    values.set("kept", "prose");
    values.set("prose", html());
    return values;
  }

  async function keepThere() {
    clearTimeout(later);
    later = 0;
    if (!state.dirty || state.sending) return;
    if (soon) keepHere();
    Object.assign(state, { dirty: false, sending: true });
    const came = await post(form.dataset.autosave, body());
    state.sending = false;
    await took(came);
    if (state.dirty && !state.stopped) later ||= setTimeout(keepThere, state.wait);
  }

  async function took(came) {
    if (came.status === 200) {
      state.wait = SOON;
      if (!state.dirty) state.isOnServer = true;
      keepHere();
      return status("saved", came.answer?.kept_at);
    }
    if (came.status === 409) {
      // Said, and not tried again by itself; what is written from now on is still offered to the server.
      state.wait = SOON;
      return status("stale", came.answer);
    }
    state.dirty = true;
    state.wait = Math.min(state.wait * 2, LONGEST);
    if (came.status === 401 || came.status === 403) return renew();
    if (came.status === 0) return status("lost");
    return status("refused", { code: came.status, ...came.answer });
  }

  /** 重新登录以后 Takes the key of a fresh page, if the same person sits here again. */
  async function renew() {
    const page = await fetched(form.action);
    if (page === null) return status("lost");
    const fresh = new window.DOMParser().parseFromString(page, "text/html");
    const theirs = fresh.querySelector("form[data-autosave]");
    if (!theirs) return status("expired");
    if ((fresh.body.dataset.account ?? "") !== account()) return status("stranger");
    const value = (name) => theirs.querySelector(`[name="${name}"]`)?.value;
    // The server refuses a key it gave this moment: asking again would only go round in circles.
    if (value("form") === form.elements.namedItem("form")?.value) return status("refused", { code: 403 });
    for (const input of document.querySelectorAll('input[name="form"]')) input.value = value("form");
    state.wait = 0;
  }

  /** Tries now, when there is reason to hope. */
  function retry() {
    if (state.stopped || !state.dirty) return;
    state.wait = Math.min(state.wait, SOON);
    keepThere();
  }

  /** 交上去 The form itself is on its way: a copy that came behind it would stand there as a draft nobody saved. */
  function handIn() {
    keepHere();
    clearTimeout(later);
    later = 0;
    state.isHandedIn = true;
  }

  /** The page may never be seen again: here surely, there if it fits. */
  function part() {
    if (soon) keepHere();
    if (!state.stopped && !state.isHandedIn) keepThere();
  }

  document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? part() : retry()));
  window.addEventListener("pagehide", part);
  window.addEventListener("offline", () => state.dirty && status("lost"));
  window.addEventListener("online", retry);
  window.addEventListener("focus", retry);
  document.addEventListener(DROPPED, () => {
    clearTimeout(soon);
    clearTimeout(later);
    [soon, later] = [0, 0];
    Object.assign(state, { dirty: false, stopped: true });
  });
  window.addEventListener("beforeunload", (event) => {
    // Neither here nor there: only then is anybody held back.
    if (state.dirty && !state.hasRoom) event.preventDefault();
  });
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  return { changed, retry, handIn, forget: () => dropCopy(key), state };
}

/** What the form would hand in, files aside. */
function typed(form) {
  return [...new FormData(form)].filter(([, value]) => typeof value === "string");
}

const signal = () => {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  return { signal: stop.signal, done: () => clearTimeout(timer) };
};

/** Status 0 is a connection that was lost; being led to the door is a session that ended. */
async function post(address, body) {
  const { signal: stop, done } = signal();
  try {
    const keepalive = document.visibilityState === "hidden" && body.toString().length < PARTING;
    const headers = { accept: "application/json" };
    const answer = await fetch(address, { method: "POST", body, keepalive, headers, signal: stop, redirect: "manual" });
    if (answer.type === "opaqueredirect") return { status: 401 };
    const said = await answer.json().catch(() => null);
    return { status: answer.status, answer: said?.message ?? said };
  } catch {
    return { status: 0 };
  } finally {
    done();
  }
}

async function fetched(address) {
  const { signal: stop, done } = signal();
  try {
    return await (await fetch(address, { signal: stop, cache: "no-store" })).text();
  } catch {
    return null;
  } finally {
    done();
  }
}
