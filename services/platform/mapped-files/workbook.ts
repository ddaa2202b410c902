import { FileStopped } from './refusal.ts'
import { readXml, type XmlReader } from './xml.ts'
import type { ZipFile } from './zip.ts'

const WORKBOOK = 'xl/workbook.xml'

/** How a style shows a number: what a CSV export of the sheet would write. */
export type Shown = 'number' | 'date' | 'percent' | { readonly zeros: number }

/** What the cells of one sheet refer to. */
export interface Workbook {
  /** The part of the sheet. */
  readonly sheet: string
  readonly styles: readonly Shown[]
  readonly texts: readonly string[]
  /** Days count from 1904, as on old Macs. */
  readonly from1904: boolean
}

/** Reads what surrounds a sheet: the one declared, or the only one there is. */
export async function readWorkbook(zip: ZipFile, declared: string | undefined): Promise<Workbook> {
  if (!zip.has(WORKBOOK)) throw new FileStopped('file_must_be_csv_xlsx_or_parquet')
  const sheets = new Map<string, string>()
  let from1904 = false
  await readPart(zip, WORKBOOK, (name, a) => {
    if (name === 'sheet') sheets.set(a['name'] ?? '', a['r:id'] ?? relationId(a))
    if (name === 'workbookPr') from1904 = /^(1|true)$/.test(a['date1904'] ?? '')
  })
  const names = [...sheets.keys()]
  const name = declared ?? (names.length === 1 ? names[0]! : '')
  if (!sheets.has(name))
    throw new FileStopped('sheet_must_be_declared', 'mapping.sheet', declared, names.join(', '))
  const targets = new Map<string, string>()
  await readPart(zip, 'xl/_rels/workbook.xml.rels', (name, a) => {
    if (name !== 'Relationship') return
    const target = a['Target'] ?? ''
    const part = target.startsWith('/') ? target.slice(1) : `xl/${target}`
    targets.set(a['Id'] ?? '', part)
    targets.set((a['Type'] ?? '').split('/').at(-1)!, part)
  })
  const styles = targets.get('styles')
  const texts = targets.get('sharedStrings')
  return {
    sheet: targets.get(sheets.get(name)!) ?? '',
    styles: styles === undefined ? [] : await readStyles(zip, styles),
    texts: texts === undefined ? [] : await readTexts(zip, texts),
    from1904,
  }
}

async function readPart(zip: ZipFile, part: string, open: XmlReader['open']): Promise<void> {
  const none = () => undefined
  for await (const _ of readXml(part, zip.read(part), { open, close: none, text: none }));
}

function relationId(attributes: Record<string, string>): string {
  return Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? ''
}

async function readStyles(zip: ZipFile, part: string): Promise<readonly Shown[]> {
  const codes = new Map<number, string>()
  const styles: Shown[] = []
  let inCells = false
  await readPart(zip, part, (name, a) => {
    if (name === 'numFmt') codes.set(Number(a['numFmtId']), a['formatCode'] ?? '')
    if (name === 'cellXfs') inCells = true
    if (name === 'cellStyles') inCells = false
    if (name === 'xf' && inCells) styles.push(shownAs(Number(a['numFmtId']), codes))
  })
  return styles
}

/** Formats that are built in and have no code in the file, East Asian dates among them. */
const DATES = [
  [14, 17],
  [22, 22],
  [27, 31],
  [34, 36],
  [50, 54],
  [57, 58],
]
const PERCENTS = [9, 10]

function shownAs(id: number, codes: ReadonlyMap<number, string>): Shown {
  const code = codes.get(id)
  if (code === undefined) {
    if (DATES.some(([from, to]) => id >= from! && id <= to!)) return 'date'
    return PERCENTS.includes(id) ? 'percent' : 'number'
  }
  if (/^0{2,}$/.test(code)) return { zeros: code.length }
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '')
  if (/[yd]/i.test(bare)) return 'date'
  return bare.includes('%') ? 'percent' : 'number'
}

/** Of each shared text its runs, joined; how it is pronounced (`rPh`) is no part of it. */
async function readTexts(zip: ZipFile, part: string): Promise<readonly string[]> {
  const texts: string[] = []
  let text = ''
  let isText = false
  let isSound = false
  const reader: XmlReader = {
    open: name => {
      if (name === 'si') text = ''
      if (name === 'rPh') isSound = true
      isText = name === 't' && !isSound
    },
    close: name => {
      isText = false
      if (name === 'rPh') isSound = false
      if (name === 'si') texts.push(unescaped(text))
    },
    text: more => {
      if (isText) text += more
    },
  }
  for await (const _ of readXml(part, zip.read(part, 'sharedTextBytes'), reader));
  return texts
}

/** `_x000D_` stands for a character that XML cannot hold. */
export function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}
