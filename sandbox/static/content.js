// How a message looks, by its type; what has no look of its own is told in words.
import { card } from "./card.js";
import { element } from "./dom.js";
import { markdown } from "./markdown.js";
import { onPhoneOf } from "./own_host.js";
import { rich } from "./rich.js";
import { textcard } from "./textcard.js";

const LOOKS = {
  markdown: ({ content }) => element("div", { class: "bubble markdown" }, ...markdown(content.content)),
  textcard: ({ content }) => textcard(content),
  template_card: card,
};

const inWords = ({ text }) => element("div", { class: "bubble" }, rich(text));

/** The node of a message's content. `reader`: {userId, onError}. */
export function looks(message, reader) {
  const node = (LOOKS[message.type] ?? inWords)(message, reader);
  for (const link of node.querySelectorAll("a[href]"))
    link.setAttribute("href", onPhoneOf(reader.userId, link.getAttribute("href")));
  return node;
}
