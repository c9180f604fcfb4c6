#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
# What the server promises under load, measured from outside on a running demo (docs/adr/0067):
#   flood      200 anonymous requests at once on the most expensive public pages; a login page every 50 ms meanwhile
#              must be there within 0.5 s (p99), and the memory of the program stays bounded
#   logins     40 logins with wrong passwords at once, all the time; the same promise (a demo has cheap hashes)
#   idle       1,200 silent connections with 1,024 descriptors and 2,300 with 4,096: pages still answer
#   tests/belasting/belasting.py PROGRAM [flood|logins|idle]…
# Prints every figure and ends non-zero when one is not met.
import http.client
import itertools
import os
import re
import resource
import socket
import subprocess
import sys
import threading
import time
import urllib.parse

LIMIT_SECONDS = 0.5
LIMIT_RSS_MB = 700
FLOOD = 200
TOGETHER = 20  # seconds; the flood goes on for so long

problems = []


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Program:
    def __init__(self, program, descriptors=None, options=()):
        self.port = free_port()
        limit = None
        if descriptors:
            limit = lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (descriptors, descriptors))
        self.process = subprocess.Popen(
            [program, "serve", "--voorbeeld", "--poort", str(self.port), *options],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=limit)
        for _ in range(1200):
            try:
                if self.get("/hulp")[0] == 200:
                    return
            except OSError:
                pass
            if self.process.poll() is not None:
                sys.exit("the program does not start")
            time.sleep(0.1)
        sys.exit("the program does not answer")

    def get(self, path, timeout=30, method="GET", body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, body=body, headers=headers or {})
            answer = connection.getresponse()
            answer.read()
            return answer.status, dict(answer.getheaders())
        finally:
            connection.close()

    def rss(self):
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            for line in status:
                if line.startswith("VmRSS"):
                    return int(line.split()[1]) / 1024
        return 0.0

    def stop(self):
        self.process.terminate()
        self.process.wait()


def check(name, value, limit, unit):
    met = value <= limit
    print(f"{name}: {value:.3f} {unit} (limit {limit} {unit}){'' if met else '  NOT MET'}")
    if not met:
        problems.append(name)


def percentile(values, part):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def expensive_pages():
    # Days that nobody asked before: without keys per stretch of time each is a new question of seconds.
    pages = []
    for i in range(FLOOD):
        day = 1 + i % 28
        month = 3 + i // 28 % 10
        kind = i % 5
        if kind < 2:
            pages.append("/regels/verschil?" + urllib.parse.urlencode({
                "a": "meerzorg-thuis/kader-2026", "b": "meerzorg-thuis/rlz-2027",
                "van": f"{day}-{month}-2026", "naar": f"{day}-2-2027"}))
        elif kind == 2:
            pages.append("/regels/meerzorg-thuis/kader-2026/voorbeelden")
        elif kind == 3:
            pages.append("/regels/meerzorg-thuis/rlz-2027/pakket.zip")
        else:
            pages.append("/zelf-nagaan")
    return pages


def under_load(program, name, asks):
    """A login page every 50 ms while `asks` is done over and over by all threads; what the page took."""
    stop = threading.Event()
    counts = {}
    guard = threading.Lock()

    def ask(call):
        while not stop.is_set():
            try:
                status = call()
            except OSError:
                status = "gone"
            with guard:
                counts[status] = counts.get(status, 0) + 1
            if status != 200:
                time.sleep(0.05)

    took = []
    failed = []

    def visit():
        start = time.monotonic()
        try:
            status, _ = program.get("/inloggen")
        except OSError:
            status = 0
        took.append(time.monotonic() - start)
        if status != 200:
            failed.append(status)

    threads = [threading.Thread(target=ask, args=(call,), daemon=True) for call in asks]
    for thread in threads:
        thread.start()
    most = 0.0
    visitors = []
    end = time.monotonic() + TOGETHER
    while time.monotonic() < end:
        visitor = threading.Thread(target=visit, daemon=True)
        visitor.start()
        visitors.append(visitor)
        most = max(most, program.rss())
        time.sleep(0.05)
    stop.set()
    for visitor in visitors:
        visitor.join()
    print(f"{name}: answers {dict(sorted(counts.items(), key=str))}, {len(took)} login pages, "
          f"p50 {percentile(took, 0.5):.3f} s, most {max(took):.3f} s")
    check(f"{name}: login page p99", percentile(took, 0.99), LIMIT_SECONDS, "s")
    check(f"{name}: login pages that failed", len(failed), 0, "pages")
    check(f"{name}: memory at most", most, LIMIT_RSS_MB, "MB")


def flood(binary):
    program = Program(binary)
    try:
        before = program.rss()
        under_load(program, "flood", [lambda page=page: program.get(page)[0] for page in expensive_pages()])
        time.sleep(25)
        print(f"flood: memory before {before:.0f} MB, after rest {program.rss():.0f} MB")
    finally:
        program.stop()


def logins(binary):
    program = Program(binary, options=["--https"])  # each login from an address of its own
    try:
        connection = http.client.HTTPConnection("127.0.0.1", program.port)
        connection.request("GET", "/inloggen")
        answer = connection.getresponse()
        cookie = answer.getheader("Set-Cookie").split(";")[0]
        token = re.search(r'name="bezoek" value="([^"]*)"', answer.read().decode()).group(1)
        names = itertools.count()

        def wrong():
            # Another name each time, so that a guess is really made; a refusal for waiting costs nothing.
            body = f"naam=iemand{next(names)}&wachtwoord=fout-fout-fout&bezoek={token}"
            return program.get("/inloggen", method="POST", body=body,
                               headers={"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie,
                                        "X-Forwarded-For": f"10.0.{next(names) % 250}.{next(names) % 250}"})[0]
        under_load(program, "logins", [wrong] * 40)
    finally:
        program.stop()


def idle(binary):
    for count, descriptors in ((1200, 1024), (2300, 4096)):
        program = Program(binary, descriptors)
        silent = []
        try:
            for _ in range(count):
                connection = socket.create_connection(("127.0.0.1", program.port), timeout=5)
                silent.append(connection)
            slowest = 0.0
            for _ in range(20):
                start = time.monotonic()
                try:
                    if program.get("/hulp", timeout=5)[0] != 200:
                        slowest = 99.0
                except OSError:
                    slowest = 99.0
                slowest = max(slowest, time.monotonic() - start)
            check(f"idle: {count} silent connections, {descriptors} descriptors: slowest page", slowest, 1.0, "s")
        finally:
            for connection in silent:
                connection.close()
            program.stop()


def main():
    binary = sys.argv[1]
    wanted = sys.argv[2:] or ["flood", "logins", "idle"]
    # This side needs descriptors too.
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    for name in wanted:
        {"flood": flood, "logins": logins, "idle": idle}[name](binary)
    print(f"{len(problems)} promises not met" if problems else "all promises met")
    return 1 if problems else 0


if __name__ == "__main__":
    os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
    sys.exit(main())
