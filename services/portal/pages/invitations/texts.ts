import type { Choice, Filter } from '../../list/list-filters.ts'
import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    title: '邀请供应商',
    empty: '还没有邀请过供应商。邀请不等于入驻：运营人员照常核实。',
    invite: '邀请一家供应商',
    send: '生成邀请',
    name: '登记名称',
    code: '统一社会信用代码或 LEI',
    contact: '联系人',
    done: '已邀请 {name}。以下链接只显示这一次，请发给对方；持有链接的人可以据此申请或谢绝。',
    copy: '复制链接',
    copied: '已复制',
    withdraw: '撤回邀请',
  },
  en: {
    title: 'Invite suppliers',
    empty: 'No supplier was invited yet. It enrols nobody: officers check as ever.',
    invite: 'Invite a supplier',
    send: 'Make the invitation',
    name: 'Registered name',
    code: 'Unified social credit code or LEI',
    contact: 'Who is to be spoken to',
    done:
      '{name} is invited. The link is shown this once: send it to them. Whoever has it can apply ' +
      'with it, or decline.',
    copy: 'Copy the link',
    copied: 'Copied',
    withdraw: 'Withdraw it',
  },
})

export const LABELS = {
  name: { zh: '企业', en: 'Firm' },
  code: { zh: '代码', en: 'Code' },
  contact: { zh: '联系人', en: 'Contact' },
  state: { zh: '状态', en: 'State' },
  invitedAt: { zh: '邀请时间', en: 'Invited' },
  expiresAt: { zh: '有效期至', en: 'Until' },
  act: { zh: '办理', en: 'Do' },
}

export const FILTERS: readonly Filter[] = [
  {
    ...{ name: 'open', kind: 'flag', label: LABELS.state },
    yes: { zh: '有效', en: 'open' },
    no: { zh: '已结束', en: 'ended' },
  },
]

export const ORDERS: readonly Choice[] = [
  { value: 'NEWEST', zh: '新邀请在前', en: 'Newest first' },
  { value: 'OLDEST', zh: '早邀请在前', en: 'Oldest first' },
]
