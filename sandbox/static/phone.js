// One member's phone: the chat with the app, the likeliest phrases, the input line, the app's menu.
import { looks } from "./content.js";
import * as desk from "./desk.js";
import { avatar, count, element, icon } from "./dom.js";
import { inputLine } from "./input.js";
import { menuBar } from "./menu.js";
import { titleOf, whyFailed } from "./outcome.js";
import { lookAt, unread } from "./unread.js";
import { clock, moment, say } from "./words.js";

const PAUSE_MS = 5 * 60 * 1000;

/**
 * Builds the phone of `seat` ({user_id, phrases, draft}, kept by the page). `onWire(id)` shows an exchange;
 * `isShown(userId)` tells whether a member has a phone on the page.
 */
export function phone(seat, { isShown, onWire, onError, signal }) {
  const attempt = (work) => work.catch(onError);

  const chat = element("div", { class: "chat", role: "log", "aria-live": "polite", tabindex: "0" });
  const typing = element(
    "div",
    { class: "row bot typing", hidden: true },
    appAvatar(),
    element(
      "span",
      { class: "bubble", role: "status", "aria-label": say("typing") },
      ...[1, 2, 3].map(() => element("i")),
    ),
  );
  const failures = new Map(); // exchange id -> {line, words}
  const nobody = element("p", { class: "nobody" }, say("loading"));

  function messageRow(message) {
    const mine = message.by === "member";
    return element(
      "div",
      { class: `row ${mine ? "member" : "bot"}`, "data-message": message.id },
      mine ? avatar(desk.personOf(seat.user_id)) : appAvatar(),
      element(
        "div",
        { class: "said" },
        looks(message, { userId: seat.user_id, onError }),
        trace(message),
        mine && failure(message.exchange_id, "undelivered"),
      ),
    );
  }

  /** When it was said, and the way to where it crossed the wire: as a callback, its answer, or a call of the bot's. */
  function trace(message) {
    const at = clock(message.at);
    const words = message.silent ? `${at} · ${say("card_updated")}` : at;
    const wireId = message.exchange_id ?? message.call_id;
    if (wireId == null) return element("span", { class: "trace" }, words);
    return element(
      "button",
      {
        class: "trace",
        type: "button",
        title: say("see_wire"),
        "aria-label": `${words} ${say("see_wire")}`,
        onclick: () => onWire(wireId),
      },
      words,
    );
  }

  const rowAfter = (message, previous) =>
    apart(previous, message)
      ? [element("p", { class: "pause", "aria-hidden": "true" }, moment(message.at)), messageRow(message)]
      : [messageRow(message)];

  const notice = (exchange) => element("div", { class: "notice" }, failure(exchange.id, "event_undelivered"));

  /** The grey line under what did not arrive; empty as long as nothing is known to have failed. */
  function failure(exchangeId, words) {
    const line = element("p", { class: "undelivered" });
    failures.set(exchangeId, { line, words });
    tell(exchangeId);
    return line;
  }

  function tell(exchangeId) {
    const [exchange, place] = [desk.exchanges.get(exchangeId), failures.get(exchangeId)];
    if (!place || exchange?.outcome !== "failed") return;
    const again = element(
      "button",
      { type: "button", class: "link", onclick: () => attempt(desk.replay(exchange, "same")) },
      say("replay"),
    );
    if (desk.arrivedLater(exchange)) place.line.replaceChildren(say("delivered_later"));
    else
      place.line.replaceChildren(say(place.words, { what: titleOf(exchange), why: whyFailed(exchange) }), " ", again);
  }

  const isLostEvent = (exchange) =>
    exchange.kind === "event" &&
    exchange.from === seat.user_id &&
    exchange.outcome === "failed" &&
    exchange.replay_of == null;

  function draw() {
    failures.clear();
    const messages = desk.chats.get(seat.user_id) ?? [];
    const rows = messages.map((message, place) => ({
      at: message.at,
      nodes: rowAfter(message, messages[place - 1]),
    }));
    const notices = [...desk.exchanges.values()]
      .filter(isLostEvent)
      .map((exchange) => ({ at: exchange.at, nodes: [notice(exchange)] }));
    const shown = [...rows, ...notices]
      .sort((one, other) => Date.parse(one.at) - Date.parse(other.at))
      .flatMap(({ nodes }) => nodes);
    nobody.textContent = say(desk.chats.has(seat.user_id) ? "empty_chat" : "loading");
    for (const named of [node, chat])
      named.setAttribute("aria-label", say("chat_of", { name: desk.personOf(seat.user_id).name }));
    chat.replaceChildren(...(shown.length || desk.isBusy(seat.user_id) ? shown : [nobody]), typing);
    typing.hidden = !desk.isBusy(seat.user_id);
    toEnd();
  }

  function add({ user_id: userId, message }) {
    if (userId !== seat.user_id) return;
    const nodes = rowAfter(message, desk.chats.get(userId).at(-2));
    nodes.at(-1).classList.add("arrived");
    put(nodes);
  }

  /** Draws a card anew where it stands, if this phone shows it. */
  function redraw({ user_id: userId, message }) {
    const old = userId === seat.user_id && chat.querySelector(`[data-message="${message.id}"]`);
    if (!old) return null;
    const held = old.contains(document.activeElement) ? document.activeElement : null;
    const wasAtEnd = chat.scrollHeight - chat.scrollTop - chat.clientHeight < 8;
    const fresh = messageRow(message);
    old.replaceWith(fresh);
    if (wasAtEnd) toEnd();
    if (held) handOver(held, fresh);
    return fresh;
  }

  /** Who was on one of its buttons stays there, or at least on the card. */
  function handOver(held, fresh) {
    const same = held.dataset.key && fresh.querySelector(`[data-key="${CSS.escape(held.dataset.key)}"]`);
    (same || fresh.querySelector(".card"))?.focus({ preventScroll: true });
  }

  function put(nodes) {
    nobody.remove();
    typing.before(...nodes);
    toEnd();
  }

  function settle(exchange) {
    if (exchange.from !== seat.user_id) return;
    if (isLostEvent(exchange) && !failures.has(exchange.id)) put([notice(exchange)]);
    for (let id = exchange.id; id != null; id = desk.exchanges.get(id)?.replay_of) tell(id);
    toEnd();
  }

  const toEnd = () => chat.scrollTo({ top: chat.scrollHeight });

  const select = element(
    "select",
    { class: "chooser", "aria-label": say("member"), onchange: () => sitDown(select.value) },
    ...desk.people.map((person) =>
      element("option", { value: person.user_id, selected: person.user_id === seat.user_id }, withRole(person)),
    ),
  );
  const badge = element("span", { class: "badge-holder" });
  const elsewhere = element("span", { class: "elsewhere", role: "img", hidden: true });

  /** Shows what waits: on this phone by a badge and a glow, for members without one beside their name. */
  function tellUnread() {
    const waiting = unread(seat.user_id);
    badge.replaceChildren(...count(waiting, say("unread_count", { n: waiting })));
    node.classList.toggle("news", waiting > 0);
    const others = desk.people.filter(({ user_id: userId }) => !isShown(userId) && unread(userId));
    elsewhere.hidden = !others.length;
    elsewhere.title = others
      .map((person) => say("unread_elsewhere", { name: person.name, n: unread(person.user_id) }))
      .join("、");
    elsewhere.setAttribute("aria-label", elsewhere.title);
    for (const option of select.options) {
      const person = desk.personOf(option.value);
      const name = withRole(person);
      option.textContent = others.includes(person) ? say("with_unread", { name, n: unread(person.user_id) }) : name;
    }
  }

  function sitDown(userId) {
    seat.user_id = userId;
    lookAt(userId);
    desk.announce("unread"); // who has a phone on the page is another now
    draw();
    menu.draw();
    attempt(desk.open(userId));
  }

  const menu = menuBar(
    (event, key) => attempt(desk.sendEvent(seat.user_id, event, key)),
    () => seat.user_id,
    signal,
  );
  const left = (work) => work.then(() => true).catch((error) => (onError(error), false));
  const send = async (text) => text.trim() === "" || left(desk.sendText(seat.user_id, text.trim()));

  const node = element(
    "section",
    { class: "phone" },
    element(
      "header",
      {},
      element("h2", {}, say("app"), badge),
      element("label", { class: "who" }, elsewhere, select, icon("caret")),
    ),
    chat,
    element(
      "div",
      { class: "phrases", role: "group", "aria-label": say("phrases") },
      ...say(seat.phrases)
        .split("|")
        .map((words) => element("button", { type: "button", class: "chip", onclick: () => send(words) }, words)),
    ),
    inputLine(seat, send),
    menu.node,
  );

  const listen = (event, handler) => desk.changes.addEventListener(event, ({ detail }) => handler(detail), { signal });
  for (const sign of ["pointerdown", "focusin", "wheel"])
    node.addEventListener(sign, () => lookAt(seat.user_id), { passive: true });
  listen("chat", add);
  listen("card", (detail) => redraw(detail)?.classList.add("changed"));
  listen("tap", redraw);
  listen("unread", tellUnread);
  listen("chats", (detail) => detail.user_id === seat.user_id && draw());
  listen("exchanges", draw);
  listen("exchange", settle);
  listen("busy", (detail) => {
    if (detail.user_id !== seat.user_id) return;
    typing.hidden = !desk.isBusy(seat.user_id);
    if (typing.hidden && chat.children.length === 1) chat.prepend(nobody);
    else if (!typing.hidden) put([]);
  });
  draw();
  tellUnread();
  return node;
}

function withRole({ name, role }) {
  const said = role && say(`role_${role}`);
  return said ? say("with_role", { name, role: said }) : name;
}

const appAvatar = () => element("span", { class: "avatar app", "aria-hidden": "true" }, icon("app"));

const apart = (previous, message) => !previous || Date.parse(message.at) - Date.parse(previous.at) > PAUSE_MS;
