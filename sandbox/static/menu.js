// The app's menu under the chat, as WeCom was given it: a tap sends a `click` event with the item's key, or a `view` event
// with the address that it opens.
import { changes, menu } from "./desk.js";
import { element, icon } from "./dom.js";
import { onPhoneOf } from "./own_host.js";
import { linkTo } from "./rich.js";
import { itemName, say } from "./words.js";

/**
 * The bar, empty until the app has been given a menu, and `draw()` for when the phone is somebody else's. `onTap(event, key)`;
 * `owner()` is whose phone it is; `signal` ends the following of changes.
 */
export function menuBar(onTap, owner, signal) {
  const bar = element("div", { class: "menu", role: "group", "aria-label": say("menu") });
  const one = (button) => (button.sub_button ? below(button, onTap, owner()) : item(button, onTap, owner()));
  const draw = () => bar.replaceChildren(...menu.map(one));
  changes.addEventListener("menu", draw, { signal });
  draw();
  return { node: bar, draw };
}

function item(button, onTap, userId, attributes = {}) {
  if (button.type === "view")
    return linkTo(onPhoneOf(userId, button.url), itemName(button), {
      ...attributes,
      onclick: () => onTap("view", button.url),
    });
  return element(
    "button",
    { type: "button", ...attributes, onclick: () => onTap("click", button.key) },
    itemName(button),
  );
}

/** A button that unfolds what is below it. */
function below({ name, sub_button: buttons }, onTap, userId) {
  const sheet = element(
    "div",
    { class: "more", role: "menu", hidden: true },
    ...buttons.map((button) => item(button, tapped, userId, { role: "menuitem" })),
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

  function tapped(event, key) {
    fold();
    onTap(event, key);
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
