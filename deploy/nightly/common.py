"""What the nightly suites share: the program under test, records that can be counted, a server."""

import hashlib
import http.client
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = os.environ.get("PORTAL", str(ROOT / "build/release/portal"))
SHARED = ROOT.parent / "shared"

PREFIXES = """@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
"""
RECORD = """<https://records.example/d/{n}> a dcat:Dataset ;
  dct:identifier "REC-{n}" ;
  dct:title "Bản ghi {n}"@vi, "Record {n}"@en ;
  dct:description "Mô tả của bản ghi {n}. {filler}"@vi ;
  dcat:distribution [ a dcat:Distribution ; dct:title "File {n}"@en ;
    dcat:accessURL <https://records.example/f/{n}> ] .
"""
PARTS = (r'"REC-(\d+)"', r'"Bản ghi (\d+)"@vi', r'"Record (\d+)"@en', r'"File (\d+)"@en',
         r"<https://records.example/f/(\d+)>")


def need_program():
    if not os.access(PROGRAM, os.X_OK):
        print(f"{PROGRAM} is not here: run deploy/build first", file=sys.stderr)
        sys.exit(2)


def scratch():
    """A temporary folder that goes when the program ends."""
    return tempfile.TemporaryDirectory(prefix="portal-nightly-")


def write_records(path, numbers, filler=""):
    text = PREFIXES + "".join(RECORD.format(n=n, filler=filler) for n in numbers)
    pathlib.Path(path).write_text(text, encoding="utf-8")


def strew_contents(data, count):
    """Contents that no file is known for, as a crash leaves them, a month old; their paths."""
    paths, old = [], time.time() - 30 * 24 * 3600
    for number in range(count):
        name = hashlib.sha256(b"stray %d" % number).hexdigest()
        path = pathlib.Path(data) / "files" / name[:2] / name[2:]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(str(number))
        os.utime(path, (old, old))
        paths.append(path)
    return paths


def portal(*arguments, data=None, timeout=120, **options):
    command = [PROGRAM, *map(str, arguments)] + (["--data", str(data)] if data else [])
    return subprocess.run(command, capture_output=True, text=True, errors="replace",
                          timeout=timeout, **options)


def start(*arguments, data, **options):
    """A command in a process group of its own, so that it can be killed with its children."""
    return subprocess.Popen([PROGRAM, *map(str, arguments), "--data", str(data)],
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                            start_new_session=True, **options)


def kill_group(process):
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()


def sentence(done):
    """What a command said to its user, without log lines."""
    lines = [line for line in (done.stderr + "\n" + done.stdout).splitlines()
             if line.strip() and not line.startswith('{"time"')]
    return " | ".join(lines)[:300]


class Findings:
    def __init__(self, suite):
        self.suite, self.count, self.failed = suite, 0, []

    def that(self, holds, what):
        self.count += 1
        if not holds:
            self.failed.append(what)
            print(f"FAILED  {what}", flush=True)
        return bool(holds)

    def close(self):
        print(f"{self.suite}: {self.count - len(self.failed)} of {self.count} held")
        sys.exit(1 if self.failed else 0)


def stored_records(data, findings, where):
    """Numbers of the records that the public catalogue holds; each must be whole."""
    done = portal("export", "--format", "ntriples", data=data)
    findings.that(done.returncode == 0, f"{where}: export exits 0, not {done.returncode}: "
                                        f"{sentence(done)}")
    found = [{int(n) for n in re.findall(part, done.stdout)} for part in PARTS]
    numbers = found[0]
    halves = sorted(set.union(*found) - set.intersection(*found))
    findings.that(not halves, f"{where}: half there: {halves[:5]}")
    return numbers


def check_folder(data, acknowledged, findings, where):
    """The folder is sound and holds all that was acknowledged; answers what it holds."""
    done = portal("check", data=data)
    findings.that(done.returncode == 0, f"{where}: check exits 0, not {done.returncode}: "
                                        f"{sentence(done)}")
    numbers = stored_records(data, findings, where)
    missing = sorted(set(acknowledged) - numbers)
    findings.that(not missing, f"{where}: acknowledged, not there: {missing[:5]}")
    return numbers


class Server:
    """`portal serve` on a free loopback port."""

    def __init__(self, data, wait=30):
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--listen", "127.0.0.1:0", "--data", str(data)],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True)
        self.port = None
        reader = threading.Thread(target=self._read, daemon=True)
        reader.start()
        until = time.monotonic() + wait
        while self.port is None and time.monotonic() < until and self.process.poll() is None:
            time.sleep(0.01)

    def _read(self):
        for line in self.process.stdout:
            found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
            if found and self.port is None:
                self.port = int(found[1])

    def get(self, path, timeout=10):
        """Status and text; status 0 when there is no answer."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=timeout) as answer:
                return answer.status, answer.read().decode("utf-8", "replace")
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode("utf-8", "replace")
        except OSError as error:
            return 0, str(error)

    def send(self, method, path, token, document, headers=None, timeout=10):
        """A change by a program: status and text; status 0 when there is no answer."""
        fields = {"Authorization": f"Bearer {token}", "Content-Type": "application/json",
                  **(headers or {"If-Match": "*"})}
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", method=method,
                                         headers=fields, data=json.dumps(document).encode())
        try:
            with urllib.request.urlopen(request, timeout=timeout) as answer:
                return answer.status, answer.read().decode("utf-8", "replace")
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode("utf-8", "replace")
        except (OSError, http.client.HTTPException) as error:
            return 0, str(error)

    def wait_ready(self, seconds=10):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self.port and self.get("/readyz", 2)[0] == 200:
                return True
            time.sleep(0.05)
        return False

    def stop(self):
        """Asks it to end; its exit code, or None when it had to be killed."""
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(30)
        except subprocess.TimeoutExpired:
            kill_group(self.process)
            return None

    def kill(self):
        kill_group(self.process)
