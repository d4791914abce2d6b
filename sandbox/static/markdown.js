// The part of Markdown that WeCom's messages know: headings, quotes, bold, code, links, three font colours.
import { element } from "./dom.js";
import { linkTo } from "./rich.js";

const INLINE =
  /\*\*(?<bold>.+?)\*\*|`(?<code>[^`]+)`|\[(?<label>[^\]]+)\]\((?<address>[^)\s]+)\)|<font\s+color="(?<color>info|comment|warning)">(?<tinted>.*?)<\/font>/g;

/** The nodes of one line. What is inside code is left alone. */
function inline(text) {
  const nodes = [];
  let done = 0;
  for (const { 0: whole, index, groups } of text.matchAll(INLINE)) {
    nodes.push(text.slice(done, index), styled(groups));
    done = index + whole.length;
  }
  return [...nodes, text.slice(done)];
}

function styled({ bold, code, label, address, color, tinted }) {
  if (bold) return element("strong", {}, inline(bold));
  if (code) return element("code", {}, code);
  if (label) return linkTo(address, inline(label));
  return element("span", { class: `font-${color}` }, inline(tinted));
}

function block(line) {
  const [, marks, heading] = line.match(/^(#{1,6})\s+(.*)$/) ?? [];
  if (marks) return element("p", { class: `heading-${Math.min(marks.length, 3)}` }, inline(heading));
  const [, quoted] = line.match(/^>\s?(.*)$/) ?? [];
  if (quoted !== undefined) return element("p", { class: "quote" }, inline(quoted));
  return element("p", {}, line.trim() ? inline(line) : element("br"));
}

/** The nodes of a markdown message, one block a line. */
export const markdown = (text) => text.split("\n").map(block);
