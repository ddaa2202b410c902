import canonicalize from 'canonicalize'
import { describe, expect, test } from 'vitest'
import { refuse } from '../../../contracts/kernel/decision.ts'
import {
  createKey,
  manifest,
  openClient,
  payloadOf,
  signPayload,
  titleActs,
  wireOf,
} from '../../../services/client/index.ts'
import { parseJws } from '../../../services/platform/jws/jws.ts'
import { isPublicKey, verifySignature } from '../../../services/platform/jws/signature.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { DEBT_OWED } from '../../support/acts.ts'

const frame = { ledger: 'ledger', party: newId('pty'), user: newId('usr'), id: 'one', at: 0 }
const act = titleActs.release({
  spans: [{ instrument: newId('rcv'), span: { lo: 0n, hi: 2n ** 53n } }],
})

interface Asked {
  readonly ids?: readonly string[]
  readonly commands?: readonly string[]
}

function textOf(payload: string): string {
  return Buffer.from(payload, 'base64url').toString('utf8')
}

describe('what is signed', () => {
  test('is canonical JSON with amounts as text and spans beside their receivable', () => {
    const text = textOf(payloadOf(act, frame))
    expect(canonicalize(JSON.parse(text))).toBe(text)
    const { spans } = act.body as { spans: { instrument: string }[] }
    expect(JSON.parse(text)).toEqual({
      ...{ id: 'one', aud: 'ledger', act: 'title.release' },
      ...{ party: frame.party, user: frame.user },
      ...{ at: '1970-01-01T00:00:00.000Z', exp: '1970-01-01T00:15:00.000Z' },
      body: { spans: [{ instrument: spans[0]!.instrument, lo: '0', hi: '9007199254740992' }] },
    })
  })

  test('null stays null, and a manifest says atomic only when it is', () => {
    expect(wireOf({ from: null, list: [1n] })).toEqual({ from: null, list: ['1'] })
    expect(manifest([act]).body).toEqual({ acts: [act] })
    expect(manifest([act], true).body).toEqual({ acts: [act], atomic: true })
  })
})

describe.each(['EdDSA', 'ES256'] as const)('a key of %s', alg => {
  test('is a point of its curve, and its signature is good for its bytes alone', async () => {
    const key = createKey(alg)
    const raw = Buffer.from(key.publicKey, 'base64url')
    expect(isPublicKey(alg, raw)).toBe(true)
    const parsed = parseJws(await signPayload(payloadOf(act, frame), [key]))
    if (!parsed.ok) throw new Error(parsed.refusal)
    const [one] = parsed.value.signatures
    const signature = Buffer.from(one!.signature, 'base64url')
    const message = Buffer.from(`${one!.protected}.${parsed.value.payload}`)
    expect(one).toMatchObject({ alg, kid: key.id })
    expect(verifySignature(alg, raw, message, signature)).toBe(true)
    expect(verifySignature(alg, raw, Buffer.from(`${message} `), signature)).toBe(false)
  })
})

/** A person’s client, what it asked to be shown (how many ids at a time) and what it sent. */
function personsClient() {
  const asked: number[] = []
  const submitted: string[] = []
  const answers: Record<string, (variables: Asked) => object> = {
    challenge: () => ({ challenge: 'c' }),
    openSession: () => ({ openSession: { bearer: 'b', expires: '2100-01-01T00:00:00Z' } }),
    shown: ({ ids = [] }) => {
      asked.push(ids.length)
      return { shown: Object.fromEntries(ids.map(id => [id, { name: id }])) }
    },
    submit: ({ commands = [] }) => {
      submitted.push(...commands)
      return { submit: { answers: [{ ok: true, acts: [{ ok: true, entry: 'e' }] }], token: 't' } }
    },
  }
  const client = openClient({
    ...{ ledger: 'ledger', party: frame.party, user: frame.user, keys: [createKey()] },
    people: true,
    transport: {
      request: async (query: string, variables: object) => {
        const field = Object.keys(answers).find(name => query.includes(name))!
        return answers[field]!(variables) as never
      },
      upload: async () => refuse('key_must_be_enrolled') as never,
      put: async () => refuse('key_must_be_enrolled') as never,
      fetch: async () => null,
      stream: async function* () {},
      download: async () => refuse('key_must_be_enrolled') as never,
    },
  })
  return { client, asked, submitted }
}

describe('a client', () => {
  test('gives the refusal of a whole command to each of its acts', async () => {
    const refusal = refuse('key_must_be_enrolled')
    const client = openClient({
      ...{ ledger: 'ledger', party: frame.party, user: frame.user, keys: [createKey()] },
      transport: {
        request: async () => ({ submit: { answers: [refusal], token: null } }) as never,
        ...{ upload: async () => refusal as never, put: async () => refusal as never },
        fetch: async () => null,
        stream: async function* () {},
        download: async () => refusal as never,
      },
    })
    expect(await client.send(act)).toEqual(refusal)
    expect(await client.sendAll([act, act])).toEqual([refusal, refusal])
  })

  test('asks in parts what its person is shown of more than 500 records', async () => {
    const { client, asked, submitted } = personsClient()
    const spans = Array.from({ length: 500 }, () => ({
      instrument: newId('rcv'),
      span: { lo: 0n, hi: 1n },
    }))
    await client.title.offerPledge({ ...DEBT_OWED, to: newId('pty'), spans })
    expect(asked).toEqual([500, 1])
    const parsed = parseJws(submitted[0]!)
    if (!parsed.ok) throw new Error(parsed.refusal)
    const { shown } = JSON.parse(textOf(parsed.value.payload))
    expect(Object.keys(shown[0])).toHaveLength(501)

    // Of many acts it asks together, and each is signed with its own.
    asked.length = 0
    await client.sendAll(spans.slice(0, 3).map(span => titleActs.release({ spans: [span] })))
    expect(asked).toEqual([3])
    const many = parseJws(submitted[1]!)
    if (!many.ok) throw new Error(many.refusal)
    const shownOfEach = JSON.parse(textOf(many.value.payload)).shown
    expect(shownOfEach.map(Object.keys)).toEqual(spans.slice(0, 3).map(one => [one.instrument]))
  })

  test('several keys sign the same bytes', async () => {
    const keys = [createKey(), createKey('ES256')]
    const payload = payloadOf(act, frame)
    const parsed = parseJws(await signPayload(payload, keys))
    const signatures = keys.map(({ id }) => ({ kid: id }))
    expect(parsed).toMatchObject({ ok: true, value: { payload, signatures } })
  })
})
