import { expect } from 'vitest'
import type { Person } from '../journey/people.ts'

/** Others sign, one after the other, all that waits for them: at the desk, not in a browser. */
export async function countersign(...people: readonly Person[]): Promise<void> {
  for (const { client } of people)
    for (const { draft } of await client.desk.tasks())
      if (draft) expect(await client.desk.sign(draft)).toMatchObject({ ok: true })
}
