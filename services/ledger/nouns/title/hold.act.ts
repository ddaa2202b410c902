import * as z from 'zod'
import { HOLD_KINDS } from '../../../../contracts/kernel/title.ts'
import type { HoldLifted, HoldSet } from '../../../../contracts/title/facts.ts'
import { LIFT_HOLD_CLASS, liftHold } from '../../../../contracts/title/lift-hold.ts'
import { type HoldBody, SET_HOLD_CLASS, setHold } from '../../../../contracts/title/set-hold.ts'
import type { Act } from '../../engine/act/act.ts'
import { read } from '../../engine/act/read.ts'
import { parties } from '../party/tables.ts'
import { selectNamedReceivables } from '../receivable/tables.ts'
import { listRanges, listRangesAround, spans } from './spans.ts'
import { TITLES } from './tables.ts'

const body = z.strictObject({ kind: z.enum(HOLD_KINDS), spans })

export const setHoldAct: Act<HoldBody, HoldSet> = {
  name: 'title.set-hold',
  class: SET_HOLD_CLASS,
  body,
  amount: () => null,
  reads: ({ spans }) => [read(TITLES, listRanges(spans))],
  decide: (body, view, context) => {
    const { roles } = view.get(parties, context.party)!.party
    const receivables = selectNamedReceivables(view, body.spans)
    return setHold({ receivables, roles }, body, context)
  },
}

export const liftHoldAct: Act<HoldBody, HoldLifted> = {
  name: 'title.lift-hold',
  class: LIFT_HOLD_CLASS,
  body,
  amount: () => null,
  reads: ({ spans }) => [read(TITLES, listRangesAround(spans))],
  decide: (body, view, context) => {
    const receivables = selectNamedReceivables(view, body.spans)
    return liftHold({ receivables }, body, context)
  },
}
