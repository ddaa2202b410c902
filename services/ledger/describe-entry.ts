import { type ActRequest, type CommandPayload, MANIFEST } from '../../contracts/command/command.ts'
import type { Shown } from '../../contracts/command/shown.ts'
import { describeAct } from '../../contracts/sentences/describe-act.ts'
import type { Bilingual } from '../../contracts/sentences/sentence.ts'
import { decode, parseJws } from '../platform/jws/jws.ts'
import type { JournalEntry } from './engine/replay/read-journal.ts'

/**
 * Says an entry in words, made again of the very bytes that its people signed; by the name of its
 * act where they cannot be read.
 */
export function describeEntry({
  act,
  part,
  jws,
}: Pick<JournalEntry, 'act' | 'part' | 'jws'>): Bilingual {
  const payload = readPayload(jws)
  if (!payload) return describeAct({ act, body: null }, {})
  const acts = payload.act === MANIFEST ? readActs(payload.body) : [payload]
  const one = acts[part]
  return describeAct({ act, body: one?.body ?? null }, (payload.shown?.[part] ?? {}) as Shown)
}

function readActs(body: unknown): readonly ActRequest[] {
  const { acts } = (body ?? {}) as { readonly acts?: unknown }
  return Array.isArray(acts) ? acts : []
}

function readPayload(jws: string): CommandPayload | null {
  const parsed = parseJws(jws)
  if (!parsed.ok) return null
  try {
    return JSON.parse((decode(parsed.value.payload) ?? Buffer.of()).toString('utf8'))
  } catch {
    return null
  }
}
