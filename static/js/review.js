// The review page: passages marked in the text, comments on what is selected, and all of it by single keys.
import { flowOf, placeOf, quoteOf, rangeOf, sentencesOf, wholeWords } from "./flow.js";
import { keepPlace } from "./place.js";
import { nextView, setUp, show, showSide } from "./views.js";

const reading = document.querySelector(".reading");
const prose = reading.querySelector(".reading-text .prose");
const help = document.querySelector("#keys-help");
const form = document.querySelector("#comment-new");
const flow = flowOf(prose);
const isSame = flow.text.length === Number(reading.dataset.flowLength);

let block = -1;
let marked = null;

// -- Marks: the signed bytes stay as they are; the browser paints over them -----------------------------------

function paint(name, passages) {
  if (!CSS.highlights) return;
  CSS.highlights.set(name, new Highlight(...passages.map(({ start, end }) => rangeOf(flow, start, end))));
}

const threads = [...document.querySelectorAll(".comments .thread")];
const placed = isSame
  ? threads
    .filter((thread) => thread.dataset.start && !thread.classList.contains("is-resolved"))
    .map((thread) => ({ thread, start: Number(thread.dataset.start), end: Number(thread.dataset.end) }))
  : [];

function activate(thread) {
  const passage = placed.find((one) => one.thread === thread);
  paint("active-comment", passage ? [passage] : []);
  if (!passage) return;
  const box = rangeOf(flow, passage.start, passage.end).getBoundingClientRect();
  if (box.top < 60 || box.bottom > innerHeight - 20) {
    if (matchMedia("(min-width: 68rem)").matches) scrollBy({ top: box.top - innerHeight / 3 });
  }
}

function mark(passage) {
  marked = passage;
  paint("marked", passage ? [passage] : []);
}

function showInText({ thread, start, end }) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn btn-link btn-sm";
  made.textContent = "In the text";
  made.addEventListener("click", () => {
    if (document.querySelector(".review-page").dataset.view === "changes") show("text");
    scrollBy({ top: rangeOf(flow, start, end).getBoundingClientRect().top - innerHeight / 3 });
  });
  thread.querySelector(".thread-acts").append(made);
}

// -- Comment on a passage ------------------------------------------------------------------------------------

function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!prose.contains(range.commonAncestorContainer)) return null;
  return wholeWords(
    flow, placeOf(flow, range.startContainer, range.startOffset), placeOf(flow, range.endContainer, range.endOffset),
  );
}

function comment(passage) {
  if (!form || !passage) return;
  const quote = quoteOf(flow, passage);
  for (const [name, words] of Object.entries(quote)) form.querySelector(`[name=${name}]`).value = words;
  form.querySelector("[name=section]").value = "";
  form.querySelector("[name=section]").closest(".mb-3").hidden = true;
  mark(passage);
  showSide("comments");
  form.open = true;
  form.querySelector("[name=text]").focus();
}

const offer = document.createElement("button");
offer.type = "button";
offer.className = "btn btn-primary comment-selected";
offer.textContent = "Comment on this";
offer.hidden = true;
offer.addEventListener("pointerdown", (event) => event.preventDefault());
offer.addEventListener("click", () => {
  comment(selected());
  offer.hidden = true;
});
if (form) {
  document.body.append(offer);
  document.addEventListener("selectionchange", () => {
    offer.hidden = selected() === null;
  });
}

prose.addEventListener("click", (event) => {
  const selection = getSelection();
  if (event.target.closest("a") || !selection.isCollapsed || !selection.anchorNode) return;
  const at = placeOf(flow, selection.anchorNode, selection.anchorOffset);
  const found = placed.find(({ start, end }) => at >= start && at < end);
  if (found) go(found.thread);
});

// -- Keys ----------------------------------------------------------------------------------------------------

function go(thread) {
  showSide("comments");
  thread.closest("details")?.setAttribute("open", "");
  thread.focus();
}

function moveBlock(step) {
  if (document.querySelector(".review-page").dataset.view === "changes") show("text");
  const top = flow.blocks.findIndex(({ element }) => element.getBoundingClientRect().bottom > 80);
  const next = block < 0 ? Math.max(top, 0) : block + step;
  block = Math.min(Math.max(next, 0), flow.blocks.length - 1);
  const { element, start, end } = flow.blocks[block];
  mark({ start, end });
  paint("active-comment", []);
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "nearest" });
}

function nextSentence() {
  if (block < 0) moveBlock(1);
  const sentences = sentencesOf(flow, flow.blocks[block]);
  const whole = marked?.start === flow.blocks[block].start && marked?.end === flow.blocks[block].end;
  const at = whole ? -1 : sentences.findIndex(({ end }) => end === marked?.end);
  mark(sentences[(at + 1) % sentences.length]);
}

function stretch() {
  if (block < 0 || !marked) return nextSentence();
  const after = sentencesOf(flow, flow.blocks[block]).find(({ end }) => end > marked.end);
  return after ? mark({ start: marked.start, end: after.end }) : undefined;
}

function nextThread(step) {
  const open = threads.filter((thread) => !thread.classList.contains("is-resolved"));
  if (!open.length) return;
  const at = open.indexOf(document.activeElement.closest?.(".thread"));
  go(open[at < 0 && step < 0 ? open.length - 1 : (at + step + open.length) % open.length]);
}

function decide() {
  showSide("decide");
  const first = document.querySelector(".decisions :is(button, summary, input:not([type=hidden]))");
  first?.focus();
}

const KEYS = {
  j: () => moveBlock(1),
  k: () => moveBlock(-1),
  s: nextSentence,
  S: stretch,
  c: () => comment(selected() ?? marked),
  n: () => nextThread(1),
  p: () => nextThread(-1),
  d: nextView,
  a: decide,
  "?": () => help.showModal(),
  Escape: () => mark(null),
};

const on = help.querySelector("#keys-on");
on.checked = localStorage.getItem("review-keys") !== "off";
on.addEventListener("change", () => localStorage.setItem("review-keys", on.checked ? "on" : "off"));
help.querySelector("[data-close-keys]").addEventListener("click", () => help.close());

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || help.open || !on.checked) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  const does = KEYS[event.key];
  if (!does) return;
  event.preventDefault();
  does();
});

// -- Begin ---------------------------------------------------------------------------------------------------

const bar = document.createElement("div");
bar.className = "reading-bar";
const keys = document.createElement("button");
keys.type = "button";
keys.className = "btn btn-link btn-sm";
keys.textContent = "Keys";
keys.addEventListener("click", () => help.showModal());
bar.append(keys);
reading.before(bar);
setUp(bar);
paint("commented", placed.filter(({ thread }) => !thread.classList.contains("is-blocking")));
paint("blocking", placed.filter(({ thread }) => thread.classList.contains("is-blocking")));
for (const thread of threads) thread.addEventListener("focusin", () => activate(thread));
for (const passage of placed) showInText(passage);
keepPlace(reading, flow);
document.documentElement.dataset.reviewReady = "";
