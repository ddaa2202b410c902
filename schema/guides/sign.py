#!/usr/bin/env python3
"""Signs one act as a command of Tallystick, with the package `cryptography` and nothing else.

  python3 sign.py --key erp.key.pem --ledger NAME --party pty_... --user usr_... --act ACT <body.json

prints the JWS. Each step is explained in other-languages.md, beside this file.
"""
import argparse
import base64
import json
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
    """63 bits of the public key in 13 digits of Crockford's base 32."""
    digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    number = int.from_bytes(public_bytes(key)[:8], "big") & (2**63 - 1)
    return "key_" + "".join(digits[number >> shift & 31] for shift in range(60, -1, -5))


def signature(key, message: bytes) -> bytes:
    """64 bytes; ECDSA as r and s side by side, not in DER."""
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return key.sign(message)
    r, s = decode_dss_signature(key.sign(message, ec.ECDSA(hashes.SHA256())))
    return r.to_bytes(32, "big") + s.to_bytes(32, "big")


def sign(key, command: dict, kid: str) -> str:
    alg = "EdDSA" if isinstance(key, ed25519.Ed25519PrivateKey) else "ES256"
    header = json.dumps({"alg": alg, "kid": kid, "typ": "tallystick+jws"}, separators=(",", ":"))
    signed = base64url(header.encode()) + "." + base64url(canonical(command))
    return signed + "." + base64url(signature(key, signed.encode()))


def instant(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def main() -> None:
    options = argparse.ArgumentParser(description="Signs the act whose body stands on the input.")
    for name in ("key", "ledger", "party", "user", "act"):
        options.add_argument(f"--{name}", required=True)
    options.add_argument("--kid", help="the id of the key, where it is not made of the key itself")
    options.add_argument("--id", default=str(uuid.uuid4()), help="of the command; a new one, if none")
    options.add_argument("--at", help="such as 2027-01-04T01:02:03.004Z; now, if none")
    given = options.parse_args()
    with open(given.key, "rb") as file:
        key = serialization.load_pem_private_key(file.read(), password=None)
    now = datetime.now(timezone.utc)
    at = datetime.fromisoformat(given.at.replace("Z", "+00:00")) if given.at else now
    command = {
        "id": given.id,
        "aud": given.ledger,
        "act": given.act,
        "party": given.party,
        "user": given.user,
        "at": instant(at),
        "exp": instant(at + LIFE),
        "body": json.load(sys.stdin),
    }
    print(sign(key, command, given.kid or key_id(key)))


if __name__ == "__main__":
    main()
