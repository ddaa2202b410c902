import { writeGenesis } from '../ledger/index.ts'
import { startEnvironment } from '../local/index.ts'
import { readConfig } from '../platform/config.ts'
import { openPool, urlAs } from '../platform/database.ts'
import { mustBeKeysOfLedger, readIdentityKey } from '../platform/identity-key.ts'
import { prepareSchema } from '../platform/migrate.ts'
import { formatGenesis, type Genesis, readKeyCheck, readOperator } from './draw-up.ts'

/** Writes a genesis as the first entry of the configured database. Answers what to say of it. */
export async function finish(genesis: Genesis, say: (line: string) => void): Promise<string[]> {
  const config = readConfig()
  mustBeKeysOfLedger(readIdentityKey(config), { identityKeys: [readKeyCheck(genesis)] })
  const { databaseUrl: url, stop } = await startEnvironment(config, say, { temporal: false })
  try {
    await prepareSchema(url)
    const pool = openPool(urlAs(url, 'tallystick_ledger'), { name: 'found', max: 1 })
    const name = await writeGenesis(pool, formatGenesis(genesis)).finally(() => pool.end())
    return [
      `the ledger is founded; its name, for clients to pin: ${name}`,
      `the operator is party ${readOperator(genesis)}; its users and keys are as on their cards`,
      NEXT,
    ]
  } finally {
    await stop()
  }
}

const NEXT = 'next: SYSTEM_KEY=PATH.key.pem npm start'
