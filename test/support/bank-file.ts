import { gzipSync } from 'node:zlib'
import {
  type IssuedEntry,
  type StatementFamily,
  writeStatementMessage,
} from '../../services/messages/index.ts'

/** One line that a bank tells: above zero it came in, below zero it went out. */
export interface ToldLine {
  readonly reference: string
  readonly amount: bigint
  readonly endToEndId?: string
  readonly other?: string
  readonly returned?: boolean
}

export interface ToldStatement {
  readonly account: string
  readonly family?: StatementFamily
  readonly number?: number
  readonly opening?: bigint
  readonly closing?: bigint
  readonly on?: string
  readonly lines: readonly ToldLine[]
}

/** A statement as a bank writes it, valid by its schema. */
export function writeTold(told: ToldStatement): Buffer {
  const { account, family = 'camt.053', number = null, lines, on = '2026-03-02' } = told
  const { opening = 0n } = told
  const closing = told.closing ?? lines.reduce((sum, { amount }) => sum + amount, opening)
  const id = `S${number ?? lines[0]?.reference}`
  const written = writeStatementMessage(family, {
    ...{ messageId: id, id, createdAt: `${on}T10:00:00Z`, number, servicerBic: 'SANDCNSH' },
    page: family === 'camt.053' ? { number: 1, last: true } : null,
    account: { id: account, scheme: 'BBAN', currency: 'CNY', owner: 'A Firm' },
    balances: family === 'camt.053' ? [sum('OPBD', opening, on), sum('CLBD', closing, on)] : [],
    entries: lines.map(line => toEntry(line, account, on)),
  })
  if (!written.ok) throw new Error(JSON.stringify(written))
  return written.value
}

function sum(type: 'OPBD' | 'CLBD', minor: bigint, on: string) {
  const side = minor < 0n ? ('debit' as const) : ('credit' as const)
  return { type, amount: { minor: minor < 0n ? -minor : minor, currency: 'CNY' }, side, on }
}

function toEntry(line: ToldLine, account: string, on: string): IssuedEntry {
  const { reference, endToEndId = 'NOTPROVIDED', other = '6217', returned = false } = line
  const credit = line.amount > 0n
  const amount = { minor: credit ? line.amount : -line.amount, currency: 'CNY' }
  const party = (id: string) => ({ name: 'A Firm', account: { id, scheme: 'BBAN' } as const })
  // What comes back names the parties of the payment that it was.
  const paid = credit !== returned
  return {
    ...{ bankReference: reference, amount, reversal: returned, count: 1, batch: null },
    ...{ side: credit ? 'credit' : 'debit', bookedOn: on, valueOn: on },
    code: ['PMNT', credit ? 'RCDT' : 'ICDT', returned ? 'RRTN' : 'DMCT'],
    details: [
      {
        ...{ messageId: null, paymentId: null, instructionId: null, endToEndId, amount },
        ...{ bankReference: reference, reference: null, text: null },
        debtor: party(paid ? other : account),
        creditor: party(paid ? account : other),
        returned: returned ? { reason: 'AC04', note: 'closed' } : null,
      },
    ],
  }
}

/** The bytes as bodies of acts bring them. */
export function pack(bytes: Uint8Array): string {
  return gzipSync(bytes).toString('base64url')
}
