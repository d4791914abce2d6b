// Taps on cards that are under way. As in WeCom, a button turns until the card changes, or for a while if it does not.
import * as desk from "./desk.js";

const PATIENCE_MS = 3000; // after the callback was answered

const underWay = new Map(); // message id -> {key}
const picks = new Map(); // message id -> {question key: [option ids]}

/** The key of the tap that this card waits for. */
export const keyUnderWay = (message) => underWay.get(message.id)?.key;

/** What is chosen on a card before its button is tapped: option ids by question key, to be changed in place. */
export function picked(message) {
  if (!picks.has(message.id)) picks.set(message.id, {});
  return picks.get(message.id);
}

/** Taps the control with `key`. Nothing happens while the card still waits for another tap. */
export async function tap(userId, message, key) {
  if (underWay.has(message.id)) return;
  const mine = { key };
  const tell = () => desk.announce("tap", { user_id: userId, message });
  const end = () => {
    if (underWay.get(message.id) !== mine) return;
    underWay.delete(message.id);
    tell();
  };
  underWay.set(message.id, mine);
  tell();
  try {
    const { outcome } = await desk.tap(userId, message.task_id, key, picked(message));
    if (outcome === "empty") setTimeout(end, PATIENCE_MS);
    else end();
  } catch (error) {
    end();
    throw error;
  }
}

desk.changes.addEventListener("card", ({ detail }) => {
  underWay.delete(detail.message.id);
  picks.delete(detail.message.id);
});
