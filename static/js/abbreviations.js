// Says what an abbreviation stands for: on hover by the browser itself, on focus and on tap in a line of its own.
const box = document.createElement("p");
box.className = "cite-pop abbr-pop";
box.id = "abbr-pop";
box.setAttribute("role", "tooltip");
box.hidden = true;

let shown = null;

function hide() {
  shown?.removeAttribute("aria-describedby");
  shown = null;
  box.hidden = true;
}

function show(word) {
  hide();
  shown = word;
  box.textContent = `${word.textContent}: ${word.title}`;
  word.setAttribute("aria-describedby", box.id);
  box.hidden = false;
  const at = word.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const left = Math.max(10, Math.min(at.left + at.width / 2 - width / 2, document.documentElement.clientWidth - width - 10));
  const above = at.top - height - 10;
  box.style.left = `${left + scrollX}px`;
  box.style.top = `${(above >= 10 ? above : at.bottom + 10) + scrollY}px`;
}

const words = document.querySelectorAll(".prose abbr[title]");
if (words.length) {
  (document.querySelector("main") ?? document.body).append(box);
  const met = new Set();
  for (const word of words) {
    // The keyboard stops once at each abbreviation, not at each use of it.
    if (!met.has(word.textContent)) word.tabIndex = 0;
    met.add(word.textContent);
    word.addEventListener("focus", () => word.matches(":focus-visible") && show(word));
    word.addEventListener("blur", hide);
    word.addEventListener("click", () => (shown === word ? hide() : show(word)));
  }
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  document.addEventListener("pointerdown", (event) => shown && event.target !== shown && !box.contains(event.target) && hide());
  addEventListener("resize", hide);
}
