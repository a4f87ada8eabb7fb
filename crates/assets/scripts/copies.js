// 本机的稿 What was typed, kept in this browser until the server has it as a version.
//
// One copy a page that was opened, so that two windows never overwrite each other; the newest is offered first.
// The name of a copy: person, item, page. Nothing of it leaves the machine but by the page itself.

const MARK = "gongkai.copy";

/** Who sits here, as the page says; copies of others are never offered. */
export const account = () => document.body.dataset.account ?? "";

/** How the names of the copies of an item begin. */
export const prefixOf = (item) => [MARK, account(), item, ""].join("/");

/** Every copy whose name begins so: { key, at, fields as pairs, html, … }, newest first. Damaged ones are thrown away. */
function named(beginning) {
  const found = [];
  for (const key of Object.keys(localStorage).filter((each) => each.startsWith(beginning))) {
    try {
      const copy = JSON.parse(localStorage.getItem(key));
      const isWhole = typeof copy.html === "string" && typeof copy.at === "number" && Array.isArray(copy.fields);
      if (isWhole) found.push({ ...copy, key });
    } catch {
      localStorage.removeItem(key);
    }
  }
  return found.sort((one, other) => other.at - one.at);
}

/** What a copy holds in a field; a name may stand there more than once, this is its first value. */
export const fieldOf = (copy, name) => copy.fields?.find(([known]) => known === name)?.[1];

/** 丢掉 Said to the page when its draft is thrown away on purpose: then nothing may keep it again. */
export const DROPPED = "gongkai:dropped";

/** Throws away what this browser has of an item. */
export function dropAll(number) {
  for (const copy of ownCopies()) if (fieldOf(copy, "number") === number) dropCopy(copy.key);
  document.dispatchEvent(new Event(DROPPED));
}

/** Runs what needs the storage; without one (forbidden, full) answers `otherwise`. */
function stored(act, otherwise) {
  try {
    return act();
  } catch {
    return otherwise;
  }
}

/** The copies of an item, newest first. */
export const copiesOf = (item) => stored(() => named(prefixOf(item)), []);

/** Every copy of this person. */
export const ownCopies = () => stored(() => named(`${MARK}/${account()}/`), []);

/** Where this page keeps its copy of an item. */
export const newKey = (item) => `${prefixOf(item)}${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`;

/** Keeps a copy; whether there was room for it. */
export function keepCopy(key, copy) {
  return stored(() => {
    localStorage.setItem(key, JSON.stringify(copy));
    return true;
  }, false);
}

export const dropCopy = (key) => stored(() => localStorage.removeItem(key));

/** What the server has had for a month is nobody's last copy. */
const KEPT = 30 * 24 * 60 * 60 * 1000;
const SENT = "gongkai.sent";

/** Remembers, in this window, that a form was handed in: the next page says whether it was taken. */
export const sent = (form) => stored(() => sessionStorage.setItem(SENT, JSON.stringify({ ...form, at: Date.now() })));

/**
 * 存成了 Drops the copies of an item that the last form of this window brought to the server. That it did is known only
 * when the server, asked by that very page, led on to another one about the same item, without a fault: anything else
 * (a line that broke, a sign-in in between, a link somebody followed) keeps them.
 */
export function dropSaved() {
  for (const { key, at, isOnServer } of ownCopies()) if (isOnServer && Date.now() - at > KEPT) dropCopy(key);
  const last = stored(() => JSON.parse(sessionStorage.getItem(SENT)), null);
  if (!last) return;
  stored(() => sessionStorage.removeItem(SENT));
  const [entry] = performance.getEntriesByType("navigation");
  const isLedOn = entry?.redirectCount > 0 && (entry.responseStatus ?? 200) < 400 && !document.querySelector(".faults");
  const isAsked = stored(() => new URL(document.referrer).pathname === last.from, false);
  const path = location.pathname;
  // A new item gets its own number only now.
  const isAbout = last.item === "new" ? /\/items\/[^/]+$/.test(path) : path.split("/").includes(last.number);
  if (!isLedOn || !isAsked || !isAbout) return;
  const isOf = (copy) => copy.at <= last.at && fieldOf(copy, "number") === last.number;
  for (const copy of copiesOf(last.item).filter(isOf)) dropCopy(copy.key);
}
