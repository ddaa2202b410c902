import { writeFileSync } from 'node:fs'
import type { FinancingId } from '../../contracts/financing/financing.ts'
import { paymentActs } from '../client/index.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import type { Options } from './options.ts'
import { describeAnswer, openOwn } from './signer.ts'
import { readSigned } from './statements.ts'

/** Writes the instruction of the payout that is in flight, for the bank that is to pay. */
export async function writePayoutFile(options: Options): Promise<readonly string[]> {
  const [id, out] = [options.need('financing'), options.need('out')]
  const { node } = await openOwn(options).read<Payouts>(PAYOUTS, { id })
  const [message] = (node?.payouts ?? []).flatMap(one => one.message ?? [])
  if (!message) throw new SetupFault(`no payout of ${id} waits for your bank`)
  writeFileSync(out, message)
  return [`written: ${out}`]
}

/** Hands in that the bank rejects a payout, signed by it. */
export async function noteRejection(options: Options): Promise<readonly string[]> {
  const { packed: report, signature } = await readSigned(options.need('file'))
  if (signature === null) throw new SetupFault('the signature of the bank lies beside the report')
  const body = { financing: options.need('financing') as FinancingId, report, signature }
  return describeAnswer(await openOwn(options).desk.leave(paymentActs.noteRejection(body)))
}

interface Payouts {
  readonly node: { readonly payouts?: readonly { readonly message: string | null }[] } | null
}

const PAYOUTS = `query ($id: ID!) { node(id: $id) { ... on Financing { payouts { message } } } }`
