// What is pasted from Word or a web page keeps its headings, lists, tables and raised figures: the server turns it
// into Markdown. What was left out is listed; the plain words can be had instead.
import { signedOut } from "./session.js";

const RICH = /<(?:h[1-6]|li|table|sup|sub|b|strong|i|em|a|p)\b/i;

let note;

function tell(parts) {
  note.replaceChildren(...parts);
  note.hidden = !parts.length;
}

async function convert(form, field, rich, plain) {
  const start = field.start;
  field.replace(start, field.end, plain);
  const end = start + plain.replaceAll("\r\n", "\n").length;
  const body = new FormData();
  body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  body.append("html", rich);
  const answer = await fetch(form.dataset.paste, { method: "POST", body }).catch(() => null);
  if (answer?.redirected || answer?.status === 403) return signedOut();
  if (!answer?.ok) return tell(["Pasted as plain text: its form could not be read."]);
  const { markdown, dropped } = await answer.json();
  if (field.value.slice(start, end) !== plain.replaceAll("\r\n", "\n")) {
    return tell(["You went on writing, so what you pasted stays plain text."]);
  }
  field.replace(start, end, markdown);
  const back = document.createElement("button");
  back.type = "button";
  back.className = "btn btn-sm";
  back.textContent = "Take the plain words instead";
  back.addEventListener("click", () => {
    if (field.value.slice(start, start + markdown.length) === markdown) field.replace(start, start + markdown.length, plain);
    tell([]);
  });
  const left = dropped.length ? ` Left out: ${dropped.join(", ")}.` : " Nothing was left out.";
  return tell([`Pasted with its headings, lists and tables.${left} `, back]);
}

export function pasteWithForm(form, field) {
  note = document.createElement("p");
  note.className = "form-text paste-note";
  note.setAttribute("role", "status");
  note.hidden = true;
  (form.querySelector(".EasyMDEContainer") ?? form.elements.body).after(note);
  field.on("paste", (event) => {
    const rich = event.clipboardData?.getData("text/html") ?? "";
    const plain = event.clipboardData?.getData("text/plain") ?? "";
    if (!RICH.test(rich) || !plain) return;
    event.preventDefault();
    event.stopPropagation();
    convert(form, field, rich, plain);
  });
}
