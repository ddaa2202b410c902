import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    title: '银行账户',
    empty: '还没有登记账户。放款与收款都只经登记并确认的账户。',
    register: '登记账户',
    registerWhy:
      '账户须在本机构名下（{name}）。运营方两名人员向开户行核实对账单公钥后确认；' +
      '再过冷静期方可收付款，以便贵方及时发现他人冒登。',
    number: '账号（字母或数字，不含空格）',
    bank: '开户行 BIC',
    currency: '币种',
    town: '城市',
    country: '国家（两位字母）',
    alg: '对账单签名算法',
    publicKey: '对账单公钥（base64url，由开户行提供）',
    next: '预审并签署',
    checking: '正在由账本预审…',
  },
  en: {
    title: 'Bank accounts',
    empty: 'There are no accounts yet. Money goes out and comes in by confirmed accounts alone.',
    register: 'Register an account',
    registerWhy:
      'It must be in the name of your firm ({name}). Two officers confirm it once they have the ' +
      'same statement key from the bank; then it cools off for some days, so that you would ' +
      'notice one that somebody else has registered for you.',
    number: 'Number (letters or digits, no spaces)',
    bank: 'BIC of the bank',
    currency: 'Currency',
    town: 'Town',
    country: 'Country (two letters)',
    alg: 'How the bank signs its statements',
    publicKey: 'Statement key (base64url, from the bank)',
    next: 'Examine and sign',
    checking: 'The ledger is examining it…',
  },
})
