// Works without: every circle and tie is a link. This fades what a circle under the pointer or the focus has no tie to.
"use strict";

for (const net of document.querySelectorAll(".net")) {
  const ties = [...net.querySelectorAll("[data-a]")];
  const nodes = [...net.querySelectorAll(".node")];
  const look = (event) => {
    const id = event.target.closest?.(".node")?.dataset.id;
    const near = new Set([id]);
    for (const tie of ties) {
      const mine = tie.dataset.a === id || tie.dataset.b === id;
      tie.classList.toggle("near", mine);
      if (mine && getComputedStyle(tie).display !== "none") near.add(tie.dataset.a).add(tie.dataset.b);
    }
    for (const node of nodes) node.classList.toggle("near", near.has(node.dataset.id));
    net.classList.toggle("looking", Boolean(id));
  };
  const box = net.parentElement; // on the drawing itself they would make it a stop of the keyboard
  for (const kind of ["mouseover", "mouseout", "focusin"]) box.addEventListener(kind, look);
  box.addEventListener("focusout", () => net.classList.remove("looking"));
}
