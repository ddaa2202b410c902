import type { Choice, Filter } from '../../list/list-filters.ts'
import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: { title: '监测发现', empty: '没有发现异常。流转、拆分、发票等方面的异常会列在这里。' },
  en: {
    title: 'Findings',
    empty: 'Nothing was found. What is odd about chains, splits or invoices is listed here.',
  },
})

export const LABELS = {
  fact: { zh: '发现', en: 'Finding' },
  severity: { zh: '程度', en: 'Severity' },
  party: { zh: '机构', en: 'Party' },
  rule: { zh: '依据', en: 'Rule' },
  foundAt: { zh: '发现时间', en: 'Found' },
  subject: { zh: '对象', en: 'About' },
}

export const SEVERITIES = {
  alarm: { zh: '立即查看', en: 'look now', look: 'badge badge-stop' },
  warning: { zh: '应查看', en: 'should be looked at', look: 'badge badge-wait' },
  info: { zh: '知悉', en: 'good to know', look: 'badge' },
}

export const FILTERS: readonly Filter[] = [
  {
    ...{ name: 'severity', kind: 'many', label: LABELS.severity },
    choices: Object.entries(SEVERITIES).map(([value, { zh, en }]) => ({ value, zh, en })),
  },
]

export const ORDERS: readonly Choice[] = [
  { value: 'NEWEST', zh: '最近的在前', en: 'Newest first' },
  { value: 'OLDEST', zh: '最早的在前', en: 'Oldest first' },
]
