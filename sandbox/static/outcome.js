// How an exchange is put into words.
import { itemName, knows, say } from "./words.js";
import { fieldOf } from "./xml.js";

export const isGood = (attempt) => !attempt.error && attempt.status === 200;

function reasonOf(attempt) {
  if (attempt.error?.startsWith("bad reply")) return say("bad_reply");
  if (attempt.error) return knows(attempt.error) ? say(attempt.error) : attempt.error;
  return say("status", { status: attempt.status });
}

/** Why one try failed, with all that is known. */
export function explain(attempt) {
  const [, why] = attempt.error?.match(/^bad reply: ?(.*)$/s) ?? [];
  return why ? say("bad_reply_because", { why }) : reasonOf(attempt);
}

/** Why a delivery failed, in a few words: `3 次超时`. */
export function whyFailed(exchange) {
  const reasons = Map.groupBy(
    exchange.tries.filter((attempt) => !isGood(attempt)),
    reasonOf,
  );
  return [...reasons]
    .map(([why, tries]) => (tries.length > 1 ? say("times", { n: tries.length, why }) : why))
    .join("、");
}

/** What was sent: the text, or the event in the reader's words. */
export function titleOf(exchange) {
  if (exchange.kind === "save") return say("kind_save");
  if (exchange.kind === "text") return exchange.summary;
  const event = fieldOf(exchange.request.plain, "Event") || exchange.summary;
  const words = `event_${event}`;
  if (!knows(words)) return event;
  const key = fieldOf(exchange.request.plain, "EventKey");
  const label = itemName({ key, name: exchange.label });
  // The key of a button is a call in JSON, which is nothing to read.
  return label || !key.startsWith("{") ? say(words, { key: label || key }) : say(words, { key: "…" });
}
