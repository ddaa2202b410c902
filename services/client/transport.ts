import type { Details } from '../../contracts/kernel/decision.ts'
import type { ExportedFile, ListExport } from './list-export.ts'
import { readEvents } from './read-events.ts'
import { type OnSent, sendFile } from './send-file.ts'

/** GraphQL over HTTP, as JSON; files as forms beside it. */
export interface Transport {
  request<Data>(query: string, variables?: object, bearer?: string | null): Promise<Data>
  /** A form with a file. A refusal is an answer as well. */
  upload<Data>(form: FormData, bearer: string, onSent?: OnSent): Promise<Data>
  /** The bytes of a file to a link that was given for it. A refusal is an answer as well. */
  put<Data>(link: string, file: Blob, onSent?: OnSent): Promise<Data>
  /** The bytes of the file at a link; null: there is none. */
  fetch(link: string): Promise<Blob | null>
  /** What a subscription tells, until it ends or is told to stop. */
  stream<Data>(query: string, bearer: string, stop: AbortSignal): AsyncGenerator<Data>
  /** A list as a file, while it is written. */
  download(what: ListExport, bearer: string): Promise<ExportedFile>
}

/** The status of a fault where no answer came at all. */
export const NO_ANSWER = 0

/** The server did not answer as agreed; the same request may be sent again. */
export class TransportFault extends Error {
  override name = 'TransportFault'
  /** Of HTTP; `NO_ANSWER` where the connection was torn. */
  readonly status: number
  readonly errors: readonly GraphQLFault[]

  constructor(
    message: string,
    status: number,
    errors: readonly GraphQLFault[] = [],
    cause?: unknown,
  ) {
    super(message, { cause })
    this.status = status
    this.errors = errors
  }
}

export interface GraphQLFault {
  readonly message: string
  readonly path?: readonly (string | number)[]
  /** Both sentences say what is to be done; `details` has what they show. */
  readonly extensions?: {
    readonly code?: string
    readonly zh?: string
    readonly en?: string
    readonly details?: Details
  }
}

const ANSWER_WAIT_MS = 60_000
/** A large file is sent, and each of its rows is judged. */
const UPLOAD_WAIT_MS = 30 * 60_000

/** `url` is that of the GraphQL endpoint. */
export function httpTransport(url: string): Transport {
  return {
    request: async (query, variables = {}, bearer = null) => {
      const response = await ask(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
        },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(ANSWER_WAIT_MS),
      })
      const { data, errors } = await readAnswer<GraphQLAnswer>(response)
      if (errors || !data) throw new TransportFault(describeErrors(errors), response.status, errors)
      return data as never
    },
    upload: async (form, bearer, onSent) => {
      const headers = { authorization: `Bearer ${bearer}` }
      const response = await send(new URL('imports', url), form, { headers, onSent })
      const answer = await readAnswer<{ refusal?: string; id?: string }>(response)
      if (!answer.refusal && !answer.id) throw new TransportFault('no answer', response.status)
      return answer as never
    },
    put: async (link, file, onSent) => {
      const response = await send(new URL(link, url), file, { onSent })
      const answer = await readAnswer<{ refusal?: string; hash?: string }>(response)
      if (!answer.refusal && !answer.hash) throw new TransportFault('no answer', response.status)
      return answer as never
    },
    fetch: async link => {
      const response = await ask(new URL(link, url), {
        signal: AbortSignal.timeout(UPLOAD_WAIT_MS),
      })
      if (response.status === 404) return null
      if (!response.ok) throw new TransportFault(await response.text(), response.status)
      return await response.blob()
    },
    stream: (query, bearer, stop) => openStream(url, { query, bearer, stop }),
    download: async (what, bearer) => {
      const response = await ask(new URL('exports', url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` },
        body: JSON.stringify(what),
        signal: AbortSignal.timeout(UPLOAD_WAIT_MS),
      })
      if (response.ok && response.body)
        return { name: readFileName(response.headers), bytes: response.body }
      const { errors } = await readAnswer<GraphQLAnswer>(response)
      throw new TransportFault(describeErrors(errors), response.status, errors)
    },
  }
}

/** Where the connection is torn no answer comes, whether or not the request was carried out. */
async function ask(url: string | URL, init: RequestInit): Promise<Response> {
  return await mustBeAnswered(fetch(url, init))
}

interface HowSent {
  readonly headers?: Readonly<Record<string, string>>
  readonly onSent: OnSent | undefined
}

async function send(
  url: URL,
  body: Blob | FormData,
  { headers = {}, onSent }: HowSent,
): Promise<Response> {
  const signal = AbortSignal.timeout(UPLOAD_WAIT_MS)
  return onSent
    ? await mustBeAnswered(sendFile(url, body, { headers, signal, onSent }))
    : await ask(url, { method: 'POST', headers, body, signal })
}

async function mustBeAnswered(asked: Promise<Response>): Promise<Response> {
  try {
    return await asked
  } catch (cause) {
    throw new TransportFault(`no answer came: ${(cause as Error).message}`, NO_ANSWER, [], cause)
  }
}

/** The duty of the first, and its sentence. */
function describeErrors([first]: readonly GraphQLFault[] = []): string {
  if (!first) return 'no data'
  const { message, extensions } = first
  return extensions?.en ? `${message}: ${extensions.en}` : message
}

/** RFC 6266: the name in UTF-8, or else the plain one. */
function readFileName(headers: Headers): string {
  const said = headers.get('content-disposition') ?? ''
  const [, encoded] = /filename\*=UTF-8''([^;]+)/.exec(said) ?? []
  if (encoded !== undefined) return decodeURIComponent(encoded)
  return /filename="([^"]*)"/.exec(said)?.[1] ?? 'list'
}

interface OpenedStream {
  readonly query: string
  readonly bearer: string
  readonly stop: AbortSignal
}

async function* openStream<Data>(
  url: string,
  { query, bearer, stop }: OpenedStream,
): AsyncGenerator<Data> {
  const response = await ask(url, {
    method: 'POST',
    headers: {
      ...{ 'content-type': 'application/json', accept: 'text/event-stream' },
      authorization: `Bearer ${bearer}`,
    },
    body: JSON.stringify({ query }),
    signal: stop,
  })
  if (!response.ok || !response.body)
    throw new TransportFault('no stream was opened', response.status)
  const events = readEvents<GraphQLAnswer>(mustGoOn(response.body))
  for await (const { data, errors } of events) {
    if (errors || !data) throw new TransportFault(describeErrors(errors), response.status, errors)
    yield data as Data
  }
}

/** Not every browser lets a stream be iterated. */
async function* mustGoOn(bytes: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = bytes.getReader()
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value
  } catch (cause) {
    throw new TransportFault('the stream was torn off', NO_ANSWER, [], cause)
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

interface GraphQLAnswer {
  readonly data?: unknown
  readonly errors?: readonly GraphQLFault[]
}

async function readAnswer<Answer>(response: Response): Promise<Answer> {
  const text = await response.text().catch(cause => {
    throw new TransportFault('the answer was torn off', NO_ANSWER, [], cause)
  })
  try {
    return JSON.parse(text)
  } catch {
    throw new TransportFault(text.slice(0, 200), response.status)
  }
}
