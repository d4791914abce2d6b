// A template card in WeCom's look: source, title, quote, rows, and below them what can be tapped.
import { actionMenu, controls } from "./card_controls.js";
import { personOf } from "./desk.js";
import { element, icon } from "./dom.js";
import { linkTo } from "./rich.js";
import { say } from "./words.js";

const WEB = 1;
const MINIPROGRAM = 2;
const FILE = 2;
const MEMBER = 3;

const part = (name, kind, ...content) => element(name, { class: kind }, ...content);

function source({ desc, desc_color: color }) {
  return part("p", `source color-${color ?? 0}`, part("span", "source-icon", icon("app")), desc);
}

/** The words that lead where the whole card leads. */
const cover = (words, action) => (action?.type === WEB ? linkTo(action.url, words, { class: "cover" }) : words);

function title({ title: words, desc }, action) {
  return part("header", "head", words && element("h3", {}, cover(words, action)), desc && part("p", "desc", desc));
}

const emphasis = ({ title: figure, desc }) =>
  part("div", "emphasis", figure && element("strong", {}, figure), desc && part("span", "desc", desc));

const quote = ({ title: words, quote_text: text, type, url }) =>
  part("blockquote", "quoted", words && element("strong", {}, type === WEB ? linkTo(url, words) : words), text);

function valueOf({ type, value, url, userid: userId }) {
  if (type === WEB) return linkTo(url, value);
  if (type === FILE) return [value || say("file_of_card"), " ", icon("go")];
  if (type === MEMBER) return part("span", "mention", value || personOf(userId).name);
  return value;
}

const rows = (list) =>
  part(
    "dl",
    "rows",
    ...list.flatMap((row) => [element("dt", {}, row.keyname), element("dd", {}, ...[valueOf(row)].flat())]),
  );

const stacked = ({ title: words, desc }) => part("div", "stacked", element("strong", {}, words), desc);

function jump({ type, title: words, url }) {
  if (type === WEB) return linkTo(url, [words, icon("go")], { class: "jump" });
  return part("span", "jump", words, type === MINIPROGRAM && part("small", "desc", say("opens_miniprogram")));
}

/** `message` holds the card as `content`; `reader`: {userId, onError}. */
export function card(message, reader) {
  const { content } = message;
  const named = { "aria-label": content.main_title?.title ?? content.sub_title_text, tabindex: "-1" };
  return element(
    "article",
    { class: `card ${content.card_type}`, ...named },
    content.action_menu && actionMenu(message, reader),
    content.source?.desc && source(content.source),
    content.main_title && title(content.main_title, content.card_action),
    (content.card_image || content.image_text_area) && part("span", "picture", icon("picture"), say("image_of_card")),
    content.image_text_area && stacked(content.image_text_area),
    content.emphasis_content && emphasis(content.emphasis_content),
    content.quote_area && quote(content.quote_area),
    content.sub_title_text &&
      part("p", "subtitle", cover(content.sub_title_text, content.main_title?.title ? null : content.card_action)),
    ...(content.vertical_content_list ?? []).map(stacked),
    content.horizontal_content_list?.length > 0 && rows(content.horizontal_content_list),
    ...(content.jump_list ?? []).map(jump),
    controls(message, reader),
  );
}
