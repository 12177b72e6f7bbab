// Works without: a served page is asked by its form, a page on disk shows all. Here a choice takes effect at once.
"use strict";

const form = document.querySelector("form.facets");
const items = form?.dataset.items ?? ".event";
const groups = form?.dataset.groups ?? "section.month";

function asked() {
  const chosen = new URLSearchParams();
  const kinds = [...form.querySelectorAll("[name=kind]")];
  for (const box of form.querySelectorAll("select")) if (box.value) chosen.set(box.name, box.value);
  const on = kinds.filter((box) => box.checked).map((box) => box.value);
  const usual = kinds.every((box) => box.checked === (box.value !== "plain"));
  if (!usual) for (const kind of on) chosen.append("kind", kind);
  return chosen;
}

// What the address asks for, laid into the form.
function read() {
  const wanted = new URLSearchParams(location.search);
  for (const box of form.querySelectorAll("select")) {
    const value = wanted.get(box.name) ?? "";
    box.value = [...box.options].some((option) => option.value === value) ? value : "";
  }
  const kinds = wanted.getAll("kind");
  if (kinds.length) for (const box of form.querySelectorAll("[name=kind]")) box.checked = kinds.includes(box.value);
}

function fits(item, chosen) {
  const has = (name, list) => !chosen.get(name) || (item.dataset[list] ?? "").split(" ").includes(chosen.get(name));
  const kinds = chosen.getAll("kind");
  const kind = ["statement", "act", "meeting", "plain"].find((one) => item.classList.contains(one));
  const usual = !kinds.length && kind !== "plain";
  const kindly = !kind || kinds.includes(kind) || usual;
  return [has("party", "parties") && has("issue", "issues") && has("act", "act"), kindly];
}

// The days and months again, of the lines that are left; only where the page holds all of them.
function recount(chosen) {
  const scale = document.querySelector(".scale");
  const totals = document.querySelector(".totals");
  if (!scale) return;
  const whole = scale.dataset.whole === "1";
  if (totals) totals.hidden = whole || !chosen.size;
  if (!whole) return;
  const days = [...document.querySelectorAll(items)].filter((item) => item.dataset.first && fits(item, chosen).every(Boolean));
  for (const cell of scale.querySelectorAll("[data-unit]")) {
    const unit = cell.dataset.unit;
    const last = unit + "-31".slice(0, 10 - unit.length);
    const inside = days.filter((item) => item.dataset.first.startsWith(unit) && item.dataset.last.startsWith(unit)).length;
    const beside = days.filter((item) => item.dataset.first <= last && item.dataset.last >= unit && near(item)).length - inside;
    const said = inside ? String(inside) : beside ? `(${beside})` : "–";
    cell.querySelector(".n").textContent = said;
    cell.classList.toggle("void", !inside && !beside);
    cell.title = cell.getAttribute("aria-label").replace(/: .*/, `: ${said}`);
    cell.setAttribute("aria-label", cell.title);
  }
}

function near(item) {
  return (new Date(item.dataset.last) - new Date(item.dataset.first)) / 864e5 < 31;
}

// On disk: leave out what does not fit, say how much is left, and take the choice along to the other pages.
function narrow() {
  const chosen = asked();
  let shown = 0;
  let all = 0;
  for (const item of document.querySelectorAll(items)) {
    const [fit, kindly] = fits(item, chosen);
    item.classList.toggle("out", !fit);
    all += kindly;
    shown += fit && kindly;
  }
  for (const group of document.querySelectorAll(groups)) {
    group.classList.toggle("out", group.querySelector(items) && !group.querySelector(`:is(${items}):not(.out)`));
  }
  recount(chosen);
  const some = [...form.querySelectorAll("select")].some((box) => box.value);
  const said = form.querySelector("output");
  const tongue = document.documentElement.lang;
  const of = (n) => n.toLocaleString(tongue);
  said.textContent = !some ? "" : shown || !all ? form.dataset.of.replace("{n}", of(shown)).replace("{all}", of(all)) : form.dataset.none;
  form.querySelector(".reset").hidden = !chosen.size;
  const query = chosen.size ? "?" + chosen : "";
  for (const link of document.querySelectorAll(".scale a, .ends a, .crumbs a, .pager a, .index a, .month h2 a, .lane h2 a, .tongues a")) {
    const to = new URL(link.getAttribute("href"), location.href);
    to.search = query;
    if (link.getAttribute("href").startsWith("#")) continue;
    link.href = to.href;
  }
  history.replaceState(null, "", location.pathname + query + location.hash);
}

if (form) {
  const live = form.dataset.live === "1";
  form.querySelector(".choices").hidden = false;
  if (!live) {
    read();
    form.addEventListener("submit", (event) => event.preventDefault());
    form.querySelector(".reset").addEventListener("click", (event) => {
      event.preventDefault();
      form.reset();
      for (const box of form.querySelectorAll("select")) box.value = "";
      narrow();
    });
    if (location.search) narrow();
  }
  form.addEventListener("change", () => (live ? form.requestSubmit() : narrow()));
}
