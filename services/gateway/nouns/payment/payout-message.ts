import { Bug } from '../../../../contracts/kernel/bug.ts'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { writePaymentMessage } from '../../../messages/index.ts'

/** A payout with what its message says of both ends. */
export interface InstructedRow {
  readonly number: number
  readonly currency: string
  readonly amount_minor: bigint
  readonly end_to_end_id: string
  readonly execute_on: BusinessDate
  readonly instructed_on: BusinessDate
  readonly from_name: string
  readonly from_town: string
  readonly from_country: string
  readonly from_bank: string
  readonly from_number: string
  readonly to_name: string
  readonly to_town: string
  readonly to_country: string
  readonly to_bank: string
  readonly to_number: string
}

/** The instruction for the bank that pays: made of what was signed alone, so always the same. */
export function writePayout(row: InstructedRow): string {
  const { end_to_end_id: id, amount_minor: minor, currency } = row
  const payer = {
    name: row.from_name,
    address: { town: row.from_town, country: row.from_country },
  }
  const written = writePaymentMessage('pain.001.001.09', {
    ...{ messageId: id, createdAt: `${row.instructed_on}T09:00:00Z`, initiator: payer },
    batches: [
      {
        ...{ id, bookedAsOne: false, executeOn: row.execute_on, debtor: payer },
        account: { id: row.from_number, scheme: findScheme(row.from_number) },
        agentBic: row.from_bank,
        payments: [
          {
            ...{ instructionId: id, endToEndId: id, amount: { minor, currency } },
            creditor: {
              name: row.to_name,
              address: { town: row.to_town, country: row.to_country },
            },
            account: { id: row.to_number, scheme: findScheme(row.to_number) },
            ...{ agentBic: row.to_bank, reference: null, text: null },
          },
        ],
      },
    ],
  })
  if (!written.ok) throw new Bug(`a payout makes no message: ${JSON.stringify(written)}`)
  return written.value.toString()
}

/** Two letters of a country and two check digits begin an IBAN, and no number of a Chinese bank. */
export function findScheme(number: string): 'IBAN' | 'BBAN' {
  return /^[A-Z]{2}\d{2}/.test(number) ? 'IBAN' : 'BBAN'
}
