import { pipeline } from 'node:stream/promises'
import type { Request, RequestHandler, Response } from 'express'
import type { GraphQLError, GraphQLSchema } from 'graphql'
import type { Pool } from 'pg'
import { type Cell, FORMATS, type Sheet } from '../../exports/index.ts'
import { findUnstorable } from '../../platform/json-form.ts'
import { SlotsFull } from '../../platform/slots.ts'
import type { Context } from '../graph/context.ts'
import { explainError } from '../graph/explain-error.ts'
import { inTime } from '../graph/in-time.ts'
import { READS_WAIT_MS } from '../graph/limits.ts'
import { allLists, type List } from '../graph/list.ts'
import { maskFault } from '../graph/mask-fault.ts'
import { Snapshot } from '../graph/snapshot.ts'
import { entryOfToken } from '../graph/token.ts'
import { turnedAway } from '../graph/turned-away.ts'
import {
  EXPORTS_AT_ONCE_PER_PARTY,
  EXPORTS_WAITING_PER_PARTY,
  type ExportSlots,
} from '../http/export-slots.ts'
import { log } from '../http/log.ts'
import { ReadSlots } from '../http/read-slots.ts'
import type { Services } from '../http/services.ts'
import type { Caller } from '../http/session/caller.ts'
import { isListAt, listFilters, writeDocument } from './document.ts'
import { type ExportRequest, readExportRequest } from './export-request.ts'
import { type Asking, ask, mustFit, readRows } from './read-list.ts'
import { recordExport } from './record-export.ts'
import { TITLES } from './titles.ts'

/** All reads of one export together, while it goes out. */
const EXPORT_WAIT_MS = 15 * 60_000
/** An export that nobody reads any more is given up. */
const EXPORT_IDLE_MS = 30_000

/** What a request has at hand, on a snapshot that is given or on one of its own. */
type BuildContext = (request: Request, response: Response, on: Snapshot | null) => Context

/**
 * POST /exports: a list as CSV, XLSX or PDF, with the filters and the row rights of the list, from
 * one snapshot, streamed while it is read. Who takes what out is recorded first.
 */
export function exportsLists(
  { shared, reader }: Services,
  schema: GraphQLSchema,
  buildContext: BuildContext,
): RequestHandler {
  return async (request, response) => {
    let close = async () => {}
    try {
      const caller = await buildContext(request, response, null).caller()
      if (!caller) throw turnedAway('reader_must_be_logged_in', { fields: '/exports' })
      const asked = readAsked(request.body, schema)
      const leave = await enter(shared.exportSlots, caller.party)
      const deadline = Date.now() + EXPORT_WAIT_MS
      const snapshot = new Snapshot(reader, async () => caller, new ReadSlots(), deadline)
      close = async () => {
        await snapshot.end()
        leave()
      }
      if (asked.atLeast !== null) snapshot.mustShow(asked.atLeast)
      const newContext = () => buildContext(request, response, snapshot)
      const { filters, of } = asked.request
      const asking = { schema, newContext, variables: { ...filters, of } }
      await send(shared.desk, asking, asked, { caller, response })
    } catch (fault) {
      answerFault(response, fault)
    } finally {
      await close()
    }
  }
}

async function enter(slots: ExportSlots, party: string): Promise<() => void> {
  try {
    return await inTime(slots.enter(party), Date.now() + READS_WAIT_MS, leave => leave())
  } catch (fault) {
    if (!(fault instanceof SlotsFull)) throw fault
    throw turnedAway('export_must_wait_for_the_others', {
      ...{ limit: EXPORTS_AT_ONCE_PER_PARTY, waiting: EXPORTS_WAITING_PER_PARTY },
    })
  }
}

interface Asked {
  readonly request: ExportRequest
  readonly list: List
  readonly atLeast: bigint | null
}

function readAsked(body: unknown, schema: GraphQLSchema): Asked {
  const request = readExportRequest(body)
  if ('wrong' in request) throw turnedAway('export_must_have_its_form', { reason: request.wrong })
  const unstorable = findUnstorable(request)
  if (unstorable !== null) throw turnedAway('text_must_be_storable', { field: unstorable })
  const here = allLists().filter(list => isListAt(list, request.of))
  const list = here.find(({ name }) => name === request.list)
  if (!list)
    throw turnedAway('export_must_be_of_a_list', {
      found: request.list,
      lists: here.map(({ name }) => name).join(', '),
    })
  mustTake(schema, list, request.filters)
  return { request, list, atLeast: entryOfToken(request.atLeast ?? '') }
}

function mustTake(schema: GraphQLSchema, list: List, given: object): void {
  const { all, needed } = listFilters(schema, list)
  const found = Object.keys(given).find(name => !all.includes(name))
  if (found !== undefined)
    throw turnedAway('export_must_name_filters_of_its_list', { found, filters: all.join(', ') })
  const lacking = needed.filter(name => !Object.hasOwn(given, name)).join(', ')
  if (lacking !== '') throw turnedAway('export_must_give_the_filters_it_needs', { lacking })
}

async function send(
  desk: Pool,
  asking: Asking,
  { request, list }: Asked,
  { caller, response }: { readonly caller: Caller; readonly response: Response },
): Promise<void> {
  const { format, language } = request
  const document = writeDocument(asking.schema, list, Object.keys(request.filters))
  await mustFit(asking, document, format)
  const { party, date } = await readSubject(asking)
  const title = TITLES[`${list.home}.${list.name}`]![language]
  const counted = { rows: 0 }
  const rows = await begin(count(readRows(asking, document), counted))
  const end = await recordExport(desk, caller, request)
  let whole = false
  try {
    const sheet: Sheet = {
      ...{ title, subtitle: `${party} · ${date}`, rows },
      columns: document.columns.map(({ kind, width, ...words }) => ({
        ...{ kind, width, heading: words[language] },
      })),
    }
    const file = await FORMATS[format].write(sheet, language)
    response.attachment(`${title}_${party}_${date}.${format}`.replaceAll(/[\\/:*?"<>|]/g, ' '))
    response.set({ 'content-type': FORMATS[format].mediaType, 'cache-control': 'no-store' })
    response.setTimeout(EXPORT_IDLE_MS, () => response.destroy())
    await pipeline(file, response)
    whole = true
  } finally {
    await end(counted.rows, whole)
  }
}

interface Subject {
  readonly businessDate: string
  readonly viewer: { readonly party: { readonly name: string } }
}

async function readSubject(asking: Asking) {
  const text = '{ businessDate viewer { party { name } } }'
  const { businessDate, viewer } = await ask<Subject>({ ...asking, variables: {} }, text)
  return { party: viewer.party.name, date: businessDate }
}

async function* count(rows: AsyncIterable<readonly Cell[]>, counted: { rows: number }) {
  for await (const row of rows) {
    counted.rows += 1
    yield row
  }
}

/** Reads the first row before anything goes out, so that what is refused is told as a refusal. */
async function begin<Row>(rows: AsyncGenerator<Row>): Promise<AsyncIterable<Row>> {
  const first = await rows.next()
  return (async function* () {
    if (first.done) return
    yield first.value
    yield* rows
  })()
}

/** Once rows have gone out nothing can be told; the file breaks off, which its taker notices. */
function answerFault(response: Response, fault: unknown): void {
  const told = explainError(maskFault(fault) as GraphQLError)
  const { http, ...extensions } = told.extensions as { http: { status: number; headers: object } }
  if (http.status >= 500) log.error({ err: fault }, 'an export failed')
  if (response.headersSent) response.destroy()
  else
    response
      .status(http.status)
      .set(http.headers)
      .json({ errors: [{ message: told.message, extensions }] })
}
