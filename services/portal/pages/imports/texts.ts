import type { Choice, Filter } from '../../list/list-filters.ts'
import { KIND_WORDS } from '../../receivable/document-kinds.ts'
import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    title: '单据导入',
    empty: '还没有导入过单据。',
    bring: '导入单据',
    unfinished: '未完成：重新导入同一文件即可继续',
  },
  en: {
    title: 'Imports of documents',
    empty: 'Nothing has been imported yet.',
    bring: 'Import documents',
    unfinished: 'not finished: import the same file again to go on',
  },
})

export const LABELS = {
  name: { zh: '名称', en: 'Name' },
  kind: { zh: '单据', en: 'Documents' },
  startedAt: { zh: '导入时间', en: 'When' },
  accepted: { zh: '已登记', en: 'Recorded' },
  duplicate: { zh: '已有', en: 'Known already' },
  refused: { zh: '未通过', en: 'Refused' },
}

export const FILTERS: readonly Filter[] = [
  {
    ...{ name: 'kind', kind: 'many', label: LABELS.kind },
    choices: Object.entries(KIND_WORDS).map(([value, words]) => ({ value, ...words })),
  },
]

export const ORDERS: readonly Choice[] = [
  { value: 'NEWEST', zh: '最近的在前', en: 'Newest first' },
  { value: 'OLDEST', zh: '最早的在前', en: 'Oldest first' },
]
