import { readFileSync } from 'node:fs'
import type { WorkflowHandle } from '@temporalio/client'

export type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>

/**
 * A history as JSON: bytes as base64 under a name of our own, 64-bit numbers as their two halves.
 * The SDK's own JSON needs one copy of protobufjs for all of its packages, which npm does not give.
 */
export function historyText(history: History): string {
  const text = JSON.stringify(
    // Without their classes, which have a JSON of their own.
    structuredClone(history),
    function (this: Record<string, unknown>, name, value) {
      const raw = this[name]
      return raw instanceof Uint8Array ? { [BYTES]: Buffer.from(raw).toString('base64') } : value
    },
    1,
  )
  return `${text}\n`
}

/** As `record-histories.ts` stored it. */
export function storedHistory(name: string): History {
  const text = readFileSync(new URL(`histories/${name}.json`, import.meta.url), 'utf8')
  return parseHistory(text)
}

export function parseHistory(text: string): History {
  return JSON.parse(text, (_, value) =>
    typeof value?.[BYTES] === 'string' ? Buffer.from(value[BYTES], 'base64') : value,
  )
}

const BYTES = '$bytes'
