import { type Answer, answer } from '../../../contracts/kernel/answer.ts'
import type { AnyDraft, Documents } from '../document/document.ts'
import type { FileRefusal } from '../refusal.ts'
import type { SourceRow } from '../write-chunk.ts'
import { csvRows, isBlank, surveyFile } from './csv-file.ts'
import { type Heading, headingOf } from './heading.ts'
import { type Mapping, ownMapping, readMapping } from './mapping.ts'
import type { Source } from './source.ts'
import { type Spool, spoolFile } from './spool.ts'

/** Takes a CSV stream in and finds out whether it can be read as a whole. */
export async function openFile(
  stream: AsyncIterable<Uint8Array>,
  declared: unknown,
  documents: Pick<Documents<AnyDraft>, 'fields' | 'needed'>,
): Promise<Answer<Source, FileRefusal>> {
  const mapping = readMapping(declared ?? ownMapping([]), documents.fields)
  if (!mapping.ok) return mapping
  const spooled = await spoolFile(stream, mapping.value.encoding)
  if (!spooled.ok) return spooled
  try {
    const opened = await openSpool(spooled.value, mapping.value, declared === undefined, documents)
    if (!opened.ok) await spooled.value.remove()
    return opened
  } catch (error) {
    await spooled.value.remove()
    throw error
  }
}

async function openSpool(
  spool: Spool,
  declared: Mapping,
  isOwn: boolean,
  { fields, needed }: Pick<Documents<AnyDraft>, 'fields' | 'needed'>,
): Promise<Answer<Source, FileRefusal>> {
  const survey = await surveyFile(spool, declared)
  if (!survey.ok) return survey
  const { headings, rows } = survey.value
  // Without a mapping the headings are fields: one that is none is refused as a mapping's would be.
  const mapping = isOwn ? readMapping(ownMapping(headings), fields) : answer(declared)
  if (!mapping.ok) return mapping
  const heading = headingOf(headings, mapping.value, needed)
  if (!heading.ok) return heading
  return answer({
    mapping: mapping.value,
    contentHash: spool.hash,
    rowCount: rows,
    rows: () => sourceRows(spool, mapping.value, headings.length, heading.value),
    close: spool.remove,
  })
}

async function* sourceRows(
  spool: Spool,
  mapping: Mapping,
  width: number,
  heading: Heading,
): AsyncGenerator<SourceRow | null> {
  let number = 0
  for await (const row of csvRows(spool, mapping)) {
    number++
    if (number === 1) continue
    if (isBlank(row)) yield null
    else if (row.length === width) yield { number, read: heading(row) }
    else yield { number, read: { field: '', refusal: 'row_must_have_every_cell' } }
  }
}
