/** The looks a cell can have, in the order of `STYLES`. */
export const LOOKS = ['plain', 'heading', 'money', 'rate', 'date', 'right'] as const
export type Look = (typeof LOOKS)[number]

export interface Cell {
  readonly value: string | number
  readonly look: Look
}

export interface Sheet {
  readonly name: string
  readonly widths: readonly number[]
  /** The first row is the heading and stays in sight. */
  readonly rows: readonly (readonly (Cell | null)[])[]
}

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

export const STYLES =
  `${XML}<styleSheet xmlns="${MAIN}">` +
  '<numFmts count="3"><numFmt numFmtId="164" formatCode="#,##0.00"/>' +
  '<numFmt numFmtId="165" formatCode="0.0000%"/>' +
  '<numFmt numFmtId="166" formatCode="yyyy\\-mm\\-dd"/></numFmts>' +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>' +
  '<font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/></font></fonts>' +
  '<fills count="3"><fill><patternFill patternType="none"/></fill>' +
  '<fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FF1F3A5F"/></patternFill></fill></fills>' +
  '<borders count="1"><border/></borders>' +
  '<cellStyleXfs count="1"><xf/></cellStyleXfs>' +
  '<cellXfs count="6"><xf/><xf fontId="1" fillId="2" applyFont="1" applyFill="1"/>' +
  '<xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/>' +
  '<xf numFmtId="166" applyNumberFormat="1"/>' +
  '<xf applyAlignment="1"><alignment horizontal="right"/></xf></cellXfs></styleSheet>'

export function sheetXml({ widths, rows }: Sheet): string {
  const columns = widths.map(
    (width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  )
  const letters = widths.map((_, i) => columnLetters(i))
  return (
    `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
    `</sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>` +
    `${rows.map((row, i) => rowXml(row, i + 1, letters)).join('')}</sheetData></worksheet>`
  )
}

function rowXml(row: readonly (Cell | null)[], number: number, letters: readonly string[]): string {
  let cells = ''
  for (let i = 0; i < row.length; i++) {
    const cell = row[i]
    if (cell) cells += cellXml(cell, `${letters[i]}${number}`)
  }
  return `<row r="${number}">${cells}</row>`
}

function cellXml({ value, look }: Cell, at: string): string {
  const style = look === 'plain' ? '' : ` s="${LOOKS.indexOf(look)}"`
  if (typeof value === 'number') return `<c r="${at}"${style}><v>${value}</v></c>`
  const text = `<is><t xml:space="preserve">${escaped(value)}</t></is>`
  return `<c r="${at}"${style} t="inlineStr">${text}</c>`
}

function columnLetters(i: number): string {
  const last = String.fromCharCode(65 + (i % 26))
  return i < 26 ? last : columnLetters(Math.floor(i / 26) - 1) + last
}

const SPECIAL: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** Characters that XML does not have are left out. */
export function escaped(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.replace(/[&<>"]|[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, character => {
    return SPECIAL[character] ?? ''
  })
}
