import * as z from 'zod'
import type { RequestLookedAt } from '../../../../contracts/financing/facts.ts'
import type { FinancingId } from '../../../../contracts/financing/financing.ts'
import {
  LOOK_AT_REQUEST_CLASS,
  lookAtRequest,
} from '../../../../contracts/financing/look-at-request.ts'
import { idNumber, idOf, type PartyId } from '../../../../contracts/kernel/id.ts'
import type { SpanSet } from '../../../../contracts/title/span-set.ts'
import type { Transaction } from '../../../platform/transaction.ts'
import type { Act, ActContext } from '../../engine/act/act.ts'
import { id } from '../../engine/act/body.ts'
import type { Instruments } from '../../engine/act/instrument-rule.ts'
import { read } from '../../engine/act/read.ts'
import { canonicalJson } from '../../engine/journal/canonical-json.ts'
import { hashOf } from '../../engine/journal/leaf.ts'
import type { View } from '../../engine/view/view.ts'
import { selectInstruments } from '../title/instruments.ts'
import { listFlawsBehind, readBehind, type SpanRead, tellSpans } from '../title/shown-spans.ts'
import { financings, MEANT_FINANCINGS } from './tables.ts'

interface OnFinancing {
  readonly financing: FinancingId
}

/** Alone in its group, so that the store says all that is shown as it is. */
export const lookAtRequestAct: Act<OnFinancing, RequestLookedAt, readonly SpanRead[]> = {
  name: 'financing.look-at-request',
  class: LOOK_AT_REQUEST_CLASS,
  body: z.strictObject({ financing: id('fin') }),
  amount: () => null,
  reads: ({ financing }) => [read(MEANT_FINANCINGS, [{ financing, lender: null, quote: null }])],
  exclusive: { load: readAsked },
  decide: (body, view, context, behind) => {
    const financing = view.get(financings, body.financing) ?? null
    const spans = financing?.parts ?? []
    const from = financing?.holder ?? ''
    const told = { financing: body.financing, from, to: context.party, spans }
    const text = writeText(told, view, behind, context)
    return lookAtRequest({ financing, text }, body, context)
  },
}

/** For a lender that was asked; of others nothing is read. */
async function readAsked(
  client: Transaction,
  { financing }: OnFinancing,
  party: PartyId,
  instruments: Instruments,
): Promise<readonly SpanRead[]> {
  const { rows } = await client.query<SpanRow>(
    `select p.instrument, p.lo, p.hi from ledger.financing_part p
       join ledger.financing_asked a on a.financing = p.financing and a.lender = $2
      where p.financing = $1 order by p.place`,
    [idNumber(financing), idNumber(party)],
  )
  return await readBehind(client, rows.map(buildSpan), instruments)
}

/** For who asked; of others nothing is read. */
export async function readOwn(
  client: Transaction,
  { financing }: OnFinancing,
  party: PartyId,
  instruments: Instruments,
): Promise<readonly SpanRead[]> {
  const { rows } = await client.query<SpanRow>(
    `select p.instrument, p.lo, p.hi from ledger.financing_part p
       join ledger.financing f on f.id = p.financing and f.holder = $2
      where p.financing = $1 order by p.place`,
    [idNumber(financing), idNumber(party)],
  )
  return await readBehind(client, rows.map(buildSpan), instruments)
}

interface SpanRow {
  readonly instrument: bigint
  readonly lo: bigint
  readonly hi: bigint
}

function buildSpan({ instrument, lo, hi }: SpanRow) {
  return { instrument: idOf('rcv', instrument), span: { lo, hi } }
}

/** Writes what a lender is shown of what it was asked, with what of it is amiss. */
export function writeText(
  { financing, from, to, spans }: Told,
  view: View,
  behind: readonly SpanRead[],
  context: ActContext,
) {
  const instruments = selectInstruments(view, spans, context.instruments)
  const told = tellSpans(spans, instruments, behind, context)
  const flaws = behind.length === 0 ? [] : listFlawsBehind(spans, instruments, context)
  const content = canonicalJson({
    ...{ v: 1, financing, from, to, asOf: context.asOf },
    flaws: flaws.map(found => ({ ...found })),
    spans: told.spans,
  })
  return { content, digest: hashOf(content), parts: told.parts, flaws }
}

interface Told extends OnFinancing {
  readonly from: string
  readonly to: string
  readonly spans: SpanSet
}
