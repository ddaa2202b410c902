import { parentPort } from 'node:worker_threads'
import type { KeyId } from '../../../../contracts/kernel/id.ts'
import { type PublicKey, type VerifyRequest, verifyChunk } from './verify-chunk.ts'

/** A thread that checks signatures, so that the thread that writes does not. */
const keys = new Map<KeyId, PublicKey>()

parentPort?.on('message', ({ number, forget, newKeys, commands }: VerifyRequest) => {
  if (forget) keys.clear()
  for (const key of newKeys) keys.set(key.kid, key)
  parentPort?.postMessage({ number, verified: verifyChunk(keys, commands) })
})
