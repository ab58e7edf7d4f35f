// A text under review as one line of words, block after block: the same line as articles/rendering/flow.py makes.
const BLOCKS = "p, li, h2, h3, h4, td, th, dt, dd, pre";
const LEFT_OUT = ".citation, .back-links, .callout-label";
const SPACE = /[ \t\n\r\f\u00a0]/;
const CONTEXT = 60;

function nodesByBlock(root) {
  const nodes = new Map([...root.querySelectorAll(BLOCKS)].map((block) => [block, []]));
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const isBreak = node.nodeName === "BR" || node.nodeName === "HR";
    if (node.nodeType === Node.ELEMENT_NODE && !isBreak) continue;
    if (node.parentElement.closest(LEFT_OUT)) continue;
    nodes.get(node.parentElement.closest(BLOCKS))?.push(node);
  }
  return nodes;
}

// The words of one block, and for each character its place in the page.
function wordsOf(nodes) {
  const spots = [];
  let words = "";
  let space = false;
  for (const node of nodes) {
    const data = node.data ?? " ";
    for (let at = 0; at < data.length; at += 1) {
      if (SPACE.test(data[at])) {
        space = true;
        continue;
      }
      if (space && words) {
        words += " ";
        spots.push([node, at]);
      }
      space = false;
      words += data[at];
      spots.push([node, at]);
    }
  }
  return { words, spots };
}

export function flowOf(root) {
  const blocks = [];
  const spots = [];
  let text = "";
  for (const [element, nodes] of nodesByBlock(root)) {
    const found = wordsOf(nodes);
    if (!found.words) continue;
    if (text) {
      text += " ";
      spots.push(found.spots[0]);
    }
    blocks.push({ element, start: text.length, end: text.length + found.words.length });
    text += found.words;
    for (const spot of found.spots) spots.push(spot);
  }
  return { text, blocks, spots };
}

export function rangeOf(flow, start, end) {
  const range = document.createRange();
  range.setStart(...flow.spots[start]);
  range.setEnd(flow.spots[end - 1][0], flow.spots[end - 1][1] + 1);
  return range;
}

// The first character of the flow that stands at a point of the page or behind it.
export function placeOf(flow, node, offset) {
  const point = document.createRange();
  point.setStart(node, offset);
  const at = flow.spots.findIndex(([spotNode, spotOffset]) => point.comparePoint(spotNode, spotOffset) >= 0);
  return at < 0 ? flow.text.length : at;
}

function isJoined(text, at) {
  return /^[\p{L}\p{N}]{2}$/u.test(text.slice(Math.max(0, at - 1), at + 1))
    || /^\d[.,]\d$/.test(text.slice(Math.max(0, at - 1), at + 2)) || /^\d[.,]\d$/.test(text.slice(Math.max(0, at - 2), at + 1));
}

// A stretch in whole words, without white space at its ends; null where nothing is left.
export function wholeWords(flow, start, end) {
  let [from, to] = [start, end];
  while (from < to && flow.text[from] === " ") from += 1;
  while (to > from && flow.text[to - 1] === " ") to -= 1;
  if (from === to) return null;
  while (from > 0 && isJoined(flow.text, from)) from -= 1;
  while (to < flow.text.length && isJoined(flow.text, to)) to += 1;
  return { start: from, end: to };
}

export function quoteOf(flow, { start, end }) {
  return {
    exact: flow.text.slice(start, end),
    prefix: flow.text.slice(Math.max(0, start - CONTEXT), start),
    suffix: flow.text.slice(end, end + CONTEXT),
  };
}

export function sentencesOf(flow, block) {
  const words = flow.text.slice(block.start, block.end);
  if (!("Segmenter" in Intl)) return [{ start: block.start, end: block.end }];
  const parts = [...new Intl.Segmenter("en", { granularity: "sentence" }).segment(words)];
  return parts.map(({ index, segment }) => ({
    start: block.start + index,
    end: block.start + index + segment.trimEnd().length,
  }));
}
