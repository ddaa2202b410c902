#!/usr/bin/env python3
"""Checks what a party may see of a ledger's journal, with nothing of Tallystick's own code.

  python3 verify.py --profile erp.profile.json [kept.jws ...]

The profile names the gateway, the ledger, party, user and key file. What is checked, and what
cannot be, stands in check.md; sign.py and send.py must lie beside this file. The exit code is 1 when
anything contradicts.
"""
import argparse
import base64
import hashlib
import json

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from send import Gateway
from sign import base64url, read_profile

PAGE = "pageInfo { hasNextPage endCursor } edges { node"
ENTRIES = f"""query ($after: String) {{ viewer {{ page: entries(first: 100, after: $after) {{
  {PAGE} {{ number act businessDate hash leaf postings }} }} }} }} }}"""
KEYS = f"""query ($after: String) {{ viewer {{ page: keys(first: 100, after: $after) {{
  {PAGE} {{ id alg publicKey }} }} }} }} }}"""
OWED = f"""query ($after: String) {{ viewer {{
  page: receivables(as: debtor, first: 100, after: $after) {{ {PAGE} {{ id size }} }} }} }} }}"""
TITLES = f"""query ($id: ID!, $after: String) {{ viewer: node(id: $id) {{ ... on Receivable {{
  page: titles(first: 100, after: $after) {{ {PAGE} {{ lo hi }} }} }} }} }} }}"""


def digest(text: str) -> str:
    return base64url(hashlib.sha256(text.encode()).digest())


def decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def check_entries(entries: list):
    """Each entry is the text that its hash is of, and the text says what the entry says."""
    for entry in entries:
        leaf, number = json.loads(entry["leaf"]), entry["number"]
        if digest(entry["leaf"]) != entry["hash"]:
            yield f"entry {number}: its hash is not that of its text"
        if digest(entry["postings"]) != leaf["postings"]:
            yield f"entry {number}: its postings are not those of its text"
        said = leaf["entry"], leaf["act"], leaf["date"]
        if said != (number, entry["act"], entry["businessDate"]):
            yield f"entry {number}: number, act or date are not those of its text"


def list_links(entries: list) -> list:
    """Pairs of a subject's entries that follow each other, as far as both are to be seen."""
    seen = {}
    for entry in entries:
        for touch in json.loads(entry["leaf"])["touches"]:
            seen[touch["subject"], touch["version"]] = touch["before"], entry
    return [
        (subject, seen[subject, version - 1][1]["hash"], before)
        for (subject, version), (before, _) in seen.items()
        if (subject, version - 1) in seen
    ]


def check_chains(links: list):
    for subject, expected, before in links:
        if before != expected:
            yield f"{subject}: an entry does not name the one before it"


def check_commands(paths: list, entries: list, keys: dict):
    """What was kept is what the journal has, and our key has signed it."""
    commands = {json.loads(entry["leaf"])["command"] for entry in entries}
    for path in paths:
        with open(path) as file:
            jws = file.read().strip()
        header, payload, signature = jws.split(".")
        key = keys[json.loads(decoded(header))["kid"]]
        if not is_signed(key, f"{header}.{payload}".encode(), decoded(signature)):
            yield f"{path}: its signature is not valid"
        if digest(jws) not in commands:
            yield f"{path}: no entry is of this command"


def is_signed(key: dict, message: bytes, signature: bytes) -> bool:
    raw = decoded(key["publicKey"])
    try:
        if key["alg"] == "EdDSA":
            ed25519.Ed25519PublicKey.from_public_bytes(raw).verify(signature, message)
        else:
            r, s = (int.from_bytes(half, "big") for half in (signature[:32], signature[32:]))
            public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), raw)
            public.verify(encode_dss_signature(r, s), message, ec.ECDSA(hashes.SHA256()))
        return True
    except InvalidSignature:
        return False


def check_tiling(gateway: Gateway, owed: list):
    """The titles of what we owe cover its face, without gap and without overlap."""
    for one in owed:
        titles = list(gateway.all(TITLES, {"id": one["id"]}))
        spans = sorted((int(title["lo"]), int(title["hi"])) for title in titles)
        ends = [0] + [hi for _, hi in spans]
        # A proposal has no titles yet.
        if spans and ([lo for lo, _ in spans] != ends[:-1] or ends[-1] != int(one["size"])):
            yield f"{one['id']}: its titles do not tile its face"


def main() -> int:
    options = argparse.ArgumentParser(description="Checks what a party may see of the journal.")
    options.add_argument("--profile", required=True)
    options.add_argument("kept", nargs="*", help="signed commands that were kept")
    given = options.parse_args()
    gateway = Gateway(read_profile(given.profile))
    entries, owed = list(gateway.all(ENTRIES)), list(gateway.all(OWED))
    keys = {key["id"]: key for key in gateway.all(KEYS)}
    links = list_links(entries)
    found = [
        *check_entries(entries),
        *check_chains(links),
        *check_commands(given.kept, entries, keys),
        *check_tiling(gateway, owed),
    ]
    print(f"{len(entries)} entries, {len(links)} links of their chains, {len(owed)} receivables owed")
    print(f"{len(given.kept)} commands that were kept")
    print(*found or ["nothing contradicts"], sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
