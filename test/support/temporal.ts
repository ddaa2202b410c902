import { inject } from 'vitest'

/**
 * host:port of the run's own Temporal server; the first who asks starts it. Fails, never skips,
 * where there is no way to one. Take task queues and workflow ids that no other test file uses.
 */
export async function testTemporal(): Promise<string> {
  const answer = await fetch(inject('temporalDoor'))
  const text = await answer.text()
  if (!answer.ok) throw new Error(text)
  return text
}
