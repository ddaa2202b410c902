import type { TradeRefusal } from '../trade/allocate-invoices.ts'
import type { ImporterRefusal } from '../trade/may-import.ts'
import type { RecordDeliveryRefusal } from '../trade/record-delivery.ts'
import type { RecordInvoiceRefusal } from '../trade/record-invoice.ts'
import type { RecordOrderRefusal } from '../trade/record-order.ts'
import type { RedLetterRefusal } from '../trade/red-letter.ts'
import type { RefusalText } from './refusal-text.ts'
import { badInput, conflict, notAllowed, notFound } from './refusal-text.ts'

export type TradeDocumentRefusal =
  | TradeRefusal
  | RecordOrderRefusal
  | RecordDeliveryRefusal
  | RecordInvoiceRefusal
  | RedLetterRefusal
  | ImporterRefusal

export const TRADE_TEXTS: Record<TradeDocumentRefusal, RefusalText> = {
  trade_must_be_cited: badInput('请列明所依据的发票。', 'Cite the invoices behind it.'),
  amount_must_be_positive: badInput('金额须大于零。', 'The amount must be more than zero.'),
  amount_must_be_at_most_the_maximum: badInput(
    '金额超过系统上限。',
    'The amount is beyond the largest there is.',
  ),
  invoice_must_be_known: notFound(
    '没有这张发票，请先导入。',
    'There is no such invoice; import it first.',
  ),
  invoice_must_be_cited_once: badInput(
    '同一发票只能引用一次。',
    'Cite an invoice once, with the whole amount that is used of it.',
  ),
  invoice_must_be_the_suppliers: badInput(
    '该发票不是供应商开具的。',
    'The invoice is not one that the supplier has issued.',
  ),
  invoice_must_be_on_the_debtor: badInput(
    '该发票的购方不是付款人。',
    'The invoice is not on the party that is to pay.',
  ),
  invoice_must_not_be_red_lettered: conflict(
    '该发票已被红冲。',
    'The invoice has been cancelled by a red letter.',
  ),
  invoice_must_have_its_delivery: conflict(
    '该发票没有对应的交货，预付款不得入账。',
    'The invoice has no delivery yet, and nothing is issued on a prepayment.',
  ),
  invoices_must_share_one_currency: badInput(
    '所引发票须为同一币种。',
    'The invoices must be in one currency.',
  ),
  allocation_must_be_within_what_the_invoice_has_left: conflict(
    '该发票的可用余额不足。',
    'Less than that is left of the invoice.',
  ),
  importer_must_be_maker_or_signer: notAllowed(
    '单据由经办人或签署人导入。',
    'Documents are imported by a maker or a signer of the party.',
  ),
  seller_must_be_enrolled: notFound('销方未入驻。', 'The seller is not enrolled.'),
  buyer_must_be_enrolled: notFound('购方未入驻。', 'The buyer is not enrolled.'),
  buyer_must_be_another_party: badInput(
    '购方与销方不得为同一企业。',
    'Seller and buyer must be two parties.',
  ),
  importer_must_be_seller_or_buyer: notAllowed(
    '只有购销双方可以导入该单据。',
    'Only its seller or its buyer may import a document.',
  ),
  document_must_not_be_dated_ahead: badInput(
    '单据日期晚于当前业务日。',
    'The document is dated after today’s business date.',
  ),
  quantity_must_be_positive: badInput('数量须大于零。', 'The quantity must be more than zero.'),
  price_must_be_positive: badInput('单价须大于零。', 'The price must be more than zero.'),
  order_must_keep_what_it_says: conflict(
    '同一编号的订单已有不同内容。',
    'The order of this number says something else.',
  ),
  order_must_be_known: notFound(
    '没有这张订单，请先导入。',
    'There is no such order; import it first.',
  ),
  delivery_must_not_precede_its_order: badInput(
    '交货日早于订单日。',
    'The delivery is dated before its order.',
  ),
  delivery_must_keep_what_it_says: conflict(
    '同一编号的交货单已有不同内容。',
    'The delivery of this number says something else.',
  ),
  quantity_must_be_within_what_was_ordered: conflict(
    '交货数量超过订单数量。',
    'More would be delivered than was ordered.',
  ),
  invoice_number_must_be_given: badInput(
    '请填写发票号码，至多 64 个字符。',
    'Give the number of the invoice, at most 64 characters.',
  ),
  amount_must_be_quantity_times_price: badInput(
    '金额不等于数量乘单价。',
    'The amount is not quantity times price.',
  ),
  invoice_must_be_due_on_or_after_its_date: badInput(
    '到期日早于开票日。',
    'The invoice is due before its own date.',
  ),
  invoice_must_keep_its_buyer: conflict(
    '同一销方、同一号码的发票已有另一购方，请核查。',
    'An invoice of this seller and number is on another buyer; look into it.',
  ),
  invoice_must_keep_its_amount: conflict(
    '同一销方、同一号码的发票已有另一金额，请核查。',
    'An invoice of this seller and number has another amount; look into it.',
  ),
  delivery_must_be_known: notFound(
    '没有这张交货单，请先导入。',
    'There is no such delivery; import it first.',
  ),
  order_must_be_between_the_same_parties: badInput(
    '订单的购销双方与发票不符。',
    'The order is between other parties than the invoice.',
  ),
  currency_must_be_that_of_the_order: badInput(
    '发票币种与订单不符。',
    'The invoice is in another currency than its order.',
  ),
  price_must_be_that_of_the_order: badInput(
    '发票单价与订单不符。',
    'The price is not the one that was ordered at.',
  ),
  invoice_must_not_precede_its_delivery: badInput(
    '开票日早于交货日。',
    'The invoice is dated before its delivery.',
  ),
  quantity_must_be_within_what_was_delivered: conflict(
    '开票数量超过尚未开票的交货数量。',
    'More would be invoiced than was delivered.',
  ),
  red_letter_number_must_be_given: badInput(
    '请填写红字发票自己的号码，至多 64 个字符。',
    'Give the red letter’s own number, at most 64 characters.',
  ),
  red_letter_must_cancel_the_whole_amount: badInput(
    '红字金额须等于原发票全额的负数；部分红冲请全额红冲后另开新票。',
    'A red letter cancels the whole amount; for a part, cancel all and invoice the rest anew.',
  ),
  red_letter_must_be_the_sellers: notAllowed(
    '只有销方可以报告红冲。',
    'Only its seller reports a red letter.',
  ),
}
