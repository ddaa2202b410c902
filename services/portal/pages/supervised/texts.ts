import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    kind: '应收账款（监管查询）',
    debtor: '债务人',
    supplier: '一级供应商',
    status: '状态',
    dueOn: '到期日',
    package: '包号',
    id: '凭证编号',
    none: '无',
    look: '穿透查看',
    lookNow: '起草，然后签署',
    purpose: '查看事由（记入账本；监管查看会告知相关当事人）',
    why: '持有人、负担、流转过程和发票须穿透查看后才能看到。穿透查看须签署，事由记入账本。',
    looks: '本机构的穿透查看',
    noLooks: '本机构尚未穿透查看过。',
    openLook: '查看结果',
  },
  en: {
    kind: 'Receivable, as found by a regulator',
    debtor: 'Debtor',
    supplier: 'First supplier',
    status: 'Status',
    dueOn: 'Due',
    package: 'Package',
    id: 'Id',
    none: 'none',
    look: 'Look through',
    lookNow: 'Draw up, then sign',
    purpose: 'Why; the ledger keeps it, and those concerned are told when a regulator looked',
    why:
      'Holders, claims, chain and invoices are seen after a look-through. It is signed, and the ' +
      'ledger keeps its reason.',
    looks: 'Looks of your authority',
    noLooks: 'Your authority has not looked through it yet.',
    openLook: 'Open',
  },
})
