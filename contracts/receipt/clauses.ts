import type { ActClause } from '../command/act-class.ts'
import { request } from '../command/request.ts'
import { AGREE_TARIFF_CLASS, AGREE_TARIFF_TEXTS, type AgreeTariff } from './agree-tariff.ts'
import { CANCEL_RECEIPT_CLASS, CANCEL_RECEIPT_TEXTS, type CancelReceipt } from './cancel-receipt.ts'
import { DELIVER_CLASS, DELIVER_TEXTS, type Deliver } from './deliver.ts'
import { END_DELIVERY_CLASS, END_DELIVERY_TEXTS, type EndDelivery } from './end-delivery.ts'
import { END_TERM_CLASS, END_TERM_TEXTS } from './end-term.ts'
import { INSURE_CLASS, INSURE_TEXTS, type Insure } from './insure.ts'
import { ISSUE_CLASS, ISSUE_TEXTS, type Issue } from './issue.ts'
import { LAPSE_INSURANCE_CLASS, LAPSE_INSURANCE_TEXTS } from './lapse-insurance.ts'
import type { LotId } from './lot.ts'
import { MEASURE_CLASS, MEASURE_TEXTS, type Measure } from './measure.ts'
import { PROVE_DUES_CLASS, PROVE_DUES_TEXTS, type ProveDues } from './prove-dues.ts'
import { RECEIVE_CLASS, RECEIVE_TEXTS, type Receive } from './receive.ts'
import { RENEW_TERM_CLASS, RENEW_TERM_TEXTS, type RenewTerm } from './renew-term.ts'
import {
  REQUEST_DEPOSIT_CLASS,
  REQUEST_DEPOSIT_TEXTS,
  type RequestDeposit,
} from './request-deposit.ts'
import { SURRENDER_CLASS, SURRENDER_TEXTS, type Surrender } from './surrender.ts'
import { WITHDRAW_DEPOSIT_CLASS, WITHDRAW_DEPOSIT_TEXTS } from './withdraw-deposit.ts'

/** The acts of receipts: who signs them, and their duties in the order of precedence. */
export const RECEIPT_CLAUSES = {
  'receipt.request-deposit': { class: REQUEST_DEPOSIT_CLASS, texts: REQUEST_DEPOSIT_TEXTS },
  'receipt.withdraw-deposit': { class: WITHDRAW_DEPOSIT_CLASS, texts: WITHDRAW_DEPOSIT_TEXTS },
  'receipt.measure': { class: MEASURE_CLASS, texts: MEASURE_TEXTS },
  'receipt.receive': { class: RECEIVE_CLASS, texts: RECEIVE_TEXTS },
  'receipt.issue': { class: ISSUE_CLASS, texts: ISSUE_TEXTS },
  'receipt.surrender': { class: SURRENDER_CLASS, texts: SURRENDER_TEXTS },
  'receipt.deliver': { class: DELIVER_CLASS, texts: DELIVER_TEXTS },
  'receipt.end-delivery': { class: END_DELIVERY_CLASS, texts: END_DELIVERY_TEXTS },
  'receipt.cancel-receipt': { class: CANCEL_RECEIPT_CLASS, texts: CANCEL_RECEIPT_TEXTS },
  'receipt.renew-term': { class: RENEW_TERM_CLASS, texts: RENEW_TERM_TEXTS },
  'receipt.end-term': { class: END_TERM_CLASS, texts: END_TERM_TEXTS },
  'receipt.insure': { class: INSURE_CLASS, texts: INSURE_TEXTS },
  'receipt.lapse-insurance': { class: LAPSE_INSURANCE_CLASS, texts: LAPSE_INSURANCE_TEXTS },
  'receipt.agree-tariff': { class: AGREE_TARIFF_CLASS, texts: AGREE_TARIFF_TEXTS },
  'receipt.prove-dues': { class: PROVE_DUES_CLASS, texts: PROVE_DUES_TEXTS },
} satisfies Readonly<Record<string, ActClause>>

/** The same acts as programs ask for them. */
export const receiptActs = {
  requestDeposit: request<RequestDeposit>('receipt.request-deposit'),
  withdrawDeposit: request<{ readonly lot: LotId }>('receipt.withdraw-deposit'),
  measure: request<Measure>('receipt.measure'),
  receive: request<Receive>('receipt.receive'),
  issue: request<Issue>('receipt.issue'),
  surrender: request<Surrender>('receipt.surrender'),
  deliver: request<Deliver>('receipt.deliver'),
  endDelivery: request<EndDelivery>('receipt.end-delivery'),
  cancelReceipt: request<CancelReceipt>('receipt.cancel-receipt'),
  renewTerm: request<RenewTerm>('receipt.renew-term'),
  insure: request<Insure>('receipt.insure'),
  lapseInsurance: request<CancelReceipt>('receipt.lapse-insurance'),
  agreeTariff: request<AgreeTariff>('receipt.agree-tariff'),
  proveDues: request<ProveDues>('receipt.prove-dues'),
  endTerm: request<CancelReceipt>('receipt.end-term'),
}
