import type { BusinessDate } from '../../contracts/kernel/date.ts'
import type { PartyId } from '../../contracts/kernel/id.ts'
import { GENESIS } from '../../contracts/party/genesis.ts'
import {
  generalJws,
  type PayloadSignature,
  payloadOf,
  type SigningKey,
  signBytes,
} from '../client/index.ts'
import type { IdentityKey } from '../platform/identity-key.ts'
import { newId } from '../platform/new-id.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import type { Card } from './card.ts'

export interface FoundingPlan {
  readonly code: string
  readonly name: string
  readonly cards: readonly Card[]
  /** The first business date. */
  readonly date: BusinessDate
  readonly trial: boolean
  /** The server's, by which the identities of the cards are keyed. */
  readonly identityKey: IdentityKey
}

/** A genesis as its file holds it: JWS in general JSON serialization (RFC 7515 §7.2.1). */
export interface Genesis {
  readonly payload: string
  readonly signatures: readonly PayloadSignature[]
}

/** Draws up the first entry for its officers to sign. Throws SetupFault when nobody is a maker. */
export function drawUp(plan: FoundingPlan): Genesis {
  const { code, name, cards, date, trial, identityKey } = plan
  const maker = cards.find(card => card.duty === 'maker')
  if (!maker)
    throw new SetupFault('a ledger is founded by a maker and a checker: no card is a maker’s')
  const party = newId('pty')
  const users = cards.map(({ user, person, identity, duty, key }) => ({
    ...{ user, person, identity: identityKey.apply(identity), duty, representative: false },
    keys: [foundingKey(key)],
  }))
  const body = {
    operator: { party, code, name, users },
    date,
    trial,
    identityKey: identityKey.check,
  }
  const frame = { ledger: '', party, user: maker.user, id: 'genesis', lifeMs: SIGNED_WITHIN_MS }
  return { payload: payloadOf({ act: GENESIS, body }, frame), signatures: [] }
}

/** What the genesis says of a key; who founds a ledger proves it by signing. */
function foundingKey({ proof: _, ...key }: Card['key']) {
  return { ...key, custody: false }
}

/** Officers sit in different places; nobody else can use what they sign. */
const SIGNED_WITHIN_MS = 30 * 24 * 3_600_000

/** Adds one more signature over the same bytes. Throws SetupFault when the key has signed. */
export async function addSignature(
  { payload, signatures }: Genesis,
  key: SigningKey,
): Promise<Genesis> {
  const signed = await signBytes(payload, key)
  if (signatures.some(one => one.protected === signed.protected))
    throw new SetupFault(`${key.id} has signed this genesis already`)
  return { payload, signatures: [...signatures, signed] }
}

/** The text of a genesis, as its file holds it and the ledger takes it. */
export function formatGenesis({ payload, signatures }: Genesis): string {
  return generalJws(payload, signatures)
}

/** Throws SetupFault naming the file when it is no drawn-up genesis. */
export function parseGenesis(text: string, path: string): Genesis {
  try {
    const { payload, signatures } = JSON.parse(text)
    if (typeof payload !== 'string' || !Array.isArray(signatures)) throw new Error('not a JWS')
    describeGenesis({ payload, signatures })
    return { payload, signatures }
  } catch (cause) {
    throw new SetupFault(`${path} is no genesis that \`found draw-up\` wrote`, { cause })
  }
}

interface GenesisBody {
  readonly operator: {
    readonly party: PartyId
    readonly code: string
    readonly name: string
    readonly users: readonly {
      readonly duty: string
      readonly keys: readonly { readonly key: string; readonly publicKey: string }[]
    }[]
  }
  readonly date: BusinessDate
  readonly trial: boolean
  readonly identityKey: string
}

/** Reads the id that a genesis gives the operator. */
export function readOperator({ payload }: Genesis): PartyId {
  return readGenesisBody(payload).operator.party
}

/** Reads by what a genesis knows the key of identities. */
export function readKeyCheck({ payload }: Genesis): string {
  return readGenesisBody(payload).identityKey
}

function readGenesisBody(payload: string): GenesisBody {
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')).body
}

/** Says, from the very bytes that are signed, what the signers found. */
export function describeGenesis({ payload, signatures }: Genesis): readonly string[] {
  const { operator, date, trial } = readGenesisBody(payload)
  return [
    `${trial ? 'a ledger for TRIAL ONLY' : 'a ledger'} of ${operator.name} (${operator.code})`,
    `first business date ${date}`,
    ...operator.users.map(({ duty, keys }) => {
      const held = keys.map(({ key, publicKey }) => `${key}, public key ${publicKey}`)
      return `${duty}: ${held.join('; ')}`
    }),
    `signatures so far: ${signatures.length}`,
  ]
}
