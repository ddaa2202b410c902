import { Bug } from '../../../../contracts/kernel/bug.ts'
import { makeMessageId, type SettlementId } from '../../../../contracts/settlement/settlement.ts'
import { writePaymentMessage } from '../../../messages/index.ts'
import { findScheme, type InstructedRow } from '../payment/payout-message.ts'

/** A line with what its message says of both ends. */
export interface InstructedLineRow extends InstructedRow {
  readonly reference: string
}

/**
 * The instruction for the bank that pays: one batch, each line a payment of its own, all with the
 * repayment reference of the due date; made of what was signed alone, so always the same.
 */
export function writeSettlement(
  settlement: SettlementId,
  rows: readonly InstructedLineRow[],
): string {
  const [first] = rows
  if (!first) throw new Bug('a message instructs a line')
  const id = makeMessageId(settlement)
  const payer = {
    name: first.from_name,
    address: { town: first.from_town, country: first.from_country },
  }
  const written = writePaymentMessage('pain.001.001.09', {
    ...{ messageId: id, createdAt: `${first.instructed_on}T09:00:00Z`, initiator: payer },
    batches: [
      {
        ...{ id, bookedAsOne: false, executeOn: first.execute_on, debtor: payer },
        account: { id: first.from_number, scheme: findScheme(first.from_number) },
        agentBic: first.from_bank,
        payments: rows.map(row => ({
          ...{ instructionId: row.end_to_end_id, endToEndId: row.end_to_end_id },
          amount: { minor: row.amount_minor, currency: row.currency },
          creditor: {
            name: row.to_name,
            address: { town: row.to_town, country: row.to_country },
          },
          account: { id: row.to_number, scheme: findScheme(row.to_number) },
          ...{ agentBic: row.to_bank, reference: row.reference, text: null },
        })),
      },
    ],
  })
  if (!written.ok) throw new Bug(`a settlement makes no message: ${JSON.stringify(written)}`)
  return written.value.toString()
}
