// XML for reading: one element a line, its parts coloured. Parsed, never inserted as markup.
import { element } from "./dom.js";

const parse = (source) => {
  const parsed = new DOMParser().parseFromString(source, "text/xml");
  return parsed.querySelector("parsererror") ? null : parsed.documentElement;
};

/** The text of a message's element by name, or "". */
export function fieldOf(source, name) {
  return (source && parse(source)?.querySelector(name)?.textContent) || "";
}

const part = (kind, text) => element("span", { class: `xml-${kind}` }, text);

function valueOf(node) {
  if (node.nodeType === Node.CDATA_SECTION_NODE)
    return [part("cdata", "<![CDATA["), part("value", node.data), part("cdata", "]]>")];
  return [part("value", node.textContent)];
}

function linesOf(node, depth) {
  const [opening, closing] = [part("tag", `<${node.tagName}>`), part("tag", `</${node.tagName}>`)];
  if (!node.children.length) return [line(depth, opening, ...[...node.childNodes].flatMap(valueOf), closing)];
  return [
    line(depth, opening),
    ...[...node.children].flatMap((child) => linesOf(child, depth + 1)),
    line(depth, closing),
  ];
}

/** One line, whose wrapped rest hangs two characters further in. */
function line(depth, ...parts) {
  const node = element("span", { class: "xml-line" }, ...parts, "\n");
  node.style.paddingInlineStart = `${2 * depth + 2}ch`;
  return node;
}

/** The nodes that show `source`; as it stands where it is not XML. */
export function readable(source) {
  const root = parse(source);
  return root ? linesOf(root, 0) : [source];
}
