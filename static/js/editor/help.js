// Keys of the editor: on `?` where nothing is typed into, and on Ctrl+/ anywhere.
const isTyping = (target) => target.closest?.("input, textarea, select, [contenteditable]");

export function helpWithKeys(form) {
  const dialog = document.querySelector("[data-key-help]");
  const opener = document.querySelector("[data-key-help-opener]");
  if (opener) {
    opener.hidden = false;
    opener.addEventListener("click", () => dialog.showModal());
  }
  document.addEventListener("keydown", (event) => {
    const command = event.ctrlKey || event.metaKey;
    if (command && event.key === "s") {
      event.preventDefault();
      form.querySelector("[name=save]").click();
    } else if ((command && event.key === "/") || (event.key === "?" && !isTyping(event.target))) {
      event.preventDefault();
      if (!dialog.open) dialog.showModal();
    }
  });
}
