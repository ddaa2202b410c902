import type { ActRequest } from '../command/command.ts'
import type { Shown, ShownRecord } from '../command/shown.ts'
import { type Currency, type Money, money } from '../kernel/money.ts'
import { formatParty } from './format-shown.ts'
import type { WireCitation, WireSpan } from './sentence.ts'

/** What a signer looks at first: how much, with whom, and when. */
export interface ActFacts {
  /** One sum for each currency; none where the act moves no amount. */
  readonly amounts: readonly Money[]
  /** The other parties, as `Name (code)`. */
  readonly counterparties: readonly string[]
  /** The dates on which what the act is about falls due, each once, earliest first. */
  readonly dueOn: readonly string[]
}

/**
 * Finds what the act moves or binds, from its body and what was shown, both as they stand in the
 * signed payload. The reader is not its own counterparty.
 */
export function findActFacts({ body }: ActRequest, shown: Shown, reader: Reader): ActFacts {
  const given = (typeof body === 'object' && body !== null ? body : {}) as WireBody
  const records = listRecords(given, shown)
  return {
    amounts: listAmounts(given, shown),
    counterparties: listCounterparties(given, shown, records, reader),
    dueOn: [...new Set([given.dueOn, ...records.map(dueDate)].filter(isText))].sort(),
  }
}

/** The party for which the reader acts. */
interface Reader {
  readonly id: string
  readonly code: string
}

/** Members that bodies of acts have in common, under the same names. */
interface WireBody {
  readonly spans?: readonly WireSpan[]
  readonly trade?: readonly WireCitation[]
  readonly receivable?: string
  readonly amount?: string
  readonly dueOn?: string
  readonly secured?: string
  readonly currency?: string
  readonly to?: string
  readonly debtor?: string
  readonly supplier?: string
  readonly party?: string
  readonly from?: string | null
}

function listRecords({ spans = [], receivable }: WireBody, shown: Shown): readonly ShownRecord[] {
  const ids = new Set([
    ...spans.map(({ instrument }) => instrument),
    ...(receivable ? [receivable] : []),
  ])
  return [...ids].flatMap(id => shown[id] ?? [])
}

function listAmounts(body: WireBody, shown: Shown): readonly Money[] {
  const { spans = [], trade = [], receivable, amount } = body
  const sums = new Map<Currency, bigint>()
  const add = (minor: string | bigint, record: ShownRecord | undefined) => {
    if (!record || !('currency' in record)) return
    const currency = record.currency as Currency
    sums.set(currency, (sums.get(currency) ?? 0n) + BigInt(minor))
  }
  const record = receivable === undefined ? undefined : shown[receivable]
  if (spans.length > 0)
    for (const { instrument, lo, hi } of spans) add(BigInt(hi) - BigInt(lo), shown[instrument])
  else if (record && 'amount' in record) add(amount ?? record.amount, record)
  else for (const { invoice, amount: part } of trade) add(part, shown[invoice])
  return [...sums].map(([currency, sum]) => money(sum, currency))
}

function listCounterparties(
  { to, debtor, supplier, party, from }: WireBody,
  shown: Shown,
  records: readonly ShownRecord[],
  reader: Reader,
): readonly string[] {
  const named = [to, debtor, supplier, party, from ?? undefined].filter(isText)
  const ofRecords = records.flatMap(record =>
    'debtorCode' in record
      ? [
          { name: record.debtor, code: record.debtorCode },
          { name: record.supplier, code: record.supplierCode },
        ]
      : [],
  )
  const said = [
    ...named.filter(id => id !== reader.id).map(id => formatParty(id, shown)),
    ...ofRecords.filter(one => one.code !== reader.code).map(one => `${one.name} (${one.code})`),
  ]
  return [...new Set(said)]
}

function dueDate(record: ShownRecord): string | undefined {
  return 'dueOn' in record ? record.dueOn : undefined
}

function isText(value: string | undefined): value is string {
  return typeof value === 'string'
}
