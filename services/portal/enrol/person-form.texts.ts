import { defineTexts } from '../texts/texts.ts'

export const PERSON_TEXTS = defineTexts({
  zh: {
    name: '姓名（仅供签署人员辨认，不入账本）',
    duty: '职责',
    document: '身份证件号码',
    documentWhy: '号码只在本设备上运算，不会发送；发送的是由它算出的一串值。',
    representative: '本人为法定代表人',
    codeFirst: '请先填写机构代码：密钥要为它签名。',
    add: '生成密钥',
    adding: '正在生成…',
  },
  en: {
    name: 'Name (for those who sign to read; the ledger keeps none)',
    duty: 'Duty',
    document: 'Number of the identity document',
    documentWhy: 'It is used on this device only. What is sent is a value worked out of it.',
    representative: 'This is the legal representative',
    codeFirst: 'Give the code of the firm first: the key signs for it.',
    add: 'Make the key',
    adding: 'Making it…',
  },
})
