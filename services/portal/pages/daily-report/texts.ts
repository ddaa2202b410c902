import type { Filter } from '../../list/list-filters.ts'
import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    title: '每日报告',
    sum: '{kind} {count} 笔',
    empty: '该营业日没有开立、转让、设定负担、解除或兑付。',
  },
  en: {
    title: 'Daily report',
    sum: '{kind}: {count}',
    empty: 'Nothing was issued, passed on, bound, released or paid on that business date.',
  },
})

export const KINDS = {
  issued: { zh: '开立', en: 'issued' },
  transferred: { zh: '转让', en: 'passed on' },
  financed: { zh: '融资', en: 'financed' },
  pledged: { zh: '质押', en: 'pledged' },
  sold: { zh: '出售', en: 'sold' },
  released: { zh: '解除', en: 'released' },
  paid: { zh: '兑付', en: 'paid' },
}

export const LABELS = {
  kind: { zh: '类型', en: 'Kind' },
  from: { zh: '转出方或持有人', en: 'From, or holder' },
  to: { zh: '转入方或权利人', en: 'To, or claimant' },
  debtor: { zh: '债务人', en: 'Debtor' },
  dueOn: { zh: '到期日', en: 'Due' },
  package: { zh: '包号', en: 'Package' },
  instrument: { zh: '凭证', en: 'Instrument' },
  entry: { zh: '分录', en: 'Entry' },
  amount: { zh: '金额', en: 'Amount' },
}

export const FILTERS: readonly Filter[] = [
  { name: 'on', kind: 'date', label: { zh: '营业日期', en: 'Business date' } },
  {
    ...{ name: 'kind', kind: 'many', label: LABELS.kind },
    choices: Object.entries(KINDS).map(([value, { zh, en }]) => ({ value, zh, en })),
  },
]
