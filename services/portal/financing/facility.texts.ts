import type { Filter } from '../list/list-filters.ts'
import { FACILITY_STATUS_CHOICES, SCOPE_CHOICES } from './words.ts'

export const FACILITY_LABELS = {
  scope: { zh: '种类', en: 'Kind' },
  subject: { zh: '对象', en: 'On' },
  status: { zh: '状态', en: 'Status' },
  limit: { zh: '额度', en: 'Limit' },
  used: { zh: '已用', en: 'Used' },
  reserved: { zh: '预占', en: 'Reserved' },
  free: { zh: '可用', en: 'Free' },
  picture: { zh: '用量', en: 'Use' },
  beginsOn: { zh: '起始日', en: 'From' },
  until: { zh: '截止日（不含）', en: 'Until (excluded)' },
  id: { zh: '编号', en: 'Id' },
}

export const FACILITY_FILTERS: readonly Filter[] = [
  { name: 'scope', kind: 'many', label: FACILITY_LABELS.scope, choices: SCOPE_CHOICES },
  { name: 'status', kind: 'many', label: FACILITY_LABELS.status, choices: FACILITY_STATUS_CHOICES },
]

export const SUBJECT_FILTERS: readonly Filter[] = [
  { name: 'subject', kind: 'text', label: { zh: '对象编号', en: 'Id of whom it is on' } },
  { name: 'within', kind: 'text', label: { zh: '集团额度编号', en: 'Id of the group limit' } },
]
