import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import { accept, type Decision, type Detailed, refuse } from '../kernel/decision.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import { conflict, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import { type BankReport, REPORT_TEXTS, type ReportRefusal } from '../payment/note-rejection.ts'
import type { LineAbandoned, LineRejected } from './facts.ts'
import {
  type LineStatus,
  makeMessageId,
  type SettlementId,
  type SettlementLine,
} from './settlement.ts'
import { LINE_STATUS_WORDS } from './settlement-words.ts'

/**
 * The debtor hands in its bank's signed answer (pain.002) that some lines of a settlement, or all
 * of it, are rejected: their spans are free of it, and can be paid anew under another id.
 */
export function rejectLines(
  { lines, report, signed }: RejectLinesState,
  { settlement }: Pick<RejectLines, 'settlement'>,
  { party: debtor }: Pick<Context, 'party'>,
): Decision<LineRejected, TitlePosting, RejectLinesRefusal> {
  if (lines.length === 0 || lines.some(line => line.debtor !== debtor))
    return refuse('settlement_must_be_the_partys_own', 'body.settlement')
  if (!report.ok) return report
  if (!signed) return refuse('report_must_be_signed_by_the_bank_that_pays', 'body.signature')
  const ofAll = report.value.get(makeMessageId(settlement))
  const rejected = lines.flatMap(line => {
    const reasons = report.value.get(line.endToEndId) ?? ofAll
    return reasons && line.status === 'instructed' ? [{ line, reasons }] : []
  })
  if (rejected.length === 0) return refuse('report_must_reject_a_line', 'body.report')
  return accept(
    rejected.map(({ line: { number, holder, payee }, reasons }) => ({
      ...({ type: 'settlement.line-rejected.v1', visibleTo: [debtor, holder, payee] } as const),
      ...{ settlement, number, reasons },
    })),
    rejected.flatMap(({ line }) => lift(line)),
  )
}

export const REJECT_LINES_CLASS = 'routine' satisfies ActClass

/**
 * Where a bank says nothing, or a payment came that is none, the debtor gives the line up, and its
 * payee signs it too. Should the money be proven after all, it is owed back.
 */
export function giveUpLine(
  { line }: { readonly line: SettlementLine | null },
  _body: unknown,
  { party: debtor }: Pick<Context, 'party'>,
): Decision<LineAbandoned, TitlePosting, GiveUpLineRefusal> {
  if (line?.debtor !== debtor) return refuse('settlement_must_be_the_partys_own', 'body.settlement')
  const { status, settlement, number, holder, payee } = line
  if (status !== 'instructed') return refuse('line_must_be_in_flight', 'body.line', { status })
  const visibleTo = [debtor, holder, payee]
  return accept(
    [{ type: 'settlement.line-abandoned.v1', visibleTo, settlement, number }],
    lift(line),
  )
}

export const GIVE_UP_LINE_CLASS = 'value' satisfies ActClass

/** A payment that is made again holds no span: its own is retired. */
function lift({ instrument, span, instructedBy, again }: SettlementLine): readonly TitlePosting[] {
  return again === null ? [{ post: 'lift', instrument, span, setBy: instructedBy }] : []
}

export type RejectLinesRefusal =
  | 'settlement_must_be_the_partys_own'
  | ReportRefusal
  | 'report_must_be_signed_by_the_bank_that_pays'
  | 'report_must_reject_a_line'

export type GiveUpLineRefusal =
  | 'settlement_must_be_the_partys_own'
  | Detailed<'line_must_be_in_flight', { status: LineStatus }>

const OWN_TEXTS = {
  settlement_must_be_the_partys_own: notFound(
    '贵方没有签署过这份兑付指令，请核对编号。',
    'Your party has instructed no settlement of this id; check the id.',
  ),
} satisfies RefusalTexts<'settlement_must_be_the_partys_own'>

export const REJECT_LINES_TEXTS = {
  ...OWN_TEXTS,
  ...REPORT_TEXTS,
  report_must_reject_a_line: conflict(
    '该回执没有拒绝任何在途的兑付行；结果未明时请等候对账单。',
    'The report rejects no line in flight; while nobody knows more, wait for the statement.',
  ),
} satisfies RefusalTexts<RejectLinesRefusal>

export const GIVE_UP_LINE_TEXTS = {
  ...OWN_TEXTS,
  line_must_be_in_flight: conflict(
    d => `该行${d.status}，已不在途，无需放弃。`,
    d => `The line is ${d.status}; it is not in flight, so there is nothing to give up.`,
    { status: LINE_STATUS_WORDS },
  ),
} satisfies RefusalTexts<GiveUpLineRefusal>

export interface RejectLines {
  readonly settlement: SettlementId
  /** The bytes of the pain.002, packed by gzip, in base64url. */
  readonly report: string
  /** The bank's detached JWS over the bytes of the file. */
  readonly signature: string
}

export interface RejectLinesState extends BankReport {
  /** All lines of the settlement. */
  readonly lines: readonly SettlementLine[]
}

export interface GiveUpLine {
  readonly settlement: SettlementId
  readonly line: number
}
