import type { ActClause } from '../command/act-class.ts'
import { request } from '../command/request.ts'
import {
  INSTRUCT_SETTLEMENT_CLASS,
  INSTRUCT_SETTLEMENT_TEXTS,
  type InstructSettlement,
} from './instruct-settlement.ts'
import {
  CLOSE_MATURITY_CLASS,
  CLOSE_MATURITY_TEXTS,
  type CloseMaturity,
  OPEN_MATURITY_CLASS,
  OPEN_MATURITY_TEXTS,
  type OpenMaturity,
} from './open-maturity.ts'
import { PROVE_LINE_CLASS, PROVE_LINE_TEXTS, type ProveLine } from './prove-line.ts'
import {
  GIVE_UP_LINE_CLASS,
  GIVE_UP_LINE_TEXTS,
  type GiveUpLine,
  REJECT_LINES_CLASS,
  REJECT_LINES_TEXTS,
  type RejectLines,
} from './stop-lines.ts'

/** The acts on settlements: who signs them, and their duties in the order of precedence. */
export const SETTLEMENT_CLAUSES = {
  'settlement.instruct-settlement': {
    class: INSTRUCT_SETTLEMENT_CLASS,
    texts: INSTRUCT_SETTLEMENT_TEXTS,
  },
  'settlement.prove-line': { class: PROVE_LINE_CLASS, texts: PROVE_LINE_TEXTS },
  'settlement.reject-lines': { class: REJECT_LINES_CLASS, texts: REJECT_LINES_TEXTS },
  'settlement.give-up-line': { class: GIVE_UP_LINE_CLASS, texts: GIVE_UP_LINE_TEXTS },
  'settlement.open-maturity': { class: OPEN_MATURITY_CLASS, texts: OPEN_MATURITY_TEXTS },
  'settlement.close-maturity': { class: CLOSE_MATURITY_CLASS, texts: CLOSE_MATURITY_TEXTS },
} satisfies Readonly<Record<string, ActClause>>

/** The same acts as programs ask for them. */
export const settlementActs = {
  instructSettlement: request<InstructSettlement>('settlement.instruct-settlement'),
  proveLine: request<ProveLine>('settlement.prove-line'),
  rejectLines: request<RejectLines>('settlement.reject-lines'),
  openMaturity: request<OpenMaturity>('settlement.open-maturity'),
  closeMaturity: request<CloseMaturity>('settlement.close-maturity'),
  giveUpLine: request<GiveUpLine>('settlement.give-up-line'),
}
