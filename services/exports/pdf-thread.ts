import { buffer } from 'node:stream/consumers'
import { parentPort, workerData } from 'node:worker_threads'
import {
  COLOURS,
  makePaper,
  writeFooters,
  writeHeading,
  writeLine,
} from '../platform/paper/paper.ts'
import { drawTable } from '../platform/paper/table.ts'
import type { PageTask } from './pdf.ts'

const PAGE_TEXT = { zh: '第 {0} 页，共 {1} 页', en: 'Page {0} of {1}' } as const

/** Draws what its owner gave it, and answers with the bytes. */
async function draw({ title, subtitle, language, columns, rows }: PageTask): Promise<Buffer> {
  const paper = makePaper(title, language, new Date(), 'landscape')
  const { doc, left, width } = paper
  const bytes = buffer(doc)
  writeHeading(paper, title)
  writeLine(paper, subtitle, left, doc.y, { size: 8, colour: COLOURS.soft, width })
  doc.y += 16
  drawTable(
    paper,
    columns.map(({ heading, kind, width: weight }) => ({
      ...{ title: heading, weight },
      align: kind === 'amount' || kind === 'count' ? 'right' : 'left',
    })),
    rows,
  )
  writeFooters(paper, `${title} · ${subtitle}`, PAGE_TEXT[language])
  doc.end()
  return await bytes
}

parentPort?.postMessage(await draw(workerData as PageTask))
