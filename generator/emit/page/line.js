// SPDX-License-Identifier: 0BSD
// line.js: what a line of a log says: codes behind a word such as errno, symbols, names, and what systems print.

// What is called a name: {errors, codes}. A name with a package before it is also known without.
const calledWhole = new Map(), calledShort = new Map();

function learn(names, name, error, known) {
  if (!/[A-Z\d_]/.test(name.slice(1)) && !/^e[a-z0-9]{4,}$/.test(name)) return; // a word of English
  const called = names.get(name) || {errors: new Set(), codes: new Set()};
  called.errors.add(error);
  if (known) called.codes.add(known);
  names.set(name, called);
}

for (const {name, error} of shownNames) {
  learn(calledWhole, name, error);
  learn(calledShort, name.replace(/^.*(?:\.|::)/, ""), error);
}
for (const space of spaces)
  for (const known of space.codes.values())
    known.names.forEach((name, i) => {
      const bare = behindPrefix(space, name);
      for (const prefix of bare === name ? [] : space.prefixes)
        learn(calledWhole, prefix + bare, known.meant[i], known);
      if (!calledWhole.get(name)?.codes.has(known)) learn(calledWhole, name, known.meant[i], known);
    });
for (const each of socketErrors)
  if (/[a-z][A-Z]/.test(each.name) && each.symbols.length > 0) learn(calledWhole, each.name, each.symbols[0]);

// What systems print, the longest first; of runtimes' names, those of several words.
const sayings = [
  ...[...errors.values()].flatMap((error) => error.says.map((text) => ({text: text.toLowerCase(), error: error.name}))),
  ...shownNames.filter(({name}) => name.includes(" ")).map(({name, error}) => ({text: name.toLowerCase(), error})),
].sort((a, b) => b.text.length - a.text.length);

const isWord = (letter) => letter !== undefined && /[\p{L}\p{N}_]/u.test(letter);

// {errors, from, to} of each saying, name and so on, in the order in which they are tried.
function sayingsIn(line) {
  let rest = line.toLowerCase().replace(/[\u2018\u2019]/g, "'");
  const found = [];
  for (const {text, error} of sayings) {
    for (let at = rest.indexOf(text); at >= 0; at = rest.indexOf(text, at + 1)) {
      if (isWord(rest[at - 1]) || isWord(rest[at + text.length])) continue;
      found.push({errors: [error], from: at, to: at + text.length});
      rest = rest.slice(0, at) + "\0".repeat(text.length) + rest.slice(at + text.length);
    }
  }
  return found;
}

// A name as it is, behind its package, behind a prefix (SYS_NET_EINPROGRESS), or before what makes it an exception.
function calledBy(name) {
  const last = name.replace(/^.*(?:\.|::)/, "");
  return calledWhole.get(name) || calledShort.get(last) || calledWhole.get(last) ||
    calledWhole.get(last.replace(/^[A-Za-z_]*_(?=E[A-Z0-9]{2,}$)/, "")) ||
    calledWhole.get(last.replace(/(?:Exception|Error)$/, ""));
}

function namesIn(line) {
  return [...line.matchAll(/[A-Za-z][\w-]*(?:(?:\.|::)[A-Za-z][\w-]*)*/g)].flatMap((match) => {
    const called = calledBy(match[0]) || calledBy(match[0].replace(/-.*/, ""));
    return called ? [{errors: [...called.errors], codes: [...called.codes], from: match.index,
                      to: match.index + match[0].length}] : [];
  });
}

const before = "(?:[\\w.]*(?:errno|error|code|status|exception)|err|rc|ret|os|returned|returns|return|failed|failure|" +
  "result|hresult|system|generic|WSAGetLastError)(?:\\(s?\\))?(?: (?:code|number|no\\.?|is|was|with|of))*";
const digits = "[-+]?(?:0x[0-9a-f]+|\\d+)(?!\\w|[.:-]\\d|%)";
const numberForms = [
  new RegExp(`(?<![a-z])${before}[^\\w+-]{0,4}?[\\s:=(\\["'#]{1,3}(${digits})`, "gid"), // behind a word
  /(?<!\w)(-?0x[0-9a-f]{8})(?!\w)/gid, // large hexadecimal
  /[(:] ?(-?\d+)\)?$/gd, // the end, in brackets or with a sign: tested below
];
const aloneForm = new RegExp(`(?<![\\w.:+-])(${digits})`, "gid");

// Numbers that are codes: behind a word that says so, in large hexadecimal, at the end, or beside what a system says.
function numbersIn(line, said) {
  const beside = (from, to) => said.some((each) =>
    (to <= each.from && each.from - to <= 3 && !/\w/.test(line.slice(to, each.from))) ||
    (from >= each.to && from - each.to <= 4 && !/\w/.test(line.slice(each.to, from))));
  const found = [...numberForms.flatMap((form) => [...line.matchAll(form)]),
                 ...[...line.matchAll(aloneForm)].filter((match) => beside(...match.indices[1]))];
  const idle = /(?:exit|http|status) (?:status|code)|^: ?\d/i; // 404 is no error of a socket
  return [...new Set(found.filter((match) => !idle.test(match[0])).map((match) => match[1]))]
    .filter((text) => ![0, -1].includes(readNumber(text)));
}

// What tells one system from another, beside its name.
const tellers = [
  [/winerror|wsa|connectex|winsock|system32|hresult/i, (space) => space.title.startsWith("Windows")],
  [/nsposixerror|domainposix|darwin|\bios\b/i, (space) => space.name === "macos"],
  [/net::|net_error/i, (space) => space.name === "chromium"],
];

// True for a space that a line tells of.
function tellerOf(line) {
  const words = new Set(line.toLowerCase().split(/[^a-z0-9]+/));
  const told = tellers.filter(([sign]) => sign.test(line)).map(([, fits]) => fits);
  return (space) => told.some((fits) => fits(space)) || [space.name, ...space.also].some((name) => words.has(name));
}

// {error, errors, known, number, seen}: what the line says, all that it may mean, the code if it has one, the number if
// that alone was found, and what of the line it was read from. Where it says a thing twice, by a number and in words,
// this decides between systems. Null: it says nothing.
function readLine(line) {
  // What means one thing comes before a name that may mean several.
  const said = [...namesIn(line), ...sayingsIn(line)].sort((a, b) => (a.errors.length > 1) - (b.errors.length > 1));
  const wanted = said.length > 0 ? said.filter((each) => each.errors.length === 1 || said[0].errors.length > 1)
    .flatMap((each) => each.errors) : [];
  const words = said.map((each) => line.slice(each.from, each.to));
  const isTold = tellerOf(line), toldFirst = (a, b) => isTold(b.space) - isTold(a.space);
  const candidates = numbersIn(line, said).map((text) => ({
    text, hits: inRows(lookUp(text)).flat().filter((each) => each.space).sort(toldFirst),
  })).filter(({hits}) => hits.length > 0).sort((a, b) => toldFirst(a.hits[0], b.hits[0]));
  for (const {text, hits} of candidates) {
    const known = hits.find((each) => each.errors.some((error) => wanted.includes(error)));
    if (known) return {error: known.errors.find((error) => wanted.includes(error)), known, seen: [text, ...words]};
  }
  if (said.length > 0) {
    const [{errors: meant, codes}] = said;
    return {error: meant[0], errors: meant, known: codes?.length === 1 ? codes[0] : null, seen: words};
  }
  if (candidates.length === 0) return null;
  const [{text, hits}] = candidates;
  return {error: hits[0].errors[0], known: hits[0], number: text, seen: [text], sure: isTold(hits[0].space)};
}
