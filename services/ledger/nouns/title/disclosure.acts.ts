import * as z from 'zod'
import { idNumber, type PartyId } from '../../../../contracts/kernel/id.ts'
import { DISCLOSE_CLASS, type Disclose, disclose } from '../../../../contracts/title/disclose.ts'
import type { OfferDisclosed, OfferLookedAt } from '../../../../contracts/title/facts.ts'
import { LOOK_CLASS, look } from '../../../../contracts/title/look.ts'
import type { SpanSet } from '../../../../contracts/title/span-set.ts'
import type { Transaction } from '../../../platform/transaction.ts'
import type { Act, ActContext } from '../../engine/act/act.ts'
import { businessDate, id } from '../../engine/act/body.ts'
import type { Instruments } from '../../engine/act/instrument-rule.ts'
import { read } from '../../engine/act/read.ts'
import { canonicalJson } from '../../engine/journal/canonical-json.ts'
import { hashOf } from '../../engine/journal/leaf.ts'
import { findOffer } from './answer-offer.act.ts'
import { readBehind, type SpanRead, tellFlaws, tellSpans } from './shown-spans.ts'
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
  exclusive: { load: readOffered },
  decide: (body, view, context, behind) => {
    const { instruments, offer } = findOffer(view, body, context)
    const text = writeText(body, { instruments, offer }, behind, context)
    return look({ instruments, offer, text }, body, context)
  },
}

/** For who is offered all of the spans; of others nothing is read. */
async function readOffered(
  client: Transaction,
  { spans }: Looked,
  party: PartyId,
  instruments: Instruments,
): Promise<readonly SpanRead[]> {
  return (await isOffered(client, spans, party)) ? await readBehind(client, spans, instruments) : []
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

/** Writes what is shown of an offer as canonical JSON. */
function writeText(
  { spans }: Looked,
  { instruments, offer }: Pick<ReturnType<typeof findOffer>, 'instruments' | 'offer'>,
  behind: readonly SpanRead[],
  context: ActContext,
) {
  const told = tellSpans(spans, instruments, behind, context)
  const content = canonicalJson({
    v: 1,
    offer: offer?.charge ?? 0n,
    from: offer?.from ?? '',
    to: offer?.to ?? '',
    asOf: context.asOf,
    flaws: offer === null ? [] : tellFlaws(spans, instruments, context),
    spans: told.spans,
  })
  return { content, digest: hashOf(content), parts: told.parts }
}
