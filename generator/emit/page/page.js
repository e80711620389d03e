// SPDX-License-Identifier: 0BSD
// page.js: the search, the columns to show and hide, and the links. All that it knows is in the tables.
"use strict";
(() => {
  const table = document.getElementById("codes");
  const box = document.getElementById("term");
  const result = document.getElementById("found");
  const told = document.getElementById("told"); // a sentence: what is in it is read aloud

  // What the tables say

  const listOf = (text) => text ? text.split(" ") : [];
  const spaces = [...table.tHead.rows[0].cells].slice(1).map((head, number) => ({
    name: head.textContent, kind: head.dataset.kind, sources: +head.dataset.sources, number,
    also: listOf(head.dataset.also), prefixes: listOf(head.dataset.prefixes),
    wrapped: listOf(head.dataset.wrapped).map(Number), // what its codes are met with added to them
    rare: "rare" in head.dataset,
    codes: new Map(), // a code's {code, names, meant, errors, socketError, cell, sure}: what each name meant, and all
    written: new Map(), // a SocketError's code
  }));
  const socketErrors = [];
  const errors = new Map(); // an error's {name, message, says}

  function readCell(space, row, cell, name, socketError) {
    const text = cell.firstChild.textContent, code = parseInt(text, 10), own = cell.querySelector("small");
    const known = space.codes.get(code) ||
      {code, names: [], meant: [], errors: [], socketError, sure: true, cell, rows: []};
    if (cell.id) known.cell = cell, known.socketError = socketError, known.sure = !text.includes("?");
    const symbol = own ? own.textContent : errors.has(name) ? name : "";
    const add = cell.id ? "unshift" : "push";
    if (symbol) known.names[add](symbol), known.meant[add](name);
    known.errors[add](name);
    known.rows.push(row);
    space.codes.set(code, known);
  }

  for (const body of table.tBodies) {
    const [head, ...rows] = body.rows;
    const socketError = head.querySelector(".value") && {
      name: head.querySelector("b").textContent, value: +head.querySelector(".value").textContent,
      summary: head.querySelector("small").textContent, row: head,
    };
    if (socketError) {
      socketErrors.push(socketError);
      spaces.forEach((space, i) => {
        const text = head.cells[i + 1].textContent;
        if (text) space.written.set(socketError, +text);
      });
    }
    for (const row of rows) {
      const [first, ...cells] = row.cells, message = first.querySelector("small");
      let name = socketError ? socketError.name : "";
      if (!first.querySelector("i")) {
        name = first.firstChild.textContent.trim();
        errors.set(name, {name, message: message ? message.textContent : "", says: (first.dataset.says || "").split("; ")});
      }
      cells.forEach((cell, i) => {
        if (cell.textContent) readCell(spaces[i], row, cell, name, socketError);
      });
    }
  }

  const overrides = [...document.getElementById("runtimes").tBodies[0].rows].map((row, number) => ({
    runtime: row.cells[0].textContent, number,
    socketError: socketErrors.find((each) => each.name === row.cells[1].textContent),
    code: /^-?\d+$/.test(row.cells[2].textContent) ? +row.cells[2].textContent : NaN,
  })).filter((override) => override.socketError && !Number.isNaN(override.code));

  // The names by which runtimes show errors, if the page has a table of them.
  const nameRows = [...document.querySelectorAll("#names tr")].map((row) => [...row.cells]);
  const shownNames = nameRows.slice(1).flatMap(([error, ...cells]) => cells.flatMap((cell, column) =>
    [...cell.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => ({
      error: error.textContent, column, name: node.data,
    }))));

  // What a term is: as `sockerr lookup` has it

  const hit = (space, code) => {
    const known = space.codes.get(code);
    return known ? [{place: space.name, order: space.number, space, ...known}] : [];
  };

  // What the hits of a row have alike: the code, the names, the errors and the SocketError.
  const rowKey = (each) => [each.code, each.socketError ? each.socketError.name : "", ...each.names, "",
    ...new Set(each.errors)].join(" ");

  const ofRuntimes = (wanted) => overrides.filter(wanted).map((override) => ({
    place: override.runtime, order: spaces.length + override.number, code: override.code, names: [], errors: [],
    socketError: override.socketError, sure: true, rows: [override.socketError.row],
  }));

  const ofValue = (socketError) =>
    spaces.some((space) => space.kind === "winsock" && space.codes.get(socketError.value)?.socketError)
      ? [] : [{place: socketError.name, order: 1e6, code: socketError.value, names: [], errors: [], socketError,
               sure: true, rows: [socketError.row]}];

  // A number, or the negative one that was printed without its sign; undefined: it is none.
  function readNumber(term) {
    const match = /^([-+]?)(\d+|0x[0-9a-f]+)$/i.exec(term);
    if (!match) return undefined;
    let number = BigInt(match[2]);
    if (match[1] === "-") number = -number;
    for (const bits of [32, 64])
      if (number >= 1n << BigInt(bits - 1) && number < 1n << BigInt(bits) &&
          BigInt.asIntN(bits, number) >= -(1n << 31n))
        number = BigInt.asIntN(bits, number);
    return number >= -(1n << 31n) && number < 1n << 31n ? Number(number) : NaN;
  }

  // A negated code, where the number is a code itself, is an accident unless spaces share it.
  function ofNegated(number, among, sharedAlone) {
    const hits = among.filter((space) => ["errno", "winsock"].includes(space.kind))
      .flatMap((space) => hit(space, -number));
    const alike = (each) => hits.filter((other) => rowKey(other) === rowKey(each)).length;
    return sharedAlone ? hits.filter((each) => alike(each) > 1) : hits;
  }

  function ofNumber(number, among, everywhere) {
    const hits = among.flatMap((space) => [
      ...hit(space, number),
      ...space.wrapped.map((offset) => (number - offset) | 0).flatMap((code) => code ? hit(space, code) : []),
    ]);
    if (number < 0) hits.push(...ofNegated(number, among, hits.length > 0));
    if (everywhere)
      hits.push(...ofRuntimes((override) => override.code === number),
                ...socketErrors.filter((each) => each.value === number).flatMap(ofValue));
    return hits;
  }

  const ofErrors = (wanted, among) => among.flatMap((space) => [...space.codes.values()]
    .filter((known) => known.errors.some((name) => wanted.has(name)))
    .flatMap((known) => hit(space, known.code)));

  // What stands behind the first prefix of a space that a name begins with; else the name.
  function behindPrefix(space, name) {
    const prefix = space.prefixes.find((each) =>
      name.length > each.length && name.toUpperCase().startsWith(each.toUpperCase()));
    return prefix ? name.slice(prefix.length) : name;
  }

  const upper = (text) => text.toUpperCase();
  const constantOf = (space, symbol) => `SOCKERR_${upper(space.name)}_${upper(symbol)}`.replaceAll("-", "_");

  // One is the end of the other, and a package stands before it: syscall.ECONNREFUSED.
  function sameEnd(a, b) {
    const [end, whole] = [upper(a), upper(b)].sort((one, other) => one.length - other.length);
    return end !== "" && (whole.endsWith("." + end) || whole.endsWith("::" + end));
  }

  // The errors of this name, or to which some space or runtime gives it.
  function errorsNamed(term, same) {
    const wanted = new Set([...errors.keys()].filter((name) => same(name, term)));
    for (const space of spaces) {
      const bare = behindPrefix(space, term);
      const fits = (name) => same(name, term) || constantOf(space, name) === upper(term) ||
        (space.prefixes.length > 0 && [term, bare].some((each) => same(behindPrefix(space, name), each)));
      for (const known of space.codes.values())
        known.names.forEach((name, i) => fits(name) && wanted.add(known.meant[i]));
    }
    for (const shown of shownNames) if (same(shown.name, term)) wanted.add(shown.error);
    return wanted;
  }

  // Exactly, or else in whatever case.
  function ofName(term, among) {
    const hits = ofErrors(errorsNamed(term, (a, b) => a === b), among);
    return hits.length > 0 ? hits : ofErrors(errorsNamed(term, (a, b) => upper(a) === upper(b)), among);
  }

  const ofSocketError = (socketError, among, everywhere) => [
    ...among.flatMap((space) => space.written.has(socketError) ? hit(space, space.written.get(socketError)) : []),
    ...(everywhere
      ? [...ofRuntimes((override) => override.socketError === socketError), ...ofValue(socketError)] : []),
  ];

  const wordsOf = (text) => text.toLowerCase().match(/[a-z0-9\u0080-\uffff]+/g) || [];
  const nameWords = (name) => wordsOf(name.replace(/([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, "$1$3 $2"));

  // Names come first, then what is said of errors, by us or by systems, then of SocketErrors.
  function ofWords(term, among, everywhere) {
    const wanted = wordsOf(term);
    if (wanted.length === 0) return [];
    const fits = (words) => wanted.every((w) => words.some((own) => own.startsWith(w)));
    const ofSocketErrors = (words) => socketErrors.filter((each) => fits(words(each)))
      .flatMap((each) => ofSocketError(each, among, everywhere));
    const said = (error) => [error.message, ...error.says].some((text) => fits(wordsOf(text)));
    for (const find of [
      () => ofSocketErrors((each) => nameWords(each.name)),
      () => ofErrors(new Set([...errors.values()].filter(said).map((error) => error.name)), among),
      () => ofSocketErrors((each) => wordsOf(each.summary)),
    ]) {
      const hits = find();
      if (hits.length > 0) return hits;
    }
    return [];
  }

  function lookUp(term) { // {number, hits}: the number that the term is, and what it found
    const colon = term.indexOf(":");
    const only = spaces.filter((space) => colon >= 0 && [space.name, ...space.also].includes(term.slice(0, colon)));
    const among = only.length > 0 ? only : spaces, everywhere = only.length === 0;
    if (!everywhere) term = term.slice(colon + 1).trim();
    const number = readNumber(term);
    if (number !== undefined) return {number, term, hits: ofNumber(number, among, everywhere)};
    let hits = ofName(term, among);
    const member = term.replace(/^(?:SOCKERR_|(?:.*\.)?SocketError\.(?!.*\.))/i, "");
    const squeezed = member.replace(/[ _-]/g, "").toLowerCase();
    const named = socketErrors.find((each) => each.name === member) ||
      socketErrors.find((each) => each.name.toLowerCase() === squeezed);
    if (hits.length === 0 && named) hits = ofSocketError(named, among, everywhere);
    if (hits.length === 0) hits = ofErrors(errorsNamed(term, sameEnd), among);
    return {term, hits: hits.length > 0 ? hits : ofWords(term, among, everywhere)};
  }

  // The term is a name of the code, with or without a package or a prefix of the space.
  function isCalled({space, names}, term) {
    const wanted = upper(term), bare = (name) => upper(behindPrefix(space, name));
    return Boolean(space) && names.some((name) =>
      [upper(name), constantOf(space, name)].includes(wanted) || sameEnd(name, term) ||
      (space.prefixes.length > 0 && [wanted, bare(term)].includes(bare(name))));
  }

  // Rows: those of the number itself, or with the name, first; what a socket never says and those of rare
  // spaces alone last; and else the best known first.
  function inRows(hits, number, term) {
    const sources = (each) => each.space ? each.space.sources : 0;
    const rows = new Map(), seen = new Set();
    for (const each of [...hits].sort((a, b) => sources(b) - sources(a) || a.order - b.order)) {
      const key = rowKey(each);
      if (seen.has(key + "@" + each.place)) continue;
      seen.add(key + "@" + each.place);
      rows.set(key, [...(rows.get(key) || []), each]);
    }
    const weight = (row) => row.reduce((sum, each) => sum + sources(each), 0);
    const indirect = (row) => number !== undefined && row[0].code !== number;
    const rare = (row) => row.every((each) => each.space?.rare);
    const silent = (row) => number !== undefined && !row[0].socketError &&
      row.every((each) => each.space?.kind !== "errno");
    const named = (row) => number === undefined && row.some((each) => isCalled(each, term));
    return [...rows.values()].sort((a, b) => indirect(a) - indirect(b) || named(b) - named(a) ||
      silent(a) - silent(b) || rare(a) - rare(b) ||
      weight(b) - weight(a) || a[0].code - b[0].code || a[0].order - b[0].order);
  }

  // The answer, above the table, and what of the table it is about

  function element(name, text = "", attributes = {}) {
    const made = Object.assign(document.createElement(name), attributes);
    made.textContent = text;
    return made;
  }

  function placeOf(each) {
    if (!each.space) return document.createTextNode(each.place);
    const link = element("a", each.place + (each.sure ? "" : "?"), {href: "#" + each.cell.id});
    return link;
  }

  function answerRow(row) {
    const [first] = row, made = document.createElement("tr"), places = document.createElement("td");
    row.forEach((each, i) => places.append(i > 0 ? ", " : "", placeOf(each)));
    made.append(element("td", String(first.code)), element("td", first.names.join(", ")),
                element("td", first.socketError ? first.socketError.name : ""), places);
    return made;
  }

  // What runtimes call the errors that all codes of an answer mean.
  function namesOf(hits) {
    const meaning = hits.filter((each) => each.errors.length > 0);
    const shared = (error) => meaning.every((each) => each.errors.includes(error));
    const names = nameRows.length > 0 ? nameRows[0].slice(1).map(() => new Set()) : [];
    for (const {error, column, name} of shownNames)
      if (meaning.length > 0 && shared(error)) names[column].add(name);
    return names.map((own, column) => own.size > 0 && `${nameRows[0][column + 1].textContent} ${[...own].join(", ")}`)
      .filter(Boolean).join("; ");
  }

  function show({number, term, hits}) {
    const heads = document.createElement("tr"), answer = document.createElement("table");
    for (const head of ["code", "symbol", "SocketError", "spaces"])
      heads.append(element("th", head, {scope: "col"}));
    answer.createTHead().append(heads);
    const rows = inRows(hits, number, term), names = namesOf(hits);
    answer.createTBody().append(...rows.map(answerRow));
    const scroll = element("div", "", {className: "scroll"});
    scroll.append(answer);
    const sorted = rows.flat(), meant = [...new Set(sorted.flatMap((each) => each.errors))].map((name) => errors.get(name));
    const named = [...new Set(sorted.map((each) => each.socketError).filter(Boolean))];
    told.textContent = `${rows.length} ${rows.length === 1 ? "answer" : "answers"} to ${box.value.trim()}`;
    result.append(scroll,
      ...meant.filter((error) => error?.message).map((error) => element("p", `${error.name}: ${error.message}`)),
      ...named.map((each) => element("p", `${each.name}, ${each.value}: ${each.summary}`)),
      ...(names ? [element("p", names, {id: "called"})] : []));
  }

  function narrow(hits) {
    const wanted = hits && new Set(hits.flatMap((each) => each.rows));
    for (const body of table.tBodies) {
      const rows = [...body.rows].slice(1), own = !wanted || wanted.has(body.rows[0]);
      for (const row of rows) row.hidden = Boolean(wanted) && !wanted.has(row);
      body.hidden = !own && rows.every((row) => row.hidden);
    }
  }

  function search() {
    const term = box.value.trim();
    result.replaceChildren();
    told.textContent = "";
    if (term === "") return narrow(null);
    const answer = lookUp(term), {hits} = answer;
    if (hits.length > 0) show(answer);
    else told.textContent = `Nothing found for ${term}`;
    narrow(hits.length > 0 ? hits : null);
    return undefined;
  }

  // Columns

  const hiding = document.head.appendChild(document.createElement("style"));
  const boxes = [];

  function hideColumns() {
    hiding.textContent = boxes.filter((each) => !each.checked)
      .map((each) => `#codes tr > :nth-child(${+each.value + 2}) { display: none !important; }`).join("\n");
  }

  function checkAll(own, checked) {
    for (const each of own) each.checked = checked;
    hideColumns();
  }

  function addColumns() {
    for (const kind of new Set(spaces.map((space) => space.kind))) {
      const set = document.createElement("fieldset"), own = [];
      const all = element("button", "all", {type: "button", onclick: () => checkAll(own, true)});
      const none = element("button", "none", {type: "button", onclick: () => checkAll(own, false)});
      all.setAttribute("aria-label", `show all of ${kind}`);
      none.setAttribute("aria-label", `hide all of ${kind}`);
      set.append(element("legend", kind), all, none, document.createElement("br"));
      for (const space of spaces.filter((each) => each.kind === kind)) {
        const label = document.createElement("label");
        const check = Object.assign(document.createElement("input"),
                                    {type: "checkbox", checked: true, value: space.number, onchange: hideColumns});
        label.append(check, " " + space.name);
        own.push(check);
        set.append(label);
      }
      boxes.push(...own);
      document.getElementById("columns").append(set);
    }
  }

  // Links: to a code, #linux-111, or to a term, #q=refused

  // Browsers let a page change its address only so often: it is done when the typing pauses.
  let pause = 0;

  function follow() {
    clearTimeout(pause);
    const wanted = decodeURIComponent(location.hash.slice(1));
    if (wanted.startsWith("q=")) {
      box.value = wanted.slice(2);
      return search();
    }
    const cell = wanted && document.getElementById(wanted);
    if (!cell || !cell.matches("#codes :is(td, th)")) return undefined;
    const column = boxes.find((each) => +each.value === cell.cellIndex - 1);
    if (column && !column.checked) {
      column.checked = true;
      hideColumns();
    }
    if (cell.parentNode.hidden || cell.closest("tbody").hidden) narrow(null);
    cell.scrollIntoView({block: "center", inline: "center"});
    return undefined;
  }

  function showAddress() {
    history.replaceState(null, "", box.value.trim() ? "#q=" + encodeURIComponent(box.value.trim()) : "#");
  }

  box.addEventListener("input", () => {
    search();
    clearTimeout(pause);
    pause = setTimeout(showAddress, 300);
  });
  box.form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && document.activeElement !== box && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      box.focus();
    } else if (event.key === "Escape" && document.activeElement === box) {
      event.preventDefault();
      box.value = "";
      box.dispatchEvent(new Event("input"));
    }
  });
  window.addEventListener("hashchange", follow);
  document.getElementById("search").hidden = false;
  addColumns();
  follow();
})();
