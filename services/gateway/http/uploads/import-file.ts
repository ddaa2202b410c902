import { pipeline } from 'node:stream/promises'
import type { Request, RequestHandler, Response } from 'express'
import { idNumber, isId, type PartyId } from '../../../../contracts/kernel/id.ts'
import { mayImport } from '../../../../contracts/trade/may-import.ts'
import { DOCUMENT_KINDS, exportReport, importDocuments } from '../../../intake/index.ts'
import { countJsonLevels, JSON_LEVELS_MAX } from '../../../platform/json-form.ts'
import { Refused, textOf } from '../../graph/refused.ts'
import { Snapshot } from '../../graph/snapshot.ts'
import type { Services, SharedServices } from '../services.ts'
import type { Caller } from '../session/caller.ts'
import { secretOf } from '../session/cookie.ts'
import { FormFault, type FormFile, readForm } from './read-form.ts'

/**
 * POST /imports, multipart/form-data: `kind`, perhaps `name` and `mapping` (JSON), and after them
 * the `file`, streamed to disk and never held in memory. Answers with the report's id and counts;
 * who does not wait for that finds the report by GraphQL, and the same file again goes on with it.
 */
export function importsFiles(shared: SharedServices): RequestHandler {
  const busy = new Set<PartyId>()
  return async (request, response) => {
    const caller = await callerOf(request, shared)
    if (!caller) return answerRefused(response, new Refused('session_must_be_open'), 401)
    const stopped = mayImport(caller.duty)
    if (stopped) return answerRefused(response, new Refused(stopped.refusal))
    if (busy.has(caller.party))
      return answerRefused(response, new Refused('file_must_be_the_only_one_on_its_way'))
    busy.add(caller.party)
    try {
      const answer = await readForm(request, file => importFile(shared, caller, file))
      if (answer instanceof Refused) answerRefused(response, answer)
      else response.json(answer)
    } catch (fault) {
      if (!(fault instanceof FormFault)) throw fault
      answerRefused(response, new Refused('upload_must_be_a_whole_form'))
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
    const caller = await callerOf(request, shared)
    if (!caller) return answerRefused(response, new Refused('session_must_be_open'), 401)
    const { id } = request.params
    const snapshot = new Snapshot(reader, async () => caller, shared.readSlots)
    const seen = isId('imp', id)
      ? await snapshot.query('select from trade.import where id = $1', [idNumber(id)])
      : []
    await snapshot.end()
    if (!isId('imp', id) || seen.length === 0)
      return answerRefused(response, new Refused('import_must_be_known'))
    response.type('text/csv').attachment(`${id}-refused.csv`)
    await pipeline(exportReport(shared.intake, id), response)
  }
}

async function callerOf(request: Request, shared: SharedServices): Promise<Caller | null> {
  const secret = secretOf(request, shared.https)
  return secret === null ? null : await shared.sessions.find(secret)
}

async function importFile(shared: SharedServices, { party, user }: Caller, form: FormFile) {
  const { fields, filename, bytes: stream } = form
  const kind = DOCUMENT_KINDS.find(one => one === fields.get('kind'))
  if (!kind) return new Refused('kind_must_be_said_before_the_file', 'kind')
  const mapping = mappingOf(fields.get('mapping'))
  if (mapping instanceof Refused) return mapping
  const name = fields.get('name') ?? filename
  const imported = await importDocuments(shared.intake, {
    ...{ party, user, kind, name, stream },
    ...mapping,
  })
  if (!imported.ok) return new Refused(imported.refusal, imported.path)
  const { id, accepted, duplicate, refused } = imported.value
  return { id, accepted, duplicate, refused }
}

function mappingOf(text: string | undefined): { mapping?: unknown } | Refused {
  if (text === undefined) return {}
  if (countJsonLevels(Buffer.from(text)) > JSON_LEVELS_MAX)
    return new Refused('json_must_be_at_most_32_levels_deep', 'mapping')
  try {
    return { mapping: JSON.parse(text) }
  } catch {
    return new Refused('mapping_must_have_its_shape', 'mapping')
  }
}

const STATUS = { BAD_INPUT: 422, NOT_ALLOWED: 403, NOT_FOUND: 404, CONFLICT: 409 } as const

function answerRefused(response: Response, { refusal, path }: Refused, status?: number): void {
  const { code, zh, en } = textOf(refusal)
  response.status(status ?? STATUS[code]).json({ refusal, path, class: code, zh, en })
}
