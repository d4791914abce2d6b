// What can be tapped on a template card: its menu, its questions, its buttons.
import { element, icon } from "./dom.js";
import { linkTo } from "./rich.js";
import { keyUnderWay, picked, tap } from "./taps.js";
import { say } from "./words.js";

const WEB = 1;

/** The ⋯ in the card's corner, which unfolds its actions. */
export function actionMenu(message, { userId, onError }) {
  const { desc, action_list: actions } = message.content.action_menu;
  const sheet = element(
    "div",
    { class: "action-sheet", hidden: true },
    desc && element("p", { class: "desc" }, desc),
    ...actions.map(({ text, key }) =>
      element(
        "button",
        { type: "button", "data-key": key, onclick: () => tap(userId, message, key).catch(onError) },
        text,
      ),
    ),
  );
  const opener = element(
    "button",
    {
      type: "button",
      class: "dots-button",
      "aria-label": say("card_menu"),
      "aria-expanded": "false",
      onclick: () => fold(!sheet.hidden),
    },
    icon("more"),
  );

  function fold(away) {
    sheet.hidden = away;
    opener.setAttribute("aria-expanded", String(!away));
  }

  return element(
    "div",
    {
      class: "action-menu",
      onkeydown: (event) => {
        if (event.key !== "Escape" || sheet.hidden) return;
        fold(true);
        opener.focus();
      },
      onfocusout: (event) => event.currentTarget.contains(event.relatedTarget) || fold(true),
    },
    opener,
    sheet,
  );
}

/** The questions and buttons, or the words that took their place. */
export function controls(message, reader) {
  const { content } = message;
  const replaced = message.state?.replaced_with ?? content.replace_text;
  const buttons = content.button_list ?? (content.submit_button ? [{ style: 1, ...content.submit_button }] : []);
  const questions = [
    content.button_selection && selection(content.button_selection, message, replaced),
    content.checkbox && checkbox(content.checkbox, message, replaced),
    ...(content.select_list ?? []).map((question) => selection(question, message, replaced)),
  ].filter(Boolean);
  if (replaced)
    return [...questions, grid([element("button", { type: "button", disabled: true }, replaced)], [replaced])];
  if (!buttons.length) return questions;
  return [
    ...questions,
    grid(
      buttons.map((one) => button(one, message, reader)),
      buttons.map(({ type, text }) => (type === WEB ? `${text} ↗` : text)),
    ),
  ];
}

function grid(buttons, words) {
  return element("div", { class: `buttons columns-${columns(words)}` }, ...buttons);
}

/** As many in a row as keep their words on one line: six characters fill a third of a card, nine a half. */
function columns(words) {
  const longest = Math.max(...words.map((text) => [...text].length));
  const most = longest <= 5 ? 3 : longest <= 9 ? 2 : 1;
  return words.length === 4 ? Math.min(2, most) : Math.min(words.length, most);
}

function button({ text, style = 1, type, url, key }, message, { userId, onError }) {
  if (type === WEB) return linkTo(url, [element("span", {}, text), icon("away")], { class: `style-${style}` });
  const waits = keyUnderWay(message);
  return element(
    "button",
    {
      type: "button",
      class: `style-${style}`,
      "data-key": key,
      // Not `disabled`: that would take the focus away from who tapped by keyboard.
      "aria-disabled": waits !== undefined && "true",
      "aria-busy": waits === key && "true",
      onclick: () => tap(userId, message, key).catch(onError),
    },
    waits === key && element("span", { class: "spinner", role: "img", "aria-label": say("card_waiting") }),
    element("span", {}, text),
  );
}

function selection(
  { question_key: question, title, option_list: options, selected_id: first, disable },
  message,
  done,
) {
  const chosen = picked(message);
  chosen[question] ??= [first ?? options[0].id];
  const select = element(
    "select",
    {
      disabled: Boolean(disable || done),
      onchange: () => {
        chosen[question] = [select.value];
      },
    },
    ...options.map(({ id, text }) => element("option", { value: id, selected: chosen[question][0] === id }, text)),
  );
  return element(
    "label",
    { class: "question" },
    element("span", {}, title || say("card_choose")),
    select,
    icon("caret"),
  );
}

function checkbox({ question_key: question, mode, option_list: options, disable }, message, done) {
  const chosen = picked(message);
  chosen[question] ??= options.filter((option) => option.is_checked).map(({ id }) => id);
  const choices = options.map(({ id, text }) =>
    element(
      "label",
      { class: "choice" },
      element("input", {
        type: mode === 1 ? "checkbox" : "radio",
        name: `${message.id} ${question}`,
        value: id,
        checked: chosen[question].includes(id),
        disabled: Boolean(disable || done),
      }),
      element("span", {}, text),
    ),
  );
  return element(
    "fieldset",
    {
      class: "choices",
      "aria-label": say("card_choose"),
      onchange: (event) => {
        const checked = event.currentTarget.querySelectorAll("input:checked");
        chosen[question] = [...checked].map((input) => input.value);
      },
    },
    ...choices,
  );
}
