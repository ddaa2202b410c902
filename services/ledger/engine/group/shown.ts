import { isDeepStrictEqual } from 'node:util'
import { listIds, type Shown, type ShownRecord } from '../../../../contracts/command/shown.ts'
import { idNumber, idOf, type PartyId } from '../../../../contracts/kernel/id.ts'
import {
  AFTER_THE_DATE,
  findsNothing,
  locksNothing,
  type Read,
  read,
  type Table,
} from '../act/read.ts'
import { nounOf } from '../journal/touches.ts'
import type { Nouns } from '../noun/noun.ts'
import { defineState } from '../view/state.ts'
import type { View } from '../view/view.ts'

/** A record that an act names, as one party is shown it. */
interface Named {
  readonly party: PartyId
  readonly id: string
  /** The SQL function of its noun that answers for many ids. */
  readonly source: string
}

const shownRecords = defineState<string, ShownRecord>('shown records')

const SHOWN: Table<Named> = {
  name: 'shown records',
  order: AFTER_THE_DATE + 50,
  lockSet: locksNothing,
  find: findsNothing,
  load: async (client, named, view) => {
    for (const [party, ofParty] of Map.groupBy(named, one => one.party)) {
      const records = await selectShown(client, party, ofParty)
      for (const [id, record] of records) view.set(shownRecords, `${party} ${id}`, record)
    }
  },
}

/** Lists the reads of what a person is shown of a body. */
export function readShown(body: unknown, party: PartyId, nouns: Nouns): readonly Read[] {
  return [read(SHOWN, listNamed(body, party, nouns))]
}

/**
 * Compares what was shown and signed with what the rows say. Answers the path of the first
 * difference, `pty_….name`; an empty text where nothing was shown at all; null when all is true.
 */
export function findFalse(
  view: View,
  given: unknown,
  body: unknown,
  party: PartyId,
  nouns: Nouns,
): string | null {
  if (typeof given !== 'object' || given === null) return ''
  const shown = given as { readonly [id: string]: unknown }
  const ids = new Set([...listNamed(body, party, nouns).map(one => one.id), ...Object.keys(shown)])
  for (const id of ids) {
    const record = view.get(shownRecords, `${party} ${id}`)
    if (!isDeepStrictEqual(record, shown[id])) return id
  }
  return null
}

/** Selects what a party is shown of the records that a body names. */
export async function loadShown(
  client: Queries,
  body: unknown,
  party: PartyId,
  nouns: Nouns,
): Promise<Shown> {
  return Object.fromEntries(await selectShown(client, party, listNamed(body, party, nouns)))
}

export interface Queries {
  query<Row extends object>(
    text: string,
    values: readonly unknown[],
  ): Promise<{ readonly rows: readonly Row[] }>
}

function listNamed(body: unknown, party: PartyId, { shows }: Nouns): readonly Named[] {
  return listIds(body).flatMap(id => {
    const source = shows.get(nounOf(id))
    return source === undefined ? [] : [{ party, id, source }]
  })
}

async function selectShown(
  client: Queries,
  party: PartyId,
  named: readonly Named[],
): Promise<(readonly [string, ShownRecord])[]> {
  const found: (readonly [string, ShownRecord])[] = []
  for (const [source, ofSource] of Map.groupBy(named, one => one.source)) {
    const { rows } = await client.query<{ id: bigint; record: ShownRecord }>(
      `select id, record from ${source}($1, $2::bigint[])`,
      [idNumber(party), ofSource.map(one => idNumber(one.id))],
    )
    const noun = nounOf(ofSource[0]!.id)
    for (const { id, record } of rows) found.push([idOf(noun, id), record])
  }
  return found
}
