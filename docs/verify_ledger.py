#!/usr/bin/env python3
"""Checks the ledger of gongkai without gongkai: the vectors of ledger.md, and any SQLite database.

    python3 verify_ledger.py [--head POSITION:HASH]... [ledger.md | office.db]...

Without a file it checks the ledger.md beside it. --head is a head noted earlier, on paper or in a backup: only such
notes show that a whole chain was forged anew. Standard library only. Ends with 0 when everything holds, else 1.
"""
import json
import pathlib
import sqlite3
import struct
import sys

M = 0xFFFFFFFF
IV = (0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E)
GENESIS = bytes(32)


def rol(x, n):
    n %= 32
    return ((x << n) | (x >> (32 - n))) & M


T = [rol(0x79CC4519 if j < 16 else 0x7A879D8A, j) for j in range(64)]


def sm3(message):
    """SM3 after GB/T 32905-2016, section 5."""
    padded = message + b"\x80" + bytes((55 - len(message)) % 64) + struct.pack(">Q", len(message) * 8)
    state = IV
    for start in range(0, len(padded), 64):
        w = list(struct.unpack(">16I", padded[start:start + 64]))
        for j in range(16, 68):
            x = w[j - 16] ^ w[j - 9] ^ rol(w[j - 3], 15)
            w.append(x ^ rol(x, 15) ^ rol(x, 23) ^ rol(w[j - 13], 7) ^ w[j - 6])
        a, b, c, d, e, f, g, h = state
        for j in range(64):
            a12 = rol(a, 12)
            ss1 = rol((a12 + e + T[j]) & M, 7)
            ff = a ^ b ^ c if j < 16 else (a & b) | (a & c) | (b & c)
            gg = e ^ f ^ g if j < 16 else (e & f) | (~e & g)
            tt1 = (ff + d + (ss1 ^ a12) + (w[j] ^ w[j + 4])) & M
            tt2 = (gg + h + ss1 + w[j]) & M
            a, b, c, d = tt1, a, rol(b, 9), c
            e, f, g, h = tt2 ^ rol(tt2, 9) ^ rol(tt2, 17), e, rol(f, 19), g
        state = tuple(x ^ y for x, y in zip(state, (a, b, c, d, e, f, g, h)))
    return struct.pack(">8I", *state)


def fail(where, why):
    print(f"{where}: {why}")
    sys.exit(1)


def once(pairs):
    if len({key for key, _ in pairs}) != len(pairs):
        raise ValueError("a key twice")
    return dict(pairs)


def check(where, rows, heads):
    """Rows (position, canonical, prev, hash, columns) in order; gives the head."""
    position, prev = 0, GENESIS
    for found, canonical, stored_prev, stored_hash, columns in rows:
        if found != position + 1:
            fail(where, f"entry {position + 1} is missing or out of order: {found} stands there")
        position = found
        if stored_prev != prev:
            fail(where, f"entry {position} does not follow the entry before it")
        if sm3(prev + canonical) != stored_hash:
            fail(where, f"entry {position} was altered")
        try:
            entry = json.loads(canonical, object_pairs_hook=once)
        except ValueError as error:
            fail(where, f"entry {position} is not canonical: {error}")
        if json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode() != canonical:
            fail(where, f"entry {position} is not canonical")
        for name, value in {"position": position, **columns}.items():
            if entry.get(name) != value:
                fail(where, f"entry {position}: the column {name} was altered")
        if heads.get(position, stored_hash) != stored_hash:
            fail(where, f"entry {position} is not the head that was noted")
        prev = stored_hash
    if any(noted > position for noted in heads):
        fail(where, f"the ledger ends with entry {position}, before a head that was noted")
    print(f"{where}: {position} entries hold, head {position}:{prev.hex()}")
    return position, prev


def vectors(path, heads):
    """The rows of the block ```ledger in ledger.md: canonical bytes, then the hash, one line each."""
    lines = path.read_text(encoding="utf-8").split("```ledger\n")[1].split("```")[0].splitlines()
    prev, rows = GENESIS, []
    for number in range(0, len(lines), 2):
        canonical, stored = lines[number].encode(), bytes.fromhex(lines[number + 1])
        rows.append((number // 2 + 1, canonical, prev, stored, {}))
        prev = stored
    if not rows:
        fail(path.name, "no vectors")
    check(path.name, rows, heads)


def database(path, heads):
    """The table ledger of a SQLite database, opened for reading only."""
    link = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    names = ("at", "body", "kind", "version", "record")
    rows = link.execute(f"SELECT position, canonical, prev_hash, hash, {', '.join(names)} FROM ledger ORDER BY position")
    check(path.name, ((r[0], bytes(r[1]), bytes(r[2]), bytes(r[3]), dict(zip(names, r[4:]))) for r in rows), heads)


def main(arguments):
    assert sm3(b"abc").hex() == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    assert sm3(b"abcd" * 16).hex() == "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"
    heads, files = {}, []
    while arguments:
        argument = arguments.pop(0)
        if argument == "--head" and arguments:
            position, _, stored = arguments.pop(0).partition(":")
            heads[int(position)] = bytes.fromhex(stored)
        else:
            files.append(pathlib.Path(argument))
    for path in files or [pathlib.Path(__file__).with_name("ledger.md")]:
        if not path.is_file():
            fail(path, "no such file")
        (vectors if path.suffix == ".md" else database)(path, heads)


if __name__ == "__main__":
    main(sys.argv[1:])
