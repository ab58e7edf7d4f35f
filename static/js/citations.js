// Shows the reference of a citation beside its mark: on hover, on focus from the keyboard, and on tap.
// Without this script the mark leads to the list of references all the same.
const GAP = 10;
const PATIENCE = 250;

const pop = document.createElement("div");
pop.className = "cite-pop";
pop.id = "cite-pop";
pop.setAttribute("role", "tooltip");
pop.hidden = true;

let shown = null;
let leaving;
let wasShown = false;

function words(entry, leaveOut) {
  const copy = entry?.cloneNode(true);
  copy?.querySelector(leaveOut)?.remove();
  return copy?.textContent.trim().replace(/\s+/g, " ");
}

function line(text, name = "") {
  const paragraph = document.createElement("p");
  paragraph.textContent = text;
  paragraph.className = name;
  return paragraph;
}

// "References 1 to 3" stands for all that lie between.
function numbersOf(mark) {
  const own = Number(mark.hash.slice("#ref-".length));
  const range = /^References (\d+) to (\d+)$/.exec(mark.getAttribute("aria-label"));
  if (!range) return [own];
  return Array.from({ length: range[2] - range[1] + 1 }, (_, place) => own + place);
}

function fill(mark) {
  const parts = [];
  for (const number of numbersOf(mark)) {
    const text = words(document.getElementById(`ref-${number}`), ".back-links");
    const evidence = words(document.querySelector(`[data-evidence="${number}"]`), ".notice-link");
    if (text) parts.push(line(`${number}. ${text}`));
    if (evidence) parts.push(line(evidence, "cite-mark"));
  }
  pop.replaceChildren(...parts);
  return parts.length > 0;
}

// Above the mark where there is room, else below it: never over it, and never beside the page.
function place(mark) {
  const at = mark.getBoundingClientRect();
  const wide = document.documentElement.clientWidth;
  pop.style.left = "0";
  const { width, height } = pop.getBoundingClientRect();
  const left = Math.max(GAP, Math.min(at.left + at.width / 2 - width / 2, wide - width - GAP));
  const above = at.top - height - GAP;
  pop.style.left = `${left + scrollX}px`;
  pop.style.top = `${(above >= GAP ? above : at.bottom + GAP) + scrollY}px`;
}

function show(mark) {
  clearTimeout(leaving);
  if (shown === mark || !fill(mark)) return;
  hide();
  shown = mark;
  mark.setAttribute("aria-describedby", pop.id);
  pop.hidden = false;
  place(mark);
}

function hide() {
  clearTimeout(leaving);
  shown?.removeAttribute("aria-describedby");
  shown = null;
  pop.hidden = true;
}

function leave() {
  clearTimeout(leaving);
  leaving = setTimeout(hide, PATIENCE);
}

function watch(mark) {
  mark.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && show(mark));
  mark.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && leave());
  mark.addEventListener("focus", () => mark.matches(":focus-visible") && show(mark));
  mark.addEventListener("blur", leave);
  mark.addEventListener("pointerdown", () => {
    wasShown = shown === mark;
  });
  mark.addEventListener("click", (event) => {
    if (event.pointerType === "touch" && !wasShown) {
      event.preventDefault();
      show(mark);
    } else {
      hide();
    }
  });
}

const marks = document.querySelectorAll('.citation a[href^="#ref-"]');
if (marks.length) {
  (document.querySelector("main") ?? document.body).append(pop);
  marks.forEach(watch);
  pop.addEventListener("pointerenter", () => clearTimeout(leaving));
  pop.addEventListener("pointerleave", leave);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  document.addEventListener("pointerdown", (event) => {
    if (shown && !pop.contains(event.target) && event.target !== shown) hide();
  });
  addEventListener("resize", hide);
}
