#!/usr/bin/env python3
"""Signs one act as a command of Tallystick, with the package `cryptography` and nothing else.

  python3 sign.py --profile erp.profile.json --act ACT <body.json

prints the JWS. Each step is explained in other-languages.md, beside this file. The profile says for
whom: ledger, party, user, the id of the key, and the key file, which lies beside it.
"""
import argparse
import base64
import json
import os
import sys
import uuid
from datetime import datetime, timedelta, timezone

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

LIFE = timedelta(minutes=15)


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def canonical(value) -> bytes:
    """RFC 8785, of what commands hold: texts, whole numbers, true, false, null, lists, objects."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def public_bytes(key) -> bytes:
    """32 bytes of Ed25519, or the 65 of an uncompressed point on P-256."""
    raw = serialization.Encoding.Raw, serialization.PublicFormat.Raw
    point = serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    is_ed25519 = isinstance(key, ed25519.Ed25519PrivateKey)
    return key.public_key().public_bytes(*(raw if is_ed25519 else point))


def key_id(key) -> str:
    """63 bits of the public key in 13 digits of Crockford's base 32: where no answer gave an id."""
    digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    number = int.from_bytes(public_bytes(key)[:8], "big") & (2**63 - 1)
    return "key_" + "".join(digits[number >> shift & 31] for shift in range(60, -1, -5))


def signature(key, message: bytes) -> bytes:
    """64 bytes; ECDSA as r and s side by side, not in DER."""
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return key.sign(message)
    r, s = decode_dss_signature(key.sign(message, ec.ECDSA(hashes.SHA256())))
    return r.to_bytes(32, "big") + s.to_bytes(32, "big")


def read_profile(path: str) -> dict:
    """With the private key beside; its passphrase, where it has one, is TALLYSTICK_PASSPHRASE."""
    with open(path) as file:
        profile = json.load(file)
    passphrase = os.environ.get("TALLYSTICK_PASSPHRASE", "").encode() or None
    with open(os.path.join(os.path.dirname(path), profile["keyFile"]), "rb") as file:
        private = serialization.load_pem_private_key(file.read(), password=passphrase)
    return {"key": key_id(private), **profile, "private": private}


def instant(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def command(profile: dict, act: str, body, at: datetime | None = None, **more) -> dict:
    """The payload; `more` is an `id` of one's own, or what was `shown`."""
    begins = at or datetime.now(timezone.utc)
    who = {"party": profile["party"], "user": profile["user"]}
    lives = {"at": instant(begins), "exp": instant(begins + LIFE)}
    named = {"id": str(uuid.uuid4()), "aud": profile["ledger"], "act": act}
    return {**named, **who, **lives, "body": body, **more}


def sign(payload: dict, *profiles: dict) -> str:
    """One signer gives the three parts; several sign the same bytes, side by side."""
    text = base64url(canonical(payload))
    signatures = []
    for profile in profiles:
        private, kid = profile["private"], profile["key"]
        alg = "EdDSA" if isinstance(private, ed25519.Ed25519PrivateKey) else "ES256"
        named = {"alg": alg, "kid": kid, "typ": "tallystick+jws"}
        header = base64url(json.dumps(named, separators=(",", ":")).encode())
        made = base64url(signature(private, f"{header}.{text}".encode()))
        signatures.append({"protected": header, "signature": made})
    if len(signatures) == 1:
        return f"{signatures[0]['protected']}.{text}.{signatures[0]['signature']}"
    return json.dumps({"payload": text, "signatures": signatures}, separators=(",", ":"))


def main() -> None:
    options = argparse.ArgumentParser(description="Signs the act whose body stands on the input.")
    options.add_argument("--profile", required=True)
    options.add_argument("--act", required=True)
    options.add_argument("--id", help="of the command; a new one, if none")
    options.add_argument("--at", help="such as 2027-01-04T01:02:03.004Z; now, if none")
    given = options.parse_args()
    at = datetime.fromisoformat(given.at.replace("Z", "+00:00")) if given.at else None
    more = {"id": given.id} if given.id else {}
    profile = read_profile(given.profile)
    print(sign(command(profile, given.act, json.load(sys.stdin), at, **more), profile))


if __name__ == "__main__":
    main()
