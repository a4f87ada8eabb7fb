// 找回 What an earlier page left in this browser: put back at once, with the choice to take the server's text instead.

import { copiesOf, dropCopy } from "../copies.js";
import { dayAndHour, notice } from "./status.js";

const STALE = ["version", "hash"];

/**
 * Looks for what the server does not have. `given` is the markup the page came with; `take(copy)` puts a copy into the
 * page, `takeGiven()` the server's text. Answers what to show.
 */
export function recovered({ form, paper, given, take, takeGiven }) {
  const fields = givenFields(form);
  const agrees = ([name, value]) => !(name in fields) || plain(fields[name]) === plain(value) || [...STALE, "kept", "number"].includes(name);
  const isSame = (copy) => copy.html === given && Object.entries(copy.fields).every(agrees);
  const [known, news] = divided(copiesOf(paper.item), isSame);
  for (const { key } of known) dropCopy(key);
  // What the server had, it may have been told to drop: that is offered, and not put back by itself.
  const [newest, ...older] = [...news].sort((one, other) => one.isOnServer - other.isOnServer || other.at - one.at);
  if (!newest) return { notices: [] };
  const isOnTop = STALE.every((name) => newest.fields[name] === undefined || newest.fields[name] === fields[name]);
  const drop = (copies) => () => copies.forEach(({ key }) => dropCopy(key));
  const offers = older.slice(0, 3).map((copy) => offer(copy, take, drop([copy])));
  if (newest.isOnServer || (paper.isNew && !cameBack())) return { notices: [offer(newest, take, drop([newest])), ...offers] };
  if (!isOnTop) {
    const words = `${dayAndHour(newest.at)}在这台电脑上还写过一份，没有存成一稿。`;
    const more = "后来有人存了新的一稿，下面是新的一稿；看过再决定用哪一份。";
    const verbs = [["换成我写的那份", () => take(newest)], ["丢掉我写的那份", drop([newest])]];
    return { notices: [notice({ kind: "late", words, more, verbs }), ...offers] };
  }
  take(newest);
  const words = `接着 ${dayAndHour(newest.at)} 在这台电脑上写的。`;
  const more = "它没来得及存到服务器，现在放回来了。";
  const undo = () => {
    takeGiven();
    drop([newest])();
  };
  return { notices: [notice({ words, more, verbs: [["不要，用服务器上的", undo]] }), ...offers] };
}

function offer(copy, take, drop) {
  const words = `${dayAndHour(copy.at)}在这台电脑上还写过一份。`;
  return notice({ words, verbs: [["换成那一份", () => take(copy)], ["丢掉那一份", drop]] });
}

/** What the server put into the form, whatever the browser filled in since. */
function givenFields(form) {
  const given = {};
  for (const element of form.elements) {
    if (!element.name || element.type === "file") continue;
    if (element.type === "checkbox" || element.type === "radio") {
      if (element.defaultChecked) given[element.name] = element.value;
    } else if (element.tagName === "SELECT") {
      const chosen = [...element.options].find((option) => option.defaultSelected) ?? element.options[0];
      given[element.name] = chosen?.value ?? "";
    } else given[element.name] = element.defaultValue;
  }
  return given;
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
  if (isNew && fields.number) form.elements.namedItem("number").value = fields.number;
  for (const element of form.elements) {
    if (!element.name || element.type === "hidden" || element.type === "file" || element.hidden) continue;
    const value = fields[element.name];
    if (element.type === "checkbox" || element.type === "radio") element.checked = value === element.value;
    else if (value !== undefined) element.value = value;
  }
}

/** Line ends are written in two ways. */
const plain = (value) => value.replace(/\r\n/g, "\n");

function divided(list, holds) {
  return [list.filter(holds), list.filter((each) => !holds(each))];
}
