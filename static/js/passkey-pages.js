// On allauth's passkey pages: shows what needs passkeys where the browser has them, and says when one did not work.
// Not before allauth's own script listens to the buttons, which it does at the same event, first.
document.addEventListener("DOMContentLoaded", () => {
  const without = !window.PublicKeyCredential;
  for (const part of document.querySelectorAll("[data-needs-passkeys]")) part.hidden = without;
  for (const part of document.querySelectorAll("[data-without-passkeys]")) part.hidden = !without;
});

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const message = document.querySelector("[data-passkey-error]") ?? document.createElement("p");
  message.dataset.passkeyError = "";
  message.className = "alert alert-danger";
  message.setAttribute("role", "alert");
  message.textContent =
    event.detail.exception.name === "InvalidStateError"
      ? "This device holds a passkey for your account already."
      : "Nothing happened: the device was not unlocked in time, was refused, or holds no passkey for this site. Try again, or use another way.";
  document.querySelector("main h1").after(message);
});
