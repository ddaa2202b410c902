import type { Filter } from '../../list/list-filters.ts'
import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    title: '融资请求',
    empty: '还没有供应商向本机构询价。',
    looked: '已查阅',
    notLooked: '未查阅',
    borne: '额度足够',
  },
  en: {
    title: 'Requests for financing',
    empty: 'No supplier has asked your firm for a quote yet.',
    looked: 'looked at',
    notLooked: 'not yet',
    borne: 'limits bear it',
  },
})

export const HOLDER_FILTER: Filter = {
  ...{ name: 'holder', kind: 'text', label: { zh: '供应商编号', en: 'Id of the supplier' } },
}
