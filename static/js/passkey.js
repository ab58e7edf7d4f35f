// Signs with a passkey instead of the password: asks the desk for a challenge and the device for an answer to it,
// and posts the answer with the form, where the server checks it.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

async function challenge(address, token) {
  const answer = await fetch(address, { method: "POST", headers: { "X-CSRFToken": token, Accept: "application/json" } });
  if (answer.redirected) return null; // signed out meanwhile
  if (!answer.ok) throw new Error("refused");
  const { publicKey } = await answer.json();
  const allowCredentials = publicKey.allowCredentials.map((key) => ({ ...key, id: bytes(key.id) }));
  return { publicKey: { ...publicKey, challenge: bytes(publicKey.challenge), allowCredentials } };
}

function written(credential) {
  const { clientDataJSON, authenticatorData, signature, userHandle } = credential.response;
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: {
      clientDataJSON: text(clientDataJSON),
      authenticatorData: text(authenticatorData),
      signature: text(signature),
      userHandle: userHandle ? text(userHandle) : null,
    },
  });
}

async function sign(part) {
  const form = part.closest("form");
  const status = part.querySelector("[role=status]");
  status.textContent = "Confirm on your device.";
  try {
    const options = await challenge(part.dataset.passkey, form.elements.csrfmiddlewaretoken.value);
    if (options) form.elements.passkey.value = written(await navigator.credentials.get(options));
    form.elements.password.value = "";
    form.requestSubmit();
  } catch {
    status.textContent = "The passkey did not confirm this. Nothing was signed: try again, or enter your password.";
  }
}

for (const part of document.querySelectorAll("[data-passkey]")) {
  part.hidden = !window.PublicKeyCredential;
  part.querySelector("button").addEventListener("click", () => sign(part));
}
