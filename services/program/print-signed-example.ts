import {
  type CommandPayload,
  payloadOf,
  seededKey,
  seededKeyFile,
  signPayload,
  wireOf,
} from '../client/index.ts'

/** 0x00 to 0x1f: everybody can make this key again. */
const SEED = Uint8Array.from({ length: 32 }, (_, place) => place)

const FRAME = {
  ledger: 'x'.repeat(43),
  party: 'pty_0B6Q3TV2M0001',
  user: 'usr_0B6Q3TV2M0002',
  id: 'invoice 2027/001',
  at: Date.UTC(2027, 0, 4, 1, 2, 3, 4),
} as const

const ACT = {
  act: 'title.release',
  body: { spans: [{ instrument: 'rcv_0B6Q3TV2M0003', span: { lo: 0n, hi: 12_345_00n } }] },
} as const

/** Prints one signed command with each step on the way to its bytes, to compare one's own with. */
export async function printSignedExample(): Promise<string> {
  const key = seededKey(SEED)
  const payload = payloadOf(ACT, FRAME)
  const text = Buffer.from(payload, 'base64url').toString('utf8')
  const jws = await signPayload(payload, [key])
  const [header = '', , signature] = jws.split('.')
  const { id, aud, act, party, user, at, exp }: CommandPayload = JSON.parse(text)
  const example = {
    key: { pem: seededKeyFile(SEED), kid: key.id, publicKey: key.publicKey },
    command: { id, aud, act, party, user, at, exp, body: wireOf(ACT.body) },
    canonicalPayload: text,
    header: Buffer.from(header, 'base64url').toString('utf8'),
    signedBytes: `${header}.${payload}`,
    ...{ signature, jws },
  }
  return `${JSON.stringify(example, null, 2)}\n`
}
