# SPDX-License-Identifier: 0BSD
"""index.html in a real browser: headless Chromium, through its driver.

    page.py TOOL DATA PAGE SCRATCH [PICTURES]

Exits with 77 and says why where something for it is missing. PICTURES is a folder for pictures to
be looked at: wide and narrow, light and dark.
"""

import json
import pathlib
import re
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
        return self.driver.find_element(By.ID, "term")

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

    def answers(self):
        """The rows of the answer: code, names, SocketError, places."""
        return self.script("""
            return [...document.querySelectorAll("#found tbody tr")].map(
                (row) => [...row.cells].map((cell) => cell.textContent))""")

    def shown(self):
        """The names of the rows of the table that are to be seen."""
        return self.script("""
            return [...document.querySelectorAll("#codes tbody tr")]
                .filter((row) => row.getClientRects().length > 0)
                .map((row) => row.cells[0].textContent.trim().split(/\\s/)[0])""")


def expect(what, holds, *more):
    if not holds:
        sys.exit(f"page.py: {what}: {more}")


def looked_up(tool, data, term):
    """What the tool finds, in the form of the page's answers; names as sets."""
    out = subprocess.run([tool, "lookup", "--data", data, "--json", "--", term], check=False,
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    rows = []
    for hit in json.loads(out):
        key = (str(hit["code"]), frozenset(hit["symbols"]), hit["socket_error"] or "")
        place = hit["space"] + ("" if hit["confirmed"] else "?")
        if rows and rows[-1][0] == key:
            rows[-1][1].append(place)
        else:
            rows.append((key, [place]))
    return rows


def terms_find_what_lookup_finds(page, tool, data):
    page.open()
    for term in TERMS:
        page.ask(term)
        found = [((c, frozenset(n.split(", ")) - {""}, e), p.split(", ")) for c, n, e, p in page.answers()]
        wanted = looked_up(tool, data, term)
        expect(f"the answer to {term}", found == wanted, found[:3], wanted[:3])
        if not wanted:
            text = page.driver.find_element(By.ID, "told").text
            expect("nothing found is said", text == f"Nothing found for {term}", text)


def names_of_runtimes_are_what_lookup_says(page, tool, data):
    page.open()
    for term in ("10061", "EAGAIN", "ConnectionRefused", "linux:EPIPE", "11", "no such host", "Success"):
        page.ask(term)
        shown = page.script("return document.getElementById('called')?.textContent || ''")
        out = subprocess.run([tool, "lookup", "--data", data, "--", term], check=True, text=True,
                             stdout=subprocess.PIPE).stdout
        said = [line.strip() for line in out.splitlines() if re.match("  [A-Z][a-z+]+ [^ ]+.*; ", line)]
        expect(f"what runtimes call {term}", said == [shown] * bool(shown), said, shown)
    page.ask("10061")
    expect("10061 has a name in Python", "Python ConnectionRefusedError; " in
           page.script("return document.getElementById('called').textContent"))


def rows_follow_the_search(page):
    page.open()
    every = page.shown()
    page.ask("econnrefused")
    few = page.shown()
    expect("the table narrows", "ECONNREFUSED" in few and len(few) < 10 < len(every), len(few))
    page.box().send_keys(Keys.ESCAPE)
    expect("Escape clears", page.box().get_attribute("value") == "" and page.shown() == every)
    expect("and empties the answer", page.answers() == [])


def links_lead_to_codes(page):
    page.open("#linux-111")
    marked = page.script("return document.querySelector('#codes td:target').textContent")
    expect("a link to a code", marked == "111", marked)
    inside = page.script("""
        const cell = document.querySelector('#codes td:target').getBoundingClientRect();
        return cell.left >= 0 && cell.right <= innerWidth && cell.top >= 0 && cell.bottom <= innerHeight""")
    expect("it is in sight", inside)
    page.open("#q=10061")
    expect("a link to a term", page.answers()[0][0] == "10061", page.answers())
    page.ask("linux:113")
    expect("the address follows", page.comes_to("#q=linux%3A113"), page.driver.current_url)
    page.driver.find_element(By.CSS_SELECTOR, "#found a").click()
    expect("an answer's link", page.driver.current_url.endswith("#linux-113"), page.driver.current_url)
    page.open()
    page.ask("linux:112")
    page.driver.find_element(By.CSS_SELECTOR, "#found a").click()
    time.sleep(0.6)
    expect("a link that is followed at once stays", page.driver.current_url.endswith("#linux-112"),
           page.driver.current_url)


def columns_hide_and_show(page):
    page.open()
    visible = lambda name: page.script("""
        const head = [...document.querySelectorAll("#codes thead th")].find((th) => th.textContent === arguments[0]);
        const cell = document.querySelector("#codes tbody tr").cells[head.cellIndex];
        return [head.getClientRects().length > 0, cell.getClientRects().length > 0]""", name)
    page.driver.find_element(By.CSS_SELECTOR, "#columns summary").click()

    label = page.driver.find_element(By.XPATH, "//label[normalize-space()='linux']")
    label.click()
    expect("a column hides", visible("linux") == [False, False] and visible("macos") == [True, True])
    page.script("location.hash = '#linux-111'")
    expect("a link shows it again", visible("linux") == [True, True])
    page.driver.find_element(By.XPATH, "//button[@aria-label='hide all of getaddrinfo']").click()
    expect("a kind hides", visible("linux-gai") == [False, False] and visible("linux") == [True, True])
    page.driver.find_element(By.XPATH, "//button[@aria-label='show all of getaddrinfo']").click()
    expect("and shows", visible("linux-gai") == [True, True])


def the_keyboard_is_enough(page):
    page.open()
    active = lambda: page.script("return document.activeElement.id || document.activeElement.tagName + '.' + document.activeElement.className")
    body = page.driver.find_element(By.TAG_NAME, "body")
    body.send_keys(Keys.TAB)
    expect("the first stop skips to the table", active() == "A.skip", active())
    page.driver.switch_to.active_element.send_keys(Keys.ENTER)
    expect("and does", page.driver.current_url.endswith("#codes"))
    body.send_keys("/")
    expect("/ goes to the search", active() == "term", active())
    page.driver.switch_to.active_element.send_keys("111")
    page.driver.switch_to.active_element.send_keys(Keys.ENTER)
    expect("what is typed is looked up, and Enter leaves nothing", page.answers()[0][0] == "111")
    page.driver.switch_to.active_element.send_keys(Keys.TAB)
    stop = page.driver.switch_to.active_element
    for _ in range(3):
        if stop.tag_name == "a":
            break
        stop.send_keys(Keys.TAB)
        stop = page.driver.switch_to.active_element
    expect("Tab comes to the answer's links", stop.text == "linux", stop.text)
    stop.send_keys(Keys.ENTER)
    expect("which Enter follows", page.driver.current_url.endswith("#linux-111"))


def a_screen_reader_has_names(page):
    page.open()
    nodes = page.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    named = {}
    for node in nodes:
        name = node.get("name", {}).get("value", "")
        named.setdefault(node["role"]["value"], []).append(name)
    heads = page.script("return [...document.querySelectorAll('#codes thead th')].map((th) => th.textContent)")
    expect("the search has a name", "Look up" in named.get("searchbox", []), named.get("searchbox"))
    expect("the table has", any("Codes" in n for n in named.get("table", [])), named.get("table"))
    missing = set(heads) - set(named.get("columnheader", []))
    expect("each column has", not missing, missing)
    rows = {n.split()[0] for n in named.get("rowheader", []) if n}
    expect("each row has", {"ECONNREFUSED", "ConnectionRefused"} <= rows, len(rows))
    for role in ("button", "checkbox", "link", "searchbox", "region"):
        expect(f"no {role} is without a name", all(named.get(role, [])), role)
    status = page.script("return document.getElementById('told').getAttribute('role')")
    expect("the answer is told", status == "status", status)


def without_a_script_all_is_there(page, folder):
    page.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    page.open()
    cdp = page.driver.execute_cdp_cmd
    root = cdp("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    html = cdp("DOM.getOuterHTML", {"nodeId": root})["outerHTML"]
    tree = cdp("Accessibility.getFullAXTree", {})["nodes"]
    page.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    roles = [node["role"]["value"] for node in tree if not node.get("ignored")]
    expect("the search is not there without a script", "searchbox" not in roles)
    sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "oracles"))
    import reference
    copy = pathlib.Path(folder)
    copy.mkdir(parents=True, exist_ok=True)
    (copy / "index.html").write_text(html, encoding="utf-8")
    made = pathlib.Path(page.path).parent
    reference.check_html(pathlib.Path(page.data), copy, reference.rows_of(made / "codes.csv"),
                         reference.rows_of(made / "table.csv"))


def cards_where_it_is_narrow(page):
    page.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                                {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True})
    page.open()
    wide = page.script("return document.documentElement.scrollWidth")
    expect("nothing is wider than a phone", wide <= 390, wide)
    label = page.script("""
        const cell = document.getElementById("linux-111");
        return getComputedStyle(cell, "::before").content + " " + getComputedStyle(cell).display""")
    expect("each code has its space's name", label == '"linux" inline-block', label)
    empty = page.script("""
        return [...document.querySelectorAll("#codes td:empty")].some((cell) => cell.getClientRects().length > 0)""")
    expect("empty cells are not shown", not empty)
    page.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    printed = page.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": False})["data"]
    expect("it prints", len(printed) > 50_000, len(printed))


def nothing_was_loaded_or_complained_of(page):
    errors = [entry for entry in page.driver.get_log("browser")]
    expect("no message on the console", not errors, errors)
    for entry in page.driver.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            url = message["params"]["request"]["url"]
            expect("no request but for the page", url.startswith((page.url, "about:")), url)


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
    for name, width, fragment, scheme in (("wide", 1280, "", "light"), ("dark", 1280, "#q=111", "dark"),
                                          ("phone", 390, "#q=111", "light"),
                                          ("phone-dark", 390, "#linux-111", "dark")):
        cdp = page.driver.execute_cdp_cmd
        cdp("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
        cdp("Emulation.setDeviceMetricsOverride",
            {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500})
        page.open(fragment)
        page.driver.save_screenshot(str(pathlib.Path(folder) / f"{name}.png"))


def main(tool, data, path, scratch, pictures=None):
    the_page_is_valid(path)
    driver = start()
    try:
        page = Page(driver, path)
        page.path, page.data = path, data
        terms_find_what_lookup_finds(page, tool, data)
        names_of_runtimes_are_what_lookup_says(page, tool, data)
        rows_follow_the_search(page)
        links_lead_to_codes(page)
        columns_hide_and_show(page)
        the_keyboard_is_enough(page)
        a_screen_reader_has_names(page)
        cards_where_it_is_narrow(page)
        nothing_was_loaded_or_complained_of(page)
        without_a_script_all_is_there(page, scratch)
        if pictures:
            take_pictures(page, pictures)
    finally:
        driver.quit()


if __name__ == "__main__":
    main(*sys.argv[1:])
