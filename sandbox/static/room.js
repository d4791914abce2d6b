// The room: says every two seconds that somebody is here, and shows who else is.
const EVERY_MS = 2000;
const main = document.querySelector("main[data-status]");
const zh = main?.dataset.lang === "zh";
const WORDS = {
  interview_opened: zh ? "还没有开始" : "Not started yet",
  interview_started: zh ? "面试进行中" : "The interview is on",
  interview_ended: zh ? "面试已结束，可以关闭这个页面" : "The interview is over; you can close this page",
  lost: zh ? "连不上，正在重试" : "No connection, trying again",
};

function show({ status, role, who }) {
  const list = document.querySelector("#who");
  list.replaceChildren(
    ...who.map(({ name }) => Object.assign(document.createElement("li"), { textContent: name })),
  );
  document.querySelector("#status").textContent = WORDS[status];
  const end = document.querySelector("#end");
  if (end) end.hidden = status === "interview_ended";
  return status !== "interview_ended";
}

async function ask(what) {
  const answer = await fetch(`${location.pathname}/${what}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: "{}",
  });
  if (answer.status === 404) location.reload();
  return show(await answer.json());
}

async function stay() {
  let on = true;
  try {
    on = await ask("here");
  } catch {
    document.querySelector("#status").textContent = WORDS.lost;
  }
  if (on) setTimeout(stay, EVERY_MS);
}

if (main) {
  document.querySelector("#end")?.addEventListener("click", () => ask("end").catch(() => {}));
  stay();
}
