// The session under an open editor: who else is in the article, whether one is still signed in, and going on after.
const EVERY = 30_000;

const line = document.createElement("p");
let form;
let isOut = false;

export function say(words) {
  if (isOut && !words) return;
  if (line.textContent !== words) line.textContent = words;
  line.hidden = !words;
}

export function signedOut() {
  isOut = true;
  const link = document.createElement("a");
  link.href = `/accounts/login/?next=${encodeURIComponent("/desk/")}`;
  link.target = "_blank";
  link.rel = "noopener";
  link.textContent = "Sign in again in a new tab";
  line.replaceChildren("You were signed out. Your text is kept in this browser. ", link, ", then come back and go on.");
  line.hidden = false;
}

// After signing in again in another tab this form goes on with the new session's token, for the same person alone.
async function comeBack() {
  if (!isOut || document.visibilityState !== "visible") return;
  const answer = await fetch(form.dataset.token).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const { token, user } = await answer.json();
  if (String(user) !== form.dataset.user) {
    line.textContent = "Somebody else is signed in now. Copy your text, or sign in as yourself.";
    return;
  }
  form.elements.csrfmiddlewaretoken.value = token;
  isOut = false;
  say("You are signed in again. Go on writing.");
}

function tell({ others, newest }) {
  const base = Number(form.elements.base.value);
  const parts = [];
  if (others.length) parts.push(`${others.join(", ")} ${others.length > 1 ? "have" : "has"} this article open too.`);
  if (newest > base) parts.push(`Revision ${newest} was saved meanwhile: when you save, both texts are put together.`);
  const target = document.querySelector("[data-others]");
  const words = parts.join(" ");
  if (target && target.textContent !== words) target.textContent = words;
  if (target) target.hidden = !words;
}

async function call(closed = false) {
  const body = new FormData();
  body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  if (closed) {
    body.append("closed", "1");
    navigator.sendBeacon(form.dataset.presence, body);
    return;
  }
  const answer = await fetch(form.dataset.presence, { method: "POST", body }).catch(() => null);
  if (!answer) return;
  if (answer.redirected || answer.status === 403) signedOut();
  else if (answer.ok) tell(await answer.json());
}

export function watchSession(theForm) {
  form = theForm;
  line.className = "alert alert-warning editor-line";
  line.setAttribute("role", "status");
  line.hidden = true;
  form.prepend(line);
  document.addEventListener("visibilitychange", comeBack);
  addEventListener("focus", comeBack);
  if (!form.dataset.presence) return;
  setInterval(() => document.visibilityState === "visible" && call(), EVERY);
  addEventListener("pagehide", () => call(true));
}
