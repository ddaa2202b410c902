import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import type { Language } from '../../../contracts/abs/deal/deal-text.ts'

/** An A4 document with its fonts and colours; `doc.y` is the cursor. */
export interface Paper {
  readonly doc: PDFKit.PDFDocument
  readonly language: Language
  /** The left edge of the text column, in points. */
  readonly left: number
  readonly width: number
  readonly bottom: number
}

export const COLOURS = {
  ink: '#1b2733',
  soft: '#66727f',
  rule: '#d5dbe1',
  band: '#f3f6f8',
  head: '#1f3a5f',
  bad: '#b8432f',
  good: '#2f7d5b',
} as const

/** The colours of series, in order; they differ in lightness, so that they differ in grey too. */
export const SERIES = ['#1f3a5f', '#3d7ea6', '#8ab6c9', '#d99a2b', '#b8432f', '#7a5c99', '#5f8f5a']

/** pdfkit keeps a font by the path it was opened with; by other names it opens it at each use. */
const REGULAR = findFont('400Regular')
const MEDIUM = findFont('500Medium')

/** What of the fonts was read ahead, by their paths. */
const readAhead = new Map<string, Buffer>()

const MARGIN = 48
const FOOTER = 30

/** Reads the fonts before there is anything to write; their twenty megabytes stay in memory. */
export function readFontsAhead(): void {
  for (const path of [REGULAR, MEDIUM]) readAhead.set(path, readFileSync(path))
}

/**
 * Makes the document. `createdOn` is written instead of the time, so that equal reports have equal
 * bytes.
 */
export function makePaper(
  title: string,
  language: Language,
  createdOn: Date,
  layout: 'portrait' | 'landscape' = 'portrait',
): Paper {
  const doc = new PDFDocument({
    size: 'A4',
    layout,
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN },
    bufferPages: true,
    autoFirstPage: true,
    lang: language === 'zh' ? 'zh-CN' : 'en',
    displayTitle: true,
    info: { Title: title, Creator: 'Tallystick', CreationDate: createdOn, ModDate: createdOn },
    // None yet: a font that was read ahead has a name only once it is registered.
    font: null as unknown as string,
  })
  for (const [path, bytes] of readAhead) doc.registerFont(path, bytes)
  doc.font(REGULAR)
  return {
    doc,
    language,
    left: MARGIN,
    width: doc.page.width - 2 * MARGIN,
    bottom: doc.page.height - MARGIN - FOOTER,
  }
}

/** Writes one line at a position, cut to `width` with an ellipsis; the cursor does not move. */
export function writeLine(
  { doc }: Paper,
  text: string,
  x: number,
  y: number,
  style: {
    readonly size?: number
    readonly colour?: string
    readonly width?: number
    readonly align?: 'left' | 'right' | 'center'
    readonly bold?: boolean
  } = {},
): void {
  const { size = 8.5, colour = COLOURS.ink, width, align = 'left', bold = false } = style
  doc.font(bold ? MEDIUM : REGULAR, size).fillColor(colour)
  // No glyph is wider than the type is high: most texts need not be measured.
  const fits = width === undefined || text.length * size <= width
  const shown = fits ? text : cutToWidth(doc, text, width)
  const room = width === undefined ? {} : { width: width + 1, align }
  const { y: before } = doc
  doc.text(shown, x, y, { lineBreak: false, ...room })
  doc.y = before
}

export function writeHeading(paper: Paper, text: string): void {
  const { doc, left, width } = paper
  writeLine(paper, text, left, doc.y, { size: 12, bold: true, colour: COLOURS.head })
  doc.y += 19
  doc
    .moveTo(left, doc.y)
    .lineTo(left + width, doc.y)
    .lineWidth(0.8)
    .stroke(COLOURS.head)
  doc.y += 8
}

/** Starts a new page when less than `height` is left on this one. */
export function ensureRoom({ doc, bottom }: Paper, height: number): void {
  if (doc.y + height > bottom) doc.addPage()
}

/** Writes the footers, once the number of pages is known. */
export function writeFooters(paper: Paper, text: string, pageText: string): void {
  const { doc, left, width } = paper
  const { count } = doc.bufferedPageRange()
  for (let i = 0; i < count; i++) {
    doc.switchToPage(i)
    // The footer stands in the margin, where pdfkit would otherwise start a new page.
    doc.page.margins.bottom = 0
    const y = doc.page.height - MARGIN - 6
    const page = pageText.replace('{0}', String(i + 1)).replace('{1}', String(count))
    writeLine(paper, text, left, y, { size: 7.5, colour: COLOURS.soft, width: width - 110 })
    const right = { size: 7.5, colour: COLOURS.soft, width: 110, align: 'right' } as const
    writeLine(paper, page, left + width - 110, y, right)
  }
}

function cutToWidth(doc: PDFKit.PDFDocument, text: string, width: number): string {
  if (doc.widthOfString(text) <= width) return text
  const characters = [...text]
  const cut = (kept: number) => `${characters.slice(0, kept).join('')}…`
  let kept = 0
  let beyond = characters.length
  while (beyond - kept > 1) {
    const middle = Math.floor((kept + beyond) / 2)
    if (doc.widthOfString(cut(middle)) <= width) kept = middle
    else beyond = middle
  }
  return cut(kept)
}

function findFont(weight: '400Regular' | '500Medium'): string {
  const name = `@expo-google-fonts/noto-sans-sc/${weight}/NotoSansSC_${weight}.ttf`
  return createRequire(import.meta.url).resolve(name)
}
