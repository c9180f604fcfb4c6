#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Seeds for the fuzz targets, cut from the real files of the project.

    tests/fuzz/zaden.py TARGET FOLDER     writes seeds for a target into a folder; targets without real files get none
"""
import hashlib
import re
import sys
import xml.sax.saxutils
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def packages():
    """The first byte chooses the reader, as in src/regels/pakket/pakket_fuzz.cc."""
    readers = [
        ("regels/begrippen*.yaml", 0),
        ("regels/begrippen/*.yaml", 0),
        ("regels/bronnen*.yaml", 1),
        ("regels/bronnen/*.yaml", 1),
        ("regels/*/*/pakket.yaml", 2),
        ("regels/parameters/*.yaml", 3),
        ("regels/*/*/interpretaties.yaml", 4),
        ("regels/tijdlijn/*.yaml", 5),
        ("regels/*/*/voorbeelden/*.yaml", 6),
    ]
    for pattern, reader in readers:
        for path in sorted(ROOT.glob(pattern)):
            yield bytes([reader]) + path.read_bytes()[:20_000]


def models():
    for pattern in ("regels/*/*/*.dmn", "tests/pakketten-stuk/heel/**/*.dmn"):
        for path in sorted(ROOT.glob(pattern)):
            yield path.read_bytes()


def expressions():
    """Every FEEL text of the rule packages."""
    texts = set()
    for path in ROOT.glob("regels/*/*/*.dmn"):
        for text in re.findall(r"<text>(.*?)</text>", path.read_text(encoding="utf-8"), re.S):
            texts.add(xml.sax.saxutils.unescape(text))
    return (text.encode() for text in sorted(texts))


def applications():
    return (path.read_bytes() for path in sorted(ROOT.glob("voorbeelden/aanvraag-*.json")))


def forms():
    yield b"\0naam=Noor&datum=24-11-2026&leeg="
    yield b'\1--x\r\nContent-Disposition: form-data; name="bestand"; filename="a.txt"\r\n\r\ninhoud\r\n--x--\r\n'
    yield b"\2sessie=abc; taal=nl"
    yield b"\4POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nX: a\r\n b\r\n\r\n"
    yield b"\5[2001:db8::1]:443"
    yield b"\3application/x-www-form-urlencoded\na=1&a=2"


def archives():
    return (path.read_bytes() for path in sorted(ROOT.glob("build/**/besluit.zip")))


SEEDS = {
    "pakket_fuzz": packages,
    "model_fuzz": models,
    "expression_fuzz": expressions,
    "aanvraag_fuzz": applications,
    "json_fuzz": applications,
    "form_fuzz": forms,
    "zip_fuzz": archives,
}


def main():
    target, folder = sys.argv[1], Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    for seed in SEEDS.get(target, tuple)():
        (folder / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)


if __name__ == "__main__":
    main()
