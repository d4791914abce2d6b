// What the server cannot know: the browser's zone. Without this script times are told by the zone on record.
"use strict";

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const lang = document.documentElement.lang === "en" ? "en-GB" : "zh-CN"; // 12 Mar, as the server has it

const shown = (at, timeZone, parts) => new Intl.DateTimeFormat(lang, { timeZone, hour12: false, hourCycle: "h23", ...parts }).format(at);
const DATE = { month: "short", day: "numeric" };
const HOUR = { hour: "2-digit", minute: "2-digit" };
const day = (at, timeZone) => {
  const date = shown(at, timeZone, DATE), weekday = shown(at, timeZone, { weekday: "short" });
  return lang === "en-GB" ? `${weekday} ${date}` : `${date} ${weekday}`;
};
const whole = (at, timeZone) => `${shown(at, timeZone, { year: "numeric" })} ${day(at, timeZone)} ${shown(at, timeZone, HOUR)}`;

const said = (start, end) => {
  const to = day(start, zone) === day(end, zone) ? "" : ` ${day(end, zone)} `;
  return `${day(start, zone)} ${shown(start, zone, HOUR)}–${to}${shown(end, zone, HOUR)}`;
};

const offset = (at) => {
  const named = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "shortOffset" }).formatToParts(at);
  return (named.find((one) => one.type === "timeZoneName") || {}).value || zone;
};

// What the page says of the browser's zone, with its offset.
const yours = (element, at) => element.dataset.yours.replace("{offset}", offset(at));

if (zone) {
  for (const time of document.querySelectorAll("time[data-end]")) {
    const start = new Date(time.dateTime);
    const box = time.closest(".when");
    const own = time.dataset.ownZone;
    if (whole(start, zone) === whole(start, own)) continue;
    time.textContent = said(start, new Date(time.dataset.end));
    box.querySelector(".zone").textContent = yours(time, start);
    const company = box.nextElementSibling;
    company.hidden = whole(start, zone) === whole(start, time.dataset.companyZone);
  }
  for (const clock of document.querySelectorAll("time.clock")) {
    const at = new Date(clock.dateTime);
    if (whole(at, zone) === whole(at, clock.dataset.ownZone)) continue;
    const isToday = shown(at, zone, DATE) === shown(new Date(clock.dataset.now), zone, DATE);
    clock.textContent = isToday ? shown(at, zone, HOUR) : `${day(at, zone)} ${shown(at, zone, HOUR)}`;
    clock.nextElementSibling.textContent = yours(clock, at);
  }
  for (const field of document.querySelectorAll("input[data-zone]")) {
    const time = document.querySelector("time[data-end]");
    const at = time ? new Date(time.dateTime) : new Date();
    const isOther = whole(at, zone) !== whole(at, field.value);
    field.value = zone;
    if (!isOther) continue;
    const label = field.form.querySelector("[data-zone-said]");
    label.textContent = yours(label, at);
    for (const asked of field.form.querySelectorAll("fieldset[data-start]")) {
      const own = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
      [asked.querySelector("[type=date]").value, asked.querySelector("[type=time]").value] = own.format(new Date(asked.dataset.start)).split(" ");
    }
  }
}

for (const link of document.querySelectorAll("input[data-copy]")) {
  if (!navigator.clipboard) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button wide copied";
  button.textContent = link.dataset.copy;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(link.value);
    button.textContent = link.dataset.copied;
  });
  link.after(button);
}
