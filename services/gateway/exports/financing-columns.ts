import { amount, date, type ExportColumn, party, text } from './column.ts'

const ID = text('id', '编号', 'Id')
const CURRENCY = text('currency', '币种', 'Currency', 8)

/** The columns of lists about limits, financings, registrations and banks. */
export const FINANCING_COLUMNS: Readonly<Record<string, readonly ExportColumn[]>> = {
  Facility: [
    ID,
    text('scope', '种类', 'Kind', 12),
    ...party('lender', '资金方', 'Lender'),
    ...party('subject', '对象', 'Subject'),
    text('within/id', '集团额度', 'Group'),
    text('status', '状态', 'Status', 10),
    CURRENCY,
    amount('limit', 'currency', '额度', 'Limit'),
    amount('reserved', 'currency', '预占', 'Reserved'),
    amount('used', 'currency', '已用', 'Used'),
    amount('free', 'currency', '可用', 'Free'),
    date('beginsOn', '起始', 'Begins'),
    date('until', '截止', 'Until'),
  ],
  Financing: [
    ID,
    ...party('holder', '持有人', 'Holder'),
    text('status', '状态', 'Status', 12),
    CURRENCY,
    amount('face', 'currency', '面额', 'Face'),
    text('recourse', '追索权', 'Recourse', 10),
    text('deadline', '报价截止', 'Quotes until', 24),
    text('chooseBy', '选定时限', 'Chosen by', 24),
    date('firstDueOn', '最早到期', 'First due'),
  ],
  Registration: [
    ID,
    text('financing/id', '融资', 'Financing'),
    ...party('lender', '资金方', 'Lender'),
    text('number', '登记编号', 'Number', 24),
    text('registeredAt', '登记时间', 'Registered at', 24),
    date('until', '到期', 'Until'),
    text('status', '状态', 'Status', 12),
    text('certificate', '证明文件摘要', 'Digest of the certificate', 24),
  ],
  BankAccount: [
    ID,
    ...party('holder', '持有人', 'Holder'),
    text('number', '账号', 'Number', 24),
    text('bank', '开户行', 'Bank', 12),
    text('name', '户名', 'Name', 24),
    CURRENCY,
    text('status', '状态', 'Status', 12),
    date('usableOn', '启用日', 'Usable on'),
  ],
  StatementEntry: [
    text('reference', '银行编号', 'Reference', 24),
    date('bookedOn', '入账日', 'Booked on'),
    text('side', '借贷', 'Side', 8),
    CURRENCY,
    amount('amount', 'currency', '金额', 'Amount'),
    text('counterpart', '对方账号', 'Other account', 24),
    text('endToEndId', '端到端编号', 'End-to-end id', 24),
    text('remittance', '附言编号', 'Remittance', 24),
  ],
}
