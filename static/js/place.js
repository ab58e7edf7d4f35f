// Keeps where one stopped reading, and offers to go on there.
const PAUSE = 5000;

export function keepPlace(reading, flow) {
  const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value;
  let kept = Number(reading.dataset.place);
  let timer;
  let moved = false;

  function body() {
    const top = flow.blocks.findIndex(({ element }) => element.getBoundingClientRect().bottom > 0);
    if (!moved || top < 0 || top === kept || !flow.blocks[0].element.offsetParent) return null;
    kept = top;
    const data = new FormData();
    data.set("block", String(top));
    data.set("csrfmiddlewaretoken", token);
    return data;
  }

  function send() {
    timer = undefined;
    const data = body();
    if (data) fetch(reading.dataset.placeUrl, { method: "POST", body: data, keepalive: true }).catch(() => {});
  }

  if (kept > 0 && kept < flow.blocks.length) offer(reading, flow.blocks[kept].element);
  addEventListener("scroll", () => {
    moved = true;
    timer ??= setTimeout(send, PAUSE);
  }, { passive: true });
  addEventListener("pagehide", () => {
    const data = body();
    if (data) navigator.sendBeacon(reading.dataset.placeUrl, data);
  });
}

function offer(reading, element) {
  const line = document.createElement("p");
  const go = document.createElement("button");
  line.className = "go-on";
  go.type = "button";
  go.className = "btn btn-sm";
  go.textContent = "You stopped reading further down: go on there";
  go.addEventListener("click", () => {
    element.tabIndex = -1;
    element.scrollIntoView({ block: "start" });
    element.focus({ preventScroll: true });
    line.remove();
  });
  line.append(go);
  reading.before(line);
}
