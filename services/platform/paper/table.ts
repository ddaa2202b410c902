import { COLOURS, type Paper, writeLine } from './paper.ts'

export interface Column {
  readonly title: string
  /** The width relative to the other columns. */
  readonly weight: number
  readonly align?: 'left' | 'right'
}

const ROW_HEIGHT = 15
const PAD = 4

/** Draws a table from the cursor on, over as many pages as it needs, with its heading on each. */
export function drawTable(
  paper: Paper,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): void {
  const { doc, bottom } = paper
  const lay = layout(paper, columns)
  const head = () => {
    doc.rect(paper.left, doc.y, paper.width, ROW_HEIGHT + 1).fill(COLOURS.head)
    lay(
      columns.map(c => c.title),
      { colour: '#ffffff', bold: true },
    )
    doc.y += 1
  }
  if (doc.y + 3 * ROW_HEIGHT > bottom) doc.addPage()
  head()
  rows.forEach((row, i) => {
    if (doc.y + ROW_HEIGHT > bottom) {
      doc.addPage()
      head()
    }
    if (i % 2 === 1) doc.rect(paper.left, doc.y, paper.width, ROW_HEIGHT).fill(COLOURS.band)
    lay(row, {})
  })
  doc
    .moveTo(paper.left, doc.y)
    .lineTo(paper.left + paper.width, doc.y)
    .lineWidth(0.5)
    .stroke(COLOURS.rule)
  doc.y += 12
}

function layout(paper: Paper, columns: readonly Column[]) {
  const whole = columns.reduce((sum, c) => sum + c.weight, 0)
  const widths = columns.map(c => (c.weight / whole) * paper.width)
  return (cells: readonly string[], style: { colour?: string; bold?: boolean }) => {
    let x = paper.left
    for (const [i, { align = 'left' }] of columns.entries()) {
      const width = widths[i]! - 2 * PAD
      writeLine(paper, cells[i] ?? '', x + PAD, paper.doc.y + 2, {
        ...style,
        size: 7.5,
        width,
        align,
      })
      x += widths[i]!
    }
    paper.doc.y += ROW_HEIGHT
  }
}
