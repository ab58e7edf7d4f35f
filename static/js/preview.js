// Shows what the text will look like while it is written: the server renders it, as it will on saving.
const PAUSE = 300;

const form = document.querySelector("form[data-preview]");
const target = document.querySelector("[data-preview-target]");
const status = document.querySelector("[data-preview-status]");

let timer;
let asked;

async function show() {
  asked?.abort();
  asked = new AbortController();
  try {
    const answer = await fetch(form.dataset.preview, {
      method: "POST",
      body: new FormData(form),
      signal: asked.signal,
    });
    if (!answer.ok || answer.redirected) throw new Error("refused");
    target.innerHTML = await answer.text();
    status.textContent = "The preview is up to date.";
  } catch (error) {
    if (error.name !== "AbortError") status.textContent = "The preview could not be made. Your text is untouched.";
  }
}

if (form && target) {
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, PAUSE);
  });
  if (form.elements.body.value) show();
}
