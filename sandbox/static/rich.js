// Text as WeCom's chat shows it: line breaks kept, links only where they lead to the web.
import { element } from "./dom.js";

const LINK = /<a\s+href="(https?:\/\/[^"\s]+)"\s*>([^<]*)<\/a>|https?:\/\/[^\s<>"'，。；：！？、（）【】《》“”‘’]+/gi;

function linkTo(address, label) {
  return element("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, label);
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
