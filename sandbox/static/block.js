// A piece of what crossed the wire, to read and to copy.
import { element, icon } from "./dom.js";
import { say } from "./words.js";

/** `nodes` show `source`, which is what is copied. */
export function block(title, source, nodes = [source]) {
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
    element("pre", { tabindex: "0", "aria-label": title }, nodes),
  );
}

export const note = (words) => element("p", { class: "note" }, words);

/** The fields of an address. */
export const query = (fields) =>
  element(
    "dl",
    { class: "query" },
    ...Object.entries(fields).flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]),
  );
