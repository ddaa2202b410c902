import { Readable } from 'node:stream'
import pg from 'pg'
import type { Answer } from '../../../contracts/kernel/answer.ts'
import { idNumber, idOf, type UserId } from '../../../contracts/kernel/id.ts'
import {
  completeCode,
  isUnifiedSocialCreditCode,
} from '../../../contracts/party/unified-social-credit-code.ts'
import type { DocumentKind } from '../../../contracts/trade/document.ts'
import {
  type FileRefusal,
  type ImportOptions,
  type ImportReport,
  importDocuments,
  importRows,
} from '../../../services/intake/index.ts'
import { openPool } from '../../../services/platform/database.ts'
import { testDatabase } from '../../support/database.ts'

const code = (n: number) => completeCode(`91990000MA${String(n).padStart(6, '0')}`)

export const isCode = isUnifiedSocialCreditCode

/** Parties that trade; the stranger is enrolled and has nothing to do with the others. */
export const SELLER = { id: idOf('pty', 1n), code: code(1) }
export const BUYER = { id: idOf('pty', 2n), code: code(2) }
export const STRANGER = { id: idOf('pty', 3n), code: code(3) }
export const USER: UserId = idOf('usr', 1n)
export const TODAY = '2026-06-30'

export type Row = Readonly<Record<string, unknown>>

/** A database with three parties and a business date, and the importer on it as its own role. */
export async function tradeWorld() {
  const database = await testDatabase()
  const owner = new pg.Client(database.ownerUrl)
  await owner.connect()
  for (const { id, code } of [SELLER, BUYER, STRANGER])
    await owner.query(
      `insert into ledger.party (id, code, code_kind, name, roles, size_class, enrolled_by)
       values ($1, $2, 'uscc', $2, '{supplier,debtor}', 'small', 1)`,
      [idNumber(id), code],
    )
  await owner.query(`insert into ledger.business_day (date, entry) values ($1, 1)`, [TODAY])
  const pool = openPool(database.urlAs('tallystick_intake'), { name: 'intake test', max: 4 })
  return {
    pool,
    owner,
    database,
    close: async () => {
      await owner.end()
      await pool.end()
      await database.close()
    },
    /** Imports rows as JSON; what is not said is the seller's. */
    rows: (kind: DocumentKind, rows: readonly unknown[], options: Partial<ImportOptions> = {}) =>
      importRows(pool, { party: SELLER.id, user: USER, kind, name: 'rows', rows, ...options }),
    file: (kind: DocumentKind, file: string | Buffer, options: Partial<ImportOptions> = {}) =>
      importDocuments(pool, {
        ...{ party: SELLER.id, user: USER, kind, name: 'file.csv' },
        stream: Readable.from([Buffer.from(file)]),
        ...options,
      }),
    count: async (table: string): Promise<number> => {
      const { rows } = await owner.query<{ n: bigint }>(`select count(*) as n from trade.${table}`)
      return Number(rows[0]!.n)
    },
  }
}

export type TradeWorld = Awaited<ReturnType<typeof tradeWorld>>

export function taken(imported: Answer<ImportReport, FileRefusal>): ImportReport {
  if (!imported.ok) throw new Error(`refused: ${imported.refusal} ${imported.path}`)
  return imported.value
}

export const orderRow = (change: Row = {}): Row => ({
  ...{ seller: SELLER.code, buyer: BUYER.code, number: 'PO-1', orderedOn: '2026-05-01' },
  ...{ currency: 'CNY', quantity: '100', price: '500', ...change },
})

export const deliveryRow = (change: Row = {}): Row => ({
  ...{ seller: SELLER.code, order: 'PO-1', number: 'D-1', deliveredOn: '2026-06-01' },
  ...{ quantity: '100', ...change },
})

export const invoiceRow = (change: Row = {}): Row => ({
  ...{ seller: SELLER.code, buyer: BUYER.code, number: '12345678', order: 'PO-1', delivery: 'D-1' },
  ...{ currency: 'CNY', amount: '5000', quantity: '10', price: '500' },
  ...{ invoicedOn: '2026-06-10', dueOn: '2026-07-10', ...change },
})
