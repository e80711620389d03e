// SPDX-License-Identifier: 0BSD
// card.js: a thing as a card: what it is, and what it is elsewhere.

function element(name, attributes, ...children) {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...children.flat().filter((child) => child !== null));
  return made;
}
const span = (...children) => element("span", {}, ...children);
const between = (separator, children) => children.flatMap((child, i) => (i > 0 ? [separator, child] : [child]));
const link = (target, ...children) => element("a", {href: "#" + encodeURIComponent(target)}, ...children);

// Titles: "Windows, Win32" is Windows, and there Win32. By name it is Windows (Win32), since Windows is another.
const shortTitle = (space) => space.title.split(",")[0];
const partTitle = (space) => space.title.slice(shortTitle(space).length).replace(/^, /, "") || space.title;

const isOfNames = (space) => ["getaddrinfo", "h_errno"].includes(space.kind);

function nameOf(space) {
  const [short, part] = [shortTitle(space), partTitle(space)];
  const isOneOf = isOfNames(space) || space.kind === "status" || spaces.some((other) =>
    other !== space && shortTitle(other) === short && ["errno", "winsock"].includes(other.kind));
  return isOneOf && part !== space.title ? `${short} (${part})` : short;
}

const titleOf = (each) => (each.space ? nameOf(each.space) : each.title);
const andMore = (names, most) =>
  names.slice(0, most).join(", ") + (names.length > most ? ` and ${names.length - most} more` : "");

// Codes, each a link to its card. Those far below 0 are known by their bits.
const numberOf = (code) => (code < -0x10000000 ? "0x" + (code >>> 0).toString(16).toUpperCase() : String(code));
const idOf = (each) => `${each.space.name}-${each.code}`;
const codeLink = (each) => link(idOf(each), numberOf(each.code));
const doubtful = "One second-hand source alone gives this number.";
const doubt = (each) => (each.sure ? null : element("abbr", {className: "doubt", title: doubtful}, "?"));

// What systems have

const families = ["linux", "macos", "windows", "freebsd"].map((name) => spaceNamed.get(name)).filter(Boolean)
  .map((base) => [base, ...spaces.filter((space) => space !== base && space.title.startsWith(shortTitle(base) + ","))]);

// Another numbering of a common system, but for name resolution's: Win32, which Windows has beside Winsock's.
const isPart = (space) => !isOfNames(space) && families.some((family) => family.indexOf(space) > 0);

const codeIn = (space, meant) => meant.map((error) => space.codeOf.get(error)).find(Boolean);
const isOfCommon = (space) => common.some((each) => shortTitle(each) === shortTitle(space));
const isKin = (space, base) => space.title.startsWith(shortTitle(base)); // Linux on PowerPC
const kinLast = (base) => (a, b) => isKin(a, base) - isKin(b, base);

// Other spaces of the same kind that have the same code for the same thing, the best known first.
const sharing = (known, meant, family) => spaces
  .filter((space) => !family.includes(space) && !isPart(space) && space.kind === known.space.kind &&
    space.codes.get(known.code)?.errors.some((error) => meant.includes(error)))
  .sort((a, b) => isOfCommon(b) - isOfCommon(a) || b.sources - a.sources)
  .sort(kinLast(family[0]));

// What a system that lacks the errors has in their place.
function nearCells(meant, base) {
  const near = translate(meant, base);
  return [element("td", {}, "–"), element("td", {className: "near"}, near
    ? ["nearest: ", link(idOf(near.known), `${near.known.names[0]} ${numberOf(near.known.code)}`)] : "no such error")];
}

const codeCells = (known) =>
  [element("td", {}, codeLink(known), doubt(known)), element("td", {}, known.names[0] || "")];

// The code of a system, those of its other numberings, and who else has it. Null: a row above has said so.
function systemRow(family, meant, shown) {
  const [base] = family, own = family.map((space) => codeIn(space, meant)).filter(Boolean);
  const known = own.find(({space}) => space === base || isOfNames(space));
  if (known && shown.has(known.space)) return null;
  const also = known ? sharing(known, meant, family) : [];
  also.forEach((space) => shown.add(space));
  const more = own.filter((each) => each !== known)
    .sort((a, b) => (a.code < 0) - (b.code < 0) || a.code - b.code)
    .map((each) => span(`${partTitle(each.space)} `, codeLink(each), doubt(each)));
  if (known && known.space !== base) more.unshift(partTitle(known.space));
  if (also.length > 0)
    more.push(element("span", {title: also.map((space) => space.title).join("; ")},
                      `also ${andMore(also.map(shortTitle), 1)}`));
  return element("tr", {}, element("th", {scope: "row"}, shortTitle(base)),
                 known ? codeCells(known) : nearCells(meant, base), element("td", {}, between(", ", more)));
}

function systemTable(meant) {
  const shown = new Set(), table = element("table", {className: "systems"});
  table.append(...families.map((family) => systemRow(family, meant, shown)).filter(Boolean));
  const libraries = spaces.filter((space) => space.kind === "library").map((space) => codeIn(space, meant))
    .filter(Boolean).map((known) => span(`${nameOf(known.space)} `, codeLink(known), doubt(known)));
  if (libraries.length > 0)
    table.append(element("tr", {className: "libraries"}, element("th", {scope: "row"}, "Libraries"),
                         element("td", {colSpan: 3}, between(", ", libraries))));
  return table.rows.length > 0 ? table : null;
}

// All codes of all systems, those that are alike in a row.
function everySystem(meant) {
  const rows = inRows({hits: ofErrors(new Set(meant), spaces), term: ""}), body = element("tbody", {});
  if (rows.length === 0) return null;
  for (const row of rows)
    body.append(element("tr", {}, element("td", {}, numberOf(row[0].code)), element("td", {}, row[0].names.join(", ")),
      element("td", {}, between(", ", row.map((each) => span(link(idOf(each), each.place), doubt(each)))))));
  const heads = ["Code", "Symbol", "Systems"].map((text) => element("th", {scope: "col"}, text));
  const count = new Set(rows.flat().map((each) => each.space)).size;
  return element("details", {},
    element("summary", {}, count > 1 ? `All ${count} numberings that have it` : "The only numbering that has it"),
    element("table", {className: "rows"}, element("thead", {}, element("tr", {}, heads)), body));
}

// What programs have

function programNames(meant, socketError) {
  const names = new Map(socketError ? [[".NET", new Set([`SocketError.${socketError.name}`])]] : []);
  for (const {runtime, error, name} of shownNames)
    if (meant.includes(error)) names.set(runtime, (names.get(runtime) || new Set()).add(name));
  if (names.size === 0) return null;
  const breakable = (name) => span(name.split(/(?<=::|\.)/).flatMap((part) => [part, element("wbr", {})]));
  return element("dl", {}, [...names].map(([runtime, own]) => element("div", {}, element("dt", {}, runtime),
    element("dd", {}, between(", ", [...own].map(breakable))))));
}

// The whole

const traitMeanings = {
  would_block: "The socket does not block: wait until it is ready, and call again.",
  in_progress: "The operation has begun: wait for its end, and do not begin it again.",
  refused: "The other side was reached, and does not want the connection.",
  connection_lost: "There was a connection, and it is over.",
  unreachable: "There is no way to the other side at present.",
  resolution: "This is an answer about a name, not about a connection.",
  transient: "The same call may succeed later.",
};
const traitLabel = (trait) => element("span", {className: `trait ${trait}`, title: traitMeanings[trait] || ""},
                                      trait.replace("_", " "));

// The systems of a thing, and those that have the same number for the same.
function systemsOf({known, hit: found}, rows) {
  if (!known) return found ? `of ${rows.find((row) => row.includes(found)).map(titleOf).join(", ")}` : "";
  const others = rows.filter(([first]) => first.code === known.code && first.errors.join() === known.errors.join())
    .flat().map((each) => each.space).filter((space) => space && space !== known.space).sort(kinLast(known.space));
  const titles = new Set([nameOf(known.space), ...others.map(shortTitle)]);
  return `of ${andMore([...titles], 2)}${known.form ? `, ${known.form}` : ""}`;
}

const nameOfThing = ({errors: [error], known, socketError}) =>
  (known?.names.length > 0 ? known.names.join(", ") : error || socketError?.name || "");

function card(thing, rows) {
  const {errors: meant, known, socketError, hit: found} = thing;
  const of = meant.map((error) => errors.get(error)).filter(Boolean);
  const numbered = known || (found && !found.space ? found : null), says = of.flatMap((error) => error.says);
  const messages = new Set(of.map((error) => error.message).filter(Boolean));
  if (messages.size === 0 && socketError) messages.add(socketError.summary);
  return element("article", {className: "card"},
    element("header", {},
      element("h2", {}, numbered ? [element("b", {}, numberOf(numbered.code)), doubt(numbered), " "] : [],
              span(nameOfThing(thing))),
      element("p", {className: "from"}, systemsOf(thing, rows), (socketError?.traits || []).map(traitLabel))),
    [...messages].map((text) => element("p", {className: "message"}, text)),
    known && !known.sure ? element("p", {className: "unsure"}, doubtful) : null,
    of.length > 0 && !socketErrorNamed.has(meant[0]) ? systemTable(meant) : null,
    programNames(meant, socketError),
    says.length > 0 ? element("p", {className: "says"}, "Printed as ",
                              between(", ", says.map((text) => element("q", {}, text)))) : null,
    everySystem(meant));
}

// The other things that a text may mean, each a link to its card.
function otherCards({things, rows, number}) {
  const most = 24;
  if (things.length < 2) return null;
  const items = things.slice(1, most).map((thing) => {
    const {errors: [error], known, socketError, hit: found, called} = thing, name = nameOfThing(thing);
    const places = called || rows.find((row) => row.includes(found)) || [];
    const head = !found ? link(error, error) : known ? link(idOf(known), name) : span(name);
    return element("li", {}, head,
      element("small", {}, andMore([...new Set(places.map(titleOf))], 4)),
      element("span", {}, errors.get(error)?.message || socketError?.summary || ""));
  });
  if (things.length > most) items.push(element("li", {}, `and ${things.length - most} more`));
  return element("section", {className: "others"},
    element("h2", {}, number === undefined ? "It may also be" : `${number} elsewhere`), element("ul", {}, items));
}
