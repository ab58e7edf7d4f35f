// Sends chosen files one by one, with what came of each; keeps the formatting of what is pasted.
const form = document.querySelector("form[data-uploads]");
const text = form.elements.text;
const html = form.elements.html;
const pasted = document.querySelector("[data-pasted]");
const progress = document.querySelector("[data-progress]");
const list = progress.querySelector("[data-progress-list]");
const status = progress.querySelector("[data-progress-status]");

function dropFormatting() {
  html.value = "";
  pasted.hidden = true;
}

text.addEventListener("paste", (event) => {
  const formatted = event.clipboardData?.getData("text/html") ?? "";
  const whole = text.value.trim() === "" || (text.selectionStart === 0 && text.selectionEnd === text.value.length);
  // The field's own input event follows and drops the formatting of what was edited since.
  setTimeout(() => {
    html.value = whole ? formatted : "";
    pasted.hidden = html.value === "";
  });
});
text.addEventListener("input", (event) => {
  if (event.inputType !== "insertFromPaste") dropFormatting();
});
pasted.querySelector("[data-pasted-drop]").addEventListener("click", () => {
  dropFormatting();
  text.focus();
});

function line(name) {
  const item = document.createElement("li");
  item.className = "line";
  const words = document.createElement("p");
  const bar = document.createElement("progress");
  bar.setAttribute("aria-label", name);
  words.textContent = `${name}: waiting`;
  item.append(words, bar);
  list.append(item);
  return { item, words, bar, name };
}

function tag(words, kind) {
  const made = document.createElement("span");
  made.className = `tag ${kind}`;
  made.textContent = words;
  return made;
}

function show({ item, words, bar, name }, answer) {
  bar.remove();
  const [said, kind] = answer.made ? ["Read", "tag-success"] : answer.url ? ["Unchanged", ""] : ["Not imported", "tag-danger"];
  words.replaceChildren(tag(said, kind), " ");
  if (answer.url) {
    const link = document.createElement("a");
    link.href = answer.url;
    link.textContent = name;
    words.append(link);
  } else {
    words.append(name);
  }
  if (answer.refusal) {
    const sentence = document.createElement("p");
    sentence.textContent = answer.refusal;
    item.append(sentence);
  }
}

function send(shown, file) {
  const data = new FormData();
  data.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  data.append("source_form", form.elements.source_form.value);
  data.append("sources", file);
  const failed = { refusal: "It could not be sent. Try again; if this goes on, sign in anew.", made: false, url: "" };
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", (event) => {
      if (!event.lengthComputable) return;
      shown.bar.max = event.total;
      shown.bar.value = event.loaded;
      shown.words.textContent = `${shown.name}: ${event.loaded < event.total ? "sending" : "reading"}`;
    });
    request.addEventListener("load", () => {
      try {
        resolve(JSON.parse(request.responseText));
      } catch {
        resolve(failed);
      }
    });
    request.addEventListener("error", () => resolve(failed));
    request.send(data);
  });
}

async function sendAll(files) {
  const button = form.querySelector("button[type=submit]");
  button.disabled = true;
  progress.hidden = false;
  list.replaceChildren();
  const lines = files.map((file) => line(file.name));
  const made = [];
  let done = 0;
  for (const [at, file] of files.entries()) {
    status.textContent = `${done} of ${files.length} done: ${file.name} is being read.`;
    const answer = await send(lines[at], file);
    show(lines[at], answer);
    if (answer.made) made.push(answer.url);
    done += 1;
  }
  const count = files.length === 1 ? "1 file" : `${files.length} files`;
  status.textContent = `${count} done, ${made.length} read.`;
  button.disabled = false;
  form.elements.sources.value = "";
  if (files.length === 1 && made.length === 1) location.assign(made[0]);
}

form.addEventListener("submit", (event) => {
  const files = [...form.elements.sources.files];
  if (!files.length || text.value.trim()) return;
  event.preventDefault();
  sendAll(files);
});
