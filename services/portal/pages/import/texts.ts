import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    kind: '导入报告',
    documents: '单据',
    startedAt: '导入时间',
    accepted: '已登记',
    duplicate: '账本已有',
    refused: '未通过',
    rows: '{count} 行',
    unfinished: '导入未完成。重新导入同一文件即可从断点继续，不会重复登记。',
    sums: '金额核对',
    sumsWhy: '提出应收账款之前，请先与本单位系统的合计核对“文件合计”。',
    currency: '币种',
    redLetters: '{currency}（红字）',
    sent: '文件合计',
    recorded: '已登记',
    known: '账本已有',
    refusedRows: '未通过的行',
    noneRefused: '每一行都已登记。',
    row: '第 {row} 行',
    notAll: '共 {count} 行未通过，这里列出前 100 行。',
    mend: '下载未通过的行，改正后重新导入',
    found: '文件中为“{found}”',
    expected: '应为：{expected}',
    propose: '提出应收账款',
    proposeWhy: '同一供应商、债务人、到期日和币种的发票合并为一笔，一次签署，逐笔处理。',
    gather: '检查可提出哪些',
    gathering: '正在检查…',
    gathered: '可提出 {count} 笔',
    nothing: '没有可提出的发票。',
    leftOut: '不能提出的发票（{count} 张）',
    debtor: '债务人',
    dueOn: '到期日',
    invoices: '发票张数',
    amount: '金额',
    sign: '阅读并签署这 {count} 笔',
    leftOutOne:
      '发票 {number}：{why, select, invoice_must_not_be_red_lettered {已全部红冲} ' +
      'invoice_must_not_be_denied_by_its_seller {销方否认购方所述} ' +
      'invoice_must_be_told_apart_from_one_alike {号码与另一张相近，须先认定为两张} ' +
      'invoice_must_have_its_delivery {缺交货单，请先导入交货单} other {已全部占用}}',
  },
  en: {
    kind: 'Report of an import',
    documents: 'Documents',
    startedAt: 'When',
    accepted: 'Recorded',
    duplicate: 'Known already',
    refused: 'Refused',
    rows: '{count, plural, one {# row} other {# rows}}',
    unfinished:
      'This import is not finished. Import the same file again: it goes on where it was cut, and ' +
      'records nothing twice.',
    sums: 'Amounts',
    sumsWhy: 'Compare “Sent” with the total of your own system before you propose anything.',
    currency: 'Currency',
    redLetters: '{currency}, red letters',
    sent: 'Sent',
    recorded: 'Recorded',
    known: 'Known already',
    refusedRows: 'Refused rows',
    noneRefused: 'Every row was recorded.',
    row: 'Row {row}',
    notAll: '{count} rows were refused; the first 100 are listed.',
    mend: 'Download the refused rows, mend them and import them again',
    found: 'The file has “{found}”',
    expected: 'It should be: {expected}',
    propose: 'Propose receivables',
    proposeWhy:
      'Invoices of one supplier, debtor, due date and currency become one receivable. One ' +
      'signature for all, a result for each.',
    gather: 'Check what can be proposed',
    gathering: 'Checking…',
    gathered: '{count} can be proposed',
    nothing: 'No invoice of it can be proposed.',
    leftOut: 'Invoices that cannot ({count})',
    debtor: 'Debtor',
    dueOn: 'Due',
    invoices: 'Invoices',
    amount: 'Amount',
    sign: 'Read and sign these {count}',
    leftOutOne:
      'Invoice {number}: {why, select, invoice_must_not_be_red_lettered {taken back by red ' +
      'letters} invoice_must_not_be_denied_by_its_seller {denied by its seller} ' +
      'invoice_must_be_told_apart_from_one_alike {to be told apart from one of a number alike} ' +
      'invoice_must_have_its_delivery {its delivery is not known: import that first} ' +
      'other {all of it is in use}}',
  },
})
