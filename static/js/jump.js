// Makes the place of a finding a button that leads to its line in the text, or to its field.
const form = document.querySelector("form[data-preview]");
const target = document.querySelector("[data-preview-target]");

function toLine(number) {
  const body = form.elements.body;
  const lines = body.value.split("\n");
  const start = lines.slice(0, number - 1).reduce((sum, line) => sum + line.length + 1, 0);
  body.focus();
  body.setSelectionRange(start, start + (lines[number - 1] ?? "").length);
  // Long lines fold: how far down the line stands follows from the text before it.
  const before = lines.slice(0, number - 1).join("\n").length / Math.max(body.value.length, 1);
  body.scrollTop = Math.max(0, before * body.scrollHeight - body.clientHeight / 3);
}

function makeButtons() {
  for (const place of target.querySelectorAll("span[data-line], span[data-field]")) {
    const { line, field } = place.dataset;
    if (field && !form.elements[field]?.focus) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-sm";
    button.textContent = place.textContent;
    button.addEventListener("click", () => (line ? toLine(Number(line)) : form.elements[field].focus()));
    place.replaceWith(button);
  }
}

if (form && target) {
  makeButtons();
  new MutationObserver(makeButtons).observe(target, { childList: true });
}
