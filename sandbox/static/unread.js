// What the bot sent of its own accord to members whose phone nobody was looking at.
import * as desk from "./desk.js";

const counts = new Map(); // user_id -> messages
let lookedAt = "";

/** How many messages wait for these members. */
export const unread = (...userIds) => userIds.reduce((sum, userId) => sum + (counts.get(userId) ?? 0), 0);

/** Somebody looks at this member's phone now. */
export function lookAt(userId) {
  lookedAt = userId;
  if (document.visibilityState === "visible" && counts.delete(userId)) desk.announce("unread");
}

desk.changes.addEventListener("chat", ({ detail: { user_id: userId, message } }) => {
  const isAnswer = message.exchange_id != null;
  if (message.by !== "bot" || isAnswer || (userId === lookedAt && document.visibilityState === "visible")) return;
  counts.set(userId, unread(userId) + 1);
  desk.announce("unread");
});

document.addEventListener("visibilitychange", () => lookAt(lookedAt));
