// What to try first, and who is who: shown until it is put away, and not again on this browser. A story has its own.
import { scene } from "./desk.js";
import { element, icon } from "./dom.js";
import { say, speaks } from "./words.js";

const PUT_AWAY = "hint put away";

/** The strip, or nothing once it was put away. */
export function hint() {
  if (scene.phones) return caption();
  if (localStorage.getItem(PUT_AWAY)) return null;
  const strip = element(
    "section",
    { class: "hint", "aria-label": say("hint_title") },
    element("p", {}, element("strong", {}, say("hint_title")), say("hint_try")),
    element("p", {}, say("hint_who")),
    element(
      "button",
      {
        type: "button",
        class: "bare",
        "aria-label": say("hint_close"),
        title: say("hint_close"),
        onclick: () => {
          localStorage.setItem(PUT_AWAY, "yes");
          strip.remove();
        },
      },
      icon("bad"),
    ),
  );
  return strip;
}

/** What is happening on the phones just now: when, what was done, and what to look at. */
function caption() {
  const [when, ...lines] = scene[speaks()];
  return element(
    "section",
    { class: "hint scene", "aria-label": say("story"), "aria-live": "polite" },
    ...lines.map((line, at) => element("p", {}, at === 0 && element("strong", {}, when), line)),
  );
}
