import { type InstrumentId, isId, type ReceivableId } from '../../../../contracts/kernel/id.ts'
import { NO_COSIGNERS } from '../../../../contracts/kernel/instrument.ts'
import { guardReceivable } from '../../../../contracts/receivable/guard.ts'
import type { Receivable, ReceivablesById } from '../../../../contracts/receivable/receivable.ts'
import type { SpanSet } from '../../../../contracts/title/span-set.ts'
import type { InstrumentRule } from '../../engine/act/instrument-rule.ts'
import { read } from '../../engine/act/read.ts'
import type { View } from '../../engine/view/view.ts'
import { selectInstrument } from '../title/instruments.ts'
import { discloseReceivables } from './disclose.ts'
import { RECEIVABLES, receivables } from './tables.ts'

/** A receivable as the instrument that it is. */
export const receivableInstrument: InstrumentRule = {
  prefix: 'rcv',
  kind: 'receivable',
  isMoney: true,
  reads: ids => [
    read(
      RECEIVABLES,
      ids.filter(id => isId('rcv', id)),
    ),
  ],
  face: (view, id) => {
    const receivable = findReceivable(view, id)
    const currency = receivable?.currency ?? 'CNY'
    return { size: receivable?.amount ?? 0n, unit: { name: 'MINOR_UNITS', currency } }
  },
  guard: (view, id) => guardReceivable(findReceivable(view, id)),
  discloses: discloseReceivables,
  // Passing a debt on takes no consent of its debtor, who has waived its defences.
  cosigners: () => NO_COSIGNERS,
}

/** Selects receivables with their titles as contracts see them; ids unknown are left out. */
export function selectReceivables(view: View, ids: readonly ReceivableId[]): ReceivablesById {
  const known = ids.flatMap(id => {
    const receivable = view.get(receivables, id)
    if (!receivable) return []
    return [[id, { receivable, ...selectInstrument(view, id, receivableInstrument) }] as const]
  })
  return new Map(known)
}

/** Selects the receivables that a span set names. */
export function selectNamedReceivables(view: View, spans: SpanSet): ReceivablesById {
  const ids = new Set(spans.map(s => s.instrument))
  return selectReceivables(
    view,
    [...ids].filter(id => isId('rcv', id)),
  )
}

function findReceivable(view: View, id: InstrumentId): Receivable | null {
  return isId('rcv', id) ? (view.get(receivables, id) ?? null) : null
}
