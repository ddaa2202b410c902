import { newId, paymentActs } from '../../../services/client/index.ts'
import type { OutsideBank } from './outside-bank.ts'
import { agree, done, type Firm } from './people.ts'
import type { Stage } from './stage.ts'

/** At the bank and on the platform, where two officers have the statement key from the bank. */
export async function openAccount(
  stage: Stage,
  outside: OutsideBank,
  firm: Firm,
  number: string,
  sum: bigint,
): Promise<`acc_${string}`> {
  outside.opens(firm.name, number, sum)
  const id = newId('acc')
  const place = { bank: 'SANDCNSH', town: 'Tianjin', country: 'CN', currency: 'CNY' } as const
  const statementKey = { alg: 'EdDSA', publicKey: outside.statementKey } as const
  const own = { id, number, name: firm.name, statementKey }
  done(await agree(firm, paymentActs.registerAccount({ ...own, ...place })))
  const confirm = { account: id, statementKey: outside.statementKey }
  done(await agree(stage.officers, paymentActs.confirmAccount(confirm)))
  return id
}
