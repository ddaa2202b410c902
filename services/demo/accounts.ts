import type { ActAnswer } from '../../contracts/command/answer.ts'
import { paymentActs } from '../client/index.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import { idFor } from './cast.ts'
import type { Story } from './stage.ts'

const PLACE = { bank: 'SANDCNSH', town: '上海', country: 'CN', currency: 'CNY' } as const
/** Fen that a debtor has at its bank. */
const BALANCE = 10n ** 13n

/** Debtors and suppliers have accounts at the bank of the story, confirmed by two officers. */
export async function openAccounts({ cast, outbox, bank, secret }: Story): Promise<void> {
  const mustPass = (answer: ActAnswer) => {
    if (!answer.ok) throw new SetupFault(`an account was refused: ${answer.refusal}`)
  }
  const { statementKey: publicKey } = bank
  const statementKey = { alg: 'EdDSA', publicKey } as const
  const holders = [...cast.debtors, ...cast.suppliers]
  for (const [i, { code, name, role, people }] of holders.entries()) {
    const number = String(6_222_000_000_000_000_001n + BigInt(i))
    bank.opens({ number, name, balance: role === 'debtor' ? BALANCE : 0n })
    const id = idFor('acc', secret, `${code} account`)
    const account = { id, number, name, statementKey, ...PLACE }
    outbox.add(0, people, paymentActs.registerAccount(account), mustPass, true)
  }
  await outbox.send('accounts')
  for (const { code } of holders) {
    const confirmed = { account: idFor('acc', secret, `${code} account`), statementKey: publicKey }
    outbox.add(0, cast.officers, paymentActs.confirmAccount(confirmed), mustPass, true)
  }
  await outbox.send('accounts confirmed')
}
