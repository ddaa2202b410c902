import type { Filter } from '../../list/list-filters.ts'
import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    title: '应付：按供应商与层级',
    empty: '目前没有已开立而未付清的应付账款。',
    why: '“已向下流转”为首手供应商已用于付款、转让给下级供应商的部分；不显示由谁持有。',
    sum: '{currency}：应付合计 {amount}，首手供应商仍持有 {held}，已向下流转 {passedOn}（{share}）',
  },
  en: {
    title: 'Owed, by supplier and tier',
    empty: 'Nothing that was issued is unpaid.',
    why:
      'Passed on is what first suppliers have used to pay suppliers of their own; who holds it ' +
      'is not shown.',
    sum: '{currency}: {amount} owed, {held} with first suppliers, {passedOn} passed on ({share})',
  },
})

export const LABELS = {
  supplier: { zh: '首手供应商', en: 'First supplier' },
  amount: { zh: '应付', en: 'Owed' },
  held: { zh: '其仍持有（第 1 层）', en: 'Still with it (tier 1)' },
  passedOn: { zh: '已向下流转（第 2 层及以下）', en: 'Passed on (tier 2 and deeper)' },
  share: { zh: '流转比例', en: 'Share' },
  instruments: { zh: '凭证数', en: 'Receivables' },
}

export const FILTERS: readonly Filter[] = [
  { name: 'supplier', kind: 'text', label: { zh: '供应商编号', en: 'Id of the supplier' } },
]
