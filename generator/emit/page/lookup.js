// SPDX-License-Identifier: 0BSD
// lookup.js: what a term is, and where the tables have it: as `sockerr lookup` has it.

// The systems that most people mean, first.
const common = ["linux", "windows", "macos", "freebsd"].map((name) => spaceNamed.get(name)).filter(Boolean);
const commonness = (space) => (common.includes(space) ? common.indexOf(space) : common.length);

// A hit is a code of a space, a number that a runtime gives for a SocketError, or the value of one.
const hit = (space, code, form = "") => {
  const known = space.codes.get(code);
  return known ? [{...known, place: space.name, order: space.number, form}] : [];
};
const hitOf = (place, title, order, code, socketError) =>
  ({place, title, order, code, socketError, names: [], errors: [], sure: true, form: ""});

const ofRuntimes = (wanted) => overrides.filter(wanted)
  .map((each) => hitOf(each.runtime, each.title, spaces.length + each.number, each.code, each.socketError));

const ofValue = (socketError) =>
  spaces.some((space) => space.kind === "winsock" && space.codes.get(socketError.value)?.socketError)
    ? [] : [hitOf(socketError.name, socketError.name, 1e6, socketError.value, socketError)];

// What the hits of a row have alike.
const rowKey = (each) => [each.code, each.socketError?.name, ...each.names, "", ...each.errors].join(" ");

// A number, or the negative one that was printed without its sign. NaN: too large. Undefined: no number.
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
    ...space.wrapped.flatMap(({offset, words}) => {
      const code = (number - offset) | 0;
      return code ? hit(space, code, words) : [];
    }),
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
  const packaged = whole.endsWith("." + end) || whole.endsWith("::" + end);
  return end !== "" && packaged && !whole.slice(0, -end.length).includes(" ");
}

// The errors of this name, or to which some space or runtime gives it.
function errorsNamed(term, same) {
  const wanted = new Set([...errors.keys()].filter((name) => !socketErrorNamed.has(name) && same(name, term)));
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

// The SocketError that a term names, exactly or else as words: connection refused.
function socketErrorOf(term) {
  const member = term.replace(/^(?:SOCKERR_|(?:.*\.)?SocketError\.(?!.*\.))/i, "");
  const squeezed = member.replace(/[ _-]/g, "").toLowerCase();
  return socketErrorNamed.get(member) || socketErrors.find((each) => each.name.toLowerCase() === squeezed);
}

const ofSocketError = (socketError, among, everywhere) => [
  ...among.flatMap((space) => (space.written.has(socketError) ? hit(space, space.written.get(socketError).code) : [])),
  ...(everywhere
    ? [...ofRuntimes((override) => override.socketError === socketError), ...ofValue(socketError)] : []),
];

const partsOf = (text) => text.toLowerCase().match(/[a-z0-9\u0080-\uffff]+/g) || [];
const nameParts = (name) => partsOf(name.replace(/([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, "$1$3 $2"));

// Names come first, then what is said of errors, by us or by systems, then of SocketErrors.
function ofWords(term, among, everywhere) {
  const wanted = partsOf(term);
  if (wanted.every((word) => word.length < 3)) return []; // one or two letters begin a word of many
  const fits = (parts) => wanted.every((word) => parts.some((own) => own.startsWith(word)));
  const ofSocketErrors = (parts) => socketErrors.filter((each) => fits(parts(each)))
    .flatMap((each) => ofSocketError(each, among, everywhere));
  const said = (error) => !socketErrorNamed.has(error.name) &&
    [error.message, ...error.says].some((text) => fits(partsOf(text)));
  for (const find of [
    () => ofSocketErrors((each) => nameParts(each.name)),
    () => ofErrors(new Set([...errors.values()].filter(said).map((error) => error.name)), among),
    () => ofSocketErrors((each) => partsOf(each.summary)),
  ]) {
    const hits = find();
    if (hits.length > 0) return hits;
  }
  return [];
}

// {term, only, number, hits, byWords}: the space before a colon, the number that the term is, what it found, and
// whether by words alone.
function lookUp(text) {
  const colon = text.indexOf(":"); // a blank behind it: a line of a program
  const only = colon >= 0 && text[colon + 1] !== " " ? spaceNamed.get(text.slice(0, colon)) : undefined;
  const term = only ? text.slice(colon + 1).trim() : text, among = only ? [only] : spaces;
  const number = readNumber(term);
  if (number !== undefined) return {term, only, number, hits: ofNumber(number, among, !only)};
  const socketError = socketErrorOf(term);
  for (const find of [
    () => ofErrors(errorsNamed(term, (a, b) => a === b), among),
    () => ofErrors(errorsNamed(term, (a, b) => upper(a) === upper(b)), among),
    () => (socketError ? ofSocketError(socketError, among, !only) : []),
    () => ofErrors(errorsNamed(term, sameEnd), among),
  ]) {
    const hits = find();
    if (hits.length > 0) return {term, only, hits};
  }
  return {term, only, hits: ofWords(term, among, !only), byWords: true};
}

// The term is a name of the code, with or without a package or a prefix of the space.
function isCalled({space, names}, term) {
  const wanted = upper(term), bare = (name) => upper(behindPrefix(space, name));
  return Boolean(space) && names.some((name) =>
    [upper(name), constantOf(space, name)].includes(wanted) || sameEnd(name, term) ||
    (space.prefixes.length > 0 && [wanted, bare(term)].includes(bare(name))));
}

// Rows of hits that are alike. First those of the number itself, or with the name; last those of rare spaces alone;
// and else the common systems first, and then the best known.
function inRows({hits, number, term}) {
  const sources = (each) => each.space?.sources || 0;
  const rows = new Map(), seen = new Set();
  for (const each of [...hits].sort((a, b) => commonness(a.space) - commonness(b.space) ||
                                              sources(b) - sources(a) || a.order - b.order)) {
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
    commonness(a[0].space) - commonness(b[0].space) || silent(a) - silent(b) || rare(a) - rare(b) ||
    weight(b) - weight(a) || a[0].code - b[0].code || a[0].order - b[0].order);
}

// How many letters two names differ by, case aside; more than 2 is far.
function distance(left, right) {
  if (Math.abs(left.length - right.length) > 2) return 3;
  let row = Array.from({length: right.length + 1}, (_, i) => i);
  for (let i = 1; i <= left.length; i++) {
    const above = row;
    row = [i];
    for (let j = 1; j <= right.length; j++)
      row[j] = Math.min(above[j - 1] + (left[i - 1] !== right[j - 1]), above[j] + 1, row[j - 1] + 1);
  }
  return Math.min(row[right.length], 3);
}

const symbols = new Set(spaces.flatMap((space) => [...space.codes.values()].flatMap((known) => known.names)));

// The known name that is nearest to a text, and finds something; null: none is near.
function nearest(text) {
  const colon = text.indexOf(":"), only = spaceNamed.get(text.slice(0, colon));
  const unknown = colon > 0 && !only && text[colon + 1] !== ":";
  const before = text.slice(0, colon + 1), term = unknown ? text.slice(0, colon) : only ? text.slice(colon + 1) : text;
  if (readNumber(term) !== undefined) return null;
  const names = unknown ? [...spaceNamed.keys()]
    : [...socketErrorNamed.keys(), ...symbols, ...shownNames.map((shown) => shown.name)];
  let near = null;
  for (const name of new Set(names)) {
    const far = distance(upper(term), upper(name));
    if (far < 3 && far > 0 && (!near || far < near.far)) near = {name, far};
  }
  if (!near || (near.far > 1 && term.length < 8)) return null;
  const meant = unknown ? near.name + text.slice(colon) : only ? before + near.name : near.name;
  return lookUp(meant).hits.length > 0 ? meant : null;
}
