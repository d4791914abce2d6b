// One call that the bot made of WeCom's API: what it asked for, and what it was answered.
import { block, note, query } from "./block.js";
import * as desk from "./desk.js";
import { element } from "./dom.js";
import { tabbed } from "./tabs.js";
import { knows, say } from "./words.js";

/** The opened part of a row. */
export const callDetail = (call, view) =>
  element(
    "div",
    { class: "detail" },
    ...tabbed(call.id, { asked: () => asked(call), answered: () => answered(call) }, view, "callTab"),
  );

/** What the call is for, in the reader's words: 发给 李四：… */
export function callTitle({ path, users, summary }) {
  const key = `call_${path.replace("/", "_")}`;
  if (!knows(key)) return path;
  const names = users.map((userId) => desk.personOf(userId).name).join("、");
  const words = say(key, { names });
  return summary ? say("call_with", { words, summary }) : words;
}

/** How it ended, in a word. */
export function callOutcome({ outcome, errcode, response }) {
  if (outcome === "done") return say("done");
  if (outcome === "refused") return String(errcode);
  return response.status == null ? say("hung_up") : `HTTP ${response.status}`;
}

function asked({ path, request }) {
  return [
    element("h4", {}, `${request.method} /cgi-bin/${path}`),
    query(request.url_query),
    request.body ? block(say("call_body"), request.body) : note(say("no_body")),
  ];
}

function answered({ response, errcode }) {
  if (response.status == null) return [note(say("call_hung_up"))];
  const head = [`HTTP ${response.status}`, errcode != null && `errcode ${errcode}`].filter(Boolean).join(" · ");
  return [element("h4", {}, head), block(say("call_answer"), response.body)];
}
