import { defineTexts } from '../../texts/texts.ts'

export const SIGN_IN = defineTexts({
  zh: {
    title: '登录',
    what: '供应链金融账本：应收账款可拆分、转让、融资、质押，同一部分不会被转让或质押两次。',
    trial: '这是试用账本：一人持有运营方全部密钥，其上权利义务均不作数。',
    ledger: '账本名称',
    ledgerWhy: '请与运营方告知您的名称核对；不一致时不要登录，也不要签署。',
    newFirm: '新的机构：',
    apply: '申请加入',
    lostKey: '设备丢失或更换',
    applications: '查看申请进度',
    documents: '对接人员',
    graphql: '在浏览器中试用 GraphQL',
    guides: '指南',
    refusals: '拒绝及其含义',
    schema: '接口',
  },
  en: {
    title: 'Sign in',
    what:
      'A ledger of supply-chain finance: receivables can be split, passed on, financed and ' +
      'pledged, and no part of one is ever spent or pledged twice.',
    trial:
      'This ledger is for TRIAL ONLY: one person holds all keys of its operator, and nothing on ' +
      'it is owed to anybody.',
    ledger: 'Name of the ledger',
    ledgerWhy:
      'Compare it with the name that the operator gave you; where they differ, neither sign in ' +
      'nor sign anything.',
    newFirm: 'A new firm:',
    apply: 'apply to join',
    lostKey: 'Device lost or replaced',
    applications: 'how far an application has come',
    documents: 'For those who connect systems',
    graphql: 'GraphQL, to try in the browser',
    guides: 'Guides',
    refusals: 'Refusals, and what they mean',
    schema: 'The graph: what can be asked',
  },
})
