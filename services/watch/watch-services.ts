import type { Pool } from 'pg'
import type { ActAnswer } from '../../contracts/command/answer.ts'
import type { ActRequest } from '../../contracts/command/command.ts'
import { newId } from '../client/index.ts'

export interface WatchServices {
  /** As the role tallystick_ledger. */
  readonly pool: Pool
  /** Signs with the system key and submits; answers what became of each act. */
  readonly submit: (id: string, acts: readonly ActRequest[]) => Promise<readonly ActAnswer[]>
}

/**
 * Submits what a turn of the watch has found, as one command, and counts the acts that the ledger
 * accepted: their contracts judge each again, under the locks. Nothing is sent for nothing.
 */
export async function submitFound(
  submit: WatchServices['submit'],
  acts: readonly ActRequest[],
): Promise<number> {
  if (acts.length === 0) return 0
  const answers = await submit(newId('cmd'), acts)
  return answers.filter(({ ok }) => ok).length
}
