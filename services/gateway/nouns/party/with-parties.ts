import { idOf, type PartyId } from '../../../../contracts/kernel/id.ts'
import type { Context } from '../../graph/context.ts'
import { Party, type PartyRow } from './party.type.ts'

/**
 * Rows with the parties they name in place of ids or numbers, read in one step: in a long list the
 * fields that each wait for their party cost more than all that they show.
 */
export async function withParties<Row extends object, Name extends keyof Row>(
  rows: readonly Row[],
  names: readonly Name[],
  context: Context,
): Promise<WithParties<Row, Name>[]> {
  const ids = new Set(rows.flatMap(row => names.flatMap(name => idIn(row[name]) ?? [])))
  const all = [...ids]
  const found = await Party.getDataloader(context).loadMany(all)
  const parties = new Map(all.map((id, n) => [id, found[n] as PartyRow]))
  return rows.map(row => {
    const named = names.map(name => [name, parties.get(idIn(row[name])!) ?? null])
    return { ...row, ...Object.fromEntries(named) }
  })
}

/** Null where the row names nobody. */
export type WithParties<Row, Name extends keyof Row> = Omit<Row, Name> & {
  readonly [N in Name]: null extends Row[N] ? PartyRow | null : PartyRow
}

function idIn(party: unknown): PartyId | null {
  return typeof party === 'bigint' ? idOf('pty', party) : (party as PartyId | null)
}
