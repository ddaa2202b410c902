import type { Shown } from '../command/shown.ts'
import type { Bilingual, Sentence } from './sentence.ts'

interface WireRegister {
  readonly id: string
  readonly number: string
  readonly bank: string
  readonly name: string
  readonly town: string
  readonly country: string
  readonly currency: string
  readonly statementKey: { readonly publicKey: string }
}

const registerAccount: Sentence<WireRegister> = {
  describe: ({ id, number, bank, name, town, country, currency, statementKey }) => {
    const { publicKey } = statementKey
    return {
      zh:
        `登记账户 ${id}：户名 ${name}（${town}，${country}），开户行 ${bank}，账号 ${number}，` +
        `${currency}；开户行以公钥 ${publicKey} 签署对账单。`,
      en:
        `Register the account ${id}: ${number} at ${bank}, in the name of ${name} (${town}, ` +
        `${country}), in ${currency}; the bank signs its statements by the key ${publicKey}.`,
    }
  },
}

const confirmAccount: Sentence<OnAccount & { statementKey: string }> = {
  describe: ({ account, statementKey }, shown) => {
    const named = nameAccount(account, shown)
    return {
      zh: `确认${named.zh}：开户行提供的对账单公钥为 ${statementKey}。`,
      en: `Confirm ${named.en}: its bank has given the statement key ${statementKey}.`,
    }
  },
}

const recordStatement: Sentence<OnAccount & { signature: string | null }> = {
  describe: ({ account, signature }, shown) => {
    const named = nameAccount(account, shown)
    return signature === null
      ? {
          zh: `提交${named.zh}的对账单，未经银行签名，待两名运营人员确认。`,
          en: `Hand in a statement of ${named.en}, unsigned: two officers have to confirm it.`,
        }
      : {
          zh: `提交${named.zh}的对账单，附银行签名。`,
          en: `Hand in a statement of ${named.en}, signed by its bank.`,
        }
  },
}

const confirmStatement: Sentence<OnAccount & { digest: string }> = {
  describe: ({ account, digest }, shown) => {
    const named = nameAccount(account, shown)
    return {
      zh: `确认${named.zh}的对账单（摘要 ${digest}）与开户行所述一致。`,
      en: `Confirm that the bank stands by the statement ${digest} of ${named.en}.`,
    }
  },
}

const closeAccount: Sentence<OnAccount> = {
  describe: ({ account }, shown) => {
    const named = nameAccount(account, shown)
    return { zh: `停用${named.zh}。`, en: `Close ${named.en}.` }
  },
}

interface OnAccount {
  readonly account: string
}

/** Names an account by its id, with whose it is and where, as far as that was shown. */
export function nameAccount(id: string, shown: Shown): Bilingual {
  const record = shown[id]
  if (!record || !('accountOf' in record)) return { zh: `账户 ${id}`, en: `the account ${id}` }
  const { accountOf, accountNumber: number, bic, paidIn } = record
  return {
    zh: `账户 ${id}（${accountOf}，${bic} ${number}，${paidIn}）`,
    en: `the account ${id} (${accountOf}, ${number} at ${bic}, ${paidIn})`,
  }
}

export const paymentSentences = {
  'payment.register-account': registerAccount,
  'payment.confirm-account': confirmAccount,
  'payment.close-account': closeAccount,
  'payment.record-statement': recordStatement,
  'payment.confirm-statement': confirmStatement,
}
