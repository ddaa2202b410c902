import type { InstrumentId, PartyId } from '../../../../contracts/kernel/id.ts'
import type {
  CosignedAct,
  Instrument,
  InstrumentsById,
} from '../../../../contracts/kernel/instrument.ts'
import type { SpanSet } from '../../../../contracts/title/span-set.ts'
import type { InstrumentRule, Instruments } from '../../engine/act/instrument-rule.ts'
import { nounOf } from '../../engine/journal/touches.ts'
import { tilings } from '../../engine/view/postings.ts'
import type { View } from '../../engine/view/view.ts'
import { countTitles } from './count-titles.ts'

/** Selects the instruments that a span set names, with their titles as contracts see them. */
export function selectInstruments(
  view: View,
  spans: SpanSet,
  instruments: Instruments,
): InstrumentsById {
  const selected = new Map<InstrumentId, Instrument>()
  for (const { instrument } of spans)
    if (!selected.has(instrument))
      selected.set(
        instrument,
        selectInstrument(view, instrument, instruments.get(nounOf(instrument))!),
      )
  return selected
}

export function selectInstrument(view: View, id: InstrumentId, rule: InstrumentRule): Instrument {
  const { size, unit } = rule.face(view, id)
  const tiling = view.get(tilings, id) ?? { instrument: id, size, paid: UNPAID, titles: [] }
  return { ...countTitles(view, id), id, unit, tiling, guard: rule.guard(view, id) }
}

/**
 * Names who must sign an act on these spans beside the party that gives it, as their nouns say; one
 * who must for many spans may be named as often.
 */
export function listCosigners(
  view: View,
  spans: SpanSet,
  instruments: Instruments,
  act: CosignedAct,
): readonly PartyId[] {
  return spans.flatMap(
    ({ instrument: id }) => instruments.get(nounOf(id))!.cosigners(view, id)[act],
  )
}

const UNPAID = { p: 0n, q: 1n }
