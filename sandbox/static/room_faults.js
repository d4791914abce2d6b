// What can be made to go wrong with ShowMeBug, and what its pages leave open: the switches of the drawer.
import * as desk from "./desk.js";
import { element } from "./dom.js";
import { say } from "./words.js";

const LOOK_AGAIN_MS = 5000; // they can be changed by others: tests, another page

// Each switch: the field that it sets, its value when on and when off.
const SWITCHES = {
  down: ["down", true, false],
  slow: ["slow_ms", 3000, 0],
  quota: ["no_quota", true, false],
  credentials: ["wrong_secret", true, false],
  callbacks: ["lost_callbacks", true, false],
  lost: ["lost_posts", 1, 0],
  kept: ["delete_refused", true, false],
  links: ["list_has_links", true, false],
  seats: ["list_has_seats", false, true],
  status: ["list_has_status", false, true],
  expiry: ["candidate_link_hours", 14 * 24, null],
};

/** Builds the list of switches, which follows the sandbox until `signal`. */
export function roomFaults({ onError, signal }) {
  const inputs = Object.fromEntries(Object.keys(SWITCHES).map((name) => [name, toggle(name)]));
  let turn = Promise.resolve();

  /** One after another, however fast they are asked for. */
  function inTurn(ask, onRefusal) {
    turn = turn.then(ask).then(show, onRefusal);
  }

  function toggle(name) {
    const [field, on, off] = SWITCHES[name];
    return element("input", {
      type: "checkbox",
      role: "switch",
      onchange: ({ currentTarget: { checked } }) =>
        inTurn(() => desk.changeRoomFaults({ [field]: checked ? on : off }), onError),
    });
  }

  function show(faults) {
    for (const [name, [field, , off]] of Object.entries(SWITCHES)) inputs[name].checked = faults[field] !== off;
  }

  const look = () => inTurn(desk.readRoomFaults, () => {}); // a sandbox that is away is told elsewhere
  const timer = setInterval(look, LOOK_AGAIN_MS);
  signal.addEventListener("abort", () => clearInterval(timer));
  desk.changes.addEventListener("link", ({ detail }) => detail === "ready" && look(), { signal });
  look();

  const row = ([name, input]) =>
    element(
      "label",
      { class: "fault" },
      element("span", { class: "fault-name" }, say(`room_${name}`), element("small", {}, say(`room_${name}_hint`))),
      input,
    );
  return element(
    "section",
    { "aria-label": "ShowMeBug" },
    element("h3", { class: "note" }, say("room_faults")),
    element("div", { class: "faults" }, ...Object.entries(inputs).map(row)),
  );
}
