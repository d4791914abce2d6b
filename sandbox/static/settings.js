// How the sandbox delivers: the choices where WeCom's own pages leave room.
import * as desk from "./desk.js";
import { element, icon } from "./dom.js";
import { say } from "./words.js";

const CHOICES = {
  repeat_envelope: { same: "repeat_same", fresh: "repeat_fresh" },
  retry_on: { timeout: "retry_timeout", non_200: "retry_non_200" },
  tries: { 3: "tries_3", 4: "tries_4" },
};

/** Builds the button and its popover. */
export function settingsButton(onError) {
  const form = element("form", { class: "settings", id: "settings", popover: "auto", "aria-label": say("settings") });
  const button = element(
    "button",
    { type: "button", class: "bare", popovertarget: "settings", title: say("settings"), "aria-label": say("settings") },
    icon("gear"),
  );

  function fill(settings) {
    const change = (name, value) =>
      desk.changeSettings({ ...settings, [name]: name === "tries" ? Number(value) : value }).then(fill, onError);
    const option = (name, value, words) =>
      element(
        "label",
        { class: "option" },
        element("input", {
          type: "radio",
          name,
          value,
          checked: String(settings[name]) === value,
          onchange: () => change(name, value),
        }),
        element("span", {}, say(words)),
      );
    const group = ([name, options]) =>
      element(
        "fieldset",
        {},
        element("legend", {}, say(name)),
        element(
          "div",
          { class: "options" },
          ...Object.entries(options).map(([value, words]) => option(name, value, words)),
        ),
      );
    const held = document.activeElement?.closest?.("#settings") && document.activeElement;
    form.replaceChildren(
      element("h3", {}, say("settings")),
      ...Object.entries(CHOICES).map(group),
      element("p", { class: "note" }, say("settings_note")),
    );
    if (held) form.querySelector(`input[name="${held.name}"]:checked`)?.focus();
  }

  form.addEventListener("beforetoggle", (event) => {
    if (event.newState === "open") desk.readSettings().then(fill, onError);
  });
  return [button, form];
}
