import type { Context } from '../kernel/context.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import { AMOUNT_MINOR_MAX, type Currency, type Money, money } from '../kernel/money.ts'
import { badInput, notAllowed, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { Party } from '../party/party.ts'
import { FIELD_WORDS, type FieldName } from './document-fields.ts'
import type { Worded } from './whose-word.ts'

export const DOCUMENT_KINDS = ['order', 'delivery', 'invoice'] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

/**
 * What came of recording a document: it is new; it is known already, word for word; the seller
 * states what its buyer had asserted; or it adds what was left empty.
 */
export type Recorded = 'new' | 'duplicate' | 'stated' | 'added'

/** Who records, on which business date. */
export type RecordingContext = Pick<Context, 'party' | 'asOf'>

/** Orders and invoices are between two enrolled parties; one of the two imports them. */
export function documentPartiesRefusal(
  seller: Party | null,
  buyer: Party | null,
  { party }: RecordingContext,
): Refused<DocumentPartiesRefusal> | null {
  if (seller === null) return refuse('seller_must_be_enrolled', 'seller')
  if (buyer === null) return refuse('buyer_must_be_enrolled', 'buyer')
  if (seller.id === buyer.id) return refuse('buyer_must_be_another_party', 'buyer')
  if (party !== seller.id && party !== buyer.id)
    return refuse('importer_must_be_seller_or_buyer', 'party')
  return null
}

export type DocumentPartiesRefusal =
  | 'seller_must_be_enrolled'
  | 'buyer_must_be_enrolled'
  | 'buyer_must_be_another_party'
  | 'importer_must_be_seller_or_buyer'

export const DOCUMENT_PARTIES_TEXTS = {
  seller_must_be_enrolled: notFound(
    '销方未入驻；须先由运营方办理入驻。',
    'The seller is not enrolled; the operator must enrol it first.',
  ),
  buyer_must_be_enrolled: notFound(
    '购方未入驻；须先由运营方办理入驻。',
    'The buyer is not enrolled; the operator must enrol it first.',
  ),
  buyer_must_be_another_party: badInput(
    '购方与销方不得为同一企业。',
    'Seller and buyer must be two parties.',
  ),
  importer_must_be_seller_or_buyer: notAllowed(
    '只有购销双方可以导入该单据。',
    'Only its seller or its buyer may import a document.',
  ),
} satisfies RefusalTexts<DocumentPartiesRefusal>

/** A document is not dated after the business date on which it is recorded. */
export function documentDateRefusal(
  date: BusinessDate,
  { asOf }: RecordingContext,
  at: string,
): Refused<DocumentDateRefusal> | null {
  if (date <= asOf) return null
  return refuse('document_must_not_be_dated_ahead', at, { date, today: asOf })
}

export type DocumentDateRefusal = Detailed<
  'document_must_not_be_dated_ahead',
  { date: BusinessDate; today: BusinessDate }
>

export const DOCUMENT_DATE_TEXTS = {
  document_must_not_be_dated_ahead: badInput(
    d => `单据日期 ${d.date} 晚于当前营业日期 ${d.today}。`,
    d => `The document is dated ${d.date}, after today’s business date, ${d.today}.`,
  ),
} satisfies RefusalTexts<DocumentDateRefusal>

/** Who stated a document alone fills what it left empty. */
export function additionRefusal(
  { assertedBy, seller }: Worded,
  { party }: RecordingContext,
  field: FieldName,
): Refused<AdditionRefusal> | null {
  if (party === (assertedBy ?? seller)) return null
  return refuse('addition_must_be_by_who_stated_the_document', field, { field })
}

export type AdditionRefusal = Detailed<
  'addition_must_be_by_who_stated_the_document',
  { field: FieldName }
>

export const ADDITION_TEXTS = {
  addition_must_be_by_who_stated_the_document: notAllowed(
    d => `该单据由对方提供，未填的${d.field}只能由对方补充。`,
    d => `The other party stated the document, so only it can add the ${d.field} left empty.`,
    { field: FIELD_WORDS },
  ),
} satisfies RefusalTexts<AdditionRefusal>

/** What a document says it is worth: quantity and price give the amount, or there are neither. */
export function worthRefusal(
  { amount, currency, quantity, price }: Worth,
  amountAt: string,
): Refused<WorthRefusal> | null {
  if (amount <= 0n) return refuse('amount_must_be_positive', amountAt)
  const tooMuch = amountMaxRefusal(amount, currency, amountAt)
  if (tooMuch) return tooMuch
  if (quantity === null && price === null) return null
  if (quantity === null) return refuse('quantity_and_price_must_stand_together', 'quantity')
  if (price === null) return refuse('quantity_and_price_must_stand_together', 'price')
  if (quantity <= 0n) return refuse('quantity_must_be_positive', 'quantity')
  if (price <= 0n) return refuse('price_must_be_positive', 'price')
  if (amount === quantity * price) return null
  return refuse('amount_must_be_quantity_times_price', amountAt, {
    found: money(amount, currency),
    product: money(quantity * price, currency),
  })
}

export interface Worth {
  readonly amount: bigint
  readonly currency: Currency
  readonly quantity: bigint | null
  readonly price: bigint | null
}

export type WorthRefusal =
  | 'amount_must_be_positive'
  | AmountMaxRefusal
  | 'quantity_and_price_must_stand_together'
  | 'quantity_must_be_positive'
  | 'price_must_be_positive'
  | Detailed<'amount_must_be_quantity_times_price', { found: Money; product: Money }>

/** What was ordered by quantity is delivered and charged for by quantity. */
export const QUANTITY_TEXTS = {
  quantity_must_be_given_as_ordered: badInput(
    '订单载有数量，此单据也须填写数量。',
    'The order states a quantity, so this document must state one too.',
  ),
  quantity_must_be_positive: badInput('数量须大于零。', 'The quantity must be more than zero.'),
} satisfies RefusalTexts<'quantity_must_be_positive' | 'quantity_must_be_given_as_ordered'>

/** No document and no use of one is over more than the largest amount that the ledger takes. */
export function amountMaxRefusal(
  minor: bigint,
  currency: Currency,
  at: string,
): Refused<AmountMaxRefusal> | null {
  if (minor <= AMOUNT_MINOR_MAX) return null
  const limit = money(AMOUNT_MINOR_MAX, currency)
  return refuse('amount_must_be_at_most_the_maximum', at, { limit, found: money(minor, currency) })
}

export type AmountMaxRefusal = Detailed<
  'amount_must_be_at_most_the_maximum',
  { limit: Money; found: Money }
>

export const AMOUNT_MAX_TEXTS = {
  amount_must_be_at_most_the_maximum: badInput(
    d => `金额 ${d.found} 超过系统上限 ${d.limit}。`,
    d => `The amount of ${d.found} is beyond the largest there is, ${d.limit}.`,
  ),
} satisfies RefusalTexts<AmountMaxRefusal>

export const AMOUNT_POSITIVE_TEXTS = {
  amount_must_be_positive: badInput('金额须大于零。', 'The amount must be more than zero.'),
} satisfies RefusalTexts<'amount_must_be_positive'>

export const WORTH_TEXTS = {
  ...AMOUNT_POSITIVE_TEXTS,
  ...AMOUNT_MAX_TEXTS,
  quantity_and_price_must_stand_together: badInput(
    '数量与单价须同时填写或同时留空。',
    'Quantity and price are both given or both left empty.',
  ),
  quantity_must_be_positive: QUANTITY_TEXTS.quantity_must_be_positive,
  price_must_be_positive: badInput('单价须大于零。', 'The price must be more than zero.'),
  amount_must_be_quantity_times_price: badInput(
    d => `金额 ${d.found} 不等于数量乘单价 ${d.product}。`,
    d => `The amount is ${d.found}, but quantity times price is ${d.product}; correct one of them.`,
  ),
} satisfies RefusalTexts<WorthRefusal>
