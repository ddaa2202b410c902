import { Worker } from 'node:worker_threads'
import { refuse } from '../../../../contracts/kernel/decision.ts'
import type { KeyId } from '../../../../contracts/kernel/id.ts'
import { log } from '../log.ts'
import { verifierRestarts } from '../metrics.ts'
import type { PublicKey, Verified, VerifyRequest } from './verify-chunk.ts'

/** Checks signatures in a thread of its own. */
export interface Verifier {
  /** What a thread died on twice is answered as failed, each command for itself. */
  verify(
    commands: readonly string[],
    keys: ReadonlyMap<KeyId, PublicKey>,
  ): Promise<readonly (Verified | typeof HAS_FAILED)[]>
  close(): Promise<void>
}

export const HAS_FAILED = refuse('ledger_must_not_have_failed')

/** Large enough to pay for the message, small enough to overlap with the writing of the last. */
const CHUNK_COMMANDS_MAX = 125

/** The thread keeps some 300 bytes of each key: with more of them it begins anew. */
const KEYS_SENT_MAX = 50_000

/** What a chunk leaves behind dies young: room for it costs less than moving it. */
const YOUNG_MIB = 64

interface Chunk extends PromiseWithResolvers<readonly (Verified | typeof HAS_FAILED)[]> {
  readonly commands: readonly string[]
  readonly keys: ReadonlyMap<KeyId, PublicKey>
  retried: boolean
}

/** A thread that ends is begun anew, and what it had not answered is given to it once more. */
export function startVerifier(
  begin: () => Worker = beginWorker,
  keysSentMax = KEYS_SENT_MAX,
): Verifier {
  const thread = new Thread(begin, keysSentMax)
  return {
    verify: async (commands, keys) => {
      const chunks: Chunk['promise'][] = []
      for (let i = 0; i < commands.length; i += CHUNK_COMMANDS_MAX)
        chunks.push(thread.verify(commands.slice(i, i + CHUNK_COMMANDS_MAX), keys))
      return (await Promise.all(chunks)).flat()
    },
    close: async () => await thread.close(),
  }
}

class Thread {
  readonly #begin: () => Worker
  readonly #keysSentMax: number
  readonly #waiting = new Map<number, Chunk>()
  #number = 0
  #closing = false
  #worker: Worker
  #sent = new Set<KeyId>()

  constructor(begin: () => Worker, keysSentMax: number) {
    this.#begin = begin
    this.#keysSentMax = keysSentMax
    this.#worker = this.#start()
  }

  verify(commands: readonly string[], keys: ReadonlyMap<KeyId, PublicKey>): Chunk['promise'] {
    const chunk = { commands, keys, retried: false, ...Promise.withResolvers() } as Chunk
    this.#post(chunk)
    return chunk.promise
  }

  async close(): Promise<void> {
    this.#closing = true
    await this.#worker.terminate()
  }

  #post(chunk: Chunk): void {
    const { commands, keys } = chunk
    const forget = this.#sent.size >= this.#keysSentMax
    if (forget) this.#sent.clear()
    const newKeys = unsent(keys, this.#sent)
    const request: VerifyRequest = { number: ++this.#number, forget, newKeys, commands }
    this.#waiting.set(request.number, chunk)
    this.#worker.postMessage(request)
  }

  #start(): Worker {
    const worker = this.#begin()
    worker.on('message', ({ number, verified }: { number: number; verified: Verified[] }) => {
      this.#waiting.get(number)?.resolve(verified)
      this.#waiting.delete(number)
    })
    worker.on('error', fault => log.error({ err: fault }, 'the verifier failed'))
    worker.on('exit', () => {
      if (!this.#closing) this.#restart()
    })
    return worker
  }

  #restart(): void {
    const chunks = [...this.#waiting.values()]
    log.error({ chunks: chunks.length }, 'the verifier has ended: it begins anew')
    verifierRestarts.inc()
    this.#waiting.clear()
    this.#sent = new Set()
    this.#worker = this.#start()
    for (const chunk of chunks) {
      if (chunk.retried) chunk.resolve(chunk.commands.map(() => HAS_FAILED))
      else this.#post(Object.assign(chunk, { retried: true }))
    }
  }
}

function beginWorker(): Worker {
  return new Worker(new URL('./verify-worker.ts', import.meta.url), {
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB },
  })
}

function unsent(keys: ReadonlyMap<KeyId, PublicKey>, sent: Set<KeyId>): PublicKey[] {
  const fresh: PublicKey[] = []
  for (const [kid, key] of keys) {
    if (sent.has(kid)) continue
    sent.add(kid)
    fresh.push(key)
  }
  return fresh
}
