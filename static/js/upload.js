// An upload's page: lights the lines a block was read from, shows one side at a time where there is no room for two,
// and keeps what is typed in this tab until it is posted.
const upload = document.querySelector("[data-upload]");
const pane = document.querySelector("[data-source]");
const tabs = document.querySelector("[data-upload-tabs]");
const form = document.querySelector("form[data-keep]");

const linesOf = (element) =>
  element.dataset.lines.split(" ").map((number) => document.getElementById(`L${number}`)).filter(Boolean);

function light(lines) {
  for (const lit of pane.querySelectorAll(".is-lit")) lit.classList.remove("is-lit");
  for (const line of lines) line.classList.add("is-lit");
}

function toLine(line) {
  const wanted = line.offsetTop - pane.clientHeight / 3;
  const seen = line.offsetTop >= pane.scrollTop && line.offsetTop < pane.scrollTop + pane.clientHeight - 24;
  if (!seen) pane.scrollTop = Math.max(0, wanted);
}

function show(side) {
  upload.dataset.showing = side;
  for (const button of tabs.querySelectorAll("[data-show]")) {
    button.setAttribute("aria-pressed", String(button.dataset.show === side));
  }
}

tabs.hidden = false;
upload.classList.add("has-tabs");
tabs.addEventListener("click", (event) => {
  if (event.target.dataset.show) show(event.target.dataset.show);
});

for (const place of document.querySelectorAll(".upload-result [data-lines]")) {
  const lines = linesOf(place);
  if (!lines.length) continue;
  const point = () => {
    light(lines);
    if (getComputedStyle(tabs).display === "none") toLine(lines[0]);
  };
  for (const kind of ["mouseenter", "focusin"]) place.addEventListener(kind, point);
  if (place.matches(":hover")) point();
  if (place.matches("a")) {
    place.addEventListener("click", (event) => {
      event.preventDefault();
      show("source");
      light(lines);
      toLine(lines[0]);
      pane.focus({ preventScroll: getComputedStyle(tabs).display === "none" });
    });
  }
}

// -- What is typed ------------------------------------------------------------------------------------------

const key = form.dataset.keep;
const named = () => [...form.elements].filter((field) => field.name && !["hidden", "submit"].includes(field.type));

function keep() {
  const fields = {};
  for (const field of named()) if (field.type !== "radio" || field.checked) fields[field.name] = field.value;
  try {
    sessionStorage.setItem(key, JSON.stringify({ saves: form.dataset.saves, fields }));
  } catch {
    // No room in this browser: what is typed stays in the page until it is posted.
  }
}

function fillIn(fields) {
  for (const [name, value] of Object.entries(fields)) {
    const field = form.elements[name];
    if (field) field.value = value;
  }
  const note = document.createElement("p");
  note.className = "alert alert-info";
  note.setAttribute("role", "status");
  note.textContent = "What you had typed is filled in again. It is kept on the site when you press a button.";
  form.prepend(note);
}

const kept = JSON.parse(sessionStorage.getItem(key) ?? "null");
if (kept?.saves === form.dataset.saves) {
  const now = named().filter((field) => field.type !== "radio" && field.name in kept.fields);
  if (now.some((field) => field.value !== kept.fields[field.name])) fillIn(kept.fields);
} else {
  sessionStorage.removeItem(key);
}
form.addEventListener("input", keep);
