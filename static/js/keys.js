// Completes the key of a citation while it is typed, and puts one in from the list of references.
const PAUSE = 120;
const OPENING = /\[(?:[^[\]\n]*;\s*)?@([\w:.-]*)$/;

const form = document.querySelector("form[data-keys]");
const text = form?.elements.body;
const list = document.createElement("ul");
const status = document.createElement("p");

let options = [];
let active = -1;
let timer;
let asked;

function typed() {
  if (text.selectionStart !== text.selectionEnd) return null;
  const found = OPENING.exec(text.value.slice(0, text.selectionStart));
  return found ? found[1] : null;
}

function put(start, words) {
  text.focus();
  text.setRangeText(words, start, text.selectionEnd, "end");
  text.dispatchEvent(new Event("input", { bubbles: true }));
}

// Where the caret stands in the page: a copy of the text up to it, laid out like the text itself.
function caret() {
  const copy = document.createElement("div");
  const style = getComputedStyle(text);
  for (const name of ["font", "lineHeight", "letterSpacing", "padding", "border", "boxSizing", "tabSize", "wordBreak"]) {
    copy.style[name] = style[name];
  }
  copy.className = "caret-copy";
  copy.style.width = `${text.clientWidth}px`;
  copy.textContent = text.value.slice(0, text.selectionStart);
  const mark = document.createElement("span");
  mark.textContent = "|";
  copy.append(mark);
  document.body.append(copy);
  const at = { left: mark.offsetLeft, top: mark.offsetTop + mark.offsetHeight };
  copy.remove();
  const box = text.getBoundingClientRect();
  return { left: box.left + scrollX + at.left, top: box.top + scrollY + at.top - text.scrollTop, box };
}

function place() {
  const at = caret();
  const right = scrollX + document.documentElement.clientWidth - list.offsetWidth - 8;
  list.style.left = `${Math.max(8, Math.min(at.left, right))}px`;
  list.style.top = `${Math.min(at.top + 4, at.box.bottom + scrollY)}px`;
}

function close(message = "") {
  clearTimeout(timer);
  asked?.abort();
  list.hidden = true;
  active = -1;
  text.removeAttribute("aria-activedescendant");
  status.textContent = message;
}

function choose(place) {
  const start = text.selectionStart - (typed() ?? "").length;
  const key = options[place].key;
  const closed = /^[^[\]\n]*\]/.test(text.value.slice(text.selectionEnd));
  put(start, closed ? key : `${key}]`);
  close(`${key} is cited.`);
}

function mark(place) {
  active = (place + options.length) % options.length;
  [...list.children].forEach((line, at) => line.setAttribute("aria-selected", String(at === active)));
  list.children[active].scrollIntoView({ block: "nearest" });
  text.setAttribute("aria-activedescendant", list.children[active].id);
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
    put(text.selectionStart, `[@${button.dataset.insert}]`);
    close(`${button.dataset.insert} is cited where the cursor stood.`);
  });
}

if (text) {
  list.id = "citation-keys";
  list.className = "key-list";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "References");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  (document.querySelector("main") ?? document.body).append(list, status);
  text.setAttribute("aria-autocomplete", "list");
  text.setAttribute("aria-controls", list.id);
  text.addEventListener("input", () => {
    clearTimeout(timer);
    if (typed() === null) close();
    else timer = setTimeout(offer, PAUSE);
  });
  text.addEventListener("keydown", press);
  text.addEventListener("blur", () => close());
  text.addEventListener("scroll", () => close());
  document.querySelectorAll("[data-insert]").forEach(insertFrom);
}
