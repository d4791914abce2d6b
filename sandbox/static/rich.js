// Text as WeCom's chat shows it: line breaks kept, links only where they lead to the web.
import { element } from "./dom.js";

const LINK = /<a\s+href="(https?:\/\/[^"\s]+)"\s*>([^<]*)<\/a>|https?:\/\/[^\s<>"'，。；：！？、（）【】《》“”‘’]+/gi;

/** A link in a tab of its own; plain text where the address does not lead to the web. */
export function linkTo(address, label, attributes = {}) {
  if (!/^https?:\/\//i.test(address ?? "")) return element("span", attributes, label);
  return element("a", { ...attributes, href: address, target: "_blank", rel: "noopener noreferrer" }, label);
}

/** The nodes of a message's text. */
export function rich(text) {
  const nodes = [];
  let done = 0;
  for (const match of text.matchAll(LINK)) {
    nodes.push(text.slice(done, match.index));
    const bare = match[0].replace(/[.,;:!?)]+$/, "");
    nodes.push(match[1] ? linkTo(match[1], match[2]) : linkTo(bare, bare));
    done = match.index + (match[1] ? match[0] : bare).length;
  }
  return [...nodes, text.slice(done)];
}
