// The page's words in the reader's language, and how it puts times.
import { WORDS } from "./wording.js";

const CHINESE = /^zh\b/i;

// As chosen here, or else as the browser is set.
let language = localStorage.getItem("language") ?? (CHINESE.test(navigator.language) ? "zh" : "en");

export const speaks = () => language;

export const isChinese = () => language === "zh";

export function switchLanguage() {
  language = isChinese() ? "en" : "zh";
  localStorage.setItem("language", language);
}

/** The words of `key` in the page's language, its {fields} filled in. */
export function say(key, fields = {}) {
  return WORDS[language][key].replace(/\{(\w+)\}/g, (_, field) => fields[field]);
}

/** What an item of the app's menu is called: as its owner named it, in English by what its key is known for. */
export const itemName = ({ key, name }) => (!isChinese() && knows(`menu_${key}`) ? say(`menu_${key}`) : name);

export const knows = (key) => key in WORDS[language];

const shown = (at, parts) =>
  new Date(at).toLocaleString(isChinese() ? "zh-CN" : "en-GB", { hourCycle: "h23", ...parts });

/** `14:05`, with seconds where asked. */
export const clock = (at, withSeconds = false) =>
  shown(at, { hour: "2-digit", minute: "2-digit", ...(withSeconds && { second: "2-digit" }) });

/** The time, with its day where that is not today. */
export function moment(at) {
  const isToday = new Date(at).toDateString() === new Date().toDateString();
  return isToday ? clock(at) : shown(at, { month: "long", day: "numeric", hour: "2-digit", minute: "2-digit" });
}

/** A duration: `<1 ms`, `84 ms`, from ten seconds on `15.0 s`. */
export const lasting = (ms) => {
  if (ms < 0.5) return "<1 ms";
  return ms < 10_000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
};
