// The log of callbacks: one row an exchange, newest first; opened, a row shows everything that crossed the wire.
import * as desk from "./desk.js";
import { avatar, element, icon } from "./dom.js";
import { exchangeDetail } from "./exchange.js";
import { explain, isGood, titleOf } from "./outcome.js";
import { clock, lasting, say } from "./words.js";

/** Builds the log. `view`: {open, tab}, kept by the page. Returns its node and `show(id)`. */
export function wireLog(view, { onError, signal }) {
  const rows = new Map(); // exchange id -> <li>
  const list = element("ol", { class: "exchanges" });
  const nothing = element("p", { class: "nothing" }, say("wire_empty"));

  function row(exchange) {
    const isOpen = view.open === exchange.id;
    const who = desk.personOf(exchange.from);
    const item = element(
      "li",
      { class: `exchange ${exchange.outcome}${isOpen ? " open" : ""}`, "data-exchange": exchange.id },
      element(
        "button",
        { type: "button", class: "line", "aria-expanded": String(isOpen), onclick: () => toggle(exchange.id) },
        exchange.kind === "save" ? element("span", { class: "avatar app" }, icon("plug")) : avatar(who),
        element(
          "span",
          { class: "what" },
          element("span", { class: "title" }, titleOf(exchange)),
          element(
            "span",
            { class: "facts" },
            clock(exchange.at, true),
            exchange.kind !== "save" && ` · ${who.name}`,
            exchange.replay_of != null && ` · ${say("replayed", { id: exchange.replay_of })}`,
          ),
        ),
        element(
          "span",
          { class: "result" },
          element(
            "span",
            { class: "badge" },
            say(exchange.kind === "save" ? `save_${exchange.outcome}` : exchange.outcome),
          ),
          element("span", { class: "facts" }, dots(exchange), lasting(exchange.ms)),
        ),
      ),
    );
    if (isOpen) item.append(exchangeDetail(exchange, view, { onError, onReplayed: (next) => show(next.id) }));
    return item;
  }

  function draw(exchange) {
    const fresh = row(exchange);
    const old = rows.get(exchange.id);
    if (old) old.replaceWith(fresh);
    else list.prepend(fresh);
    rows.set(exchange.id, fresh);
    for (const [id, stale] of rows) if (!desk.exchanges.has(id)) rows.delete(id) && stale.remove();
    nothing.hidden = rows.size > 0;
  }

  function drawAll() {
    rows.clear();
    list.replaceChildren();
    for (const exchange of [...desk.exchanges.values()].sort((one, other) => one.id - other.id)) draw(exchange);
    nothing.hidden = rows.size > 0;
  }

  function toggle(id) {
    const before = view.open;
    view.open = before === id ? null : id;
    for (const changed of new Set([before, id])) if (desk.exchanges.has(changed)) draw(desk.exchanges.get(changed));
    rows.get(id)?.querySelector(".line").focus({ preventScroll: true });
  }

  function show(id) {
    if (view.open !== id) toggle(id);
    rows.get(id)?.scrollIntoView({ block: "nearest" });
  }

  desk.changes.addEventListener("exchange", ({ detail }) => draw(detail), { signal });
  desk.changes.addEventListener("exchanges", drawAll, { signal });
  drawAll();
  return { node: element("div", { class: "log" }, nothing, list), show };
}

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
