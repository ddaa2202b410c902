import { existsSync, readFileSync } from 'node:fs'
import type { AccountId } from '../../contracts/payment/account.ts'
import { packFile, paymentActs } from '../client/index.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import type { Options } from './options.ts'
import { describeAnswer, openOwn } from './signer.ts'

/** Hands in a statement, with the bank's signature that lies beside it, named `….xml.jws`. */
export async function handIn(options: Options): Promise<readonly string[]> {
  const file = options.need('file')
  if (!existsSync(file)) throw new SetupFault(`there is no file ${file}`)
  const beside = `${file}.jws`
  const body = {
    account: options.need('account') as AccountId,
    statement: await packFile(new Uint8Array(readFileSync(file))),
    signature: existsSync(beside) ? readFileSync(beside, 'utf8').trim() : null,
  }
  return describeAnswer(await openOwn(options).desk.leave(paymentActs.recordStatement(body)))
}
