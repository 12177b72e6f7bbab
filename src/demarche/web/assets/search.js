// Searches pages that lie on disk: loads the parts of the index (search/*.js) that the words need, and lists what they
// find, the newest reports first. The index says nothing that is run: its scripts hand over strings and numbers.
"use strict";

const form = document.querySelector("form.search");
const box = document.getElementById("answer");
const held = new Map();
const PER_PAGE = 20;
const SHOWN = 4;
const AROUND = 140;
const LETTERS = /[\p{L}\p{N}](?:[\p{L}\p{N}]|[\u0300-\u036f])*/gu;

function demarche(name, data) { // what each part of the index calls
  held.get(name)?.give(data);
}

function part(name) {
  if (!held.has(name)) {
    let give;
    const coming = new Promise((settle) => { give = settle; });
    held.set(name, { coming, give });
    const script = document.createElement("script");
    script.src = form.dataset.shards + name + ".js";
    script.onerror = () => give(null); // no word begins so
    document.head.append(script);
  }
  return held.get(name).coming;
}

const fold = (word) => word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
const folded = (text) => (text.match(LETTERS) || []).map(fold);
const slug = (letters) => [...letters].map((c) => (/[A-Za-z0-9-]/.test(c) ? c : `_${c.codePointAt(0).toString(16)}_`)).join("");
const unpack = (packed) => { let at = 0; return packed.split(" ").map((step) => (at += parseInt(step, 36))); };
const days = (at) => at.split("-").map(Number);

function dayOf(text) { // as in Python (search/ask.py): [first, last] in ISO, null where it cannot be read
  const ends = text.trim().split(/\s*(?:\.\.+|–|—|\/|\s(?:to|until|s\.?\/?d\.?|hingga|sampai|-)\s)\s*/).slice(0, 2).map(oneDay);
  if (ends.some((end) => !end)) return null;
  const [first, last] = [ends[0], ends[ends.length - 1]];
  return [first[0] < last[0] ? first[0] : last[0], first[1] > last[1] ? first[1] : last[1]];
}

function oneDay(text) {
  const iso = text.match(/^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/);
  const spelt = text.match(/^(?:(\d{1,2})\s+)?(\p{L}+)\s+(\d{4})$/u);
  let [year, month, day] = iso ? iso.slice(1).map((n) => Number(n || 0)) : [0, 0, 0];
  if (spelt) [year, month, day] = [Number(spelt[3]), monthOf(fold(spelt[2])), Number(spelt[1] || 0)];
  if (!year || (spelt && !month) || month > 12) return null;
  const two = (n) => String(n).padStart(2, "0");
  const last = new Date(Date.UTC(year, month || 12, 0)).getUTCDate();
  if (day > last) return null;
  return [`${year}-${two(month || 1)}-${two(day || 1)}`, `${year}-${two(month || 12)}-${two(day || last)}`];
}

function monthOf(name) {
  for (const tongue of ["en", "id"]) {
    for (const month of ["long", "short"]) {
      for (let n = 1; n <= 12; n += 1) {
        const said = new Intl.DateTimeFormat(tongue, { month, timeZone: "UTC" }).format(Date.UTC(2000, n - 1, 1));
        if (fold(said.replace(".", "")) === name) return n;
      }
    }
  }
  return 0;
}

function readAsk() {
  const given = new URLSearchParams(location.search);
  const ask = Object.fromEntries(["q", "party", "to", "person", "issue", "act", "day"].map((name) => [name, (given.get(name) || "").trim()]));
  const quoted = /["“”«»„]([^"“”«»„]+)["“”«»„]/g;
  ask.phrases = [...ask.q.matchAll(quoted)].map((found) => folded(found[1])).filter((words) => words.length);
  ask.words = [...new Set(folded(ask.q.replace(quoted, " ")))];
  ask.days = ask.day ? dayOf(ask.day) : null;
  ask.names = folded(ask.person);
  ask.narrow = Boolean(ask.party || ask.to || ask.issue || ask.act || ask.days || ask.names.length);
  return ask;
}

async function carrying(word, langs) { // {reports: numbers, forms: {language: words}}
  const near = (await part("w/" + slug([...word].slice(0, 2).join("")))) || {};
  let known = word; // a form that no report has: another ending of a word that one has
  while (!Object.hasOwn(near, known) && known.length > Math.max(4, word.length - 4)) known = known.slice(0, -1);
  const roots = Object.hasOwn(near, known) ? near[known].split(" ") : [];
  const found = { reports: new Set(), forms: {} };
  for (const root of roots) {
    const [lang, own] = [langs[parseInt(root, 10)], root.slice(root.indexOf(":") + 1)];
    const entry = (await part("p/" + slug([...own].slice(0, 2).join(""))))?.[root];
    if (!entry) continue;
    found.forms[lang] = new Set([...(found.forms[lang] || []), ...entry[0].split(" ")]);
    for (const number of unpack(entry[1])) found.reports.add(number);
  }
  return found;
}

async function asked(field, values) { // reports under any of the values
  const found = new Set();
  const under = (await part("k/" + field)) || {};
  for (const value of values) for (const number of Object.hasOwn(under, value) ? unpack(under[value]) : []) found.add(number);
  return found;
}

function months([first, last]) {
  const found = [];
  let [year, month] = days(first);
  const [endYear, endMonth] = days(last);
  while (year < endYear || (year === endYear && month <= endMonth)) {
    found.push(`${year}-${String(month).padStart(2, "0")}`);
    if (!found.includes(String(year))) found.push(String(year));
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
    if (found.length > 5000) break;
  }
  return found;
}

async function candidates(ask, meta) {
  const sets = [];
  const forms = [];
  for (const word of ask.words) {
    const found = await carrying(word, meta.langs);
    sets.push(found.reports);
    forms.push(found.forms);
  }
  for (const phrase of ask.phrases) for (const word of phrase) sets.push((await carrying(word, meta.langs)).reports);
  for (const field of ["party", "to", "act", "issue"]) if (ask[field]) sets.push(await asked(field, [ask[field]]));
  if (ask.days) sets.push(await asked("month", months(ask.days)));
  for (const name of ask.names) {
    const under = Object.keys((await part("k/name")) || {});
    sets.push(await asked("name", under.filter((word) => word.startsWith(name))));
  }
  sets.sort((a, b) => a.size - b.size);
  const all = sets.length ? [...sets[0]] : [...Array(meta.count).keys()];
  return { numbers: all.filter((number) => sets.every((set) => set.has(number))).sort((a, b) => a - b), forms };
}

function hitsIn(text, lang, ask, forms) { // [start, end, which] in UTF-16 units
  const tokens = [...text.matchAll(LETTERS)].map((found) => [found.index, found.index + found[0].length, fold(found[0])]);
  const hits = [];
  for (const [start, end, word] of tokens) {
    forms.forEach((form, n) => { if (form[lang]?.has(word)) hits.push([start, end, n]); });
  }
  ask.phrases.forEach((phrase, p) => {
    for (let i = 0; i + phrase.length <= tokens.length; i += 1) {
      if (phrase.every((word, k) => tokens[i + k][2] === word)) hits.push([tokens[i][0], tokens[i + phrase.length - 1][1], forms.length + p]);
    }
  });
  return hits.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
}

function fits(line, ask, published) {
  const [kind, , , , , who, party, act, to, issues, first, last] = line;
  const has = (codes, code) => !code || codes === code || codes.split("+").includes(code);
  if (!has(party, ask.party) || !has(to, ask.to)) return false;
  if (kind === "m" ? ask.act || ask.issue || ask.to || ask.names.length : ask.act && act !== ask.act) return false;
  if (ask.issue && !issues.includes(ask.issue)) return false;
  const names = folded(who);
  if (!ask.names.every((name) => names.some((word) => word.startsWith(name)))) return false;
  const [a, b] = first || kind === "m" ? [first, last] : published;
  return !ask.days || Boolean(a && a <= ask.days[1] && b >= ask.days[0]);
}

function gather(report, ask, forms) {
  const [page, title, site, from, until, lang, text, lines, cuts] = report;
  const units = unitsOf(text);
  const wanted = ask.words.length + ask.phrases.length;
  const hits = hitsIn(text, lang, ask, forms);
  const places = [];
  const covered = new Set();
  for (const line of lines) {
    const [start, end] = [units(line[3]), units(line[4])];
    const inside = hits.filter((hit) => start <= hit[0] && hit[1] <= end);
    const many = new Set(inside.map((hit) => hit[2])).size;
    if (ask.narrow ? line[0] === "s" || !fits(line, ask, [from, until]) : line[0] === "a" || !inside.length) continue;
    if (ask.narrow && wanted && many < wanted) {
      const own = new Set([...inside, ...hitsIn(line[5], lang, ask, forms)].map((hit) => hit[2])).size;
      if (own < wanted) continue;
    }
    if (places.some((place) => place.start === start && place.end === end)) continue;
    for (const hit of inside) covered.add(hit);
    places.push({ line, start, end, hits: inside, many });
  }
  if (!ask.narrow) {
    for (const group of passages(text, hits.filter((hit) => !covered.has(hit)))) {
      const [a, b] = [group[0][0], group[group.length - 1][1]];
      const ends = [text.slice(0, a).search(/[^\r\n\u2028\u2029]*$/), text.slice(b).search(/[\r\n\u2028\u2029]|$/) + b];
      places.push({ start: ends[0], end: ends[1], hits: group, many: new Set(group.map((hit) => hit[2])).size, at: group });
    }
  }
  const best = ask.narrow ? () => 0 : (a, b) => b.many - a.many || Boolean(a.at) - Boolean(b.at);
  places.sort((a, b) => best(a, b) || a.start - b.start || a.end - b.end);
  return { page, title, site, from, until, lang, text, places, cuts };
}

function passages(text, hits) {
  const groups = [];
  for (const hit of hits) {
    const last = groups[groups.length - 1];
    const end = last?.[last.length - 1][1];
    if (last && hit[0] - end < AROUND && !/[\r\n\u2028\u2029]/.test(text.slice(end, hit[0]))) last.push(hit);
    else groups.push([hit]);
  }
  return groups;
}

function unitsOf(text) { // code points, as lines count them -> UTF-16 units
  const wide = [];
  let point = 0;
  for (const letter of text) {
    if (letter.length > 1) wide.push(point);
    point += 1;
  }
  return (at) => at + wide.filter((one) => one < at).length;
}

function points(text, units) {
  return [...text.slice(0, units)].length;
}

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function link(href, text, className) {
  const made = element("a", className, text);
  made.href = href;
  return made;
}

function excerpt(place, text) {
  const made = document.createElement("bdi");
  const first = place.hits.length ? place.hits[0][0] : place.start;
  const last = place.hits.length ? place.hits[place.hits.length - 1][1] : place.start;
  const long = (n) => n > 2 * AROUND;
  let start = long(first - place.start) ? text.indexOf(" ", first - AROUND) + 1 : place.start;
  if (start > first) start = first;
  const end = long(place.end - last) ? Math.max(last, text.lastIndexOf(" ", last + (place.hits.length ? AROUND : 900))) : place.end;
  if (start > place.start) made.append("… ");
  let here = start;
  for (const [a, b] of place.hits) {
    if (a < here || b > end) continue;
    made.append(text.slice(here, a), element("mark", "hit", text.slice(a, b)));
    here = b;
  }
  made.append(text.slice(here, end));
  if (end < place.end) made.append(" …");
  return made;
}

function said(line, meta, tongue) {
  const [kind, , , , , who, party, act, to, , first, last] = line;
  const head = element("p", "head");
  const day = spelt(first, last, tongue);
  if (kind === "m") {
    head.append(element("span", "status " + slug(act), meta.status[act]?.[tongue] || act), " ", element("bdi", "", who));
  } else {
    if (who) head.append(element("bdi", "who", who), " ");
    named(head, party, meta, tongue, "of");
    if (!who && !party) head.append(element("span", "who", box.dataset.unknown));
    head.append(" ", element("span", "verb", meta.act[act]?.[tongue] || act));
    if (to) {
      const arrow = element("span", "", "→");
      arrow.setAttribute("aria-hidden", "true");
      head.append(" ", arrow, " ");
      named(head, to, meta, tongue, "to");
    }
  }
  if (day) head.append(" ", element("span", "small", day));
  return head;
}

function named(head, codes, meta, tongue, className) {
  codes.split("+").filter(Boolean).forEach((code, n) => {
    const known = Object.hasOwn(meta.party, code) && meta.party[code];
    head.append(n ? " + " : "", known ? link(box.dataset.home + known[0], known[1][tongue], className) : element("span", className, code));
  });
}

function spelt(first, last, tongue) {
  if (!first) return "";
  const format = new Intl.DateTimeFormat(tongue === "en" ? "en-GB" : tongue, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  const [a, b] = [first, last].map((day) => new Date(day + "T00:00:00Z"));
  return first === last ? format.format(a) : format.formatRange(a, b);
}

function shownReport(found, meta, tongue) {
  const section = element("section", "result");
  const heading = element("h2");
  const page = box.dataset.home + found.page;
  const title = link(page, "");
  title.append(element("bdi", "", found.title));
  heading.append(title);
  section.append(heading, element("p", "src", [found.site, spelt(found.from, found.until, tongue) || meta.unknown[tongue]].filter(Boolean).join(" · ")));
  for (const place of found.places.slice(0, SHOWN)) {
    const article = element("article", "line");
    if (place.line) article.append(said(place.line, meta, tongue));
    const quote = element("blockquote", place.line ? "" : "passage");
    const span = place.line ? [] : [place.at[0][0], place.at[place.at.length - 1][1]].map((at) => points(found.text, at));
    const nth = place.line ? place.line[2] : found.cuts.filter((cut) => cut <= span[0]).length;
    const paged = nth ? page.replace(/\.html$/, `.${nth + 1}.html`) : page;
    const words = link(place.line ? `${paged}#${place.line[1]}` : `${paged}?w=${span.join("-")}`, "", "words");
    words.lang = found.lang;
    words.append(excerpt(place, found.text));
    quote.append(words);
    article.append(quote);
    section.append(article);
  }
  const more = found.places.length - SHOWN;
  if (more > 0) {
    const line = element("p", "more");
    line.append(link(page, counted(box.dataset.further, more, tongue)));
    section.append(line);
  }
  return section;
}

function counted(pattern, n, tongue) {
  const [one, other] = pattern.split("|");
  return (n === 1 ? one : other).replace("{n}", new Intl.NumberFormat(tongue).format(n));
}

async function meant(ask, meta, tongue) {
  const typed = folded(ask.q);
  if (!typed.length) return;
  const carries = (name) => { const own = folded(name); return typed.every((word) => own.some((one) => one.startsWith(word))); };
  const found = [...Object.values(meta.party), ...Object.values(meta.issue)]
    .filter(([, names]) => Object.values(names).some(carries)).map(([page, names]) => [names[tongue], page]);
  found.push(...((await part("people")) || []).filter(([name]) => carries(name)).slice(0, 8));
  if (!found.length) return;
  const nav = element("nav", "meant");
  const line = element("p");
  nav.setAttribute("aria-label", box.dataset.meant);
  line.append(element("span", "small", box.dataset.meant + ":"), " ");
  found.slice(0, 16).forEach(([name, page], n) => line.append(n ? " · " : "", link(box.dataset.home + page, name)));
  nav.append(line);
  box.prepend(nav);
}

async function answer() {
  const ask = readAsk();
  const tongue = form.dataset.tongue;
  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = form.elements[name];
    if (field && field.type !== "checkbox") field.value = value;
  }
  form.hidden = false;
  if (ask.narrow || ask.day) form.querySelector("details").open = true;
  if (!ask.words.length && !ask.phrases.length && !ask.narrow && !ask.day) return;
  if (ask.day && !ask.days) {
    box.replaceChildren(element("p", "empty", box.dataset.unreadDay.replace("{day}", ask.day)));
    return;
  }
  const sum = element("p", "sum", box.dataset.loading);
  box.replaceChildren(sum);
  const meta = await part("meta");
  if (!meta) {
    sum.textContent = box.dataset.failed;
    return;
  }
  await meant(ask, meta, tongue);
  const { numbers, forms } = await candidates(ask, meta);
  const sure = !ask.phrases.length && !(ask.narrow && ask.words.length);
  sum.textContent = !numbers.length ? box.dataset.none : sure ? counted(box.dataset.reports, numbers.length, tongue) : "";
  await more({ ask, meta, tongue, numbers, forms, sum, shown: 0 });
}

async function more(state) {
  let [added, looked] = [0, 0];
  let first = null;
  while (state.numbers.length && added < PER_PAGE && looked < 2000) {
    const number = state.numbers.shift();
    looked += 1;
    const report = (await part("r/" + Math.floor(number / state.meta.size)))?.[number % state.meta.size];
    const found = report && gather(report, state.ask, state.forms);
    if (!found || !carriesAll(found, state)) continue;
    const made = shownReport(found, state.meta, state.tongue);
    first = first || made;
    box.append(made);
    added += 1;
  }
  state.shown += added;
  if (!state.shown && !state.numbers.length) state.sum.textContent = box.dataset.none;
  if (state.shown > added) first?.querySelector("a").focus();
  if (!state.numbers.length) return;
  const next = element("button", "next", box.dataset.next);
  next.type = "button";
  next.addEventListener("click", () => { next.remove(); more(state); });
  box.append(next);
}

function carriesAll(found, state) { // the index knows words; that phrases stand there, and lines fit, the text tells
  if (state.ask.narrow) return found.places.length > 0;
  const wanted = state.ask.words.length + state.ask.phrases.length;
  const all = hitsIn(`${found.text}\n${found.title}`, found.lang, state.ask, state.forms);
  return new Set(all.map((hit) => hit[2])).size === wanted;
}

globalThis.demarche = demarche;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const given = [...new FormData(form)].filter(([, value]) => value.trim());
  history.pushState(null, "", "?" + new URLSearchParams(given));
  answer();
});
addEventListener("popstate", answer);
answer();
