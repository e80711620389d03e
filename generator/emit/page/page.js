// SPDX-License-Identifier: 0BSD
// page.js: the search, the columns to add, and the links.

const box = document.getElementById("_term");
const told = document.getElementById("_told"); // a sentence: what is in it is read aloud
const result = document.getElementById("_found");

function search() {
  const text = box.value.trim();
  result.replaceChildren();
  told.replaceChildren();
  document.body.classList.toggle("asked", text !== "");
  if (text === "") return;
  const found = answer(text), [first] = found.things;
  if (!first) {
    const near = nearest(text);
    told.append(`Nothing found for ${text}.`, ...(near ? [" Did you mean ", link("q=" + near, near), "?"] : []));
    return;
  }
  told.append(found.note || (found.number !== undefined && found.things.length > 1
    ? `${found.number} has ${found.things.length} meanings. The most likely comes first.` : ""));
  result.classList.toggle("several", found.things.length > 1);
  result.append(...[card(first, found.rows), otherCards(found)].filter(Boolean));
}

// Columns of the tables, for a reader's own system

const groups = [
  ["Windows", (space) => space.title.startsWith("Windows")],
  ["Name resolution", (space) => ["getaddrinfo", "h_errno"].includes(space.kind)],
  ["Libraries and runtimes", (space) => space.kind === "library"],
  ["Consoles", (space) => /Nintendo|PlayStation/.test(space.title)],
  ["Unix", (space) =>
    /linux|bsd|unix|solaris|illumos|hurd|android|cygwin|minix|macos|sunos|aix|hp-ux|irix/i.test(space.title)],
  ["Other systems", () => true],
];
const mainTables = [...document.querySelectorAll("#_errors table")];

function cellOf(space, name) {
  const codes = [...space.codes.values()].filter((known) => known.errors.includes(name));
  const entry = (known) => {
    const at = known.meant.indexOf(name), symbol = known.names[at];
    return element("div", {}, element(at > 0 ? "i" : "b", {}, numberOf(known.code)), doubt(known),
                   symbol && symbol !== name ? element("small", {}, " " + symbol) : null);
  };
  return element("td", {}, ...codes.map(entry));
}

function showColumn(space) {
  for (const table of mainTables) {
    const [heads] = table.tHead.rows, short = shortTitle(space);
    const taken = [...heads.cells].some((head) => head.textContent === short);
    const head = element("th", {scope: "col", title: space.title}, taken ? partTitle(space) : short);
    heads.lastElementChild.before(head);
    for (const row of table.tBodies[0].rows)
      row.lastElementChild.before(cellOf(space, row.querySelector("th a").textContent));
  }
}

function hideColumn(at) {
  for (const row of mainTables.flatMap((table) => [...table.rows])) row.cells[at].remove();
}

function addPicker() {
  const picker = element("select", {id: "_system"}, element("option", {value: ""}, "Add a system …"));
  const columns = document.getElementById("_columns"), first = mainTables[0].tHead.rows[0].cells.length - 1;
  const free = spaces.filter((space) => !wordsOf(mainTables[0].dataset.columns).includes(space.name));
  for (const [label, fits] of groups) {
    const own = free.filter((space) => groups.find(([, each]) => each(space))[1] === fits);
    if (own.length > 0)
      picker.append(element("optgroup", {label},
                            own.map((space) => element("option", {value: space.name}, space.title))));
  }
  picker.addEventListener("change", () => {
    const space = spaceNamed.get(picker.value);
    picker.value = "";
    if (!space || columns.querySelector(`[data-space="${space.name}"]`)) return;
    showColumn(space);
    const chip = element("button", {type: "button", title: "Take the column away"}, space.title, " ×");
    chip.dataset.space = space.name;
    chip.addEventListener("click", () => {
      hideColumn(first + [...columns.querySelectorAll("button")].indexOf(chip));
      chip.remove();
      picker.focus();
    });
    columns.append(chip);
  });
  columns.append(element("label", {htmlFor: "_system"}, "Columns"), picker);
  columns.hidden = false;
}

// Links: to an error, #ECONNREFUSED; to a code, #linux-111; to what was asked, #q=refused

// Browsers let a page change its address only so often: it is done when the typing pauses.
let pause = 0;

// The part of the address behind #, as it is where it is no such encoding.
function addressed() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return location.hash.slice(1);
  }
}

function textOf(wanted) {
  if (wanted.startsWith("q=")) return wanted.slice(2);
  const [, name, code] = /^([a-z0-9]+(?:-[a-z0-9]+)*)-(-?\d+)$/.exec(wanted) || [];
  return !errors.has(wanted) && spaceNamed.has(name) ? `${name}:${code}` : wanted;
}

function follow() {
  clearTimeout(pause);
  const wanted = addressed();
  if (wanted.startsWith("_")) return;
  box.value = textOf(wanted);
  search();
  scrollTo(0, 0);
}

function showAddress() {
  const text = box.value.trim();
  history.replaceState(null, "", text ? "#q=" + encodeURIComponent(text) : "#");
}

box.addEventListener("input", () => {
  search();
  clearTimeout(pause);
  pause = setTimeout(showAddress, 300);
});
box.form.addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("keydown", (event) => {
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.matches("input, select");
  if (event.key === "/" && plain) {
    event.preventDefault();
    box.focus();
    box.select();
  } else if (event.key === "Escape" && document.activeElement === box) {
    event.preventDefault();
    box.value = "";
    box.dispatchEvent(new Event("input"));
  }
});
window.addEventListener("hashchange", follow);
Object.assign(box, {autocapitalize: "off", enterKeyHint: "search"}); // which validators do not know yet
document.getElementById("_search").hidden = false;
for (const error of errors.values()) error.row.removeAttribute("id"); // a link leads to the card, not to the row
addPicker();
follow();
box.focus({preventScroll: true});
