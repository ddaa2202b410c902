import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import type { KeyId } from '../../../contracts/kernel/id.ts'
import {
  type Client,
  createKey,
  newId,
  partyActs,
  proveKey,
} from '../../../services/client/index.ts'
import { identityOf } from '../actor.ts'
import { agree, done, type Firm } from './people.ts'
import type { Stage } from './stage.ts'

/** A firm's own system: it signs with a key that nobody reads along with. */
export interface Machine {
  readonly key: KeyId
  readonly client: Client
}

export interface MachineMandate {
  readonly act: string
  /** Fen, for one command. */
  readonly limit: bigint
  /** Fen, for all that one signature is enough for on one day. */
  readonly dailyLimit: bigint
  readonly until: BusinessDate
}

/** Both people of a firm let a new machine key sign one kind of act alone, up to a limit. */
export async function connectMachine(
  stage: Stage,
  firm: Firm,
  { act, limit, dailyLimit, until }: MachineMandate,
): Promise<Machine> {
  const [user, key] = [newId('usr'), createKey()]
  const { identity } = identityOf(`who runs machine ${key.id}`)
  const person = newId('psn')
  const { alg, publicKey } = key
  const proof = await proveKey(key, { ledger: stage.ledger, code: firm.code })
  const enrolled = { user, key: key.id, alg, publicKey, custody: false, machine: true, proof }
  const mandate = { id: newId('mdt'), key: key.id, act, limit, until }
  const policy = { singleLimit: dailyLimit, representativeLimit: 0n, dailyLimit }
  done(await agree(firm, partyActs.addUser({ user, person, identity, duty: 'maker' })))
  done(await agree(firm, partyActs.enrolKey(enrolled)))
  done(await agree(firm, partyActs.setPolicy(policy)))
  done(await agree(firm, partyActs.giveMandate(mandate)))
  return { key: key.id, client: stage.client(firm, user, key) }
}
