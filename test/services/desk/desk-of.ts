import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runDesk } from '../../../services/desk/main.ts'
import type { Actor } from '../../support/actor.ts'
import type { GatewayWorld } from '../gateway/gateway-fixtures.ts'

/** The command line of one user, as typed: without the profile, which is theirs. */
export function deskOf(world: GatewayWorld, { party, user, key, privateKey }: Actor) {
  const folder = mkdtempSync(join(tmpdir(), 'tallystick-desk-of-'))
  const keyFile = join(folder, 'key.pem')
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  const path = join(folder, 'profile.json')
  const where = { url: `${world.url}/graphql`, ledger: world.ledger.name }
  writeFileSync(path, JSON.stringify({ ...where, party, user, key, keyFile }))
  return async (line: string): Promise<string> =>
    (await runDesk([...line.split(' '), '--as', path])).join('\n')
}
