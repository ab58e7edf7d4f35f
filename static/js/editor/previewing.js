// Shows what the text will look like while it is written: the server renders it, as it will on saving.
import { say, signedOut } from "./session.js";

const PAUSE = 250;

let timer;
let asked;
let lifted;

async function show(form, target, status) {
  asked?.abort();
  asked = new AbortController();
  try {
    const answer = await fetch(form.dataset.preview, {
      method: "POST",
      body: new FormData(form),
      signal: asked.signal,
    });
    if (answer.redirected || answer.status === 403) return signedOut();
    if (!answer.ok) throw new Error("refused");
    const page = await answer.text();
    await lifted;
    const opened = [...target.querySelectorAll("details[open]")].map((part) => part.className);
    target.innerHTML = page;
    for (const part of target.querySelectorAll("details")) part.open = opened.includes(part.className);
    status.textContent = "The preview is up to date.";
    say("");
  } catch (error) {
    if (error.name !== "AbortError") {
      status.textContent = "The preview could not be made. Your text is untouched.";
      if (!navigator.onLine || error instanceof TypeError) {
        say("No connection to the site. Go on writing: your text is kept in this browser.");
      }
    }
  }
  return undefined;
}

export function previewWhileWriting(form, target, status) {
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => show(form, target, status), PAUSE);
  };
  form.addEventListener("input", soon);
  // A click is lost where what it went down on is replaced before it comes up.
  target.addEventListener("pointerdown", () => {
    lifted = new Promise((go) => {
      for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => setTimeout(go), { once: true });
    });
  });
  addEventListener("online", soon);
  if (form.elements.body.value) show(form, target, status);
}
