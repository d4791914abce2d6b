// The log of the wire, both ways: callbacks and the bot's own calls, newest first; opened, a row shows all of it.
import { callDetail, callOutcome, callTitle } from "./call.js";
import * as desk from "./desk.js";
import { avatar, element, icon } from "./dom.js";
import { exchangeDetail } from "./exchange.js";
import { explain, isGood, titleOf } from "./outcome.js";
import { clock, lasting, say } from "./words.js";

/** Builds the log. `view`: {open, tab, callTab}, kept by the page. Returns its node and `show(id)`. */
export function wireLog(view, { onError, signal }) {
  const rows = new Map(); // id -> <li>
  const list = element("ol", { class: "exchanges" });
  const nothing = element("p", { class: "nothing" }, say("wire_empty"));

  const entryOf = (id) => desk.exchanges.get(id) ?? desk.calls.get(id);

  function row(entry) {
    const isOpen = view.open === entry.id;
    const look = entry.kind === "call" ? ofCall(entry) : ofExchange(entry);
    const item = element(
      "li",
      { class: `exchange ${look.kind} ${entry.outcome}${isOpen ? " open" : ""}`, "data-exchange": entry.id },
      element(
        "button",
        { type: "button", class: "line", "aria-expanded": String(isOpen), onclick: () => toggle(entry.id) },
        look.avatar,
        element(
          "span",
          { class: "what" },
          element("span", { class: "title" }, look.title),
          element(
            "span",
            { class: "facts" },
            look.way,
            element("span", {}, [clock(entry.at, true), `#${entry.id}`, ...look.facts].filter(Boolean).join(" · ")),
          ),
        ),
        element(
          "span",
          { class: "result" },
          element("span", { class: "badge" }, look.badge),
          element("span", { class: "facts" }, look.dots, lasting(entry.ms)),
        ),
      ),
    );
    if (isOpen) item.append(look.detail());
    return item;
  }

  function ofExchange(exchange) {
    const who = desk.personOf(exchange.from);
    const isSave = exchange.kind === "save";
    return {
      kind: "callback",
      avatar: isSave ? element("span", { class: "avatar app" }, icon("plug")) : avatar(who),
      title: titleOf(exchange),
      way: way("in"),
      facts: [!isSave && who.name, exchange.replay_of != null && say("replayed", { id: exchange.replay_of })],
      badge: say(isSave ? `save_${exchange.outcome}` : exchange.outcome),
      dots: dots(exchange),
      detail: () => exchangeDetail(exchange, view, { onError, onReplayed: (next) => show(next.id) }),
    };
  }

  function ofCall(call) {
    return {
      kind: "call",
      avatar: element("span", { class: "avatar app" }, icon("app")),
      title: callTitle(call),
      way: way("out"),
      facts: [call.path],
      badge: callOutcome(call),
      dots: null,
      detail: () => callDetail(call, view),
    };
  }

  function draw(entry) {
    const fresh = row(entry);
    const old = rows.get(entry.id);
    if (old) old.replaceWith(fresh);
    else {
      // A delivery that took long ends after others that began later.
      const later = [...list.children].find((other) => Number(other.dataset.exchange) < entry.id);
      list.insertBefore(fresh, later ?? null);
    }
    rows.set(entry.id, fresh);
    for (const [id, stale] of rows) if (!entryOf(id)) rows.delete(id) && stale.remove();
    nothing.hidden = rows.size > 0;
  }

  function drawAll() {
    rows.clear();
    list.replaceChildren();
    for (const entry of [...desk.exchanges.values(), ...desk.calls.values()]) {
      const fresh = row(entry);
      rows.set(entry.id, fresh);
    }
    list.append(...[...rows].sort(([one], [other]) => other - one).map(([, item]) => item));
    nothing.hidden = rows.size > 0;
  }

  function toggle(id) {
    const before = view.open;
    view.open = before === id ? null : id;
    for (const changed of new Set([before, id])) if (entryOf(changed)) draw(entryOf(changed));
    rows.get(id)?.querySelector(".line").focus({ preventScroll: true });
    if (view.open === id) rows.get(id)?.scrollIntoView({ block: "nearest" });
  }

  function show(id) {
    if (view.open === id) rows.get(id)?.scrollIntoView({ block: "nearest" });
    else toggle(id);
  }

  desk.changes.addEventListener("exchange", ({ detail }) => draw(detail), { signal });
  desk.changes.addEventListener("call", ({ detail }) => draw(detail), { signal });
  desk.changes.addEventListener("exchanges", drawAll, { signal });
  drawAll();
  return { node: element("div", { class: "log" }, nothing, list), show };
}

const way = (direction) =>
  element("span", { class: `way ${direction}`, role: "img", "aria-label": say(`way_${direction}`) }, icon(direction));

function dots(exchange) {
  return element(
    "span",
    { class: "dots" },
    ...exchange.tries.map((attempt) => {
      const good = isGood(attempt);
      const label = good ? say("try_ok", { n: attempt.n }) : say("try_bad", { n: attempt.n, why: explain(attempt) });
      return element(
        "span",
        { class: `dot ${good ? "good" : "bad"}`, role: "img", "aria-label": label, title: label },
        icon(good ? "good" : "bad"),
      );
    }),
  );
}
