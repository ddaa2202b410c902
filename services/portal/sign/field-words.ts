import type { Bilingual } from '../../client/browser.ts'

/** Members of records that signers are shown, as people call them. */
const FIELDS: Readonly<Record<string, Bilingual>> = {
  name: { zh: '名称', en: 'name' },
  code: { zh: '代码', en: 'code' },
  roles: { zh: '角色', en: 'roles' },
  amount: { zh: '金额（最小货币单位）', en: 'amount in minor units' },
  currency: { zh: '币种', en: 'currency' },
  debtor: { zh: '债务人', en: 'debtor' },
  debtorCode: { zh: '债务人代码', en: 'code of the debtor' },
  supplier: { zh: '供应商', en: 'supplier' },
  supplierCode: { zh: '供应商代码', en: 'code of the supplier' },
  dueOn: { zh: '到期日', en: 'due date' },
  number: { zh: '发票号码', en: 'invoice number' },
  seller: { zh: '销售方', en: 'seller' },
  buyer: { zh: '购买方', en: 'buyer' },
  duty: { zh: '职责', en: 'duty' },
  limit: { zh: '限额', en: 'limit' },
  until: { zh: '截止日期', en: 'end' },
}

/** Names a member in words; one without words of its own by its name. */
export function nameField(field: string): Bilingual {
  return Object.hasOwn(FIELDS, field) ? FIELDS[field]! : { zh: field, en: field }
}
