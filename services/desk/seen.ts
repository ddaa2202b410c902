import type { LookSpanSeen } from '../client/index.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import type { Options } from './options.ts'
import { openOwn } from './signer.ts'

/** Prints what a look showed: the chain, the invoices and how the debtor pays. */
export async function showLook(options: Options): Promise<readonly string[]> {
  const entry = options.need('entry')
  const look = await openOwn(options).reads.look(entry)
  if (look === null) throw new SetupFault(`there is no look ${entry} that you may see`)
  const { on, from, digest, flaws, spans } = look
  return [
    `shown on ${on} by ${from.name}, digest ${digest}`,
    ...flaws.map(({ instrument, flaw }) => `amiss: ${instrument} ${flaw}`),
    ...spans.flatMap(describeSpan),
  ]
}

function describeSpan({ instrument, lo, hi, holds, steps, receivable }: LookSpanSeen) {
  const held = holds.length === 0 ? '' : `, on hold: ${holds.join(', ')}`
  return [
    `${instrument} ${lo} to ${hi}${held}`,
    ...steps.map(({ on, from, to }) => `  ${on} ${from?.name ?? 'issued'} -> ${to.name}`),
    ...(receivable === null ? [] : describeReceivable(receivable)),
  ]
}

function describeReceivable(receivable: NonNullable<LookSpanSeen['receivable']>) {
  const { debtor, supplier, amount, currency, dueOn, invoices, record, marks } = receivable
  const { standing, since, paidOnTime, paidLate, overdue } = record
  return [
    `  ${debtor.name} owes ${supplier.name} ${amount} ${currency} (minor units), due ${dueOn}`,
    ...invoices.map(
      ({ number, seller, used, redLettered }) =>
        `  invoice ${number} of ${seller.name}: ${used} used, ${redLettered} taken back`,
    ),
    `  the debtor is ${standing}; since ${since} ${paidOnTime} paid on time, ${paidLate} late, ` +
      `${overdue} overdue now${marks.map(mark => `; ${mark}`).join('')}`,
  ]
}
