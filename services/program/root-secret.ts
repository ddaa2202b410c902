import { type Resealed, resealCustody } from '../custody/index.ts'
import { startEnvironment } from '../local/index.ts'
import { type Config, readConfig } from '../platform/config.ts'
import { openPool } from '../platform/database.ts'
import { exchangeRootSecret, forgetRootSecret, readRootSecret } from '../platform/root-secret.ts'
import { SetupFault } from '../platform/setup-fault.ts'

const STEPS = ['exchange', 'reseal', 'forget']

/** `npx tallystick root-secret`: one step of its exchange after the other. */
export async function rootSecret([step = '', ...more]: string[]): Promise<number> {
  if (!STEPS.includes(step) || more.length > 0)
    throw new SetupFault(`tallystick root-secret takes one of: ${STEPS.join(', ')}`)
  const config = readConfig()
  if (step === 'exchange') return exchange(config)
  if (readRootSecret(config).deriveBefore('custody') === null)
    throw new SetupFault('no exchange is under way: there is no root secret before this one')
  const found = await look(config, { write: step === 'reseal' })
  return step === 'reseal' ? tellResealed(found) : forget(config, found)
}

function exchange({ ROOT_SECRET, TALLYSTICK_STATE: state }: Config): number {
  if (ROOT_SECRET !== undefined)
    throw new SetupFault(
      'ROOT_SECRET is set from outside: set ROOT_SECRET_BEFORE to what it is now, and ' +
        'ROOT_SECRET to a new one of `openssl rand -hex 32`; then start every process again',
    )
  exchangeRootSecret(state)
  say('a new root secret is in force for whatever is started from now on, the one before is')
  say('accepted beside it: start every process again, then run `npx tallystick root-secret reseal`')
  return 0
}

/** Seals what hangs on the root secret again, or only counts what would have to be. */
async function look(config: Config, how: { write: boolean }): Promise<Resealed> {
  const root = readRootSecret(config)
  const { databaseUrl, stop } = await startEnvironment(config, say, { temporal: false })
  const pool = openPool(databaseUrl, { name: 'tallystick root secret', max: 1 })
  const secrets = { secret: root.derive('custody'), secretBefore: root.deriveBefore('custody') }
  try {
    return await resealCustody(pool, secrets, how)
  } finally {
    await pool.end()
    await stop()
  }
}

function tellResealed({ current, resealed, lost }: Resealed): number {
  say(`keys in custody: ${resealed} sealed again, ${current} were already`)
  for (const key of lost) say(`${key} opens under neither secret: its user needs a new key`)
  say('now `npx tallystick root-secret forget`')
  return lost.length === 0 ? 0 : 1
}

/** Nothing may hang on what is forgotten. */
function forget({ ROOT_SECRET, TALLYSTICK_STATE: state }: Config, { resealed }: Resealed): number {
  if (resealed > 0)
    throw new SetupFault(`${resealed} keys are still sealed under the secret before: reseal first`)
  if (ROOT_SECRET === undefined) forgetRootSecret(state)
  say(
    ROOT_SECRET === undefined
      ? 'the root secret before is gone; keep the new one where you kept it'
      : 'nothing hangs on ROOT_SECRET_BEFORE any more: leave it out from the next start on',
  )
  return 0
}

function say(message: string): void {
  process.stdout.write(`${message}\n`)
}
