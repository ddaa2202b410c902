import { drawLines, newId } from '../../../client/browser.ts'
import type { DueRow } from './documents.ts'

/** The ledger takes so many lines of one settlement; what is more goes into the next. */
const LINES_MAX = 500

/** The lines by which one row is paid: the pledgee first, the holder the rest. */
export function drawRow({ lo, hi, toPledgee, ...row }: DueRow) {
  const holder = row.holder ?? { id: '' }
  const due = { ...row, holder, lo: BigInt(lo), hi: BigInt(hi), toPledgee: BigInt(toPledgee) }
  return drawLines([due])
}

/** Draws up settlements of what was chosen, by due date, as the act takes them. */
export function drawSettlements(chosen: readonly DueRow[], from: string) {
  const byDate = Map.groupBy(chosen, ({ dueOn }) => dueOn)
  return [...byDate].flatMap(([dueOn, rows]) => {
    const lines = rows.flatMap(drawRow).map(({ span, ...line }) => ({
      ...line,
      ...{ lo: String(span.lo), hi: String(span.hi) },
    }))
    const parts = Math.ceil(lines.length / LINES_MAX)
    return Array.from({ length: parts }, (_, n) => ({
      ...{ id: newId('stl'), dueOn, from },
      spans: lines.slice(n * LINES_MAX, (n + 1) * LINES_MAX),
    }))
  })
}
