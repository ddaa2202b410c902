import { type Transport, TransportFault } from './transport.ts'

const CHANGED = 'subscription { changed }'
/** After which pauses a stream is opened again that could not be, or was torn. */
const PAUSES_MS = [0, 1_000, 5_000, 15_000]

interface FollowParts<Task> {
  readonly transport: Transport
  readonly bearer: () => Promise<string>
  readonly tasks: () => Promise<readonly Task[]>
}

/** By what one list of tasks is told from another: which there are, and who has signed. */
interface Followed {
  readonly id: string
  readonly dueOn: string | null
  readonly draft: { readonly signedBy: readonly string[] } | null
}

/**
 * Tells the tasks of the party: at once, and again each time they have changed, until it is told to
 * stop. The stream itself says only that something is new; what it is, is read under the rights of
 * that moment. A stream that ends is opened again, and nothing that came between is missed.
 */
export async function* followTasks<Task extends Followed>(
  { transport, bearer, tasks }: FollowParts<Task>,
  stop: AbortSignal,
): AsyncGenerator<readonly Task[]> {
  let told = ''
  for (let failed = 0; !stop.aborted; ) {
    try {
      for await (const _ of transport.stream(CHANGED, await bearer(), stop)) {
        failed = 0
        const now = await tasks()
        const said = digest(now)
        if (said !== told) yield now
        told = said
      }
    } catch (fault) {
      // What the program itself stopped is no fault; a refusal is not mended by trying again.
      if (stop.aborted) return
      if (!(fault instanceof TransportFault) || fault.errors.length > 0) throw fault
      failed = Math.min(failed + 1, PAUSES_MS.length - 1)
    }
    await pause(PAUSES_MS[failed]!, stop)
  }
}

function digest(tasks: readonly Followed[]): string {
  return JSON.stringify(tasks.map(({ id, dueOn, draft }) => [id, dueOn, draft?.signedBy]))
}

async function pause(milliseconds: number, stop: AbortSignal): Promise<void> {
  await new Promise<void>(resolve => {
    const over = () => {
      clearTimeout(timer)
      stop.removeEventListener('abort', over)
      resolve()
    }
    const timer = setTimeout(over, milliseconds)
    stop.addEventListener('abort', over)
  })
}
