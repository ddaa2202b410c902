import type { Filter } from '../../list/list-filters.ts'
import { REGISTRATION_STATUS_WORDS } from '../../registration/words.ts'
import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    title: '动产融资登记',
    empty: '还没有登记。批准融资后，在该笔融资的“查询与登记”页记录。',
  },
  en: {
    title: 'Registrations',
    empty:
      'Nothing is registered yet. Once a financing is approved, it is registered on the page of ' +
      'its searches and registration.',
  },
})

export const LABELS = {
  number: { zh: '登记编号', en: 'Number' },
  status: { zh: '状态', en: 'Status' },
  holder: { zh: '供应商', en: 'Supplier' },
  face: { zh: '融资面额', en: 'Face' },
  until: { zh: '期限至（不含）', en: 'Until (excluded)' },
  registeredAt: { zh: '登记时间', en: 'Registered at' },
}

export const FILTERS: readonly Filter[] = [
  {
    ...{ name: 'status', kind: 'many', label: LABELS.status },
    choices: Object.entries(REGISTRATION_STATUS_WORDS).map(([value, words]) => ({
      value,
      ...words,
    })),
  },
  { name: 'untilFrom', kind: 'date', label: { zh: '到期自', en: 'Ends from' } },
  { name: 'untilTo', kind: 'date', label: { zh: '到期至', en: 'Ends until' } },
]
