"use strict";
// Search as one types: every word must be found; where nothing has them all, what shares most pairs of letters is shown.
(() => {
  const LIMIT = 40;
  const form = document.getElementById("search");
  const input = document.getElementById("words");
  const panel = document.getElementById("found");
  const status = panel.querySelector("p");
  const list = panel.querySelector("ol");
  const up = document.body.dataset.up;
  const said = form.dataset;
  let entries = null;
  let asked = false;

  window.tuoyuIndex = (index) => {
    const make = (kind, path, id, title, about) =>
      ({ kind, path, id, title, about, head: `${id} ${title}`.toLowerCase(), all: `${id} ${title} ${about}`.toLowerCase() });
    entries = [
      ...index.rules.map(([id, title, standard, words]) => make("rule", `rules/${id}.html`, id, title, `${standard} ${words}`)),
      ...index.clauses.map(([source, number, clause, text, act]) => {
        const [name, title] = index.sources[source];
        return make("clause", `clauses/${name}.${number}.html`, `${name}#${number}`, `${act || title} ${clause}`, text);
      }),
      ...index.sources.map(([name, title]) => make("source", `sources/${name}.html`, name, title, "")),
    ];
    show();
  };

  function load() {
    if (asked) return;
    asked = true;
    const script = document.createElement("script");
    script.src = document.body.dataset.index;
    document.head.append(script);
  }

  // Where a word stands in a text, from a place on: Latin words from their first letter, so that "ratio" is not "administration".
  function place(text, word, from = 0) {
    let at = text.indexOf(word, from);
    while (at > 0 && /[a-z]/.test(word[0]) && /[a-z]/.test(text[at - 1])) at = text.indexOf(word, at + 1);
    return at;
  }

  function score(entry, words) {
    let sum = 0;
    for (const word of words) {
      if (place(entry.all, word) < 0) return 0;
      sum += entry.id === word ? 9 : place(entry.head, word) >= 0 ? 3 : 1;
    }
    return sum + (entry.kind === "rule" ? 0.5 : 0);
  }

  const pairs = (text) => [...new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, n) => text.slice(n, n + 2)))];

  function closest(text) {
    const wanted = pairs(text.replace(/\s+/g, ""));
    const shared = (entry) => wanted.filter((pair) => entry.all.includes(pair)).length / (wanted.length || 1);
    return entries.map((entry) => [shared(entry), entry]).filter(([share]) => share >= 0.5);
  }

  function find(text) {
    const words = text.split(/\s+/).filter(Boolean);
    const exact = entries.map((entry) => [score(entry, words), entry]).filter(([points]) => points > 0);
    const ranked = exact.length ? exact : closest(text);
    ranked.sort((one, other) => other[0] - one[0]);
    return { near: !exact.length && ranked.length > 0, words, found: ranked.map(([, entry]) => entry) };
  }

  function marked(text, words) {
    const piece = document.createDocumentFragment();
    const low = text.toLowerCase();
    let at = 0;
    while (at < text.length) {
      const hits = words.map((word) => [place(low, word, at), word.length]).filter(([start]) => start >= 0);
      if (!hits.length) break;
      const [start, length] = hits.reduce((one, other) => (other[0] < one[0] ? other : one));
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, start + length);
      piece.append(text.slice(at, start), mark);
      at = start + length;
    }
    piece.append(text.slice(at));
    return piece;
  }

  function excerpt(text, words) {
    const first = words.map((word) => place(text.toLowerCase(), word)).find((start) => start > 30) ?? 0;
    const start = Math.max(0, first - 20);
    return (start ? "…" : "") + text.slice(start, start + 110) + (text.length > start + 110 ? "…" : "");
  }

  function row(entry, words) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const about = document.createElement("small");
    link.href = up + entry.path;
    link.append(marked(entry.title, words));
    about.append(`${said[entry.kind]} · ${entry.id}`);
    if (entry.about) about.append(" · ", marked(excerpt(entry.about, words), words));
    link.append(about);
    item.append(link);
    return item;
  }

  function show() {
    const text = input.value.trim().toLowerCase();
    panel.hidden = !text || !entries;
    if (panel.hidden) return;
    const { near, words, found } = find(text);
    const shown = found.slice(0, LIMIT);
    const count = said.found.replace("{n}", found.length) + (found.length > LIMIT ? said.first.replace("{n}", LIMIT) : "");
    status.textContent = !found.length ? said.none : near ? said.near : count;
    list.replaceChildren(...shown.map((entry) => row(entry, words)));
  }

  function step(by) {
    const links = [input, ...list.querySelectorAll("a")];
    const next = links[links.indexOf(document.activeElement) + by];
    if (next) next.focus();
  }

  form.hidden = false;
  input.addEventListener("focus", load);
  input.addEventListener("input", () => { load(); show(); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.click();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape") {
      panel.hidden = true;
      input.focus();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|TEXTAREA)$/.test(document.activeElement?.tagName ?? "")) {
      event.preventDefault();
      input.focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (!form.contains(event.target)) panel.hidden = true;
  });
})();
