// Where a passage of the article is selected, a link below offers to report a mistake in it, and carries it along.
const offer = document.querySelector("[data-report-selected]");
const text = document.querySelector(".article-text .prose");
const MOST = 600;
const AROUND = 80;

function between(from, at, to, until) {
  const range = document.createRange();
  range.setStart(from, at);
  range.setEnd(to, until);
  return range.toString();
}

function passage() {
  const selection = document.getSelection();
  if (!selection?.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.commonAncestorContainer)) return null;
  const exact = range.toString().trim();
  if (!exact) return null;
  return {
    exact: exact.slice(0, MOST),
    prefix: between(text, 0, range.startContainer, range.startOffset).slice(-AROUND),
    suffix: between(range.endContainer, range.endOffset, text, text.childNodes.length).slice(0, AROUND),
  };
}

if (offer && text) {
  const link = offer.querySelector("a");
  const plain = link.href;
  document.addEventListener("selectionchange", () => {
    // Following the link may end the selection before the click is done: what was chosen stays until then.
    if (document.activeElement === link || link.matches(":active")) return;
    const found = passage();
    offer.hidden = !found;
    link.href = found ? `${plain}?${new URLSearchParams(found)}` : plain;
  });
}
