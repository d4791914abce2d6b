// A text card: title, description with WeCom's three kinds of line, and one place to go.
import { element, icon } from "./dom.js";
import { linkTo } from "./rich.js";

const PART = /<div class="(gray|highlight|normal)">([\s\S]*?)<\/div>|<br\s*\/?>/g;

function description(text) {
  const nodes = [];
  let done = 0;
  for (const match of text.matchAll(PART)) {
    const [whole, kind, words] = match;
    nodes.push(text.slice(done, match.index));
    nodes.push(kind ? element("span", { class: `line-${kind}` }, ...description(words)) : element("br"));
    done = match.index + whole.length;
  }
  return [...nodes, text.slice(done)];
}

/** `content`: {title, description, url, btntxt}. The whole card leads to `url`. */
export const textcard = (content) =>
  element(
    "article",
    { class: "card textcard" },
    element("h3", {}, content.title),
    element("p", { class: "description" }, ...description(content.description)),
    linkTo(content.url, [content.btntxt, icon("go")], { class: "jump cover" }),
  );
