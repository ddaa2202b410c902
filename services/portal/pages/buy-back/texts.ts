import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    kind: '回购与退款',
    title: '{name} 的回购与退款',
    financing: '融资',
    status: '状态',
    lender: '资金方',
    holder: '供应商',
    face: '融资面额',
    owed: '应退还或应再付的款项',
    byUs: '本方应付 {amount}。',
    byThem: '对方应付 {amount}。',
    why_late: '放款在拒绝或放弃之后才到账，供应商应退回；退回由银行流水证实。',
    why_owed: '放款被退回时凭证已转给他人，资金方须再付；再付由银行流水证实。',
    why_owed_back: '回购款到账时资金方已不持有全部凭证，应将其退还。',
    why_bounced: '回购款在凭证移转之后被退回，供应商仍须支付；请双方直接处理。',
    toPayout: '放款及其流水',
    demand: '要求回购',
    demandWhy: '价款为未付金额，加到期日起按报价利率计的利息；签署前由账本预审。',
    ground: '理由',
    to: '收款账户',
    buyBacks: '回购要求',
    none: '没有要求回购。',
    withoutRecourse: '这笔融资无追索权，不能要求回购。',
    demandNumber: '第 {number} 次要求',
    principal: '未付金额',
    arrears: '逾期利息',
    unearned: '退还未到期贴现息',
    payBy: '应付日期',
    endToEndId: '端到端编号（付款时须填写）',
    payIt:
      '请由本方账户按上述金额、账号和端到端编号付款。开户行入账后提交其对账单或动账通知，再据以证实；' +
      '证实的同时凭证归还本方。',
    waitForIt: '等待对方付款；任何一方的银行流水均可证实。',
  },
  en: {
    kind: 'Buy-back and money owed back',
    title: 'Buy-back of {name}',
    financing: 'Financing',
    status: 'Status',
    lender: 'Lender',
    holder: 'Supplier',
    face: 'Face financed',
    owed: 'Money that is owed back, or owed anew',
    byUs: 'Your firm owes {amount}.',
    byThem: 'The other side owes {amount}.',
    why_late:
      'The payout came after it was rejected or given up: the supplier owes it back, and a ' +
      'booking proves that it went back.',
    why_owed:
      'The payout came back when the titles were with others: the lender owes it anew, and a ' +
      'booking proves it.',
    why_owed_back:
      'The buy-back was paid when the lender had not all of the titles any more: it is owed back.',
    why_bounced:
      'The payment of the buy-back went back after the titles had moved: the supplier owes it, ' +
      'and both settle it between them.',
    toPayout: 'The payout and what was booked of it',
    demand: 'Demand a buy-back',
    demandWhy:
      'It costs what is unpaid, with interest from the due date at the rate of the quote; the ' +
      'ledger examines it before it is signed.',
    ground: 'Why',
    to: 'To be paid to',
    buyBacks: 'What was demanded',
    none: 'Nothing was demanded.',
    withoutRecourse: 'It was financed without recourse: nothing can be demanded back.',
    demandNumber: 'Demand {number}',
    principal: 'Unpaid',
    arrears: 'Interest since the due date',
    unearned: 'Discount not earned, given back',
    payBy: 'To be paid by',
    endToEndId: 'End-to-end id that the payment must carry',
    payIt:
      'Pay this amount to this account, with this end-to-end id, from an account of your firm. ' +
      'Hand in what your bank books and prove it by that: the titles are yours again in that ' +
      'moment.',
    waitForIt: 'The other side is to pay; a booking of either bank proves it.',
  },
})
