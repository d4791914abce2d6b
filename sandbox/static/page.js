// Puts the page together: the bar, two phones, the log; and keeps what the reader chose when it is built anew.
import * as desk from "./desk.js";
import { element, icon } from "./dom.js";
import { explain } from "./outcome.js";
import { phone } from "./phone.js";
import { settingsButton } from "./settings.js";
import { wireLog } from "./wire.js";
import { isChinese, lasting, say, switchLanguage } from "./words.js";

const seats = [
  { user_id: "zhangsan", phrases: "phrases_interviewer" },
  { user_id: "zhangmin", phrases: "phrases_hr" },
];
const view = { open: null, tab: "plain", seat: 0, drawer: false };
const isNarrow = matchMedia("(max-width: 700px)");
const trouble = element("p", { class: "trouble", role: "alert", hidden: true });
let built = new AbortController();

function onError(error) {
  trouble.textContent = say("request_failed", { why: error.message });
  trouble.hidden = false;
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
  document.title = `${say("title")} · ${say("app")}`;

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
  const phones = seats.map((seat) => phone(seat, { onWire, onError, signal }));
  const memberSwitch = switcher(root, signal);
  for (const seat of seats) seat.onChange = memberSwitch.name;

  root.replaceChildren(
    bar(memberSwitch.node, () => pull(true)),
    element("main", { class: "desk" }, ...phones, drawer),
    veil,
    trouble,
    offlineNotice(signal),
  );
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

function bar(memberSwitch, onWire) {
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
  const tools = element("div", { class: "tools" }, ...saveButton(), wire, ...settingsButton(onError), language);
  return element("header", { class: "bar" }, brand, memberSwitch, tools);
}

function speakOtherLanguage() {
  switchLanguage();
  build();
  document.querySelector(".language").focus();
}

/** Where one phone is shown at a time: whose. */
function switcher(root, signal) {
  const buttons = seats.map((seat, at) => element("button", { type: "button", onclick: () => choose(at) }));
  const name = () => buttons.forEach((button, at) => button.replaceChildren(desk.personOf(seats[at].user_id).name));

  function choose(at) {
    view.seat = at;
    root.dataset.seat = at;
    buttons.forEach((button, other) => button.setAttribute("aria-pressed", String(other === at)));
    name();
    const chat = root.querySelectorAll(".chat")[at];
    chat?.scrollTo({ top: chat.scrollHeight });
  }

  desk.changes.addEventListener(
    "chat",
    ({ detail }) => {
      const at = seats.findIndex((seat) => seat.user_id === detail.user_id);
      if (at < 0 || at === view.seat || detail.message.by !== "bot" || buttons[at].querySelector(".unread")) return;
      buttons[at].append(element("span", { class: "unread", role: "img", "aria-label": say("unread") }));
    },
    { signal },
  );
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
  const notice = element("p", { class: "offline", role: "status", hidden: true }, say("offline"));
  desk.changes.addEventListener(
    "online",
    ({ detail }) => {
      notice.hidden = detail;
    },
    { signal },
  );
  return notice;
}

await desk.loadPeople();
build();
desk.follow(
  seats.map((seat) => seat.user_id),
  onError,
);
