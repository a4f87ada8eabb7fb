// 存到哪里了 One line below the text, and what to do when it does not go on by itself.

/** The hour as people here read it, wherever the machine stands. */
export function hour(instant) {
  const time = new Date(instant ?? Date.now());
  return time.toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit", hour12: false, timeZone: "Asia/Shanghai" });
}

export function dayAndHour(instant) {
  const day = new Date(instant).toLocaleDateString("zh-CN", { month: "long", day: "numeric", timeZone: "Asia/Shanghai" });
  return `${day} ${hour(instant)}`;
}

const sentences = {
  saved: (at) => `已存到服务器 ${hour(at)}`,
  here: (at) => `已存在这台电脑上 ${hour(at)}`,
  lost: () => "网断了，先存在这台电脑上，接着写就行",
  full: () => "这台电脑放不下了，写的只存在服务器上；请早些点存下",
  expired: () => "登录到期了，写的先存在这台电脑上",
  stranger: () => "现在登录的是另一个人，写的先存在这台电脑上",
  stale: (answer) => answer?.what ?? "别人刚存了新的一稿。",
  refused: (answer) => `服务器没有存下（${answer?.code}），先存在这台电脑上`,
};

const LOGIN = { words: "在新窗口登录", href: "/console/login" };
const STALE = {
  why: "这一页是从旧稿开始写的，再存会盖掉别人写的。",
  todo: "请在新窗口打开新的一稿，把您写的抄过去。",
};
const troubles = {
  expired: () => ({
    kind: "late",
    words: "登录到期了。",
    more: "接着写不会丢：写的都在这台电脑上。登录以后回到这里，会接着存。",
    link: LOGIN,
  }),
  stranger: () => ({
    kind: "late",
    words: "现在登录的是另一个人。",
    more: "这份稿不会记到别人名下；请换回自己的账号，再回到这里。",
    link: LOGIN,
  }),
  stale: (answer) => ({
    kind: "late",
    words: answer?.what ?? "别人刚存了新的一稿。",
    more: [answer?.why ?? STALE.why, answer?.todo ?? STALE.todo, "您写的还在这台电脑上。"].join(""),
    link: { words: "在新窗口打开新的一稿", href: "" },
  }),
  refused: (answer) => answer?.what && { kind: "late", words: answer.what, more: `${answer.why ?? ""}${answer.todo ?? ""}` },
};

/** The line, the notices above the text, and `show(state, detail)`. `say` reads a change of state out. */
export function statusLine(say) {
  const line = Object.assign(document.createElement("span"), { className: "kept", textContent: "改动会自动存下来" });
  const notices = Object.assign(document.createElement("div"), { className: "words" });
  let shown = "";
  let trouble = null;
  function show(state, detail) {
    line.textContent = sentences[state](detail);
    line.dataset.state = state;
    if (state === shown) return;
    // Who types is told once that it does not go on, and once that it does again; not every minute.
    if (!["saved", "here"].includes(state) || (shown && shown !== "saved")) say(line.textContent);
    shown = state;
    trouble?.remove();
    const told = troubles[state]?.(detail);
    trouble = told ? notice(told) : null;
    if (trouble) notices.append(trouble);
  }
  let isTold = false;
  /** 两个窗口 Said once: what is written in both can only be saved from one. */
  function elsewhere() {
    if (isTold) return;
    isTold = true;
    const words = "这篇稿件在另一个窗口也在写。";
    notices.append(notice({ kind: "law", words, more: "两边写的都留着，存成一稿的只能有一边；请只在一个窗口里写。" }));
    say(words);
  }
  return { line, notices, show, elsewhere };
}

/** A notice with a sentence, a link and verbs; each verb closes it. */
export function notice({ kind = "fact", words, more = "", link = null, verbs = [] }) {
  const box = Object.assign(document.createElement("div"), { className: "notice" });
  if (kind !== "fact") box.dataset.kind = kind;
  const sentence = document.createElement("p");
  sentence.append(Object.assign(document.createElement("b"), { textContent: words }), more);
  box.append(sentence);
  const acts = Object.assign(document.createElement("p"), { className: "acts" });
  if (link) {
    acts.append(Object.assign(document.createElement("a"), { href: link.href || document.querySelector("textarea[data-editor]").form.action, target: "_blank", rel: "noopener", textContent: link.words }));
  }
  for (const [text, act] of verbs) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: text });
    button.dataset.kind = "second";
    button.addEventListener("click", () => {
      box.remove();
      act();
    });
    acts.append(button);
  }
  if (acts.firstChild) box.append(acts);
  return box;
}
