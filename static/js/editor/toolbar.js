// EasyMDE over the plain field: its toolbar with our own signs, nothing fetched, no preview of its own.
import { editorField, plainField } from "./field.js";

const START_OF_LINE = /^[ \t]*$/;

function block(words) {
  return (editor) => {
    const text = editor.codemirror;
    const at = text.getCursor("from");
    const opening = START_OF_LINE.test(text.getLine(at.line).slice(0, at.ch)) ? "" : "\n\n";
    text.replaceSelection(`${opening}${words(text.getSelection())}`, "end");
    text.focus();
  };
}

const tool = (name, action, title) => ({ name, action, title, className: `tool tool-${name}` });

function toolsOf({ constructor: Editor }) {
  return [
    tool("bold", Editor.toggleBold, "Bold (Ctrl+B)"),
    tool("italic", Editor.toggleItalic, "Emphasis (Ctrl+I)"),
    tool("section", Editor.toggleHeading2, "Section heading"),
    tool("subsection", Editor.toggleHeading3, "Heading below it"),
    "|",
    tool("list", Editor.toggleUnorderedList, "List"),
    tool("numbers", Editor.toggleOrderedList, "Numbered list"),
    tool("table", Editor.drawTable, "Table"),
    tool("link", Editor.drawLink, "Link (Ctrl+K)"),
    "|",
    tool("cite", block((chosen) => `[@${chosen}`), "Cite a reference"),
    tool("key", block((chosen) => `> [!KEY]\n> ${chosen}`), "Key point"),
    tool("urgent", block((chosen) => `> [!URGENT]\n> ${chosen}`), "“Get help now” box"),
    tool("short", block((chosen) => `*[${chosen}]: `), "Explain an abbreviation"),
    "|",
    tool("undo", Editor.undo, "Undo (Ctrl+Z)"),
    tool("redo", Editor.redo, "Redo (Ctrl+Y)"),
  ];
}

// Tab leaves the text, as it does everywhere: who cannot use a mouse would be caught in it otherwise.
function letTabLeave(text) {
  text.addKeyMap({ Tab: false, "Shift-Tab": false });
  const keys = { ...text.getOption("extraKeys") };
  delete keys.Tab;
  delete keys["Shift-Tab"];
  text.setOption("extraKeys", keys);
}

// A hint of a new text is set off: it is for the writer alone.
function setHintsOff(text) {
  text.addOverlay({
    token(stream) {
      const isHint = stream.sol() && stream.match("%%");
      stream.skipToEnd();
      return isHint ? "hint" : null;
    },
  });
}

const PLAIN = "plain-field";

function wantsPlain() {
  try {
    return localStorage.getItem(PLAIN) === "yes";
  } catch {
    return false;
  }
}

function remember(plain) {
  try {
    localStorage.setItem(PLAIN, plain ? "yes" : "no");
  } catch {
    // The browser keeps nothing: the choice holds for this page.
  }
}

// What the other parts speak to stays the same when the field under it is exchanged.
function exchangeable(first) {
  let inner = first;
  const listeners = [];
  return {
    get element() {
      return inner.element;
    },
    get value() {
      return inner.value;
    },
    get start() {
      return inner.start;
    },
    get end() {
      return inner.end;
    },
    focus: () => inner.focus(),
    caret: () => inner.caret(),
    replace: (...given) => inner.replace(...given),
    select: (...given) => inner.select(...given),
    on(type, listen) {
      listeners.push([type, listen]);
      inner.on(type, listen);
    },
    exchange(next) {
      inner = next;
      for (const [type, listen] of listeners) inner.on(type, listen);
      inner.focus();
    },
  };
}

function made(area) {
  const editor = new window.EasyMDE({
    element: area,
    autoDownloadFontAwesome: false,
    spellChecker: false,
    nativeSpellcheck: true,
    inputStyle: "textarea",
    forceSync: true,
    status: false,
    minHeight: "28rem",
    toolbar: toolsOf({ constructor: window.EasyMDE }),
    shortcuts: { togglePreview: null, toggleSideBySide: null, toggleFullScreen: null, drawImage: null },
  });
  const text = editor.codemirror;
  const label = document.querySelector(`label[for="${area.id}"]`);
  letTabLeave(text);
  setHintsOff(text);
  text.setOption("screenReaderLabel", label?.textContent.trim() ?? "Text");
  text.setOption("spellcheck", true);
  label?.addEventListener("click", () => text.focus());
  for (const button of editor.gui.toolbar.querySelectorAll("button")) {
    button.type = "button";
    button.removeAttribute("tabindex");
  }
  editor.gui.toolbar.setAttribute("role", "toolbar");
  editor.gui.toolbar.setAttribute("aria-label", "Format the text");
  text.on("change", () => area.dispatchEvent(new Event("input", { bubbles: true })));
  return editor;
}

// A screen reader reads a plain field better than the editor's own: one button changes between them.
export function richField(area) {
  if (!window.EasyMDE) return plainField(area);
  let editor = wantsPlain() ? null : made(area);
  const field = exchangeable(editor ? editorField(editor) : plainField(area));
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-sm field-switch";
  const name = () => {
    button.textContent = editor ? "Use a plain text field" : "Use the field with a toolbar";
  };
  button.addEventListener("click", () => {
    if (editor) {
      editor.toTextArea();
      editor = null;
    } else {
      editor = made(area);
    }
    remember(!editor);
    name();
    field.exchange(editor ? editorField(editor) : plainField(area));
  });
  name();
  area.parentElement.append(button);
  return field;
}
