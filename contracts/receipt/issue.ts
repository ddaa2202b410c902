import type { ActClass } from '../command/act-class.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import { type Units, units } from '../kernel/money.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import { badInput, conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { RuledContext } from '../kernel/rules.ts'
import { WORDS_TEXTS, type WordsRefusal, wordsRefusal } from '../party/given-words.ts'
import { waitForPolicy, waitForTerm } from '../wait/waits.ts'
import type { Commodity } from '../warehouse/commodity.ts'
import type { ReceiptInsured, ReceiptIssued } from './facts.ts'
import {
  isShort,
  LOT_KNOWN_TEXTS,
  LOT_STATUS_WORDS,
  type Lot,
  type LotId,
  type LotStatus,
  type Stock,
} from './lot.ts'
import { POLICY_TEXTS, type PolicyRefusal, policyRefusal } from './policy.ts'
import type { Insurance, ReceiptId } from './receipt.ts'
import { TERM_END_TEXTS, type TermEndRefusal, termEndRefusal } from './storage-term.ts'

/**
 * The keeper acknowledges goods in store and promises to deliver them to the holder; the platform
 * signs with it. One title over the whole, of the depositor. The eight contents that a receipt must
 * have are the depositor; the goods, their quantity, grade, packing and marks; the loss standard;
 * the place; the term; the fee; the insurance; the keeper, with its site and the date. From here on
 * the titles are the one record of the goods, each under one holder's control to its end.
 * Rule: R1
 * Rule: R2
 * Rule: R5
 * Rule: R6
 * Rule: R15
 * Rule: R21
 */
export function issue(
  { lot, number }: IssueState,
  { receipt, quantity, storedUntil, fee, insurance }: Issue,
  context: RuledContext,
): Decision<ReceiptIssued | ReceiptInsured, TitlePosting, IssueRefusal> {
  const { party, asOf } = context
  if (lot === null || lot.keeper !== party) return refuse('lot_must_be_known', 'body.lot')
  const { id, status, depositor, commodity, stock } = lot
  if (status !== 'received' || stock === null)
    return refuse('lot_must_be_in_store', 'body.lot', { status })
  const refused =
    stockRefusal(stock, commodity, quantity) ??
    termEndRefusal(storedUntil, stock.goodUntil, asOf) ??
    termsRefusal({ fee, insurance }, asOf)
  if (refused) return refused

  const parties = { visibleTo: [party, depositor], keeper: party, depositor }
  const where = { lot: id, place: stock.place, placeKind: stock.placeKind }
  const goods = { quantity, unit: commodity.unit }
  const terms = { number, storedUntil, fee, insurance }
  const opens = waitForTerm({ keeper: party, storedUntil }, context)
  const issued = {
    ...({ type: 'receipt.issued.v1', opens, receipt } as const),
    ...{ ...parties, ...where, ...goods, ...terms },
  }
  const of = { receipt, lot: id, keeper: party, visibleTo: parties.visibleTo }
  return accept(
    [issued, ...tellPolicy(insurance, of, context)],
    [{ post: 'issue', instrument: receipt, size: quantity, to: depositor }],
  )
}

export const ISSUE_CLASS = 'value' satisfies ActClass

/** What the receipt is issued with is the first of its policies. */
function tellPolicy(
  insurance: Insurance | null,
  of: Pick<ReceiptInsured, 'receipt' | 'lot' | 'keeper' | 'visibleTo'>,
  context: RuledContext,
): ReceiptInsured[] {
  if (insurance === null) return []
  const opens = waitForPolicy({ keeper: of.keeper, insuredUntil: insurance.until }, context)
  return [{ type: 'receipt.insured.v1', ...of, opens, insurance, perils: null, lossPayee: null }]
}

/** What is issued is there, is under no other receipt, and was not found to be less. */
function stockRefusal(
  stock: Stock,
  commodity: Commodity,
  quantity: bigint,
): Refused<StockRefusal> | null {
  if (quantity <= 0n) return refuse('receipt_must_be_over_some_goods', 'body.quantity')
  if (isShort(stock, commodity))
    return refuse('stock_must_not_be_short', 'body.lot', { counted: units(stock.counted!.units) })
  if (stock.placeKind === 'exclusive' && stock.liveReceipts > 0)
    return refuse('exclusive_place_must_have_one_live_receipt', 'body.lot')
  const free = stock.accepted - stock.issued
  if (quantity > free)
    return refuse('receipts_must_not_exceed_the_accepted_stock', 'body.quantity', {
      free: units(free),
      found: units(quantity),
    })
  return null
}

function termsRefusal(
  { fee, insurance }: Pick<Issue, 'fee' | 'insurance'>,
  asOf: BusinessDate,
): Refused<TermRefusal> | null {
  const words = wordsRefusal({ fee }, 'fee')
  if (words) return words
  return insurance && policyRefusal(insurance, asOf)
}

export type IssueRefusal =
  | 'lot_must_be_known'
  | Detailed<'lot_must_be_in_store', { status: LotStatus }>
  | StockRefusal
  | TermEndRefusal
  | TermRefusal

type StockRefusal =
  | 'receipt_must_be_over_some_goods'
  | Detailed<'stock_must_not_be_short', { counted: Units }>
  | 'exclusive_place_must_have_one_live_receipt'
  | Detailed<'receipts_must_not_exceed_the_accepted_stock', { free: Units; found: Units }>

type TermRefusal = WordsRefusal | PolicyRefusal

export const ISSUE_TEXTS = {
  ...LOT_KNOWN_TEXTS,
  lot_must_be_in_store: conflict(
    d => `该批货物${d.status}，须已入库才能开立仓单。`,
    d => `The lot is ${d.status}; receipts are issued over goods in store.`,
    { status: LOT_STATUS_WORDS },
  ),
  receipt_must_be_over_some_goods: badInput(
    '仓单数量须大于零。',
    'The quantity of a receipt must be more than zero.',
  ),
  stock_must_not_be_short: conflict(
    d => `最近一次盘点仅 ${d.counted}，少于账面，须先查清。`,
    d => `The last measurement found ${d.counted}, less than is booked; clear that up first.`,
  ),
  exclusive_place_must_have_one_live_receipt: conflict(
    '该库位为独占库位，已有一张有效仓单。',
    'The place is exclusive, and there is a live receipt over what is in it.',
  ),
  receipts_must_not_exceed_the_accepted_stock: conflict(
    d => `验收库存中尚可开立 ${d.free}，不足 ${d.found}。`,
    d => `Of the accepted stock ${d.free} are under no receipt, fewer than ${d.found}.`,
  ),
  ...TERM_END_TEXTS,
  ...WORDS_TEXTS,
  ...POLICY_TEXTS,
} satisfies RefusalTexts<IssueRefusal>

export interface Issue {
  readonly receipt: ReceiptId
  readonly lot: LotId
  /** Units. */
  readonly quantity: bigint
  /** The first business date after the term of storage. */
  readonly storedUntil: BusinessDate
  /** What storage costs, in words: so much a tonne and day. */
  readonly fee: string
  /** Null: the goods are not insured. */
  readonly insurance: Insurance | null
}

export interface IssueState {
  readonly lot: Lot | null
  /** The next of the keeper's receipts. */
  readonly number: number
}
