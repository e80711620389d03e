# SPDX-License-Identifier: 0BSD
"""index.html in a real browser: headless Chromium, through its driver.

    page.py TOOL DATA PAGE SCRATCH [PICTURES]

Exits with 77 and says why where something for it is missing. PICTURES is a folder for pictures to
be looked at: wide and narrow, light and dark.
"""

import csv
import json
import pathlib
import shutil
import subprocess
import sys
import time

try:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
except ImportError:
    print("skipped: python3-selenium is not installed")
    sys.exit(77)

TERMS = ["111", "-111", "10061", "-131073", "0x274D", "4294836223", "0x80072AF9", "0x8007274D",
         "-2147014835", "ECONNREFUSED", "econnrefused", "WSAECONNREFUSED", "ConnectionRefused",
         "connection refused", "linux:111", "macos:ECONNREFUSED", "windows:0x80072AF9", "TryAgain",
         "CONNECTION_REFUSED", "SocketError", "Success", "connection", "name valid", "the", "0", "-1",
         "11", "18446744073709551505", "EWOULDBLOCK", "EAI_NONAME", "linux:", "9999", "1e3", "a:b",
         "hpux:239", "ucrt:2", "EREFUSED", "actively refused", "broke off", "file missing", "2",
         "WSAEREFUSED", "wsaeconnrefused", "hp-ux:239", "linux:actively refused", "-10061", "-104", "-2",
         "730061", "0x80070000", "SocketError.ConnectionRefused", "SOCKERR_CONNECTION_REFUSED",
         "SOCKERR_LINUX_MIPS_ECONNREFUSED", "OtherSocketError.TimedOut", "ConnectionRefusedError",
         "ErrorKind::ConnectionRefused", "std::io::errorkind::notfound", "std::errc::timed_out", "ConnectException",
         "et.ConnectException", "econnrefused", "ENOTFOUND", "no such host", "Errno::EPIPE", "SOCKET_EPIPE",
         "syscall.EPIPE", "libc::WSAEACCES", "libc:EACCES", "linux:PermissionError"]


def start():
    driver, browser = shutil.which("chromedriver"), shutil.which("chromium")
    if not driver or not browser:
        print("skipped: chromium or chromium-driver is not installed")
        sys.exit(77)
    options = webdriver.ChromeOptions()
    options.binary_location = browser
    for word in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                 "--window-size=1280,900"):
        options.add_argument(word)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options=options, service=Service(driver))


class Page:
    def __init__(self, driver, path):
        self.driver, self.url = driver, pathlib.Path(path).resolve().as_uri()

    def open(self, fragment=""):
        self.driver.get("about:blank")
        self.driver.get(self.url + fragment)

    def script(self, text, *words):
        return self.driver.execute_script(text, *words)

    def box(self):
        return self.driver.find_element(By.ID, "_term")

    def ask(self, term):
        box = self.box()
        box.clear()
        box.send_keys(term)

    def comes_to(self, fragment):
        """Whether the address is this one soon: it follows when the typing pauses."""
        until = time.monotonic() + 300
        while not self.driver.current_url.endswith(fragment) and time.monotonic() < until:
            time.sleep(0.05)
        return self.driver.current_url.endswith(fragment)

    def go(self, fragment):
        """Follows a link of the page itself."""
        self.script("location.hash = arguments[0]", fragment)
        self.comes_to(fragment)

    def text(self, selector):
        return self.script("return document.querySelector(arguments[0])?.innerText ?? ''", selector)

    def texts(self, selector):
        return self.script("return [...document.querySelectorAll(arguments[0])].map((each) => each.innerText)", selector)

    def system(self, name):
        """A row of the card: what it says of a system."""
        return self.script("""
            const row = [...document.querySelectorAll(".systems tr")].find((tr) => tr.cells[0].innerText === arguments[0]);
            return row ? [...row.cells].slice(1).map((cell) => cell.innerText) : []""", name)


def expect(what, holds, *more):
    if not holds:
        sys.exit(f"page.py: {what}: {more}")


def looked_up(tool, data, term):
    """What the tool finds: its hits."""
    out = subprocess.run([tool, "lookup", "--data", data, "--json", "--", term], check=False,
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    return json.loads(out)


def in_rows(hits):
    """Rows of a code, its names and its SocketError, each with the places that have it."""
    rows = {}
    for hit in hits:
        key = (hit["code"], frozenset(hit["symbols"]), hit["socket_error"])
        rows.setdefault(key, set()).add(hit["space"] + ("" if hit["confirmed"] else "?"))
    return rows


def terms_find_what_lookup_finds(page, tool, data):
    page.open()
    for term in TERMS:
        hits, found = looked_up(tool, data, term), {}
        # What is no term is read as a line: then the error is the same.
        error = page.script("""
            const found = lookUp(arguments[0]), line = found.byWords && readLine(arguments[0]);
            return line ? answer(arguments[0]).things[0]?.errors[0] ?? null : null""", term)
        if error is not None:
            expect(f"what {term} says", hits and all(error in hit["errors"] for hit in hits), error, hits[:3])
            continue
        for code, names, error, place in page.script("""
                return inRows(lookUp(arguments[0])).flat().map((each) => [each.code, each.names,
                    each.socketError?.name ?? null, each.place + (each.sure ? "" : "?")])""", term):
            found.setdefault((code, frozenset(names), error), set()).add(place)
        wanted = in_rows(hits)
        expect(f"the answer to {term}", found == wanted, list(found.items())[:3], list(wanted.items())[:3])


def texts_say_what_they_say(page, root):
    """tests/lookup/shared.tsv: what a text says, for the tool and the page alike."""
    page.open()
    for line in (root / "tests/lookup/shared.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            continue
        text, *wanted = line.split("\t")
        errors, *place = page.script("""
            const thing = answer(arguments[0]).things[0], known = thing?.known;
            return thing ? [thing.errors, known ? known.space.name : "-", known ? String(known.code) : "-"]
                         : [["-"], "-", "-"]""", text)
        expect(f"what it says: {text}", wanted[0] in errors and place == wanted[1:], errors, place)


def the_script_reads_the_table(page, made):
    """What it makes of the tables is codes.csv and table.csv; what it translates, the headers' own answers."""
    page.open()
    rows = lambda name: [tuple(row) for row in csv.reader((made / name).read_text(encoding="utf-8").splitlines())]
    codes = page.script("""
        return spaces.flatMap((space) => [...space.codes.values()].flatMap((known) => known.errors.includes("Success")
            ? [[space.name, "", "0", "Success", "yes", "Success"]] : known.names.map((name, i) => [space.name, name,
               String(known.code), known.socketError?.name ?? "", null, known.meant[i]])))""")
    less_doubt = lambda lines: sorted((s, n, c, e, m) for s, n, c, e, _, m in lines)
    expect("the codes", less_doubt(codes) == less_doubt(rows("codes.csv")[1:]))
    heads, *lines = rows("table.csv")
    written = page.script("""
        return socketErrors.map((each) => [each.name, String(each.value),
            ...spaces.map((space) => String(space.written.get(each)?.code ?? ""))])""")
    expect("the columns of table.csv", page.script("return spaces.map((space) => space.name)") == list(heads[2:]))
    expect("what SocketErrors are written as", [tuple(row) for row in written] == lines)


def translations_are_the_datas(page, data):
    import oracle
    table = oracle.Table(data)
    spaces = {space.name: space for space in table.spaces}
    page.open()
    for source, target in (("linux", "windows"), ("windows", "macos"), ("macos", "linux"), ("win32", "linux"),
                           ("linux", "ucrt"), ("chromium", "windows"), ("hpux", "libuv-windows")):
        found = page.script("""
            const [from, to] = arguments, target = spaceNamed.get(to);
            return [...spaceNamed.get(from).codes.values()].filter((known) => known.code !== 0).map((known) =>
                [known.code, translate(known.errors, target)?.known.code ?? null])""", source, target)
        wanted = [[code, oracle.translated(table, spaces[source], spaces[target], code)[0]]
                  for code in spaces[source].errors if code != 0]
        expect(f"{source} to {target}", sorted(found) == sorted(wanted) != [],
               [pair for pair in found if pair not in wanted][:5])


def names_of_runtimes_are_known(page, root):
    page.open()
    shown = {tuple(pair) for pair in page.script("return shownNames.map((shown) => [shown.name, shown.error])")}
    for line in (root / "tests/expected/runtime_names.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        _, name, error, *_ = line.split("\t")
        expect(f"{name} is {error}", (name, error) in shown)


def a_card_says_it_at_a_glance(page):
    page.open("#q=10061")
    expect("the head", page.text(".card h2").split() == ["10061", "WSAECONNREFUSED"], page.text(".card h2"))
    expect("of which system", page.text(".from").startswith("of Windows"), page.text(".from"))
    expect("the message", page.text(".message") == "The other side refused the connection.")
    expect("Linux", page.system("Linux")[:2] == ["111", "ECONNREFUSED"] and "also Android and" in page.system("Linux")[2],
           page.system("Linux"))
    expect("macOS", page.system("macOS")[:2] == ["61", "ECONNREFUSED"] and "FreeBSD" in page.system("macOS")[2])
    expect("Windows", page.system("Windows") == ["10061", "WSAECONNREFUSED", "Microsoft's C runtime 107, Win32 1225, "
                                                 "NTSTATUS 0xC0000236"], page.system("Windows"))
    expect("libuv", "libuv and Node.js on Windows -4078" in page.text(".libraries"), page.text(".libraries"))
    facts = dict(zip(page.texts(".card dt"), page.texts(".card dd")))
    for runtime, name in ((".NET", "SocketError.ConnectionRefused"), ("Python", "ConnectionRefusedError"),
                          ("Rust", "ErrorKind::ConnectionRefused"), ("Java", "java.net.ConnectException")):
        expect(f"{runtime}'s name", facts.get(runtime) == name, facts)
    expect("a trait", page.text(".trait") == "refused" and page.script("return document.querySelector('.trait').title"))
    expect("nothing else is 10061", page.texts(".others li") == [] and page.text("#_told") == "")
    page.go("#EPROCLIM")
    expect("what a system lacks is translated", page.system("Linux")[:2] == ["–", "nearest: EUSERS 87"], page.system("Linux"))
    page.go("#EAGAIN")
    expect("a system's other numberings stay its own", page.system("Windows") ==
           ["–", "nearest: WSAEWOULDBLOCK 10035", "Microsoft's C runtime 11"], page.system("Windows"))
    page.go("#linux-gai--2")
    expect("a negative code", page.text(".card h2").split() == ["-2", "EAI_NONAME"], page.text(".card h2"))
    page.go("#ps2-111")
    expect("a doubt is said", "?" in page.text(".card h2") and "second-hand" in page.text(".unsure"), page.text(".card"))
    page.go("#linux-11")
    expect("two names", page.text(".card h2").split() == ["11", "EAGAIN,", "EWOULDBLOCK"], page.text(".card h2"))


def several_meanings_are_a_list(page):
    page.open("#q=111")
    expect("how many", "111 has 12 meanings" in page.text("#_told"), page.text("#_told"))
    expect("the common system comes first", page.text(".card h2").split() == ["111", "ECONNREFUSED"])
    expect("the others", len(page.texts(".others li")) == 11 and "ESOFT" in page.text(".others"), page.texts(".others li"))
    page.driver.find_element(By.LINK_TEXT, "ESOFT").click()
    expect("each leads to its card", page.comes_to("#aix-111") and page.text(".card h2").split() == ["111", "ESOFT"])
    page.ask("errno 61")
    expect("what is unsure is said so", "does not say which system" in page.text("#_told"), page.text("#_told"))


def near_names_are_offered(page):
    page.open()
    for text, near in (("ECONREFUSED", "ECONNREFUSED"), ("linx:111", "linux:111"), ("linux:ECONREFUSED", "linux:ECONNREFUSED"),
                       ("ConnectonRefusedError", "ConnectionRefusedError")):
        page.ask(text)
        expect(f"near {text}", page.text("#_told") == f"Nothing found for {text}. Did you mean {near}?", page.text("#_told"))
        page.driver.find_element(By.CSS_SELECTOR, "#_told a").click()
        expect(f"{near} finds something", page.text(".card") != "" and page.box().get_attribute("value") == near)
    for text in ("zzzz", "99999999", "<b>x</b>"):
        page.ask(text)
        expect(f"{text} finds nothing", page.text("#_told") == f"Nothing found for {text}." and page.text("#_found") == "")


def examples_are_answered(page):
    page.open()
    examples = page.texts("#_examples a")
    expect("there are three", len(examples) == 3)
    for text in examples:
        page.open()
        page.driver.find_element(By.LINK_TEXT, text).click()
        expect(f"{text} is looked up", page.box().get_attribute("value") == text and page.text(".card h2") != "")


def the_search_leaves_the_table(page):
    page.open()
    shown = lambda: page.script("""
        return [...document.querySelectorAll("#_errors tbody tr")].filter((row) => row.getClientRects().length > 0).length""")
    every = shown()
    page.ask("econnrefused")
    expect("no row goes", shown() == every > 250 and page.text(".card") != "", every)
    page.box().send_keys(Keys.ESCAPE)
    expect("Escape clears", page.box().get_attribute("value") == "" and page.text("#_found") == "")


def links_lead_to_cards(page):
    page.open("#linux-111")
    expect("a link to a code", page.text(".card h2").split() == ["111", "ECONNREFUSED"] and
           page.text(".from").startswith("of Linux"))
    page.open("#ECONNREFUSED")
    expect("a link to an error", page.text(".card h2") == "ECONNREFUSED", page.text(".card h2"))
    expect("the card is in sight", page.script("return scrollY") == 0)
    page.ask("linux:113")
    expect("the address follows", page.comes_to("#q=linux%3A113"), page.driver.current_url)
    page.driver.find_element(By.CSS_SELECTOR, ".systems a").click()
    time.sleep(0.6)
    expect("a link that is followed at once stays", page.driver.current_url.endswith("#linux-113"), page.driver.current_url)
    page.driver.find_element(By.LINK_TEXT, "EPIPE").click()
    expect("a row's link shows its card", page.comes_to("#EPIPE") and page.text(".card h2") == "EPIPE" and
           page.script("return scrollY") == 0)
    page.go("#%E0%")
    expect("a link to nothing", page.text("#_told") == "Nothing found for %E0%.", page.text("#_told"))
    page.driver.back()
    page.driver.back()
    expect("and back", page.comes_to("#linux-113") and page.text(".card h2").split()[0] == "113")


def columns_come_and_go(page):
    page.open()
    column = lambda: page.script("""
        const [table] = document.querySelectorAll("#_errors table");
        const row = [...table.tBodies[0].rows].find((tr) => tr.cells[0].innerText.startsWith("ECONNREFUSED"));
        return [...table.tHead.rows[0].cells].map((head, i) => head.innerText + " " + (i > 0 ? row.cells[i].innerText : ""))
            .slice(1, -1)""")
    first = column()
    expect("the four come first", [text.split()[:2] for text in first] ==
           [["Linux", "111"], ["macOS", "61"], ["Windows", "10061"], ["FreeBSD", "61"]], first)
    picker = page.driver.find_element(By.ID, "_system")
    for name in ("hpux", "ntstatus"):
        picker.find_element(By.CSS_SELECTOR, f"option[value={name}]").click()
    expect("a system is added", column()[4:5] == ["HP-UX 11 239"] and "0xC0000236" in column()[5], column())
    offered = page.script("return [...document.querySelectorAll('#_system option')].map((each) => each.value).slice(1)")
    every = page.script("return spaces.map((space) => space.name)")
    expect("every other can be", sorted([*offered, "linux", "macos", "windows", "freebsd"]) == every, len(offered))
    page.driver.find_element(By.CSS_SELECTOR, "#_columns button").click()
    expect("and taken away", len(column()) == 5 and column()[4].startswith("NTSTATUS"), column())


def the_keyboard_is_enough(page):
    page.open()
    active = lambda: page.script("return document.activeElement.id || document.activeElement.innerText")
    press = lambda key: page.driver.switch_to.active_element.send_keys(key)
    expect("the search has the focus", active() == "_term", active())
    press("111" + Keys.ENTER)
    expect("what is typed is looked up, and Enter leaves nothing", page.text(".card h2").startswith("111"))
    press(Keys.TAB)
    for _ in range(3):
        if active() == "111":
            break
        press(Keys.TAB)
    expect("Tab comes to the answer's links", active() == "111", active())
    press(Keys.ENTER)
    expect("which Enter follows", page.comes_to("#linux-111"))
    page.script("document.activeElement.blur()")
    page.driver.find_element(By.TAG_NAME, "body").send_keys("/")
    expect("/ goes to the search", active() == "_term", active())
    press(Keys.ESCAPE)
    expect("Esc clears it", page.box().get_attribute("value") == "")
    press(Keys.SHIFT + Keys.TAB)
    press(Keys.SHIFT + Keys.TAB)
    expect("above it is a way to the table", active() == "Skip to the table", active())


def a_screen_reader_has_names(page):
    page.open("#q=111")
    nodes = page.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    named = {}
    for node in nodes:
        name = node.get("name", {}).get("value", "")
        named.setdefault(node["role"]["value"], []).append(name)
    expect("the search has a name", "A code, a name, or a line of a log" in named.get("searchbox", []), named.get("searchbox"))
    expect("so has the list of systems", "Columns" in named.get("combobox", []), named.get("combobox"))
    missing = {"Error", "Linux", "macOS", "Windows", "FreeBSD", "Other systems"} - set(named.get("columnheader", []))
    expect("each column has", not missing, missing)
    rows = {n.split()[0] for n in named.get("rowheader", []) if n}
    expect("each row has", {"ECONNREFUSED", "EPIPE", "Linux"} <= rows, len(rows))
    for role in ("button", "link", "searchbox", "combobox", "heading"):
        expect(f"no {role} is without a name", named.get(role) is None or all(named[role]), role)
    status = page.script("return document.getElementById('_told').getAttribute('role')")
    expect("the answer is told", status == "status", status)


def luminance(colour):
    """Of #rrggbb or #rgb."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[i:i + 2], 16) / 255 for i in (0, 2, 4)]
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast_is_enough(page):
    """WCAG 2's ratio of each colour of text to each ground is 4.5 or more, light and dark."""
    for scheme in ("light", "dark"):
        page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia",
                                    {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
        page.open()
        colour = lambda name: page.script(
            "return getComputedStyle(document.documentElement).getPropertyValue('--' + arguments[0]).trim()", name)
        for ground in ("ground", "paper"):
            for text in ("ink", "dim", "link", "warn", "bad", "wait", "name"):
                low, high = sorted(luminance(colour(name)) for name in (ground, text))
                ratio = (high + 0.05) / (low + 0.05)
                expect(f"{text} on {ground}, {scheme}", ratio >= 4.5, round(ratio, 2))
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def without_a_script_all_is_there(page, folder):
    page.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    page.open()
    cdp = page.driver.execute_cdp_cmd
    root = cdp("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    html = cdp("DOM.getOuterHTML", {"nodeId": root})["outerHTML"]
    tree = cdp("Accessibility.getFullAXTree", {})["nodes"]
    page.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    roles = [node["role"]["value"] for node in tree if not node.get("ignored")]
    expect("the search is not there without a script", "searchbox" not in roles and "combobox" not in roles)
    import reference
    copy = pathlib.Path(folder)
    copy.mkdir(parents=True, exist_ok=True)
    (copy / "index.html").write_text(html, encoding="utf-8")
    made = pathlib.Path(page.path).parent
    reference.check_html(pathlib.Path(page.data), copy, reference.rows_of(made / "codes.csv"))


def it_fits_a_phone_and_paper(page):
    page.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                                {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True})
    for fragment in ("", "#q=10061", "#q=11", "#EAGAIN", "#mbedtls-net--82"):
        page.open(fragment)
        page.script("for (const each of document.querySelectorAll('.card details')) each.open = true")
        wide = page.script("return document.documentElement.scrollWidth")
        expect(f"nothing of {fragment} is wider than a phone", wide <= 390, wide)
    page.open()
    small = page.script("""
        return [...document.querySelectorAll("#_term, #_examples a, #_system, #_errors td summary, .own > summary")]
            .filter((each) => each.getBoundingClientRect().height < 44).map((each) => each.outerHTML)""")
    expect("a finger hits", not small, small[:3])
    aligned = page.script("""
        const [table] = document.querySelectorAll("#_errors table"), left = (cell) => Math.round(cell.getBoundingClientRect().left);
        const row = [...table.tBodies[0].rows].find((tr) => tr.cells[0].innerText.startsWith("ECONNREFUSED"));
        return [1, 2, 3, 4].every((i) => left(table.tHead.rows[0].cells[i]) === left(row.cells[i]))""")
    expect("codes stand below their systems", aligned)
    page.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    for fragment, wanted, unwanted in (("", "EPIPE", "AIX"), ("#q=10061", "WSAECONNREFUSED", "EPIPE")):
        page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
        page.open(fragment)
        words = page.text("body").split()
        expect(f"what is printed of {fragment}", wanted in words and not {unwanted, "Try"} & set(words), words[:20])
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    printed = page.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": False})["data"]
    expect("it prints", len(printed) > 10_000, len(printed))


def other_tables_have_a_page(page, tool, root, scratch):
    """Of one without any of the common systems, with cells and what a socket never says."""
    made = pathlib.Path(scratch) / "odd"
    subprocess.run([tool, "generate", "--data", root / "tests/tables/odd", "--out", made], check=True)
    odd = Page(page.driver, made / "index.html")
    odd.open()
    codes = [line.split(",") for line in (made / "codes.csv").read_text(encoding="utf-8").splitlines()[1:]]
    for space, symbol, code, *_ in codes[::7]:
        odd.go(f"#{space}-{code}")
        expect(f"{space} {code} of another table", symbol in odd.text(".card h2"), odd.text(".card"))


def nothing_was_loaded_or_complained_of(page):
    errors = [entry for entry in page.driver.get_log("browser")]
    expect("no message on the console", not errors, errors)
    for entry in page.driver.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            url = message["params"]["request"]["url"]
            own = url.startswith("file:") and url.partition("#")[0].endswith("/index.html")
            expect("no request but for the pages", own or url.startswith("about:"), url)


def the_page_is_valid(path):
    """By what validators Debian has; each that is missing is named."""
    if shutil.which("tidy"):
        told = subprocess.run(["tidy", "-q", "-e", path], check=False, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True).stdout
        expect("tidy", told == "", told)
    else:
        print("skipped: tidy is not installed")
    try:
        import html5lib
    except ImportError:
        print("skipped: python3-html5lib is not installed")
        return
    parser = html5lib.HTMLParser()
    parser.parse(pathlib.Path(path).read_text(encoding="utf-8"))
    expect("html5lib", not parser.errors, parser.errors[:3])


def take_pictures(page, folder):
    for name, width, fragment, scheme in (("wide", 1280, "", "light"), ("wide-dark", 1280, "", "dark"),
                                          ("card", 1280, "#q=10061", "light"), ("card-dark", 1280, "#q=10061", "dark"),
                                          ("meanings", 1280, "#q=111", "light"), ("phone", 390, "", "light"),
                                          ("phone-card", 390, "#q=10061", "light"),
                                          ("phone-dark", 390, "#linux-111", "dark")):
        cdp = page.driver.execute_cdp_cmd
        cdp("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
        cdp("Emulation.setDeviceMetricsOverride",
            {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500})
        page.open(fragment)
        page.driver.save_screenshot(str(pathlib.Path(folder) / f"{name}.png"))


def main(tool, data, path, scratch, pictures=None):
    the_page_is_valid(path)
    root = pathlib.Path(__file__).resolve().parent.parent.parent
    sys.path.insert(0, str(root / "tests/oracles"))
    driver = start()
    try:
        page = Page(driver, path)
        page.path, page.data = path, data
        terms_find_what_lookup_finds(page, tool, data)
        texts_say_what_they_say(page, root)
        the_script_reads_the_table(page, pathlib.Path(path).parent)
        translations_are_the_datas(page, data)
        names_of_runtimes_are_known(page, root)
        a_card_says_it_at_a_glance(page)
        several_meanings_are_a_list(page)
        near_names_are_offered(page)
        examples_are_answered(page)
        the_search_leaves_the_table(page)
        links_lead_to_cards(page)
        columns_come_and_go(page)
        the_keyboard_is_enough(page)
        a_screen_reader_has_names(page)
        contrast_is_enough(page)
        it_fits_a_phone_and_paper(page)
        other_tables_have_a_page(page, tool, root, scratch)
        nothing_was_loaded_or_complained_of(page)
        without_a_script_all_is_there(page, scratch)
        if pictures:
            take_pictures(page, pictures)
    finally:
        driver.quit()


if __name__ == "__main__":
    main(*sys.argv[1:])
