import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BusinessDate } from '../../contracts/kernel/date.ts'
import { idOfBytes, type PartyId } from '../../contracts/kernel/id.ts'
import { GENESIS } from '../../contracts/party/genesis.ts'
import {
  payloadOf,
  type SigningKey,
  seededKey,
  seededKeyFile,
  signPayload,
} from '../client/index.ts'
import { trialFolder, writeNew } from '../founding/index.ts'
import type { IdentityKey } from '../platform/identity-key.ts'
import type { RootSecret } from '../platform/root-secret.ts'

/** The operator of the demonstration: two officers, and the key that lapses what is due. */
export interface DemoOperator {
  readonly party: PartyId
  readonly maker: Officer
  readonly checker: Officer
  readonly system: Officer
}

export interface Officer {
  readonly user: `usr_${string}`
  readonly person: `psn_${string}`
  readonly identity: string
  readonly duty: 'maker' | 'checker' | 'signer'
  readonly key: SigningKey
}

/** Builds the same people for the same secret, so that a run that was killed goes on. */
export function buildOperator(secret: RootSecret): DemoOperator {
  const officer = (duty: Officer['duty']): Officer => ({
    user: idOfBytes('usr', secret.derive(`operator ${duty} user`)),
    person: idOfBytes('psn', secret.derive(`operator ${duty} person`)),
    identity: secret.derive(`operator ${duty} identity`).toString('base64url'),
    duty,
    key: seededKey(deriveSeed(secret, duty)),
  })
  return {
    party: idOfBytes('pty', secret.derive('operator party')),
    maker: officer('maker'),
    checker: officer('checker'),
    system: officer('signer'),
  }
}

function deriveSeed(secret: RootSecret, duty: Officer['duty']): Buffer {
  return secret.derive(`operator ${duty} key`)
}

/**
 * Writes the operator's keys as those of a trial ledger, so that the ledger of a run that is over
 * can be opened by `npm start` and its operator be played.
 */
export function writeOperatorKeys(state: string, secret: RootSecret): void {
  const folder = trialFolder(state)
  mkdirSync(folder, { recursive: true })
  for (const duty of ['maker', 'checker', 'signer'] as const) {
    const path = join(folder, `${duty === 'signer' ? 'system' : duty}.key.pem`)
    if (!existsSync(path)) writeNew(path, seededKeyFile(deriveSeed(secret, duty)), 0o600)
  }
}

/** A valid code of nobody: nines where an administrative division and an organisation stand. */
const OPERATOR_CODE = '919999999999999984'

/** The JWS that founds the demonstration's ledger on a business date. */
export async function signGenesis(
  operator: DemoOperator,
  { date, identityKey }: { readonly date: BusinessDate; readonly identityKey: IdentityKey },
): Promise<string> {
  const { party, maker, checker, system } = operator
  const users = [maker, checker, system].map(({ user, person, identity, duty, key }) => ({
    ...{ user, person, identity: identityKey.apply(identity), duty, representative: false },
    keys: [{ key: key.id, alg: key.alg, publicKey: key.publicKey, custody: false, machine: true }],
  }))
  const body = {
    operator: { party, code: OPERATOR_CODE, name: 'Local operator', users },
    ...{ date, trial: true, identityKey: identityKey.check },
  }
  const frame = { ledger: '', party, user: maker.user, id: 'genesis' }
  return await signPayload(payloadOf({ act: GENESIS, body }, frame), [maker.key, checker.key])
}
