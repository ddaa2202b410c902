import { createReadStream } from 'node:fs'
import type { Row } from './columns.ts'
import type { FileForm } from './mapping.ts'
import { beyondLimit, FileStopped } from './refusal.ts'
import { readXml, type XmlReader } from './xml.ts'

interface TableLimits {
  readonly rows: number
  readonly columns: number
  readonly rowBytes: number
}

/** Names of elements that are shown where none of them is the declared one. */
const ELEMENTS_SHOWN_MAX = 10

/**
 * Opens an XML file whose rows are the elements of one declared name. A cell is an element in the
 * row without others in it, and has its name; a second one of the name in a row is `NAME.2`, so
 * that nothing is lost. The file is read once for its headings, before any row.
 */
export async function openXmlTable(
  path: string,
  { element = '' }: Pick<FileForm, 'element'>,
  limits: TableLimits,
): Promise<(onRead?: (bytes: number) => void) => AsyncGenerator<readonly Row[]>> {
  const headings = new Map<string, number>()
  const survey = new Table(element, limits, cells => {
    for (const name of cells.keys()) if (!headings.has(name)) headings.set(name, headings.size)
    const { size } = headings
    if (size > limits.columns) throw beyondLimit('columns', size, limits.columns)
  })
  for await (const _ of readElements(path, survey));
  if (headings.size === 0) {
    const shown = [...survey.outside].join(' | ')
    throw new FileStopped('element_must_be_declared', 'mapping.element', shown, element)
  }
  return async function* readRows(onRead) {
    let ready: Row[] = [[...headings.keys()]]
    const table = new Table(element, limits, cells => {
      const row = new Array<string>(headings.size).fill('')
      for (const [name, text] of cells) row[headings.get(name)!] = text
      ready.push(row)
    })
    for await (const _ of readElements(path, table, onRead)) {
      if (ready.length === 0) continue
      yield ready
      ready = []
    }
  }
}

async function* readElements(
  path: string,
  table: Table,
  onRead: (bytes: number) => void = () => {},
): AsyncGenerator<void> {
  const bytes = async function* () {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      onRead(chunk.length)
      yield chunk
    }
  }
  yield* readXml(() => table.place, bytes(), table)
}

/** Gives the cells of each row as it ends. */
class Table implements XmlReader {
  /** The first names of elements that are in no row. */
  readonly outside = new Set<string>()
  /** The heading is row 1, though no element is one. */
  #row = 1
  readonly #element: string
  readonly #limits: TableLimits
  readonly #take: (cells: ReadonlyMap<string, string>) => void
  #cells: Map<string, string> | null = null
  /** Elements open within the row, and whether the last one opened has none in it. */
  #depth = 0
  #isCell = false
  #text = ''
  #bytes = 0

  constructor(
    element: string,
    limits: TableLimits,
    take: (cells: ReadonlyMap<string, string>) => void,
  ) {
    this.#element = element
    this.#limits = limits
    this.#take = take
  }

  /** The row that is read, or the next one. */
  get place(): string {
    return `row.${this.#cells === null ? this.#row + 1 : this.#row}`
  }

  open = (name: string): void => {
    if (this.#cells !== null) {
      this.#depth++
      this.#isCell = true
      this.#text = ''
    } else if (name === this.#element) this.#openRow()
    else if (this.outside.size < ELEMENTS_SHOWN_MAX) this.outside.add(name)
  }

  text = (text: string): void => {
    if (!this.#isCell) return
    this.#text += text
    this.#mustFit(text)
  }

  close = (name: string): void => {
    if (this.#cells === null) return
    if (this.#depth === 0) {
      this.#take(this.#cells)
      this.#cells = null
      return
    }
    if (this.#isCell) this.#keep(name, this.#cells)
    this.#isCell = false
    this.#depth--
  }

  #openRow(): void {
    this.#row++
    const { rows } = this.#limits
    if (this.#row > rows + 1) throw beyondLimit('rows', this.#row - 1, rows)
    this.#cells = new Map()
    this.#bytes = 0
  }

  #keep(name: string, cells: Map<string, string>): void {
    let own = name
    for (let count = 2; cells.has(own); count++) own = `${name}.${count}`
    cells.set(own, this.#text)
    const { columns } = this.#limits
    if (cells.size > columns) throw beyondLimit('columns', cells.size, columns)
  }

  #mustFit(text: string): void {
    this.#bytes += Buffer.byteLength(text)
    const { rowBytes } = this.#limits
    if (this.#bytes > rowBytes) throw beyondLimit('rowBytes', this.#bytes, rowBytes)
  }
}
