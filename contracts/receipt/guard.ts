import type { BusinessDate } from '../kernel/date.ts'
import { type Detailed, refuse } from '../kernel/decision.ts'
import type { PartyId } from '../kernel/id.ts'
import type { Cosigners, Guarded, InstrumentGuard } from '../kernel/instrument.ts'
import { NO_COSIGNERS } from '../kernel/instrument.ts'
import {
  badInput,
  conflict,
  notAllowed,
  notFound,
  type RefusalTexts,
} from '../kernel/refusal-text.ts'
import type { HoldKind, Title } from '../kernel/title.ts'
import type { Receipt } from './receipt.ts'

/**
 * What a receipt adds to the acts on its titles; null is one that is not there. Goods that were
 * found to be short pass to nobody; goods pledged are insured, and not to their keeper; a court
 * holds any, the keeper and who has a pledge of it hold for a dispute, an alarm or a lapse of
 * insurance.
 * Rule: R10
 */
export function guardReceipt(receipt: Receipt | null): InstrumentGuard {
  return {
    stand: at => {
      if (receipt === null) return refuse('receipt_must_be_known', at)
      return receipt.status === 'issued' ? null : refuse('receipt_must_be_live', at)
    },
    offer: ({ asOf }, at) => passRefusal(receipt, asOf, at),
    pledge: (pledgee, { asOf }, at) => {
      if (receipt === null) return null
      const { keeper, insurance } = receipt
      if (pledgee === keeper) return refuse('pledgee_must_not_be_the_keeper', at)
      if (insurance === null || insurance.until <= asOf)
        return refuse('pledged_goods_must_be_insured', at, { today: asOf })
      return passRefusal(receipt, asOf, at)
    },
    flaws: () => [],
    offersEnd: () => receipt?.storedUntil ?? null,
    setHold: (hold, party, met) => {
      if (!HOLDS_ON_GOODS.includes(hold))
        return refuse('hold_on_goods_must_be_of_its_kind', 'body.kind')
      const isPledgee = met.length > 0 && met.every(one => isPledgedTo(one, party))
      return receipt?.keeper === party || isPledgee
        ? null
        : refuse('hold_on_goods_must_be_the_keepers_or_pledgees', 'party')
    },
    reach: () => null,
  }
}

const HOLDS_ON_GOODS: readonly HoldKind[] = ['dispute', 'sensor', 'insurance']

function isPledgedTo({ claim }: Title, party: PartyId): boolean {
  return (claim?.kind === 'pledge' || claim?.kind === 'finance') && claim.claimant === party
}

function passRefusal(receipt: Receipt | null, asOf: BusinessDate, at: string): Guarded {
  if (receipt === null) return null
  const { storedUntil, short } = receipt
  if (asOf >= storedUntil) return refuse('receipt_must_be_within_its_term', at, { storedUntil })
  return short ? refuse('goods_must_not_be_short', at) : null
}

/**
 * An endorsement takes the keeper's signature beside the holder's, and so do a pledge, beside the
 * pledgee's acceptance, its release, and lifting the hold that an alarm has set.
 * Rule: R16
 * Rule: R17
 */
export function listReceiptCosigners(receipt: Receipt | null): Cosigners {
  if (receipt === null) return NO_COSIGNERS
  const keeper = [receipt.keeper]
  return { transfer: keeper, pledge: keeper, release: keeper, lift: keeper }
}

export type ReceiptStandsRefusal = 'receipt_must_be_known' | 'receipt_must_be_live'

export const RECEIPT_KNOWN_TEXTS = {
  receipt_must_be_known: notFound(
    '未查到该仓单，或贵方无权查看，请核对编号。',
    'There is no receipt of this id that you can see; check the id.',
  ),
} satisfies RefusalTexts<'receipt_must_be_known'>

export const RECEIPT_STANDS_TEXTS = {
  ...RECEIPT_KNOWN_TEXTS,
  receipt_must_be_live: conflict(
    '该仓单已提货完毕或已注销。',
    'All goods of this receipt were delivered, or it was cancelled.',
  ),
} satisfies RefusalTexts<ReceiptStandsRefusal>

export type ReceiptPassRefusal =
  | Detailed<'receipt_must_be_within_its_term', { storedUntil: BusinessDate }>
  | 'goods_must_not_be_short'

export const RECEIPT_PASS_TEXTS = {
  receipt_must_be_within_its_term: conflict(
    d => `该仓单的仓储期于 ${d.storedUntil} 届满，不能再转让或质押。`,
    d => `The term of the receipt ended on ${d.storedUntil}; it passes to nobody any more.`,
  ),
  goods_must_not_be_short: conflict(
    '最近一次盘点发现货物短少，查清之前不能转让或质押。',
    'The last measurement found less than is booked; until that is cleared up it passes to nobody.',
  ),
} satisfies RefusalTexts<ReceiptPassRefusal>

export type ReceiptPledgeRefusal =
  | 'pledgee_must_not_be_the_keeper'
  | Detailed<'pledged_goods_must_be_insured', { today: BusinessDate }>
  | ReceiptPassRefusal

export const RECEIPT_PLEDGE_TEXTS = {
  pledgee_must_not_be_the_keeper: conflict(
    '质权人不得为该仓单的保管人。',
    'The keeper of the goods cannot be their pledgee.',
  ),
  pledged_goods_must_be_insured: conflict(
    d => `质押的货物须在保险期内，该仓单于 ${d.today} 无有效保单。`,
    d => `Goods are pledged while they are insured; no policy of these is in force on ${d.today}.`,
  ),
  ...RECEIPT_PASS_TEXTS,
} satisfies RefusalTexts<ReceiptPledgeRefusal>

export type ReceiptHoldRefusal =
  | 'hold_on_goods_must_be_of_its_kind'
  | 'hold_on_goods_must_be_the_keepers_or_pledgees'

export const RECEIPT_HOLD_TEXTS = {
  hold_on_goods_must_be_of_its_kind: badInput(
    '仓单的冻结只有司法（court）、争议（dispute）、告警（sensor）和保险（insurance）四种。',
    'A hold on a receipt is of the kind court, dispute, sensor or insurance, and of no other.',
  ),
  hold_on_goods_must_be_the_keepers_or_pledgees: notAllowed(
    '法院以外，只有保管人可以冻结该仓单，质权人可以冻结质押给它的区间。',
    'Beside a court, only the keeper may hold a receipt, and a pledgee what is pledged to it.',
  ),
} satisfies RefusalTexts<ReceiptHoldRefusal>

/** The duties of a receipt by the acts on titles that ask them, beside those of the act. */
export const RECEIPT_GUARD_TEXTS = {
  'title.offer-transfer': RECEIPT_PASS_TEXTS,
  'title.offer-pledge': RECEIPT_PLEDGE_TEXTS,
  'title.lapse-offer': RECEIPT_STANDS_TEXTS,
  'title.set-hold': { ...RECEIPT_HOLD_TEXTS, ...RECEIPT_STANDS_TEXTS },
}
