import type { ActClause } from '../command/act-class.ts'
import { request } from '../command/request.ts'
import { CHOOSE_QUOTE_CLASS, CHOOSE_QUOTE_TEXTS, type ChooseQuote } from './choose-quote.ts'
import { DECIDE_CLASS, DECIDE_TEXTS, type Decide } from './decide.ts'
import {
  DECLINE_TO_QUOTE_CLASS,
  DECLINE_TO_QUOTE_TEXTS,
  type DeclineToQuote,
} from './decline-to-quote.ts'
import type { FinancingId } from './financing.ts'
import { LOOK_AT_REQUEST_CLASS, LOOK_AT_REQUEST_TEXTS } from './look-at-request.ts'
import { type GiveQuote, QUOTE_CLASS, QUOTE_TEXTS } from './quote.ts'
import { REQUEST_QUOTES_CLASS, REQUEST_QUOTES_TEXTS, type RequestQuotes } from './request-quotes.ts'
import { WEIGH_FINDINGS_CLASS, WEIGH_FINDINGS_TEXTS, type WeighFindings } from './weigh-findings.ts'
import {
  LAPSE_FINANCING_CLASS,
  LAPSE_FINANCING_TEXTS,
  WITHDRAW_FINANCING_CLASS,
  WITHDRAW_FINANCING_TEXTS,
} from './withdraw-financing.ts'

/** The acts of financings: who signs them, and their duties in the order of precedence. */
export const FINANCING_CLAUSES = {
  'financing.request-quotes': { class: REQUEST_QUOTES_CLASS, texts: REQUEST_QUOTES_TEXTS },
  'financing.look-at-request': { class: LOOK_AT_REQUEST_CLASS, texts: LOOK_AT_REQUEST_TEXTS },
  'financing.quote': { class: QUOTE_CLASS, texts: QUOTE_TEXTS },
  'financing.decline-to-quote': { class: DECLINE_TO_QUOTE_CLASS, texts: DECLINE_TO_QUOTE_TEXTS },
  'financing.choose-quote': { class: CHOOSE_QUOTE_CLASS, texts: CHOOSE_QUOTE_TEXTS },
  'financing.weigh-findings': { class: WEIGH_FINDINGS_CLASS, texts: WEIGH_FINDINGS_TEXTS },
  'financing.decide': { class: DECIDE_CLASS, texts: DECIDE_TEXTS },
  'financing.withdraw-financing': {
    class: WITHDRAW_FINANCING_CLASS,
    texts: WITHDRAW_FINANCING_TEXTS,
  },
  'financing.lapse-financing': { class: LAPSE_FINANCING_CLASS, texts: LAPSE_FINANCING_TEXTS },
} satisfies Readonly<Record<string, ActClause>>

interface OnFinancing {
  readonly financing: FinancingId
}

/** The same acts as programs ask for them. */
export const financingActs = {
  requestQuotes: request<RequestQuotes>('financing.request-quotes'),
  lookAtRequest: request<OnFinancing>('financing.look-at-request'),
  quote: request<GiveQuote>('financing.quote'),
  declineToQuote: request<DeclineToQuote>('financing.decline-to-quote'),
  chooseQuote: request<ChooseQuote>('financing.choose-quote'),
  weighFindings: request<WeighFindings>('financing.weigh-findings'),
  decide: request<Decide>('financing.decide'),
  withdrawFinancing: request<OnFinancing>('financing.withdraw-financing'),
  lapseFinancing: request<OnFinancing>('financing.lapse-financing'),
}
