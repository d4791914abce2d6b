// What can be made to go wrong with WeCom's API: the table of faults, the form to switch them, the chip that reminds.
import * as desk from "./desk.js";
import { element, icon } from "./dom.js";
import { roomFaults } from "./room_faults.js";
import { say } from "./words.js";

const SLOW_MS = 3000;
const LOOK_AGAIN_MS = 5000; // they can be changed by others: tests, another page

// Of rules that a call meets, WeCom's stand-in obeys the first: hence this order.
const RULES = {
  outage: { path: "*", outage: true },
  drop_before: { path: "*", drop: "before" },
  rate: { path: "message/send", errcode: 45009 },
  busy: { path: "*", errcode: -1 },
  drop_after: { path: "*", drop: "after" },
  slow: { path: "*", latency_ms: SLOW_MS },
};
const FLAGS = {
  ip: ["ip_not_trusted", true, false],
  disabled: ["app_disabled", true, false],
  secret: ["secret", "wrong", null],
  domain: ["redirect_domain", "not trusted", null],
  no_domain: ["redirect_domain", "empty", null],
  stranger: ["outsider", "stranger", null],
  customer: ["outsider", "customer", null],
};
const PLAIN = { path: "*", errcode: null, latency_ms: 0, drop: false, outage: false, times: null, users: null };

/** The fault that a rule stands for; undefined for a rule that was made elsewhere. */
function nameOf(rule) {
  const isFor = (name) =>
    Object.entries({ ...PLAIN, ...RULES[name] }).every(
      // The other faults are slow too while that one is on.
      ([field, value]) => rule[field] === value || (field === "latency_ms" && rule[field] === SLOW_MS),
    );
  return Object.keys(RULES).find(isFor);
}

/** What is in force: names of this page's faults, and the words for what others have set. */
function read(faults) {
  const names = faults.rules.map(nameOf).filter(Boolean);
  const flags = Object.keys(FLAGS).filter((name) => faults[FLAGS[name][0]] === FLAGS[name][1]);
  const others = faults.rules.filter((rule) => !nameOf(rule)).map((rule) => rule.path);
  if (faults.no_callback) others.push("no_callback");
  if (faults.out_of_range.length) others.push(`out_of_range ${faults.out_of_range.join(", ")}`);
  return { on: new Set([...names, ...flags]), others };
}

/** The change that puts exactly the faults of `on` in force and leaves those of others as they are. */
function write(on, faults) {
  const latency = on.has("slow") ? { latency_ms: SLOW_MS } : {};
  const rules = Object.keys(RULES).filter((name) => on.has(name));
  const flags = {};
  for (const [name, [flag, yes, no]] of Object.entries(FLAGS)) flags[flag] = on.has(name) ? yes : (flags[flag] ?? no);
  return {
    rules: [...faults.rules.filter((rule) => !nameOf(rule)), ...rules.map((name) => ({ ...RULES[name], ...latency }))],
    ...flags,
  };
}

/** The faults of which only one can be: they are values of one flag. */
const sameFlag = (name) => Object.keys(FLAGS).filter((other) => FLAGS[other][0] === FLAGS[name]?.[0]);

const told = ({ on, others }) => [
  ...[...on].map((name) => say(`fault_${name}`)),
  ...others.map((what) => say("fault_other", { what })),
];

/** Builds the form, and the chip for the bar, which calls `onOpen`. Both follow the sandbox until `signal`. */
export function faultsForm({ onOpen, onError, signal }) {
  const list = element("div", { class: "faults" });
  const clear = element(
    "button",
    { type: "button", class: "plain", onclick: () => inTurn(desk.clearFaults, onError) },
    say("faults_clear"),
  );
  const words = element("span", {});
  const chip = element(
    "button",
    { type: "button", class: "fault-chip", title: say("faults_open"), hidden: true, onclick: onOpen },
    icon("bolt"),
    words,
  );
  const switches = Object.fromEntries(
    [...Object.keys(RULES), ...Object.keys(FLAGS)].map((name) => [name, toggle(name)]),
  );
  const foreign = element("div", {});
  const rooms = roomFaults({ onError, signal });
  let known = null;
  let turn = Promise.resolve();

  /** One after another: each changes what the one before has left, however fast they are asked for. */
  function inTurn(ask, onRefusal) {
    turn = turn.then(ask).then(show, onRefusal);
  }

  function toggle(name) {
    return element("input", {
      type: "checkbox",
      role: "switch",
      onchange: ({ currentTarget: { checked } }) => {
        const change = () => {
          const { on } = read(known);
          for (const other of sameFlag(name)) on.delete(other);
          if (checked) on.add(name);
          else on.delete(name);
          return desk.changeFaults(write(on, known));
        };
        inTurn(change, (error) => {
          show(known); // the switch tells what is in force
          onError(error);
        });
      },
    });
  }

  function show(faults) {
    known = faults;
    const state = read(faults);
    for (const [name, input] of Object.entries(switches)) input.checked = state.on.has(name);
    foreign.replaceChildren(...state.others.map((what) => row(say("fault_other", { what }), say("fault_other_hint"))));
    const all = told(state);
    clear.disabled = !all.length;
    chip.hidden = !all.length;
    chip.setAttribute("aria-label", say("faults_one", { what: all.join("、") }));
    words.textContent = all.length === 1 ? say("faults_one", { what: all[0] }) : say("faults_many", { n: all.length });
  }

  const look = () => inTurn(desk.readFaults, () => {}); // a sandbox that is away is told elsewhere
  const timer = setInterval(look, LOOK_AGAIN_MS);
  signal.addEventListener("abort", () => clearInterval(timer));
  desk.changes.addEventListener("link", ({ detail }) => detail === "ready" && look(), { signal });
  look();

  list.append(
    revocation(onError),
    ...Object.entries(switches).map(([name, input]) => row(say(`fault_${name}`), say(`fault_${name}_hint`), input)),
    foreign,
  );
  return { chip, node: element("div", {}, list, element("p", { class: "note" }, say("faults_note")), clear, rooms) };
}

const row = (name, hint, control) =>
  element(
    "label",
    { class: "fault" },
    element("span", { class: "fault-name" }, name, element("small", {}, hint)),
    control,
  );

/** The one that happens and is over. */
function revocation(onError) {
  const words = element("span", { "aria-live": "polite" }, say("revoke_now"));
  const button = element(
    "button",
    {
      type: "button",
      class: "plain",
      onclick: () =>
        desk.changeFaults({ revoke_token: true }).then(() => {
          words.textContent = say("revoked");
          setTimeout(() => {
            words.textContent = say("revoke_now");
          }, 1500);
        }, onError),
    },
    words,
  );
  return element(
    "div",
    { class: "fault" },
    element("span", { class: "fault-name" }, say("revoke"), element("small", {}, say("revoke_hint"))),
    button,
  );
}
