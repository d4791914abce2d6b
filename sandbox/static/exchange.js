// One exchange in full: envelope, plain text, reply, tries; and sending it again.
import { block, note, query } from "./block.js";
import * as desk from "./desk.js";
import { element, icon } from "./dom.js";
import { explain, isGood } from "./outcome.js";
import { tabbed } from "./tabs.js";
import { clock, say } from "./words.js";
import { readable } from "./xml.js";

/** Builds the opened part of a row. `view.tab` remembers which tab was looked at last. */
export function exchangeDetail(exchange, view, { onError, onReplayed }) {
  const views = {
    envelope: () => envelope(exchange),
    plain: () => plain(exchange),
    reply: () => reply(exchange),
    tries: () => tries(exchange),
  };

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

  return element(
    "div",
    { class: "detail" },
    ...tabbed(exchange.id, views, view, "tab"),
    exchange.kind !== "save" && element("div", { class: "actions" }, again("same"), again("fresh")),
  );
}

const xmlBlock = (title, source) => block(title, source, readable(source));

function envelope({ request }) {
  return [
    element("h4", {}, `${request.method} · ${say("query")}`),
    query(request.url_query),
    request.body ? xmlBlock(say("request_body"), request.body) : note(say("no_body")),
  ];
}

function plain({ request }) {
  return [xmlBlock(say("decrypted"), request.plain ?? "")];
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
    response.plain && xmlBlock(say("reply_plain"), response.plain),
    xmlBlock(say("reply_envelope"), response.body),
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
