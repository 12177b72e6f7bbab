// Lights the words that a search led to: ?w=START-END in code points of the report's text. Without it the paragraph is lit.
"use strict";

function place(nodes, at) {
  for (const node of nodes) {
    let units = 0;
    for (const letter of node.data) {
      if (at === 0) return [node, units];
      at -= 1;
      units += letter.length;
    }
    if (at === 0) return [node, units];
  }
  return null;
}

function found() {
  const asked = new URLSearchParams(location.search).get("w")?.match(/^(\d+)-(\d+)$/);
  if (!asked) return;
  const [start, end] = [Number(asked[1]), Number(asked[2])];
  const blocks = [...document.querySelectorAll(".t[id^='t-']")].filter((block) => Number(block.id.slice(2)) <= start);
  const block = blocks.pop();
  if (!block || end <= start) return;
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  const head = Number(block.id.slice(2));
  const [from, to] = [place(nodes, start - head), place(nodes, end - head)];
  if (!from || !to) return;
  const range = document.createRange();
  range.setStart(...from);
  range.setEnd(...to);
  if (globalThis.CSS?.highlights) CSS.highlights.set("found", new Highlight(range));
  else getSelection().addRange(range);
  const box = range.getBoundingClientRect();
  scrollTo({ top: scrollY + box.top - innerHeight / 3 });
}

addEventListener("load", found);
