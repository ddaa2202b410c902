import { assert } from './bug.ts'
import type { InstrumentId, InvoiceId } from './id.ts'
import type { AllocationPosting } from './posting.ts'
import { overlaps, type Span } from './span.ts'
import type { EntryNumber } from './title.ts'

/** An invoice's amount, tiled by what uses it, since which entry; null: nothing does. */
export interface AllocationTiling {
  readonly invoice: InvoiceId
  readonly amount: bigint
  readonly tiles: readonly AllocationTile[]
}

export interface AllocationTile extends Span {
  readonly on: InstrumentId | null
  /** 0 while the invoice has never been used here. */
  readonly since: EntryNumber
}

/** The tiling after a use or a give-back; that what is used was free is asserted, not decided. */
export function postAllocation(
  tiling: AllocationTiling,
  { post, span, on }: AllocationPosting,
  entry: EntryNumber,
): AllocationTiling {
  const from = post === 'allocate' ? null : on
  const to = post === 'allocate' ? on : null
  let covered = 0n
  const tiles = cutAt(cutAt(tiling.tiles, span.lo), span.hi).map(tile => {
    if (!overlaps(tile, span)) return tile
    assert(tile.on === from, `${post}: an invoice backs once what it backs`)
    covered += tile.hi - tile.lo
    return { lo: tile.lo, hi: tile.hi, on: to, since: entry }
  })
  assert(covered === span.hi - span.lo, `${post}: the span lies within the invoice`)
  return { ...tiling, tiles }
}

export function freeSpans({ tiles }: AllocationTiling): readonly Span[] {
  return tiles.filter(tile => tile.on === null).map(({ lo, hi }) => ({ lo, hi }))
}

function cutAt(tiles: readonly AllocationTile[], at: bigint): readonly AllocationTile[] {
  const index = tiles.findIndex(tile => tile.lo < at && at < tile.hi)
  if (index < 0) return tiles
  const tile = tiles[index]!
  return tiles.toSpliced(index, 1, { ...tile, hi: at }, { ...tile, lo: at })
}
