import * as z from 'zod'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idNumber, type PartyId } from '../../../../contracts/kernel/id.ts'
import type { InstrumentsById } from '../../../../contracts/kernel/instrument.ts'
import { titlesMeeting } from '../../../../contracts/kernel/tiling.ts'
import type { EntryNumber } from '../../../../contracts/kernel/title.ts'
import { DISCLOSE_CLASS, type Disclose, disclose } from '../../../../contracts/title/disclose.ts'
import { listFlaws } from '../../../../contracts/title/disclosure.ts'
import type { OfferDisclosed, OfferLookedAt } from '../../../../contracts/title/facts.ts'
import { LOOK_CLASS, look, SHOWN_PARTS_MAX } from '../../../../contracts/title/look.ts'
import type { SpanSet } from '../../../../contracts/title/span-set.ts'
import type { Transaction } from '../../../platform/transaction.ts'
import type { Act, ActContext } from '../../engine/act/act.ts'
import { businessDate, id } from '../../engine/act/body.ts'
import type { Canonical } from '../../engine/act/canonical.ts'
import type { Instruments, Telling } from '../../engine/act/instrument-rule.ts'
import { read } from '../../engine/act/read.ts'
import { canonicalJson } from '../../engine/journal/canonical-json.ts'
import { hashOf } from '../../engine/journal/leaf.ts'
import { nounOf } from '../../engine/journal/touches.ts'
import { findOffer } from './answer-offer.act.ts'
import { formSpans, listRanges } from './spans.ts'
import { TITLES } from './tables.ts'

export const discloseAct: Act<Disclose, OfferDisclosed> = {
  name: 'title.disclose',
  class: DISCLOSE_CLASS,
  body: instruments =>
    z.strictObject({ to: id('pty'), spans: formSpans(instruments), until: businessDate }),
  amount: () => null,
  reads: ({ spans }) => [read(TITLES, listRanges(spans))],
  decide: (body, view, context) => disclose(findOffer(view, body, context), body, context),
}

interface Looked {
  readonly spans: SpanSet
}

/** Alone in its group, so that the store says all that is shown as it is. */
export const lookAct: Act<Looked, OfferLookedAt, readonly SpanRead[]> = {
  name: 'title.look',
  class: LOOK_CLASS,
  body: instruments => z.strictObject({ spans: formSpans(instruments) }),
  amount: () => null,
  reads: ({ spans }) => [read(TITLES, listRanges(spans))],
  exclusive: { load: readBehind },
  decide: (body, view, context, behind) => {
    const { instruments, offer } = findOffer(view, body, context)
    const text = writeText(body, { instruments, offer }, behind, context)
    return look({ instruments, offer, text }, body, context)
  },
}

/** A span with the steps of its chain, and what its noun has to tell of it. */
interface SpanRead {
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

/** For who is offered all of the spans; of others nothing is read. */
async function readBehind(
  client: Transaction,
  { spans }: Looked,
  party: PartyId,
  instruments: Instruments,
): Promise<readonly SpanRead[]> {
  if (!(await isOffered(client, spans, party))) return []
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

async function isOffered(client: Transaction, spans: SpanSet, party: PartyId): Promise<boolean> {
  const { rows } = await client.query<{ units: bigint }>(
    `select coalesce(sum(least(c.hi, r.hi) - greatest(c.lo, r.lo)), 0)::bigint as units
       from unnest($1::bigint[], $2::bigint[], $3::bigint[]) r (instrument, lo, hi)
       join ledger.claim c on c.instrument = r.instrument and c.lo < r.hi and c.hi > r.lo
      where c.kind = 'offer' and c.freed_by is null and c.claimant = $4`,
    [
      spans.map(({ instrument }) => idNumber(instrument)),
      spans.map(({ span }) => span.lo),
      spans.map(({ span }) => span.hi),
      idNumber(party),
    ],
  )
  return rows[0]!.units === spans.reduce((sum, { span }) => sum + span.hi - span.lo, 0n)
}

const SELECT_STEPS = `
  select s.entry, s.act, s.business_date, s.holder,
         greatest(s.lo, $2::bigint) as lo, least(s.hi, $3::bigint) as hi
    from ledger.steps($1) s where s.lo < $3 and s.hi > $2
   order by s.entry, s.lo limit $4`

/** Writes what is shown of an offer as canonical JSON. */
function writeText(
  { spans }: Looked,
  { instruments, offer }: Pick<ReturnType<typeof findOffer>, 'instruments' | 'offer'>,
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
  const content = canonicalJson({
    v: 1,
    offer: offer?.charge ?? 0n,
    from: offer?.from ?? '',
    to: offer?.to ?? '',
    asOf: context.asOf,
    flaws: offer === null ? [] : findFlaws(spans, instruments, context),
    spans: told.map(({ text }) => text),
  })
  const parts = told.reduce((sum, one) => sum + one.parts, 0)
  return { content, digest: hashOf(content), parts }
}

function findFlaws(
  spans: SpanSet,
  instruments: InstrumentsById,
  context: ActContext,
): readonly Canonical[] {
  const selected = spans.map(({ instrument, span }) => {
    const state = instruments.get(instrument)!
    return { instrument, span, state, titles: [] }
  })
  return listFlaws(selected, context).map(found => ({ ...found }))
}
