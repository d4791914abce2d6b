// A link to the bot on this machine opens at the phone's own name, so that each phone has a cookie jar of its own.
import { personOf } from "./desk.js";

const THIS_MACHINE = ["127.0.0.1", "localhost"];

/** The address as this member's phone opens it. */
export function onPhoneOf(userId, address) {
  const { web } = personOf(userId);
  if (!web || !URL.canParse(address)) return address;
  const [link, own] = [new URL(address), new URL(web)];
  if (!THIS_MACHINE.includes(link.hostname) || link.protocol !== own.protocol || link.port !== own.port) return address;
  link.hostname = own.hostname;
  return link.href;
}
