import type { Shown, ShownRecord } from '../command/shown.ts'
import type { WireCitation, WireSpan } from './sentence.ts'

/** What an act is about, as programs read it: how much, of which things, with which party. */
export interface ActSubject {
  /** What it moves or binds, in minor units by currency; none where it is about no money. */
  readonly amounts: ReadonlyMap<string, bigint>
  /** Ids of the instruments, invoices, keys or users that it is about, each once. */
  readonly about: readonly string[]
  /** Ids of the parties that it names. */
  readonly parties: readonly string[]
}

/** Finds the subject of an act in its body and what was shown, as they stand in a payload. */
export function findActSubject(body: unknown, shown: Shown): ActSubject {
  const given = (typeof body === 'object' && body !== null ? body : {}) as WireBody
  const { spans = [], receivable, invoice, alike, key, user } = given
  const { instrument, to, debtor, supplier, party, from, subject, facility, financing, account } =
    given
  const { lot, receipt, place, site, order, keeper, inspector, list, lender } = given
  const about = [
    receivable,
    instrument,
    ...spans.map(span => span.instrument),
    invoice,
    alike,
    key,
    user,
    facility,
    financing,
    account,
    receipt,
    lot,
    place,
    site,
    order,
    list,
  ]
  return {
    amounts: sumAmounts(given, shown),
    about: [...new Set(about.filter(isText))],
    parties: [
      ...new Set(
        [to, debtor, supplier, party, from, subject, keeper, inspector, lender].filter(isText),
      ),
    ],
  }
}

/** Members that bodies of acts have in common, under the same names. */
interface WireBody {
  readonly spans?: readonly WireSpan[]
  readonly trade?: readonly WireCitation[]
  readonly receivable?: string
  readonly instrument?: string
  readonly amount?: string
  readonly invoice?: string
  readonly alike?: string
  readonly key?: string
  readonly user?: string
  readonly to?: string
  readonly debtor?: string
  readonly supplier?: string
  readonly party?: string
  readonly from?: string | null
  readonly subject?: string | null
  readonly facility?: string
  readonly financing?: string
  readonly account?: string
  readonly receipt?: string
  readonly lot?: string
  readonly place?: string
  readonly site?: string
  readonly order?: string
  readonly keeper?: string
  readonly inspector?: string
  readonly list?: string
  readonly lender?: string
}

function sumAmounts(
  { spans = [], trade = [], receivable, facility, financing, amount }: WireBody,
  shown: Shown,
): ReadonlyMap<string, bigint> {
  const sums = new Map<string, bigint>()
  const add = (minor: string | bigint, record: ShownRecord | undefined) => {
    if (!record || !('currency' in record)) return
    sums.set(record.currency, (sums.get(record.currency) ?? 0n) + BigInt(minor))
  }
  const record = shown[receivable ?? facility ?? financing ?? '']
  const minor = amount ?? (record && 'amount' in record ? record.amount : undefined)
  if (spans.length > 0)
    for (const { instrument, lo, hi } of spans) add(BigInt(hi) - BigInt(lo), shown[instrument])
  else if (record && minor !== undefined) add(minor, record)
  else for (const { invoice, amount: part } of trade) add(part, shown[invoice])
  return sums
}

function isText(value: string | null | undefined): value is string {
  return typeof value === 'string'
}
