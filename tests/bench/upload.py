#!/usr/bin/env python3
"""Uploads and downloads one large file, against cp + sha256sum and against nginx, side by side.

upload.py PORTAL WORK PORT PEER_PORT PEER_FILE MEBIBYTES: lines for the table of deploy/bench.
PEER_FILE is where nginx finds what it hands out.
"""
import hashlib
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import time

ROUNDS = 3
AIM = 0.80
PART = 1 << 20


def make_file(path, mebibytes):
    """Bytes that do not repeat within a part, so that nothing on the way may save work."""
    block = bytearray(os.urandom(PART))
    digest = hashlib.sha256()
    with open(path, "wb") as out:
        for number in range(mebibytes):
            block[:8] = number.to_bytes(8, "big")
            out.write(block)
            digest.update(block)
        os.fsync(out.fileno())
    return digest.hexdigest()


def read_answer(connection):
    """Head and rest of an answer on a connection that the server closes."""
    received = b""
    while chunk := connection.recv(PART):
        received += chunk
    head, _, body = received.partition(b"\r\n\r\n")
    return int(head.split(b" ")[1]), body


def upload(port, token, path):
    size = path.stat().st_size
    with socket.create_connection(("127.0.0.1", port)) as connection, open(path, "rb") as source:
        connection.sendall((
            f"POST /api/v1/files?name=large.bin HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
            f"Authorization: Bearer {token}\r\nContent-Length: {size}\r\n\r\n").encode())
        connection.sendfile(source)
        status, body = read_answer(connection)
    if status != 201:
        sys.exit(f"bench: the upload was answered {status}: {body[:300]!r}")
    return json.loads(body)


def download(port, target):
    """Reads an answer to its end without keeping it; seconds."""
    start = time.monotonic()
    buffer = bytearray(PART)
    total = 0
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(
            f"GET {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        while got := connection.recv_into(buffer):
            total += got
    return time.monotonic() - start, total


def peer_upload(path, copy):
    """What it costs to have the same file on the disk with its digest."""
    start = time.monotonic()
    subprocess.run(["cp", str(path), str(copy)], check=True)
    subprocess.run(["sha256sum", str(copy)], check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["sync", str(copy)], check=True)
    seconds = time.monotonic() - start
    copy.unlink()
    return seconds


def memory_of(process):
    """Largest memory that a process held by itself, in MiB; what it shares with files left out."""
    for line in pathlib.Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    return 0.0


def wait_for(port):
    for _ in range(300):
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
                connection.sendall(
                    b"GET /readyz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                if read_answer(connection)[0] == 200:
                    return
        except OSError:
            pass
        time.sleep(0.1)
    sys.exit("bench: the portal does not answer")


def median(values):
    return sorted(values)[len(values) // 2]


def line(what, ours, peer, ratio, aim):
    met = "met" if ratio >= aim else "MISSED"
    print("\t".join([what, ours, peer, f"{ratio:.2f}", f">= {aim:.2f}", met]))


def publish(port, token, file_id):
    document = json.dumps({"title": {"en": "Large"}, "description": {"en": "A large file."}, "publisher": "bench", "state": "published",
                           "distribution": [{"id": "large", "file": file_id}]}).encode()
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall((
            "POST /api/v1/datasets HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
            f"Authorization: Bearer {token}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(document)}\r\n\r\n").encode() + document)
        status, body = read_answer(connection)
    if status != 201:
        sys.exit(f"bench: publishing was answered {status}: {body[:300]!r}")


def main():
    portal, work, port, peer_port, peer_file, mebibytes = sys.argv[1:]
    work, port, peer_port = pathlib.Path(work), int(port), int(peer_port)
    data, source, mebibytes = work / "data", work / "source.bin", int(mebibytes)
    shutil.rmtree(data, ignore_errors=True)
    digest = make_file(source, mebibytes)
    run = lambda *words: subprocess.run([portal, *words, "--data", str(data)], check=True,
                                        capture_output=True, text=True).stdout.strip()
    run("agency", "add", "bench", "--name-vi", "Đo", "--name-en", "Bench")
    token = run("token", "add", "bench", "--agency", "bench", "--role", "publisher")
    server = subprocess.Popen([portal, "serve", "--data", str(data), "--listen", f"127.0.0.1:{port}"],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        before = memory_of(server.pid)
        ours, peers = [], []
        for _ in range(ROUNDS):
            stored = next((data / "files").glob("??/*"), None)
            if stored:
                stored.unlink()  # else the content is there already, and is only read
            start = time.monotonic()
            told = upload(port, token, source)
            ours.append(time.monotonic() - start)
            if told["sha256"] != digest:
                sys.exit("bench: the portal has another digest")
            peers.append(peer_upload(source, work / "copy.bin"))
        rate = lambda seconds: f"{mebibytes / seconds:.0f} MiB/s"
        line(f"upload of {mebibytes} MiB against cp, sha256sum and sync", rate(median(ours)),
             rate(median(peers)), median(peers) / median(ours), AIM)
        publish(port, token, told["id"])
        os.link(source, peer_file)
        ours, peers = [], []
        for _ in range(ROUNDS):
            ours.append(download(port, "/files/large/latest")[0])
            peers.append(download(peer_port, "/" + os.path.basename(peer_file))[0])
        line(f"download of {mebibytes} MiB against nginx", rate(median(ours)), rate(median(peers)),
             median(peers) / median(ours), AIM)
        grown = memory_of(server.pid) - before
        print("\t".join(["memory that it took more than at rest", f"{grown:.0f} MiB", "-",
                         f"{grown:.2f}", "<= 64.00", "met" if grown <= 64 else "MISSED"]))
    finally:
        server.terminate()
        server.wait()
        for path in (source, pathlib.Path(peer_file)):
            path.unlink(missing_ok=True)
        shutil.rmtree(data, ignore_errors=True)


main()
