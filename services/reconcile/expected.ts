import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import * as z from 'zod'
import { isBusinessDate } from '../../contracts/kernel/date.ts'
import { CURRENCY_DIGITS, type Currency, parseMajor } from '../../contracts/kernel/money.ts'
import type { ExpectedPayment } from '../../contracts/payment/statement-entry.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import { readFile } from './read-file.ts'

/** What instructions that were sent let expect on the account that is to pay. */
export function readSent(file: string, account: string): readonly ExpectedPayment[] {
  const { content } = readFile(file)
  if (content.kind !== 'payment') throw new SetupFault(`${file} is no pain.001`)
  return content.batches
    .filter(batch => batch.account.id === account)
    .flatMap(batch =>
      batch.payments.map((payment, i) => ({
        id: `${content.messageId}/${batch.id}/${i + 1}`,
        ...{ side: 'debit' as const, currency: payment.amount.currency },
        outstanding: payment.amount.minor,
        dueOn: batch.executeOn.date,
        endToEndId: payment.endToEndId,
        reference: payment.remittance.references[0]?.reference ?? null,
        counterpart: payment.account?.id ?? null,
      })),
    )
}

const optional = z.string().transform(text => text || null)
const dueRow = z.strictObject({
  id: z.string().min(1),
  amount: z.string(),
  currency: z.enum(Object.keys(CURRENCY_DIGITS) as [Currency, ...Currency[]]),
  dueOn: z.string().refine(isBusinessDate),
  endToEndId: optional,
  reference: optional,
  counterpart: optional,
})

/** Reads what is to come in: a CSV with these columns, amounts as `1180.00`. */
export function readDue(file: string): readonly ExpectedPayment[] {
  const rows: unknown[] = parse(readFileSync(file), { columns: true, bom: true })
  return rows.map((row, i) => {
    const { data, error } = dueRow.safeParse(row)
    const outstanding = data ? parseMajor(data.amount, data.currency) : null
    if (!data || outstanding === null || outstanding <= 0n)
      throw new SetupFault(
        `${file}, row ${i + 2}: ${error ? z.prettifyError(error) : 'its amount'}`,
      )
    const { amount: _, dueOn, ...rest } = data
    return { ...rest, side: 'credit', outstanding, dueOn: dueOn as ExpectedPayment['dueOn'] }
  })
}
