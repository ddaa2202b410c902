import { setTimeout as sleep } from 'node:timers/promises'
import { httpTransport, type Transport, TransportFault } from '../client/index.ts'

const PATIENCE_MS = 60_000
const PAUSE_MS = 250

/**
 * Asks the same again while a server is away: commands have ids, so what was done is not done
 * twice. What the gateway says is the asker's own mistake is thrown at once.
 */
export function patientTransport(url: string): Transport {
  const transport = httpTransport(url)
  return {
    request: (query, variables, bearer) =>
      patiently(() => transport.request(query, variables, bearer), isFinal),
    upload: (form, bearer) => patiently(() => transport.upload(form, bearer), isFinal),
    put: (link, file) => patiently(() => transport.put(link, file), isFinal),
    fetch: link => patiently(() => transport.fetch(link), isFinal),
    stream: (query, bearer, stop) => transport.stream(query, bearer, stop),
    download: (what, bearer) => patiently(() => transport.download(what, bearer), isFinal),
  }
}

/** For what may be done twice; bounded. */
export async function patiently<Value>(
  ask: () => Promise<Value>,
  isFinal: (fault: unknown) => boolean = () => false,
): Promise<Value> {
  for (const until = Date.now() + PATIENCE_MS; ; ) {
    try {
      return await ask()
    } catch (fault) {
      if (isFinal(fault) || Date.now() > until) throw fault
      await sleep(PAUSE_MS)
    }
  }
}

const FINAL = new Set([
  'BAD_USER_INPUT',
  'FORBIDDEN',
  'UNAUTHENTICATED',
  'GRAPHQL_VALIDATION_FAILED',
])

function isFinal(fault: unknown): boolean {
  if (!(fault instanceof TransportFault)) return false
  const { status, errors } = fault
  return (status >= 400 && status < 500) || errors.some(e => FINAL.has(e.extensions?.code ?? ''))
}
