// What the review page shows: text, changes or both; at its side the decisions or the comments.
const page = document.querySelector(".review-page");
const changes = document.querySelector(".reading-changes");
const decisions = document.querySelector(".decisions");
const comments = document.querySelector(".comments");
const VIEWS = [["text", "Text"], ["changes", "Changes"], ["both", "Side by side"]];

const viewButtons = new Map();
const sideButtons = new Map();

function button(words, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn btn-sm";
  made.textContent = words;
  made.addEventListener("click", press);
  return made;
}

function press(buttons, name) {
  for (const [key, made] of buttons) made.setAttribute("aria-pressed", String(key === name));
}

function group(label, className, buttons) {
  const made = document.createElement("div");
  made.className = className;
  made.setAttribute("role", "group");
  made.setAttribute("aria-label", label);
  made.append(...buttons.values());
  return made;
}

export function show(view) {
  if (!changes) return;
  page.dataset.view = view;
  press(viewButtons, view);
}

export function nextView() {
  const wide = matchMedia("(min-width: 64rem)").matches;
  const order = VIEWS.map(([name]) => name).filter((name) => wide || name !== "both");
  show(order[(order.indexOf(page.dataset.view) + 1) % order.length]);
}

export function showSide(side) {
  decisions.hidden = side !== "decide";
  comments.hidden = side === "decide";
  press(sideButtons, side);
}

// An address inside the page may stand in a part that is put away.
function uncover(hash) {
  const target = hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
  if (!target) return;
  if (target.closest(".reading-changes") && page.dataset.view === "text") show("changes");
  if (target.closest(".reading-text") && page.dataset.view === "changes") show("text");
  if (decisions.contains(target)) showSide("decide");
  if (comments.contains(target)) showSide("comments");
  target.closest("details.resolved")?.setAttribute("open", "");
}

export function setUp(bar) {
  if (changes) {
    for (const [name, words] of VIEWS) viewButtons.set(name, button(words, () => show(name)));
    bar.prepend(group("What to read", "view-switch", viewButtons));
    show("text");
  }
  const open = comments.querySelectorAll(".thread:not(.is-resolved)").length;
  sideButtons.set("decide", button("Decide", () => showSide("decide")));
  sideButtons.set("comments", button(open ? `Comments ${open}` : "Comments", () => showSide("comments")));
  decisions.before(group("At the side", "side-switch", sideButtons));
  const given = decisions.querySelector(".kept, .is-invalid, .invalid-feedback");
  const commenting = comments.querySelector("#comment-new[open]");
  showSide(!given && (open || commenting) ? "comments" : "decide");
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href^='#']");
    if (link) uncover(link.getAttribute("href"));
  });
  uncover(location.hash);
  if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
}
