#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Asks a running server what a large office asks, and says whether it stays within the figures of the design.

  meet.py PORT PID AANTAL [SECONDEN]

Bytes and CPU of the work list, of a search, growth of memory by one request, and pages of cases that differ at 50
requests a second: an open loop, so that a slow answer delays no question. Ends with 1 when a figure is not met.
"""
import http.client
import http.cookiejar
import os
import queue
import random
import re
import sys
import threading
import time
import urllib.parse
import urllib.request

PORT, PID, NUMBER = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
SECONDS = float(sys.argv[4]) if len(sys.argv) > 4 else 20
RATE, CONNECTIONS = 50, 50
ROOT = f"http://127.0.0.1:{PORT}"
missed = []


def cpu():
    """CPU seconds of the server up to now."""
    fields = open(f"/proc/{PID}/stat").read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def peak():
    """The most memory the server had, in MB."""
    return int(re.search(r"VmHWM:\s+(\d+)", open(f"/proc/{PID}/status").read()).group(1)) / 1024


def say(what, value, unit, limit=None):
    note = "" if limit is None else f"  (hoogstens {limit}: {'goed' if value <= limit else 'NIET GEHAALD'})"
    print(f"{what:<58}{value:>10.1f} {unit}{note}", flush=True)
    if limit is not None and value > limit:
        missed.append(what)


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


jar = http.cookiejar.CookieJar()
browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))


def get(path):
    return browser.open(ROOT + path, timeout=60).read().decode()


def hidden(page, name):
    return re.search(rf'name="{name}" value="([^"]+)', page).group(1)


def post(path, **fields):
    return browser.open(ROOT + path, urllib.parse.urlencode(fields).encode(), timeout=60).read().decode()


def measure(what, ask, times, cpu_limit):
    """CPU per question over many, since the clock of the kernel ticks in hundredths."""
    ask()
    begin, start = cpu(), time.perf_counter()
    for _ in range(times):
        ask()
    say(f"{what}: rekentijd van de server", (cpu() - begin) / times * 1e3, "ms", cpu_limit)
    say(f"{what}: tijd tot het antwoord er is", (time.perf_counter() - start) / times * 1e3, "ms")


def open_loop(paths):
    cookie = "; ".join(f"{c.name}={c.value}" for c in jar)
    waiting, times, bad = queue.Queue(), [], []

    def worker():
        connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
        while (item := waiting.get()) is not None:
            planned, path = item
            try:
                connection.request("GET", path, headers={"Cookie": cookie})
                answer = connection.getresponse()
                answer.read()
                if answer.status != 200:
                    bad.append((path, answer.status))
            except OSError as fault:
                bad.append((path, fault))
                connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
            times.append(time.perf_counter() - planned)

    threads = [threading.Thread(target=worker, daemon=True) for _ in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    rnd = random.Random(7)
    at = time.perf_counter()
    end = at + SECONDS
    while at < end:
        time.sleep(max(0.0, at - time.perf_counter()))
        waiting.put((at, paths(rnd)))
        at += rnd.expovariate(RATE)
    for _ in threads:
        waiting.put(None)
    for thread in threads:
        thread.join(60)
    times.sort()
    return times, bad


page = get("/inloggen")
post("/inloggen", naam="marloes", wachtwoord="meetlat-voor-iedereen", bezoek=hidden(page, "bezoek"))
before = peak()
page = get("/kantoor")
say("werkvoorraad: omvang", len(page.encode()) / 1000, "kB", 100)
say("werkvoorraad: groei van het geheugen door één vraag", peak() - before, "MB", 20)
measure("werkvoorraad", lambda: get("/kantoor"), 50, 20)
later = re.search(r'href="([^"]*[?&amp;]na=[^"]*)"', page)
if later:
    address = later.group(1).replace("&amp;", "&")
    measure("werkvoorraad, volgende bladzijde", lambda: get(address), 50, 20)
csrf = hidden(page, "csrf")
before = peak()
for what, text in (("zoeken op achternaam", "verhoeven"), ("zoeken op nummer", f"{NUMBER // 2:06}"),
                   ("zoeken op voornaam, veel gevonden", "noor"), ("zoeken op twee delen", "noor mul"),
                   ("zoeken naar niemand", "xyzxyz")):
    measure(what, lambda: post("/kantoor/zoeken", zoek=text, csrf=csrf), 20, 50)
say("zoeken: groei van het geheugen", peak() - before, "MB", 20)
before = peak()
case = lambda rnd: f"/kantoor/zaken/MZ-2026-{rnd.randrange(1, NUMBER + 1):06d}/stap/3"
rnd = random.Random(1)
measure("bladzijde van een zaak", lambda: get(case(rnd)), 50, None)
say("bladzijden van zaken: groei van het geheugen", peak() - before, "MB")
for attempt in ("eerste ronde", "tweede ronde"):
    begin = cpu()
    times, bad = open_loop(case)
    at = lambda part: times[min(len(times) - 1, int(len(times) * part))] * 1e3
    say(f"zaken die verschillen, {RATE}/s, {attempt}: p50", at(0.50), "ms")
    say(f"zaken die verschillen, {RATE}/s, {attempt}: p99", at(0.99), "ms", 50 if attempt != "eerste ronde" else None)
    say("   rekentijd per bladzijde", (cpu() - begin) / len(times) * 1e3, "ms")
    if bad:
        missed.append(f"{len(bad)} vragen mislukt, zoals {bad[0]}")
for what in missed:
    print("niet gehaald:", what)
sys.exit(1 if missed else 0)
