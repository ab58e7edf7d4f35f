// Leads from a finding to its line or field, and from the contents to the heading in the text.
const HEADING = /^#{2,4}[ \t]+\S.*$/gm;

function toLine(field, number) {
  const lines = field.value.split("\n");
  const start = lines.slice(0, number - 1).reduce((sum, line) => sum + line.length + 1, 0);
  field.select(start, start + (lines[number - 1] ?? "").length);
}

function toHeading(field, place) {
  const found = [...field.value.matchAll(HEADING)][place];
  if (found) field.select(found.index, found.index + found[0].length);
  return Boolean(found);
}

function makeButtons(form, field, target) {
  for (const place of target.querySelectorAll("span[data-line], span[data-field]")) {
    const { line, field: name } = place.dataset;
    if (name && !form.elements[name]?.focus) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-sm";
    button.textContent = place.textContent;
    button.addEventListener("click", () => (line ? toLine(field, Number(line)) : form.elements[name].focus()));
    place.replaceWith(button);
  }
}

export function leadToPlaces(form, field, target) {
  makeButtons(form, field, target);
  new MutationObserver(() => makeButtons(form, field, target)).observe(target, { childList: true });
  target.addEventListener("click", (event) => {
    const heading = event.target.closest("[data-heading]");
    if (heading && toHeading(field, Number(heading.dataset.heading))) event.preventDefault();
  });
}
