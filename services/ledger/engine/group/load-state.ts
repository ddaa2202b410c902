import type { PartyId } from '../../../../contracts/kernel/id.ts'
import type { Transaction } from '../../../platform/transaction.ts'
import type { ReadAct } from '../act/unit.ts'
import type { Nouns } from '../noun/noun.ts'

/** Locks and reads what only an exclusive act needs; any other act is answered as it is. */
export async function loadState(
  client: Transaction,
  one: ReadAct,
  party: PartyId,
  { instruments }: Pick<Nouns, 'instruments'>,
): Promise<ReadAct> {
  if (!one.act.exclusive) return one
  return { ...one, state: await one.act.exclusive.load(client, one.body, party, instruments) }
}
