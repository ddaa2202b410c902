import { Worker } from 'node:worker_threads'
import type { KeyId } from '../../../contracts/kernel/id.ts'
import type { PublicKey, ToVerify, Verified, VerifyRequest } from './verify-chunk.ts'

/** Checks signatures in a thread of its own. */
export interface Verifier {
  verify(
    commands: readonly ToVerify[],
    keys: ReadonlyMap<KeyId, PublicKey>,
  ): Promise<readonly Verified[]>
  close(): Promise<void>
}

/** Large enough to pay for the message, small enough to overlap with the writing of the last. */
const CHUNK_COMMANDS_MAX = 125

/** What a chunk leaves behind dies young: room for it costs less than moving it. */
const YOUNG_MIB = 64

export function startVerifier(): Verifier {
  const worker = new Worker(new URL('./verify-worker.ts', import.meta.url), {
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB },
  })
  const waiting = new Map<number, PromiseWithResolvers<readonly Verified[]>>()
  const sent = new Set<KeyId>()
  let number = 0

  worker.on('message', (answer: { number: number; verified: readonly Verified[] }) => {
    waiting.get(answer.number)?.resolve(answer.verified)
    waiting.delete(answer.number)
  })
  worker.on('error', fault => {
    for (const one of waiting.values()) one.reject(fault)
    waiting.clear()
  })

  const verifyChunk = (commands: readonly ToVerify[], keys: ReadonlyMap<KeyId, PublicKey>) => {
    const chunk = Promise.withResolvers<readonly Verified[]>()
    const request: VerifyRequest = {
      number: ++number,
      newKeys: unsent(commands, keys, sent),
      commands,
    }
    waiting.set(request.number, chunk)
    worker.postMessage(request)
    return chunk.promise
  }

  return {
    verify: async (commands, keys) => {
      const chunks: Promise<readonly Verified[]>[] = []
      for (let i = 0; i < commands.length; i += CHUNK_COMMANDS_MAX)
        chunks.push(verifyChunk(commands.slice(i, i + CHUNK_COMMANDS_MAX), keys))
      return (await Promise.all(chunks)).flat()
    },
    close: async () => void (await worker.terminate()),
  }
}

function unsent(
  commands: readonly ToVerify[],
  keys: ReadonlyMap<KeyId, PublicKey>,
  sent: Set<KeyId>,
): PublicKey[] {
  const fresh: PublicKey[] = []
  for (const { signatures } of commands)
    for (const { kid } of signatures) {
      const key = keys.get(kid)
      if (!key || sent.has(kid)) continue
      sent.add(kid)
      fresh.push(key)
    }
  return fresh
}
