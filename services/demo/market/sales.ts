import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { seededWholes } from '../../../contracts/abs/pool/seeded-numbers.ts'
import { addDays, type BusinessDate, daysBetween } from '../../../contracts/kernel/date.ts'
import type { Currency } from '../../../contracts/kernel/money.ts'
import type { Cells } from '../../platform/mapped-files/cells.ts'
import { FILE_LIMITS, openMappedFile, surveyFile } from '../../platform/mapped-files/mapped-file.ts'
import { mappingShape, ownSources, readMapping } from '../../platform/mapped-files/mapping.ts'
import type { FileAnswer } from '../../platform/mapped-files/refusal.ts'
import { projectRoot } from '../../platform/project-root.ts'
import { SetupFault } from '../../platform/setup-fault.ts'

/** One invoice on a debtor, as a file of receivables tells it, with what came of it. */
export interface Sale {
  readonly debtor: string
  readonly number: string
  readonly currency: Currency
  readonly amount: bigint
  readonly invoicedOn: BusinessDate
  readonly dueOn: BusinessDate
  readonly settledOn: BusinessDate
  readonly disputed: boolean
}

type SaleCells = Cells<'amount_must_be_positive'>

const NEEDED = ['debtor', 'number', 'amount', 'invoicedOn', 'dueOn']
const FIELDS = [...NEEDED, 'disputed', 'settledOn']
const MAPPING = mappingShape('tallystick.document-mapping.v1')

/** Reads the published sample of receivables as it is; it names no currency, CNY is taken. */
export const SAMPLE_MAPPING = {
  format: 'tallystick.document-mapping.v1',
  dates: 'DD/MM/YYYY',
  amounts: 'major',
  columns: {
    debtor: 'customerID',
    number: 'invoiceNumber',
    amount: 'InvoiceAmount',
    invoicedOn: 'InvoiceDate',
    dueOn: 'DueDate',
    settledOn: 'SettledDate',
    disputed: { column: 'Disputed', words: { Yes: 'yes', No: 'no' } },
  },
}

const OWN_MAPPING = { format: 'tallystick.document-mapping.v1', columns: {} }

/** A demonstration of more would outlast its spectators. */
export const SALES_MAX = 100_000

/** The sample where this machine keeps shared data, if it does. */
export function findSample(): string | null {
  const folder = process.env['TALLYSTICK_DATA'] ?? join(projectRoot, '..', 'shared', 'data')
  const file = join(folder, 'accounts-receivable.csv')
  return existsSync(file) ? file : null
}

/**
 * A file of receivables: by its mapping; without one in the shape of the sample, or with our own
 * field names as headings. Nothing is left out: the first row that cannot be read is a SetupFault.
 */
export async function readSales(file: string, mapping?: unknown): Promise<readonly Sale[]> {
  if (!existsSync(file)) throw new SetupFault(`there is no file ${file}`)
  let opened = await openSales(file, mapping ?? SAMPLE_MAPPING)
  const isOther = !opened.ok && opened.refusals[0].refusal === 'column_must_be_there'
  if (mapping === undefined && isOther) opened = await openSales(file, undefined)
  if (!opened.ok) throw unreadable(file, opened.refusals[0].path, opened.refusals[0].refusal)
  const sales: Sale[] = []
  for await (const batch of opened.value()) {
    for (const cells of batch) {
      if (cells === null) continue
      const sale = readSale(cells)
      const problem = cells.problems[0]
      if (problem) {
        const { field, refusal } = problem
        throw unreadable(file, `row ${cells.row}${field && `, ${field}`}`, refusal)
      }
      sales.push(sale)
    }
    if (sales.length > SALES_MAX) throw new SetupFault(`${file} has over ${SALES_MAX} invoices`)
  }
  if (sales.length === 0) throw new SetupFault(`${file} holds no invoice`)
  return byDate(sales)
}

/** Opens a file that can be read to its end; without a mapping its headings are our fields. */
async function openSales(
  file: string,
  declared: unknown,
): Promise<FileAnswer<() => AsyncIterable<readonly (SaleCells | null)[]>>> {
  const mapping = readMapping(MAPPING, declared ?? OWN_MAPPING, FIELDS)
  if (!mapping.ok) return mapping
  const { columns, control } = mapping.value
  const opened = await openMappedFile<'amount_must_be_positive'>(file, {
    form: { ...mapping.value, formulas: 'refused' },
    limits: FILE_LIMITS,
    sources: headings =>
      declared === undefined ? ownSources(headings, FIELDS) : { ok: true, value: columns },
    needed: NEEDED,
  })
  if (!opened.ok) return opened
  const survey = await surveyFile(opened.value, control)
  return survey.ok ? { ok: true, value: opened.value.rows } : survey
}

function byDate(sales: readonly Sale[]): readonly Sale[] {
  return sales.toSorted((a, b) => daysBetween(b.invoicedOn, a.invoicedOn))
}

function unreadable(file: string, where: string, refusal: string): SetupFault {
  return new SetupFault(`${file} cannot be read at ${where}: ${refusal}`)
}

/** What came of an invoice need not be known: then it is paid when due, and not disputed. */
function readSale(cells: SaleCells): Sale {
  const dueOn = cells.date('dueOn')
  const amount = cells.amount('amount', 'CNY')
  if (amount <= 0n) cells.problem('amount', 'amount_must_be_positive')
  return {
    debtor: cells.text('debtor'),
    number: cells.text('number'),
    currency: 'CNY',
    amount,
    invoicedOn: cells.date('invoicedOn'),
    dueOn,
    settledOn: cells.optional('settledOn') === '' ? dueOn : cells.date('settledOn'),
    disputed: cells.optional('disputed') !== '' && cells.word('disputed', ['no', 'yes']) === 'yes',
  }
}

const SALES = 2_466
const DEBTORS = 100
const DAYS = 700
const TERM_DAYS = 30
const FIRST: BusinessDate = '2012-01-03'

/** Generated, not real: as many sales, debtors, days and late payers as the sample has. */
export function generateSales(seed: number): readonly Sale[] {
  const draw = seededWholes(seed)
  const sales = Array.from({ length: SALES }, (_, i): Sale => {
    const invoicedOn = addDays(FIRST, i === 0 ? 0 : draw(DAYS))
    const disputed = draw(100) < 23
    const late = disputed ? draw(24) : 0
    const daysToSettle = 2 + draw(13) + draw(13) + draw(13) + draw(13) + late
    return {
      debtor: `D${String(1 + draw(DEBTORS)).padStart(3, '0')}`,
      number: String(1_000_000_000 + i * 3_000_000 + draw(3_000_000)),
      currency: 'CNY',
      amount: BigInt(526 + draw(4_100) + draw(4_100) + draw(4_100)),
      invoicedOn,
      dueOn: addDays(invoicedOn, TERM_DAYS),
      settledOn: addDays(invoicedOn, daysToSettle),
      disputed,
    }
  })
  return byDate(sales)
}
