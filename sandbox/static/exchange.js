// One exchange in full: envelope, plain text, reply, tries; and sending it again.
import * as desk from "./desk.js";
import { element, icon } from "./dom.js";
import { explain, isGood } from "./outcome.js";
import { clock, say } from "./words.js";
import { readable } from "./xml.js";

const TABS = { envelope, plain, reply, tries };

/** Builds the opened part of a row. `view.tab` remembers which tab was looked at last. */
export function exchangeDetail(exchange, view, { onError, onReplayed }) {
  const panel = element("div", { class: "panel", role: "tabpanel", id: `panel-${exchange.id}` });
  const names = Object.keys(TABS);
  const tabs = names.map((name) =>
    element(
      "button",
      { type: "button", role: "tab", "aria-controls": panel.id, onclick: () => choose(name) },
      say(`tab_${name}`),
    ),
  );

  function choose(name) {
    view.tab = name;
    tabs.forEach((tab, at) => {
      tab.setAttribute("aria-selected", String(names[at] === name));
      tab.tabIndex = names[at] === name ? 0 : -1;
    });
    panel.setAttribute("aria-label", say(`tab_${name}`));
    panel.replaceChildren(...TABS[name](exchange));
  }

  function walk(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = (names.indexOf(view.tab) + step + names.length) % names.length;
    choose(names[next]);
    tabs[next].focus();
  }

  const again = (envelope) =>
    element(
      "button",
      {
        type: "button",
        class: "plain",
        onclick: (event) => {
          event.currentTarget.disabled = true;
          const button = event.currentTarget;
          desk
            .replay(exchange, envelope)
            .then(onReplayed, onError)
            .finally(() => {
              button.disabled = false;
            });
        },
      },
      icon("replay"),
      say(`replay_${envelope}`),
    );

  choose(view.tab);
  return element(
    "div",
    { class: "detail" },
    element("div", { class: "tabs", role: "tablist", "aria-label": say("tabs"), onkeydown: walk }, ...tabs),
    panel,
    exchange.kind !== "save" && element("div", { class: "actions" }, again("same"), again("fresh")),
  );
}

function block(title, source, isXml = true) {
  const copy = element(
    "button",
    {
      type: "button",
      class: "copy",
      onclick: async () => {
        await navigator.clipboard.writeText(source);
        copy.lastChild.textContent = say("copied");
        setTimeout(() => {
          copy.lastChild.textContent = say("copy");
        }, 1500);
      },
    },
    icon("copy"),
    element("span", { "aria-live": "polite" }, say("copy")),
  );
  return element(
    "figure",
    { class: "block" },
    element("figcaption", {}, title, copy),
    element("pre", { tabindex: "0", "aria-label": title }, isXml ? readable(source) : [source]),
  );
}

const note = (words) => element("p", { class: "note" }, words);

function envelope({ request }) {
  const query = element(
    "dl",
    { class: "query" },
    ...Object.entries(request.url_query).flatMap(([name, value]) => [
      element("dt", {}, name),
      element("dd", {}, value),
    ]),
  );
  return [
    element("h4", {}, `${request.method} · ${say("query")}`),
    query,
    request.body ? block(say("request_body"), request.body) : note(say("no_body")),
  ];
}

function plain({ request }) {
  return [block(say("decrypted"), request.plain ?? "")];
}

function reply({ response, reply: said }) {
  if (!response) return [note(say("nothing_answered"))];
  const head = element(
    "h4",
    {},
    [`HTTP ${response.status}`, response.headers?.["content-type"]].filter(Boolean).join(" · "),
  );
  if (!response.body) return [head, note(say("answered_empty"))];
  return [
    head,
    said?.note && note(said.note),
    response.plain && block(say("reply_plain"), response.plain),
    block(say("reply_envelope"), response.body),
  ].filter(Boolean);
}

function tries({ tries: attempts }) {
  const cell = (name, content) => element(name, {}, content);
  const rows = attempts.map((attempt) =>
    element(
      "tr",
      { class: isGood(attempt) ? "good" : "bad" },
      ...[
        attempt.n,
        clock(attempt.at, true),
        attempt.status ?? "—",
        Math.round(attempt.ms),
        isGood(attempt) ? say("ok") : explain(attempt),
      ].map((content) => cell("td", String(content))),
    ),
  );
  const heads = ["try_number", "try_at", "try_status", "try_ms", "try_error"].map((key) =>
    element("th", { scope: "col" }, say(key)),
  );
  return [
    element(
      "table",
      { class: "tries" },
      element("thead", {}, element("tr", {}, ...heads)),
      element("tbody", {}, ...rows),
    ),
  ];
}
