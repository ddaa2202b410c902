#!/usr/bin/env python3
"""Signs in, does one act or asks one question, with nothing of Tallystick's own code.

  python3 send.py --profile lin.profile.json --query '{ businessDate }'
  python3 send.py --profile lin.profile.json --with zhao.profile.json --act ACT <body.json
  python3 send.py --profile lin.profile.json --with zhao.profile.json --prepare FIELD <input.json
  python3 send.py --profile lin.profile.json --again COMMAND.jws

Whoever is named by --with signs the same bytes too. --prepare has the platform draw the act up: FIELD
is that of its mutation, such as confirmReceivable, and the words are printed that its bytes say. What signers must be shown is printed first.
The signed command is kept as ID.jws before it is sent: where no answer comes, --again sends these
bytes. The exit code is 1 when the ledger refuses. sign.py must lie beside this file.
"""
import argparse
import base64
import json
import sys
import urllib.error
import urllib.request

from sign import command, read_profile, sign

OPEN = """mutation ($login: JWS!) { session: openSession(login: $login) {
  ... on Session { bearer } ... on Refused { refusal zh en } } }"""
SUBMIT = """mutation ($commands: [JWS!]!) {
  submit(commands: $commands) { answers token } }"""


class Gateway:
    """A session of the profile's user, which its key has opened."""

    def __init__(self, profile: dict):
        self.url, self.bearer = profile["url"], None
        challenge = self.ask("mutation { challenge }")["challenge"]
        login = sign(command(profile, "session.open", {"challenge": challenge}), profile)
        session = self.ask(OPEN, {"login": login})["session"]
        if "refusal" in session:
            raise SystemExit(f"{session['refusal']}: {session['zh']} {session['en']}")
        self.bearer = session["bearer"]

    def ask(self, query: str, variables: dict | None = None) -> dict:
        headers = {"content-type": "application/json"}
        if self.bearer:
            headers["authorization"] = f"Bearer {self.bearer}"
        body = json.dumps({"query": query, "variables": variables or {}}).encode()
        request = urllib.request.Request(self.url, body, headers)
        try:
            with urllib.request.urlopen(request) as response:
                answer = json.load(response)
        except urllib.error.HTTPError as error:
            raise SystemExit(error.read().decode()) from error
        if answer.get("errors"):
            raise SystemExit(json.dumps(answer["errors"], ensure_ascii=False))
        return answer["data"]

    def all(self, query: str, variables: dict | None = None):
        """Every row of a list that the query calls `page`, below what it calls `viewer`."""
        after = None
        while True:
            page = self.ask(query, {**(variables or {}), "after": after})["viewer"]["page"]
            yield from (edge["node"] for edge in page["edges"])
            if not page["pageInfo"]["hasNextPage"]:
                return
            after = page["pageInfo"]["endCursor"]

    def show(self, body) -> dict:
        """What signers are shown of every record that the body names; other texts are ignored."""
        ids = [text for text in texts_in(body) if "_" in text]
        return self.ask("query ($ids: [ID!]!) { shown(ids: $ids) }", {"ids": ids})["shown"]


def texts_in(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts_in(part)


def main() -> int:
    options = argparse.ArgumentParser(description="Signs in, does one act or asks one question.")
    options.add_argument("--profile", required=True)
    options.add_argument("--with", action="append", default=[], dest="others", metavar="PROFILE")
    what = options.add_mutually_exclusive_group(required=True)
    what.add_argument("--query", help="in GraphQL")
    what.add_argument("--act", help="whose body stands on the input")
    what.add_argument("--prepare", help="the mutation of an act, whose input stands on the input")
    what.add_argument("--again", help="a signed command that was kept")
    given = options.parse_args()
    profile = read_profile(given.profile)
    gateway = Gateway(profile)
    if given.query:
        print(json.dumps(gateway.ask(given.query), ensure_ascii=False, indent=2))
        return 0
    signed = read(given.again) if given.again else prepare(gateway, profile, given)
    done = gateway.ask(SUBMIT, {"commands": [signed]})["submit"]
    answer = done["answers"][0]
    print(json.dumps({"answer": answer, "token": done["token"]}, ensure_ascii=False, indent=2))
    return 0 if answer["ok"] and all(act["ok"] for act in answer["acts"]) else 1


def prepare(gateway: Gateway, profile: dict, given) -> str:
    body = json.load(sys.stdin)
    if given.prepare:
        payload, read_first = draw_up(gateway, given.prepare, body)
    else:
        shown = gateway.show(body)
        read_first = {"signs": given.act, "body": body, "shown": shown}
        payload = command(profile, given.act, body, shown=[shown])
    print(json.dumps(read_first, ensure_ascii=False, indent=2), file=sys.stderr)
    signed = sign(payload, profile, *map(read_profile, given.others))
    with open(f"{payload['id']}.jws", "x") as file:
        file.write(signed)
    return signed


def draw_up(gateway: Gateway, field: str, given: dict) -> tuple[dict, dict]:
    """The payload as the platform writes it, with what the act needs besides, and its words."""
    act = field[0].upper() + field[1:]
    drawn = gateway.ask(
        f"mutation ($input: {act}Input!) {{ drawn: prepare{act}(input: $input) {{ ... on Prepared {{"
        " payload summary { zh en } } ... on Refused { refusal path zh en } } }",
        {"input": given},
    )["drawn"]
    if "refusal" in drawn:
        raise SystemExit(f"{drawn['refusal']} {drawn['path']}: {drawn['zh']} {drawn['en']}")
    text = drawn["payload"] + "=" * (-len(drawn["payload"]) % 4)
    return json.loads(base64.urlsafe_b64decode(text)), drawn["summary"]


def read(path: str) -> str:
    with open(path) as file:
        return file.read().strip()


if __name__ == "__main__":
    raise SystemExit(main())
