import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idNumber, type PartyId } from '../../../../contracts/kernel/id.ts'
import type { InstrumentsById } from '../../../../contracts/kernel/instrument.ts'
import { titlesMeeting } from '../../../../contracts/kernel/tiling.ts'
import type { EntryNumber } from '../../../../contracts/kernel/title.ts'
import { type FlawOf, listFlaws } from '../../../../contracts/title/disclosure.ts'
import { SHOWN_PARTS_MAX } from '../../../../contracts/title/look.ts'
import type { SpanSet } from '../../../../contracts/title/span-set.ts'
import type { Transaction } from '../../../platform/transaction.ts'
import type { ActContext } from '../../engine/act/act.ts'
import type { Canonical } from '../../engine/act/canonical.ts'
import type { Instruments, Telling } from '../../engine/act/instrument-rule.ts'
import { nounOf } from '../../engine/journal/touches.ts'

/** A span with the steps of its chain, and what its noun has to tell of it. */
export interface SpanRead {
  readonly steps: readonly StepRow[]
  readonly tell: Telling
}

interface StepRow {
  readonly entry: EntryNumber
  readonly act: string
  readonly business_date: BusinessDate
  readonly holder: PartyId
  readonly lo: bigint
  readonly hi: bigint
}

/** Reads the chains of spans and what lies behind them, as it is shown to who may see it. */
export async function readBehind(
  client: Transaction,
  spans: SpanSet,
  instruments: Instruments,
): Promise<readonly SpanRead[]> {
  const read: SpanRead[] = []
  for (const { instrument, span } of spans) {
    const { rows } = await client.query<StepRow>(SELECT_STEPS, [
      ...[idNumber(instrument), span.lo, span.hi, SHOWN_PARTS_MAX + 1],
    ])
    const steps = rows.map(({ entry }) => entry)
    const rule = instruments.get(nounOf(instrument))!
    const [tell] = await rule.discloses(client, [{ instrument, steps }])
    read.push({ steps: rows, tell: tell! })
  }
  return read
}

const SELECT_STEPS = `
  select s.entry, s.act, s.business_date, ledger.id_text('pty', s.holder) as holder,
         greatest(s.lo, $2::bigint) as lo, least(s.hi, $3::bigint) as hi
    from ledger.steps($1) s where s.lo < $3 and s.hi > $2
   order by s.entry, s.lo limit $4`

/** Writes what is shown of spans, and counts the parts of it. */
export function tellSpans(
  spans: SpanSet,
  instruments: InstrumentsById,
  behind: readonly SpanRead[],
  context: ActContext,
) {
  const told = behind.map(({ steps, tell }, index) => {
    const { instrument, span } = spans[index]!
    const titles = titlesMeeting(instruments.get(instrument)!.tiling, span)
    const holds = [...new Set(titles.flatMap(title => title.holds.map(hold => hold.kind)))]
    const { behind, parts } = tell(context)
    const chain = steps.map(({ business_date: on, ...step }) => ({ ...step, on }))
    return { text: { instrument, ...span, holds, chain, behind }, parts: parts + steps.length }
  })
  return {
    spans: told.map(({ text }) => text),
    parts: told.reduce((sum, one) => sum + one.parts, 0),
  }
}

/** Writes what is amiss with the instruments of spans. */
export function tellFlaws(
  spans: SpanSet,
  instruments: InstrumentsById,
  context: ActContext,
): readonly Canonical[] {
  return listFlawsBehind(spans, instruments, context).map(found => ({ ...found }))
}

/** Lists what is amiss with the instruments of spans, whoever holds them. */
export function listFlawsBehind(
  spans: SpanSet,
  instruments: InstrumentsById,
  context: ActContext,
): readonly FlawOf[] {
  const selected = spans.map(({ instrument, span }) => {
    const state = instruments.get(instrument)!
    return { instrument, span, state, titles: [] }
  })
  return listFlaws(selected, context)
}
