// SPDX-License-Identifier: 0BSD
// tables.js: what the tables of the page say, and what follows from that: reading, writing, translating.
"use strict";

const wordsOf = (text) => (text || "").split(/\s+/).filter(Boolean);
const listOf = (text) => (text ? text.split("; ") : []);
const rowsOf = (id) => [...document.querySelectorAll(`#${id} tbody tr`)];
const textsOf = (row) => [...row.cells].map((cell) => cell.textContent.trim());

const spaces = rowsOf("_spaces").map((row, number) => ({
  name: row.cells[0].textContent, title: row.cells[1].textContent, kind: row.cells[2].textContent,
  also: wordsOf(row.cells[3].textContent), sources: row.querySelectorAll("li").length, number,
  prefixes: wordsOf(row.dataset.prefixes), rare: "rare" in row.dataset,
  wrapped: listOf(row.dataset.wrapped).map((form) => {
    const [offset, ...words] = form.split(" ");
    return {offset: +offset, words: words.join(" ")}; // a code is met with this added to it
  }),
  answers: new Map(wordsOf(row.dataset.answers).map((pair) => pair.split("="))),
  codes: new Map(), // a code's {space, code, names, meant, errors, socketError, sure}: what each name meant, and all
  codeOf: new Map(), // an error's code: the one it is written as
  written: new Map(), // a SocketError's code
}));
const spaceNamed = new Map(spaces.flatMap((space) => [space.name, ...space.also].map((name) => [name, space])));

const socketErrors = rowsOf("_policy").map((row) => {
  const [name, value, summary, symbols, reads, writes, traits] = textsOf(row);
  return {name, value: +value, summary, symbols: wordsOf(symbols), reads: wordsOf(reads), writes,
          traits: wordsOf(traits)};
});
const socketErrorNamed = new Map(socketErrors.map((each) => [each.name, each]));
const ownerOf = new Map(socketErrors.flatMap((each) =>
  [each.name, ...each.symbols, ...each.reads].map((error) => [error, each])));

const errors = new Map(); // an error's {name, message, says, instead, row}

function addCode(error, space, entry) {
  const known = space.codes.get(entry.code) ||
    {space, code: entry.code, names: [], meant: [], errors: [], socketError: null, sure: true};
  const add = entry.first ? "unshift" : "push";
  if (entry.first) known.sure = entry.sure;
  if (entry.name) known.names[add](entry.name), known.meant[add](error);
  known.errors[add](error);
  space.codes.set(entry.code, known);
}

// A code stands in bold or italics. Its symbol, if it has another than the error, follows. Then comes its space, if it
// is another than the column's; or, in a list, all its spaces. 0xC0000236 is the negative int of these bits.
function readRow(row, columns) {
  const [head, ...cells] = row.cells, name = head.querySelector("a").textContent;
  errors.set(name, {name, row, message: head.querySelector("small")?.textContent || "",
                    says: listOf(row.dataset.says), instead: wordsOf(row.dataset.instead)});
  const own = socketErrorNamed.has(name) ? "" : name;
  cells.forEach((cell, i) => {
    for (const mark of cell.querySelectorAll("b, i")) {
      const small = mark.nextElementSibling?.matches("small") ? mark.nextElementSibling : null;
      const entry = {code: mark.textContent | 0, name: small?.textContent || own, first: mark.matches("b"), sure: true};
      if (columns[i]) {
        const other = (small || mark).nextElementSibling;
        addCode(name, other?.matches("em") ? spaceNamed.get(other.textContent) : columns[i],
                {...entry, sure: !mark.nextSibling?.data?.startsWith("?")});
      } else {
        for (const word of wordsOf((small || mark).nextSibling.data))
          addCode(name, spaceNamed.get(word.replace("?", "")), {...entry, sure: !word.endsWith("?")});
      }
    }
  });
}

for (const table of document.querySelectorAll("table[data-columns]")) {
  const columns = wordsOf(table.dataset.columns).map((name) => spaceNamed.get(name));
  for (const row of table.tBodies[0].rows) readRow(row, columns);
}

function finish(space) {
  const codes = [...space.codes.values()].sort((a, b) => a.code - b.code);
  const ofSymbol = new Map(codes.flatMap((known) => known.names.map((name) => [name, known])));
  for (const known of codes) {
    known.errors = [...new Set(known.errors)];
    known.socketError = space.kind === "winsock" && known.code !== 0
      ? socketErrors.find((each) => each.value === known.code && each.value > 0) || null
      : known.errors.map((error) => ownerOf.get(error)).find(Boolean) || null;
    for (const error of known.errors) if (!space.codeOf.has(error)) space.codeOf.set(error, known);
  }
  for (const [error, symbol] of space.answers) {
    const answer = ofSymbol.get(symbol);
    space.answers.set(error, answer);
    if (answer?.errors.includes(error)) space.codeOf.set(error, answer);
  }
  for (const each of socketErrors) {
    const known = space.kind === "winsock" ? space.codes.get(each.value)
      : [each.name, ...each.symbols].map((error) => space.codeOf.get(error)).find(Boolean);
    if (known && each.value !== -1) space.written.set(each, known);
  }
  for (const each of space.kind === "winsock" ? [] : socketErrors)
    if (each.writes && !space.written.has(each) && space.written.has(socketErrorNamed.get(each.writes)))
      space.written.set(each, {...space.written.get(socketErrorNamed.get(each.writes)), borrowed: true});
}
spaces.forEach(finish);

// What the errors are in a space: {known, same}; null: it has nothing for them.
function translate(wanted, space) {
  const bySocketError = (error) => {
    const owner = ownerOf.get(error), known = space.written.get(owner);
    return known && !known.borrowed && owner.value !== 0 && !owner.reads.includes(error) ? known : null;
  };
  const steps = [(error) => space.answers.get(error), (error) => space.codeOf.get(error),
    (error) => errors.get(error)?.instead.map((other) => space.codeOf.get(other)).find(Boolean), bySocketError];
  const known = steps.flatMap((step) => wanted.map(step)).find(Boolean);
  return known ? {known, same: wanted.some((error) => known.errors.includes(error))} : null;
}

const overrides = rowsOf("_runtimes").map((row, number) => {
  const [runtime, name, code] = textsOf(row);
  return {runtime, title: row.cells[0].title, number, socketError: socketErrorNamed.get(name), code: Number(code)};
}).filter((override) => override.socketError && !Number.isNaN(override.code));

// The names by which runtimes show errors: E* and e* stand for the error's own.
const shownNames = rowsOf("_names").flatMap((row) => {
  const [runtime, name] = textsOf(row), all = spaceNamed.get(row.querySelector("b")?.textContent);
  const meant = all ? [...all.codes.values()].flatMap((known) =>
    known.errors.filter((error) => all.codeOf.get(error) === known)) : wordsOf(row.cells[2].textContent);
  return meant.map((error) => ({runtime, error,
    name: name.replace(/e\*/i, (star) => (star === "E*" ? error : error.toLowerCase()))}));
});
