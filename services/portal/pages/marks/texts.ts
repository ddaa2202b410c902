import type { Choice, Filter } from '../../list/list-filters.ts'
import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    title: '失信标记',
    empty: '没有债务人被标记。运营人员可在机构页面登记已公开的债券违约或票据持续逾期。',
    stands: '有效',
    end: '解除',
    endNow: '起草解除，然后签署',
    until: '自何日起不再有效',
  },
  en: {
    title: 'Marks against debtors',
    empty: 'Nobody is marked. Officers note what is published on the page of the party.',
    stands: 'stands',
    end: 'End',
    endNow: 'Draw up, then sign',
    until: 'From which date it stands no longer',
  },
})

export const LABELS = {
  debtor: { zh: '债务人', en: 'Debtor' },
  code: { zh: '统一社会信用代码或 LEI', en: 'Credit code or LEI' },
  kind: { zh: '已公开的事项', en: 'What is published' },
  since: { zh: '起始', en: 'Since' },
  until: { zh: '截止', en: 'Until' },
  end: { zh: '办理', en: 'To do' },
}

export const FILTERS: readonly Filter[] = [
  {
    ...{ name: 'standing', kind: 'flag', label: { zh: '状态', en: 'State' } },
    yes: { zh: '有效', en: 'stands' },
    no: { zh: '已解除', en: 'is over' },
  },
]

export const ORDERS: readonly Choice[] = [
  { value: 'NEWEST', zh: '最近的在前', en: 'Newest first' },
  { value: 'OLDEST', zh: '最早的在前', en: 'Oldest first' },
]
