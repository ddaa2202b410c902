import { addDays, isBusinessDate } from '../../contracts/kernel/date.ts'
import { electronicInvoiceRefusal } from '../../contracts/trade/electronic-invoice.ts'
import {
  INVOICE_HEADINGS,
  type InvoiceRow,
  OWN_HEADINGS,
  readInvoiceFile,
} from '../invoice-files/index.ts'
import { type CellForm, Cells } from '../platform/mapped-files/cells.ts'
import { type Columns, findColumns } from '../platform/mapped-files/columns.ts'
import { type FileAnswer, refuseFile, whileReading } from '../platform/mapped-files/refusal.ts'
import type { DocumentCells, DocumentDuty } from './document/document.ts'
import type { DocumentMapping } from './mapping.ts'

/** Rows of documents that can be read more than once, and how they are read. */
export interface ReadSource {
  readonly mapping: DocumentMapping
  readonly rowCount: number
  /** In order; null for a blank row. */
  readonly rows: () => AsyncIterable<readonly (DocumentCells | null)[]>
}

/**
 * A file of electronic invoices as rows; null: it is a table. What the invoice says needs no
 * mapping; one that is declared says the rest, such as a due date, or says it otherwise.
 */
export async function openElectronic(
  path: string,
  declared: DocumentMapping,
  fields: readonly string[],
): Promise<FileAnswer<ReadSource> | null> {
  let isTable = false
  const opened = await whileReading<ReadSource>(async () => {
    const invoices = await readInvoiceFile(path)
    if (invoices === null) isTable = true
    return openInvoices(invoices ?? [], declared, fields)
  })
  return isTable ? null : opened
}

function openInvoices(
  invoices: readonly InvoiceRow[],
  declared: DocumentMapping,
  fields: readonly string[],
): FileAnswer<ReadSource> {
  if (!fields.includes('redLetterOf'))
    return refuseFile('file_must_be_csv_xlsx_or_parquet', 'kind', 'an electronic invoice')
  const own = Object.fromEntries(OWN_HEADINGS.map(heading => [heading, heading]))
  const columns = findColumns(INVOICE_HEADINGS, { ...own, ...declared.columns }, [])
  if (!columns.ok) return columns
  const { rows: counted } = declared.control ?? { rows: invoices.length }
  if (counted !== invoices.length)
    return refuseFile(
      'file_must_agree_with_its_control',
      'mapping.control.rows',
      invoices.length,
      counted,
    )
  const mapping = { ...declared, columns: columns.value.sources }
  const cells = invoices.map((invoice, index) =>
    readCells(index + 1, withDueDate(invoice, declared.dueInDays), columns.value),
  )
  const rows = async function* () {
    yield cells
  }
  return { ok: true, value: { mapping, rowCount: invoices.length, rows } }
}

function withDueDate(invoice: InvoiceRow, days: number | undefined): InvoiceRow {
  const { dueOn, invoicedOn, redLetterOf } = invoice.texts
  const isOpen = dueOn === '' && redLetterOf === '' && isBusinessDate(invoicedOn)
  if (days === undefined || !isOpen) return invoice
  return { ...invoice, texts: { ...invoice.texts, dueOn: addDays(invoicedOn, days) } }
}

/** Amounts and dates of electronic invoices have one form, whatever is declared of tables. */
const FORM: CellForm = {
  ...{ delimiter: ',', dates: 'YYYY-MM-DD', amounts: 'major', formulas: 'refused' },
  numbers: { decimal: '.' },
}

function readCells(number: number, { texts, says }: InvoiceRow, columns: Columns): DocumentCells {
  const row = INVOICE_HEADINGS.map(heading => texts[heading])
  const read = (field: string) => columns.read(field, row)
  const cells = new Cells<DocumentDuty>(number, read, FORM, columns.sources)
  const redLetterOf = read('redLetterOf') ?? ''
  const refused = electronicInvoiceRefusal({ ...says, redLetterOf })
  if (refused) {
    const details = 'details' in refused ? refused.details : undefined
    cells.problem(refused.path, refused.refusal, '', '', details)
  }
  return cells
}
