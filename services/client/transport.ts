import type { Details } from '../../contracts/kernel/decision.ts'
import type { ExportedFile, ListExport } from './list-export.ts'

/** GraphQL over HTTP, as JSON; files as forms beside it. */
export interface Transport {
  request<Data>(query: string, variables?: object, bearer?: string | null): Promise<Data>
  /** A form with a file. A refusal is an answer as well. */
  upload<Data>(form: FormData, bearer: string): Promise<Data>
  /** The bytes of a file to a link that was given for it. A refusal is an answer as well. */
  put<Data>(link: string, file: Blob): Promise<Data>
  /** The bytes of the file at a link; null: there is none. */
  fetch(link: string): Promise<Blob | null>
  /** A list as a file, while it is written. */
  download(what: ListExport, bearer: string): Promise<ExportedFile>
}

/** The server did not answer as agreed; the same request may be sent again. */
export class TransportFault extends Error {
  override name = 'TransportFault'
  readonly status: number
  readonly errors: readonly GraphQLFault[]

  constructor(message: string, status: number, errors: readonly GraphQLFault[] = []) {
    super(message)
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
      const response = await fetch(url, {
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
    upload: async (form, bearer) => {
      const response = await fetch(new URL('imports', url), {
        method: 'POST',
        headers: { authorization: `Bearer ${bearer}` },
        body: form,
        signal: AbortSignal.timeout(UPLOAD_WAIT_MS),
      })
      const answer = await readAnswer<{ refusal?: string; id?: string }>(response)
      if (!answer.refusal && !answer.id) throw new TransportFault('no answer', response.status)
      return answer as never
    },
    put: async (link, file) => {
      const signal = AbortSignal.timeout(UPLOAD_WAIT_MS)
      const response = await fetch(new URL(link, url), { method: 'POST', body: file, signal })
      const answer = await readAnswer<{ refusal?: string; hash?: string }>(response)
      if (!answer.refusal && !answer.hash) throw new TransportFault('no answer', response.status)
      return answer as never
    },
    fetch: async link => {
      const response = await fetch(new URL(link, url), {
        signal: AbortSignal.timeout(UPLOAD_WAIT_MS),
      })
      if (response.status === 404) return null
      if (!response.ok) throw new TransportFault(await response.text(), response.status)
      return await response.blob()
    },
    download: async (what, bearer) => {
      const response = await fetch(new URL('exports', url), {
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

interface GraphQLAnswer {
  readonly data?: unknown
  readonly errors?: readonly GraphQLFault[]
}

async function readAnswer<Answer>(response: Response): Promise<Answer> {
  const text = await response.text()
  try {
    return JSON.parse(text)
  } catch {
    throw new TransportFault(text.slice(0, 200), response.status)
  }
}
