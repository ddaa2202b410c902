import type { Shown } from '../command/shown.ts'
import { nameFinancing } from './financing-sentences.ts'
import { formatShownAmount } from './format-shown.ts'
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

interface Instructed extends OnFinancing {
  readonly from: string
  readonly to: string
  readonly amount: string
}

const instructPayout: Sentence<Instructed> = {
  describe: ({ financing, from, to, amount }, shown) => {
    const named = nameFinancing(financing, shown)
    const [payer, payee] = [nameAccount(from, shown), nameAccount(to, shown)]
    const paid = formatShownAmount(amount, shown[financing])
    return {
      zh: `为${named.zh}放款 ${paid.zh}：自${payer.zh}付至${payee.zh}。`,
      en: `Pay out ${paid.en} for ${named.en}: from ${payer.en} to ${payee.en}.`,
    }
  },
}

const provePayout: Sentence<OnFinancing & OnAccount & { reference: string }> = {
  describe: ({ financing, account, reference }, shown) => {
    const named = nameFinancing(financing, shown)
    const told = nameAccount(account, shown)
    return {
      zh: `以${told.zh}的流水 ${reference} 证明${named.zh}的放款或其退回。`,
      en:
        `Prove by the entry ${reference} of ${told.en} what was paid, or went back, for ` +
        `${named.en}.`,
    }
  },
}

const noteRejection: Sentence<OnFinancing> = {
  describe: ({ financing }, shown) => {
    const named = nameFinancing(financing, shown)
    return {
      zh: `提交开户行签名的回执：${named.zh}的放款已被拒绝。`,
      en: `Hand in the bank’s signed report that it rejects the payout for ${named.en}.`,
    }
  },
}

const giveUpPayout: Sentence<OnFinancing> = {
  describe: ({ financing }, shown) => {
    const named = nameFinancing(financing, shown)
    return {
      zh: `放弃${named.zh}的放款；双方确认没有款项应付或应收。`,
      en: `Give up the payout for ${named.en}: both sides take it that nothing was paid.`,
    }
  },
}

const noteSilence: Sentence<OnFinancing> = {
  describe: ({ financing }, shown) => {
    const named = nameFinancing(financing, shown)
    return {
      zh: `记录：${named.zh}的放款，开户行到期未予答复，款项去向未明。`,
      en: `Note that the bank of the payout for ${named.en} has not said what came of it.`,
    }
  },
}

interface OnFinancing {
  readonly financing: string
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
  'payment.instruct-payout': instructPayout,
  'payment.prove-payout': provePayout,
  'payment.note-rejection': noteRejection,
  'payment.note-silence': noteSilence,
  'payment.give-up-payout': giveUpPayout,
}
