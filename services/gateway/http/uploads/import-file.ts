import { pipeline } from 'node:stream/promises'
import type { RequestHandler } from 'express'
import { type Answer, answer } from '../../../../contracts/kernel/answer.ts'
import { type Detailed, refuse } from '../../../../contracts/kernel/decision.ts'
import { idNumber, isId, type PartyId } from '../../../../contracts/kernel/id.ts'
import { DOCUMENT_KINDS } from '../../../../contracts/trade/document.ts'
import { mayImport } from '../../../../contracts/trade/may-import.ts'
import { exportReport, importDocuments } from '../../../intake/index.ts'
import { countJsonLevels, JSON_LEVELS_MAX } from '../../../platform/json-form.ts'
import { Snapshot } from '../../graph/snapshot.ts'
import { findSessionInLine } from '../line-up.ts'
import type { Services, SharedServices } from '../services.ts'
import type { Caller } from '../session/caller.ts'
import { answerRefused } from './answer-refused.ts'
import { FormFault, type FormFile, readForm } from './read-form.ts'
import { note } from './record-request.ts'

/**
 * POST /imports, multipart/form-data: `kind`, perhaps `name` and `mapping` (JSON), and after them
 * the `file`, streamed to disk and never held in memory. Answers with the report's id and counts;
 * who does not wait for that finds the report by GraphQL, and the same file again goes on with it.
 */
export function importsFiles(shared: SharedServices): RequestHandler {
  const busy = new Set<PartyId>()
  return async (request, response) => {
    const { caller, missed } = await findSessionInLine(shared, request)
    if (!caller) return answerRefused(response, refuse(missed ?? 'session_must_be_open'), 401)
    note(response, { caller })
    const stopped = mayImport(caller)
    if (stopped) return answerRefused(response, stopped)
    if (busy.has(caller.party))
      return answerRefused(response, refuse('file_must_be_the_only_one_on_its_way'))
    busy.add(caller.party)
    try {
      const imported = await readForm(request, file => importFile(shared, caller, file))
      if (imported.ok) {
        note(response, { made: imported.id })
        response.json(imported)
      } else answerRefused(response, imported)
    } catch (fault) {
      if (!(fault instanceof FormFault)) throw fault
      answerRefused(response, refuse('upload_must_be_a_whole_form'))
    } finally {
      busy.delete(caller.party)
    }
  }
}

/** GET /imports/ID/refused.csv: every refused cell with its reason, for those who mend the file. */
export function refusedCells({
  shared,
  reader,
}: Pick<Services, 'shared' | 'reader'>): RequestHandler {
  return async (request, response) => {
    const { caller, missed } = await findSessionInLine(shared, request)
    if (!caller) return answerRefused(response, refuse(missed ?? 'session_must_be_open'), 401)
    const { id } = request.params
    const snapshot = new Snapshot(reader, async () => caller, shared.readSlots)
    const seen = isId('imp', id)
      ? await snapshot.query('select from trade.import where id = $1', [idNumber(id)])
      : []
    await snapshot.end()
    if (!isId('imp', id) || seen.length === 0)
      return answerRefused(response, refuse('import_must_be_known'))
    response.type('text/csv').attachment(`${id}-refused.csv`)
    await pipeline(exportReport(shared.intake, id), response)
  }
}

async function importFile(shared: SharedServices, { party, user }: Caller, form: FormFile) {
  const { fields, filename, bytes: stream } = form
  const kind = DOCUMENT_KINDS.find(one => one === fields.get('kind'))
  if (!kind) return refuse('kind_must_be_said_before_the_file', 'kind')
  const mapping = parseMapping(fields.get('mapping'))
  if (!mapping.ok) return mapping
  const name = fields.get('name') ?? filename
  const imported = await importDocuments(shared.intake, {
    ...{ party, user, kind, name, stream, rowsMax: shared.storage.importRows },
    ...mapping.value,
  })
  if (!imported.ok) return imported
  const { id, accepted, duplicate, refused } = imported.value
  return { ok: true as const, id, accepted, duplicate, refused }
}

type MappingRefusal =
  | Detailed<'json_must_be_at_most_32_levels_deep', { limit: number; found: number }>
  | 'mapping_must_have_its_shape'

function parseMapping(text: string | undefined): Answer<{ mapping?: unknown }, MappingRefusal> {
  if (text === undefined) return answer({})
  const found = countJsonLevels(Buffer.from(text))
  if (found > JSON_LEVELS_MAX)
    return refuse('json_must_be_at_most_32_levels_deep', 'mapping', {
      limit: JSON_LEVELS_MAX,
      found,
    })
  try {
    return answer({ mapping: JSON.parse(text) })
  } catch {
    return refuse('mapping_must_have_its_shape', 'mapping')
  }
}
