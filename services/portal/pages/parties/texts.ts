import { ROLE_WORDS } from '../../../client/browser.ts'
import type { Choice, Filter } from '../../list/list-filters.ts'
import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: { title: '机构名录', active: '正常', suspended: '已暂停' },
  en: { title: 'Parties', active: 'active', suspended: 'suspended' },
})

export const LABELS = {
  name: { zh: '名称', en: 'Name' },
  code: { zh: '统一社会信用代码或 LEI', en: 'Credit code or LEI' },
  roles: { zh: '角色', en: 'Roles' },
  size: { zh: '规模', en: 'Size' },
  state: { zh: '状态', en: 'State' },
}

export const FILTERS: readonly Filter[] = [
  { name: 'name', kind: 'text', label: { zh: '名称包含', en: 'Name contains' } },
  { name: 'code', kind: 'text', label: LABELS.code },
  {
    ...{ name: 'role', kind: 'one', label: { zh: '角色', en: 'Role' } },
    choices: Object.entries(ROLE_WORDS).map(([role, { zh, en }]) => ({
      ...{ value: role.replace('-', '_'), zh, en },
    })),
  },
]

export const ORDERS: readonly Choice[] = [
  { value: 'NEWEST', zh: '新登记在前', en: 'Newest first' },
  { value: 'OLDEST', zh: '先登记在前', en: 'Oldest first' },
]
