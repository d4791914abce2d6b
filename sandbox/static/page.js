// Puts the page together: the bar, two phones, the log; and keeps what the reader chose when it is built anew.
import { controls } from "./controls.js";
import * as desk from "./desk.js";
import { count, element, icon } from "./dom.js";
import { hint } from "./hint.js";
import { explain } from "./outcome.js";
import { phone } from "./phone.js";
import { lookAt, unread } from "./unread.js";
import { wireLog } from "./wire.js";
import { isChinese, lasting, say, switchLanguage } from "./words.js";

const seats = [
  { user_id: "zhangsan", phrases: "phrases_interviewer" },
  { user_id: "zhangmin", phrases: "phrases_hr" },
];
const view = { open: null, tab: "plain", callTab: "asked", seat: 0, drawer: false };
const isNarrow = matchMedia("(max-width: 700px)");
// A popover of its own: the settings are one, and would cover it.
const trouble = element("p", { class: "trouble", role: "alert", popover: "manual", hidden: true });
let built = new AbortController();

function onError(error) {
  trouble.textContent = error instanceof TypeError ? say("link_lost") : say("request_failed", { why: error.message });
  trouble.hidden = false;
  trouble.hidePopover();
  trouble.showPopover();
  setTimeout(() => {
    trouble.hidden = true;
  }, 6000);
}

function build() {
  built.abort();
  built = new AbortController();
  const { signal } = built;
  const root = document.getElementById("page");
  document.documentElement.lang = isChinese() ? "zh-CN" : "en";

  const log = wireLog(view, { onError, signal });
  const drawer = element(
    "aside",
    { class: "wire", "aria-label": say("wire_log"), onkeydown: (event) => event.key === "Escape" && pull(false) },
    element(
      "header",
      {},
      element("div", {}, element("h2", {}, say("wire_log")), element("p", {}, say("wire_hint"))),
      element(
        "button",
        { type: "button", class: "bare only-narrow", "aria-label": say("close"), onclick: () => pull(false) },
        icon("bad"),
      ),
    ),
    log.node,
  );
  const veil = element("div", { class: "veil", onclick: () => pull(false) });

  function pull(out) {
    view.drawer = out;
    root.dataset.drawer = out ? "out" : "in";
    drawer.inert = isNarrow.matches && !out;
    if (isNarrow.matches) (out ? drawer.querySelector("button") : root.querySelector(".open-wire")).focus();
  }

  const onWire = (id) => {
    if (isNarrow.matches) pull(true);
    log.show(id);
  };
  const isShown = (userId) => seats.some((seat) => seat.user_id === userId);
  const phones = seats.map((seat) => phone(seat, { isShown, onWire, onError, signal }));
  const memberSwitch = switcher(root);

  function told() {
    memberSwitch.name();
    const waiting = unread(...new Set(seats.map((seat) => seat.user_id)));
    document.title = `${waiting ? `(${waiting}) ` : ""}${say("title")} · ${say("app")}`;
  }

  desk.changes.addEventListener("unread", told, { signal });

  root.replaceChildren(
    bar(memberSwitch.node, () => pull(true), signal),
    hint() ?? "",
    element("main", { class: "desk" }, ...phones, drawer),
    veil,
    trouble,
    offlineNotice(signal),
  );
  told();
  drawer.inert = isNarrow.matches && !view.drawer;
  isNarrow.addEventListener(
    "change",
    () => {
      drawer.inert = isNarrow.matches && !view.drawer;
    },
    { signal },
  );
  for (const chat of root.querySelectorAll(".chat")) chat.scrollTo({ top: chat.scrollHeight });
}

function bar(memberSwitch, onWire, signal) {
  const brand = element(
    "div",
    { class: "brand" },
    element("img", { src: "/static/icon.svg", alt: "", width: 28, height: 28 }),
    element("div", {}, element("h1", {}, say("title")), element("p", {}, say("subtitle"))),
  );
  const wire = element(
    "button",
    { type: "button", class: "plain open-wire only-narrow", "aria-label": say("wire_log"), onclick: onWire },
    icon("wire"),
  );
  const language = element(
    "button",
    { type: "button", class: "bare language", title: say("other_language_label"), onclick: speakOtherLanguage },
    say("other_language"),
  );
  const { chip, gear, popover } = controls({ onError, signal });
  const tools = element("div", { class: "tools" }, ...saveButton(), wire, gear, popover, language);
  return element("header", { class: "bar" }, brand, memberSwitch, chip, tools);
}

function speakOtherLanguage() {
  switchLanguage();
  build();
  document.querySelector(".language").focus();
}

/** Where one phone is shown at a time: whose. */
function switcher(root) {
  const buttons = seats.map((seat, at) => element("button", { type: "button", onclick: () => turnTo(at) }));
  const name = () =>
    buttons.forEach((button, at) => {
      const userId = seats[at].user_id;
      button.replaceChildren(
        desk.personOf(userId).name,
        ...count(unread(userId), say("unread_count", { n: unread(userId) })),
      );
    });

  function turnTo(at) {
    choose(at);
    lookAt(seats[at].user_id);
  }

  function choose(at) {
    view.seat = at;
    root.dataset.seat = at;
    buttons.forEach((button, other) => button.setAttribute("aria-pressed", String(other === at)));
    const chat = root.querySelectorAll(".chat")[at];
    chat?.scrollTo({ top: chat.scrollHeight });
  }

  choose(view.seat);
  return {
    node: element("div", { class: "switch", role: "group", "aria-label": say("members_shown") }, ...buttons),
    name,
  };
}

function saveButton() {
  const verdict = element("span", { class: "verdict", role: "status" });
  const button = element(
    "button",
    {
      type: "button",
      class: "plain save",
      "aria-label": say("save"),
      onclick: async () => {
        button.disabled = true;
        verdict.className = "verdict";
        verdict.replaceChildren(say("saving"));
        try {
          const exchange = await desk.saveCallback();
          const good = exchange.outcome !== "failed";
          verdict.classList.add(good ? "good" : "bad");
          verdict.replaceChildren(
            icon(good ? "good" : "bad"),
            good
              ? say("save_good", { time: lasting(exchange.ms) })
              : say("save_bad", { why: explain(exchange.tries.at(-1)) }),
          );
        } catch (error) {
          verdict.replaceChildren();
          onError(error);
        } finally {
          button.disabled = false;
        }
      },
    },
    icon("plug"),
    element("span", {}, say("save")),
  );
  return [verdict, button];
}

function offlineNotice(signal) {
  const notice = element("p", { class: "offline", role: "status", hidden: true });
  desk.changes.addEventListener(
    "link",
    ({ detail }) => {
      notice.hidden = detail === "ready";
      if (!notice.hidden) notice.textContent = say(`link_${detail}`);
    },
    { signal },
  );
  return notice;
}

/** A story shows its phones, with what people say who have them. */
function showScene() {
  const { phones, about } = desk.scene;
  for (const [at, userId] of phones.entries()) {
    const isHr = desk.personOf(userId).role === "hr";
    Object.assign(seats[at], { user_id: userId, phrases: isHr ? "phrases_hr_in_story" : "phrases_interviewer" });
  }
  view.seat = phones.indexOf(about);
  build();
  lookAt(about);
  for (const userId of phones) desk.open(userId).catch(onError);
}

desk.changes.addEventListener("scene", showScene);

await desk.loadPeople();
lookAt(seats[view.seat].user_id);
build();
desk.follow(
  seats.map((seat) => seat.user_id),
  onError,
);
