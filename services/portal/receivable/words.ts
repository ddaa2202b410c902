import type { Bilingual } from '../../../contracts/kernel/bilingual.ts'
import { RECEIVABLE_STATUS_WORDS } from '../../client/browser.ts'
import type { graphql } from '../graph/graphql.ts'
import type { Choice } from '../list/list-filters.ts'

export type ReceivableStatus = ReturnType<typeof graphql.scalar<'ReceivableStatus'>>
export type ClaimKind = ReturnType<typeof graphql.scalar<'ClaimKind'>>
export type HoldKind = ReturnType<typeof graphql.scalar<'HoldKind'>>
export type TitleState = ReturnType<typeof graphql.scalar<'TitleState'>>

/** What has become of a receivable. */
export const STATUS_CHOICES: readonly Choice[] = Object.entries(RECEIVABLE_STATUS_WORDS).map(
  ([value, { zh, en }]) => ({ value, zh, en }),
)

/** What a holder can, and cannot, do with a title now. */
export const STATE_WORDS: Readonly<Record<TitleState, Bilingual>> = {
  free: { zh: '可用', en: 'free' },
  offered: { zh: '转让待签收', en: 'offered' },
  pledged: { zh: '已质押', en: 'pledged' },
  financed: { zh: '已融资', en: 'financed' },
  sold: { zh: '已出售', en: 'sold' },
  held: { zh: '冻结', en: 'on hold' },
  overdue: { zh: '逾期', en: 'overdue' },
  surrendered: { zh: '已交回提货', en: 'surrendered for goods' },
}

export const CLAIM_WORDS: Readonly<Record<ClaimKind, Bilingual>> = {
  offer: { zh: '要约待答复', en: 'offer to be answered' },
  pledge: { zh: '质押', en: 'pledge' },
  finance: { zh: '融资', en: 'financing' },
  sale: { zh: '出售', en: 'sale' },
  delivery: { zh: '提货', en: 'delivery' },
}

export const HOLD_WORDS: Readonly<Record<HoldKind, Bilingual>> = {
  court: { zh: '司法冻结', en: 'court hold' },
  dispute: { zh: '争议冻结', en: 'hold in dispute' },
  dilution: { zh: '红字稀释冻结', en: 'hold for dilution' },
  payment: { zh: '兑付在途', en: 'payment in flight' },
  sensor: { zh: '传感器冻结', en: 'hold by a sensor' },
  insurance: { zh: '保险冻结', en: 'hold for insurance' },
  term_end: { zh: '仓储期满冻结', en: 'hold at the end of a term' },
}

/** What an act did, as the story of a record tells it. */
export const DONE_WORDS: Readonly<Record<string, Bilingual>> = {
  'receivable.propose': { zh: '提出', en: 'Proposed' },
  'receivable.confirm': { zh: '债务人确认，凭证开立', en: 'Confirmed by the debtor and issued' },
  'receivable.reject': { zh: '拒绝', en: 'Rejected' },
  'receivable.cancel': { zh: '作废', en: 'Cancelled' },
  'receivable.lapse': { zh: '逾期未确认，失效', en: 'Lapsed unanswered' },
  'receivable.acknowledge-payment': {
    zh: '持有人确认已收款，注销',
    en: 'Payment acknowledged by the holder; retired',
  },
  'receipt.issue': { zh: '开立仓单', en: 'Issued' },
  'receipt.deliver': { zh: '出库交付，注销', en: 'Delivered at the gate; retired' },
  'receipt.cancel-receipt': { zh: '仓单注销', en: 'Given back and cancelled' },
  'receipt.renew-term': { zh: '仓储期续展', en: 'Term of storage renewed' },
  'receipt.end-term': { zh: '仓储期届满', en: 'Term of storage ended' },
  'receipt.insure': { zh: '登录保单', en: 'Policy told' },
  'receipt.lapse-insurance': { zh: '保险失效', en: 'Insurance lapsed' },
  'receipt.agree-tariff': { zh: '约定仓储费率', en: 'Tariff agreed' },
  'receipt.prove-dues': { zh: '仓储费已付', en: 'Dues paid' },
  'title.offer-transfer': { zh: '转让', en: 'Transfer' },
  'title.answer-offer': { zh: '签收转让', en: 'Transfer accepted' },
}
