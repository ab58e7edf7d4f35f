// Keeps the answers to a decision while the person has to sign in again: in this tab alone, never the password,
// and only for the same person, round and text.
const PREFIX = "answers:";
const forms = [...document.querySelectorAll("form[data-answers]")];
const keyOf = (form) => PREFIX + form.dataset.answers;

function given(form) {
  const kept = {};
  for (const field of form.elements) {
    if (!field.name || ["hidden", "password", "submit", "button"].includes(field.type)) continue;
    if (field.type === "radio" && !field.checked) continue;
    if (field.type === "checkbox") kept[`#${field.id}`] = field.checked;
    else kept[field.name] = field.value;
  }
  return kept;
}

function fillIn(form, kept) {
  for (const [name, value] of Object.entries(kept)) {
    const field = name.startsWith("#") ? document.getElementById(name.slice(1)) : form.elements[name];
    if (!field) continue;
    if (typeof value === "boolean") field.checked = value;
    else field.value = value;
  }
  form.closest("details").open = true;
  const note = document.createElement("p");
  note.className = "alert alert-info";
  note.setAttribute("role", "status");
  note.textContent = "Your answers are filled in again. Nothing was written yet.";
  form.prepend(note);
}

// Whoever comes straight from the page that was posted has the server's answer before them: done, or shown again.
function answered(kept) {
  return document.referrer && new URL(document.referrer).pathname === kept.from;
}

for (const form of forms) {
  const stored = sessionStorage.getItem(keyOf(form));
  if (stored && !("answersShown" in form.dataset)) {
    const kept = JSON.parse(stored);
    if (answered(kept)) sessionStorage.removeItem(keyOf(form));
    else fillIn(form, kept.fields);
  }
  form.addEventListener("submit", () => {
    sessionStorage.setItem(keyOf(form), JSON.stringify({ from: location.pathname, fields: given(form) }));
  });
}

const here = new Set(forms.map(keyOf));
for (const key of Object.keys(sessionStorage)) {
  if (key.startsWith(PREFIX) && !here.has(key)) sessionStorage.removeItem(key);
}
