import { addDays } from '../../../contracts/kernel/date.ts'
import { letterIndex, type Row } from './columns.ts'
import type { FileForm } from './mapping.ts'
import { plainDouble, writeDate, writeNumber } from './number-form.ts'
import { beyondLimit, FileStopped } from './refusal.ts'
import { readWorkbook, type Shown, unescaped, type Workbook } from './workbook.ts'
import { readXml, type XmlReader } from './xml.ts'
import { openZip, type UnpackLimits } from './zip.ts'

interface SheetLimits extends UnpackLimits {
  readonly rows: number
  readonly columns: number
  readonly rowBytes: number
}

const DAY_SECONDS = 86_400
/** A row that was left out: a sheet may leave out a million at no cost to its sender. */
const BLANK: Row = []

type SheetForm = Pick<FileForm, 'sheet' | 'dates' | 'numbers'>

/** Opens a workbook; answers with how to read the rows of its sheet, the heading too. */
export async function openXlsx(
  path: string,
  form: SheetForm,
  limits: SheetLimits,
): Promise<(onRead?: (bytes: number) => void) => AsyncGenerator<readonly Row[]>> {
  const zip = await openZip(path, limits)
  const workbook = await readWorkbook(zip, form.sheet)
  return async function* readRows(onRead) {
    const sheet = new Sheet(workbook, form, limits)
    const bytes = zip.read(workbook.sheet, 'unpackedBytes', onRead)
    for await (const _ of readXml(workbook.sheet, bytes, sheet))
      if (sheet.ready.length > 0) yield sheet.ready.splice(0)
  }
}

/** A cell is what a CSV export under the mapping would have; rows left out are blank. */
class Sheet implements XmlReader {
  readonly ready: Row[] = []
  readonly #workbook: Workbook
  readonly #form: SheetForm
  readonly #limits: SheetLimits
  #width = 0
  #row = 0
  #cells: string[] = []
  #column = -1
  #type = ''
  #style = 0
  #value = ''
  #isValue = false
  #isSound = false

  constructor(workbook: Workbook, form: SheetForm, limits: SheetLimits) {
    this.#workbook = workbook
    this.#form = form
    this.#limits = limits
  }

  open = (name: string, a: Readonly<Record<string, string>>): void => {
    if (name === 'row') this.#openRow(a['r'])
    else if (name === 'c') this.#openCell(a)
    else if (name === 'rPh') this.#isSound = true
    this.#isValue = name === 'v' || (name === 't' && !this.#isSound)
  }

  text = (text: string): void => {
    if (!this.#isValue) return
    this.#value += text
    this.#mustFit(this.#value.length)
  }

  close = (name: string): void => {
    this.#isValue = false
    if (name === 'rPh') this.#isSound = false
    else if (name === 'c') this.#closeCell()
    else if (name === 'row') this.#closeRow()
  }

  #openRow(stated: string | undefined): void {
    const row = stated === undefined ? this.#row + 1 : Number(stated)
    const { rows } = this.#limits
    if (!(row > this.#row)) throw new FileStopped('file_must_be_whole', `row.${stated}`)
    if (row > rows + 1) throw beyondLimit('rows', row - 1, rows)
    while (++this.#row < row) this.ready.push(BLANK)
    this.#cells = []
    this.#column = -1
  }

  #openCell({ r, t = 'n', s = '0' }: Readonly<Record<string, string>>): void {
    this.#column = r === undefined ? this.#column + 1 : letterIndex(r.replace(/\d+$/, ''))
    const { columns } = this.#limits
    if (!(this.#column >= 0)) throw new FileStopped('file_must_be_whole', `row.${this.#row}`)
    if (this.#column >= columns) throw beyondLimit('columns', this.#column + 1, columns)
    this.#type = t
    this.#style = Number(s)
    this.#value = ''
  }

  #closeCell(): void {
    const text = this.#cellText()
    if (text === '') return
    while (this.#cells.length < this.#column) this.#cells.push('')
    this.#cells[this.#column] = text
  }

  #closeRow(): void {
    const cells = this.#cells
    this.#mustFit(cells.reduce((sum, cell) => sum + Buffer.byteLength(cell), 0))
    if (this.#row === 1) this.#width = cells.length
    else while (cells.length > 0 && cells.length < this.#width) cells.push('')
    this.ready.push(cells)
  }

  #mustFit(bytes: number): void {
    const { rowBytes } = this.#limits
    if (bytes > rowBytes) throw beyondLimit('rowBytes', bytes, rowBytes)
  }

  #cellText(): string {
    const value = this.#value
    if (value.trim() === '') return ''
    switch (this.#type) {
      case 's':
        return this.#sharedText(Number(value))
      case 'str':
      case 'inlineStr':
        return unescaped(value)
      case 'b':
        return value.trim() === '1' ? 'TRUE' : 'FALSE'
      case 'd':
        return this.#dateText(value.trim().replace(/T00:00(:00(\.0+)?)?Z?$/, ''))
      case 'n':
        return this.#numberText(Number(value), value)
      default:
        return value.trim()
    }
  }

  #sharedText(index: number): string {
    const text = this.#workbook.texts[index]
    if (text === undefined) throw new FileStopped('file_must_be_whole', `row.${this.#row}`)
    return text
  }

  #numberText(number: number, raw: string): string {
    if (!Number.isFinite(number)) return raw
    const shown: Shown = this.#workbook.styles[this.#style] ?? 'number'
    if (shown === 'date') return this.#serialDate(number)
    if (shown === 'percent') return `${this.#plain(number * 100)}%`
    return typeof shown === 'object'
      ? this.#plain(number).padStart(shown.zeros, '0')
      : this.#plain(number)
  }

  /** Of fifteen digits, as many as a spreadsheet keeps; a longer whole number has lost its end. */
  #plain(number: number): string {
    const kept = Number(number.toPrecision(15))
    if (Math.abs(kept) < 1e15) return writeNumber(plainDouble(kept), this.#form)
    return kept.toExponential().toUpperCase()
  }

  /** Days from 30 December 1899; before March 1900 a spreadsheet counts a day that never was. */
  #serialDate(serial: number): string {
    const moment = Math.round(serial * DAY_SECONDS)
    const days = Math.floor(moment / DAY_SECONDS) + (this.#workbook.from1904 ? 1462 : 0)
    const seconds = moment % DAY_SECONDS
    if (days < 61 || days > 2_958_465) return this.#plain(serial)
    const date = addDays('1899-12-30', days)
    if (seconds === 0) return this.#dateText(date)
    const time = new Date(seconds * 1000).toISOString().slice(11, 19)
    return `${this.#dateText(date)} ${time}`
  }

  #dateText(iso: string): string {
    return /^\d{4}-\d{2}-\d{2}$/.test(iso) ? writeDate(iso, this.#form) : iso
  }
}
