import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Instructions,
  type PaymentVersion,
  type ReadMessage,
  readMessage,
  type StatementMessage,
  type StatusMessage,
  writePaymentMessage,
} from '../../../../services/messages/index.ts'
import { Bank } from '../../../../services/outside/bank/book/bank.ts'
import type { Output } from '../../../../services/outside/bank/book/events.ts'
import type { Luck } from '../../../../services/outside/bank/book/execute.ts'

export const PAYER = '6222000000000000001'
export const PAYEE = '6222000000000000002'
/** At another bank. */
export const ELSEWHERE = '6217000000000000009'
/** A Monday. */
export const MONDAY = '2026-11-30'

const folders: string[] = []

export function bankFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-bank-'))
  folders.push(folder)
  return folder
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
}

export function openAt(folder: string, luck: Luck = () => null): Bank {
  return new Bank({ folder, now: `${MONDAY}T09:00:00`, luck })
}

/** A bank with a payer who has 1,000.00 and a payee who has nothing. */
export function smallBank(luck?: Luck): Bank {
  const bank = openAt(bankFolder(), luck)
  const base = { currency: 'CNY', balance: '0' }
  bank.openAccount({
    ...base,
    id: PAYER,
    owner: 'Huadong Steel',
    customer: 'huadong',
    balance: '100000',
  })
  bank.openAccount({ ...base, id: PAYEE, owner: 'Anhe Steel', customer: 'anhe' })
  return bank
}

export interface Line {
  readonly amount: bigint
  readonly endToEndId?: string
  readonly to?: string
  readonly currency?: string
}

export interface Order {
  readonly messageId?: string
  readonly from?: string
  readonly asOne?: boolean
  readonly executeOn?: string
  readonly version?: PaymentVersion
}

const address = { town: 'Nanjing', country: 'CN' }

/** What a customer sends: one batch with a payment for each line. */
export function order(lines: readonly Line[], given: Order = {}): Buffer {
  const { messageId = 'M-1', from = PAYER, asOne = false, executeOn = MONDAY } = given
  const instructions: Instructions = {
    messageId,
    createdAt: '2026-11-30T01:00:00Z',
    initiator: { name: 'Huadong Steel', address },
    batches: [
      {
        id: `${messageId}-B`,
        bookedAsOne: asOne,
        executeOn,
        debtor: { name: 'Huadong Steel', address },
        account: { id: from, scheme: 'BBAN' },
        agentBic: 'SANDCNSH',
        payments: lines.map(({ amount, endToEndId, to = PAYEE, currency = 'CNY' }, i) => ({
          instructionId: `${messageId}-I${i}`,
          endToEndId: endToEndId ?? `E-${i}`,
          amount: { minor: amount, currency },
          creditor: { name: 'Anhe Steel', address },
          account: { id: to, scheme: 'BBAN' },
          agentBic: 'SANDCNSH',
          reference: 'DUE-1',
          text: null,
        })),
      },
    ],
  }
  const written = writePaymentMessage(given.version ?? 'pain.001.001.09', instructions)
  if (!written.ok) throw new Error(JSON.stringify(written))
  return written.value
}

/** Each message that the bank sent, read again: valid by its schema, or the test fails. */
export function readSent({ xml }: Output): ReadMessage['content'] {
  const answer = readMessage(Buffer.from(xml))
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  if (answer.value.verdict.schema !== 'valid') throw new Error(JSON.stringify(answer.value.verdict))
  return answer.value.content
}

/** `ACTC`, `ACSC`, `RJCT AM04`, …: what was told of each payment, in order. */
export function statuses(bank: Bank, customer = 'huadong'): readonly string[] {
  return bank.outputs(0, customer).flatMap(output => {
    const content = readSent(output)
    return content.kind === 'status' ? listStatuses(content) : []
  })
}

function listStatuses({ status, reasons, batches }: StatusMessage): readonly string[] {
  const [reason] = reasons
  if (reason) return [`${status} ${reason.code}`]
  return batches.flatMap(({ payments }) =>
    payments.map(payment => [payment.status, payment.reasons[0]?.code].filter(Boolean).join(' ')),
  )
}

export function statements(
  bank: Bank,
  customer: string,
  kind: StatementMessage['kind'],
): readonly StatementMessage['statements'][0][] {
  return bank.outputs(0, customer).flatMap(output => {
    const content = readSent(output)
    return content.kind === kind ? content.statements : []
  })
}

/** `+400.00`, `-400.00 returned AC04`, …: the entries of what was told, in minor units. */
export function entries(bank: Bank, customer: string, kind: StatementMessage['kind']) {
  return statements(bank, customer, kind)
    .flatMap(statement => statement.entries)
    .map(({ side, amount, details }) => {
      const returned = details[0]?.returned ? ` returned ${details[0].returned.reason}` : ''
      return `${side === 'credit' ? '+' : '-'}${amount.minor} of ${details.length}${returned}`
    })
}

export function balances(bank: Bank): readonly bigint[] {
  return [...bank.state.accounts.values()].map(({ current }) => current)
}
