// One way to speak to the text, be it the plain field or the editor's own (CodeMirror, which EasyMDE brings).

// Where the caret of a plain field stands in the page: a copy of the text up to it, laid out like the text itself.
function caretOf(text) {
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
  const at = { left: mark.offsetLeft, bottom: mark.offsetTop + mark.offsetHeight };
  copy.remove();
  const box = text.getBoundingClientRect();
  const top = box.top + scrollY + at.bottom - text.scrollTop;
  return { left: box.left + scrollX + at.left, bottom: Math.min(top, box.bottom + scrollY) };
}

export function plainField(text) {
  return {
    element: text,
    get value() {
      return text.value;
    },
    get start() {
      return text.selectionStart;
    },
    get end() {
      return text.selectionEnd;
    },
    focus: () => text.focus(),
    caret: () => caretOf(text),
    replace(start, end, words) {
      text.focus();
      text.setRangeText(words, start, end, "end");
      text.dispatchEvent(new Event("input", { bubbles: true }));
    },
    select(start, end) {
      text.focus();
      text.setSelectionRange(start, end);
      // Long lines fold: how far down the line stands follows from the text before it.
      const before = start / Math.max(text.value.length, 1);
      text.scrollTop = Math.max(0, before * text.scrollHeight - text.clientHeight / 3);
    },
    on(type, listen) {
      text.addEventListener(type, listen);
    },
  };
}

export function editorField(editor) {
  const text = editor.codemirror;
  const index = (name) => text.indexFromPos(text.getCursor(name));
  return {
    element: text.getInputField(),
    get value() {
      return text.getValue();
    },
    get start() {
      return index("from");
    },
    get end() {
      return index("to");
    },
    focus: () => text.focus(),
    caret: () => text.cursorCoords(null, "page"),
    replace(start, end, words) {
      text.focus();
      text.replaceRange(words, text.posFromIndex(start), text.posFromIndex(end));
      text.setCursor(text.posFromIndex(start + words.length));
    },
    select(start, end) {
      text.focus();
      text.setSelection(text.posFromIndex(start), text.posFromIndex(end));
      text.scrollIntoView(null, text.getScrollInfo().clientHeight / 3);
    },
    on(type, listen) {
      if (type === "input") text.on("change", () => listen());
      else text.on(type, (_, event) => listen(event));
    },
  };
}
