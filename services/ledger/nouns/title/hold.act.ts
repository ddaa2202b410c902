import * as z from 'zod'
import { titlesMeeting } from '../../../../contracts/kernel/tiling.ts'
import { HOLD_KINDS } from '../../../../contracts/kernel/title.ts'
import type { HoldLifted, HoldSet } from '../../../../contracts/title/facts.ts'
import {
  LIFT_HOLD_CLASS,
  liftHold,
  listLiftCosigners,
} from '../../../../contracts/title/lift-hold.ts'
import { type HoldBody, SET_HOLD_CLASS, setHold } from '../../../../contracts/title/set-hold.ts'
import type { Act } from '../../engine/act/act.ts'
import type { Instruments } from '../../engine/act/instrument-rule.ts'
import { read } from '../../engine/act/read.ts'
import { nounOf } from '../../engine/journal/touches.ts'
import { parties } from '../party/tables.ts'
import { listCosigners, selectInstrument, selectInstruments } from './instruments.ts'
import { formSpans, listRanges, listRangesAround } from './spans.ts'
import { TITLES } from './tables.ts'

const body = (instruments: Instruments) =>
  z.strictObject({ kind: z.enum(HOLD_KINDS), spans: formSpans(instruments) })

export const setHoldAct: Act<HoldBody, HoldSet> = {
  name: 'title.set-hold',
  class: SET_HOLD_CLASS,
  body,
  amount: () => null,
  reads: ({ spans }) => [read(TITLES, listRanges(spans))],
  decide: (body, view, context) => {
    const { roles } = view.get(parties, context.party)!.party
    const instruments = selectInstruments(view, body.spans, context.instruments)
    return setHold({ instruments, roles }, body, context)
  },
}

export const liftHoldAct: Act<HoldBody, HoldLifted> = {
  name: 'title.lift-hold',
  class: LIFT_HOLD_CLASS,
  body,
  amount: () => null,
  reads: ({ spans }) => [read(TITLES, listRangesAround(spans))],
  cosigners: ({ kind, spans }, view, instruments, party) =>
    listLiftCosigners(
      { kind, party },
      spans.flatMap(({ instrument, span }) => {
        const rule = instruments.get(nounOf(instrument))!
        const { tiling } = selectInstrument(view, instrument, rule)
        return titlesMeeting(tiling, span)
      }),
      listCosigners(view, spans, instruments, 'lift'),
    ),
  decide: (body, view, context) => {
    const instruments = selectInstruments(view, body.spans, context.instruments)
    return liftHold({ instruments }, body, context)
  },
}
