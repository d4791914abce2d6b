// The app's menu under the chat, as WeCom was given it: a tap sends a `click` event with the item's key.
import { changes, menu } from "./desk.js";
import { element, icon } from "./dom.js";
import { itemName, say } from "./words.js";

/** The bar; empty until the app has been given a menu. `signal` ends its following of changes. */
export function menuBar(onTap, signal) {
  const bar = element("div", { class: "menu", role: "group", "aria-label": say("menu") });
  const draw = () => bar.replaceChildren(...menu.map((button) => (button.sub_button ? below(button, onTap) : item(button, onTap))));
  changes.addEventListener("menu", draw, { signal });
  draw();
  return bar;
}

const item = (button, onTap, attributes = {}) =>
  element("button", { type: "button", ...attributes, onclick: () => onTap(button.key) }, itemName(button));

/** A button that unfolds what is below it. */
function below({ name, sub_button: buttons }, onTap) {
  const sheet = element(
    "div",
    { class: "more", role: "menu", hidden: true },
    ...buttons.map((button) => item(button, tapped, { role: "menuitem" })),
  );
  const opener = element(
    "button",
    {
      type: "button",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      onclick: () => (sheet.hidden ? unfold() : fold()),
    },
    itemName({ key: name === "更多" ? "more" : "", name }),
    icon("up"),
  );

  function tapped(key) {
    fold();
    onTap(key);
  }

  function unfold() {
    sheet.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    sheet.firstChild.focus();
  }

  function fold() {
    sheet.hidden = true;
    opener.setAttribute("aria-expanded", "false");
  }

  const walk = { ArrowDown: 1, ArrowUp: -1 };
  const holder = element(
    "div",
    {
      class: "more-holder",
      onkeydown: (event) => {
        if (sheet.hidden) return;
        if (event.key === "Escape") {
          fold();
          opener.focus();
        } else if (event.key in walk) {
          event.preventDefault();
          const items = [...sheet.children];
          items.at((items.indexOf(document.activeElement) + walk[event.key]) % items.length).focus();
        }
      },
      onfocusout: (event) => holder.contains(event.relatedTarget) || fold(),
    },
    opener,
    sheet,
  );
  return holder;
}
