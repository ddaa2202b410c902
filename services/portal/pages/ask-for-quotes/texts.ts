import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    title: '发起询价',
    why: '选择凭证与金额，向银行询价。各银行可以查阅背后的情况，看不到其他银行及其报价。',
    none: '没有可融资的凭证：须为可用、未到期的凭证。',
    more: '可用凭证超过 {count} 段，这里列出其中 {count} 段；其余请从凭证页面发起。',
    titles: '可用的凭证',
    takeAll: '全部选中',
    take: '选择',
    taking: '融资：{name}',
    debtor: '债务人',
    name: '凭证',
    dueOn: '到期日',
    size: '可用金额',
    amount: '融资金额',
    amountOf: '融资金额：{name}',
    noneChosen: '尚未选择凭证。',
    sum: '共 {amount}',
    term: '{date} 到期，期限 {days} 天。',
    terms: '{first} 至 {last} 到期，期限 {firstDays} 至 {lastDays} 天。',
    lenders: '向谁询价',
    noLenders: '账本上还没有资金方。',
    recourse: '追索权',
    recourseWhy: '有追索权：债务人不付时由本企业偿还；无追索权：由银行承担，价格通常较高。',
    deadline: '报价截止',
    chooseBy: '选定时限',
    means:
      '询价不占用任何款项，可以随时撤回。银行的报价有有效期，一并列明净额（到手金额）、贴现息、费用' +
      '与年化成本；选定之后才占用凭证，由银行审批。',
    next: '预审并签署',
    checking: '正在由账本预审…',
  },
  en: {
    title: 'Ask for quotes',
    why:
      'Choose receivables and amounts, and ask banks for a price. Each bank can look at what ' +
      'lies behind them, and sees neither the other banks nor their prices.',
    none: 'There is nothing to be financed: it takes receivables that are free and not yet due.',
    more: 'More than {count} parts are free, and {count} listed. Begin with others on their page.',
    titles: 'What is free',
    takeAll: 'Take all',
    take: 'Take',
    taking: 'Finance {name}',
    debtor: 'Owed by',
    name: 'Receivable',
    dueOn: 'Due',
    size: 'Free',
    amount: 'To be financed',
    amountOf: 'Amount of {name} to be financed',
    noneChosen: 'Nothing is chosen yet.',
    sum: '{amount} in all.',
    term: 'Due on {date}, in {days} days.',
    terms: 'Due from {first} to {last}, in {firstDays} to {lastDays} days.',
    lenders: 'Whom to ask',
    noLenders: 'There is no lender on the ledger yet.',
    recourse: 'Recourse',
    recourseWhy:
      'With recourse your firm pays if the debtor does not; without, the bank bears it, and asks ' +
      'more for it.',
    deadline: 'Quotes until',
    chooseBy: 'Choose by',
    means:
      'Asking reserves nothing and can be taken back at any time. A quote stands until a moment, ' +
      'and says what you get, the discount, the fee and the yearly cost. Only when you choose ' +
      'one are the receivables bound, and the bank decides.',
    next: 'Examine and sign',
    checking: 'The ledger is examining it…',
  },
})
