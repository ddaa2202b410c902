import type { ActRequest } from '../../contracts/command/command.ts'
import type { BusinessDate } from '../../contracts/kernel/date.ts'
import { idOfBytes, type PartyId } from '../../contracts/kernel/id.ts'
import { payloadOf, type SigningKey, seededKey, signPayload } from '../client/index.ts'
import type { Ledger } from '../ledger/index.ts'
import type { RootSecret } from '../platform/root-secret.ts'

/**
 * The operator of a local installation: two officers, and the key that lapses what is due. In a
 * real one the officers found the ledger with keys on their own devices.
 */
export interface LocalOperator {
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

export function localOperator(secret: RootSecret): LocalOperator {
  const officer = (duty: Officer['duty']): Officer => ({
    user: idOfBytes('usr', secret.derive(`operator ${duty} user`)),
    person: idOfBytes('psn', secret.derive(`operator ${duty} person`)),
    identity: secret.derive(`operator ${duty} identity`).toString('base64url'),
    duty,
    key: seededKey(secret.derive(`operator ${duty} key`)),
  })
  return {
    party: idOfBytes('pty', secret.derive('operator party')),
    maker: officer('maker'),
    checker: officer('checker'),
    system: officer('signer'),
  }
}

/**
 * A valid code of nobody: nine nines where an administrative division and an organisation stand.
 */
const OPERATOR_CODE = '919999999999999997'

/** The JWS that founds a local ledger on a business date. */
export function localGenesis(operator: LocalOperator, date: BusinessDate): string {
  const { party, maker, checker, system } = operator
  const users = [maker, checker, system].map(({ user, person, identity, duty, key }) => ({
    ...{ user, person, identity, duty, representative: false },
    keys: [{ key: key.id, alg: key.alg, publicKey: key.publicKey, custody: false, machine: true }],
  }))
  const body = { operator: { party, code: OPERATOR_CODE, name: 'Local operator', users }, date }
  const frame = { ledger: '', party, user: maker.user, id: 'genesis' }
  return signPayload(payloadOf({ act: 'ledger.genesis', body }, frame), [maker.key, checker.key])
}

/**
 * Signs with the operator's own key; the same id again is answered as before. Throws where there
 * was no answer, so that whoever carries it out tries again.
 */
export function submitAsOperator(ledger: Ledger, { party, system }: LocalOperator) {
  return async (id: string, acts: readonly ActRequest[]): Promise<void> => {
    const frame = { ledger: ledger.name, party, user: system.user, id }
    const payload = payloadOf({ act: 'manifest', body: { acts } }, frame)
    const [answer] = await ledger.submit([signPayload(payload, [system.key])])
    if (answer && !answer.ok) throw new Error(`${id}: ${answer.refusal}`)
  }
}
