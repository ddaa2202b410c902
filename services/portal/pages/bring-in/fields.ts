import type { Bilingual } from '../../../../contracts/kernel/bilingual.ts'
import type { DocumentKind } from '../../receivable/document-kinds.ts'

/** A field of a trade document, and the headings under which other systems have it. */
export interface Field extends Bilingual {
  readonly name: string
  readonly needed: boolean
  /** Written without blanks and in small letters; the first ones are the surest. */
  readonly headings: readonly string[]
}

const field = (name: string, zh: string, en: string, headings: readonly string[]): Field => ({
  ...{ name, zh, en, headings, needed: true },
})
const also = (one: Field): Field => ({ ...one, needed: false })

const SELLER = field('seller', '销方代码', 'Code of the seller', [
  ...['seller', '销方代码', '销方税号', '销售方纳税人识别号', '销方识别号', '供应商代码', '销方'],
  ...['销售方', '供应商', '卖方', 'supplier', 'vendor'],
])
const BUYER = field('buyer', '购方代码', 'Code of the buyer', [
  ...['buyer', '购方代码', '购方税号', '购买方纳税人识别号', '购方识别号', '客户代码', '购方'],
  ...['购买方', '客户', '买方', 'customer', 'purchaser'],
])
const CURRENCY = field('currency', '币种', 'Currency', ['currency', '币种', '货币', 'ccy'])
const ORDER = field('order', '订单号', 'Order', [
  'order',
  '订单号',
  '采购订单号',
  '订单',
  'po',
  'ponumber',
])
const QUANTITY = also(field('quantity', '数量', 'Quantity', ['quantity', '数量', 'qty']))
const PRICE = also(field('price', '单价', 'Price', ['price', '单价', 'unitprice']))
const AMOUNT = field('amount', '金额（价税合计）', 'Amount', [
  ...['amount', '价税合计', '含税金额', '金额', '总金额', 'total'],
])

/** The fields of each kind of document, those that are needed first. */
export const FIELDS: Readonly<Record<DocumentKind, readonly Field[]>> = {
  order: [
    ...[SELLER, BUYER, field('number', '订单号', 'Number', ORDER.headings)],
    field('orderedOn', '订单日期', 'Ordered on', [
      'orderedon',
      '订单日期',
      '下单日期',
      '日期',
      'date',
    ]),
    ...[CURRENCY, QUANTITY, PRICE, also(AMOUNT)],
    also(field('termClause', '账期条款', 'Clause on the term', ['termclause', '账期条款'])),
    also(
      field('certificateClause', '凭证付款条款', 'Clause on certificates', [
        ...['certificateclause', '凭证付款条款'],
      ]),
    ),
  ],
  delivery: [
    ...[SELLER, ORDER],
    field('number', '交货单号', 'Number', [
      ...['number', '交货单号', '送货单号', '发货单号', '交货单', 'deliverynumber', 'delivery'],
    ]),
    field('deliveredOn', '交货日期', 'Delivered on', [
      ...['deliveredon', '交货日期', '送货日期', '发货日期', '日期', 'date'],
    ]),
    QUANTITY,
  ],
  invoice: [
    ...[SELLER, BUYER],
    field('number', '发票号码', 'Number', [
      ...['number', '发票号码', '发票号', '数电发票号码', 'invoicenumber', 'invoiceno', 'invoice'],
    ]),
    ...[CURRENCY, AMOUNT],
    field('invoicedOn', '开票日期', 'Dated', [
      'invoicedon',
      '开票日期',
      '开票日',
      'invoicedate',
      'date',
    ]),
    field('dueOn', '到期日', 'Due', [
      'dueon',
      '到期日',
      '到期日期',
      '付款到期日',
      'duedate',
      'due',
    ]),
    ...[also(ORDER), QUANTITY, PRICE],
    also(field('delivery', '交货单号', 'Delivery', ['delivery', '交货单号', '交货单', '送货单号'])),
    also(field('code', '发票代码', 'Code of a paper invoice', ['code', '发票代码'])),
    also(
      field('redLetterOf', '被红冲的发票号码', 'Red letter of', [
        ...['redletterof', '被红冲发票号码', '原发票号码', '对应蓝字发票号码'],
      ]),
    ),
    also(field('disputed', '有争议', 'Disputed', ['disputed', '争议', '有争议'])),
  ],
}
