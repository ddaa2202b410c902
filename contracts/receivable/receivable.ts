import type { BusinessDate } from '../kernel/date.ts'
import type { InstrumentId, PartyId, ReceivableId } from '../kernel/id.ts'
import type { Instrument } from '../kernel/instrument.ts'
import type { Currency } from '../kernel/money.ts'
import { notFound, type RefusalTexts, type Vocabulary } from '../kernel/refusal-text.ts'
import type { Allocation } from '../trade/allocation.ts'

/** A debt of one debtor to one first supplier, due on one date, backed by invoices. */
export interface Receivable {
  readonly id: ReceivableId
  readonly status: ReceivableStatus
  readonly debtor: PartyId
  /** The first supplier. */
  readonly supplier: PartyId
  readonly proposedBy: PartyId
  /** Minor units: the face. */
  readonly amount: bigint
  readonly currency: Currency
  readonly dueOn: BusinessDate
  readonly backing: readonly Allocation[]
  /** Minor units that red letters took back of the invoices behind it. */
  readonly redLettered: bigint
  /** Minor units that were held since red letters dilute it, those too that were freed since. */
  readonly dilutionHeld: bigint
  /** An unanswered proposal lapses on it. */
  readonly lapseOn: BusinessDate
}

/** Debtor and first supplier. To others, an act on a whole receivable is on one not known. */
export function isBetween({ debtor, supplier }: Receivable, party: PartyId): boolean {
  return party === debtor || party === supplier
}

export const RECEIVABLE_KNOWN_TEXTS = {
  receivable_must_be_known: notFound(
    '未查到该应收账款，或贵方无权查看，请核对编号。',
    'There is no receivable of this id that you can see; check the id.',
  ),
} satisfies RefusalTexts<'receivable_must_be_known'>

export const RECEIVABLE_STATUSES = [
  'proposed',
  'issued',
  'rejected',
  'cancelled',
  'lapsed',
  'settled',
] as const
export type ReceivableStatus = (typeof RECEIVABLE_STATUSES)[number]

/** A status as the sentences of refusals say it. */
export const STATUS_WORDS: Vocabulary<ReceivableStatus> = {
  proposed: { zh: '待确认', en: 'proposed' },
  issued: { zh: '已开立', en: 'issued' },
  rejected: { zh: '已拒绝', en: 'rejected' },
  cancelled: { zh: '已作废', en: 'cancelled' },
  lapsed: { zh: '已失效', en: 'lapsed' },
  settled: { zh: '已结清', en: 'settled' },
}

/** A receivable under its lock as the instrument that it is, with the titles that an act names. */
export interface ReceivableState extends Instrument {
  readonly receivable: Receivable
}

export type ReceivablesById = ReadonlyMap<InstrumentId, ReceivableState>
