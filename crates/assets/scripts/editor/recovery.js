// 找回 What an earlier page left in this browser: put back at once, with the choice to take the server's text instead.

import { copiesOf, dropCopy, fieldOf } from "../copies.js";
import { dayAndHour, notice } from "./status.js";

const BASE = ["version", "hash"];
/** What belongs to the page, and says nothing about what was typed. */
const OWN = [...BASE, "kept", "number", "form"];

/**
 * Looks for what the server does not have. `given` is the markup the page came with; `take(copy)` puts a copy into the
 * page, `takeGiven()` the server's text. Answers what to show.
 */
export function recovered({ form, paper, given, take, takeGiven }) {
  const fields = givenFields(form);
  const isSame = (copy) => copy.html === given && same(copy.fields, fields);
  const [known, news] = divided(copiesOf(paper.item), isSame);
  const number = valuesOf(fields, "number")[0];
  const isOwn = (copy) => !paper.isNew || fieldOf(copy, "number") === number;
  for (const copy of known.filter(isOwn)) dropCopy(copy.key);
  // What the server had of other new items it lists itself; what it had of this one it may have been told to drop.
  const rank = (copy) => (isOwn(copy) ? 0 : 2) + (copy.isOnServer ? 1 : 0);
  const order = news.filter((copy) => rank(copy) < 3).sort((one, other) => rank(one) - rank(other) || other.at - one.at);
  const [newest, ...older] = order;
  if (!newest) return { notices: [] };
  const offers = (copies) => copies.slice(0, 3).map((copy) => offer(copy, take, () => dropCopy(copy.key)));
  if (newest.isOnServer || (!isOwn(newest) && !cameBack())) return { notices: offers(order) };
  const isOnTop = BASE.every((name) => !isOwn(newest) || fieldOf(newest, name) === valuesOf(fields, name)[0]);
  return { notices: [isOnTop ? back(newest, take, takeGiven) : apart(newest, take), ...offers(older)] };
}

/** Puts it back at once. */
function back(copy, take, takeGiven) {
  take(copy);
  const words = `接着 ${dayAndHour(copy.at)} 在这台电脑上写的。`;
  const undo = () => {
    takeGiven();
    dropCopy(copy.key);
  };
  return notice({ words, more: "它没来得及存到服务器，现在放回来了。", verbs: [["不要，用服务器上的", undo]] });
}

/** Begun from an older version: the choice is the writer's. */
function apart(copy, take) {
  const words = `${dayAndHour(copy.at)}在这台电脑上还写过一份，没有存成一稿。`;
  const more = "后来有人存了新的一稿，下面是新的一稿；看过再决定用哪一份。";
  const verbs = [["换成我写的那份", () => take(copy)], ["丢掉我写的那份", () => dropCopy(copy.key)]];
  return notice({ kind: "late", words, more, verbs });
}

function offer(copy, take, drop) {
  const words = `${dayAndHour(copy.at)}在这台电脑上还写过一份。`;
  return notice({ words, verbs: [["换成那一份", () => take(copy)], ["丢掉那一份", drop]] });
}

/** What the server put into the form, whatever the browser filled in since: pairs, as a form hands them in. */
function givenFields(form) {
  return [...form.elements].filter((element) => element.name && !["file", "submit", "button"].includes(element.type)).flatMap((element) => {
    if (["checkbox", "radio"].includes(element.type)) return element.defaultChecked ? [[element.name, element.value]] : [];
    if (element.tagName !== "SELECT") return [[element.name, element.defaultValue ?? ""]];
    const chosen = [...element.options].find((option) => option.defaultSelected) ?? element.options[0];
    return [[element.name, chosen?.value ?? ""]];
  });
}

const valuesOf = (fields, name) => fields.filter(([known]) => known === name).map(([, value]) => value.replace(/\r\n/g, "\n"));

/** Whether a copy says the same as the page, in every field that both have. */
function same(copied, fields) {
  const names = new Set(fields.map(([name]) => name).filter((name) => !OWN.includes(name) && !["text", "prose"].includes(name)));
  return [...names].every((name) => String(valuesOf(copied, name)) === String(valuesOf(fields, name)));
}

/** Whether this very page was here before: a new item that is begun is another one than that begun last week. */
function cameBack() {
  const [entry] = performance.getEntriesByType("navigation");
  return ["reload", "back_forward"].includes(entry?.type);
}

/**
 * Puts the fields of a copy back; what belongs to the page itself stays. A new item takes its number back too: if it had
 * been handed in after all, the server knows it again.
 */
export function fill(form, fields, { isNew }) {
  const number = valuesOf(fields, "number")[0];
  if (isNew && number) form.elements.namedItem("number").value = number;
  for (const element of form.elements) {
    if (!element.name || element.type === "hidden" || element.type === "file" || element.hidden) continue;
    const values = valuesOf(fields, element.name);
    if (element.type === "checkbox" || element.type === "radio") element.checked = values.includes(element.value);
    else if (values.length && "value" in element && element.tagName !== "BUTTON") [element.value] = values;
  }
}

function divided(list, holds) {
  return [list.filter(holds), list.filter((each) => !holds(each))];
}
