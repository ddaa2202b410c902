import { existsSync, readFileSync } from 'node:fs'
import type { AccountId } from '../../contracts/payment/account.ts'
import { packFile, paymentActs } from '../client/index.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import type { Options } from './options.ts'
import { describeAnswer, openOwn } from './signer.ts'

/** Hands in a statement, with the bank's signature where it lies beside it. */
export async function handIn(options: Options): Promise<readonly string[]> {
  const { packed: statement, signature } = await readSigned(options.need('file'))
  const body = { account: options.need('account') as AccountId, statement, signature }
  return describeAnswer(await openOwn(options).desk.leave(paymentActs.recordStatement(body)))
}

/** A file of a bank as acts bring it; its signature lies beside it, named `….xml.jws`. */
export async function readSigned(file: string) {
  if (!existsSync(file)) throw new SetupFault(`there is no file ${file}`)
  const beside = `${file}.jws`
  return {
    packed: await packFile(new Uint8Array(readFileSync(file))),
    signature: existsSync(beside) ? readFileSync(beside, 'utf8').trim() : null,
  }
}
