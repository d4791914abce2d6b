// Everything the page shows is built here as nodes and text nodes: no text ever becomes markup.

/** Builds an element. `attributes`: on… are listeners, true/false set or leave out, the rest is set as it stands. */
export function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (value === true) node.setAttribute(key, "");
    else if (value !== false && value != null) node.setAttribute(key, value);
  }
  node.append(...children.flat().filter((child) => child != null && child !== false));
  return node;
}

const SVG = "http://www.w3.org/2000/svg";

const PATHS = {
  app: "M5 4.5h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-6l-5 4v-4H5a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2z M8.5 10.6l2.6 2.6 4.6-4.7",
  away: "M7.5 16.5l9-9 M9.5 7.5h7v7",
  bad: "M7.5 7.5l9 9 M16.5 7.5l-9 9",
  bolt: "M13 3.5L6 13.5h5l-1 7 7-10h-5z",
  caret: "M6 9.5l6 6 6-6",
  copy: "M9 9h10v11H9z M5 15V4h10",
  gear: "M4 7h9 M17.5 7H20 M4 17h2.5 M11 17h9 M13 7a2.2 2.2 0 1 0 4.4 0a2.2 2.2 0 1 0-4.4 0 M6.6 17a2.2 2.2 0 1 0 4.4 0a2.2 2.2 0 1 0-4.4 0",
  good: "M5.5 12.5l4.2 4.2L18.5 8",
  go: "M9.5 6l6 6-6 6",
  in: "M12 4.5v14 M6 12.5l6 6 6-6",
  more: "M5.5 12h.01 M12 12h.01 M18.5 12h.01",
  out: "M12 19.5v-14 M6 11.5l6-6 6 6",
  picture: "M4 5h16v14H4z M4 16l4.5-4.5 4 4 2.5-2.5L20 17 M15.5 9h.01",
  plug: "M8 3.5V8 M16 3.5V8 M5.5 8h13v3.5a6.5 6.5 0 0 1-13 0z M12 18v3",
  replay: "M5 12a7 7 0 1 0 2.3-5.2 M4.5 4.5v4h4",
  up: "M6 14.5l6-6 6 6",
  wire: "M4 8h14 M14.5 4.5L18 8l-3.5 3.5 M20 16H6 M9.5 12.5L6 16l3.5 3.5",
};

/** A line icon, hidden from screen readers: the control around it carries the words. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/** The red badge with a count, its words for screen readers; nothing at none. */
export const count = (number, words) =>
  number ? [element("span", { class: "unread", role: "img", "aria-label": words }, number > 99 ? "99+" : number)] : [];

export function avatar(person) {
  const node = element("span", { class: "avatar", "aria-hidden": "true" }, [...person.name][0]);
  node.style.backgroundColor = person.color;
  return node;
}
