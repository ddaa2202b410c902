import { once } from 'node:events'
import { Readable } from 'node:stream'
import { Worker } from 'node:worker_threads'
import { formatMinor, formatUnits } from '../../contracts/kernel/money.ts'
import type { Cell, CellKind, Language, Sheet, SheetColumn } from './sheet.ts'

/** What a thread is given to draw: all of it as text, since there is a limit of rows. */
export interface PageTask {
  readonly title: string
  readonly subtitle: string
  readonly language: Language
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly (readonly string[])[]
}

/** Of one page task; a large list of rows does not take the program's memory. */
const THREAD_MIB = 512

/** Draws a sheet as pages, in a thread of its own: it takes seconds that others would wait for. */
export async function writePdf(sheet: Sheet, language: Language): Promise<Readable> {
  const { title, subtitle, columns } = sheet
  const rows: string[][] = []
  for await (const row of sheet.rows)
    rows.push(row.map((cell, n) => showCell(cell, columns[n]!.kind)))
  const workerData: PageTask = { title, subtitle, language, columns, rows }
  const thread = new Worker(new URL('./pdf-thread.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: THREAD_MIB },
  })
  const [bytes] = (await once(thread, 'message')) as [Uint8Array]
  await thread.terminate()
  return Readable.from([bytes])
}

/** As people read it: `1,234.50`. */
function showCell(cell: Cell, kind: CellKind): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') return formatMinor(cell.minor, cell.currency)
  return kind === 'count' ? formatUnits(cell) : cell
}
