import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { TapeMapping } from '../../../../services/abs/tape/mapping.ts'
import { loadTape } from '../../../../services/abs/tape/read-tape.ts'

const folder = process.env['TALLYSTICK_DATA'] ?? join(process.cwd(), '..', 'shared', 'data')
const file = join(folder, 'accounts-receivable.csv')
const none = { always: '0' }

const mapping: TapeMapping = {
  format: 'tallystick.tape-mapping.v1',
  currency: 'USD',
  encoding: 'utf-8',
  delimiter: ',',
  amounts: 'major',
  rates: 'decimal',
  dates: 'DD/MM/YYYY',
  columns: {
    id: 'invoiceNumber',
    product: { always: 'receivable' },
    debtor: 'customerID',
    originalBalance: 'InvoiceAmount',
    balance: 'InvoiceAmount',
    originationDate: 'InvoiceDate',
    maturityDate: 'DueDate',
    advance: 'InvoiceAmount',
    fee: none,
    recourse: { column: 'Disputed', words: { Yes: 'yes', No: 'no' } },
  },
  attributes: { country: 'countrycode', settled: 'SettledDate' },
}

test.skipIf(!existsSync(file))(`the 2,466 sample invoices are read (from ${file})`, async () => {
  const loaded = await loadTape(file, mapping)
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.refusals))
  const { assets, quality } = loaded.value
  expect(quality).toMatchObject({ rows: 2466, accepted: 2466, rejected: 0 })
  expect(new Set(assets.map(a => a.debtor)).size).toBe(100)
  expect(assets.filter(a => a.product === 'receivable' && a.recourse)).toHaveLength(561)
})
