import type { Choice, Filter } from '../../list/list-filters.ts'
import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    title: '入驻与密钥申请',
    empty: '还没有收到任何申请。机构提交入驻申请或密钥恢复申请后，会列在这里。',
  },
  en: {
    title: 'Applications',
    empty: 'Nobody has applied yet. Firms that want to join, and users who lost a key, come here.',
  },
})

export const LABELS = {
  name: { zh: '申请人', en: 'Applicant' },
  code: { zh: '统一社会信用代码或 LEI', en: 'Credit code or LEI' },
  kind: { zh: '申请事项', en: 'For' },
  state: { zh: '进度', en: 'State' },
  appliedAt: { zh: '申请时间', en: 'Applied' },
  reason: { zh: '驳回理由', en: 'Reason for declining' },
}

export const KINDS = {
  enrolment: { zh: '机构入驻', en: 'joining' },
  recovery: { zh: '密钥恢复', en: 'a new key' },
}

export const STATES = {
  received: { zh: '待审核', en: 'to be examined' },
  in_signature: { zh: '待复核签署', en: 'to be signed by another officer' },
  done: { zh: '已办结', en: 'done' },
  declined: { zh: '已驳回', en: 'declined' },
}

export const FILTERS: readonly Filter[] = [
  { name: 'state', kind: 'many', label: LABELS.state, choices: listChoices(STATES) },
  { name: 'kind', kind: 'many', label: LABELS.kind, choices: listChoices(KINDS) },
  { name: 'code', kind: 'text', label: LABELS.code },
]

export const ORDERS: readonly Choice[] = [
  { value: 'NEWEST', zh: '最近的在前', en: 'Newest first' },
  { value: 'OLDEST', zh: '最早的在前', en: 'Oldest first' },
]

function listChoices(words: Readonly<Record<string, { zh: string; en: string }>>): Choice[] {
  return Object.entries(words).map(([value, { zh, en }]) => ({ value, zh, en }))
}
