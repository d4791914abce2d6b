// What the sandbox knows, as this page knows it: chats, exchanges, calls and the menu, kept level by the stream.
import { speaks } from "./words.js";

export const people = [];
export const chats = new Map(); // user_id -> messages, oldest first
export const exchanges = new Map(); // id -> Exchange
export const calls = new Map(); // id -> what the bot asked of WeCom's API; the same row of numbers
export const menu = []; // the app's buttons, as they were given to WeCom
export const scene = {}; // of a story that is told: {phones, about, zh, en}; else empty

/**
 * "chat" and "card" {user_id, message}, "chats" {user_id}, "exchange" Exchange, "call" ApiCall, "exchanges" (and calls),
 * "menu", "scene", "busy" {user_id}, "link" "lost", "starting" or "ready"; from other modules "tap" {user_id, message}, "unread".
 */
export const changes = new EventTarget();

const busy = new Map(); // user_id -> deliveries under way
const opened = new Set(); // members whose chat is looked at
const entered = new Set(); // members whose chat was opened on this visit
let start = null; // of the sandbox that has let this page in; null while none does
const KEPT = 500;

export const announce = (name, detail) => changes.dispatchEvent(new CustomEvent(name, { detail }));

const posting = (body, language) => ({
  method: "POST",
  headers: { "Content-Type": "application/json", "Accept-Language": language },
  body: JSON.stringify(body),
});

async function ask(path, body, language = speaks()) {
  return request(path, body === undefined ? {} : posting(body, language));
}

async function request(path, options) {
  const response = await fetch(`/sandbox/${path}`, options);
  if (!response.ok) throw new Error((await response.json().catch(() => ({}))).error ?? `HTTP ${response.status}`);
  return response.json();
}

/** False if it was known already: the stream may tell again what a look at the chat has shown. */
function keepMessage(userId, message) {
  const chat = chats.get(userId) ?? [];
  if (chat.some((other) => other.id === message.id)) return false;
  chats.set(
    userId,
    [...chat, message].sort((one, other) => one.id - other.id),
  );
  return true;
}

/** A card that changed takes the place of what it was; false where that was never seen. */
function changeMessage(userId, message) {
  const chat = chats.get(userId) ?? [];
  const place = chat.findIndex((other) => other.id === message.id);
  if (place < 0) return false;
  chats.set(userId, chat.with(place, message));
  return true;
}

function keep(log, entry) {
  log.set(entry.id, entry);
  if (log.size > KEPT) log.delete(log.keys().next().value);
  return true;
}

const keepExchange = (exchange) => keep(exchanges, exchange);
const keepCall = (call) => keep(calls, call);

function keepMenu({ button }) {
  menu.splice(0, menu.length, ...button);
  return true;
}

function keepScene(shown) {
  Object.assign(scene, shown);
  return "phones" in scene;
}

export async function loadPeople() {
  people.splice(0, people.length, ...(await ask("people")));
}

export const personOf = (userId) =>
  people.find((person) => person.user_id === userId) ?? { user_id: userId, name: userId || "—", color: "#5f6b7a" };

/** Opens a member's chat as WeCom's app does: the bot is told that somebody came in, once for each visit. */
export async function open(userId) {
  opened.add(userId);
  const messages = await ask(`chats/${encodeURIComponent(userId)}`);
  chats.set(userId, chats.get(userId) ?? []);
  for (const message of messages) keepMessage(userId, message);
  announce("chats", { user_id: userId });
  if (start === null || isBusy(userId) || entered.has(userId)) return;
  entered.add(userId);
  await deliver(userId, "events", { from: userId, event: "enter_agent" }, newLanguage(userId));
}

/**
 * The page's language where this browser opens this sandbox for the first time, else none: only then does what waits on a
 * phone come anew in it. Who changes the language later gets answers in it, and no card twice.
 */
function newLanguage(userId) {
  const [place, told] = [`told ${userId}`, String(start)];
  if (localStorage.getItem(place) === told) return "und";
  localStorage.setItem(place, told);
  return speaks();
}

/**
 * Follows the sandbox and opens the chats of `userIds`: only once it listens, so that no answer is missed, and lets people
 * in, which after a start it does when the phones are as they shall be found.
 */
export function follow(userIds, onError) {
  for (const userId of userIds) opened.add(userId);
  const stream = new EventSource("/sandbox/stream");
  const hear = (name, keep) =>
    stream.addEventListener(name, ({ data }) => {
      const news = JSON.parse(data);
      if (keep(news)) announce(name, news);
    });
  hear("chat", (news) => keepMessage(news.user_id, news.message));
  hear("card", (news) => changeMessage(news.user_id, news.message));
  hear("exchange", keepExchange);
  hear("call", keepCall);
  hear("menu", keepMenu);
  hear("scene", keepScene);
  let last = null;
  stream.addEventListener("starting", () => announce("link", "starting"));
  stream.addEventListener("ready", ({ data }) => {
    ({ start } = JSON.parse(data));
    if (start !== last) entered.clear(); // it knows of nobody: whoever is here comes in anew
    last = start;
    announce("link", "ready");
    catchUp().catch(onError);
  });
  stream.addEventListener("error", () => {
    start = null;
    announce("link", "lost");
  });
}

async function catchUp() {
  // What was known may be of a sandbox that has been started anew since, and counts from 1 again.
  chats.clear();
  exchanges.clear();
  calls.clear();
  for (const exchange of await ask("exchanges?after=0")) keepExchange(exchange);
  for (const call of await ask("calls?after=0")) keepCall(call);
  announce("exchanges");
  keepMenu(await ask("menu"));
  announce("menu");
  if (keepScene(await ask("scene"))) announce("scene");
  await Promise.all([...opened].map(open));
}

export const isBusy = (userId) => (busy.get(userId) ?? 0) > 0;

async function deliver(userId, path, body, language = speaks()) {
  const count = (step) => {
    busy.set(userId, (busy.get(userId) ?? 0) + step);
    announce("busy", { user_id: userId });
  };
  count(1);
  try {
    return await ask(path, body, language);
  } finally {
    count(-1);
  }
}

export const sendText = (userId, text) => deliver(userId, "messages", { from: userId, text });

export const sendEvent = (userId, event, eventKey = "") =>
  deliver(userId, "events", { from: userId, event, event_key: eventKey });

/** Taps what has `key` on a card; `selected`: option ids by question key. */
export const tap = (userId, taskId, key, selected) => ask("taps", { from: userId, task_id: taskId, key, selected });

export const replay = (exchange, envelope) => deliver(exchange.from, `exchanges/${exchange.id}/replay`, { envelope });

export const saveCallback = () => ask("save", {});

export const readSettings = () => ask("settings");

export const changeSettings = (settings) => ask("settings", settings);

export const readFaults = () => ask("faults");

export const changeFaults = (faults) => ask("faults", faults);

export const readRoomFaults = () => ask("showmebug/faults");

export const changeRoomFaults = (faults) => ask("showmebug/faults", faults);

export const clearFaults = () => request("faults", { method: "DELETE" });

/** Whether a replay brought through what this exchange had failed to deliver. */
export function arrivedLater(exchange) {
  const replays = [...exchanges.values()].filter((other) => other.replay_of === exchange.id);
  return replays.some((other) => other.outcome !== "failed" || arrivedLater(other));
}
