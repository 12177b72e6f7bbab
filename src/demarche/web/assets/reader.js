// Works without: numbers and links lead there and back. This makes every highlight lead to its lines by a click on it.
"use strict";

{
  function notesOf(mark) {
    const found = [];
    for (let part = mark; part; part = part.parentElement?.closest("[data-line]")) {
      const line = part.dataset.line;
      const note = document.getElementById("n-" + line) || document.querySelector(`.note[data-lines~="${CSS.escape(line)}"]`);
      if (note && !found.includes(note)) found.push(note);
    }
    return found;
  }

  function follow(event) {
    if (event.target.closest?.("a, button, summary, input, label") || String(getSelection())) return;
    const mark = event.target.closest(".sheet [data-line]");
    if (!mark) return;
    const notes = notesOf(mark);
    if (!notes.length) return;
    const there = "#" + notes[0].id, light = () => notes.forEach((note) => note.classList.add("lit"));
    if (location.hash === there) return light();
    addEventListener("hashchange", light, { once: true }); // by then what was lit before is dark again
    location.hash = there;
  }

  function pairUp(event) {
    const from = event.target.closest?.(".sheets a.m[href^='#']");
    for (const lit of document.querySelectorAll(".sheets .near")) lit.classList.remove("near");
    if (!from) return;
    const there = from.getAttribute("href").slice(1);
    for (const part of document.querySelectorAll(".sheets [data-line]")) {
      if (part.dataset.line === there || part.dataset.line === from.dataset.line) part.classList.add("near");
    }
  }

  function both() {
    const there = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const back = there?.closest(".sheets a.m")?.getAttribute("href");
    if (!back) return;
    for (const part of document.querySelectorAll(".sheets [data-line]")) {
      if ("#" + part.dataset.line === back) part.classList.add("lit");
    }
  }

  document.documentElement.classList.add("clicks");
  document.addEventListener("click", follow);
  document.addEventListener("mouseover", pairUp);
  document.addEventListener("focusin", pairUp);
  addEventListener("hashchange", both);
  both();
}
