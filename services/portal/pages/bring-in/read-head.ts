/** The beginning of a CSV file: its headings and first rows, and how it is written. */
export interface FileHead {
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly encoding: 'utf-8' | 'gb18030'
  readonly delimiter: ',' | ';' | '\t' | '|'
}

const HEAD_BYTES = 64 * 1024
const HEAD_ROWS = 5
const DELIMITERS = [',', '\t', ';', '|'] as const

/** Reads the beginning of a file, however large it is; null where it is no CSV. */
export async function readHead(file: Blob): Promise<FileHead | null> {
  const bytes = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer())
  if (isPacked(bytes)) return null
  const { text, encoding } = decode(bytes, file.size > HEAD_BYTES)
  const [first = ''] = text.split('\n', 1)
  const delimiter = DELIMITERS.toSorted((a, b) => count(first, b) - count(first, a))[0]!
  const [headings, ...rows] = parseRows(text, delimiter, HEAD_ROWS + 1)
  if (!headings?.some(heading => heading !== '')) return null
  return { headings: headings.filter(heading => heading !== ''), rows, encoding, delimiter }
}

/** A workbook, or Parquet. */
function isPacked(bytes: Uint8Array): boolean {
  const sign = String.fromCharCode(...bytes.slice(0, 4))
  return sign.startsWith('PK') || sign === 'PAR1'
}

/** UTF-8 where it is that; what is cut in the middle of a character is no error. */
function decode(bytes: Uint8Array, cut: boolean): Pick<FileHead, 'encoding'> & { text: string } {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: cut })
    return { text, encoding: 'utf-8' }
  } catch {
    return { text: new TextDecoder('gb18030').decode(bytes), encoding: 'gb18030' }
  }
}

function count(text: string, mark: string): number {
  return text.split(mark).length
}

/** The first rows, with what stands in quotation marks as it is. */
function parseRows(text: string, delimiter: string, most: number): string[][] {
  const rows: string[][] = [[]]
  let [cell, quoted] = ['', false]
  for (let i = 0; i < text.length && rows.length <= most; i++) {
    const char = text[i]!
    if (quoted && char === '"' && text[i + 1] === '"') {
      cell += '"'
      i++
    } else if (char === '"') quoted = !quoted
    else if (!quoted && (char === delimiter || char === '\n')) {
      rows.at(-1)!.push(cell.trim())
      cell = ''
      if (char === '\n') rows.push([])
    } else cell += char
  }
  if (cell.trim() !== '') rows.at(-1)!.push(cell.trim())
  return rows.filter(row => row.some(one => one !== '')).slice(0, most)
}
