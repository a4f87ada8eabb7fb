// 问一句 A small form between the toolbar and the text. It blocks nothing: one may go on writing and come back to it.

/** Makes the place where questions are asked; `back` puts the cursor back into the text. */
export function asking(back) {
  const place = Object.assign(made("div", { className: "question" }), { hidden: true });
  place.setAttribute("role", "group");
  const close = () => {
    place.hidden = true;
    place.replaceChildren();
  };
  const finish = (act = () => {}) => {
    close();
    act();
    back();
  };

  /**
   * Asks. Each field: { name, label, hint, value }. `check` gets the values and answers { field, fault } or nothing;
   * `done` gets them when nothing is wrong. `others` are further buttons: [words, act].
   */
  function ask({ title, fields, verb, check = () => null, done, others = [] }) {
    const boxes = fields.map(field);
    const send = button(verb, () => {
      const values = Object.fromEntries(boxes.map((box) => [box.name, box.input.value.trim()]));
      const wrong = check(values);
      for (const box of boxes) box.say(wrong?.field === box.name ? wrong.fault : "");
      if (wrong) boxes.find((box) => box.name === wrong.field).input.focus();
      else finish(() => done(values));
    });
    const further = [...others, ["不改了", () => {}]].map(([words, act]) => button(words, () => finish(act), "second"));
    const acts = made("p", { className: "acts" });
    acts.append(send, ...further);
    place.setAttribute("aria-label", title);
    place.replaceChildren(made("b", { textContent: title }), ...boxes.map((box) => box.element), acts);
    place.hidden = false;
    place.onkeydown = (event) => answered(event, send, finish);
    boxes[0].input.focus();
    boxes[0].input.select();
  }

  return { place, ask };
}

/** Enter answers, where it would hand in the whole page; Escape leaves things as they are. */
function answered(event, send, finish) {
  if (event.isComposing) return;
  if (event.key === "Escape") finish();
  else if (event.key === "Enter" && event.target.tagName === "INPUT") send.click();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function button(words, act, kind = "") {
  const one = made("button", { type: "button", className: "button", textContent: words });
  if (kind) one.dataset.kind = kind;
  one.addEventListener("click", act);
  return one;
}

const made = (name, properties) => Object.assign(document.createElement(name), properties);

function field({ name, label, hint = "", value = "" }) {
  const id = `ask-${name}`;
  // Without a name of its own: it belongs to no form that is handed in.
  const input = made("input", { id, type: "text", value, autocomplete: "off" });
  input.setAttribute("form", "none");
  const words = made("label", { htmlFor: id, textContent: label });
  const about = made("span", { className: "hint", id: `${id}-hint`, textContent: hint });
  const fault = made("span", { className: "fault", id: `${id}-fault`, hidden: true });
  fault.setAttribute("role", "alert");
  input.setAttribute("aria-describedby", `${id}-fault${hint ? ` ${id}-hint` : ""}`);
  const element = made("div", { className: "field" });
  element.append(words, ...(hint ? [about] : []), fault, input);
  const say = (sentence) => {
    fault.hidden = !sentence;
    fault.textContent = sentence;
    input.toggleAttribute("aria-invalid", Boolean(sentence));
    if (sentence) input.setAttribute("aria-invalid", "true");
  };
  return { name, input, element, say };
}
