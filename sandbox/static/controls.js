// What stands behind the gear: settings and faults, in two tabs; and the chip that shows faults in force.
import { element, icon } from "./dom.js";
import { faultsForm } from "./faults.js";
import { settingsForm } from "./settings.js";
import { say } from "./words.js";

/** Builds the chip, the gear and its popover. `signal` ends their following of the sandbox. */
export function controls({ onError, signal }) {
  const settings = settingsForm(onError);
  const faults = faultsForm({ onOpen: () => open("faults"), onError, signal });
  const panels = { settings: settings.node, faults: faults.node };
  const tabs = Object.fromEntries(Object.keys(panels).map((name) => [name, tab(name)]));
  const panel = element("div", { class: "popover-panel", role: "tabpanel", id: "controls-panel" });
  const popover = element(
    "div",
    { class: "settings", id: "controls", popover: "auto", role: "dialog", "aria-label": say("settings") },
    element(
      "div",
      { class: "tabs", role: "tablist", "aria-label": say("settings"), onkeydown: walk },
      ...Object.values(tabs),
    ),
    panel,
  );
  const gear = element(
    "button",
    { type: "button", class: "bare", popovertarget: "controls", title: say("settings"), "aria-label": say("settings") },
    icon("gear"),
  );

  function tab(name) {
    return element(
      "button",
      { type: "button", role: "tab", "aria-controls": "controls-panel", onclick: () => choose(name) },
      say(`${name}_tab`),
    );
  }

  function choose(name) {
    for (const [other, button] of Object.entries(tabs)) {
      button.setAttribute("aria-selected", String(other === name));
      button.tabIndex = other === name ? 0 : -1;
    }
    panel.setAttribute("aria-label", say(`${name}_tab`));
    panel.replaceChildren(panels[name]);
  }

  function walk(event) {
    if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
    const next = Object.values(tabs).find((button) => button !== document.activeElement);
    next.click();
    next.focus();
  }

  function open(name) {
    choose(name);
    popover.showPopover();
  }

  popover.addEventListener("beforetoggle", (event) => {
    if (event.newState === "open") settings.load();
  });
  choose("settings");
  return { chip: faults.chip, gear, popover };
}
