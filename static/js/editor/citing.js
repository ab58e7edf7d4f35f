// Completes the key of a citation while it is typed, and puts one in from the list of references.
const PAUSE = 120;
const OPENING = /\[(?:[^[\]\n]*;\s*)?@([\w:.-]*)$/;

const list = document.createElement("ul");
const status = document.createElement("p");

let form;
let field;
let options = [];
let active = -1;
let timer;
let asked;

function typed() {
  if (field.start !== field.end) return null;
  const found = OPENING.exec(field.value.slice(Math.max(0, field.start - 300), field.start));
  return found ? found[1] : null;
}

function place() {
  const at = field.caret();
  const right = scrollX + document.documentElement.clientWidth - list.offsetWidth - 8;
  list.style.left = `${Math.max(8, Math.min(at.left, right))}px`;
  list.style.top = `${at.bottom + 4}px`;
}

function close(message = "") {
  clearTimeout(timer);
  asked?.abort();
  list.hidden = true;
  active = -1;
  field.element.removeAttribute("aria-activedescendant");
  status.textContent = message;
}

function choose(place) {
  const start = field.start - (typed() ?? "").length;
  const key = options[place].key;
  const closed = /^[^[\]\n]*\]/.test(field.value.slice(field.end, field.end + 200));
  field.replace(start, field.end, closed ? key : `${key}]`);
  close(`${key} is cited.`);
}

function mark(place) {
  active = (place + options.length) % options.length;
  [...list.children].forEach((line, at) => line.setAttribute("aria-selected", String(at === active)));
  list.children[active].scrollIntoView({ block: "nearest" });
  field.element.setAttribute("aria-activedescendant", list.children[active].id);
}

function lineOf(option, at) {
  const line = document.createElement("li");
  const key = document.createElement("strong");
  key.textContent = option.key;
  line.id = `key-${at}`;
  line.setAttribute("role", "option");
  line.append(key, ` ${option.words}`);
  line.addEventListener("pointerdown", (event) => event.preventDefault());
  line.addEventListener("click", () => choose(at));
  return line;
}

async function offer() {
  const words = typed();
  if (words === null) return close();
  asked?.abort();
  asked = new AbortController();
  try {
    const answer = await fetch(`${form.dataset.keys}?q=${encodeURIComponent(words)}`, { signal: asked.signal });
    if (!answer.ok || answer.redirected || typed() !== words) return undefined;
    options = (await answer.json()).keys;
  } catch (error) {
    return error.name === "AbortError" ? undefined : close();
  }
  if (!options.length) return close("No reference fits.");
  list.replaceChildren(...options.map(lineOf));
  list.hidden = false;
  field.element.setAttribute("aria-autocomplete", "list");
  field.element.setAttribute("aria-controls", list.id);
  place();
  mark(0);
  status.textContent = `${options.length} references fit. Arrow keys choose, Enter takes one, Escape closes.`;
  return undefined;
}

function press(event) {
  if (list.hidden || event.isComposing) return;
  const does = {
    ArrowDown: () => mark(active + 1),
    ArrowUp: () => mark(active - 1),
    Enter: () => choose(active),
    Tab: () => choose(active),
    Escape: () => close(),
  }[event.key];
  if (does) {
    event.preventDefault();
    does();
  }
}

function insertFrom(button) {
  button.hidden = false;
  button.addEventListener("click", () => {
    field.replace(field.start, field.end, `[@${button.dataset.insert}]`);
    close(`${button.dataset.insert} is cited where the cursor stood.`);
  });
}

export function completeCitations(theForm, theField) {
  [form, field] = [theForm, theField];
  list.id = "citation-keys";
  list.className = "key-list";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "References");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  (document.querySelector("main") ?? document.body).append(list, status);
  field.on("input", () => {
    clearTimeout(timer);
    if (typed() === null) close();
    else timer = setTimeout(offer, PAUSE);
  });
  field.on("keydown", press);
  field.on("blur", () => close());
  field.on("scroll", () => close());
  document.querySelectorAll("[data-insert]").forEach(insertFrom);
}
