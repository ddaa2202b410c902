import type { ActClass } from '../command/act-class.ts'
import type { Financing, FinancingId } from '../financing/financing.ts'
import type { Context } from '../kernel/context.ts'
import { accept, type Decision, type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import { badInput, conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import { findPaidBy, PAID_BY_TEXTS, type PaidByRefusal } from './find-payout.ts'
import { isInFlight, type Payout } from './payout.ts'
import type { PayoutRejected } from './payout-facts.ts'

/**
 * The lender hands in its bank's signed answer that a payout is rejected (pain.002): the financing
 * is approved again, to be paid out anew or taken back.
 */
export function noteRejection(
  { financing: named, payouts, report, signed }: NoteRejectionState,
  _body: unknown,
  { party: lender }: Pick<Context, 'party'>,
): Decision<PayoutRejected, never, NoteRejectionRefusal> {
  const found = findPaidBy(named, lender, ['instructed'])
  if (!found.ok) return found
  if (!report.ok) return report
  if (!signed) return refuse('report_must_be_signed_by_the_bank_that_pays', 'body.signature')
  const payout = payouts.find(isInFlight)!
  const reasons = report.value.get(payout.endToEndId)
  if (!reasons) return refuse('report_must_reject_the_payout', 'body.report')
  const { id: financing, holder } = found.value
  return accept(
    [
      {
        ...({ type: 'payment.payout-rejected.v1', visibleTo: [lender, holder] } as const),
        ...{ financing, number: payout.number, reasons },
      },
    ],
    [],
  )
}

export const NOTE_REJECTION_CLASS = 'routine' satisfies ActClass

export type NoteRejectionRefusal =
  | PaidByRefusal
  | ReportRefusal
  | 'report_must_be_signed_by_the_bank_that_pays'
  | 'report_must_reject_the_payout'

/** Why a file is not read as the answer of a bank. */
export type ReportRefusal = Detailed<'report_must_be_readable', { found: string }>

/** What of the answer of a bank is asked whatever it is about. */
export const REPORT_TEXTS = {
  report_must_be_readable: badInput(
    d => `该文件不是可读的 pain.002（${d.found}）；文件须以 gzip 压缩。`,
    d => `The file is no pain.002, packed by gzip, that can be read (${d.found}).`,
  ),
  report_must_be_signed_by_the_bank_that_pays: conflict(
    '回执须由付款账户所登记的开户行公钥签名。',
    'The report must be signed by the key that is enrolled for the bank of the account that pays.',
  ),
} satisfies RefusalTexts<ReportRefusal | 'report_must_be_signed_by_the_bank_that_pays'>

export const NOTE_REJECTION_TEXTS = {
  ...PAID_BY_TEXTS,
  ...REPORT_TEXTS,
  report_must_reject_the_payout: conflict(
    '该回执没有拒绝这笔放款；结果未明时请等候对账单。',
    'The report does not reject the payout; while nobody knows more, wait for the statement.',
  ),
} satisfies RefusalTexts<NoteRejectionRefusal>

export interface NoteRejection {
  readonly financing: FinancingId
  /** The bytes of the pain.002, packed by gzip, in base64url. */
  readonly report: string
  /** The bank's detached JWS over the bytes of the file. */
  readonly signature: string
}

export interface NoteRejectionState extends BankReport {
  readonly financing: Financing | null
  readonly payouts: readonly Payout[]
}

/** A bank's answer to instructions, as it was handed in. */
export interface BankReport {
  /** The codes of the bank by the end-to-end id, or message id, of what it rejects. */
  readonly report:
    | { readonly ok: true; readonly value: ReadonlyMap<string, readonly string[]> }
    | Refused<ReportRefusal>
  readonly signed: boolean
}
