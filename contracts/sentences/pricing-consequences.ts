import type { Bilingual } from './sentence.ts'

/** What follows from acts on price lists. */
export const PRICING_CONSEQUENCES: Readonly<Record<string, Bilingual>> = {
  'pricing.draw-quote': {
    zh: '该报价即为资金方的有效报价，在所列时刻前有效；是否选定仍由本企业决定。',
    en:
      'The quote binds its lender until the moment named. Whether to choose it is still for your ' +
      'firm to say.',
  },
  'pricing.publish-prices': {
    zh:
      '已向本企业询价的持有人可依此取得有效报价，无须本企业再行同意；限于本企业的额度与所列总额。' +
      '可以随时撤回或以新表取代，已取得的报价不受影响。',
    en:
      'Holders that ask your firm draw firm quotes from it without asking again, within your ' +
      'limits and the total named. It can be taken back or replaced at any time; quotes that ' +
      'were drawn stay firm.',
  },
  'pricing.end-prices': {
    zh: '立即失效；此前依此取得的报价仍然有效。',
    en: 'It ends at once; quotes that were drawn from it stay firm.',
  },
}
