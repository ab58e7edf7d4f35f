// Marks in the contents beside the text the section that is being read: the last one that began above this line.
const ABOVE_THE_LINE = "1000000px 0px -70% 0px";

function follow(contents) {
  const links = new Map();
  for (const link of contents.querySelectorAll('a[href^="#"]')) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target) links.set(target, link);
  }
  const begun = new Set();
  let present = null;

  function mark() {
    const last = [...links.keys()].filter((target) => begun.has(target)).at(-1);
    const link = last ? links.get(last) : null;
    if (link === present) return;
    present?.removeAttribute("aria-current");
    link?.setAttribute("aria-current", "location");
    present = link;
    if (link) bringIntoSight(link);
  }

  // Only the contents move, and only where they are longer than the window.
  function bringIntoSight(link) {
    const end = link.offsetTop + link.offsetHeight;
    if (link.offsetTop < contents.scrollTop) contents.scrollTop = link.offsetTop;
    if (end > contents.scrollTop + contents.clientHeight) contents.scrollTop = end - contents.clientHeight;
  }

  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) begun[isIntersecting ? "add" : "delete"](target);
    mark();
  }, { rootMargin: ABOVE_THE_LINE });
  for (const target of links.keys()) observer.observe(target);
}

for (const contents of document.querySelectorAll(".toc-side, .policy-toc")) follow(contents);
