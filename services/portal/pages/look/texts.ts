import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    kind: '披露内容：查阅时账本所示',
    title: '{from} 向 {to} 披露',
    on: '查阅日',
    from: '披露方（持有人）',
    to: '查阅方',
    entry: '账本分录',
    digest: '内容摘要',
    proved: '本浏览器重新计算，与分录中的摘要一致',
    notProved: '本浏览器重新计算，与分录中的摘要不一致，请勿据此签署',
    flaws: '查阅时存在的问题',
    noFlaws: '查阅时未见逾期或红字。',
    flaw: '{flaw, select, overdue {已逾期} other {背后的发票已被红冲}}',
    keep: '将全文存为文件',
  },
  en: {
    kind: 'What was disclosed, as the ledger showed it',
    title: '{from} disclosed to {to}',
    on: 'Shown on',
    from: 'Disclosed by (holder)',
    to: 'Looked at by',
    entry: 'Entry of the ledger',
    digest: 'Digest of the text',
    proved: 'worked out again by this browser: it is the one in the entry',
    notProved:
      'worked out again by this browser: it is NOT the one in the entry; do not rely on it',
    flaws: 'What was amiss then',
    noFlaws: 'Nothing was overdue, and no red letter was known.',
    flaw: '{flaw, select, overdue {overdue} other {an invoice behind it has a red letter}}',
    keep: 'Keep the whole text as a file',
  },
})
