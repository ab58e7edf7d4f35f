// Narrows the list of references by what is typed.
for (const box of document.querySelectorAll("[data-filter]")) {
  const lines = [...box.parentElement.querySelectorAll("[data-filter-list] > li")];
  box.hidden = false;
  const input = box.querySelector("input");
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  input.addEventListener("input", (event) => {
    event.stopPropagation();
    const words = event.target.value.toLowerCase().split(/\s+/);
    for (const line of lines) {
      const text = line.textContent.toLowerCase();
      line.hidden = !words.every((word) => text.includes(word));
    }
  });
}
