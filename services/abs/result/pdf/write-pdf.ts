import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { Language } from '../../../../contracts/abs/deal/deal-text.ts'
import { makePaper, writeFooters } from '../../../platform/paper/paper.ts'
import { LABELS } from '../labels.ts'
import type { Report } from '../report.ts'
import { drawHeadroom } from './headroom.ts'
import {
  drawBalances,
  drawCash,
  drawMethod,
  drawStrata,
  drawStresses,
  drawSummary,
} from './pages.ts'

/**
 * Writes the report as a PDF: summary, charts as vectors, tables. Equal reports have equal bytes.
 */
export async function writePdf(file: string, report: Report, language: Language): Promise<void> {
  const { deal } = report
  const title = `${deal.name[language]} ${LABELS.title[language]}`
  const paper = makePaper(title, language, new Date(`${deal.dates.cutOff}T00:00:00Z`))
  drawSummary(paper, report)
  drawStresses(paper, report)
  paper.doc.addPage()
  drawBalances(paper, report)
  paper.doc.addPage()
  drawHeadroom(paper, report)
  drawCash(paper, report)
  drawStrata(paper, report)
  drawMethod(paper, report)
  writeFooters(paper, `${title} · ${LABELS.unitYuan[language]}`, LABELS.page[language])
  paper.doc.end()
  await pipeline(paper.doc, createWriteStream(file))
}
