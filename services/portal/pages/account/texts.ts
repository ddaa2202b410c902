import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    kind: '我的账户',
    duty: '职责',
    roles: '本机构的角色',
    code: '本机构的统一社会信用代码或 LEI',
    user: '用户编号',
    party: '机构编号',
    ledger: '账本名称',
  },
  en: {
    kind: 'My account',
    duty: 'Your duty',
    roles: 'Roles of your firm',
    code: 'Credit code or LEI of your firm',
    user: 'Your id',
    party: 'Id of your firm',
    ledger: 'Name of the ledger',
  },
})
