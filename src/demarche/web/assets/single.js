// One file with all pages: one section stands there at a time. Without this script they follow one another.
"use strict";

const leaves = [...document.querySelectorAll(".leaf")];

function turn() {
  const id = decodeURIComponent(location.hash.slice(1));
  const place = id ? document.getElementById(id) : null;
  const leaf = place?.closest(".leaf") ?? leaves[0];
  for (const one of leaves) {
    if (one === leaf) one.removeAttribute("hidden");
    else one.setAttribute("hidden", "until-found");
  }
  document.title = leaf.dataset.title;
  for (const link of document.querySelectorAll("header nav a")) {
    if (link.getAttribute("href") === "#" + leaf.id) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  for (const part of leaf.querySelectorAll(".lit")) part.classList.remove("lit");
  for (const part of leaf.querySelectorAll("[data-line]")) {
    if (leaf.id + "-" + part.dataset.line === id) part.classList.add("lit");
  }
  for (let fold = place?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  if (place && place !== leaf) place.scrollIntoView({ block: "center" });
  else scrollTo(0, 0);
  (place && place !== leaf ? place : leaf.querySelector("main")).focus({ preventScroll: true });
}

addEventListener("hashchange", turn);
// Found by the browser's own search, or by an address within it: an address stays as it is.
for (const one of leaves) {
  one.addEventListener("beforematch", () => {
    const there = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (there?.closest(".leaf") !== one) history.replaceState(null, "", "#" + one.id);
    turn();
  });
}
turn();
