// The app's menu under the chat, as the app's owner sets it up in WeCom: a tap sends a `click` event with the item's key.
import { element, icon } from "./dom.js";
import { say } from "./words.js";

const MORE = ["help", "settings", "whoami"];

export function menuBar(onTap) {
  const item = (key, attributes = {}) =>
    element(
      "button",
      {
        type: "button",
        ...attributes,
        onclick: () => {
          fold();
          onTap(key);
        },
      },
      say(`menu_${key}`),
    );
  const sheet = element(
    "div",
    { class: "more", role: "menu", hidden: true },
    ...MORE.map((key) => item(key, { role: "menuitem" })),
  );
  const more = element(
    "button",
    {
      type: "button",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      onclick: () => (sheet.hidden ? unfold() : fold()),
    },
    say("menu_more"),
    icon("up"),
  );

  function unfold() {
    sheet.hidden = false;
    more.setAttribute("aria-expanded", "true");
    sheet.firstChild.focus();
  }

  function fold() {
    sheet.hidden = true;
    more.setAttribute("aria-expanded", "false");
  }

  const walk = { ArrowDown: 1, ArrowUp: -1 };
  const bar = element(
    "div",
    {
      class: "menu",
      role: "group",
      "aria-label": say("menu"),
      onkeydown: (event) => {
        if (sheet.hidden) return;
        if (event.key === "Escape") {
          fold();
          more.focus();
        } else if (event.key in walk) {
          event.preventDefault();
          const items = [...sheet.children];
          items.at((items.indexOf(document.activeElement) + walk[event.key]) % items.length).focus();
        }
      },
      onfocusout: (event) => bar.contains(event.relatedTarget) || fold(),
    },
    item("schedule"),
    item("next"),
    element("div", { class: "more-holder" }, more, sheet),
  );
  return bar;
}
