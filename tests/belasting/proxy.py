#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
# Limits per address behind a real proxy: who writes X-Forwarded-For lines is still counted by the address that the
# proxy saw. Starts the program with --https behind nginx and behind HAProxy on the local address.
#   tests/belasting/proxy.py PROGRAM
# Says so and goes on when a proxy is not installed; ends non-zero when a limit does not hold, or when none is there.
import http.client
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time

ALLOWED_AT_ONCE = 60  # of the API for one address (src/web/api)
ASKED = 150


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port):
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return True
        except OSError:
            time.sleep(0.1)
    return False


def nginx(folder, port, behind):
    path = os.path.join(folder, "nginx.conf")
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"""daemon off; pid {folder}/nginx.pid; error_log {folder}/fout.log;
events {{}}
http {{
  access_log off; client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  server {{
    listen 127.0.0.1:{port};
    location / {{
      proxy_pass http://127.0.0.1:{behind};
      proxy_set_header Host $host;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    }}
  }}
}}
""")
    return ["nginx", "-c", path, "-e", f"{folder}/begin.log"]


def haproxy(folder, port, behind):
    path = os.path.join(folder, "haproxy.cfg")
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"""defaults
  mode http
  timeout connect 5s
  timeout client 30s
  timeout server 60s
frontend voor
  bind 127.0.0.1:{port}
  option forwardfor
  default_backend achter
backend achter
  server een 127.0.0.1:{behind}
""")
    return ["haproxy", "-f", path]


def ask(port, forged):
    """An assessment that is no application: counted, and cheap. A new forged address each time."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.putrequest("POST", "/api/v1/beoordelingen")
        for value in forged:
            connection.putheader("X-Forwarded-For", value)
        connection.putheader("Content-Type", "application/json")
        connection.putheader("Content-Length", "2")
        connection.endheaders(b"{}")
        answer = connection.getresponse()
        answer.read()
        return answer.status
    finally:
        connection.close()


def check(name, start, binary):
    behind = free_port()
    port = free_port()
    program = subprocess.Popen(
        [binary, "serve", "--voorbeeld", "--https", "--poort", str(behind)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with tempfile.TemporaryDirectory() as folder:
        proxy = None
        try:
            if not wait_for(behind):
                print(f"{name}: the program does not start")
                return False
            proxy = subprocess.Popen(start(folder, port, behind), stdout=subprocess.DEVNULL,
                                     stderr=subprocess.DEVNULL)
            if not wait_for(port):
                print(f"{name}: the proxy does not start")
                return False
            began = time.monotonic()
            statuses = [ask(port, [f"203.0.113.{i}", f"2001:db8:{i:x}::1, 198.51.100.{i}"]) for i in range(ASKED)]
            # Two a second come back.
            most = ALLOWED_AT_ONCE + 2 * (time.monotonic() - began) + 2
            served = sum(status != 429 for status in statuses)
            good = served <= most and statuses.count(429) > 0
            print(f"{name}: {served} of {ASKED} with forged addresses served, at most {most:.0f} allowed"
                  f"{'' if good else '  NOT MET'}")
            return good
        finally:
            for process in (proxy, program):
                if process:
                    process.terminate()
                    process.wait()


def main():
    binary = os.path.abspath(sys.argv[1])
    os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
    tried = good = 0
    for name, start in (("nginx", nginx), ("haproxy", haproxy)):
        if not (shutil.which(name) or os.path.exists("/usr/sbin/" + name)):
            print(f"{name}: not installed, skipped (apt-get install {name})")
            continue
        tried += 1
        good += check(name, start, binary)
    return 0 if tried and tried == good else 1


if __name__ == "__main__":
    os.environ["PATH"] += ":/usr/sbin"
    sys.exit(main())
