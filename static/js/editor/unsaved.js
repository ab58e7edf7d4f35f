// Keeps what is not saved yet in this browser, for this person and article, and offers it again after a crash, a
// closed tab, a lost network or an expired session. It goes when the server holds the same text, or at a word.
const PREFIX = "unsaved:";
const PAUSE = 400;
const LEFT_OUT = ["hidden", "password", "submit", "button", "file"];

let form;
let key;
let timer;

function fieldsOf() {
  const kept = {};
  for (const field of form.elements) {
    if (!field.name || LEFT_OUT.includes(field.type) || field.name.startsWith("choice_") || field.name.startsWith("mine_")) continue;
    if (field.type === "checkbox" || field.type === "radio") {
      kept[field.name] ??= [];
      if (field.checked) kept[field.name].push(field.value);
    } else {
      kept[field.name] = field.value.replaceAll("\r\n", "\n");
    }
  }
  return kept;
}

function keep() {
  clearTimeout(timer);
  const kept = { at: Date.now(), base: form.elements.base.value, fields: fieldsOf() };
  try {
    localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // The browser keeps nothing: then the page asks before it is left.
    addEventListener("beforeunload", (event) => event.preventDefault());
  }
}

function read() {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function differs(kept) {
  const now = fieldsOf();
  return Object.entries(kept.fields).some(
    ([name, value]) => name in now && JSON.stringify(now[name]).trim() !== JSON.stringify(value).trim(),
  );
}

function fillIn(kept, field) {
  for (const [name, value] of Object.entries(kept.fields)) {
    if (Array.isArray(value)) {
      for (const box of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) box.checked = value.includes(box.value);
    } else if (name === "body") {
      field.replace(0, field.value.length, value);
    } else if (form.elements[name]) {
      form.elements[name].value = value;
    }
  }
  // The text began from that revision: if another came since, saving puts both together.
  form.elements.base.value = kept.base;
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

function button(words, press, name = "btn") {
  const made = document.createElement("button");
  made.type = "button";
  made.className = name;
  made.textContent = words;
  made.addEventListener("click", press);
  return made;
}

function offer(kept, field) {
  const box = document.createElement("section");
  box.className = "alert alert-info unsaved";
  box.setAttribute("aria-label", "Unsaved text");
  const words = document.createElement("p");
  const when = new Intl.DateTimeFormat(undefined, { dateStyle: "long", timeStyle: "short" }).format(kept.at);
  words.textContent = `This browser holds a text of yours that was not saved, of ${when}.`;
  const text = document.createElement("pre");
  text.className = "source-text";
  text.tabIndex = 0;
  text.textContent = kept.fields.body ?? "";
  const look = document.createElement("details");
  const head = document.createElement("summary");
  head.textContent = "Look at it";
  look.append(head, text);
  const group = document.createElement("p");
  group.className = "btn-group";
  const done = () => {
    box.remove();
    field.focus();
  };
  group.append(
    button("Go on with it", () => { fillIn(kept, field); done(); }, "btn btn-primary"),
    button("Drop it", () => { localStorage.removeItem(key); done(); }),
  );
  box.append(words, look, group);
  form.prepend(box);
}

export function keepUnsaved(theForm, field) {
  form = theForm;
  key = `${PREFIX}${form.dataset.user}:${form.dataset.keep}`;
  const kept = read();
  if (kept && !differs(kept)) localStorage.removeItem(key);
  else if (kept && !("shown" in form.dataset)) offer(kept, field);
  form.addEventListener("input", (event) => {
    if (event.target?.name?.startsWith("choice_")) return;
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  });
  // A keystroke of the last moment is kept too.
  for (const type of ["pagehide", "submit"]) {
    (type === "submit" ? form : window).addEventListener(type, () => timer && keep());
  }
}
