import type { ReceiptFact } from '../../../../contracts/receipt/facts.ts'
import { defineNoun } from '../../engine/noun/noun.ts'
import { auditReceipts } from './audit-receipts.ts'
import { cancelReceiptAct, deliverAct, endDeliveryAct, surrenderAct } from './delivery.acts.ts'
import { requestDepositAct, withdrawDepositAct } from './deposit.acts.ts'
import { agreeTariffAct, proveDuesAct } from './dues.acts.ts'
import { receiptFacts } from './facts.ts'
import { issueAct, measureAct, receiveAct } from './goods.acts.ts'
import { receiptInstrument } from './instrument.ts'
import { insureAct, lapseInsuranceAct } from './policy.acts.ts'
import { endTermAct, renewTermAct } from './term.acts.ts'

/** The acts on goods and receipts, by their names in commands. */
const receiptActs = {
  'receipt.request-deposit': requestDepositAct,
  'receipt.withdraw-deposit': withdrawDepositAct,
  'receipt.measure': measureAct,
  'receipt.receive': receiveAct,
  'receipt.issue': issueAct,
  'receipt.surrender': surrenderAct,
  'receipt.deliver': deliverAct,
  'receipt.end-delivery': endDeliveryAct,
  'receipt.cancel-receipt': cancelReceiptAct,
  'receipt.renew-term': renewTermAct,
  'receipt.end-term': endTermAct,
  'receipt.insure': insureAct,
  'receipt.lapse-insurance': lapseInsuranceAct,
  'receipt.agree-tariff': agreeTariffAct,
  'receipt.prove-dues': proveDuesAct,
}

/** Goods in store, from their announcement on, and the receipts over them. */
export const receipt = defineNoun<ReceiptFact>()({
  name: 'receipt',
  acts: receiptActs,
  facts: receiptFacts,
  instrument: receiptInstrument,
  shows: {
    ...{ lot: 'ledger.shown_lots', wrc: 'ledger.shown_receipts' },
    dor: 'ledger.shown_delivery_orders',
  },
  newIds: [
    'lot_pkey',
    'measurement_pkey',
    'receipt_pkey',
    'instrument_pkey',
    'delivery_order_pkey',
  ],
  audit: () => {
    const { replays, ...audit } = auditReceipts()
    return {
      ...audit,
      replays: {
        'receipt.request-deposit': replays.requested,
        'receipt.withdraw-deposit': replays.withdrawn,
        'receipt.measure': replays.measured,
        'receipt.receive': replays.received,
        'receipt.issue': replays.issued,
        'receipt.surrender': replays.surrendered,
        'receipt.deliver': replays.delivered,
        'receipt.end-delivery': replays.deliveryEnded,
        'receipt.cancel-receipt': replays.cancelled,
        'receipt.renew-term': replays.renewed,
        'receipt.end-term': replays.termEnded,
        'receipt.insure': replays.insured,
        'receipt.lapse-insurance': replays.lapsed,
        'receipt.agree-tariff': replays.tariffAgreed,
        'receipt.prove-dues': replays.duesPaid,
      },
    }
  },
})
