import { type InstrumentId, idNumber } from '../../../../contracts/kernel/id.ts'
import type { Tiling, Title } from '../../../../contracts/kernel/title.ts'
import { countHoldCuts } from '../../../../contracts/title/splitting.ts'
import { numberArray } from '../../../platform/sql-array.ts'
import type { Transaction } from '../../../platform/transaction.ts'
import { tilings } from '../../engine/view/postings.ts'
import { defineState } from '../../engine/view/state.ts'
import type { View } from '../../engine/view/view.ts'

export interface TitleCounts {
  readonly titleCount: number
  readonly holdCuts: number
}

/** What a whole face counted when it was loaded, and its loaded part. */
const counts = defineState<
  InstrumentId,
  { readonly face: TitleCounts; readonly part: TitleCounts }
>('title counts')

/** Counts the titles of a face as they are now, loaded or not, and the cuts that holds keep. */
export function countTitles(view: View, instrument: InstrumentId): TitleCounts {
  const now = countLoaded(view.get(tilings, instrument)?.titles ?? [])
  const counted = view.get(counts, instrument)
  if (!counted) return now
  const { face, part } = counted
  return {
    titleCount: face.titleCount - part.titleCount + now.titleCount,
    holdCuts: face.holdCuts - part.holdCuts + now.holdCuts,
  }
}

/** Only faces with a hold are looked through title by title. */
export async function loadTitleCounts(
  client: Transaction,
  loaded: ReadonlyMap<InstrumentId, Tiling>,
  view: View,
): Promise<void> {
  if (loaded.size === 0) return
  const { rows } = await client.query<{ instrument: bigint; titles: number; held: boolean }>(
    `select instrument, count(*)::integer as titles, bool_or(holds > 0) as held from ledger.title
      where instrument = any($1::bigint[]) group by instrument`,
    [numberArray([...loaded.keys()].map(idNumber))],
  )
  const held = rows.filter(row => row.held).map(row => row.instrument)
  const holdCuts = await loadHoldCuts(client, held)
  const titles = new Map(rows.map(row => [row.instrument, row.titles]))
  for (const [id, tiling] of loaded) {
    const number = idNumber(id)
    const face = { titleCount: titles.get(number) ?? 0, holdCuts: holdCuts.get(number) ?? 0 }
    view.set(counts, id, { face, part: countLoaded(tiling.titles) })
  }
}

function countLoaded(titles: readonly Title[]): TitleCounts {
  return { titleCount: titles.length, holdCuts: countHoldCuts(titles) }
}

/** Counts as `countHoldCuts` does: neighbours of one origin and one charge that are held apart. */
async function loadHoldCuts(
  client: Transaction,
  instruments: readonly bigint[],
): Promise<ReadonlyMap<bigint, number>> {
  if (instruments.length === 0) return new Map()
  const { rows } = await client.query<{ instrument: bigint; cuts: number }>(
    `with held as (
       select instrument, lo, array_agg(set_by order by set_by) as holds from ledger.hold
        where instrument = any($1::bigint[]) and lifted_by is null group by instrument, lo),
     piece as (
       select t.instrument, t.lo, t.since, t.origin, c.charge, h.holds
         from ledger.title t
         left join ledger.claim c on c.id = t.claim
         left join held h on h.instrument = t.instrument and h.lo = t.lo
        where t.instrument = any($1::bigint[])),
     beside as (
       select instrument, holds, lag(holds) over w as left_holds,
              since = lag(since) over w and origin = lag(origin) over w
                and charge is not distinct from lag(charge) over w as is_one
         from piece window w as (partition by instrument order by lo))
     select instrument, count(*)::integer as cuts from beside
      where is_one and holds is distinct from left_holds group by instrument`,
    [numberArray(instruments)],
  )
  return new Map(rows.map(row => [row.instrument, row.cuts]))
}
