/** GraphQL over HTTP, as JSON. */
export interface Transport {
  request<Data>(query: string, variables?: object, bearer?: string | null): Promise<Data>
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
  readonly extensions?: { readonly code?: string }
}

const ANSWER_WAIT_MS = 60_000

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
      const { data, errors } = await readAnswer(response)
      if (errors || !data)
        throw new TransportFault(errors?.[0]?.message ?? 'no data', response.status, errors)
      return data as never
    },
  }
}

async function readAnswer(
  response: Response,
): Promise<{ data?: unknown; errors?: readonly GraphQLFault[] }> {
  const text = await response.text()
  try {
    return JSON.parse(text)
  } catch {
    throw new TransportFault(text.slice(0, 200), response.status)
  }
}
