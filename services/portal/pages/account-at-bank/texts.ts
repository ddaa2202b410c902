import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    kind: '银行账户',
    holder: '持有人',
    place: '城市、国家',
    statementKey: '对账单公钥',
    id: '编号',
    entries: '该账户的流水',
    registered: '等待运营方两名人员向开户行核实公钥后确认。',
    cooling: '已确认，处于冷静期；可以收付款自',
    acts: '现在可以办理',
    close: '停用账户',
    handIn: '提交银行对账单',
    handInWhy:
      'camt.053（对账单）须按编号逐份提交，camt.054（动账通知）可随时提交。银行的签名使所载流水成为' +
      '证据；账本逐字节核对。',
    statement: '银行的文件（XML，至多 1 MiB）',
    unsigned: '没有签名的对账单须由运营方两名人员向开户行核实后确认，此前不作证据。',
    confirm: '确认账户',
    confirmWhy: '先向开户行索取其对账单公钥，再填在此处；与持有人所登记的一致才会通过。',
    keyOfBank: '开户行提供的公钥（base64url）',
    confirmStatement: '确认未签名的对账单',
    confirmStatementWhy: '先向开户行核实文件内容。持有人可在流水页看到该文件的摘要。',
    digest: '对账单文件的摘要',
    next: '预审并签署',
    checking: '正在由账本预审…',
  },
  en: {
    kind: 'Bank account',
    holder: 'Holder',
    place: 'Town and country',
    statementKey: 'Statement key',
    id: 'Id',
    entries: 'What was booked on it',
    registered: 'Two officers confirm it once they have the same key from the bank.',
    cooling: 'It is confirmed and cools off; it pays and is paid from',
    acts: 'What you can do now',
    close: 'Close the account',
    handIn: 'Hand in what the bank sent',
    handInWhy:
      'A camt.053 (statement) follows the one before by its number; a camt.054 (notification) ' +
      'may come at any time. By the bank’s signature what it books is proof; the ledger checks it' +
      ' byte for byte.',
    statement: 'The bank’s file (XML, 1 MiB at most)',
    unsigned: 'Without a signature it proves nothing until two officers have asked the bank.',
    confirm: 'Confirm the account',
    confirmWhy:
      'Ask the bank for its statement key and enter it here; it passes only if it is the one ' +
      'that the holder stated.',
    keyOfBank: 'The key as the bank gave it (base64url)',
    confirmStatement: 'Confirm a statement that nobody signed',
    confirmStatementWhy:
      'Ask the bank first whether it is its own. The holder reads its digest beside the entries.',
    digest: 'Digest of the statement',
    next: 'Examine and sign',
    checking: 'The ledger is examining it…',
  },
})
