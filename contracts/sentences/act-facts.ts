import type { ActRequest } from '../command/command.ts'
import type { Shown, ShownRecord } from '../command/shown.ts'
import { type Currency, type Money, money } from '../kernel/money.ts'
import { findActSubject } from './act-subject.ts'
import { formatParty } from './format-shown.ts'

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
  const { amounts, about, parties } = findActSubject(body, shown)
  const records = about.flatMap(id => shown[id] ?? [])
  const { dueOn } = (typeof body === 'object' && body !== null ? body : {}) as { dueOn?: string }
  return {
    amounts: [...amounts].map(([currency, sum]) => money(sum, currency as Currency)),
    counterparties: listCounterparties(parties, shown, records, reader),
    dueOn: [...new Set([dueOn, ...records.map(dueDate)].filter(isText))].sort(),
  }
}

/** The party for which the reader acts. */
interface Reader {
  readonly id: string
  readonly code: string
}

function listCounterparties(
  parties: readonly string[],
  shown: Shown,
  records: readonly ShownRecord[],
  reader: Reader,
): readonly string[] {
  const ofRecords = records.flatMap(record =>
    'debtorCode' in record
      ? [
          { name: record.debtor, code: record.debtorCode },
          { name: record.supplier, code: record.supplierCode },
        ]
      : 'keeperCode' in record
        ? [{ name: record.keeper, code: record.keeperCode }]
        : [],
  )
  const said = [
    ...parties.filter(id => id !== reader.id).map(id => formatParty(id, shown)),
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
