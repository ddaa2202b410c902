import * as z from 'zod'
import { HOLD_KINDS } from '../../../../contracts/kernel/title.ts'
import { LIFT_HOLD_CLASS, liftHold } from '../../../../contracts/title/lift-hold.ts'
import { type HoldBody, SET_HOLD_CLASS, setHold } from '../../../../contracts/title/set-hold.ts'
import type { Act } from '../../engine/act/act.ts'
import { rangesAround, rangesOf, spans } from '../../engine/act/body.ts'
import { selectNamedReceivables } from '../../engine/view/view.ts'

const body = z.strictObject({ kind: z.enum(HOLD_KINDS), spans })

export const setHoldAct: Act<HoldBody> = {
  name: 'receivable.set-hold',
  class: SET_HOLD_CLASS,
  body,
  amount: () => null,
  reads: ({ spans }) => ({ ranges: rangesOf(spans) }),
  decide: (body, view, context) => {
    const roles = view.parties.get(context.party)!.party.roles
    const receivables = selectNamedReceivables(view, body.spans)
    return setHold({ receivables, roles }, body, context)
  },
}

export const liftHoldAct: Act<HoldBody> = {
  name: 'receivable.lift-hold',
  class: LIFT_HOLD_CLASS,
  body,
  amount: () => null,
  reads: ({ spans }) => ({ ranges: rangesAround(spans) }),
  decide: (body, view, context) => {
    const receivables = selectNamedReceivables(view, body.spans)
    return liftHold({ receivables }, body, context)
  },
}
