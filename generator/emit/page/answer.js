// SPDX-License-Identifier: 0BSD
// answer.js: what a text is about: the things that it may mean, the most likely first.

// A thing is {errors, known, socketError, hit}: known is the code that it was found as, if any; hit what was found.
const ofHit = (each) =>
  ({errors: each.errors, known: each.space ? each : null, socketError: each.socketError, hit: each});
const ofError = (error, known = null) => ({errors: [error], known, socketError: ownerOf.get(error)});

// A thing a meaning. Of the codes that mean it, the one of the most common system stands for it.
function meaningsOf(rows) {
  const meanings = new Map();
  for (const [first] of rows) {
    const key = first.errors.join(" ") || first.socketError.name, before = meanings.get(key);
    if (!before || commonness(first.space) < commonness(before.hit.space)) meanings.set(key, ofHit(first));
  }
  return [...meanings.values()];
}

function ofTerm(found) {
  const rows = inRows(found);
  if (found.number !== undefined || found.only) return {rows, things: meaningsOf(rows)};
  const called = errorsNamed(found.term, (a, b) => upper(a) === upper(b));
  const socketError = found.byWords || called.size > 0 ? null : socketErrorOf(found.term);
  if (socketError)
    return {rows, things: [{errors: socketError.symbols.filter((name) => errors.has(name)), known: null, socketError}]};
  const hits = rows.flat(), own = hits.filter((each) => isCalled(each, found.term));
  const wanted = called.size > 0 ? called : errorsNamed(found.term, sameEnd);
  const meant = [...new Set(hits.flatMap((each) => each.errors))]
    .filter((name) => wanted.size === 0 || wanted.has(name))
    .sort((a, b) => (b === found.term) - (a === found.term)); // the error that is called so itself comes first
  const things = meant.map((error) => ({...ofError(error, own.length === 1 ? own[0] : null), // a symbol of one system
                                        called: own.filter((each) => each.errors.includes(error))}));
  return {rows, things: things.length > 0 ? things : meaningsOf(rows)};
}

// {things, rows, note, number}: rows of all codes that may be meant; number: the term was one.
function answer(text) {
  const found = lookUp(text);
  const line = found.byWords && !(found.only && found.hits.length > 0) ? readLine(text) : null;
  if (!line) return {...ofTerm(found), number: found.number === undefined ? undefined : found.term};
  if (line.number && !line.sure) {
    const rows = inRows(lookUp(line.number));
    return {rows, things: meaningsOf(rows), number: line.number,
            note: `The line does not say which system’s ${line.number} it is. The most likely comes first.`};
  }
  const first = line.known ? ofHit(line.known) : ofError(line.error);
  const rest = (line.errors || []).filter((error) => error !== line.error);
  return {rows: [], things: [first, ...rest.map((error) => ofError(error))],
          note: `Read from the line: ${line.seen.map((words) => `“${words}”`).join(", ")}.`};
}
