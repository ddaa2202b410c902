import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../../../services/platform/project-root.ts'
import { testDatabase } from '../../support/database.ts'
import { PERSONAL } from '../../support/personal.ts'

/** Everything that a process of its own writes on its way through a journey. */
async function journey(ownerUrl: string): Promise<string> {
  const script = join(projectRoot, 'test/support/logged-journey.ts')
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, OWNER_URL: ownerUrl },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
  const [code] = await once(child, 'close')
  expect(code, said.slice(-2_000)).toBe(0)
  return said
}

test('a whole journey, its faults too, logs no name, number, address, key or command', async () => {
  const database = await testDatabase()
  try {
    const said = await journey(database.ownerUrl)
    const lines = said.split('\n').filter(line => line.startsWith('{'))
    const faults = lines.filter(line => line.includes('"odd"'))
    expect(faults.length).toBeGreaterThan(3)
    const services = new Set(lines.map(line => JSON.parse(line).service))
    expect([...services]).toEqual(expect.arrayContaining(['gateway', 'ledger', 'sequencer']))
    for (const [what, text] of Object.entries(PERSONAL)) {
      expect([what, lines.filter(line => line.includes(text))]).toEqual([what, []])
      const encoded = Buffer.from(text).toString('base64url').slice(0, 12)
      expect([what, lines.filter(line => line.includes(encoded))]).toEqual([what, []])
    }
    // A JWS begins so, and a bearer says what it is; enrolled names and codes begin so.
    expect(said).not.toMatch(/eyJ|Bearer|Party 9111|91110000/)
  } finally {
    await database.close()
  }
})
