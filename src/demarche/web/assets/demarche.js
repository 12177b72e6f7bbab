// Works without: every page reads and links as it stands. This lights all parts of a line, and filters lists.
"use strict";

function light() {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  const line = decodeURIComponent(location.hash.slice(1));
  if (!line) return;
  const parts = [...document.querySelectorAll("[data-line]")].filter((part) => part.dataset.line === line);
  for (const part of parts) part.classList.add("lit");
  document.getElementById("n-" + line)?.classList.add("lit");
  const fold = document.getElementById(line)?.closest("details");
  if (fold) fold.open = true;
}

function hover(event) {
  const note = event.target.closest?.(".note");
  for (const near of document.querySelectorAll(".near")) near.classList.remove("near");
  if (!note) return;
  for (const part of document.querySelectorAll("[data-line]")) {
    if ("n-" + part.dataset.line === note.id) part.classList.add("near");
  }
}

function filter(input) {
  const words = input.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  const room = input.closest("main");
  for (const item of room.querySelectorAll(input.dataset.filter)) {
    const text = item.textContent.toLocaleLowerCase();
    item.hidden = !words.every((word) => text.includes(word));
    if (!item.hidden) shown += 1;
  }
  for (const group of room.querySelectorAll("section.month, section.group, :scope > section")) {
    const items = [...group.querySelectorAll(input.dataset.filter)];
    if (items.length) group.hidden = items.every((item) => item.hidden);
  }
  const said = input.closest(".filter").querySelector("output");
  said.textContent = words.length ? (shown ? String(shown) : said.dataset.none) : "";
}

for (const box of document.querySelectorAll(".filter")) {
  box.hidden = false;
  const input = box.querySelector("input");
  input.addEventListener("input", () => filter(input));
  if (input.value) filter(input);
}
function cited(fold) {
  const copy = fold.querySelector("p").cloneNode(true);
  const link = copy.querySelector("a:last-of-type");
  link.textContent = new URL(link.getAttribute("href"), location.href).href;
  for (const end of copy.querySelectorAll("br")) end.replaceWith("\n");
  const turned = /[\u202a-\u202e\u2066-\u2069]/g;
  return copy.textContent.replace(turned, "").replace(/\s*\n\s*/g, "\n").trim();
}

async function take(button, said) {
  const fold = button.nextElementSibling;
  try {
    await navigator.clipboard.writeText(cited(fold));
    said.textContent = button.textContent = fold.dataset.copied;
    button.classList.add("done");
    setTimeout(() => {
      button.textContent = fold.querySelector("summary").textContent;
      button.classList.remove("done");
    }, 2000);
  } catch {
    fold.hidden = false;
    fold.open = true;
    getSelection().selectAllChildren(fold.querySelector("p"));
    said.textContent = fold.querySelector("p").dataset.hand;
  }
}

const folds = document.querySelectorAll(".cite");
if (folds.length) {
  const said = document.createElement("p");
  said.className = "hush";
  said.setAttribute("role", "status");
  document.body.append(said);
  for (const fold of folds) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = fold.matches(".quiet") ? "copy quiet" : "copy";
    button.title = button.textContent = fold.querySelector("summary").textContent;
    fold.before(button);
    fold.hidden = true;
  }
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button.copy");
    if (button) take(button, said);
  });
}
addEventListener("hashchange", light);
if (document.querySelector(".sheet")) {
  document.addEventListener("mouseover", hover);
  document.addEventListener("focusin", hover);
}
addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll("details")) fold.open = true;
});
light();

// A person's language is remembered: the first page, which is not in a language's folder, opens in it.
for (const link of document.querySelectorAll(".tongues a")) {
  link.addEventListener("click", () => {
    try { localStorage.setItem("demarche.tongue", link.lang); } catch { /* not allowed here: it is chosen each time */ }
  });
  try {
    const first = !link.getAttribute("href").startsWith("../");
    if (first && localStorage.getItem("demarche.tongue") === link.lang) location.replace(link.href);
  } catch { /* the same */ }
}
