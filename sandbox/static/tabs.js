// A few views of one thing, side by side: arrows walk through them.
import { element } from "./dom.js";
import { say } from "./words.js";

/** `views`: name -> nodes of it. `chosen` holds under `slot` which was looked at last. */
export function tabbed(id, views, chosen, slot) {
  const panel = element("div", { class: "panel", role: "tabpanel", id: `panel-${id}` });
  const names = Object.keys(views);
  const tabs = names.map((name) =>
    element(
      "button",
      { type: "button", role: "tab", "aria-controls": panel.id, onclick: () => choose(name) },
      say(`tab_${name}`),
    ),
  );

  function choose(name) {
    chosen[slot] = name;
    tabs.forEach((tab, at) => {
      tab.setAttribute("aria-selected", String(names[at] === name));
      tab.tabIndex = names[at] === name ? 0 : -1;
    });
    panel.setAttribute("aria-label", say(`tab_${name}`));
    panel.replaceChildren(...views[name]());
  }

  function walk(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = (names.indexOf(chosen[slot]) + step + names.length) % names.length;
    choose(names[next]);
    tabs[next].focus();
  }

  choose(chosen[slot]);
  return [
    element("div", { class: "tabs", role: "tablist", "aria-label": say("tabs"), onkeydown: walk }, ...tabs),
    panel,
  ];
}
