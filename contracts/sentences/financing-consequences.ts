import type { Bilingual } from './sentence.ts'

/** What follows from what holders and lenders do about a financing. */
export const FINANCING_CONSEQUENCES: Readonly<Record<string, Bilingual>> = {
  'financing.request-quotes': {
    zh: '所列资金方即可查阅背后的情况并报价；此时不占用任何款项，可以随时撤回。',
    en:
      'The lenders named can look at what lies behind and quote. Nothing is reserved yet, and it ' +
      'can be taken back at any time.',
  },
  'financing.look-at-request': {
    zh: '查阅记入账本，所示内容为双方保存；报价与审批须写明其摘要。',
    en:
      'The look is journaled and what it shows is kept for both sides; your quote and your ' +
      'decision name it by its digest.',
  },
  'financing.quote': {
    zh: '报价在所列时刻前有效，持有人选定后本企业须据此审批；选定前可以撤回。',
    en:
      'The quote is firm until the moment named. Your firm can take it back only while it is not ' +
      'chosen; once chosen, your limits are reserved.',
  },
  'financing.decline-to-quote': {
    zh: '持有人会看到理由；本企业的有效报价随之失效。',
    en: 'The holder reads the reason; a standing quote of your firm ends with it.',
  },
  'financing.choose-quote': {
    zh: '款项即被该资金方占用，不能转让或再质押，直至其拒绝、本企业撤回或失效。',
    en:
      'It is bound for that lender at once: your firm can neither pass it on nor pledge it until ' +
      'the lender refuses, or the application is withdrawn or lapses.',
  },
  'financing.weigh-findings': {
    zh: '所示发现与理由由本企业保存，他人不知；此后可以批准。',
    en:
      'What the findings say is kept with your reason for your firm alone. It may be approved ' +
      'then.',
  },
  'financing.decide': {
    zh: '批准后待登记与放款；拒绝则所占款项与额度即行释放，理由永久记录。',
    en:
      'Approved, it waits for its registration and payout. Refused, what was bound and reserved ' +
      'is free, and the reason stays on record.',
  },
  'financing.withdraw-financing': {
    zh: '融资终止，所占款项与额度即行释放。',
    en: 'The financing ends; what was bound and reserved is free.',
  },
}
