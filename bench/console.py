#!/usr/bin/env python3
"""Every console page of a served demo: milliseconds at the server (median of nine) and bytes as brotli.

    python3 bench/console.py http://127.0.0.1:8711 demo/out/accounts.json PASSWORD

Needs nothing but Python 3. Each role signs in once; pages are those its rail leads to, and the first pages they link to.
"""

import http.client, http.cookies, json, re, statistics, sys, time, urllib.parse

SITE, ACCOUNTS, PASSWORD = sys.argv[1:4]
HOST = urllib.parse.urlparse(SITE)
ROLES = ["info_officer", "office_head", "section_head", "leader_in_charge", "sys_admin", "sec_admin"]
BAR_MS, BAR_BYTES = 50, 60 * 1024


def ask(connection, method, path, cookie="", body=None):
    headers = {"Accept-Encoding": "br", "Cookie": cookie}
    if body is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    begun = time.perf_counter()
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    content = answer.read()
    return answer, content, (time.perf_counter() - begun) * 1000


def sign_in(account):
    connection = http.client.HTTPConnection(HOST.hostname, HOST.port)
    jar = http.cookies.SimpleCookie()
    connection.request("GET", "/console/login")
    answer = connection.getresponse()
    page = answer.read().decode()
    for cookie in answer.headers.get_all("Set-Cookie") or []:
        jar.load(cookie)
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    fields |= {"account": account, "password": PASSWORD}
    cookie = "; ".join(f"{name}={one.value}" for name, one in jar.items())
    answer, _, _ = ask(connection, "POST", "/console/login", cookie, urllib.parse.urlencode(fields))
    for line in answer.headers.get_all("Set-Cookie") or []:
        jar.load(line)
    if answer.status != 303:
        sys.exit(f"{account} did not get in: {answer.status}")
    return connection, "; ".join(f"{name}={one.value}" for name, one in jar.items())


def links(page):
    found = (link.replace("&amp;", "&").replace("&#38;", "&") for link in re.findall(r'href="(/console[^"#]*)', page))
    return [link for link in found if not re.search(r"/files/|/csv|/xlsx|/pictures/|logout|/pdf|sheet", link)]


def main():
    people = json.load(open(ACCOUNTS))
    slow, large, seen = [], [], 0
    for role in ROLES:
        account = next(one["account"] for one in people if one["role"] == role)
        connection, cookie = sign_in(account)
        connection.request("GET", "/console", headers={"Cookie": cookie})
        first = connection.getresponse().read().decode()
        pages, kinds = [], set()
        for link in ["/console", *links(first)]:
            connection.request("GET", link, headers={"Cookie": cookie})
            body = connection.getresponse().read().decode(errors="replace")
            for one in [link, *links(body)]:
                kind = re.sub(r"[0-9a-f]{12}|[a-z]+-\d{4}-\d{3}|\d+", "*", one.split("?")[0])
                if kind not in kinds:
                    kinds.add(kind)
                    pages.append(one)
        for page in pages:
            runs = [ask(connection, "GET", page, cookie) for _ in range(9)]
            status, size = runs[0][0].status, len(runs[0][1])
            took = statistics.median(run[2] for run in runs)
            if status == 200:
                seen += 1
                slow.append((took, role, page))
                large.append((size, role, page))
    slow.sort(reverse=True)
    large.sort(reverse=True)
    print(f"{seen} pages of {len(ROLES)} roles")
    print(f"BAR slowest {slow[0][0]:.1f} ms (bar {BAR_MS}), median {statistics.median(one[0] for one in slow):.1f} ms")
    for took, role, page in slow[:8]:
        print(f"  {took:7.1f} ms  {role}  {page}")
    print(f"BAR largest {large[0][0] / 1024:.1f} KB (bar {BAR_BYTES // 1024})")
    for size, role, page in large[:4]:
        print(f"  {size / 1024:7.1f} KB  {role}  {page}")


main()
