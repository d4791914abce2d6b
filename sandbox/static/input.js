// The line to type in: Enter sends, Shift+Enter breaks the line.
import { element } from "./dom.js";
import { say } from "./words.js";

/** Builds the line. What is typed is kept in `seat.draft`; `send` tells whether it has left, else it is put back. */
export function inputLine(seat, send) {
  const field = element("textarea", {
    rows: 1,
    placeholder: say("placeholder"),
    "aria-label": say("input"),
    enterkeyhint: "send",
  });
  const button = element("button", { class: "primary", type: "submit" }, say("send"));
  const fit = () => {
    seat.draft = field.value;
    button.disabled = !field.value.trim();
    field.style.height = "auto";
    field.style.height = `${Math.min(field.scrollHeight, 108)}px`;
  };
  const form = element(
    "form",
    {
      class: "input",
      onsubmit: async (event) => {
        event.preventDefault();
        const text = field.value;
        field.value = "";
        fit();
        if ((await send(text)) || field.value) return;
        field.value = text;
        fit();
      },
    },
    field,
    button,
  );
  field.value = seat.draft ?? "";
  field.addEventListener("input", fit);
  field.addEventListener("keydown", (event) => {
    // Enter also ends the choice of a Chinese word: that one is not for us.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  button.disabled = !field.value.trim();
  return form;
}
