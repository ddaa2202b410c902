import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { BankEvent, Output } from './events.ts'
import { apply, type BankState } from './state.ts'

/** The one file of the bank: a line is what happened at once, and is there whole or not at all. */
export interface Book {
  readonly state: BankState
  readonly events: readonly BankEvent[]
  /** In the order of their numbers, from 1. */
  readonly outputs: readonly Output[]
  write(events: readonly BankEvent[]): void
}

export function openBook(folder: string, state: BankState): Book {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'book.jsonl')
  const events: BankEvent[] = []
  const outputs: Output[] = []
  const take = (happened: readonly BankEvent[]) => {
    for (const event of happened) {
      apply(state, event)
      events.push(event)
      if (event.type === 'sent') outputs.push(event.output)
    }
  }
  for (const line of readLines(file)) take(JSON.parse(line))
  const handle = openSync(file, 'a', 0o600)
  process.once('exit', () => closeSync(handle))
  return {
    ...{ state, events, outputs },
    write: happened => {
      writeSync(handle, `${JSON.stringify(happened)}\n`)
      fsyncSync(handle)
      take(happened)
    },
  }
}

/** A last line without its end was never answered: it is taken off, as if nothing had happened. */
function readLines(file: string): readonly string[] {
  const handle = openSync(file, 'a+', 0o600)
  closeSync(handle)
  const text = readFileSync(file)
  const end = text.lastIndexOf('\n') + 1
  if (end < text.length) truncateSync(file, end)
  return text.subarray(0, end).toString().split('\n').slice(0, -1)
}
