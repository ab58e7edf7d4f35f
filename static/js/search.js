// Suggestions under a search field: the ARIA combobox pattern (list, manual selection). Without it the form works all
// the same.
const PATIENCE = 120;
const SHORTEST = 2;

function watch(form, number) {
  const input = form.querySelector("input[name=q]");
  const list = document.createElement("ul");
  const said = document.createElement("p");
  list.id = `suggestions-${number}`;
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);
  input.parentElement.append(list, said);

  let options = [];
  let active = -1;
  let waiting;
  let asked;

  function close() {
    clearTimeout(waiting);
    asked?.abort();
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(text) {
    input.value = text;
    close();
    form.requestSubmit();
  }

  function point(at) {
    options[active]?.setAttribute("aria-selected", "false");
    active = at;
    const option = options[active];
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", option.id);
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  function line({ text, kind, detail }, at) {
    const option = document.createElement("li");
    const words = document.createElement("span");
    const note = document.createElement("span");
    option.id = `${list.id}-${at}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    words.textContent = text;
    words.dir = "auto";
    note.className = "suggestion-note";
    note.textContent = detail || (kind === "Word" ? "" : kind);
    option.append(words, note);
    option.addEventListener("pointerdown", (event) => event.preventDefault());
    option.addEventListener("click", () => choose(text));
    return option;
  }

  function show(found) {
    options = found.map(line);
    list.replaceChildren(...options);
    active = -1;
    input.removeAttribute("aria-activedescendant");
    list.hidden = options.length === 0;
    input.setAttribute("aria-expanded", String(options.length > 0));
    said.textContent = options.length === 1 ? "1 suggestion" : `${options.length || "No"} suggestions`;
  }

  async function ask() {
    asked?.abort();
    asked = new AbortController();
    try {
      const address = `${form.dataset.suggest}?q=${encodeURIComponent(input.value)}`;
      const answer = await fetch(address, { signal: asked.signal });
      if (answer.ok) show(await answer.json());
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    if (input.value.trim().length < SHORTEST) close();
    else waiting = setTimeout(ask, PATIENCE);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const isOpen = !list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!isOpen) {
        if (event.key === "ArrowDown" && input.value.trim().length >= SHORTEST) ask();
      } else {
        const step = event.key === "ArrowDown" ? 1 : -1;
        const places = options.length + 1; // one of them is the field itself
        point(((active + 1 + step + places) % places) - 1);
      }
      event.preventDefault();
    } else if (event.key === "Escape" && isOpen) {
      close();
      event.preventDefault();
    } else if (event.key === "Enter" && isOpen && active >= 0) {
      event.preventDefault();
      choose(options[active].firstChild.textContent);
    }
  });
}

document.querySelectorAll("form[data-suggest]").forEach(watch);
