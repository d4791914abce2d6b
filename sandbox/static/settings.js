// How the sandbox behaves where WeCom's own pages leave room.
import * as desk from "./desk.js";
import { element } from "./dom.js";
import { say } from "./words.js";

const CHOICES = {
  repeat_envelope: { same: "repeat_same", fresh: "repeat_fresh" },
  retry_on: { timeout: "retry_timeout", non_200: "retry_non_200" },
  tries: { 3: "tries_3", 4: "tries_4" },
  gettoken_repeats: { same: "gettoken_same", new: "gettoken_new" },
  card_click_passive: { ignored: "passive_ignored", shown: "passive_shown" },
  unicode_escapes: { allowed: "escapes_allowed", refused: "escapes_refused" },
  textcard_limits: { bytes: "limits_bytes", characters: "limits_characters" },
  code_hours: { 72: "code_72", 24: "code_24" },
  spent_codes: { alike: "spent_alike", each: "spent_each" },
  signed_on: { userid: "signed_on_new", UserId: "signed_on_old" },
  signed_on_out_of_range: { told: "out_of_range_told", refused: "out_of_range_refused" },
};
const NUMBERS = ["tries", "code_hours"];

/** Builds the form: its node, and `load()` to fill it with the settings as they are. */
export function settingsForm(onError) {
  const form = element("form", {});

  function fill(settings) {
    const change = (name, value) =>
      desk.changeSettings({ [name]: NUMBERS.includes(name) ? Number(value) : value }).then(fill, (error) => {
        fill(settings); // what is chosen is what is in force
        onError(error);
      });
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
    const held = form.contains(document.activeElement) && document.activeElement;
    form.replaceChildren(...Object.entries(CHOICES).map(group), element("p", { class: "note" }, say("settings_note")));
    if (held) form.querySelector(`input[name="${held.name}"]:checked`)?.focus();
  }

  return { node: form, load: () => desk.readSettings().then(fill, onError) };
}
